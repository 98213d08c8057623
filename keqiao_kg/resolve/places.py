"""Places to administrative codes, from where the report stands.

A name is looked up nearest first: the reporting area and what contains it, its parts, its sisters, its province,
the country, as of the year reviewed. The kind of place that the mention gives bounds the level (a town is no city);
a kind without a code (zone, road, market …) gets none, and neither does a name that several divisions share and
nothing tells apart. 全省, 我市, 本县 are what the last letter says among the area and its parents.

Short names are doubted, for they mean other things too: that of a county (唐河, 滨湖) counts within the own province
only, that of a town (健康, 白石山) only where it is no common word and no mountain or water; towns lie in the area.
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

    def find(self, name: str, kind: str = "", texts: tuple[str, ...] = ()) -> Division | None:
        """The administrative place of a name, or None. `kind`: detail of its mentions; `texts`: the name as written."""
        if (name, kind) not in self._found:
            self._found[name, kind] = self._find(name, kind, texts or (name,))
        return self._found[name, kind]

    def _find(self, name: str, kind: str, texts: tuple[str, ...]) -> Division | None:
        if own := self._own(name):
            return own
        if kind and kind not in self.rules.kind_levels:
            return None
        found = self._near(name, kind)
        levels = self.rules.kind_levels.get(kind, frozenset(Level))
        return found if found is not None and found.level in levels and self._meant(found, texts) else None

    def _own(self, name: str) -> Division | None:
        """The area, what contains it, or the nation, by its name or by a word for it."""
        if name == self.area.full_name:
            return self.divisions.get(self.area.code)
        if name in self.rules.nation_words:
            return self.divisions.get(NATION)
        if len(name) == 2 and name[0] in self.rules.area_words:
            return self._by_last_letter(name[1])
        chain = ((self.area.code, self.area.name), *self.area.parents)
        return next((self.divisions.get(code) for code, own in chain if own == name), None)

    def _near(self, name: str, kind: str) -> Division | None:
        if kind == Level.TOWN:
            return self._town(name)
        if self.divisions.named(name, year=self.year).unknown:
            return self.divisions.path(name, year=self.year).one if len(name) > 3 else None
        return self.divisions.near(name, self.area.code, year=self.year).one

    def _town(self, name: str) -> Division | None:
        """A town of the area, also written behind its county (富裕县塔哈镇)."""
        county = next((each for each in self.divisions.prefixes(name) if each.level is Level.COUNTY), None)
        if county is not None and len(county.name) < len(name):
            return self.divisions.town(name.removeprefix(county.name), within=county.code).one
        return self.divisions.town(name, within=self._towns_within()).one

    def _towns_within(self) -> str:
        """Code of the area that holds the towns meant: the city for a county whose code is no longer in force."""
        if self.area.code == NATION:
            return ""
        abolished = self.area.level is Level.COUNTY and not self.divisions.towns(self.area.code)
        return self.area.parents[0][0] if abolished and self.area.parents else self.area.code

    def _meant(self, found: Division, texts: tuple[str, ...]) -> bool:
        """Whether what is written means the division that has the name."""
        if any(not found.name.startswith(text) or text == found.name for text in texts):
            return found.name not in self.rules.generic_places or self._within(found, Level.CITY)
        if found.level is Level.TOWN:
            return not any(
                text in self.rules.common_words or text.endswith(self.rules.natural_endings) for text in texts
            )
        if found.level is Level.COUNTY or found.short in self.rules.doubtful_shorts:
            return self._within(found, Level.PROVINCE)
        return True

    def _within(self, division: Division, level: Level) -> bool:
        """Whether a division lies in the same province (or city) as the reporting area, or the area is the nation."""
        above = {each.code for each in (division, *self.divisions.parents(division))}
        return self.area.level is Level.NATION or self._of_level(level) in above

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
            if division is not None and (division.level is level or self.rules.is_municipality(division)):
                return code
        return self.area_code

    def conferring(self, honour: str) -> Level | None:
        """Level of government that confers an honour, by what its name says; None where it says nothing."""
        rule = next((rule for rule in self.rules.conferring if rule.pattern.search(honour)), None)
        code = self.scope(rule.scope) if rule else self.leading(honour.lstrip("“"))
        division = self.divisions.get(code) if code else None
        return division.level if division else None

    def leading(self, name: str) -> str:
        """Code of the division whose full name the name begins with (绍兴市科创大走廊), or empty."""
        found = [each for each in self.divisions.prefixes(name) if len(each.name) < len(name)]
        if not found:
            return ""
        longest = [each for each in found if len(each.name) == len(found[0].name)]
        above = {code for code, _ in self.area.parents} | {self.area.code}
        codes = {each.code for each in longest} & above or {each.code for each in longest if not each.until}
        return next(iter(codes)) if len(codes) == 1 else ""

    def entity(self, division: Division, aliases: tuple[str, ...] = ()) -> Entity:
        """An administrative place as an entity."""
        return Entity(
            iri=self.iris.place(division.code),
            type=EntityType.PLACE,
            name=division.name,
            aliases=tuple(alias for alias in aliases if alias != division.name),
            kind=self.rules.kind_of(division.level, division.name),
            code=division.code,
            parents=tuple(self.iris.place(above.code) for above in self.divisions.parents(division)),
            same_as=(_WIKIDATA + division.wikidata,) if division.wikidata else (),
        )

    def above(self, division: Division) -> Iterator[Entity]:
        """The entities of what contains a division, nearest first."""
        for each in self.divisions.parents(division):
            yield self.entity(each)
