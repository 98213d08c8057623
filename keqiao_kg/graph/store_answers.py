"""A query over a store → bytes in one of the standard result formats, never more of them than allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

import pyoxigraph as ox

from keqiao_kg.errors import QueryError
from keqiao_kg.graph.sparql_text import is_volatile, names_dataset, refuse_outward
from keqiao_kg.graph.vocabulary import PREFIXES

# Media type → format, the one to take when all are equally welcome first; then the names that clients also use.
ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "text/n3": ox.RdfFormat.N3,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
}
# Short names for `?format=`: rows and graphs.
SHORT = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "ttl": ("text/turtle",),
    "trig": ("application/trig",),
    "ntriples": ("application/n-triples",),
    "nt": ("application/n-triples",),
    "nquads": ("application/n-quads",),
    "nq": ("application/n-quads",),
    "rdfxml": ("application/rdf+xml",),
    "rdf": ("application/rdf+xml",),
    "rdf+xml": ("application/rdf+xml",),
    "jsonld": ("application/ld+json",),
    "json-ld": ("application/ld+json",),
    "n3": ("text/n3",),
}
_PREFIXED = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML)


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the graphs that the request, not the query, names.

    `allowed` are the addresses for SERVICE, `base` is what relative IRIs are relative to.
    """

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    base: str | None = None


class Answer:
    """What a query found, before it is written; `volatile` if it may be another next time."""

    def __init__(self, result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, volatile: bool) -> None:
        self._result = result
        self.volatile = volatile

    @property
    def media_types(self) -> Sequence[str]:
        """The media types it can be written in, the preferred one first."""
        return tuple(GRAPHS if isinstance(self._result, ox.QueryTriples) else ROWS)

    def write(self, media_type: str, output: IO[bytes]) -> None:
        """Finds and writes the rows or triples. Raises QueryError; what `output` raises passes through."""
        try:
            if not isinstance(self._result, ox.QueryTriples):
                self._result.serialize(output, ROWS[media_type])
            else:
                self._write_graph(self._result, GRAPHS[media_type], output)
        except TooLargeError:
            raise
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:  # rows are found while they are written
            raise _unanswered(error) from error

    def _write_graph(self, triples: ox.QueryTriples, form: ox.RdfFormat, output: IO[bytes]) -> None:
        if form in _PREFIXED:
            ox.serialize(triples, output, form, prefixes=PREFIXES)
        else:
            triples.serialize(output, form)


class TooLargeError(OSError):
    """An output has been given more bytes than it may take."""


def ask(store: ox.Store, question: Question) -> Answer:
    """Parses and starts a query. Raises QueryError.

    The default graph is the union of all graphs unless the request or the query itself names a dataset.
    """
    text = question.query
    refuse_outward(text, question.allowed)
    try:
        return Answer(_started(store, question), is_volatile(text))
    except SyntaxError as error:
        raise QueryError("the query does not parse", cause=_first_line(error)) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise _unanswered(error) from error


def _started(store: ox.Store, question: Question) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    text, base, default, named = question.query, question.base, question.default_graphs, question.named_graphs
    if default or named:
        return store.query(text, base_iri=base, default_graph=_nodes(default), named_graphs=_nodes(named))
    # The flag would hide what FROM says.
    return store.query(text, base_iri=base, use_default_graph_as_union=not names_dataset(text))


def _nodes(iris: Sequence[str]) -> list[Any]:  # the two arguments are of different lists of terms
    return [ox.NamedNode(iri) for iri in iris]


def _unanswered(error: Exception) -> QueryError:
    return QueryError("the query cannot be answered", cause=_first_line(error))


def _first_line(error: object) -> str:
    return " ".join(str(error).split("\n")[0].split())[:300]
