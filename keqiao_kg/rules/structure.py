"""How reports are laid out and what their title blocks say, as typed rules.

Tables of `data/rules`: `structure.toml` (marks of headings, salutation, closing, run-in headings),
`structure_roles.toml` (roles of parts, years and terms), `structure_titles.toml` (the title block) and
`area-words.tsv` (how divisions end).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.model import Level
from keqiao_kg.rules.patterns import Rule, is_bound, load
from keqiao_kg.rules.tables import read_rows

AREA_WORDS = DATA / "rules" / "area-words.tsv"
TABLES = ("structure.toml", "structure_roles.toml", "structure_titles.toml")


@dataclass(frozen=True)
class Rules:
    """Rules of one use, in order of precedence."""

    rules: tuple[Rule, ...]

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """The first rule that finds something in the text from `pos` on."""
        return next(self._found(text, pos), None)

    def first(self, text: str) -> tuple[Rule, re.Match[str]] | None:
        """As `match`, with the rule."""
        for rule in self.rules if self._any(text) else ():
            if match := rule.search(text):
                return rule, match
        return None

    @cached_property
    def _any(self) -> Callable[[str], re.Match[str] | None]:
        """Finds any of the rules; of most texts one search says that there is none."""
        source = "|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.source) for rule in self.rules)
        return re.compile(source).match if is_bound(source) else re.compile(source).search

    def all(self, text: str) -> Iterator[re.Match[str]]:
        """Everything that any of the rules finds, rule by rule."""
        for rule in self.rules:
            yield from rule.pattern.finditer(text)

    def __contains__(self, text: str) -> bool:
        for rule in self.rules:  # noqa: SIM110 - asked of every sentence: takes half the time of any(…)
            if rule.search(text):
                return True
        return False

    def _found(self, text: str, pos: int) -> Iterator[re.Match[str]]:
        for rule in self.rules:
            if match := rule.search(text, pos):
                yield match


@dataclass(frozen=True, slots=True)
class AreaWord:
    """How the names of a kind of division end, and what a report calls such an area as a whole."""

    suffix: str  # 县
    level: Level
    whole: str  # 全县


@dataclass(frozen=True, slots=True)
class StructureRules:
    """The rules of the three tables by use; `StructureRules.load()` gives those of the project."""

    marks: Rules  # part, section, numbered: marks at the start of a heading
    bullet: Rules
    enumeration: Rules
    salutation: Rules
    opening: Rules
    address: Rules
    appeal: Rules
    no_title: Rules
    no_heading: Rules
    review: Rules
    plan: Rules
    part_term: Rules
    part_one_year: Rules
    topics: Rules
    just_past: Rules
    plan_opens: Rules
    recap: Rules
    recap_ends: Rules
    part_again: Rules
    meeting: Rules
    speaker: Rules
    name_line: Rules
    date: Rules
    title: Rules
    title_year: Rules
    title_area: Rules
    represented: Rules
    planned_year: Rules
    other_body: Rules
    nation: Rules
    office_tail: Rules
    office_bare: Rules
    office_generic: Rules
    after_meeting: Rules
    year: Rules
    area_words: tuple[AreaWord, ...]

    @classmethod
    def load(cls) -> StructureRules:
        """The rules of `data/rules`, compiled once a process."""
        return _load()


# field of StructureRules → what its rules yield, where that is not the name of the field
_YIELDS = {
    "marks": ("part", "section", "numbered"),
    "topics": ("five-year-plan", "past-term", "coming-term", "past-year", "coming-year", "named-year"),
}


@cache
def _load() -> StructureRules:
    rules = [rule for name in TABLES for rule in load(DATA / "rules" / name)]
    names = [name for name in StructureRules.__dataclass_fields__ if name != "area_words"]
    groups = {name: _of(rules, _YIELDS.get(name, (name.replace("_", "-"),))) for name in names}
    return StructureRules(**groups, area_words=_area_words())


def _area_words() -> tuple[AreaWord, ...]:
    """The words of areas, longest suffix first."""
    words = [AreaWord(row["suffix"], Level(row["level"]), row["whole"]) for row in read_rows(AREA_WORDS)]
    return tuple(sorted(words, key=lambda word: (-len(word.suffix), word.suffix)))


def _of(rules: Iterable[Rule], yields: tuple[str, ...]) -> Rules:
    chosen = tuple(rule for rule in rules if rule.yields in yields)
    if not chosen:
        raise RuleError(f"no rule yields {yields[0]}", where=str(DATA / "rules"))
    return Rules(chosen)
