"""Units of measurement as reports write them: `units.tsv` and `scales.tsv` of `data/reference`.

A written unit is an optional scale word (万, 亿 …) and a surface form of the table, for a ratio `/` and a second
unit (万元/亩). Each has a code (scale word and symbol: 亿CNY, 万亩, CNY/平方米), a quantity kind, a base unit and an
exact factor. What the table does not know is a unit of its own, with itself as base: its scale word still counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules.patterns import alternation
from keqiao_kg.rules.tables import read_rows

ONE = "one"  # code of the unit of a bare ratio or number


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

    def __init__(self, rows: Iterable[tuple[str, Unit]], scales: Mapping[str, int]) -> None:
        """The surface forms and their units, each form once, and what each scale word multiplies by."""
        self._scales = scales
        self._scale = re.compile(alternation(scales))
        self._units = dict(rows)
        # A base unit need not be a surface form itself (CNY): it is known by its code.
        self._codes: dict[str, Unit] = {}
        for unit in self._units.values():
            self._codes.setdefault(unit.code, unit)
        self._read = lru_cache(maxsize=4096)(self._compose)

    @classmethod
    def load(cls) -> UnitTable:
        """The table of `data/reference`, read once a process."""
        return _load()

    def get(self, written: str) -> Unit:
        """The unit of a surface form with its scale word, or of a code; never fails: see the module."""
        return self._read(written)

    def _compose(self, written: str) -> Unit:
        known = self._units.get(written) or self._codes.get(written)
        if known is not None:
            return known
        above, slash, below = written.partition("/")
        return _ratio(self.get(above), self.get(below)) if slash and above and below else self._scaled(written)

    def _scaled(self, written: str) -> Unit:
        scale = match[0] if (match := self._scale.match(written)) else ""
        rest = written.removeprefix(scale)
        if rest:
            unit = self._units.get(rest) or Unit(rest, rest, "", "", rest, Fraction(1))
        else:
            unit = Unit(ONE, "", "", "ratio", ONE, Fraction(1))
        return _times(scale, self._scales[scale], unit) if scale else unit


def _times(scale: str, times: int, unit: Unit) -> Unit:
    code = scale if unit.code == ONE else scale + unit.code
    english = f"{times:,} × {unit.en}" if unit.en else ""
    return replace(unit, code=code, zh=scale + unit.zh, en=english, factor=unit.factor * times, qudt="")


def _ratio(above: Unit, below: Unit) -> Unit:
    return Unit(
        code=f"{above.code}/{below.code}",
        zh=f"{above.zh}/{below.zh}",
        en=f"{above.en} per {below.en}" if above.en and below.en else "",
        kind=f"{above.kind}/{below.kind}" if above.kind and below.kind else "",
        base=f"{above.base}/{below.base}",
        factor=above.factor / below.factor,
    )


@cache
def _load() -> UnitTable:
    units, scales = DATA / "reference" / "units.tsv", DATA / "reference" / "scales.tsv"
    times = {row["word"]: int(row["times"]) for row in read_rows(scales)}
    return UnitTable(((row["surface"], _unit(row, units)) for row in read_rows(units)), times)


def _unit(row: dict[str, str], path: Path) -> Unit:
    try:
        factor = Fraction(row["factor"])
    except (ValueError, ZeroDivisionError) as error:
        raise RuleError(f"{row['surface']} has no usable factor", where=str(path), cause=str(error)) from error
    return Unit(row["symbol"], row["zh"], row["en"], row["kind"], row["base"], factor, row["qudt"])
