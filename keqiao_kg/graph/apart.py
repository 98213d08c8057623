"""The graphs of a store as lines of N-Triples, for the many small questions that no engine is needed for.

What a hundred reports say of a thing, or a whole report, is found in memory in microseconds; a store on disk takes
a hundred times as long. The lines are those of the file that the store was filled from, read once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from keqiao_kg.graph.packed import Packed, pack
from keqiao_kg.graph.write import SHARED, Row

_BATCH = 2000  # lines of a graph that are packed at a time
_IRI = re.compile(rb"<[^<>]*>")
_END = b" .\n"
Lines = Mapping[bytes, list[bytes]]  # IRI in angle brackets → lines of N-Triples


def row_of_line(line: bytes) -> Row:
    """Subject, predicate and object of a line of N-Triples."""
    subject, predicate, object_ = line[: -len(_END)].decode().split(" ", 2)
    return subject, predicate, object_


def by_subject(ntriples: bytes) -> dict[bytes, list[bytes]]:
    """The lines of N-Triples by their subject."""
    found: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for line in ntriples.splitlines(keepends=True):
        found[line[: line.index(b" ")]].append(line)
    return dict(found)


@dataclass(slots=True)
class _Growing:
    """A graph whose lines are still coming in."""

    waiting: list[bytes] = field(default_factory=list)
    batches: list[bytes] = field(default_factory=list)

    def pack(self) -> None:
        self.batches.append(pack(b"".join(self.waiting)))
        self.waiting.clear()


class Apart:
    """The named graphs of a file that `build` wrote, and all lines about the things under `base` of no single report.

    `subjects`: thing → lines with it as subject; `objects`: thing → lines with it as object.
    """

    def __init__(self, nquads: Path, base: str) -> None:
        self._graphs: defaultdict[bytes, _Growing] = defaultdict(_Growing)
        self.subjects: defaultdict[bytes, list[bytes]] = defaultdict(list)
        self.objects: defaultdict[bytes, list[bytes]] = defaultdict(list)
        self._thing, self._report = f"<{base}".encode(), f"<{base}report/".encode()
        with nquads.open("rb") as quads:
            for quad in quads:
                self._add(quad)
        for graph in self._graphs.values():
            graph.pack()

    def _add(self, quad: bytes) -> None:
        cut = quad.rindex(b" <")
        line = quad[:cut] + _END
        graph = self._graphs[quad[cut + 1 : -3]]
        graph.waiting.append(line)
        if len(graph.waiting) == _BATCH:
            graph.pack()
        if line.startswith(self._thing) and not line.startswith(self._report):
            self.subjects[line[: line.index(b" ")]].append(line)
        if line[cut - 1] == ord(">"):
            object_ = line[line.rindex(b" ", 0, cut) + 1 : cut]
            if object_.startswith(self._thing) and not object_.startswith(self._report):
                self.objects[object_].append(line)

    def ntriples(self, graph: str) -> bytes:
        """The triples of a named graph, sorted."""
        return b"".join(Packed(tuple(self._graphs[f"<{graph}>".encode()].batches)).parts())


class Needed:
    """What tells of a report: the graphs of none, of what several reports say only what leads on from its own graph."""

    def __init__(self, ntriples: Callable[[str], bytes], graphs: Iterable[str]) -> None:
        self._ntriples = ntriples
        self._behind = b"".join(ntriples(graph) for graph in graphs if graph != SHARED)
        self._shared = by_subject(ntriples(SHARED)) if SHARED in graphs else {}
        self._leads = {
            subject: self._shared.keys() & _IRI.findall(b"".join(lines)) for subject, lines in self._shared.items()
        }

    def of(self, graph: str) -> bytes:
        """The triples that tell of the report with this graph."""
        own = self._ntriples(graph)
        queue = sorted(self._shared.keys() & _IRI.findall(own))
        found = set(queue)
        for subject in queue:
            queue += sorted(self._leads[subject] - found)
            found |= self._leads[subject]
        shared = (line for subject in sorted(found) for line in self._shared[subject])
        return b"".join((self._behind, own, *shared))
