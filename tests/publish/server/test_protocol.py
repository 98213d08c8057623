"""The SPARQL 1.1 Protocol, case by case as the recommendation words it: queries, then updates."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from serving import RESET, TOKEN, Fields, Reply, Server

DEFAULT = [("default-graph-uri", f"https://e.org/data{number}") for number in (1, 2, 3)]
NAMED = [("named-graph-uri", f"https://e.org/data{number}") for number in (1, 2, 3)]
OBJECTS = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
NAMES = "SELECT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
BOTH = "SELECT ?o ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?a ?b ?c } } } ORDER BY ?o ?g"
SPARQL = "/sparql"


def by_get(server: Server, query: str, fields: Fields) -> Reply:
    return server.get(SPARQL, [("query", query), *fields])


def by_form(server: Server, query: str, fields: Fields) -> Reply:
    return server.form(SPARQL, [("query", query), *fields])


def by_direct(server: Server, query: str, fields: Fields) -> Reply:
    return server.direct(SPARQL, "application/sparql-query", query, fields)


WAYS = [by_get, by_form, by_direct]
Way = Callable[[Server, str, Fields], Reply]


def values(reply: Reply) -> list[list[str]]:
    assert reply.status == 200, reply.text
    found = json.loads(reply.body)
    return [
        [row[name]["value"].rpartition("/")[2] if name in row else "" for name in found["head"]["vars"]]
        for row in found["results"]["bindings"]
    ]


DATASETS: list[tuple[str, str, Fields, list[list[str]]]] = [
    ("the union of all graphs", OBJECTS, [], [["1"], ["2"], ["3"]]),
    ("one default graph", OBJECTS, DEFAULT[:1], [["1"]]),
    ("two default graphs", OBJECTS, DEFAULT[:2], [["1"], ["2"]]),
    ("a default graph that is not there", OBJECTS, [("default-graph-uri", "https://e.org/none")], []),
    ("no named graph beside a default one", NAMES, DEFAULT[:1], []),
    ("one named graph", NAMES, NAMED[:1], [["data1"]]),
    ("two named graphs", NAMES, NAMED[:2], [["data1"], ["data2"]]),
    ("an empty default graph beside a named one", OBJECTS, NAMED[:1], []),
    ("both kinds", BOTH, [DEFAULT[2], *NAMED[:2]], [["", "data1"], ["", "data2"], ["3", ""]]),
    ("FROM", f"{OBJECTS.replace('{', 'FROM <https://e.org/data2> {', 1)}", [], [["2"]]),
    ("FROM NAMED", f"{NAMES.replace('{', 'FROM NAMED <https://e.org/data2> {', 1)}", [], [["data2"]]),
    ("the request before FROM", OBJECTS.replace("{", "FROM <https://e.org/data2> {", 1), DEFAULT[:1], [["1"]]),
    (
        "the request before FROM and FROM NAMED",
        NAMES.replace("{", "FROM <https://e.org/data3> FROM NAMED <https://e.org/data3> {", 1),
        [DEFAULT[0], *NAMED[:2]],
        [["data1"], ["data2"]],
    ),
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("query", "fields", "expected"), [case[1:] for case in DATASETS], ids=[c[0] for c in DATASETS])
def test_datasets(reading: Server, way: Way, query: str, fields: Fields, expected: list[list[str]]) -> None:
    assert values(way(reading, query, fields)) == expected


ROWS = {
    "application/sparql-results+json": b'{"head"',
    "application/sparql-results+xml": b"<?xml",
    "text/csv": b"o\r\n1",
    "text/tab-separated-values": b'?o\n"1"',
}
GRAPHS = {
    "text/turtle": b"@prefix",
    "application/trig": b"@prefix",
    "application/n-triples": b"<https://e.org/s1>",
    "application/n-quads": b"<https://e.org/s1>",
    "application/rdf+xml": b"<?xml",
    "application/ld+json": b"[",
}
ONE = "{ ?s ?p ?o FILTER(?o = '1') }"
FORMS = [(f"SELECT ?o {ONE}", ROWS), (f"CONSTRUCT {{ ?s ?p ?o }} {ONE}", GRAPHS), (f"DESCRIBE ?s {ONE}", GRAPHS)]
CONTENTS = [(query, media_type, start) for query, kinds in FORMS for media_type, start in kinds.items()]


def test_there_are_cases() -> None:
    assert len(DATASETS) >= 13
    assert len(CONTENTS) == 16


@pytest.mark.parametrize(("query", "media_type", "start"), CONTENTS)
def test_content_is_negotiated(reading: Server, query: str, media_type: str, start: bytes) -> None:
    reply = reading.get(SPARQL, [("query", query)], Accept=media_type)
    assert (reply.status, reply.media_type) == (200, media_type)
    assert reply.body.startswith(start)


@pytest.mark.parametrize("media_type", ROWS)
def test_a_yes_in_every_format(reading: Server, media_type: str) -> None:
    reply = reading.get(SPARQL, [("query", "ASK { ?s ?p ?o }")], Accept=media_type)
    assert (reply.status, reply.media_type) == (200, media_type)
    assert b"true" in reply.body


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        (OBJECTS, "*/*", "application/sparql-results+json"),
        (OBJECTS, "text/*", "text/csv"),
        (OBJECTS, "text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        (OBJECTS, "text/turtle, */*;q=0.1", "application/sparql-results+json"),
        (OBJECTS, "application/json", "application/json"),
        ("DESCRIBE <https://e.org/s1>", "*/*", "text/turtle"),
        ("DESCRIBE <https://e.org/s1>", "application/sparql-results+json, text/*;q=0.2", "text/turtle"),
        ("DESCRIBE <https://e.org/s1>", "application/rdf+xml;q=0.9, text/turtle;q=0.8", "application/rdf+xml"),
    ],
)
def test_what_is_liked_best(reading: Server, query: str, accept: str, expected: str) -> None:
    assert reading.get(SPARQL, [("query", query)], Accept=accept).media_type == expected


@pytest.mark.parametrize(
    ("query", "form", "expected"),
    [
        (OBJECTS, "csv", "text/csv"),
        (OBJECTS, "xml", "application/sparql-results+xml"),
        ("DESCRIBE <https://e.org/s1>", "xml", "application/rdf+xml"),
        ("DESCRIBE <https://e.org/s1>", "application/trig", "application/trig"),
    ],
)
def test_a_format_in_the_address_goes_first(reading: Server, query: str, form: str, expected: str) -> None:
    reply = reading.get(SPARQL, [("query", query), ("format", form)], Accept="text/tab-separated-values")
    assert reply.media_type == expected


FORM = "application/x-www-form-urlencoded"
GOOD = "query=ASK%20%7B%7D"
BAD: list[tuple[str, str, str, dict[str, str], bytes, int]] = [
    ("a method that does not fit", "PUT", f"?{GOOD}", {}, b"", 405),
    ("another one", "DELETE", f"?{GOOD}", {}, b"", 405),
    ("two queries", "GET", f"?{GOOD}&{GOOD}", {}, b"", 400),
    ("two queries in a form", "POST", "", {"Content-Type": FORM}, f"{GOOD}&{GOOD}".encode(), 400),
    ("no query in a form", "POST", "", {"Content-Type": FORM}, b"format=csv", 400),
    ("a query in the address and in the body", "POST", f"?{GOOD}", {"Content-Type": FORM}, GOOD.encode(), 400),
    (
        "a query in the address and directly",
        "POST",
        f"?{GOOD}",
        {"Content-Type": "application/sparql-query"},
        b"ASK {}",
        400,
    ),
    ("a wrong media type", "POST", "", {"Content-Type": "text/plain"}, b"ASK {}", 415),
    ("an update as a media type", "POST", "", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL", 415),
    ("a form without a media type", "POST", "", {}, GOOD.encode(), 415),
    ("a direct query without a media type", "POST", "", {}, b"ASK {}", 415),
    (
        "not UTF-8 by its name",
        "POST",
        "",
        {"Content-Type": "application/sparql-query; charset=UTF-16"},
        "ASK {}".encode("utf-16"),
        415,
    ),
    ("not UTF-8 by its bytes", "POST", "", {"Content-Type": "application/sparql-query"}, b"ASK { ?s ?p '\xff' }", 400),
    ("not UTF-8 in the address", "GET", "?query=ASK%7B%3Fs%20%3Fp%20%27%FF%27%7D", {}, b"", 400),
    ("a packed body", "POST", "", {"Content-Type": FORM, "Content-Encoding": "gzip"}, b"\x1f\x8b", 415),
    ("bad syntax", "GET", "?query=ASK%20%7B", {}, b"", 400),
    ("an update in place of a query", "GET", "?query=CLEAR%20ALL", {}, b"", 400),
    ("a graph that is no IRI", "GET", f"?{GOOD}&default-graph-uri=a%20b", {}, b"", 400),
    ("a media type that there is not", "GET", f"?{GOOD}", {"Accept": "image/png"}, b"", 406),
    ("a graph format for rows", "GET", f"?{GOOD}", {"Accept": "text/turtle"}, b"", 406),
    ("a format that there is not", "GET", f"?{GOOD}&format=docx", {}, b"", 406),
    ("an update by the query's address", "POST", "", {"Content-Type": FORM}, b"update=CLEAR%20ALL", 400),
    ("updates that are off", "POST", "/../update", {"Content-Type": FORM}, b"update=CLEAR%20ALL", 403),
    ("an update by GET", "GET", "/../update?update=CLEAR%20ALL", {}, b"", 405),
    ("a graph store that is off", "GET", "/../graphs?default", {}, b"", 403),
]


@pytest.mark.parametrize(("method", "path", "headers", "body", "status"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_requests_that_are_refused(
    reading: Server, method: str, path: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    path = path.removeprefix("/..") if path.startswith("/..") else SPARQL + path
    reply = reading.call(method, path, headers, body)
    assert (reply.status, reply.media_type) == (status, "text/plain")
    assert len(reply.text.strip()) > 10
    assert reply.text.count("\n") == 1
    assert ("allow" in reply.headers) == (status == 405)


def test_syntax_errors_say_where(reading: Server) -> None:
    reply = reading.get(SPARQL, [("query", "SELECT ?x WHERE {")])
    assert reply.status == 400
    assert "1:18" in reply.text


def test_relative_iris_are_relative_to_the_endpoint(reading: Server) -> None:
    found = values(reading.get(SPARQL, [("query", "SELECT (STR(<x>) AS ?iri) {}")]))
    assert found == [["x"]]


INSERT = "INSERT DATA { GRAPH <https://e.org/new> { <https://e.org/s> <https://e.org/p> 'new' } }"
ADD = "INSERT { GRAPH <https://e.org/out> { ?s <https://e.org/q> ?o } } WHERE { ?s <https://e.org/p> ?o }"
ADD_NAMED = "INSERT { GRAPH <https://e.org/out> { ?s <https://e.org/q> ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"
USING = [("using-graph-uri", f"https://e.org/data{number}") for number in (1, 2)]
USING_NAMED = [("using-named-graph-uri", f"https://e.org/data{number}") for number in (1, 2)]
OUT = "SELECT ?o { GRAPH <https://e.org/out> { ?s ?p ?o } } ORDER BY ?o"


def update_by_form(server: Server, update: str, fields: Fields) -> Reply:
    return server.form("/update", [("update", update), *fields], Authorization=f"Bearer {TOKEN}")


def update_by_direct(server: Server, update: str, fields: Fields) -> Reply:
    return server.direct("/update", "application/sparql-update", update, fields, Authorization=f"Bearer {TOKEN}")


UPDATES: list[tuple[str, Way, str, Fields, str, list[list[str]]]] = [
    ("by form", update_by_form, INSERT, [], OBJECTS, [["1"], ["2"], ["3"], ["new"]]),
    ("directly", update_by_direct, INSERT, [], OBJECTS, [["1"], ["2"], ["3"], ["new"]]),
    ("one graph used", update_by_form, ADD, USING[:1], OUT, [["1"]]),
    ("two graphs used", update_by_direct, ADD, USING, OUT, [["1"], ["2"]]),
    ("one named graph used", update_by_direct, ADD_NAMED, USING_NAMED[:1], OUT, [["1"]]),
    ("both kinds used", update_by_form, ADD_NAMED, [USING[0], *USING_NAMED], OUT, [["1"], ["2"]]),
    (
        "DELETE WHERE over a graph that is not used",
        update_by_form,
        "DELETE WHERE { GRAPH <https://e.org/data1> { ?s ?p ?o } }",
        USING_NAMED[1:],
        OBJECTS,
        [["1"], ["2"], ["3"]],
    ),
    (
        "DELETE WHERE over a graph that is used",
        update_by_form,
        "DELETE WHERE { GRAPH <https://e.org/data1> { ?s ?p ?o } }",
        USING_NAMED[:1],
        OBJECTS,
        [["2"], ["3"]],
    ),
    ("several operations", update_by_direct, f"CLEAR ALL ; {INSERT}", [], OBJECTS, [["new"]]),
]


def test_updates(writing: Server) -> None:
    for name, way, update, fields, query, expected in UPDATES:
        reply = way(writing, f"{RESET} ; {update}", fields)
        assert (reply.status, reply.body) == (204, b""), (name, reply.text)
        assert values(by_get(writing, query, [])) == expected, name


def test_relative_iris_of_updates(writing: Server) -> None:
    reply = update_by_form(writing, "INSERT DATA { GRAPH <urn:x> { <urn:s> <urn:p> <rest> } }", [])
    assert reply.status == 204
    reply = by_get(writing, "SELECT (STR(?o) AS ?iri) { GRAPH <urn:x> { ?s ?p ?o } }", [])
    assert json.loads(reply.body)["results"]["bindings"][0]["iri"]["value"] == f"{writing.address}/rest"


BAD_UPDATES: list[tuple[str, str, str, dict[str, str], bytes, int]] = [
    ("by GET", "GET", "?update=CLEAR%20ALL", {}, b"", 405),
    ("two of them", "POST", "", {"Content-Type": FORM}, b"update=CLEAR%20ALL&update=CLEAR%20ALL", 400),
    ("a query in place of it", "POST", "", {"Content-Type": FORM}, b"update=ASK%20%7B%7D", 400),
    ("as a query", "POST", "", {"Content-Type": "application/sparql-query"}, b"CLEAR ALL", 415),
    ("a wrong media type", "POST", "", {"Content-Type": "text/plain"}, b"CLEAR ALL", 415),
    ("no media type", "POST", "", {}, b"CLEAR ALL", 415),
    (
        "not UTF-8",
        "POST",
        "",
        {"Content-Type": "application/sparql-update; charset=UTF-16"},
        "CLEAR ALL".encode("utf-16"),
        415,
    ),
    ("bad syntax", "POST", "", {"Content-Type": FORM}, b"update=CLEAR%20XYZ", 400),
    (
        "USING twice",
        "POST",
        "?using-graph-uri=https%3A%2F%2Fe.org%2Fdata1",
        {"Content-Type": "application/sparql-update"},
        b"DELETE { ?s ?p ?o } USING <https://e.org/data2> WHERE { ?s ?p ?o }",
        400,
    ),
    (
        "WITH and a graph used",
        "POST",
        "?using-named-graph-uri=https%3A%2F%2Fe.org%2Fdata1",
        {"Content-Type": "application/sparql-update"},
        b"WITH <https://e.org/data2> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        400,
    ),
    (
        "a load from elsewhere",
        "POST",
        "",
        {"Content-Type": FORM},
        b"update=LOAD%20%3Chttp%3A%2F%2F127.0.0.1%2F%3E",
        400,
    ),
]


def test_updates_that_are_refused(writing: Server) -> None:
    assert len(BAD_UPDATES) >= 11
    assert update_by_form(writing, RESET, []).status == 204
    for name, method, path, headers, body, status in BAD_UPDATES:
        reply = writing.call(method, f"/update{path}", headers | {"Authorization": f"Bearer {TOKEN}"}, body)
        assert reply.status == status, (name, reply.text)
        assert len(reply.text.strip()) > 10, name
    assert values(by_get(writing, OBJECTS, [])) == [["1"], ["2"], ["3"]]


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", f"Basic {TOKEN}", "Bearer"])
def test_without_the_token_nothing_is_written(writing: Server, authorization: str) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    before = values(by_get(writing, OBJECTS, []))
    assert before
    reply = writing.form("/update", [("update", "CLEAR ALL")], **headers)
    assert (reply.status, reply.headers["www-authenticate"]) == (401, "Bearer")
    assert writing.call("DELETE", "/graphs?default", headers).status == 401
    assert values(by_get(writing, OBJECTS, [])) == before
