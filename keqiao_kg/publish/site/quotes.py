"""Rows of queries as quotes: the words of a fact within its sentence, grouped by report or kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from keqiao_kg.graph.store import Row


def quote(row: Row) -> tuple[str, str, str]:
    """The sentence in three pieces: before the words, the words, after them. Offsets count code points."""
    words, start = row["words"], int(row["from"])
    left, right = int(row["start"]) - start, int(row["end"]) - start
    return words[:left], words[left:right], words[right:]


def sentences(rows: Sequence[Row]) -> list[tuple[Row, list[tuple[str, bool]]]]:
    """Rows of one sentence together: the first row, and the sentence in pieces that are quoted or not."""
    found = []
    for _, same in groupby(rows, key=lambda row: row["sentence"]):
        group = list(same)
        found.append((group[0], _pieces(group)))
    return found


def _pieces(rows: Sequence[Row]) -> list[tuple[str, bool]]:
    words, start, done = rows[0]["words"], int(rows[0]["from"]), 0
    pieces: list[tuple[str, bool]] = []
    for row in sorted(rows, key=lambda row: (int(row["start"]), int(row["end"]))):
        left, right = max(int(row["start"]) - start, done), int(row["end"]) - start
        if right > left:
            pieces += [(words[done:left], False), (words[left:right], True)]
            done = right
    return [piece for piece in (*pieces, (words[done:], False)) if piece[0]]


def grouped(rows: Iterable[Row], key: str) -> list[tuple[str, list[Row]]]:
    """Rows by a column, in the order in which its values first occur."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return list(found.items())


def once(rows: Iterable[Row], key: str) -> list[Row]:
    """The first row of each value of a column."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row[key], row)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Shared:
    """What several reports tell of: its row, in how many reports, and the sums of some columns over them."""

    row: Row
    reports: int
    sums: dict[str, int]


def shared(rows: Iterable[Row], *counted: str) -> list[Shared]:
    """The pages that two reports or more tell of, most reports first."""
    found = []
    for _, same in grouped(rows, "page"):
        reports = len({row["report"] for row in same})
        sums = {name: sum(int(row[name]) for row in same) for name in counted}
        found += [Shared(same[0], reports, sums)] if reports > 1 else []
    return sorted(found, key=lambda one: (-one.reports, one.row["name"]))


def values(rows: Iterable[Row], *properties: str) -> list[Row]:
    """The rows of some properties, by the last step of the property's IRI."""
    ends = tuple(f"{mark}{name}" for name in properties for mark in "#/")
    return [row for row in rows if row["property"].endswith(ends)]
