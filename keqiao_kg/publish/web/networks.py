"""The networks that the explorer shows: each picture of each report, and of all reports together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from keqiao_kg.graph.parts import Parts
from keqiao_kg.graph.store import Store
from keqiao_kg.publish.exports.graph_json import Graphology
from keqiao_kg.publish.network import project

PICTURES = ("promises", "entities", "places")
_KEPT = 12  # pictures that a server need not make again
_TOGETHER = 12  # reports; more in one picture are a cloud, and a file that no phone wants


@dataclass(frozen=True, slots=True)
class Picture:
    """A projection of one report, or of all (report empty)."""

    name: str
    report: str  # id
    file: str


def pictures(reports: Sequence[str]) -> list[Picture]:
    """All pictures: of one report each, and of all together where they are not too many."""
    each = [
        Picture(name, report, f"{name}-{number}.json") for number, report in enumerate(reports) for name in PICTURES
    ]
    together = [Picture(name, "", f"{name}.json") for name in PICTURES]
    return [*each, *together] if 1 < len(reports) <= _TOGETHER else each


class Networks:
    """Makes pictures from a store; `graphs` are the named graphs of the reports by id."""

    def __init__(self, store: Store, graphs: Mapping[str, str]) -> None:
        self._store = store
        self._graphs = graphs
        self._parts = lru_cache(maxsize=1)(self._read)  # the pictures of one report are asked for one after another
        self.json = lru_cache(maxsize=_KEPT)(self._json)

    def _json(self, picture: Picture) -> bytes:
        """A picture as graphology reads it."""
        network = project(self._parts(picture.report), picture.name)
        return b"".join(Graphology().written(network))

    def _read(self, report: str) -> Parts:
        chosen = [self._graphs[report]] if report else list(self._graphs.values())
        return Parts.within(self._store, chosen)
