"""Changes of a store, each in one transaction: SPARQL Update and the writes of the Graph Store Protocol."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from keqiao_kg.errors import QueryError
from keqiao_kg.graph.sparql_text import refuse_outward, with_using
from keqiao_kg.graph.store_answers import GRAPHS


@dataclass(frozen=True, slots=True)
class Update:
    """A SPARQL Update with the graphs that the request names for its patterns."""

    update: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    base: str | None = None

    def checked(self) -> str:
        """The text to apply. Raises QueryError for what is not allowed or contradicts itself."""
        refuse_outward(self.update, self.allowed)
        if self.using or self.using_named:
            return with_using(self.update, self.using, self.using_named)
        return self.update

    def apply(self, store: ox.Store) -> None:
        """Applies all of it or nothing. Raises QueryError."""
        text = self.checked()
        try:
            store.update(text, base_iri=self.base)
        except SyntaxError as error:
            raise QueryError("the update does not parse", cause=_first_line(error)) from error
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError("the update cannot be applied", cause=_first_line(error)) from error


@dataclass(frozen=True, slots=True)
class GraphWrite:
    """PUT (`replace`) or POST of a graph: `graph` is its IRI, empty for the default graph."""

    graph: str
    body: bytes
    media_type: str
    base: str
    replace: bool

    def apply(self, store: ox.Store) -> bool:
        """Replaces the graph by the triples or adds them; whether the graph is new. Raises QueryError."""
        name = graph_name(self.graph)
        new = self.graph != "" and not store.contains_named_graph(name)
        after = self._triples()
        before = {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}
        steps = self._clearing(before, after) if self.replace else []
        if self.graph:
            steps.append(f"CREATE SILENT GRAPH <{self.graph}>")
        if _has_blank(before | after):
            steps += _data("INSERT", self.graph, after)
        else:
            steps += _data("INSERT", self.graph, after - before)
        store.update(";\n".join(steps))
        return new

    def _clearing(self, before: set[ox.Triple], after: set[ox.Triple]) -> list[str]:
        """What takes away the old triples; only those that are not in the new graph, where that can be said."""
        if _has_blank(before | after):
            return [f"DROP SILENT GRAPH <{self.graph}>" if self.graph else "DROP DEFAULT"]
        return _data("DELETE", self.graph, before - after)

    def _triples(self) -> set[ox.Triple]:
        form = GRAPHS[self.media_type]
        try:
            return {quad.triple for quad in ox.parse(self.body, form, base_iri=self.base)}
        except SyntaxError as error:
            cause = f"line {error.lineno}: {_first_line(error.msg)}" if error.lineno else _first_line(error)
            raise QueryError(f"the body is not valid {self.media_type}", cause=cause) from error
        except ValueError as error:
            raise QueryError(f"the body is not valid {self.media_type}", cause=_first_line(error)) from error


@dataclass(frozen=True, slots=True)
class GraphRemoval:
    """DELETE of a graph: its IRI, empty for the default graph."""

    graph: str

    def apply(self, store: ox.Store) -> bool:
        """Removes the graph; False if there is none."""
        name = graph_name(self.graph)
        if self.graph and not store.contains_named_graph(name):
            return False
        store.update(f"DROP GRAPH <{self.graph}>" if self.graph else "DROP DEFAULT")
        return True


def graph_name(iri: str) -> ox.NamedNode | ox.DefaultGraph:
    """The name of a graph; that of the default graph for an empty IRI."""
    return ox.NamedNode(iri) if iri else ox.DefaultGraph()


def is_iri(text: str) -> bool:
    """Is it an absolute IRI?"""
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def _has_blank(triples: set[ox.Triple]) -> bool:
    return any(isinstance(term, ox.BlankNode) for triple in triples for term in (triple.subject, triple.object))


def _data(verb: str, graph: str, triples: set[ox.Triple]) -> list[str]:
    if not triples:
        return []
    lines = "\n".join(f"{triple} ." for triple in triples)
    return [f"{verb} DATA {{ GRAPH <{graph}> {{\n{lines}\n}} }}" if graph else f"{verb} DATA {{\n{lines}\n}}"]


def _first_line(error: object) -> str:
    return " ".join(str(error).split("\n")[0].split())[:300]
