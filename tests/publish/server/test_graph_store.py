"""The SPARQL 1.1 Graph Store Protocol: read, replace, add to and remove graphs, by name or by address."""

from __future__ import annotations

from urllib.parse import quote

from serving import GRAPHS, RESET, TOKEN, Reply, Server

TURTLE = "@prefix e: <https://e.org/> . e:a e:p 'new' . <b> e:p e:a ."
KEY = {"Authorization": f"Bearer {TOKEN}"}
ONE = f"/graphs?graph={quote(GRAPHS[0][0], safe='')}"
NEW = f"/graphs?graph={quote('https://e.org/graphs/新', safe='')}"


def write(server: Server, method: str, path: str, text: str = "", media_type: str = "text/turtle") -> Reply:
    headers = KEY | ({"Content-Type": media_type} if text else {})
    return server.call(method, path, headers, text.encode())


def read(server: Server, path: str) -> set[str]:
    reply = server.call("GET", path, {"Accept": "application/n-triples"})
    assert reply.status == 200, reply.text
    return set(reply.text.splitlines())


def reset(server: Server) -> None:
    assert server.direct("/update", "application/sparql-update", RESET, **KEY).status == 204


def test_a_graph_through_its_life(writing: Server) -> None:
    reset(writing)
    assert writing.call("GET", NEW).status == 404
    assert write(writing, "DELETE", NEW).status == 404
    assert write(writing, "PUT", NEW, TURTLE).status == 201
    made = read(writing, NEW)
    assert made == {
        '<https://e.org/a> <https://e.org/p> "new" .',
        "<https://e.org/graphs/b> <https://e.org/p> <https://e.org/a> .",
    }
    assert write(writing, "POST", NEW, "<https://e.org/c> <https://e.org/p> [] .").status == 204
    assert len(read(writing, NEW)) == 3
    assert (
        write(writing, "PUT", NEW, "<https://e.org/c> <https://e.org/p> 1 .", "text/turtle; charset=utf-8").status
        == 204
    )
    assert len(read(writing, NEW)) == 1
    assert write(writing, "DELETE", NEW).status == 204
    assert writing.call("HEAD", NEW).status == 404
    assert len(read(writing, ONE)) == 1


def test_the_default_graph_and_graphs_by_address(writing: Server) -> None:
    reset(writing)
    assert read(writing, "/graphs?default") == set()
    assert write(writing, "PUT", "/graphs?default", TURTLE).status == 204
    assert len(read(writing, "/graphs?default")) == 2
    direct = "/graphs/2020/a"
    assert write(writing, "PUT", direct, TURTLE).status == 201
    assert len(read(writing, direct)) == 2
    assert read(writing, f"/graphs?graph={quote(writing.address + direct, safe='')}") == read(writing, direct)
    made = write(writing, "POST", "/graphs", TURTLE)
    assert made.status == 201
    assert len(read(writing, made.headers["location"].removeprefix(writing.address))) == 2
    everything = writing.call("GET", "/graphs", {"Accept": "application/n-quads"})
    assert everything.text.count("\n") == 3 + 2 + 2 + 2


def test_every_format_is_taken_and_given(writing: Server) -> None:
    reset(writing)
    for media_type in ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"):
        given = writing.call("GET", ONE, {"Accept": media_type})
        assert (given.status, given.media_type) == (200, media_type)
    assert write(writing, "PUT", NEW, given.text, media_type).status == 201  # the last, JSON-LD
    assert read(writing, NEW) == read(writing, ONE)


def test_requests_that_are_refused(writing: Server) -> None:
    reset(writing)
    cases = [
        ("PUT", ONE, "<a> <b", "text/turtle", 400),
        ("PUT", ONE, TURTLE, "text/html", 415),
        ("PUT", ONE, TURTLE, "text/turtle; charset=latin-1", 415),
        ("PUT", "/graphs?graph=relative", TURTLE, "text/turtle", 400),
        ("PUT", f"{ONE}&default", TURTLE, "text/turtle", 400),
        ("PUT", "/graphs", TURTLE, "text/turtle", 405),
        ("DELETE", "/graphs", "", "", 405),
        ("PATCH", ONE, TURTLE, "text/turtle", 405),
    ]
    for method, path, text, media_type, status in cases:
        reply = write(writing, method, path, text, media_type)
        assert (reply.status, len(reply.text) > 10) == (status, True), (method, path, reply.text)
    assert writing.call("GET", ONE, {"Accept": "image/png"}).status == 406
    assert writing.call("PUT", ONE, {"Content-Type": "text/turtle"}, b"").status == 401
    assert len(read(writing, ONE)) == 1
