"""Do queries run over folders, files and endpoints alike, and say what is wrong with them?"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from keqiao_kg.errors import InputError, QueryError
from keqiao_kg.graph import store

TURTLE = '<https://e.org/a> <https://e.org/p> "柯桥" , "1500.0" .'
SELECT = "SELECT ?o ?none WHERE { ?s ?p ?o OPTIONAL { ?o ?p ?none } } ORDER BY ?o"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


def test_rows_are_plain_strings(file: Path) -> None:
    rows = store.rows(store.connect(str(file)).run(SELECT))
    assert rows == [{"o": "1500.0", "none": ""}, {"o": "柯桥", "none": ""}]


def test_a_folder_stands_for_its_nquads(tmp_path: Path) -> None:
    line = '<https://e.org/a> <https://e.org/p> "x" <https://e.org/g> .\n'
    (tmp_path / "graph.nq").write_text(line, encoding="utf-8")
    assert store.rows(store.connect(str(tmp_path)).run(SELECT)) == [{"o": "x", "none": ""}]


@pytest.mark.parametrize(
    ("form", "start"),
    [("csv", b"o,none"), ("tsv", b"?o\t?none"), ("json", b'{"head"'), ("xml", b"<?xml")],
)
def test_formats_of_rows(file: Path, form: str, start: bytes) -> None:
    assert store.serialize(store.connect(str(file)).run(SELECT), form).startswith(start)


def test_a_graph_is_written_as_turtle(file: Path) -> None:
    assert b"https://e.org/p" in store.serialize(store.connect(str(file)).run(CONSTRUCT), "turtle")


@pytest.mark.parametrize(
    ("query", "form", "message"),
    [
        (CONSTRUCT, "csv", "a graph has no csv form"),
        (SELECT, "turtle", "rows have no Turtle form"),
    ],
)
def test_a_form_that_does_not_fit(file: Path, query: str, form: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        store.serialize(store.connect(str(file)).run(query), form)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x WHERE {", r"does not parse \(error at 1:18"),
        ("SELECT (<https://e.org/f>(1) AS ?a) {}", "cannot be answered"),
    ],
)
def test_a_bad_query_says_where(file: Path, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        store.connect(str(file)).run(query)
    assert "\n" not in str(caught.value)


def test_bad_data_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<a> <b", encoding="utf-8")
    for name, message in (("bad.ttl", "bad.ttl:1: is not valid RDF"), ("none", "no graph here"), ("", "no graph here")):
        with pytest.raises(InputError, match=message):
            store.connect(str(tmp_path / name))


def test_an_unknown_query_name() -> None:
    with pytest.raises(QueryError, match="nothing-like-it: no such query"):
        store.find_query("nothing-like-it")


class Handler(BaseHTTPRequestHandler):
    """A SPARQL endpoint just large enough to be asked."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        query = parse_qs(body)["query"][0]
        if "broken" in query:
            self.send_error(400, explain="no such thing")
            return
        rows = {"head": {"vars": ["o"]}, "results": {"bindings": [{"o": {"type": "literal", "value": "柯桥"}}]}}
        self.send_response(200)
        graph = query.startswith("CONSTRUCT")
        self.send_header("Content-Type", "text/turtle" if graph else "application/sparql-results+json")
        self.end_headers()
        self.wfile.write(TURTLE.encode() if graph else json.dumps(rows).encode())

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def endpoint() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()


def test_an_endpoint_answers_like_a_file(endpoint: str) -> None:
    remote = store.connect(endpoint)
    assert store.rows(remote.run(SELECT)) == [{"o": "柯桥"}]
    assert b"1500.0" in store.serialize(remote.run(CONSTRUCT), "turtle")
    with pytest.raises(QueryError, match="refused the query"):
        remote.run("broken")


def test_an_endpoint_that_is_not_there() -> None:
    with pytest.raises(QueryError, match="does not answer"):
        store.connect("http://127.0.0.1:9/sparql").run(SELECT)
