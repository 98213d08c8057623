"""What an endpoint says of itself: the SPARQL 1.1 service description, with the graphs that it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

import pyoxigraph as ox

from keqiao_kg.graph.store_answers import GRAPHS
from keqiao_kg.graph.vocabulary import PREFIXES, TYPE, VOID, Namespace, whole

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_RDF = ("Turtle", "TriG", "N-Triples", "N-Quads", "RDF_XML", "JSON-LD")


@dataclass(frozen=True, slots=True)
class Service:
    """An endpoint: its address, and whether updates and federated queries are on."""

    address: str
    update: bool
    federated: bool


class Description:
    """The description of an endpoint over a store."""

    def __init__(self, store: ox.Store, service: Service) -> None:
        self._store, self._service = store, service

    @property
    def media_types(self) -> Sequence[str]:
        """What it can be written in."""
        return tuple(GRAPHS)

    def write(self, media_type: str, output: IO[bytes]) -> None:
        """Writes it."""
        triples = [*_service(self._service), *_dataset(self._store, self._service.address)]
        prefixes = PREFIXES | {"sd": SD.iri}
        ox.serialize(triples, output, GRAPHS[media_type], prefixes=prefixes)


def _service(described: Service) -> list[ox.Triple]:
    service, update = ox.NamedNode(described.address), described.update
    languages = ["SPARQL11Query"] + ["SPARQL11Update"] * update
    features = ["UnionDefaultGraph"] + ["BasicFederatedQuery"] * described.federated
    terms: list[tuple[ox.NamedNode, ox.NamedNode]] = [(TYPE, SD["Service"]), (SD["endpoint"], service)]
    terms += [(SD["supportedLanguage"], SD[name]) for name in languages]
    terms += [(SD["feature"], SD[name]) for name in features]
    terms += [(SD["resultFormat"], ox.NamedNode(_FORMATS + name)) for name in (*_RESULTS, *_RDF)]
    terms += [(SD["inputFormat"], ox.NamedNode(_FORMATS + name)) for name in _RDF * update]
    terms.append((SD["defaultDataset"], _node(service.value, "dataset")))
    return [ox.Triple(service, predicate, term) for predicate, term in terms]


def _dataset(store: ox.Store, endpoint: str) -> list[ox.Triple]:
    dataset, default = _node(endpoint, "dataset"), _node(endpoint, "default-graph")
    triples = [
        ox.Triple(dataset, TYPE, SD["Dataset"]),
        ox.Triple(dataset, SD["defaultGraph"], default),
        *_graph(default, _count(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")),
    ]
    for number, name in enumerate(sorted(map(_value, store.named_graphs())), 1):
        named = _node(endpoint, f"graph-{number}")
        triples += [
            ox.Triple(dataset, SD["namedGraph"], named),
            ox.Triple(named, TYPE, SD["NamedGraph"]),
            ox.Triple(named, SD["name"], ox.NamedNode(name)),
            ox.Triple(named, SD["graph"], _node(endpoint, f"graph-{number}-content")),
            *_graph(
                _node(endpoint, f"graph-{number}-content"),
                _count(store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"),
            ),
        ]
    return triples


def _graph(graph: ox.NamedNode, size: int) -> Sequence[ox.Triple]:
    return ox.Triple(graph, TYPE, SD["Graph"]), ox.Triple(graph, VOID["triples"], whole(size))


def _count(store: ox.Store, query: str) -> int:
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return int(_value(next(found)["n"]))


def _node(endpoint: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{endpoint}#{name}")


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
