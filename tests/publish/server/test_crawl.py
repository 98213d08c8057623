"""Does whoever follows links from the description of the dataset come by the whole graph, and by nothing else?"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
from serving import Server

NAMESPACE = "https://w3id.org/keqiao-kg/"  # what w3id.org sends on to where the site is
START = "dataset.ttl"
ENTRIES = {f"http://rdfs.org/ns/void#{name}" for name in ("rootResource", "vocabulary")}


def _document(server: Server, path: str) -> tuple[str, list[ox.Triple]]:
    """Where the Turtle of a path stands, and what it says; nothing where no such thing is described."""
    reply = server.get(f"/{path}", Accept="text/turtle")
    if reply.status == 303:
        path = reply.headers["location"].lstrip("/")
        reply = server.get(f"/{path}", Accept="text/turtle")
    if reply.status != 200 or reply.media_type != "text/turtle":
        return path, []
    return path, [quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.TURTLE)]


def _linked(triples: list[ox.Triple]) -> set[str]:
    """The paths of all things that triples speak of, without fragments."""
    nodes = {
        node.value
        for triple in triples
        for node in (triple.subject, triple.predicate, triple.object)
        if isinstance(node, ox.NamedNode)
    }
    return {
        quote(urlsplit(iri)._replace(fragment="").geturl().removeprefix(NAMESPACE), safe="/%")
        for iri in nodes
        if iri.startswith(NAMESPACE)
    }


def test_a_crawler_gets_back_what_was_published(report: Server, out: Path) -> None:
    _, described = _document(report, START)
    found: set[ox.Triple] = set()
    read: set[str] = set()
    waiting = sorted(_linked([triple for triple in described if triple.predicate.value in ENTRIES]))
    for path in waiting:
        inner = path.partition("/report/")[2].partition("/")[2]
        if path in read or (inner and path.rpartition("/" + inner)[0] in read):
            continue  # what lies within a report is told where the report is
        place, triples = _document(report, path)
        read |= {path, place}
        found |= set(triples)
        waiting += sorted(_linked(triples) - read)
    published = {quad.triple for quad in ox.parse(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS)}
    assert len(read) > 500
    assert found == published
