"""Has every term of the ontology and every concept a page, and do the pages say what the ontology says?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from bs4 import BeautifulSoup
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from keqiao_kg.assets import ONTOLOGY
from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import Site

OWN = ("ontology", "concept/")
KQ = "https://w3id.org/keqiao-kg/ontology#"


@pytest.fixture(scope="module")
def site(out: Path) -> Site:
    return Site(Store.open(out))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, BeautifulSoup]:
    found = {path: resource.body for path, resource in site.share("site") if path.startswith(OWN)}
    return {path: BeautifulSoup(body, "html.parser") for path, body in found.items()}


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "keqiao.ttl").parse(ONTOLOGY / "concepts.ttl")


def test_every_term_has_a_page_with_its_words(
    site: Site, pages: dict[str, BeautifulSoup], ontology: rdflib.Graph
) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if str(term).startswith(KQ)}
    assert len(terms) > 100
    for term in terms:
        path = site.page_of(str(term))
        assert path is not None, term
        text = pages[path].main.get_text()
        for words in (*ontology.objects(term, RDFS.label), *ontology.objects(term, SKOS.definition)):
            assert str(words) in text, (path, words)


def test_every_concept_has_a_place_in_the_tree_of_its_scheme(
    site: Site, pages: dict[str, BeautifulSoup], ontology: rdflib.Graph
) -> None:
    concepts = [str(concept) for concept in ontology.subjects(RDF.type, SKOS.Concept)]
    assert len(concepts) > 80
    for concept in concepts:
        path, _, place = (site.page_of(concept) or "").partition("#")
        assert pages[path].find(id=place) is not None, concept


def test_narrower_concepts_hang_below_the_broader(
    site: Site, pages: dict[str, BeautifulSoup], ontology: rdflib.Graph
) -> None:
    pairs = list(ontology.subject_objects(SKOS.broader))
    for narrower, broader in pairs:
        path, _, place = (site.page_of(str(narrower)) or "").partition("#")
        above = pages[path].find(id=place).find_parent("li")
        assert above["id"] == str(broader).rpartition("/")[2]


def test_a_term_shows_what_the_shapes_ask_and_an_example(pages: dict[str, BeautifulSoup]) -> None:
    text = pages["ontology/comparator.html"].main.get_text()
    assert "比较符须是概念表中的一个" in text or "its comparator must be one of the scheme" in text
    assert "/observation/" in text


def test_every_class_has_an_example(pages: dict[str, BeautifulSoup]) -> None:
    classes = {path for path in pages if re.match(r"ontology/[A-Z]", path)}
    assert len(classes) > 20
    without = {path for path in classes if pages[path].find(id="example") is None}
    assert without == {"ontology/Issue.html"}  # of the account of a check, which is no part of the graph


def test_links_between_terms_lead_somewhere(site: Site, pages: dict[str, BeautifulSoup]) -> None:
    links = {
        (path, link["href"])
        for path, page in pages.items()
        for link in page.main.find_all("a")
        if not link["href"].startswith(("http", "#"))
    }
    assert len(links) > 300
    targets = {str(Path("/", path).parent.joinpath(href.partition("#")[0]).resolve())[1:] for path, href in links}
    elsewhere = sorted(targets - set(pages))
    assert {path.split("/")[0] for path in elsewhere} <= {"id"}
    assert all(site.resource(path) for path in elsewhere[::20])
