"""Does the server find sentences by their words?"""

from __future__ import annotations

import json

import pytest
from serving import Server


@pytest.mark.parametrize(
    ("fields", "status", "media_type"),
    [
        ({"q": "凤凰行动"}, 200, "application/json"),
        ({"q": "凤凰行动", "format": "csv"}, 200, "text/csv"),
        ({"q": "，"}, 400, "text/plain"),
        ({"q": "凤凰行动", "limit": "many"}, 400, "text/plain"),
    ],
)
def test_a_search(report: Server, fields: dict[str, str], status: int, media_type: str) -> None:
    reply = report.get("/search", list(fields.items()))
    assert (reply.status, reply.media_type) == (status, media_type)
    if media_type == "application/json":
        hits = json.loads(reply.body)
        assert hits
        assert all("凤凰行动" in hit["quote"] and hit["quote"] in hit["sentence"] for hit in hits)
        assert any(fact["words"].startswith("凤凰行动") for hit in hits for fact in hit["facts"])


def test_only_reading_fits(report: Server) -> None:
    assert report.call("DELETE", "/search?q=a").status == 405
