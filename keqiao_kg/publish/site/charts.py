"""Results and targets on a line: where each value stands among others, and what a target's comparator allows.

Places are percentages of the width, so that templates draw them in any width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from keqiao_kg.graph.store import Row
from keqiao_kg.publish.site.labels import amount, last_step
from keqiao_kg.publish.site.marks import kind_of_quantity

_LEFT, _RIGHT = Decimal(3), Decimal(82)  # percent of the width that values use; what is left is for bands and signs
_ABOUT = Decimal("0.05")  # what `approx` spans to each side, of the value: a drawing's choice, no claim


@dataclass(frozen=True, slots=True)
class Point:
    """One quantity on the line. `band`: left end and width of what the comparator allows; None for a bare value."""

    kind: str  # result, target, standing
    comparator: str
    place: Decimal
    band: tuple[Decimal, Decimal] | None
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one line and the place of zero."""

    zero: Decimal
    points: tuple[Point, ...]


class Scale:
    """Values of one unit on one line from the least (zero, unless there are negative ones) to the greatest."""

    def __init__(self, rows: Iterable[Row]) -> None:
        values = [value for row in rows for value in ends(row)]
        self._low = min([Decimal(0), *values])
        self._high = max([Decimal(0), *values])

    def place(self, value: Decimal) -> Decimal:
        """Percent of the width."""
        span = self._high - self._low
        share = (value - self._low) / span if span else Decimal(0)
        return _rounded(_LEFT + share * (_RIGHT - _LEFT))

    def line(self, rows: Sequence[Row]) -> Line:
        """The rows as points."""
        return Line(self.place(Decimal(0)), tuple(self._point(row) for row in rows))

    def _point(self, row: Row) -> Point:
        comparator = last_step(row["comparator"])
        place = self.place(ends(row)[0])
        return Point(kind_of_quantity(row["status"]), comparator, place, self._band(comparator, row), amount(row))

    def _band(self, comparator: str, row: Row) -> tuple[Decimal, Decimal] | None:
        lower, upper = ends(row)
        if comparator in ("ge", "gt"):
            left, right = self.place(lower), Decimal(100)
        elif comparator in ("le", "lt"):
            left, right = Decimal(0), self.place(lower)
        elif comparator == "between":
            left, right = self.place(lower), self.place(upper)
        elif comparator == "approx":
            about = abs(lower) * _ABOUT
            left, right = self.place(lower - about), self.place(lower + about)
        else:
            return None
        return left, _rounded(max(right - left, Decimal(0)))


def ends(row: Row) -> tuple[Decimal, Decimal]:
    """Lower and upper end of a quantity in its base unit, or as written where it has none."""
    lower = Decimal(row["baseValue"] or row["value"])
    upper = row["baseUpper"] or (row["upper"] if not row["baseValue"] else "")
    return lower, Decimal(upper) if upper else lower


def _rounded(value: Decimal) -> Decimal:
    return round(value, 2)
