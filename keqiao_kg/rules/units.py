"""Units of measurement as reports write them: `data/reference/units.tsv`, with scale words and ratios of two units.

A written unit is an optional scale word (万, 亿 …), a surface form of the table, and for a ratio `/` and a second
unit (万元/亩). Each has a code (scale word and symbol: 亿CNY, 万亩, CNY/平方米), a quantity kind, a base unit and an
exact factor. What the table does not know is a unit of its own, with itself as base: its scale word still counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules.tables import read_rows

# Powers of ten, not words of the reports: the scale words that reports put before a unit.
SCALES = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 10**3,
    "百": 100,
}
ONE = "one"  # code of the unit of a bare ratio or number
COUNT = "count"  # kind of all units that count things: 家, 个, 项 …

_SCALED = re.compile("(" + "|".join(SCALES) + ")?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how it is written, what it is, and how many base units it makes."""

    code: str  # 亿CNY; the notation of the concept
    zh: str
    en: str
    kind: str  # currency, area, count, ratio …; empty where the table does not know it
    base: str  # code of the base unit
    factor: Fraction
    qudt: str = ""  # IRI of the same unit in QUDT


class UnitTable:
    """Units by their surface form; `UnitTable.load()` gives the one of the project."""

    def __init__(self, rows: Iterable[tuple[str, Unit]]) -> None:
        """The surface forms and their units; each form once."""
        self._units = dict(rows)
        # A base unit need not be a surface form itself (CNY): it is known by its code.
        self._codes: dict[str, Unit] = {}
        for unit in self._units.values():
            self._codes.setdefault(unit.code, unit)
        self._read: dict[str, Unit] = {}

    @classmethod
    def load(cls) -> UnitTable:
        """The table of `data/reference`, read once a process."""
        return _load(DATA / "reference" / "units.tsv")

    def surfaces(self) -> tuple[str, ...]:
        """All surface forms without scale words, in table order."""
        return tuple(self._units)

    def get(self, written: str) -> Unit:
        """The unit of a surface form with its scale word, or of a code; never fails: see the module."""
        if written not in self._read:
            self._read[written] = self._compose(written)
        return self._read[written]

    def _compose(self, written: str) -> Unit:
        known = self._units.get(written) or self._codes.get(written)
        if known is not None:
            return known
        above, slash, below = written.partition("/")
        return _ratio(self.get(above), self.get(below)) if slash and above and below else self._scaled(written)

    def _scaled(self, written: str) -> Unit:
        match = _SCALED.fullmatch(written)
        scale, rest = (match[1] or "", match[2]) if match else ("", written)
        if not rest:
            unit = Unit(ONE, "", "", "ratio", ONE, Fraction(1))
        else:
            unit = self._units.get(rest) or Unit(rest, rest, "", "", rest, Fraction(1))
        return _times(scale, unit) if scale else unit


def _times(scale: str, unit: Unit) -> Unit:
    code = scale if unit.code == ONE else scale + unit.code
    english = f"{SCALES[scale]:,} × {unit.en}" if unit.en else ""
    return replace(unit, code=code, zh=scale + unit.zh, en=english, factor=unit.factor * SCALES[scale], qudt="")


def _ratio(above: Unit, below: Unit) -> Unit:
    return Unit(
        code=f"{above.code}/{below.code}",
        zh=f"{above.zh}/{below.zh}",
        en=f"{above.en} per {below.en}" if above.en and below.en else "",
        kind=f"{above.kind}/{below.kind}" if above.kind and below.kind else "",
        base=f"{above.base}/{below.base}",
        factor=above.factor / below.factor,
    )


@lru_cache(maxsize=2)
def _load(path: Path) -> UnitTable:
    return UnitTable((row["surface"], _unit(row, path)) for row in read_rows(path))


def _unit(row: dict[str, str], path: Path) -> Unit:
    try:
        factor = Fraction(row["factor"])
    except (ValueError, ZeroDivisionError) as error:
        raise RuleError(f"{row['surface']} has no usable factor", where=str(path), cause=str(error)) from error
    return Unit(row["symbol"], row["zh"], row["en"], row["kind"], row["base"], factor, row["qudt"])
