"""Does the server show the site, and lead from a thing to what tells of it in the form that is liked?"""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from serving import Server

REPORT = "/id/report/330603-2020"
THING = "/id/programme/100000/" + quote("凤凰行动")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

SEE_OTHER = [
    (THING, BROWSER, "", f"{THING}.html"),
    (THING, "*/*", "", f"{THING}.html"),
    (THING, "text/turtle", "", f"{THING}.ttl"),
    (THING, "application/ld+json", "", f"{THING}.jsonld"),
    (THING, "application/n-triples", "", f"{THING}.nt"),
    (THING, "application/rdf+xml, text/html;q=0.5", "", f"{THING}.rdf"),
    (THING, BROWSER, "ttl", f"{THING}.ttl"),
    (f"{REPORT}/sentence/S004", BROWSER, "", f"{REPORT}.html#sentence/S004"),
    (f"{REPORT}/sentence/S004", "text/turtle", "", f"{REPORT}.ttl"),
    ("/concept/measure/growth", "text/turtle", "", "/concept/measure.ttl"),
    ("/ontology", "text/turtle", "", "/ontology.ttl"),
]


@pytest.mark.parametrize(("path", "accept", "form", "place"), SEE_OTHER)
def test_a_thing_leads_to_what_tells_of_it(report: Server, path: str, accept: str, form: str, place: str) -> None:
    reply = report.get(path, [("format", form)] if form else [], Accept=accept)
    assert (reply.status, reply.headers["location"]) == (303, place)
    assert "Accept" in reply.headers["vary"]
    there = report.get(place.partition("#")[0])
    assert there.status == 200
    assert len(there.body) > 100


def test_pages_have_a_strict_policy_and_links(report: Server) -> None:
    reply = report.get("/", Accept=BROWSER)
    assert (reply.status, reply.media_type) == (200, "text/html")
    policy = reply.headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "'unsafe-inline'" not in policy.replace("style-src 'self' 'unsafe-inline'", "")
    assert "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    page = report.get(f"{REPORT}.html")
    assert f'<{REPORT}.ttl>; rel="alternate"; type="text/turtle"' in page.headers["link"]


def test_what_pages_load_is_there(report: Server) -> None:
    wanted = set(re.findall(r'(?:src|href)="((?:\.\./)*assets/[^"]+)"', report.get("/sparql", Accept=BROWSER).text))
    assert len(wanted) >= 2
    for place in wanted:
        reply = report.get(f"/{place}")
        assert reply.status == 200, place
        assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("accept", "media_type"), [("text/html", "text/html"), ("*/*", "text/plain")])
def test_nothing(report: Server, accept: str, media_type: str) -> None:
    reply = report.get("/id/programme/330603/none", Accept=accept)
    assert (reply.status, reply.media_type) == (404, media_type)


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/assets/../../cli.py", "/%2e%2e/%2e%2e/etc/passwd", "/id/%00", "/id/a%20b", "//e.org"],
)
def test_no_path_leads_outside(report: Server, path: str) -> None:
    assert report.call("GET", path).status == 404


def test_a_form_that_there_is_not(report: Server) -> None:
    assert report.get(THING, Accept="image/png").status == 406
    assert report.call("POST", "/").status == 405


def test_the_endpoint_shows_the_editor_to_people_and_its_description_to_programs(report: Server) -> None:
    editor = report.get("/sparql", Accept=BROWSER)
    assert (editor.status, editor.media_type) == (200, "text/html")
    assert "<html" in editor.text
    assert json.loads(report.get("/query/settings.json").body)["endpoint"] == "../sparql"
    for accept in ("*/*", "text/turtle", "application/rdf+xml", "application/ld+json"):
        described = report.get("/sparql", Accept=accept)
        assert described.status == 200
        assert b"sparql-service-description#" in described.body
