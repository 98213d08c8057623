"""Places to administrative codes, from where the report stands.

A name is looked up nearest first: the reporting area and what contains it, its parts, its sisters, its province,
the country, as of the year reviewed. The kind of place that the mention gives bounds the level (a town is no city);
a kind without a code (zone, road, market …) gets none, and neither does a name that several divisions share and
nothing tells apart. 全省, 我市, 本县 are what the last letter says among the area and its parents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from keqiao_kg.model import Area, Entity, EntityType, Level
from keqiao_kg.resolve.iris import Iris
from keqiao_kg.rules.divisions import NATION, Division, Divisions
from keqiao_kg.rules.resolve import NameRules

_WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Places:
    """Places as one report means them."""

    area: Area
    year: int  # names hold as of this year
    divisions: Divisions
    rules: NameRules
    iris: Iris
    _found: dict[tuple[str, str], Division | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def area_iri(self) -> str:
        """IRI of the reporting area; of its full name where its code is not known."""
        return self.iris.place(self.area_code)

    @property
    def area_code(self) -> str:
        """Code of the reporting area, or its full name."""
        return self.area.code or self.area.full_name or self.area.name

    def find(self, name: str, kind: str = "") -> Division | None:
        """The administrative place of a name, or None. `kind` is the detail of its mention."""
        if (name, kind) not in self._found:
            self._found[name, kind] = self._find(name, kind)
        return self._found[name, kind]

    def _find(self, name: str, kind: str) -> Division | None:
        if kind and kind not in self.rules.kind_levels:
            return None
        if name in (self.area.name, self.area.full_name):
            return self.divisions.get(self.area.code)
        if name in self.rules.nation_words:
            return self.divisions.get(NATION)
        if len(name) == 2 and name[0] in self.rules.area_words:
            return self._by_last_letter(name[1])
        found = self._near(name, kind)
        levels = self.rules.kind_levels.get(kind, frozenset(Level))
        return found if found is not None and found.level in levels else None

    def _near(self, name: str, kind: str) -> Division | None:
        if kind != Level.TOWN and self.divisions.named(name, year=self.year).unknown:
            return self.divisions.path(name, year=self.year).one if len(name) > 3 else None
        return self.divisions.near(name, self.area.code, year=self.year).one

    def _by_last_letter(self, letter: str) -> Division | None:
        for code, name in ((self.area.code, self.area.name), *self.area.parents):
            if name.endswith(letter):
                return self.divisions.get(code)
        return None

    def scope(self, scope: str) -> str:
        """Code of the area that a scope word of the rules means here; the area's own where none fits."""
        if scope == "nation":
            return NATION
        if scope == "province":
            return self._of_level(Level.PROVINCE)
        return self._of_level(Level.CITY) if scope == "city" else self.area_code

    def _of_level(self, level: Level) -> str:
        chain = (self.area.code, *(code for code, _ in self.area.parents))
        for code in chain:
            division = self.divisions.get(code)
            # A municipality is its own province: 市级 means the municipality in a report of one of its districts.
            if division is not None and (
                division.level is level or (division.name.endswith("市") and code[2:] == "0000")
            ):
                return code
        return self.area_code

    def leading(self, name: str) -> str:
        """Code of the division whose full name the name begins with (绍兴市科创大走廊), or empty."""
        found = [each for each in self.divisions.prefixes(name) if len(each.name) < len(name)]
        if not found:
            return ""
        longest = [each for each in found if len(each.name) == len(found[0].name)]
        above = {code for code, _ in self.area.parents} | {self.area.code}
        codes = {each.code for each in longest} & above or {each.code for each in longest if not each.until}
        return next(iter(codes)) if len(codes) == 1 else ""

    def entity(self, division: Division, kind: str = "", aliases: tuple[str, ...] = ()) -> Entity:
        """An administrative place as an entity."""
        return Entity(
            iri=self.iris.place(division.code),
            type=EntityType.PLACE,
            name=division.name,
            aliases=tuple(alias for alias in aliases if alias != division.name),
            kind=kind or kind_of(division.level, division.name),
            code=division.code,
            parents=tuple(self.iris.place(above.code) for above in self.divisions.parents(division)),
            same_as=(_WIKIDATA + division.wikidata,) if division.wikidata else (),
        )

    def above(self, division: Division) -> Iterator[Entity]:
        """The entities of what contains a division, nearest first."""
        for each in self.divisions.parents(division):
            yield self.entity(each)


def kind_of(level: Level, name: str) -> str:
    """Kind of an administrative place, in the words of the concept scheme: district, county, city …"""
    if level is Level.COUNTY:
        return "city" if name.endswith("市") else "district" if name.endswith("区") else "county"
    return "country" if level is Level.NATION else level.value
