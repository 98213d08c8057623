from __future__ import annotations

import random
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from keqiao_kg.graph import write
from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.graph.triples import quads
from keqiao_kg.model import Facts

BASE = "https://w3id.org/keqiao-kg/id/"


@pytest.fixture(scope="module")
def graph(facts: Facts) -> list[ox.Quad]:
    return quads(facts)


def turtle(graph: list[ox.Quad]) -> bytes:
    return b"".join(write.turtle([PackedGraph.of(graph)]))


def nquads(graph: list[ox.Quad]) -> bytes:
    return b"".join(write.nquads([PackedGraph.of(graph)]))


def _triples(turtle: bytes) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}


def test_turtle_and_nquads_hold_the_same(graph: list[ox.Quad]) -> None:
    quads_read = list(ox.parse(nquads(graph), format=ox.RdfFormat.N_QUADS))
    assert _triples(turtle(graph)) == {str(quad.triple) for quad in quads_read}
    assert {quad.graph_name.value for quad in quads_read} == {
        f"{BASE}report/330603-2020/graph",
        "https://w3id.org/keqiao-kg/ontology",
        "https://w3id.org/keqiao-kg/concept",
    }


def test_rdflib_reads_the_same_triples(graph: list[ox.Quad]) -> None:
    written = turtle(graph)
    assert len(rdflib.Graph().parse(data=written, format="turtle")) == len(_triples(written))


def test_the_order_of_quads_does_not_matter(graph: list[ox.Quad]) -> None:
    shuffled = random.Random(1).sample(graph, len(graph))
    assert turtle(shuffled) == turtle(graph)
    assert nquads(shuffled) == nquads(graph)


def test_no_local_name_is_escaped(graph: list[ox.Quad]) -> None:
    names = re.findall(r"(?m)^[a-z][\w.-]*:\S+ ", turtle(graph).decode())
    assert len(names) > 100
    assert not [name for name in names if "/" in name or "\\" in name]


def test_several_graphs_are_written_as_one(graph: list[ox.Quad]) -> None:
    """What two reports both say stands once: in the Turtle, and in a graph apart in the N-Quads."""
    other = [ox.Quad(*quad.triple, ox.NamedNode("https://e.org/other/graph")) for quad in graph[: len(graph) // 2]]
    packed = [PackedGraph.of(graph), PackedGraph.of(other)]
    assert b"".join(write.turtle(packed)) == b"".join(write.turtle(packed[::-1]))
    assert _triples(b"".join(write.turtle(packed))) == _triples(turtle(graph))
    lines = b"".join(write.nquads(packed)).decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(nquads(graph).splitlines())
    apart = {line[: line.rindex(" <")] for line in lines if line.endswith(f" <{write.SHARED}> .")}
    assert apart == {str(quad.triple) for quad in other}


TERMS = [
    (ox.Literal('a "quote", a \\ and a\nline'), None),
    (ox.Literal("5^^<x>"), None),
    (ox.Literal("中文", language="zh"), '"中文"@zh'),
    (ox.Literal("7", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")), " 7 ."),
    (ox.Literal("7", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), '"7"^^xsd:decimal'),
    (ox.NamedNode(f"{BASE}place/330603"), None),
    (ox.NamedNode(f"{BASE}place/a,b(c)"), f"<{BASE}place/a,b(c)>"),
    (ox.NamedNode(f"{BASE}place/"), f"<{BASE}place/>"),
    (ox.NamedNode(f"{BASE}place/-1"), f"<{BASE}place/-1>"),
    (ox.NamedNode(f"{BASE}place/a."), f"<{BASE}place/a.>"),
    (ox.NamedNode("urn:isbn:1"), "<urn:isbn:1>"),
]


@pytest.mark.parametrize(("term", "written"), TERMS)
def test_terms_come_back(term: ox.Literal | ox.NamedNode, written: str | None) -> None:
    places = [ox.NamedNode(f"{BASE}place/{number}") for number in range(10)]
    triples = [ox.Triple(place, ox.NamedNode("http://purl.org/dc/terms/title"), term) for place in places]
    turtle = write.turtle_of(triples)
    assert _triples(turtle) == set(map(str, triples))
    assert (written or "") in turtle.decode()


@pytest.mark.parametrize(
    ("term", "short"),
    [
        ("https://w3id.org/keqiao-kg/ontology#value", "kq:value"),
        (f"{BASE}place/330603", f"{BASE}place/330603"),
        ('"7"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"7"^^xsd:decimal'),
        ("_:b0", "_:b0"),
    ],
)
def test_terms_for_people(term: str, short: str) -> None:
    assert write.shorten(term) == short


def test_the_good_file_of_the_ontology_tests_is_this_report(graph: list[ox.Quad]) -> None:
    """Written anew by: pytest fixture `facts` → quads → write.turtle_of."""
    good = Path(__file__).parent.parent / "ontology" / "good.ttl"
    assert good.read_bytes() == write.turtle_of(quad.triple for quad in graph)
