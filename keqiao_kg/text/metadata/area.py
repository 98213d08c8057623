"""Which area a report is of: the names of its title block, else what the text speaks of most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import add

from keqiao_kg.errors import InputError
from keqiao_kg.model import Area, Level
from keqiao_kg.rules.divisions import NATION, Division, Divisions
from keqiao_kg.rules.structure import StructureRules

_LEAST_WEIGHT = 3  # one full name
_FULL_NAME, _PART = 3, 3  # weight of a mention of the full name, and of a part of the division that is named


@dataclass(frozen=True, slots=True)
class AreaFinder:
    """Finds the area of one report; `year` decides between a county and the district made of it."""

    text: str
    year: int
    divisions: Divisions
    rules: StructureRules

    def find(self, names: Iterable[str]) -> Area:
        """The area that the names stand for, most trusted first; one without code where no table lists it.

        Names are as printed: 绍兴市柯桥区, 绍兴市柯桥区人民政府区长, 国务院 … A name may be a mere 县.
        """
        unlisted = ""
        for name in names:
            if name in self.rules.nation:
                return self.of_code(NATION)
            bare = self._without_office(name)
            if not bare or unlisted.endswith(bare):
                continue
            if area := self._listed(bare):
                return area
            unlisted = unlisted or (bare if self._is_name(bare) else "")
        if unlisted:
            return self._unlisted(unlisted)
        found = self._most_named()
        return self.divisions.area(found) if found else Area("", "", "", Level.COUNTY)

    def named(self, name: str) -> Area:
        """The area that a user names; an InputError where it is in no table and does not end like an area."""
        if name in self.rules.nation or self._listed(name) or self._is_name(name):
            return self.find([name])
        raise InputError(
            "is no area", where=repr(name), hint="give its full name or its code: 浙江省绍兴市柯桥区, 330603"
        )

    def of_code(self, code: str) -> Area:
        """The area of a code, or one without name where the table does not have it."""
        division = self.divisions.get(code)
        return self.divisions.area(division) if division else Area("", "", "", Level.COUNTY)

    # ── by name ──────────────────────────────────────────────────────────────────────────────────

    def _without_office(self, name: str) -> str:
        match = self.rules.office_tail.match(name)
        return (name[: match.start()] if match else name).strip()

    def _is_name(self, bare: str) -> bool:
        """Whether it ends like a division and has something before that."""
        return any(bare.endswith(word.suffix) and len(bare) > len(word.suffix) + 1 for word in self.rules.area_words)

    def _listed(self, bare: str) -> Area | None:
        if len(bare) < 2:
            return None
        candidates = self.divisions.path(bare, year=self.year).candidates
        if not candidates and self._level(bare) is Level.TOWN:
            towns = self.divisions.town(bare).candidates
            candidates = tuple(town for town in towns if town.name == bare)
        division = self._told_apart(candidates)
        return self.divisions.area(division) if division else None

    def _told_apart(self, candidates: Sequence[Division]) -> Division | None:
        """The candidate whose parents the text names most; None where that does not decide."""
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        scores = [
            sum(self.text.count(above.short or above.name) for above in self.divisions.parents(each))
            for each in candidates
        ]
        best = max(scores)
        return candidates[scores.index(best)] if best and scores.count(best) == 1 else None

    def _unlisted(self, name: str) -> Area:
        """An area in no table (a development zone, a name of long ago), under what is listed before it."""
        level = self._level(name)
        renamed = self._told_apart(self.divisions.town(name).candidates) if level is Level.TOWN else None
        if renamed is not None:
            found = self.divisions.area(renamed)
            return Area("", name, found.full_name.removesuffix(found.name) + name, level, found.parents)
        for cut in range(len(name) - 2, 1, -1):
            above = self.divisions.path(name[:cut], year=self.year).one
            if above is not None:
                chain = (above, *self.divisions.parents(above))
                parents = tuple((each.code, each.name) for each in chain)
                return Area("", name[cut:], self.divisions.full_name(above) + name[cut:], level, parents)
        return Area("", name, name, level)

    def _level(self, name: str) -> Level:
        return next((word.level for word in self.rules.area_words if name.endswith(word.suffix)), Level.COUNTY)

    # ── by what the text speaks of ───────────────────────────────────────────────────────────────

    def _most_named(self) -> Division | None:
        """The division of the kind that the text calls its own (全县, 全市 …) that it speaks of most."""
        counts = {word.whole: self.text.count(word.whole) for word in self.rules.area_words}
        own = max(counts, key=lambda whole: (counts[whole], whole))
        if not counts[own]:
            return None
        words = [word for word in self.rules.area_words if word.whole == own]
        if any(word.level is Level.NATION for word in words):
            return self.divisions.get(NATION)
        own_kind = (each for word in words for each in self.divisions.of_suffix(word.suffix, self.year))
        twos = frozenset(map(add, self.text, self.text[1:]))  # spares a search for each of thousands of names
        spoken_of = (each for each in own_kind if each.name[:2] in twos or each.short[:2] in twos)
        weights = {each: self._weight(each) for each in spoken_of}
        best = max(weights.values(), default=0)
        return self._told_apart([each for each in weights if weights[each] == best]) if best >= _LEAST_WEIGHT else None

    def _weight(self, division: Division) -> int:
        """How much the text speaks of it: a short name, which may be a common word, only counts beside others."""
        full = self.text.count(division.name)
        short = self.text.count(division.short) if division.short else 0
        if not (full or short):
            return 0
        parts = sum(part.name in self.text for part in self.divisions.children(division.code))
        return _FULL_NAME * full + short * bool(full or parts) + _PART * parts
