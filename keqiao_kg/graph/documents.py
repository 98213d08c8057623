"""Descriptions of things as documents in the RDF formats that linked data is read in.

A document says all that the graph says with its subjects, and what the graph says of its main subject from
elsewhere. So the documents of all subjects together are exactly the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

import pyoxigraph as ox

from keqiao_kg.graph.store import Store
from keqiao_kg.graph.terms import parsed
from keqiao_kg.graph.vocabulary import SKOS, TYPE
from keqiao_kg.graph.write import BACKGROUND, Row, row_of_triple, turtle_of_rows
from keqiao_kg.resolve.iris import CONCEPTS

_TYPE = str(TYPE)
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

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = sorted(set(rows))

    @classmethod
    def about(cls, store: Store, subjects: Iterable[str], main: str = "") -> Document:
        """What a store says with these subjects, and of `main` from anywhere."""
        incoming = store.triples(object_=main) if main else ()
        return cls(map(row_of_triple, chain(*map(store.triples, subjects), incoming)))

    def __len__(self) -> int:
        return len(self._rows)

    def serialize(self, form: Form) -> bytes:
        """The document in a format; the same bytes for the same triples."""
        if form.ending == "ttl":
            return turtle_of_rows(self._rows)
        if form.ending == "jsonld":
            return _json_ld(self._rows)
        lines = "".join(f"{' '.join(row)} .\n" for row in self._rows).encode()
        if form.ending == "nt":
            return lines
        content = ox.serialize(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES), format=form.rdf_format)
        assert content is not None
        return content


def _json_ld(rows: Sequence[Row]) -> bytes:
    """Expanded JSON-LD, which needs no context: a node a subject, types where readers of JSON look for them."""
    nodes: list[dict[str, Any]] = []
    for subject, same in groupby(rows, key=itemgetter(0)):
        node: dict[str, Any] = {"@id": _iri(subject)}
        for _, predicate, object_ in same:
            if predicate == _TYPE:
                node.setdefault("@type", []).append(_iri(object_))
            else:
                node.setdefault(_iri(predicate), []).append(_value(object_))
        nodes.append(node)
    return json.dumps(nodes, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@lru_cache(maxsize=20_000)  # properties, classes and concepts come again and again
def _iri(term: str) -> str:
    return term if term.startswith("_:") else parsed(term).value


def _value(object_: str) -> dict[str, str]:
    if not object_.startswith('"'):
        return {"@id": _iri(object_)}
    term = parsed(object_)
    told = {"@language": term.language, "@type": term.datatype, "@value": term.value}
    return {key: text for key, text in told.items() if text or key == "@value"}


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
