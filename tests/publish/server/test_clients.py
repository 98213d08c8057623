"""Do the clients that people use read it, and write to it?"""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from serving import GRAPHS, RESET, TOKEN, Server
from SPARQLWrapper import CSV, JSON, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from keqiao_kg.graph.library import find_query
from keqiao_kg.graph.store import Store, connect, rows

OBJECTS = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"


@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_rows(reading: Server, form: str, method: str) -> None:
    client = SPARQLWrapper(f"{reading.address}/sparql")
    client.setQuery(OBJECTS)
    client.setReturnFormat(form)
    client.setMethod(method)
    found = client.query()
    text = str(found.convert() if form == JSON else found.convert().toxml() if form == XML else found.convert())
    assert [number for number in "123" if number in text] == ["1", "2", "3"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # the client's own
@pytest.mark.parametrize("form", [TURTLE, RDFXML])
def test_sparqlwrapper_reads_graphs(reading: Server, form: str) -> None:
    client = SPARQLWrapper(f"{reading.address}/sparql")
    client.setQuery("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    client.setReturnFormat(form)
    found = client.query().convert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert len(graph) == 3


def test_sparqlwrapper_writes_with_the_token(writing: Server) -> None:
    client = SPARQLWrapper(f"{writing.address}/sparql", f"{writing.address}/update")
    client.addCustomHttpHeader("Authorization", f"Bearer {TOKEN}")
    client.setMethod(POST)
    client.setQuery(f"{RESET} ; INSERT DATA {{ <https://e.org/s> <https://e.org/p> 'new' }}")
    client.query()
    client.setQuery(OBJECTS)
    client.setReturnFormat(JSON)
    found = client.query().convert()
    assert [row["o"]["value"] for row in found["results"]["bindings"]] == ["1", "2", "3", "new"]


def test_rdflib_reads(reading: Server) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{reading.address}/sparql"))
    assert [str(row[0]) for row in graph.query(OBJECTS)] == ["1", "2", "3"]
    assert len(graph) == 3
    assert (None, None, rdflib.Literal("2")) in graph
    one = rdflib.Graph(SPARQLStore(f"{reading.address}/sparql"), identifier=rdflib.URIRef(GRAPHS[0][0]))
    assert [str(value) for value in one.objects()] == ["1"]


def test_rdflib_writes_with_the_token(writing: Server) -> None:
    store = SPARQLUpdateStore(
        f"{writing.address}/sparql", f"{writing.address}/update", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    graph = rdflib.Graph(store, identifier=rdflib.URIRef("https://e.org/rdflib"))
    graph.add((rdflib.URIRef("https://e.org/s"), rdflib.URIRef("https://e.org/p"), rdflib.Literal("柯桥")))
    assert [str(value) for value in graph.objects()] == ["柯桥"]


@pytest.mark.parametrize("name", ["targets-vs-results", "glossary", "observations"])
def test_our_own_query_command_gives_the_same_rows(report: Server, out: Path, name: str) -> None:
    remote = connect(f"{report.address}/sparql")
    assert rows(remote.run(find_query(name))) == rows(Store.open(out).run(find_query(name)))
