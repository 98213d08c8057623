"""Administrative divisions by name in the context of the reporting area, and names known all over the country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from keqiao_kg.extract.mentions_names import short_name
from keqiao_kg.extract.mentions_scene import QUOTED, Candidate, Scene
from keqiao_kg.extract.words import words
from keqiao_kg.model import Area, Level
from keqiao_kg.rules.divisions import NATION, Division, Divisions
from keqiao_kg.rules.mentions import RULES, MentionRules, mention_rules
from keqiao_kg.rules.patterns import alternation
from keqiao_kg.rules.tables import read_words

_KINDS = {Level.PROVINCE: "province", Level.CITY: "city", Level.COUNTY: "county", Level.TOWN: "town"}
_SIDES = "东西南北"
_ZONES = ("开发区", "保税区", "园区", "管理区", "实验区", "示范区", "试验区")
_BESIDE = frozenset("、在")
_TOWN_ENDS = ("街道", "镇", "乡", "苏木")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by their first two characters, longest first: (form, canonical name, type, kind)."""

    index: dict[str, tuple[tuple[str, str, str, str, str], ...]]

    def at(self, text: str, place: int) -> tuple[str, str, str, str, str] | None:
        """The longest name that stands at `place`."""
        for entry in self.index.get(text[place : place + 2], ()):
            if text.startswith(entry[0], place):
                return entry
        return None


@lru_cache(maxsize=8)
def gazetteer(area: Area, rules_id: int) -> Gazetteer:
    """The names that a report of the area may mean."""
    del rules_id
    entries: dict[str, tuple[str, str, str, str, str]] = {}
    for known in mention_rules().lexicon.known.values():
        entries[known.form] = (known.form, known.name, known.type, known.kind, "known-name")
    lookalikes = frozenset(read_words(RULES / "place-lookalikes.tsv"))
    for division in _in_context(area):
        for form in (division.name, division.short):
            if (
                len(form) >= 2
                and not division.name.endswith(_ZONES)
                and (form != division.short or form not in lookalikes)
            ):
                entries.setdefault(
                    form, (form, _canonical(division, form), "place", _kind(division), _nearness(division, area))
                )
    for side in _SIDES if area.level in (Level.COUNTY, Level.CITY) and len(short_name(area)) == 2 else ():
        form = short_name(area)[0] + side
        entries.setdefault(form, (form, form, "place", "region", "own-side"))
    for own in (area.name, area.full_name, short_name(area)):
        entries.pop(own, None)
    grouped: dict[str, list[tuple[str, str, str, str, str]]] = {}
    for form in sorted(entries, key=lambda each: (-len(each), each)):
        grouped.setdefault(form[:2], []).append(entries[form])
    return Gazetteer({key: tuple(found) for key, found in grouped.items()})


def _in_context(area: Area) -> Iterator[Division]:
    """Own towns first, then parents' children, provinces, cities and full county names of the country."""
    divisions = Divisions.load()
    if area.code:
        yield from (_with_stem(each) for each in divisions.children(area.code))
        for code, _ in area.parents:
            yield from (each for each in (divisions.get(code),) if each)
            yield from divisions.children(code)
    for province in divisions.children("100000"):
        yield province
        for city in divisions.children(province.code):
            yield city
            yield from (each for each in divisions.children(city.code) if len(each.name) > 2)


def _with_stem(division: Division) -> Division:
    """A town with its name without 镇, 街道 … as short name."""
    stem = next((division.name[: -len(end)] for end in _TOWN_ENDS if division.name.endswith(end)), "")
    return division._replace(short=stem) if division.level is Level.TOWN else division


def _canonical(division: Division, form: str) -> str:
    return form if division.level is Level.TOWN else division.name


def _nearness(division: Division, area: Area) -> str:
    """The rule that a name is read by: a division around the reporting area, or one elsewhere."""
    around = {area.code, *(code for code, _ in area.parents)}
    return "division-near" if division.parent in around or division.code in around else "division-far"


def _kind(division: Division) -> str:
    if division.level is Level.COUNTY and division.name.endswith("区"):
        return "district"
    if division.level is Level.COUNTY and division.name.endswith("市"):
        return "city"
    return _KINDS.get(division.level, "country")


def _weak(scene: Scene, place: int, entry: tuple[str, str, str, str, str]) -> bool:
    """Whether a town's name of two characters stands where it may be another word (东山机场, 团结奋进)."""
    far = entry[4] == "division-far" and entry[3] in ("district", "county") and entry[0] != entry[1]
    if len(entry[0]) > 2 or not (far or entry[3] == "town"):
        return False
    end = place + 2
    beside = scene.masked[place - 1 : place] in _BESIDE or scene.masked[end : end + 1] in _BESIDE
    return not beside and not (
        far and (_begins_name(scene, place, end) or scene.text[max(place - 2, 0) : place] in _cities())
    )


def _begins_name(scene: Scene, place: int, end: int) -> bool:
    """Whether the name of a far county begins what may be the name of a thing there (东辽生猪养殖基地)."""
    return re.compile("[\u4e00-\u9fff]{2,12}(?:基地|园|项目)").match(scene.masked, end) is not None and place > 0


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    """Short names of cities, which stand before a county of theirs (杭州萧山)."""
    divisions = Divisions.load()
    provinces = divisions.children(NATION)
    return frozenset(city.short for province in provinces for city in divisions.children(province.code)) - {""}


def by_town(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """The full names of the area's own towns, wherever they stand."""
    del rules
    pattern = town_names(scene.area)
    if pattern is not None:
        for match in pattern.finditer(scene.text):
            yield Candidate(match.start(), match.end(), match[0], "place", "town", ("own-town",), 3)


@lru_cache(maxsize=8)
def town_names(area: Area) -> re.Pattern[str] | None:
    """The full names of the towns of the area, or None where the table has none."""
    divisions = Divisions.load()
    towns = [each.name for each in divisions.children(area.code) if each.level is Level.TOWN] if area.code else []
    return re.compile(alternation(towns) + "(?!中心|政府|党委|卫生院|中学|小学)") if towns else None


def by_gazetteer(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """Every known name that stands as a word of its own."""
    names = gazetteer(scene.area, id(rules))
    free = 0
    for place, _ in words(scene.text):
        entry = names.at(scene.text, place) if place >= free and scene.masked[place] != QUOTED else None
        if entry and scene.edge(place + len(entry[0])) and not _weak(scene, place, entry):
            free = place + len(entry[0])
            yield Candidate(place, free, entry[1], entry[2], entry[3], (entry[4],), 6)
