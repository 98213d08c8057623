from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest

from keqiao_kg.assets import DATA, ONTOLOGY
from keqiao_kg.graph.checks import store_of
from keqiao_kg.graph.triples import quads
from keqiao_kg.graph.vocabulary import KQ, OA, RDFS, SKOS, TIME, TYPE, concept, decimal
from keqiao_kg.model import (
    Comparator,
    EntityType,
    Facts,
    Level,
    Measure,
    Modality,
    NumberRole,
    Role,
    Status,
)
from keqiao_kg.resolve.iris import CONCEPTS
from keqiao_kg.rules.tables import read_rows

GRAPH = "https://w3id.org/keqiao-kg/id/report/330603-2020/graph"


@pytest.fixture(scope="module")
def graph(facts: Facts) -> list[ox.Quad]:
    return quads(facts)


@pytest.fixture(scope="module")
def ontology() -> ox.Store:
    store = ox.Store()
    for name in ("keqiao.ttl", "concepts.ttl"):
        store.load(path=str(ONTOLOGY / name), format=ox.RdfFormat.TURTLE)
    return store


def _terms(graph: list[ox.Quad]) -> set[ox.NamedNode]:
    """Predicates, classes and predicates that relations state."""
    classes = {quad.object for quad in graph if quad.predicate == TYPE}
    stated = {quad.object for quad in graph if quad.predicate.value.endswith("#predicate")}
    return {quad.predicate for quad in graph} | classes | stated


def test_every_quad_is_in_the_graph_of_its_report_and_stands_once(graph: list[ox.Quad]) -> None:
    assert {quad.graph_name.value for quad in graph} == {GRAPH}
    assert len(set(graph)) == len(graph) > 400


def test_there_are_no_blank_nodes(graph: list[ox.Quad]) -> None:
    assert not [q for q in graph if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_two_runs_give_the_same_quads_in_the_same_order(facts: Facts, graph: list[ox.Quad]) -> None:
    assert quads(facts) == graph


def test_every_selector_holds_what_the_text_has_there(facts: Facts, graph: list[ox.Quad]) -> None:
    store = store_of(graph)
    exact = list(store.quads_for_pattern(None, OA["exact"], None))
    assert len(exact) > 20
    for quad in exact:
        start, end = (
            int(next(store.quads_for_pattern(quad.subject, OA[name], None)).object.value) for name in ("start", "end")
        )
        assert facts.report.text[start:end] == quad.object.value


def test_every_term_of_ours_is_declared(graph: list[ox.Quad], ontology: ox.Store) -> None:
    declared = {quad.subject for quad in ontology.quads_for_pattern(None, RDFS["isDefinedBy"], None)}
    assert {term for term in _terms(graph) if term.value.startswith(KQ.iri)} <= declared


def test_every_declared_term_is_used(graph: list[ox.Quad], ontology: ox.Store) -> None:
    """By the graph, or as a class above one that is used; a relation by being one of the model's."""
    used = {term.value for term in _terms(graph)}
    used |= {quad.object.value for quad in ontology.quads_for_pattern(None, RDFS["subClassOf"], None)}
    used |= {KQ[name].value for name in ("observations", *(item.value.capitalize() for item in EntityType))}
    used |= {KQ[name].value for name in _relations()}
    declared = {quad.subject.value for quad in ontology.quads_for_pattern(None, RDFS["isDefinedBy"], None)}
    assert declared <= used


def _relations() -> list[str]:
    from keqiao_kg.model import RelationType

    return [relation.value for relation in RelationType]


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("measure", Measure),
        ("comparator", Comparator),
        ("status", Status),
        ("modality", Modality),
        ("number-role", NumberRole),
        ("role", Role),
        ("level", Level),
    ],
)
def test_the_concepts_of_a_scheme_are_the_values_of_its_enum(scheme: str, values: type, ontology: ox.Store) -> None:
    assert _notations(scheme, ontology) == {value.value for value in values}  # type: ignore[attr-defined]


def test_every_theme_of_the_indicator_table_is_a_concept(ontology: ox.Store) -> None:
    rows = read_rows(DATA / "reference" / "indicators.tsv")
    assert {row["theme"] for row in rows} - {""} <= _notations("theme", ontology)


def test_every_kind_of_place_of_the_rules_is_a_concept(ontology: ox.Store) -> None:
    rows = read_rows(DATA / "rules" / "mention-heads.tsv")
    kinds = {row["kind"] for row in rows if row["type"] == "place"} - {""}
    assert len(kinds) > 5
    assert kinds <= _notations("place-kind", ontology)


def _notations(scheme: str, ontology: ox.Store) -> set[str]:
    members = ontology.quads_for_pattern(None, SKOS["inScheme"], ox.NamedNode(CONCEPTS + scheme))
    found = {quad.subject for quad in members}
    for node in found:
        notation = next(ontology.quads_for_pattern(node, SKOS["notation"], None)).object.value
        assert node == concept(scheme, notation)
    return {node.value.rpartition("/")[2] for node in found}


@pytest.mark.parametrize(
    ("value", "lexical"),
    [("1500.0", "1500"), ("0.10", "0.1"), ("-3", "-3"), ("1E+3", "1000"), ("0", "0"), ("-0", "0"), ("0.67", "0.67")],
)
def test_decimals_are_written_as_every_store_keeps_them(value: str, lexical: str) -> None:
    written = decimal(Decimal(value))
    store = store_of([ox.Triple(KQ["a"], KQ["b"], written)])
    assert written.value == lexical == next(iter(store)).object.value


def test_a_value_is_kept_as_written_beside_the_number(facts: Facts, graph: list[ox.Quad]) -> None:
    node = ox.NamedNode(facts.observations[0].iri)
    said = {q.predicate: q.object.value for q in graph if q.subject == node}
    assert said[KQ["verbatimValue"]] == "1500.0"
    assert said[KQ["value"]] == "1500"
    assert said[KQ["baseValue"]] == "150000000000"


@pytest.mark.parametrize(
    ("index", "least", "most"),
    [(2, "7", "7.5"), (3, "3", None)],  # a range; at least
)
def test_bounds_of_targets(facts: Facts, graph: list[ox.Quad], index: int, least: str | None, most: str | None) -> None:
    node = ox.NamedNode(facts.observations[index].iri)
    said = {q.predicate.value.rpartition("/")[2]: q.object.value for q in graph if q.subject == node}
    assert (said.get("minValue"), said.get("maxValue")) == (least, most)


@pytest.mark.parametrize(
    ("notation", "name", "ends"),
    [
        ("2019", "2019", ["2019-01-01", "2019-12-31"]),
        ("2018-2019", "2018-2019", ["2018-01-01", "2019-12-31"]),
        ("-2019", "until-2019", ["2019-12-31"]),
    ],
)
def test_periods(graph: list[ox.Quad], notation: str, name: str, ends: list[str]) -> None:
    node = f"https://w3id.org/keqiao-kg/id/period/{name}"
    dated = [quad for quad in graph if quad.predicate == TIME["inXSDDate"]]
    days = [quad.object.value for quad in dated if quad.subject.value.startswith(f"{node}/")]
    labels = [q.object.value for q in graph if q.subject.value == node and q.predicate == SKOS["notation"]]
    assert (labels, sorted(days)) == ([notation], ends)
