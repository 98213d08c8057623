"""The typed rules behind quantities: word tables and patterns of `data/rules`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from sys import maxsize
from typing import TypeVar

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules import patterns
from keqiao_kg.rules.affixes import Affixes
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.tables import read_rows, read_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, so that what they say can be remembered
class QuantityRules:
    """Everything that is known about the words around an amount (see the headers of the tables)."""

    frame: Affixes  # word between noun phrase and number → up, down, rate, reach, shared …
    lead: Affixes  # word before the noun phrase → time, scope, link, adverb, light …
    verbs: Affixes  # verbs of adding
    lookalikes: Affixes  # nouns that only begin like a verb of adding
    heads: Affixes  # last word of an indicator → its kinds, comma-separated
    bounded: Affixes  # last word of an indicator → y where it is a share of a whole
    units: Affixes  # unit → time, percent, points, place, factor
    modality: Affixes
    status: Affixes
    bearers: Affixes  # last word of a place or body → y, or n where it only looks like one
    acts: frozenset[str]  # verbs of what governments do: no name begins with one
    acting: frozenset[str]  # those of them that are no nouns too
    closing: frozenset[str]  # words that end the noun phrase behind a count
    counted: Affixes  # things that a size before them sorts
    sectors: Mapping[str, str]  # branch named in a sentence → topic of a bare head
    joint: Mapping[str, tuple[str, str]]  # 城乡 → 城镇, 农村
    short: Mapping[str, str]  # 出口 → 出口额
    fields: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]  # 优良天数 → 空气质量, and the words that tell it
    ratios: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]  # 三次产业 → its parts, and their short names
    flows: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]  # 销售 → 额 and the ends of its units, …
    sizes: Mapping[str, str]  # end of a unit → what it measures of things counted before, longest first
    sorting: Mapping[str, str]  # end of a unit → what it measures where it only sorts the things counted
    rules: Mapping[str, tuple[Rule, ...]]  # yields → patterns, in order

    def of(self, group: str) -> tuple[Rule, ...]:
        """The pattern rules that yield `group`, in file order."""
        return self.rules.get(group, ())

    def search(self, group: str, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match of the first rule that yields `group` and is found in text[start:end]; None where none is.

        This and the next two are asked a dozen times an amount: a plain loop takes half the time of next(…).
        """
        for rule in self.rules.get(group, ()):
            if match := rule.search(text, start, end):
                return match
        return None

    def match(self, group: str, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match of the first rule that yields `group` and matches at `start`."""
        for rule in self.rules.get(group, ()):
            if match := rule.pattern.match(text, start, end):
                return match
        return None

    def fullmatch(self, group: str, text: str) -> re.Match[str] | None:
        """The match of the first rule that yields `group` and matches the whole text."""
        for rule in self.rules.get(group, ()):
            if match := rule.pattern.fullmatch(text):
                return match
        return None

    def found(self, group: str, text: str, start: int = 0, end: int = maxsize) -> bool:
        """Whether a rule that yields `group` is found in text[start:end]."""
        return self.search(group, text, start, end) is not None

    def opens(self, group: str, text: str, start: int = 0, end: int = maxsize) -> bool:
        """Whether a rule that yields `group` matches at `start`."""
        return self.match(group, text, start, end) is not None

    def fits(self, group: str, text: str) -> bool:
        """Whether a rule that yields `group` matches the whole text."""
        return self.fullmatch(group, text) is not None


@lru_cache(maxsize=1024)
def is_unit(group: str, unit: str, rules: QuantityRules) -> bool:
    """Whether a rule that yields `group` is found in a unit, of which a report has few."""
    return rules.found(group, unit)


@lru_cache(maxsize=2)
def quantity_rules(folder: Path = DATA / "rules") -> QuantityRules:
    """Reads the tables and patterns. Raises RuleError where one is wrong."""

    def affixes(name: str, key: str, value: str = "") -> Affixes:
        path = folder / f"{name}.tsv"
        words = read_words(path, key)
        rows = read_rows(path)
        return Affixes.of_kinds(zip(words, (row[value] if value else name for row in rows), strict=True))

    return QuantityRules(
        frame=affixes("frame-words", "word", "kind"),
        lead=affixes("lead-words", "word", "kind"),
        verbs=affixes("adding-verbs", "verb"),
        lookalikes=affixes("verb-lookalikes", "word"),
        heads=affixes("indicator-heads", "head", "kinds"),
        bounded=affixes("bounded-heads", "word", "bounded"),
        units=affixes("unit-kinds", "unit", "kind"),
        modality=affixes("modality-words", "word", "modality"),
        status=affixes("status-words", "word", "status"),
        bearers=affixes("bearer-heads", "word", "bearer"),
        acts=frozenset(read_words(folder / "statement-verbs.tsv")),
        acting=frozenset(
            row["verb"] for row in read_rows(folder / "statement-verbs.tsv") if _acts_only(row["verb"], row["uses"])
        ),
        closing=frozenset(read_words(folder / "closing-verbs.tsv")),
        counted=affixes("threshold-nouns", "word"),
        sectors={row["word"]: row["topic"] for row in read_rows(folder / "sectors.tsv")},
        joint=_longest_first(
            {row["joint"]: (row["first"], row["second"]) for row in read_rows(folder / "joint-words.tsv")}
        ),
        short={row["short"]: row["full"] for row in read_rows(folder / "short-heads.tsv")},
        fields={row["head"]: _paired(row["field"], row["told"]) for row in read_rows(folder / "fields-of-heads.tsv")},
        ratios=_ratios(folder),
        flows={row["word"]: _paired(row["value"], row["units"]) for row in read_rows(folder / "flow-heads.tsv")},
        sizes=_longest_first(_pairs(folder / "size-words.tsv", "unit", "size")),
        sorting=_longest_first(_pairs(folder / "size-words.tsv", "unit", "sorts")),
        rules=_patterns(folder),
    )


def _paired(values: str, told: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a word can stand for, each with the words that tell so."""
    pairs = zip(values.split("|"), told.split("|"), strict=True)
    return tuple((value, tuple(words.split())) for value, words in pairs)


def _ratios(folder: Path) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = read_rows(folder / "ratio-members.tsv")
    return _longest_first({row["whole"]: (_names(row["members"]), _names(row["short"])) for row in rows})


def _longest_first(pairs: Mapping[str, T]) -> Mapping[str, T]:
    return {word: pairs[word] for word in sorted(pairs, key=lambda word: (-len(word), word))}


def _acts_only(verb: str, uses: str) -> bool:
    return len(verb) > 1 and "act" in uses.split() and "noun" not in uses.split()


def _names(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(",")) if cell else ()


def _pairs(path: Path, key: str, value: str) -> dict[str, str]:
    """Two columns of a table, where the second says something."""
    return {row[key]: row[value] for row in read_rows(path) if row[value]}


def _patterns(folder: Path) -> Mapping[str, tuple[Rule, ...]]:
    words = {
        "rank": read_words(folder / "rank-words.tsv"),
        "verb": read_words(folder / "adding-verbs.tsv"),
        "adverb": [row["word"] for row in read_rows(folder / "frame-words.tsv") if row["kind"] == "adverb"],
    }
    groups: dict[str, list[Rule]] = {}
    for name in ("quantities.toml", "periods.toml"):
        for rule in patterns.load(folder / name, words):
            if not rule.yields:
                raise RuleError(f"rule {rule.name} yields nothing", where=str(folder / name))
            groups.setdefault(rule.yields, []).append(rule)
    return {group: tuple(rules) for group, rules in groups.items()}
