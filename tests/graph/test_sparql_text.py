"""Is what a query may reach read from its words, whatever stands around them?"""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest

from keqiao_kg.errors import QueryError
from keqiao_kg.graph.library import library
from keqiao_kg.graph.sparql_text import is_volatile, names_dataset, refuse_outward, tokens, with_using

HERE = "https://e.org/sparql"
HARMLESS = [
    "SELECT * { ?s ?p 'SERVICE <https://e.org/>' }",
    'SELECT * { ?s ?p """a "quoted" SERVICE\n<https://e.org/>""" }',
    "SELECT * { ?service ?p ?o } # SERVICE <https://e.org/>",
    "PREFIX service: <https://e.org/> SELECT * { ?s service:SERVICE ?o }",
    "PREFIX e: <https://e.org/> SELECT * { ?s e:load.service ?o }",
    "SELECT * { ?s ?p 'x'@service }",
    "SELECT * { <https://e.org/SERVICE> ?p ?o }",
    "SELECT * { _:service ?p ?o }",
]
OUTWARD = [
    "SELECT * { SERVICE <https://x.org/> { ?s ?p ?o } }",
    "SELECT*{SERVICE<https://x.org/>{?s ?p ?o}}",
    "SELECT * { service silent <https://x.org/> { ?s ?p ?o } }",
    "SELECT * { SERVICE # <https://e.org/sparql>\n <https://x.org/> { ?s ?p ?o } }",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    f"SELECT * {{ SERVICE <{HERE}> {{ ?s ?p ?o }} SERVICE <https://x.org/> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE <{HERE}#x> {{ ?s ?p ?o }} }}",
    f"BASE <{HERE}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "SELECT * { FILTER(?a<?b) SERVICE <https://x.org/> { ?s ?p ?o } FILTER(?c>?d) }",
    "SELECT * { ?s ?p '''it's''' SERVICE <https://x.org/> { ?a ?b ''' ''' } }",
    "SELECT * { ?s ?p 'a\\'' . SERVICE <https://x.org/> { ?a ?b '' } }",
    "LOAD <https://x.org/data.ttl>",
    "CLEAR ALL ; load silent <file:///etc/passwd> INTO GRAPH <https://e.org/>",
]
ALLOWED = [
    f"SELECT * {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE SILENT <{HERE}> {{ ?s ?p ?o }} }}",
    "PREFIX e: <https://e.org/> SELECT * { SERVICE e:sparql { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", HARMLESS)
def test_a_word_that_is_no_keyword_is_harmless(query: str) -> None:
    refuse_outward(query)
    ox.Store().query(query)  # it is a query, so the case is one


@pytest.mark.parametrize("query", OUTWARD)
def test_what_reaches_out_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        refuse_outward(query, [HERE])


@pytest.mark.parametrize("query", ALLOWED)
def test_an_allowed_address_passes(query: str) -> None:
    refuse_outward(query, [HERE])
    with pytest.raises(QueryError):
        refuse_outward(query)


def test_there_are_cases() -> None:
    assert (len(HARMLESS), len(OUTWARD), len(ALLOWED)) == (8, 13, 3)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * FROM <a:b> { ?s ?p ?o }", True),
        ("SELECT * from named <a:b> { ?s ?p ?o }", True),
        ("SELECT * { ?s ?p 'FROM <a:b>' }", False),
        ("PREFIX from: <a:b> SELECT ?from { ?from from:from ?o } # FROM", False),
    ],
)
def test_datasets(query: str, expected: bool) -> None:
    assert names_dataset(query) is expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT (NOW() AS ?t) {}", True),
        ("SELECT * { ?s ?p ?o FILTER(rand () > 0.5) }", True),
        ("SELECT ?now { ?s ?p ?now . ?s ?q 'now()' }", False),
        ("ASK { SERVICE <a:b> {} }", True),
    ],
)
def test_what_may_change(query: str, expected: bool) -> None:
    assert is_volatile(query) is expected


def test_tokens_are_the_whole_text_but_blanks() -> None:
    assert len(library()) > 30
    for query in library():
        found = tokens(query.text)
        assert all(query.text.startswith(token.text, token.start) for token in found)
        assert "".join(token.text for token in found if token.kind == "sign").count("{") == query.text.count("{")


@pytest.mark.parametrize("text", ["'" * 100_000, '"""' + "\\" * 100_000, "<a\\u0041" * 20_000, "e:" + "." * 100_000])
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    tokens(text)
    assert time.process_time() - start < 2


USING = "USING <a:g> "


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", f"DELETE {{ ?s ?p ?o }} {USING}WHERE {{ ?s ?p ?o }}"),
        ("DELETE WHERE { ?s ?p ?o }", f"DELETE {{ ?s ?p ?o }} {USING}WHERE {{ ?s ?p ?o }}"),
        ("INSERT DATA { <a:s> <a:p> 'WHERE' }", "INSERT DATA { <a:s> <a:p> 'WHERE' }"),
        (
            "INSERT { ?s ?p 1 } WHERE { SELECT * WHERE { ?s ?p ?o } } ; CLEAR ALL",
            f"INSERT {{ ?s ?p 1 }} {USING}WHERE {{ SELECT * WHERE {{ ?s ?p ?o }} }} ; CLEAR ALL",
        ),
    ],
)
def test_using_stands_before_each_pattern(update: str, expected: str) -> None:
    assert with_using(update, ["a:g"], []) == expected
    ox.Store().update(expected)


@pytest.mark.parametrize("update", ["WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "DELETE WHERE { ?s ?p ?o"])
def test_using_that_cannot_be(update: str) -> None:
    with pytest.raises(QueryError):
        with_using(update, ["a:g"], ["a:h"])
