"""A search over HTTP: the parameters of a request → status, media type and body.

`/search?q=凤凰行动&report=330603-2020&limit=10&format=json`; `q` is needed. Without `format` the Accept header
chooses between JSON, CSV and TSV.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from keqiao_kg.errors import QueryError
from keqiao_kg.publish.fulltext.hits import written
from keqiao_kg.publish.fulltext.index import Index

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
_MOST = 1000  # sentences of one answer
_LONGEST = 500  # characters of a question


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the client."""

    status: int
    media_type: str
    body: bytes


def respond(index: Index, parameters: Mapping[str, str], accept: str = "") -> Answer:
    """Answers a search; 400 with a line of text where the request is wrong."""
    try:
        limit = _limit(parameters.get("limit", "20"))
        form = _form(parameters.get("format", ""), accept)
        question = parameters.get("q", "")
        if len(question) > _LONGEST:
            raise QueryError(f"is longer than {_LONGEST} characters", where="q")
        hits = index.search(question, report=parameters.get("report", ""), limit=limit)
    except QueryError as error:
        return Answer(400, "text/plain; charset=utf-8", f"{error}\n".encode())
    return Answer(200, MEDIA_TYPES[form], written(hits, form))


def _limit(said: str) -> int:
    if not (said.isascii() and said.isdigit() and 1 <= int(said) <= _MOST):
        raise QueryError(f"limit must be a whole number from 1 to {_MOST}", where="limit")
    return int(said)


def _form(said: str, accept: str) -> str:
    if said and said not in MEDIA_TYPES:
        raise QueryError(f"is none of {', '.join(MEDIA_TYPES)}", where="format")
    wanted = (form for form, media_type in MEDIA_TYPES.items() if media_type.split(";")[0] in accept)
    return said or next(wanted, "json")
