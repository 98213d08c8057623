"""The ontology itself: every term said in two languages, placed and aligned, and no contradiction in it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from keqiao_kg.assets import ONTOLOGY
from keqiao_kg.graph.vocabulary import KQ, OWL, RDFS, SKOS, TYPE
from keqiao_kg.resolve.iris import CONCEPTS

HERE = Path(__file__).parent
FILES = ("keqiao.ttl", "concepts.ttl", "shapes.ttl")


def _load(*names: str) -> ox.Store:
    store = ox.Store()
    for name in names:
        store.load(path=str(ONTOLOGY / name), format=ox.RdfFormat.TURTLE)
    return store


STORE = _load("keqiao.ttl", "concepts.ttl")
CLASSES = sorted(q.subject.value for q in STORE.quads_for_pattern(None, TYPE, OWL["Class"]))
PROPERTIES = sorted(
    q.subject.value
    for kind in ("ObjectProperty", "DatatypeProperty")
    for q in STORE.quads_for_pattern(None, TYPE, OWL[kind])
)
CONCEPT_IRIS = sorted(q.subject.value for q in STORE.quads_for_pattern(None, TYPE, SKOS["Concept"]))


def _values(node: str, predicate: ox.NamedNode) -> list[ox.NamedNode | ox.Literal]:
    return [q.object for q in STORE.quads_for_pattern(ox.NamedNode(node), predicate, None)]  # type: ignore[misc]


def _languages(node: str, predicate: ox.NamedNode) -> list[str | None]:
    return sorted(value.language for value in _values(node, predicate))  # type: ignore[union-attr, type-var]


def test_there_is_an_ontology() -> None:
    assert (len(CLASSES), len(PROPERTIES), len(CONCEPT_IRIS)) > (25, 60, 70)


@pytest.mark.parametrize("term", CLASSES + PROPERTIES)
def test_a_term_has_label_and_definition_in_both_languages(term: str) -> None:
    assert term.startswith(KQ.iri)
    assert _languages(term, RDFS["label"]) == ["en", "zh"]
    assert _languages(term, SKOS["definition"]) == ["en", "zh"]


@pytest.mark.parametrize("term", PROPERTIES)
def test_a_property_has_one_domain_and_one_range(term: str) -> None:
    assert len(_values(term, RDFS["domain"])) == len(_values(term, RDFS["range"])) == 1


@pytest.mark.parametrize("term", CONCEPT_IRIS)
def test_a_concept_is_in_its_scheme_with_labels_and_notation(term: str) -> None:
    scheme, _, notation = term.removeprefix(CONCEPTS).partition("/")
    assert _languages(term, SKOS["prefLabel"]) == _languages(term, SKOS["definition"]) == ["en", "zh"]
    assert [value.value for value in _values(term, SKOS["notation"])] == [notation]
    assert [value.value for value in _values(term, SKOS["inScheme"])] == [CONCEPTS + scheme]


def test_the_vocabularies_to_build_on_are_built_on() -> None:
    parts = {
        "SKOS": "skos/core#", "Data Cube": "linked-data/cube#", "SDMX": "sdmx/2009/", "schema.org": "schema.org/",
        "PROV-O": "ns/prov#", "Web Annotation": "ns/oa#", "OWL-Time": "2006/time#", "ORG": "ns/org#",
        "QUDT": "qudt.org/schema/", "DCTERMS": "purl.org/dc/terms/", "ODRL": "ns/odrl/2/",
    }  # fmt: skip
    said = {str(q.object) for q in STORE if q.subject.value.startswith(KQ.iri) or CONCEPTS in q.subject.value}
    assert not [name for name, part in parts.items() if not any(part in term for term in said)]


@pytest.mark.parametrize("name", FILES)
def test_the_files_have_no_blank_nodes_but_lists(name: str) -> None:
    blank = [quad for quad in _load(name) if isinstance(quad.subject, ox.BlankNode)]
    assert not [quad for quad in blank if "22-rdf-syntax-ns#" not in quad.predicate.value]


def test_a_target_is_never_an_observation() -> None:
    disjoint = {value.value for value in _values(KQ["Target"].value, OWL["disjointWith"])}
    assert "http://purl.org/linked-data/cube#Observation" in disjoint


@pytest.fixture(scope="module")
def closure() -> object:
    """The ontology, the concepts and the good report under the rules of OWL 2 RL."""
    import owlrl
    import rdflib

    graph = rdflib.Graph()
    for file in (ONTOLOGY / "keqiao.ttl", ONTOLOGY / "concepts.ttl", HERE / "good.ttl"):
        graph.parse(file)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.mark.slow
def test_owl_2_rl_finds_no_contradiction(closure: object) -> None:
    import rdflib

    assert isinstance(closure, rdflib.Graph)
    errors = list(
        closure.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage"))
    )
    assert not errors
    assert not list(closure.subjects(rdflib.RDF.type, rdflib.OWL.Nothing))
    # The reasoner did reason: a project is an entity, and a measurement is an annotation's specific resource.
    project = next(closure.subjects(rdflib.RDF.type, rdflib.URIRef(KQ["Project"].value)))
    assert (project, rdflib.RDF.type, rdflib.URIRef(KQ["Entity"].value)) in closure


@pytest.mark.slow
def test_owl_2_rl_finds_a_contradiction_where_there_is_one() -> None:
    import owlrl
    import rdflib

    graph = rdflib.Graph().parse(ONTOLOGY / "keqiao.ttl")
    node = rdflib.URIRef("http://example.org/both")
    for name in ("Target", "Observation"):
        graph.add((node, rdflib.RDF.type, rdflib.URIRef(KQ[name].value)))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert [text for text in graph.objects() if "isjoint" in str(text) and "both" in str(text)]
