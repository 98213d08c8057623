"""The names of places and bodies that a report of an area may mean, looked up by their first two characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import NamedTuple

from keqiao_kg.extract.mentions.names import short_name
from keqiao_kg.model import Area, Level
from keqiao_kg.rules.divisions import NATION, Division, Divisions
from keqiao_kg.rules.mentions import RULES, mention_rules
from keqiao_kg.rules.tables import read_words
from keqiao_kg.rules.word_sets import word_set

_KINDS = {Level.PROVINCE: "province", Level.CITY: "city", Level.COUNTY: "county", Level.TOWN: "town"}
_SIDES = "东西南北"
_SHORT = 2  # characters of a short name that may be another word
ZONES = word_set("zone-endings")
_TOWN_ENDS = word_set("town-endings")


class Entry(NamedTuple):
    """A name under one of its forms, and the rule that reads it."""

    form: str
    name: str
    type: str
    kind: str
    rule: str
    weak: bool = False  # an ordinary word too: a place only where what stands around it says so


class Index(NamedTuple):
    """Names by their forms, and the lengths of the forms by their first two characters, longest first."""

    forms: dict[str, Entry]
    sizes: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names around the area, which win, and those of the whole country."""

    names: Index
    own: frozenset[str]  # forms of the area itself, which is no mention

    def at(self, text: str, place: int) -> Entry | None:
        """The longest name that stands at `place`."""
        for size in self.names.sizes.get(text[place : place + 2], ()):
            entry = self.names.forms.get(text[place : place + size])
            if entry and not _is_region(entry, text, place):
                return entry if entry.form not in self.own else None
        return None

    def everywhere(self, text: str) -> dict[int, Entry]:
        """The longest name at each place, in order; one may begin inside another."""
        told = map(self.names.sizes.__contains__, map(add, text, text[1:]))
        places = [place for place, begins in enumerate(told) if begins]
        return {place: entry for place in places if (entry := self.at(text, place))}


def _is_region(entry: Entry, text: str, place: int) -> bool:
    """Whether the last character of a district's name is half of 区域: 西安区域科技中心."""
    return entry.kind == "district" and text.startswith("域", place + len(entry.form)) and entry.form[-1] == "区"


def is_far_county(entry: Entry) -> bool:
    """Whether it is the short name of a county elsewhere, which may be a hill, a firm or a road here."""
    far = entry.rule == "division-far" and len(entry.form) == _SHORT
    return far and entry.kind in ("district", "county")


def is_whole(entry: Entry, *, edge: bool) -> bool:
    """Whether the entry ends with a word; a long name of this area need not wait for that (昂昂溪水师…)."""
    return edge or (entry.rule == "division-near" and len(entry.form) > _SHORT and not entry.weak)


@lru_cache(maxsize=64)
def gazetteer(area: Area) -> Gazetteer:
    """The names that a report of the area may mean."""
    entries = [entry for division in _around(area) for entry in _entries(division, "division-near")]
    entries += _sides(area)
    near, far = _index(entries), _country()
    sizes = {two: _longest_first({*some, *far.sizes.get(two, ())}) for two, some in near.sizes.items()}
    names = Index(far.forms | near.forms, far.sizes | sizes)
    return Gazetteer(names, frozenset((area.name, area.full_name, short_name(area))))


@lru_cache(maxsize=1)
def _country() -> Index:
    """Known names, provinces, cities and counties of the country."""
    known = [Entry(*each, "known-name") for each in mention_rules().lexicon.known.values()]
    divisions = Divisions.load()
    return _index([*known, *(entry for each in _all(divisions) for entry in _entries(each, "division-far"))])


def _index(entries: Iterable[Entry]) -> Index:
    """The first entry of a form wins."""
    forms: dict[str, Entry] = {}
    sizes: dict[str, set[int]] = {}
    for entry in entries:
        forms.setdefault(entry.form, entry)
        sizes.setdefault(entry.form[:2], set()).add(len(entry.form))
    return Index(forms, {two: _longest_first(some) for two, some in sizes.items()})


def _longest_first(sizes: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(sizes, reverse=True))


def _all(divisions: Divisions) -> Iterator[Division]:
    provinces = divisions.children(NATION)
    cities = [city for province in provinces for city in divisions.children(province.code)]
    yield from provinces
    yield from cities
    yield from (county for county in _counties(divisions, cities) if len(county.name) > _SHORT)  # 易县 is two words


def _around(area: Area) -> Iterator[Division]:
    """Own towns (with their stems as short names), a province's counties, what contains the area, and its sisters."""
    divisions = Divisions.load()
    if area.code:
        own = divisions.children(area.code)
        yield from (_with_stem(each) for each in own)
        if area.level is Level.PROVINCE:
            yield from _counties(divisions, own)
        for code, _ in area.parents:
            yield from (each for each in (divisions.get(code),) if each)
            yield from divisions.children(code)


def _counties(divisions: Divisions, cities: Iterable[Division]) -> Iterator[Division]:
    """The counties of the cities; what is below a county that no city is above is a town."""
    for city in cities:
        if city.level is Level.CITY:
            yield from divisions.children(city.code)


def _with_stem(division: Division) -> Division:
    stem = next((division.name[: -len(end)] for end in _TOWN_ENDS if division.name.endswith(end)), "")
    stem = "" if stem in mention_rules().lexicon.common else stem
    return division._replace(short=stem) if division.level is Level.TOWN else division


def _entries(division: Division, rule: str) -> Iterator[Entry]:
    """The division under its name and, where that is no ordinary word, its short name."""
    if division.name.endswith(ZONES):
        return
    near = rule == "division-near"
    for form in (division.name, division.short):
        weak = form in _lookalikes() and not (near and form == division.name)
        told = near and division.level is not Level.TOWN and form not in mention_rules().lexicon.common
        if len(form) >= 2 and (told or not weak):
            name = form if division.name.endswith("街道") else division.name
            yield Entry(form, name, "place", kind_of(division.level, division.name), rule, weak)


@lru_cache(maxsize=1)
def _lookalikes() -> frozenset[str]:
    return frozenset(read_words(RULES / "place-lookalikes.tsv"))


def _sides(area: Area) -> list[Entry]:
    """The sides of the area as its people call them: 溪北, 溪南."""
    stem = short_name(area)
    if area.level not in (Level.COUNTY, Level.CITY) or len(stem) != 2:
        return []
    return [Entry(stem[0] + side, stem[0] + side, "place", "region", "own-side") for side in _SIDES]


def kind_of_area(name: str, area: Area) -> str:
    """The kind of place that the area, or one above it, is."""
    above = next((code for code, parent in area.parents if parent == name and name != area.name), "")
    division = Divisions.load().get(above)
    return kind_of(division.level if division else area.level, name)


def kind_of(level: Level, name: str) -> str:
    """The kind of place that a division is: province, city, district, county, town."""
    if level is Level.COUNTY and name.endswith("区"):
        return "district"
    if level is Level.COUNTY and name.endswith("市"):
        return "city"
    return _KINDS.get(level, "country")
