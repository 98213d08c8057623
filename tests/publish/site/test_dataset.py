"""Does the dataset say truly what it holds, and can a machine get all of it from there?"""

from __future__ import annotations

import gzip
import random
import re
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, VOID

from keqiao_kg.graph import dumps
from keqiao_kg.graph.store import Store
from keqiao_kg.graph.store_disk import STORE, fill
from keqiao_kg.publish.site import Resource, Site

ADDRESS = "https://example.org/kg/"
DATASET = rdflib.URIRef(f"{ADDRESS}dataset")


@pytest.fixture(scope="module")
def site(out: Path) -> Site:
    return Site(Store.open(out), ADDRESS)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, Resource]:
    return {path: resource for share in site.shares() for path, resource in site.share(share)}


@pytest.fixture(scope="module")
def description(files: dict[str, Resource]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=files["dataset.ttl"].body, format="turtle")


def test_counts_are_those_of_the_graph(description: rdflib.Graph, out: Path) -> None:
    lines = (out / "graph.nq").read_text(encoding="utf-8").splitlines()
    triples = {line.rpartition(" <")[0] for line in lines}
    assert int(str(description.value(DATASET, VOID.triples))) == len(triples)
    parts = list(description.objects(DATASET, VOID.propertyPartition))
    assert sum(int(str(description.value(part, VOID.triples))) for part in parts) == len(triples)


@pytest.mark.parametrize("form", dumps.FORMATS, ids=lambda form: form.ending)
def test_every_dump_is_the_graph(files: dict[str, Resource], out: Path, form: dumps.DumpFormat) -> None:
    content = gzip.decompress(files[form.path].body)
    found = {str(quad) if form.named else str(quad.triple) for quad in ox.parse(content, format=form.rdf_format)}
    lines = {line.removesuffix(" .") for line in (out / "graph.nq").read_text(encoding="utf-8").splitlines()}
    assert found == (lines if form.named else {line.rpartition(" <")[0] for line in lines})


def test_checksums_are_those_of_the_files(files: dict[str, Resource], description: rdflib.Graph) -> None:
    lines = files["dumps/SHA256SUMS"].body.decode().splitlines()
    assert len(lines) == len(dumps.FORMATS)
    for digest, name in (line.split("  ") for line in lines):
        body = files[f"dumps/{name}"].body
        assert sha256(body).hexdigest() == digest
        (distribution,) = description.subjects(DCTERMS.title, rdflib.Literal(f"dumps/{name}"))
        assert int(str(description.value(distribution, DCAT.byteSize))) == len(body)


def test_a_dump_is_the_same_however_the_store_was_filled(out: Path, tmp_path: Path) -> None:
    lines = (out / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)[:2000]
    stores = []
    for name, part in (("first", lines), ("second", random.Random(7).sample(lines, len(lines)))):
        (tmp_path / name).write_text("".join(part), encoding="utf-8")
        fill(tmp_path / f"{name}-out" / STORE, tmp_path / name)
        stores.append(Store.open(tmp_path / f"{name}-out"))
    (tmp_path / "first").rename(tmp_path / "first-out" / "graph.nq")
    assert [store.file() is not None for store in stores] == [True, False]
    for form in dumps.FORMATS:
        assert dumps.dump(stores[0], form) == dumps.dump(stores[1], form)


def test_a_served_site_names_its_endpoint_and_promises_no_checksum(out: Path) -> None:
    resource = Site(Store.open(out), ADDRESS, f"{ADDRESS}sparql").resource("dataset.ttl")
    assert resource is not None
    graph = rdflib.Graph().parse(data=resource.body, format="turtle")
    assert (DATASET, VOID.sparqlEndpoint, rdflib.URIRef(f"{ADDRESS}sparql")) in graph
    assert (None, DCAT.byteSize, None) not in graph


def test_robots_find_every_page(files: dict[str, Resource], site: Site) -> None:
    assert f"Sitemap: {ADDRESS}sitemap.xml" in files["robots.txt"].body.decode()
    sitemaps = re.findall(f"<loc>{ADDRESS}(.*)</loc>", files["sitemap.xml"].body.decode())
    assert len(sitemaps) == 2  # of the whole site, and of the report
    listed = [page for path in sitemaps for page in re.findall("<loc>", files[path].body.decode())]
    assert len(listed) == sum(path.endswith(".html") and path != "404.html" for path in site.paths())


@pytest.mark.parametrize("name", [".htaccess", "hosting/nginx.conf"])
def test_servers_are_told_the_root_of_the_site(files: dict[str, Resource], name: str) -> None:
    text = files[name].body.decode()
    assert "/kg/404.html" in text
    assert "application/ld" in text
    assert "{{" not in text
