"""The names of places and bodies that a report of an area may mean, looked up by their first two characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from keqiao_kg.extract.mentions_names import short_name
from keqiao_kg.model import Area, Level
from keqiao_kg.rules.divisions import NATION, Division, Divisions
from keqiao_kg.rules.mentions import RULES, mention_rules
from keqiao_kg.rules.tables import read_words

_KINDS = {Level.PROVINCE: "province", Level.CITY: "city", Level.COUNTY: "county", Level.TOWN: "town"}
_SIDES = "东西南北"
ZONES = ("开发区", "保税区", "园区", "管理区", "实验区", "示范区", "试验区")
_TOWN_ENDS = ("街道", "镇", "乡", "苏木")


class Entry(NamedTuple):
    """A name under one of its forms, and the rule that reads it."""

    form: str
    name: str
    type: str
    kind: str
    rule: str


Index = dict[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names around the area, which win, and those of the whole country; both longest first."""

    around: Index
    country: Index
    keys: frozenset[str]  # the first two characters of all names
    own: frozenset[str]  # forms of the area itself, which is no mention

    def at(self, text: str, place: int) -> Entry | None:
        """The longest name that stands at `place`."""
        key = text[place : place + 2]
        if key not in self.keys:
            return None
        near = _first(self.around.get(key, ()), text, place)
        far = _first(self.country.get(key, ()), text, place)
        best = far if near is None or (far is not None and len(far.form) > len(near.form)) else near
        return best if best and best.form not in self.own else None


def _first(entries: Iterable[Entry], text: str, place: int) -> Entry | None:
    for entry in entries:
        if text.startswith(entry.form, place):
            return entry
    return None


@lru_cache(maxsize=64)
def gazetteer(area: Area) -> Gazetteer:
    """The names that a report of the area may mean."""
    entries = [entry for division in _around(area) for entry in _entries(division, "division-near")]
    entries += _sides(area)
    around = _index(entries)
    return Gazetteer(
        around, _country(), frozenset((*around, *_country())), frozenset((area.name, area.full_name, short_name(area)))
    )


@lru_cache(maxsize=1)
def _country() -> Index:
    """Known names, provinces, cities and counties of the country."""
    known = [Entry(*each, "known-name") for each in mention_rules().lexicon.known.values()]
    divisions = Divisions.load()
    return _index([*known, *(entry for each in _all(divisions) for entry in _entries(each, "division-far"))])


def _index(entries: Iterable[Entry]) -> Index:
    """By first two characters, longest first; the first entry of a form wins."""
    kept: dict[str, Entry] = {}
    for entry in entries:
        kept.setdefault(entry.form, entry)
    grouped: dict[str, list[Entry]] = {}
    for entry in sorted(kept.values(), key=lambda each: (-len(each.form), each.form)):
        grouped.setdefault(entry.form[:2], []).append(entry)
    return {key: tuple(found) for key, found in grouped.items()}


def _all(divisions: Divisions) -> Iterator[Division]:
    provinces = divisions.children(NATION)
    cities = [city for province in provinces for city in divisions.children(province.code)]
    yield from provinces
    yield from cities
    yield from (county for city in cities for county in divisions.children(city.code) if len(county.name) > 2)


def _around(area: Area) -> Iterator[Division]:
    """Own towns (with their stems as short names), what contains the area, and its sisters."""
    divisions = Divisions.load()
    if area.code:
        yield from (_with_stem(each) for each in divisions.children(area.code))
        for code, _ in area.parents:
            yield from (each for each in (divisions.get(code),) if each)
            yield from divisions.children(code)


def _with_stem(division: Division) -> Division:
    stem = next((division.name[: -len(end)] for end in _TOWN_ENDS if division.name.endswith(end)), "")
    stem = "" if stem in mention_rules().lexicon.common else stem
    return division._replace(short=stem) if division.level is Level.TOWN else division


def _entries(division: Division, rule: str) -> Iterator[Entry]:
    """The division under its name and, where that is no ordinary word, its short name."""
    if division.name.endswith(ZONES):
        return
    for form in (division.name, division.short):
        own = form == division.name and rule == "division-near"
        if len(form) >= 2 and (own or form not in _lookalikes()):
            name = form if division.name.endswith("街道") else division.name
            yield Entry(form, name, "place", kind_of(division), rule)


@lru_cache(maxsize=1)
def _lookalikes() -> frozenset[str]:
    return frozenset(read_words(RULES / "place-lookalikes.tsv"))


def _sides(area: Area) -> list[Entry]:
    """The sides of the area as its people call them: 溪北, 溪南."""
    stem = short_name(area)
    if area.level not in (Level.COUNTY, Level.CITY) or len(stem) != 2:
        return []
    return [Entry(stem[0] + side, stem[0] + side, "place", "region", "own-side") for side in _SIDES]


def kind_of(division: Division) -> str:
    """The kind of place that a division is: province, city, district, county, town."""
    if division.level is Level.COUNTY and division.name.endswith("区"):
        return "district"
    if division.level is Level.COUNTY and division.name.endswith("市"):
        return "city"
    return _KINDS.get(division.level, "country")
