"""Do tools of others read the site as it is meant: raptor and Virtuoso the dumps, PyLD the pages, pySHACL the rest?"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from bs4 import BeautifulSoup
from endpoints import Endpoint, virtuoso
from pyld import jsonld
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from keqiao_kg.graph import dumps
from keqiao_kg.graph import store as stores
from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import Site

# raptor has no reader of JSON-LD.
RAPTOR = {"nq": "nquads", "trig": "trig", "nt": "ntriples", "ttl": "turtle", "rdf": "rdfxml"}
SHAPES = Path(__file__).with_name("dcat-ap.ttl")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # of what pySHACL asks of rdflib


@pytest.fixture(scope="module")
def store(out: Path) -> Store:
    return Store.open(out)


@pytest.fixture(scope="module")
def dataset(store: Store) -> rdflib.Graph:
    resource = Site(store, "https://example.org/kg/").resource("dataset.ttl")
    assert resource is not None
    return rdflib.Graph().parse(data=resource.body, format="turtle")


@pytest.fixture(scope="module")
def rapper() -> str:
    program = shutil.which("rapper")
    if program is None and os.environ.get("CI") == "true":
        pytest.fail("rapper is missing, CI must have it")
    return program or pytest.skip("rapper is absent (Debian: raptor2-utils)")


@pytest.mark.parametrize("ending", RAPTOR)
def test_raptor_reads_every_triple_of_a_dump(store: Store, rapper: str, tmp_path: Path, ending: str) -> None:
    (form,) = (form for form in dumps.FORMATS if form.ending == ending)
    file = tmp_path / f"graph.{ending}"
    file.write_bytes(gzip.decompress(dumps.dump(store, form).content))
    command = [rapper, "--quiet", "--input", RAPTOR[ending], "--output", "ntriples", str(file)]
    read = subprocess.run(command, capture_output=True, check=True)
    assert read.stderr == b""
    found = {quad.triple for quad in ox.parse(read.stdout, format=ox.RdfFormat.N_TRIPLES)}
    assert found == set(store.triples())


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Endpoint, Path]]:
    """Virtuoso, and its folder, from where it reads files."""
    folder = tmp_path_factory.mktemp("virtuoso")
    with virtuoso(folder) as endpoint:
        yield endpoint, folder


@pytest.mark.parametrize(
    ("ending", "load"), [("ttl", "TTLP_MT"), ("nt", "TTLP_MT"), ("rdf", "RDF_LOAD_RDFXML_MT")], ids=["ttl", "nt", "rdf"]
)
def test_virtuoso_reads_every_triple_of_a_dump(
    store: Store, other: tuple[Endpoint, Path], ending: str, load: str
) -> None:
    endpoint, folder = other
    (form,) = (form for form in dumps.FORMATS if form.ending == ending)
    (folder / f"graph.{ending}").write_bytes(gzip.decompress(dumps.dump(store, form).content))
    graph = f"https://example.org/{ending}"
    (port,) = re.findall(r"\[Parameters\]\nServerPort = (\S+)", (folder / "virtuoso.ini").read_text())
    call = f"DB.DBA.{load} (file_to_string_output ('graph.{ending}'), '', '{graph}');"
    command = ["isql-vt", port, endpoint.user, endpoint.password, f"exec={call}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Error" not in done.stderr + done.stdout
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    (counted,) = stores.rows(stores.Endpoint(endpoint.query).run(query))
    assert int(counted["n"]) == len(set(store.triples()))


def _json_ld(body: bytes) -> object:
    script = BeautifulSoup(body, "html.parser").find("script", type="application/ld+json")
    return json.loads(script.string) if script and script.string else None


def test_a_processor_of_json_ld_reads_pages_as_the_graph(store: Store) -> None:
    site = Site(store)
    about = [path for path in site.paths() if path.startswith("id/") and path.endswith(".html")][::25]
    assert len(about) > 40
    for path in about:
        resource = site.resource(path)
        assert resource is not None
        content = _json_ld(resource.body)
        assert content, path
        quads = jsonld.to_rdf(content, {"format": "application/n-quads"})
        found = {quad.triple for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS)}
        (subject,) = {str(triple.subject.value) for triple in found}
        assert found == set(store.triples(subject)), path


def _broken(graph: rdflib.Graph) -> str:
    _, _, text = pyshacl.validate(graph, shacl_graph=str(SHAPES), inference="none")
    return str(text)


def test_the_dataset_conforms_to_dcat_ap(dataset: rdflib.Graph) -> None:
    assert "Conforms: True" in _broken(dataset)


# What is taken away, or said once more, and so the path that the shapes must name.
WRONG = [
    (DCTERMS.title, ""),
    (DCTERMS.description, ""),
    (DCTERMS.publisher, ""),
    (FOAF.name, ""),
    (DCAT.accessURL, ""),
    (SPDX.algorithm, ""),
    (SPDX.checksumValue, ""),
    (DCTERMS.license, "https://example.org/other"),
    (DCAT.byteSize, "many"),
]


@pytest.mark.parametrize(("predicate", "added"), WRONG, ids=lambda term: str(term)[-12:])
def test_the_shapes_of_dcat_ap_bite(dataset: rdflib.Graph, predicate: rdflib.URIRef, added: str) -> None:
    graph = rdflib.Graph() + dataset
    if added:
        other = rdflib.URIRef(added) if added.startswith("http") else rdflib.Literal(added)
        # of a distribution: a dataset may have several licences
        one = next(each for each in graph.subjects(RDF.type, DCAT.Distribution) if (each, predicate, None) in graph)
        graph.add((one, predicate, other))
    else:
        graph.remove((None, predicate, None))
    text = _broken(graph)
    assert "Conforms: False" in text
    assert re.search(rf"Result Path: \S*{re.escape(str(predicate).rpartition('/')[2].rpartition('#')[2])}", text)
