"""The country's administrative divisions: names, short names, codes, parents, down to the town.

Two tables of `data/reference`: `divisions.tsv` (nation to county, read at once) and `towns.tsv` (towns and
subdistricts, read when a town is first asked for). A name that no longer holds keeps its code and the last
year that lists it, because old reports name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from keqiao_kg.assets import DATA
from keqiao_kg.model import Area, Level
from keqiao_kg.rules.tables import read_rows
from keqiao_kg.rules.word_sets import word_set

NATION = "100000"


class Division(NamedTuple):
    """One administrative division under one of its names (a tuple: thousands are made at the start)."""

    code: str  # six digits down to the county, nine for a town
    name: str  # 柯桥区
    level: Level
    parent: str  # code of the division above; empty for the nation
    short: str = ""  # 柯桥; empty where the bare stem is no name (易县, 城区)
    until: str = ""  # last year that lists it; empty while it is in force
    wikidata: str = ""

    def in_force(self, year: int) -> bool:
        """Whether the name was still listed in that year (0: today)."""
        return not self.until or 0 < year <= int(self.until)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a name can stand for: nothing (unknown), one division, or several (ambiguous)."""

    candidates: tuple[Division, ...] = ()

    @property
    def one(self) -> Division | None:
        """The division, where it is known and not ambiguous."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def unknown(self) -> bool:
        """Whether no division has the name."""
        return not self.candidates


class Divisions:
    """Look-ups over the two tables; `Divisions.load()` gives the one of the project."""

    def __init__(self, divisions: Iterable[Division], towns: Path | None = None) -> None:
        """The divisions in code order, names in force before abolished ones; `towns` is read when needed."""
        self._towns_path = towns
        self._all = tuple(divisions)
        self._rows_of: dict[str, Sequence[tuple[str, str]]] = {}
        self._by_name = _grouped((division.name, division) for division in self._all)

    @classmethod
    def load(cls) -> Divisions:
        """The divisions of `data/reference`, read once a process."""
        return _load()

    # ── by code ──────────────────────────────────────────────────────────────────────────────────

    def get(self, code: str) -> Division | None:
        """The division of a code of six or nine digits (the name in force first), or None."""
        if len(code) == 9:
            return next((town for town in self.towns(code[:6]) if town.code == code), None)
        return self._by_code.get(code)

    def parents(self, division: Division) -> tuple[Division, ...]:
        """What contains it, nearest first, the nation left out."""
        chain = []
        above = self._by_code.get(division.parent)
        while above is not None and above.code != NATION:
            chain.append(above)
            above = self._by_code.get(above.parent)
        return tuple(chain)

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions in force one level below; those of a county are its towns."""
        own = self._by_code.get(code)
        if own is not None and own.level is Level.COUNTY:
            return self.towns(code)
        return tuple(child for child in self._children.get(code, ()) if not child.until)

    def full_name(self, division: Division) -> str:
        """浙江省绍兴市柯桥区."""
        return "".join(part.name for part in reversed((division, *self.parents(division))))

    def area(self, division: Division) -> Area:
        """The division as the area of a report."""
        parents = tuple((above.code, above.name) for above in self.parents(division))
        return Area(division.code, division.name, self.full_name(division), division.level, parents)

    # ── by name ──────────────────────────────────────────────────────────────────────────────────

    def named(self, name: str, *, within: str = "", year: int = 0) -> Lookup:
        """Divisions with this name or short name, inside the division `within`, as of `year` (0: today).

        A full name wins over a short one, and names in force in the year over abolished ones.
        """
        found = [each for each in self._by_name.get(name, ()) if self._inside(each, within)]
        if not found:
            found = [each for each in self._by_short.get(name, ()) if self._inside(each, within)]
        return Lookup(_prefer_in_force(found, year))

    def path(self, text: str, *, within: str = "", year: int = 0) -> Lookup:
        """The last division of a run of names written together: 绍兴市柯桥区, 浙江省绍兴市柯桥区, 柯桥区.

        The whole text must be used up; levels may be left out.
        """
        found: list[Division] = []
        for cut in range(len(text), 1, -1):
            for head in self.named(text[:cut], within=within, year=year).candidates:
                if cut == len(text):
                    found.append(head)
                elif head.level is not Level.COUNTY:
                    found.extend(self.path(text[cut:], within=head.code, year=year).candidates)
            if found:
                break
        return Lookup(_prefer_in_force(_distinct(found), year))

    def near(self, name: str, area: str, *, year: int = 0) -> Lookup:
        """What a name or short name means in a report of the area with code `area`.

        Nearest wins: the area and what contains it, its children, its sisters, its province, the country. At
        the same distance a province wins (吉林), and what contains the other (承德市 over 承德县).
        """
        found = self.named(name, year=year).candidates or tuple(self._town_near(name, area))
        if len(found) < 2:
            return Lookup(found)
        chain = self._chain(area)
        ranks = {each: (self._distance(each, chain), each.level is not Level.PROVINCE) for each in found}
        best = [each for each in found if ranks[each] == min(ranks.values())]
        codes = {each.code for each in best}
        return Lookup(tuple(each for each in best if codes.isdisjoint(self._chain(each.code)[1:])))

    def prefixes(self, text: str, start: int = 0) -> Iterator[Division]:
        """Divisions whose full name stands at `start` of the text, longest first."""
        for length in range(min(_LONGEST, len(text) - start), 1, -1):
            yield from self._by_name.get(text[start : start + length], ())

    def of_suffix(self, suffix: str, year: int = 0) -> Iterator[Division]:
        """The divisions down to the county whose name ends in 省, 市, 县 … and is in force in the year."""
        for name, found in self._by_name.items():
            if name.endswith(suffix):
                yield from (each for each in found if each.in_force(year))

    # ── indexes, each made when it is first asked for ────────────────────────────────────────────

    @cached_property
    def _by_code(self) -> dict[str, Division]:
        return {division.code: division for division in reversed(self._all)}

    @cached_property
    def _by_short(self) -> dict[str, list[Division]]:
        return _grouped((division.short, division) for division in self._all if division.short)

    @cached_property
    def _children(self) -> dict[str, list[Division]]:
        return _grouped((division.parent, division) for division in self._all)

    # ── towns ────────────────────────────────────────────────────────────────────────────────────

    def towns(self, county: str) -> tuple[Division, ...]:
        """The towns and subdistricts of a county."""
        row = self._town_rows.get(county, "")
        return tuple(Division(county + entry[:3], entry[3:], Level.TOWN, county) for entry in row.split())

    def town(self, name: str, *, within: str = "") -> Lookup:
        """Towns by name (杨汛桥街道) or stem (杨汛桥) in the county, city or province `within` (empty: anywhere).

        A town whose kind has changed since (杨汛桥镇) is found by its stem where no other has the name.
        """
        stem = _stem(name)
        prefix = _digits(within)
        counties = (code for code, row in self._town_rows_of(prefix) if stem in row)
        towns = [town for county in counties for town in self.towns(county)]
        exact = [town for town in towns if town.name == name]
        return Lookup(tuple(exact or [town for town in towns if _stem(town.name) == stem]))

    @cached_property
    def _town_rows(self) -> dict[str, str]:
        if self._towns_path is None:
            return {}
        return {row["county"]: row["towns"] for row in read_rows(self._towns_path)}

    def _town_rows_of(self, prefix: str) -> Sequence[tuple[str, str]]:
        """The rows of the counties whose codes begin so; there are no more beginnings than divisions."""
        if prefix not in self._rows_of:
            rows = self._town_rows.items()
            self._rows_of[prefix] = [(code, row) for code, row in rows if code.startswith(prefix)]
        return self._rows_of[prefix]

    def _town_near(self, name: str, area: str) -> Iterator[Division]:
        if len(name) < 2:
            return
        for code in self._chain(area):
            found = self.town(name, within=code).candidates if code != NATION else ()
            if found:
                yield from found
                return

    # ── where things lie ─────────────────────────────────────────────────────────────────────────

    def _chain(self, code: str) -> tuple[str, ...]:
        """The code and those of its parents, nearest first, the nation last."""
        division = self.get(code)
        if division is None:
            return (NATION,)
        return (code, *(above.code for above in self.parents(division)), NATION)

    def _inside(self, division: Division, within: str) -> bool:
        return not within or any(above.code == within for above in self.parents(division))

    def _distance(self, division: Division, chain: tuple[str, ...]) -> int:
        """Steps up from the area to the first division that holds the other; -1 for the area and its parents."""
        if division.code in chain:
            return -1
        own = {above.code for above in self.parents(division)} | {NATION}
        return next((steps for steps, code in enumerate(chain) if code in own), len(chain))


