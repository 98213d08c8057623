"""The gate in front of publishing: SHACL over each report, then the checks between nodes.

Nothing that breaks a shape or a check is published; the report of it is the same for the same graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from keqiao_kg.assets import ONTOLOGY
from keqiao_kg.graph import checks
from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.graph.read import read
from keqiao_kg.graph.shacl import Shapes
from keqiao_kg.graph.shacl_process import ShaclProcess
from keqiao_kg.graph.validation import Validation, Violation
from keqiao_kg.graph.vocabulary import KQ, OA, TYPE
from keqiao_kg.graph.write import background

__all__ = ["Gate", "Validation", "Violation", "validate_file"]

SHAPES = ONTOLOGY / "shapes.ttl"
_QUOTED = 80  # characters of a quote that a message shows


class Gate:
    """A context manager: its SHACL engine starts up when it is entered, while the caller reads the reports."""

    def __init__(self) -> None:
        self._shacl = ShaclProcess(SHAPES)

    def __enter__(self) -> Self:
        self._shacl.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._shacl.__exit__(kind, error, traceback)

    def validate(self, reports: Iterable[PackedGraph]) -> Callable[[], Validation]:
        """Validates each report by itself: time grows with their number, not with its square.

        The outcome is there when it is called; until then the last report may still be under way.
        """
        found: set[Violation] = set()
        count = triples = 0
        last: Callable[[], set[Violation]] = set
        for graph in reports:  # while the last one is validated the next is made
            count, triples = count + 1, triples + graph.size
            found |= last()
            last = self._begin(graph)
        return lambda: Validation(tuple(sorted(found | last())), count, triples)

    def _begin(self, graph: PackedGraph) -> Callable[[], set[Violation]]:
        nquads = b"".join(graph.nquads.parts())
        shacl = self._shacl.violations(nquads)
        store = ox.Store()
        store.bulk_extend(background())
        store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        checked = checks.violations(store)
        return lambda: {_with_quote(item, store) for item in (*shacl.result(), *checked)}


def validate_file(file: Path, shapes: Path | None = None) -> Validation:
    """Validates any RDF file, by our shapes and checks or by the shapes of a file alone.

    Raises InputError for a file that cannot be read as RDF.
    """
    triples = read(file)
    found = _violations(triples) if shapes is None else set(Shapes(read(shapes)).violations(triples))
    reports = sum(triple.predicate == TYPE and triple.object == KQ["Report"] for triple in triples)
    return Validation(tuple(sorted(found)), reports, len(triples))


def _violations(triples: Sequence[ox.Triple]) -> set[Violation]:
    # The checks see the ontology too: some ask what it declares.
    store = checks.store_of((*triples, *background()))
    found = _shapes().violations(triples) + checks.violations(store)
    return {_with_quote(item, store) for item in found}


@lru_cache(maxsize=1)
def _shapes() -> Shapes:
    return Shapes(read(SHAPES))


def _with_quote(item: Violation, store: ox.Store) -> Violation:
    """The violation with the text that its node was read from."""
    if item.focus.startswith("_:") or "://" not in item.focus:
        return item
    for node in _selectors(ox.NamedNode(item.focus), store):
        start, end, exact = (_value(node, name, store) for name in ("start", "end", "exact"))
        if exact:
            quote = exact if len(exact) <= _QUOTED else f"{exact[:_QUOTED]}…"
            return replace(item, quote=quote, span=f"{start}-{end}")
    return item


def _selectors(node: ox.NamedNode, store: ox.Store) -> Iterator[ox.NamedNode]:
    """The node itself, its selectors, and those of its evidence."""
    yield node
    for passage in (node, *_objects(node, KQ["evidence"], store)):
        yield from _objects(passage, OA["hasSelector"], store)


def _objects(node: ox.NamedNode, predicate: ox.NamedNode, store: ox.Store) -> list[ox.NamedNode]:
    found = (quad.object for quad in store.quads_for_pattern(node, predicate, None))
    return sorted((term for term in found if isinstance(term, ox.NamedNode)), key=str)


def _value(node: ox.NamedNode, name: str, store: ox.Store) -> str:
    values = sorted(str(getattr(quad.object, "value", "")) for quad in store.quads_for_pattern(node, OA[name], None))
    return values[0] if values else ""
