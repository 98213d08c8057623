"""Is all data of the graph, and nothing else, in the documents beside the pages, in every format?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib

from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import Site

ROUND = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}


@pytest.fixture(scope="module")
def site(out: Path) -> Site:
    return Site(Store.open(out))


@pytest.fixture(scope="module")
def documents(site: Site) -> dict[str, bytes]:
    made = (each for share in site.shares() if share != "dataset" for each in site.share(share))
    return {path: resource.body for path, resource in made if path.rpartition(".")[2] in ROUND}


@pytest.fixture(scope="module")
def published(out: Path) -> set[str]:
    lines = (out / "graph.nq").read_text(encoding="utf-8").splitlines()
    return {line.rpartition(" <")[0] for line in lines}


def test_all_documents_together_are_the_graph(documents: dict[str, bytes], published: set[str]) -> None:
    bodies = [body.decode() for path, body in documents.items() if path.endswith(".nt")]
    assert len(bodies) > 300
    assert {line.removesuffix(" .") for body in bodies for line in body.splitlines()} == published


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # of rdflib's own JSON-LD reader
@pytest.mark.parametrize("stem", ["id/place/330603", "id/indicator/地区生产总值", "concept/measure", "ontology"])
def test_every_format_says_the_same(documents: dict[str, bytes], stem: str) -> None:
    graphs = {end: rdflib.Graph().parse(data=documents[f"{stem}.{end}"], format=form) for end, form in ROUND.items()}
    assert len(graphs["ttl"]) > 4
    assert {end: set(graph) == set(graphs["ttl"]) for end, graph in graphs.items()} == dict.fromkeys(ROUND, True)


def test_a_path_answers_what_its_share_wrote(site: Site, documents: dict[str, bytes]) -> None:
    chosen = sorted(documents)[::97]
    assert len(chosen) > 20
    for path in chosen:
        resource = site.resource(path)
        assert resource is not None
        assert resource.body == documents[path]


@pytest.mark.parametrize("path", ["id/place/330603.xyz", "id/place/999999.ttl", "concept/none.ttl", ".ttl", "id/.ttl"])
def test_what_is_not_there_is_not_found(site: Site, path: str) -> None:
    assert site.resource(path) is None


def test_every_page_about_a_thing_names_its_data(site: Site) -> None:
    pages = [path for path in site.paths() if path.startswith("id/") and path.endswith(".html")]
    for path in pages[::50]:
        resource = site.resource(path)
        assert resource is not None
        targets = [link.target for link in resource.links if link.media_type == "text/turtle"]
        assert [site.resource(target) is not None for target in targets] == [True], path


def test_types_of_json_ld_stand_where_readers_look(documents: dict[str, bytes]) -> None:
    nodes = {node["@id"]: node for node in json.loads(documents["id/place/330603.jsonld"])}
    place = nodes["https://w3id.org/keqiao-kg/id/place/330603"]
    assert "https://w3id.org/keqiao-kg/ontology#Place" in place["@type"]
