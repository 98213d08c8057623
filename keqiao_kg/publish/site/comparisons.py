"""What a report says of each indicator: the result of the year before beside the target of the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from keqiao_kg.graph.store import Row
from keqiao_kg.publish.site.charts import Line, Scale, ends
from keqiao_kg.publish.site.labels import last_step

_POINTS = ("%", "‰")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator and measure with its result, its target, or both."""

    result: Row | None
    target: Row | None
    match: str = ""

    @property
    def row(self) -> Row:
        """The target, or the result where there is none: what both have in common is read from it."""
        found = self.target or self.result
        assert found is not None
        return found

    @property
    def group(self) -> str:
        """Whether there are `both`, only a `target` or only a `result`."""
        return "both" if self.result and self.target else "target" if self.target else "result"

    @property
    def line(self) -> Line:
        """Result and target on one line."""
        rows = [row for row in (self.result, self.target) if row is not None]
        return Scale(rows).line(rows)

    @property
    def stretch(self) -> Decimal | None:
        """How far the target is from the result: in points for percentages, else in percent of the result."""
        if not self.result or not self.target or self.result["baseUnit"] != self.target["baseUnit"]:
            return None
        before, after = ends(self.result)[0], ends(self.target)[0]
        if self.in_points:
            return after - before
        return (after - before) / abs(before) * 100 if before else None

    @property
    def in_points(self) -> bool:
        """Whether the stretch is a difference of percentages."""
        return self.row["baseUnit"] in _POINTS or self.row["unit"] in _POINTS

    @property
    def stretch_words(self) -> str:
        """The stretch with its sign, one decimal at most."""
        if self.stretch is None:
            return ""
        rounded = round(self.stretch, 2 if self.in_points else 1)
        return f"{rounded.normalize() + 0:+f}" if rounded else "0"

    @property
    def asks(self) -> str:
        """`more`, `less` or `same` than was reached; empty without both."""
        if self.stretch is None:
            return ""
        return "more" if self.stretch > 0 else "less" if self.stretch < 0 else "same"


def comparisons(quantities: Iterable[Row], pairs: Iterable[Row]) -> list[Comparison]:
    """Every pair, then targets without a result, then results without a target, each in text order."""
    rows = {row["fact"]: row for row in reversed(list(quantities))}
    both = [
        Comparison(rows[pair["result"]], rows[pair["target"]], pair["match"])
        for pair in pairs
        if pair["result"] in rows and pair["target"] in rows
    ]
    paired = {row["fact"] for found in both for row in (found.result, found.target) if row}
    alone = [row for fact, row in rows.items() if fact not in paired and last_step(row["status"]) != "standing"]
    is_target = {True: lambda row: Comparison(None, row), False: lambda row: Comparison(row, None)}
    found = both + [is_target[last_step(row["status"]) == "target"](row) for row in alone]
    order = {"both": 0, "target": 1, "result": 2}
    return sorted(found, key=lambda one: (order[one.group], int(one.row["start"]), one.row["fact"]))


@dataclass(frozen=True, slots=True)
class Chart:
    """All quantities of an indicator in one measure and base unit, each on a line of its own."""

    measure: str
    unit: str
    lines: Sequence[tuple[Row, Line]]


def charts(quantities: Iterable[Row]) -> list[Chart]:
    """A chart for each measure and base unit, those with most lines first; lines by subject and period."""
    rows = list({row["fact"]: row for row in quantities}.values())
    return sorted(_charts(sorted(rows, key=_measured)), key=lambda chart: -len(chart.lines))


def _measured(row: Row) -> tuple[str, str]:
    return row["measure"], row["baseUnit"] or row["unit"]


def _charts(rows: Sequence[Row]) -> Iterator[Chart]:
    for (measure, unit), same in groupby(rows, key=_measured):
        group = sorted(same, key=lambda row: (row["subject"], row["period"], row["report"], int(row["start"])))
        scale = Scale(group)
        yield Chart(measure, unit, [(row, scale.line([row])) for row in group])
