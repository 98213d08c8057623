"""Sends every graph in pieces, then counts on both sides.

The first piece of a graph replaces what the store held under its name, the others are added. A piece that was sent
twice changes nothing, since a graph is a set; so a run after a break needs no more than to know where to go on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from keqiao_kg.errors import InputError
from keqiao_kg.graph import lines
from keqiao_kg.publish.loading import protocol
from keqiao_kg.publish.loading.client import Client, Credentials
from keqiao_kg.publish.loading.journal import Journal

Progress = Callable[[int], None]  # triples taken since the last call


@dataclass(frozen=True, slots=True)
class Loaded:
    """Triples of each graph here and in the store, by name of the graph."""

    here: dict[str, int]
    there: dict[str, int]

    @property
    def agrees(self) -> bool:
        """Whether the store holds as many triples of each graph as the data."""
        return self.here == self.there


def load(
    data: Path,
    addresses: protocol.Addresses,
    credentials: Credentials | None = None,
    *,
    chunk: int = 0,
    progress: Progress = lambda _triples: None,
) -> Loaded:
    """Puts the graphs of a folder that `build` wrote, or of an N-Quads file, into a store, `chunk` triples a request.

    Raises InputError for data that cannot be read, RemoteError for a store that does not answer or refuses.
    """
    file = data / "graph.nq" if data.is_dir() else data
    if not file.is_file():
        raise InputError("no graph here", where=str(data), hint="run `keqiao-kg build` first")
    here = lines.sizes(file)
    with Client(credentials or Credentials()) as client:
        there = {graph: protocol.count(client, addresses.query, graph) for graph in here}
        journal = Journal(file.parent, "|".join(_where(addresses)), lines.digest(file))
        _begin_again_where_lost(journal, there)
        progress(sum(journal.done.values()))
        _send(file, here, _Sender(protocol.writer(client, addresses), journal, chunk, progress))
        there = {graph: protocol.count(client, addresses.query, graph) for graph in here}
    journal.forget()
    return Loaded(here, there)


def _where(addresses: protocol.Addresses) -> tuple[str, ...]:
    return addresses.query, addresses.update, addresses.graph_store


def _begin_again_where_lost(journal: Journal, there: dict[str, int]) -> None:
    """A store that holds less of a graph than it had taken was emptied meanwhile."""
    for graph, taken in list(journal.done.items()):
        if there.get(graph, 0) < taken:
            del journal.done[graph]


class _Sender:
    """Gathers the triples of each graph until a piece is full."""

    def __init__(self, writer: protocol.Writer, journal: Journal, chunk: int, progress: Progress) -> None:
        self._writer, self._journal, self._chunk, self._progress = writer, journal, chunk or writer.chunk, progress
        self._waiting: dict[str, list[str]] = {}

    def taken(self) -> dict[str, int]:
        """Triples of each graph that the store has, from the first."""
        return dict(self._journal.done)

    def take(self, graph: str, line: str) -> None:
        """One more triple of a graph."""
        waiting = self._waiting.setdefault(graph, [])
        waiting.append(line)
        if len(waiting) >= self._chunk:
            self.flush(graph)

    def flush(self, graph: str) -> None:
        """Sends what waits of a graph."""
        piece = self._waiting.pop(graph, [])
        if not piece:
            return
        taken = self._journal.done.get(graph, 0)
        (self._writer.add if taken else self._writer.begin)(graph, piece)
        self._journal.note(graph, taken + len(piece))
        self._progress(len(piece))


def _send(file: Path, here: dict[str, int], sender: _Sender) -> None:
    """All triples that the store has not taken, in the order of the file."""
    skip = Counter(sender.taken())
    for graph, line in lines.read(file):
        if skip[graph]:
            skip[graph] -= 1
        else:
            sender.take(graph, line)
    for graph in here:
        sender.flush(graph)