_LEVELS = {str(level): level for level in Level}
_LONGEST = 16  # characters of the longest names (积石山保安族东乡族撒拉族自治县)
_TOWN_ENDINGS = word_set("town-endings")


@cache
def _load() -> Divisions:
    folder = DATA / "reference"
    return Divisions(map(_division, read_rows(folder / "divisions.tsv")), folder / "towns.tsv")


def _division(row: dict[str, str]) -> Division:
    code, name, level, parent, short, until, wikidata = row.values()
    return Division(code, name, _LEVELS[level], parent, short, until, wikidata)


def _grouped(pairs: Iterable[tuple[str, Division]]) -> dict[str, list[Division]]:
    groups: dict[str, list[Division]] = {}
    for key, division in pairs:
        groups.setdefault(key, []).append(division)
    return groups


def _prefer_in_force(found: list[Division], year: int) -> tuple[Division, ...]:
    """Those in force in the year; else those abolished last, one a code."""
    holding = [each for each in found if each.in_force(year)]
    # A district made of a county of the same stem goes on under the new name: the old one wins in its time.
    own_time = [each for each in holding if each.until] if year else []
    chosen = own_time or holding or found
    return tuple(_distinct(chosen))


def _distinct(found: Iterable[Division]) -> list[Division]:
    return list({(each.code, each.name): each for each in found}.values())


def _digits(code: str) -> str:
    """The digits that the codes of all parts of a division start with: 33, 3306, 330603."""
    return code[:2] if code[2:] == "0000" else code[:4] if code[4:] == "00" else code


def _stem(name: str) -> str:
    return next((name[: -len(end)] for end in _TOWN_ENDINGS if name.endswith(end)), name)
