"""The networks that the explorer shows: each picture of each report, and of all reports together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from keqiao_kg.publish.exports.graph_json import Graphology
from keqiao_kg.publish.network import ReportRows, project_rows
from keqiao_kg.publish.site.data import Data

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
    """Makes pictures of reports."""

    def __init__(self, data: Data) -> None:
        self._data = data
        self.json = lru_cache(maxsize=_KEPT)(self._json)
        self._rows = lru_cache(maxsize=1)(self._rows_of)  # of which each picture of a report is made

    def _json(self, picture: Picture) -> bytes:
        """A picture as graphology reads it."""
        reports = self._data.reports.items()
        shown = (iri for iri, row in reports if picture.report in (row["identifier"], ""))
        network = project_rows(map(self._rows, shown), picture.name)
        return b"".join(Graphology().written(network))

    def _rows_of(self, report: str) -> ReportRows:
        return ReportRows(self._data.copy(report))
