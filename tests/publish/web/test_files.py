"""Do the files that the browser code reads hold what it needs?"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import Site
from keqiao_kg.publish.web.library import library_json
from keqiao_kg.publish.web.networks import PICTURES, pictures
from keqiao_kg.publish.web.vocabulary import vocabulary_json


@pytest.fixture(scope="module")
def store(out: Path) -> Store:
    return Store.open(out)


def _body(site: Site, path: str) -> bytes:
    resource = site.resource(path)
    assert resource is not None, path
    return resource.body


def test_library_says_everything_twice_and_fills_what_it_offers() -> None:
    library = json.loads(library_json())
    queries = {query["name"]: query for query in library["queries"]}
    assert len(queries) >= 30
    assert library["start"] in queries
    assert {query["group"] for query in queries.values()} == {group["name"] for group in library["groups"]}
    for name, query in queries.items():
        assert query["zh"], name
        assert query["en"], name
        assert not query["text"].startswith("#+"), name
        assert all(parameter["block"] in query["text"] for parameter in query["parameters"]), name


def test_vocabulary_names_classes_and_properties() -> None:
    vocabulary = json.loads(vocabulary_json())
    classes = {term["iri"]: term for term in vocabulary["classes"]}
    properties = {term["iri"] for term in vocabulary["properties"]}
    assert classes[vocabulary["prefixes"]["kq"] + "Target"]["zh"] == "目标"
    assert vocabulary["prefixes"]["skos"] + "prefLabel" in properties
    assert not classes.keys() & properties


def test_without_a_server_the_page_gets_every_quad(store: Store, out: Path) -> None:
    site = Site(store)
    dumps = json.loads(_body(site, "query/settings.json"))["dumps"]
    lines = [gzip.decompress(_body(site, f"query/{dump['address']}")).splitlines() for dump in dumps]
    assert [len(each) for each in lines] == [dump["quads"] for dump in dumps]
    assert sum(map(len, lines)) == len((out / "graph.nq").read_bytes().splitlines())
    assert [dump["name"] for dump in dumps if dump["report"]] == ["柯桥区 2020"]


def test_with_a_server_the_page_asks_it(store: Store) -> None:
    site = Site(store, endpoint="sparql")
    settings = json.loads(_body(site, "query/settings.json"))
    assert settings["endpoint"] == "../sparql"
    assert "dumps" not in settings
    assert not [path for path in site.paths() if path.endswith(".nq.gz") and path.startswith("query/")]


def test_two_sites_have_the_same_bytes(store: Store) -> None:
    one, other = Site(store), Site(store)
    paths = [path for path in one.paths() if path.startswith(("query/", "explorer/settings", "explorer/places"))]
    assert len(paths) >= 8
    assert [path for path in paths if _body(one, path) != _body(other, path)] == []


COUNTS = [(0, 0), (1, 3), (3, 12), (12, 39), (40, 120)]


@pytest.mark.parametrize(("reports", "expected"), COUNTS)
def test_pictures_are_of_one_report_or_of_a_few_together(reports: int, expected: int) -> None:
    found = pictures([f"r{number}" for number in range(reports)])
    assert len(found) == expected
    assert len({picture.file for picture in found}) == expected
    assert {picture.name for picture in found} <= set(PICTURES)
