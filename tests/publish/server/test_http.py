"""Tags, conditions, packing, HEAD, OPTIONS, CORS, health; and data that change while the server runs."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from serving import GRAPHS, Fields, Server, data_folder

from keqiao_kg.graph import store_disk

ALL: Fields = [("query", "SELECT ?o { ?s ?p ?o } ORDER BY STR(?o)"), ("format", "csv")]
LONG: Fields = [("query", "SELECT * { VALUES ?a { 1 2 3 4 5 6 7 8 9 } VALUES ?b { 1 2 3 4 5 6 7 8 9 } ?s ?p ?o }")]


def test_a_tag_saves_the_second_answer(reading: Server) -> None:
    first = reading.get("/sparql", ALL)
    tag = first.headers["etag"]
    again = reading.get("/sparql", ALL, If_None_Match=tag)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert reading.get("/sparql", ALL, If_None_Match=f'"x", {tag}').status == 304
    assert reading.get("/sparql", ALL, If_None_Match='"x"').status == 200
    assert reading.form("/sparql", ALL).headers["etag"] == tag


def test_tags_tell_answers_apart(reading: Server) -> None:
    asked: list[Fields] = [ALL, [*ALL[:1], ("format", "tsv")], LONG, [*ALL, ("default-graph-uri", GRAPHS[0][0])]]
    assert len({reading.get("/sparql", fields).headers["etag"] for fields in asked}) == 4


def test_what_may_change_is_not_kept(reading: Server) -> None:
    query: Fields = [("query", "SELECT (STRUUID() AS ?id) {}")]
    first, second = (reading.get("/sparql", query) for _ in range(2))
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-store"
    assert first.body != second.body
    word: Fields = [("query", "SELECT ('uuid() and now()' AS ?text) {}")]
    assert "etag" in reading.get("/sparql", word).headers


@pytest.mark.parametrize("path", ["/sparql", "/"])
def test_large_answers_are_packed(report: Server, path: str) -> None:
    fields = [("query", "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 500")] if path == "/sparql" else []
    plain = report.get(path, fields)
    packed = report.get(path, fields, Accept_Encoding="gzip, deflate")
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2
    assert "content-encoding" not in report.get(path, fields, Accept_Encoding="gzip;q=0").headers
    assert "content-encoding" not in report.get("/sparql", [("query", "ASK {}")], Accept_Encoding="gzip").headers


@pytest.mark.parametrize("packing", ["identity", "gzip"])
def test_an_answer_too_large_for_memory_comes_whole(report: Server, packing: str) -> None:
    query = "SELECT * { VALUES ?a { %s } VALUES ?b { %s } BIND(SHA512(STR(?a * 1000 + ?b)) AS ?c) }"
    numbers = " ".join(map(str, range(150)))
    reply = report.get("/sparql", [("query", query % (numbers, numbers)), ("format", "csv")], Accept_Encoding=packing)
    body = gzip.decompress(reply.body) if packing == "gzip" else reply.body
    assert reply.status == 200
    assert int(reply.headers["content-length"]) == len(reply.body) > 1_000_000
    assert body.count(b"\n") == 150 * 150 + 1
    again = report.get("/sparql", [("query", query % (numbers, numbers)), ("format", "csv")], Accept_Encoding=packing)
    assert again.body == reply.body  # kept in a file


def test_head_is_get_without_a_body(report: Server) -> None:
    for path, fields in (("/sparql", ALL), ("/", []), ("/sparql", []), ("/health", [])):
        got, head = report.get(path, fields), report.call("HEAD", f"{path}?{urlencode(fields)}")
        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-length"] == got.headers["content-length"] or path == "/health"
        assert head.headers["content-type"] == got.headers["content-type"]


@pytest.mark.parametrize(
    ("path", "methods"),
    [("/sparql", "GET, HEAD, POST, OPTIONS"), ("/update", "POST, OPTIONS"), ("/", "GET, HEAD, OPTIONS")],
)
def test_options_tell_the_methods(reading: Server, path: str, methods: str) -> None:
    reply = reading.call("OPTIONS", path)
    assert (reply.status, reply.headers["allow"]) == (204, methods)


def test_pages_from_elsewhere_may_ask(reading: Server) -> None:
    reply = reading.get("/sparql", ALL, Origin="https://elsewhere.example")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "ETag" in reply.headers["access-control-expose-headers"]
    asked = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type, accept",
    }
    reply = reading.call("OPTIONS", "/sparql", asked)
    assert reply.status == 200
    assert "POST" in reply.headers["access-control-allow-methods"]
    assert "content-type" in reply.headers["access-control-allow-headers"]
    refused = reading.get("/sparql", [("query", "ASK {")], Origin="https://elsewhere.example")
    assert (refused.status, refused.headers["access-control-allow-origin"]) == (400, "*")


def test_health(reading: Server) -> None:
    reply = reading.get("/health")
    assert json.loads(reply.body) | {"version": ""} == {
        "status": "ok", "triples": 3, "version": "", "running": 0, "waiting": 0,
    }  # fmt: skip


def test_a_new_build_is_seen_without_a_restart(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "out", *GRAPHS)
    with Server(data) as server:
        before = server.get("/sparql", ALL)
        assert before.text.split() == ["o", "1", "2", "3"]
        store_disk.fill(data / store_disk.STORE, data / "graph.nq")
        store_disk.replace_graph(data / store_disk.STORE, GRAPHS[0][0], b'<https://e.org/s1> <https://e.org/p> "9" .\n')
        end = time.monotonic() + 15
        while (after := server.get("/sparql", ALL)).body == before.body:
            assert after.status == 200
            assert time.monotonic() < end
            time.sleep(0.05)
        assert after.text.split() == ["o", "2", "3", "9"]
        assert after.headers["etag"] != before.headers["etag"]
        assert server.stop() == (0, "")
