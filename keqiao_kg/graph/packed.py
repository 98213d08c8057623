"""The quads of one graph, small in memory: a hundred reports are two million quads, some gigabytes as objects."""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

import pyoxigraph as ox

_BATCH = 500  # lines that are unpacked at a time
_LEVEL = 1  # lines of quads repeat themselves so much that the fastest level takes off nine tenths


@dataclass(frozen=True, slots=True)
class Packed:
    """Lines of text, compressed in batches."""

    batches: tuple[bytes, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Packed:
        """Packs lines, each with its line end and no other line end inside."""
        return cls.of_parts(batched(lines))

    @classmethod
    def of_parts(cls, parts: Iterable[bytes]) -> Packed:
        """Packs a text that comes in batches of whole lines."""
        return cls(tuple(map(pack, parts)))

    def parts(self) -> Iterator[bytes]:
        """The text, in batches of whole lines."""
        return map(zlib.decompress, self.batches)

    def lines(self) -> Iterator[str]:
        """The lines, with their line ends."""
        for part in self.parts():
            yield from (f"{line}\n" for line in part.decode().split("\n")[:-1])


@dataclass(frozen=True, slots=True)
class PackedGraph:
    """Quads as sorted N-Quads lines."""

    size: int  # quads
    nquads: Packed

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> PackedGraph:
        """Packs quads, each once."""
        lines = sorted({f"{quad} .\n" for quad in quads})
        return cls(len(lines), Packed.of(lines))


def pack(batch: bytes) -> bytes:
    """A batch of whole lines, compressed."""
    return zlib.compress(batch, _LEVEL)


def batched(lines: Iterable[str]) -> Iterator[bytes]:
    """Lines → larger pieces in UTF-8."""
    rest = iter(lines)
    while batch := "".join(islice(rest, _BATCH)):
        yield batch.encode()


def merged(graphs: Sequence[PackedGraph]) -> Iterator[str]:
    """The N-Quads lines of all graphs, sorted, each once."""
    for line, _ in groupby(heapq.merge(*(graph.nquads.lines() for graph in graphs))):
        yield line


def row_of(line: str) -> tuple[str, str, str]:
    """Subject, predicate and object of an N-Quads line, in N-Triples form."""
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest.rpartition(" <")[0]  # the graph name is an IRI and comes last
