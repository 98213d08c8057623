from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from keqiao_kg.errors import InputError
from keqiao_kg.graph import gate
from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.graph.triples import quads
from keqiao_kg.graph.vocabulary import KQ
from keqiao_kg.model import Facts

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:closed true ; sh:ignoredProperties ( ex:kind ) ;
  sh:property [ sh:path ex:name ; sh:minCount 1 ] , [ sh:path ( ex:part ex:name ) ; sh:maxCount 1 ] .
"""
THING = "@prefix ex: <http://example.org/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "


@pytest.fixture(scope="module")
def graph(facts: Facts) -> list[ox.Quad]:
    return quads(facts)


def _without(graph: list[ox.Quad], node: str, predicate: str) -> list[ox.Quad]:
    return [quad for quad in graph if not (quad.subject.value == node and quad.predicate == KQ[predicate])]


def _validate(*reports: list[ox.Quad]) -> gate.Validation:
    with gate.Gate() as gates:
        return gates.validate(map(PackedGraph.of, reports))()


def test_a_whole_report_conforms(graph: list[ox.Quad]) -> None:
    validation = _validate(graph)
    assert validation.conforms
    assert validation.text == f"符合 · conforms (1 份报告，{len(graph)} 条三元组 · 1 reports, {len(graph)} triples)\n"
    assert b"sh:conforms" in validation.turtle


def test_a_violation_says_where_and_why_in_both_languages(facts: Facts, graph: list[ox.Quad]) -> None:
    node = facts.observations[1].iri
    validation = _validate(_without(graph, node, "value"))
    (item,) = validation.results
    assert (item.focus, item.path, item.shape) == (
        node,
        KQ["value"].value,
        "https://w3id.org/keqiao-kg/shapes#Quantity-value",
    )
    assert (item.quote, item.component) == ("增长8%", "MinCountConstraintComponent")
    for words in ("「增长8%」", "必须有一个十进制值", "needs one decimal value", "kq:value", node):
        assert words in validation.text


def test_the_report_is_the_same_every_time_and_has_no_blank_nodes(facts: Facts, graph: list[ox.Quad]) -> None:
    broken = graph
    for observation in facts.observations:
        broken = _without(broken, observation.iri, "value")
    first, second = _validate(broken), _validate(list(reversed(broken)))
    assert len(first.results) == len(facts.observations)
    assert (first.turtle, first.text) == (second.turtle, second.text)
    terms = [term for triple in ox.parse(first.turtle, format=ox.RdfFormat.TURTLE) for term in triple]
    assert not [term for term in terms if isinstance(term, ox.BlankNode)]


def test_reports_are_validated_one_by_one(graph: list[ox.Quad]) -> None:
    validation = _validate(graph, graph)
    assert (validation.conforms, validation.reports, validation.triples) == (True, 2, 2 * len(graph))


@pytest.mark.parametrize(
    ("body", "broken"),
    [
        ("ex:a rdf:type ex:Thing ; ex:name 'x' ; ex:kind 1 .", 1),  # rdf:type itself is not ignored
        ("ex:a rdf:type ex:Thing ; ex:kind 1 .", 2),
        ("[] rdf:type ex:Thing ; ex:name 'x' ; ex:colour 1 .", 2),
        ("ex:a rdf:type ex:Thing ; ex:name 'x' . ex:b ex:name 'y' .", 1),
        ("ex:a ex:name 'x' .", 0),
    ],
)
def test_shapes_of_others(tmp_path: Path, body: str, broken: int) -> None:
    data, shapes = tmp_path / "data.ttl", tmp_path / "shapes.ttl"
    data.write_text(THING + body, encoding="utf-8")
    shapes.write_text(SHAPES, encoding="utf-8")
    validation = gate.validate_file(data, shapes)
    assert len(validation.results) == broken
    assert validation.turtle == gate.validate_file(data, shapes).turtle


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", "<http://e/a> <http://e/b> 1 ."),
        ("a.nt", '<http://e/a> <http://e/b> "1" .'),
        ("a.nq", '<http://e/a> <http://e/b> "1" <http://e/g> .'),
        ("a.jsonld", '{"@id": "http://e/a", "http://e/b": 1}'),
        ("a.data", '[{"@id": "http://e/a", "http://e/b": 1}]'),
        ("a.txt", "<http://e/a> <http://e/b> 1 ."),
        (
            "a",
            '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
            '<rdf:Description rdf:about="http://e/a"><e:b>1</e:b></rdf:Description></rdf:RDF>',
        ),
    ],
)
def test_formats(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    assert gate.validate_file(file).triples == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.ttl", "<http://e/a>\n <http://e/b> .", "a.ttl:2: is not valid RDF"),
        ("a.nt", "x", "a.nt:1: is not valid RDF"),
        ("a.jsonld", "{", "is not valid RDF"),
        ("a.rdf", "<a><b></a>", "is not valid RDF"),
        ("", "", "no such file"),
    ],
)
def test_what_is_no_rdf_is_refused_with_its_line(tmp_path: Path, name: str, content: str, words: str) -> None:
    file = tmp_path / (name or "absent.ttl")
    if name:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        gate.validate_file(file)


def test_shapes_that_are_none_are_refused(tmp_path: Path) -> None:
    data, shapes = tmp_path / "data.ttl", tmp_path / "shapes.ttl"
    data.write_text(THING + "ex:a rdf:type ex:Thing .", encoding="utf-8")
    shapes.write_text(SHAPES.replace("sh:path ex:name", "sh:path 7"), encoding="utf-8")
    with pytest.raises(InputError, match="not well formed"):
        gate.validate_file(data, shapes)
