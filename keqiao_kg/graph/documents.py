"""Descriptions of things as documents in the RDF formats that linked data is read in.

A document says all that the graph says with its subjects, and what the graph says of its main subject from
elsewhere. So the documents of all subjects together are exactly the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from keqiao_kg.graph.store import Store
from keqiao_kg.graph.vocabulary import SKOS, TYPE
from keqiao_kg.graph.write import BACKGROUND, row_of_triple, turtle_of_rows
from keqiao_kg.resolve.iris import CONCEPTS

_GRAPHS = " UNION ".join(f"{{ GRAPH <{graph}> {{ ?subject ?predicate ?object }} }}" for graph in BACKGROUND.values())
# Units are concepts too, and described in the graphs of the reports that use them.
_VOCABULARY = f"""SELECT DISTINCT ?subject WHERE {{
  {_GRAPHS} UNION {{ ?subject <{SKOS.iri}inScheme> ?scheme FILTER(STRSTARTS(STR(?subject), "{CONCEPTS}")) }}
}}"""
_THINGS = """SELECT DISTINCT ?subject WHERE {
  ?subject a ?class FILTER(STRSTARTS(STR(?subject), "BASE") && !STRSTARTS(STR(?subject), "BASEreport/"))
}"""


@dataclass(frozen=True, slots=True)
class Form:
    """A format by its file ending, with its media type."""

    ending: str
    media_type: str
    rdf_format: ox.RdfFormat


FORMS = tuple(
    Form(ending, rdf_format.media_type, rdf_format)
    for ending, rdf_format in (
        ("ttl", ox.RdfFormat.TURTLE),
        ("jsonld", ox.RdfFormat.JSON_LD),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("rdf", ox.RdfFormat.RDF_XML),
    )
)


class Document:
    """The description of some subjects."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        found = {row_of_triple(triple): triple for triple in triples}
        self._rows = sorted(found)
        self._triples = [found[row] for row in self._rows]

    @classmethod
    def about(cls, store: Store, subjects: Iterable[str], main: str = "") -> Document:
        """What a store says with these subjects, and of `main` from anywhere."""
        incoming = store.triples(object_=main) if main else ()
        return cls([*(triple for iri in subjects for triple in store.triples(iri)), *incoming])

    def __len__(self) -> int:
        return len(self._triples)

    def serialize(self, form: Form) -> bytes:
        """The document in a format; the same bytes for the same triples."""
        if form.ending == "ttl":
            return turtle_of_rows(self._rows)
        if form.ending == "nt":
            return "".join(f"{' '.join(row)} .\n" for row in self._rows).encode()
        content = ox.serialize(self._triples, format=form.rdf_format)
        assert content is not None
        return _with_types(content) if form.ending == "jsonld" else content


def _with_types(json_ld: bytes) -> bytes:
    """Types under `@type`, where readers of JSON look for them."""
    nodes = json.loads(json_ld)
    for node in nodes:
        if types := node.pop(TYPE.value, None):
            node["@type"] = [item["@id"] for item in types]
    return json.dumps(nodes, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def vocabulary(store: Store) -> list[str]:
    """The terms of the ontology and the concepts, sorted: what is described beside the things of the reports."""
    return _subjects(store, _VOCABULARY)


def things(store: Store, base: str) -> list[str]:
    """The things under `base` that belong to no single report, sorted."""
    return _subjects(store, _THINGS.replace("BASE", base))


def _subjects(store: Store, query: str) -> list[str]:
    rows = store.run(query)
    assert isinstance(rows, ox.QuerySolutions)
    return sorted(row["subject"].value for row in rows if isinstance(row["subject"], ox.NamedNode))


def inner(store: Store, iri: str) -> Iterator[str]:
    """A thing and all that lies under its IRI, as far as triples lead there."""
    seen, queue = {iri}, [iri]
    for place in queue:
        yield place
        around = [triple.object for triple in store.triples(place)]
        around += [triple.subject for triple in store.triples(object_=place)]
        found = {term.value for term in around if isinstance(term, ox.NamedNode) and term.value.startswith(f"{iri}/")}
        queue += sorted(found - seen)
        seen |= found
