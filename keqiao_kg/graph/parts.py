"""A graph taken apart by report, so that a hundred reports are asked one after another in little memory.

What stands in one report's graph, with the ontology and the concept schemes, answers every question about
that report; a store of all reports at once would need a gigabyte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from keqiao_kg.errors import InputError
from keqiao_kg.graph.packed import Packed, PackedGraph, pack
from keqiao_kg.graph.store import Store
from keqiao_kg.graph.write import BACKGROUND, SHARED, background

_BEHIND = {*BACKGROUND.values(), SHARED}  # what every report is asked together with
_BATCH = 2000  # lines of a graph that are packed at a time


Named = tuple[str, PackedGraph]  # the IRI of a graph, and the graph


@dataclass(frozen=True, slots=True)
class Parts:
    """The ontology and the concept schemes, and the graph of each report; in the order of their IRIs."""

    background: tuple[Named, ...]
    reports: tuple[Named, ...]

    @classmethod
    def of(cls, reports: Iterable[PackedGraph]) -> Parts:
        """The graphs of reports that have just been built."""
        named = [(next(graph.nquads.lines()).rpartition(" <")[2][:-4], graph) for graph in reports]
        return cls(_behind(), tuple(sorted(named, key=_name)))

    @classmethod
    def open(cls, folder: Path) -> Parts:
        """A folder that `build` wrote. Raises InputError."""
        file = folder / "graph.nq"
        if not file.is_file():
            raise InputError("no graph here", where=str(folder), hint="run `keqiao-kg build` first")
        try:
            with file.open("rb") as lines:
                graphs = _split(lines)
        except OSError as error:
            hint = "check its permissions"
            raise InputError("cannot be read", where=str(file), cause=str(error.strerror), hint=hint) from error
        except ValueError as error:
            hint = "run `keqiao-kg build` again"
            raise InputError("is not as `build` wrote it", where=str(file), cause=str(error), hint=hint) from error
        named = sorted(graphs.items(), key=_name)
        return cls(tuple(g for g in named if g[0] in _BEHIND), tuple(g for g in named if g[0] not in _BEHIND))

    def named(self) -> tuple[Named, ...]:
        """The background and all reports with their IRIs."""
        return (*self.background, *self.reports)

    def graphs(self) -> tuple[PackedGraph, ...]:
        """The background and all reports."""
        return tuple(graph for _, graph in self.named())

    def stores(self) -> Iterator[Store]:
        """A store a report, each with the background."""
        behind = b"".join(part for _, graph in self.background for part in graph.nquads.parts())
        return (Store.loaded((behind, *graph.nquads.parts())) for _, graph in self.reports)


def _name(graph: Named) -> str:
    return graph[0]


def _behind() -> tuple[Named, ...]:
    quads = background()
    named = [
        (iri, PackedGraph.of(quad for quad in quads if quad.graph_name == ox.NamedNode(iri)))
        for iri in BACKGROUND.values()
    ]
    return tuple(sorted(named, key=_name))


def _split(lines: Iterable[bytes]) -> dict[str, PackedGraph]:
    """Sorted N-Quads by graph name. Raises ValueError for lines that are not sorted or name no graph."""
    graphs: dict[bytes, _Growing] = {}
    before = b""
    for number, line in enumerate(lines, 1):
        if line < before or not line.endswith(b"> .\n"):
            raise ValueError(f"line {number} is out of order or names no graph")
        before = line
        name = line[line.rfind(b" <") + 2 : -4]
        graph = graphs.get(name)
        if graph is None:
            graph = graphs[name] = _Growing()
        graph.waiting.append(line)
        if len(graph.waiting) == _BATCH:
            graph.pack()
    return {name.decode(): graph.packed() for name, graph in graphs.items()}


@dataclass(slots=True)
class _Growing:
    """A graph whose lines are still coming in."""

    size: int = 0
    waiting: list[bytes] = field(default_factory=list)
    batches: list[bytes] = field(default_factory=list)

    def pack(self) -> None:
        self.size += len(self.waiting)
        self.batches.append(pack(b"".join(self.waiting)))
        self.waiting.clear()

    def packed(self) -> PackedGraph:
        if self.waiting:
            self.pack()
        return PackedGraph(self.size, Packed(tuple(self.batches)))
