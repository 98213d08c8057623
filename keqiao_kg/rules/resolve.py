"""What `resolve` knows, typed: when two names are one, how far a name is known, indicators, units, pairs.

`ResolveRules.load()` reads `data/rules/resolve.toml`, the indicator tables, the unit table and the divisions once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.model import EntityType, Level, RelationType
from keqiao_kg.rules.divisions import Division, Divisions
from keqiao_kg.rules.indicators import IndicatorRules
from keqiao_kg.rules.tables import read_rows, read_toml, read_words
from keqiao_kg.rules.themes import ThemeRules, theme_rules
from keqiao_kg.rules.units import UnitTable

SCOPES = ("area", "city", "province", "nation")


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """Names of these types that match are known in that scope, or are conferred by it."""

    name: str
    types: frozenset[EntityType]
    pattern: re.Pattern[str]
    scope: str  # area, city, province, nation
    examples: tuple[str, ...]
    non_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameRules:
    """When two names mean one thing, and how far a name is known."""

    quote_marks: frozenset[str]
    same_marks: Mapping[int, str]  # for str.translate
    generic_heads: tuple[str, ...]  # longest first
    shortest_quoted: int
    shared_heads: tuple[str, ...]  # longest first
    telling_words: tuple[str, ...]
    common_words: frozenset[str]  # name nothing by themselves
    body_forms: tuple[tuple[str, str], ...]  # (long, short)
    area_words: tuple[str, ...]
    nation_words: frozenset[str]
    generic_places: frozenset[str]
    doubtful_shorts: frozenset[str]
    natural_endings: tuple[str, ...]
    kind_levels: Mapping[str, frozenset[Level]]
    relation_types: Mapping[RelationType, tuple[EntityType, EntityType]]
    heads: Mapping[str, tuple[EntityType, str]]  # last word of a name → type, kind of place
    national_types: frozenset[EntityType]
    national_kinds: frozenset[str]
    scopes: tuple[ScopeRule, ...]
    conferring: tuple[ScopeRule, ...]  # who confers an honour
    city_ending: str
    kind_by_ending: Mapping[str, str]  # last letter of a county's name → kind of place; empty: of all others

    def kind_of(self, level: Level, name: str) -> str:
        """Kind of an administrative place, in the words of the concept scheme: district, county, city …"""
        if level is Level.COUNTY:
            return self.kind_by_ending.get(name[-1:], self.kind_by_ending[""])
        return "country" if level is Level.NATION else level.value

    def is_municipality(self, division: Division) -> bool:
        """Whether a province is a city: its own city level is itself."""
        return division.level is Level.PROVINCE and division.name.endswith(self.city_ending)


@dataclass(frozen=True, slots=True)
class ResolveRules:
    """All tables that `resolve` reads."""

    names: NameRules
    indicators: IndicatorRules
    units: UnitTable
    divisions: Divisions
    themes: ThemeRules

    @classmethod
    def load(cls) -> ResolveRules:
        """The tables of `data/`, read once a process. RuleError where one is wrong."""
        return _load()


@cache
def _load() -> ResolveRules:
    return ResolveRules(
        names=load_names(
            DATA / "rules" / "resolve.toml",
            common_words=read_words(DATA / "rules" / "common-words.tsv"),
            heads=_heads(DATA / "rules" / "mention-heads.tsv"),
        ),
        indicators=IndicatorRules.load(),
        units=UnitTable.load(),
        divisions=Divisions.load(),
        themes=theme_rules(),
    )


def _heads(path: Path) -> dict[str, tuple[EntityType, str]]:
    return {row["head"]: (EntityType(row["type"]), row["kind"]) for row in read_rows(path)}


def load_names(path: Path, *, common_words: Iterable[str], heads: Mapping[str, tuple[EntityType, str]]) -> NameRules:
    """The name rules of one file. RuleError names what is missing or wrong."""
    table = read_toml(path)
    try:
        return _name_rules(table, frozenset(common_words), heads)
    except (KeyError, ValueError, re.error) as error:
        raise RuleError("is not a table of name rules", where=str(path), cause=repr(error)) from error


def _name_rules(
    table: Mapping[str, Any], common_words: frozenset[str], heads: Mapping[str, tuple[EntityType, str]]
) -> NameRules:
    names, scope = table["names"], table["scope"]
    return NameRules(
        quote_marks=frozenset(names["quote_marks"]),
        same_marks={ord(mark): row[0] for row in names["same_marks"] for mark in row},
        generic_heads=_longest_first(names["generic_heads"]),
        shortest_quoted=int(names["shortest_quoted"]),
        shared_heads=_longest_first(names["shared_heads"]),
        telling_words=_longest_first(names["telling_words"]),
        common_words=common_words,
        body_forms=tuple((long, short) for long, short in names["body_forms"]),
        area_words=tuple(names["area_words"]),
        nation_words=frozenset(names["nation_words"]),
        generic_places=frozenset(names["generic_places"]),
        doubtful_shorts=frozenset(names["doubtful_shorts"]),
        natural_endings=tuple(names["natural_endings"]),
        kind_levels={kind: frozenset(map(Level, levels)) for kind, levels in table["kind_levels"].items()},
        relation_types={
            RelationType(name): (EntityType(subject), EntityType(object_))
            for name, (subject, object_) in table["relation_types"].items()
        },
        heads=heads,
        national_types=frozenset(map(EntityType, scope["national_types"])),
        national_kinds=frozenset(scope["national_kinds"]),
        city_ending=names["city_ending"],
        kind_by_ending=table["kind_by_ending"],
        scopes=tuple(map(_scope_rule, scope["rule"])),
        conferring=tuple(map(_scope_rule, table["conferring"])),
    )


def _scope_rule(raw: Mapping[str, Any]) -> ScopeRule:
    if raw["scope"] not in SCOPES:
        raise ValueError(f"{raw['name']}: scope {raw['scope']} is none of {', '.join(SCOPES)}")
    return ScopeRule(
        name=raw["name"],
        types=frozenset(map(EntityType, raw["types"])),
        pattern=re.compile(raw["pattern"]),
        scope=raw["scope"],
        examples=tuple(raw["examples"]),
        non_examples=tuple(raw["non_examples"]),
    )


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
