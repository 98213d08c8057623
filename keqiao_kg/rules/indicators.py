"""Indicators: the well-known ones with their wordings, what makes two wordings one, and what makes them comparable.

`data/reference/indicators.tsv` (the indicators), `data/rules/indicator-forms.toml` (other wordings of the same) and
`data/rules/indicator-pairs.toml` (which words may differ between a target and a result).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules.patterns import alternation
from keqiao_kg.rules.tables import read_rows, read_toml

_TRUTH = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True)
class KnownIndicator:
    """A well-known indicator."""

    name: str  # preferred, zh
    alternatives: tuple[str, ...]
    en: str
    theme: str
    kind: str  # quantity kind of its level; empty where it has none
    higher_is_better: bool | None


@dataclass(frozen=True, slots=True)
class Form:
    """A piece of wording and what it becomes."""

    name: str
    pattern: re.Pattern[str]
    becomes: str
    examples: tuple[str, ...]  # written → what comes out
    non_examples: tuple[str, ...]  # stay as they are


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, so that keys can be remembered
class Forms:
    """Makes wordings of one indicator alike."""

    quotes: Mapping[int, None]  # for str.translate
    unnamed: str  # the key of an empty wording
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    forms: tuple[Form, ...]

    @lru_cache(maxsize=8192)  # noqa: B019 - there is one set of forms a process
    def key(self, wording: str) -> str:
        """The wording without marks, scope and tense, in its long form; never empty."""
        return self._make(wording) or wording or self.unnamed

    def _make(self, wording: str) -> str:
        plain = "".join(unicodedata.normalize("NFKC", wording).translate(self.quotes).split())
        plain = self.trailing.sub("", self.leading.sub("", plain))
        for form in self.forms:
            plain = form.pattern.sub(form.becomes, plain)
        return plain


@dataclass(frozen=True, slots=True)
class PairRules:
    """Which words may differ between a target and a result."""

    verbs: re.Pattern[str]  # at the start of a key; group 1 is the verb without 新
    inner: re.Pattern[str]  # what stands before 新 and such a verb in the middle of a key, and the verb
    groups: Mapping[str, frozenset[str]]  # verb → its groups
    of: str  # the particle behind a clause that tells of the noun after it
    light: str  # the group of verbs that say nothing of the thing
    fillers: re.Pattern[str]  # never at the end of a key
    modifiers: re.Pattern[str]  # never at the end of a key
    grades: re.Pattern[str]
    stock: re.Pattern[str]  # in the words before a value: it is all that there is by then
    unit_classes: Mapping[str, int]  # code of a unit → number of its class
    generics: frozenset[str]  # never pair by themselves
    longest_span: int  # years
    shortest: int  # characters left when something is taken off
    shortest_key: int  # characters of a key that no well-known indicator has …
    short_keys: frozenset[str]  # … but for these


@dataclass(frozen=True, slots=True)
class IndicatorRules:
    """The three tables."""

    known: tuple[KnownIndicator, ...]
    by_key: Mapping[str, KnownIndicator]
    forms: Forms
    pairs: PairRules

    def find(self, key: str) -> KnownIndicator | None:
        """The well-known indicator of a key, also under a verb that only says that it was done (完成造林)."""
        known = self.by_key.get(key)
        match = None if known else self.pairs.verbs.match(key)
        if match and self.pairs.light in self.pairs.groups[match[1]]:
            return self.by_key.get(key[match.end() :])
        return known

    @classmethod
    def load(cls) -> IndicatorRules:
        """The tables of `data/`, read once a process. RuleError where one is wrong."""
        return _load()


@cache
def _load() -> IndicatorRules:
    table = DATA / "reference" / "indicators.tsv"
    forms = load_forms(DATA / "rules" / "indicator-forms.toml")
    known = tuple(_known(row, table) for row in read_rows(table))
    return IndicatorRules(
        known, _by_key(known, forms, table), forms, load_pairs(DATA / "rules" / "indicator-pairs.toml")
    )


def _known(row: dict[str, str], path: Path) -> KnownIndicator:
    if row["higher_is_better"] not in _TRUTH:
        raise RuleError(f"{row['name']}: higher_is_better is yes, no or empty", where=str(path))
    alternatives = tuple(filter(None, row["alternatives"].split("|")))
    better = _TRUTH[row["higher_is_better"]]
    return KnownIndicator(row["name"], alternatives, row["en"], row["theme"], row["kind"], better)


def _by_key(known: Iterable[KnownIndicator], forms: Forms, path: Path) -> dict[str, KnownIndicator]:
    found: dict[str, KnownIndicator] = {}
    for indicator in known:
        for wording in (indicator.name, *indicator.alternatives):
            other = found.setdefault(forms.key(wording), indicator)
            if other is not indicator:
                raise RuleError(f"{wording} is both {other.name} and {indicator.name}", where=str(path))
    return found


def load_forms(path: Path) -> Forms:
    """The wordings of one file. RuleError where it is wrong."""
    table = read_toml(path)
    try:
        words, shortest = table["forms"], int(table["forms"]["shortest"])
        return Forms(
            quotes={ord(mark): None for mark in words["quote_marks"]},
            unnamed=words["unnamed"],
            leading=re.compile(f"^(?:{alternation(words['leading'])})+(?=.{{{shortest}}})"),
            trailing=re.compile(f"(?<=.{{{shortest}}})(?:{alternation(words['trailing'])})+$"),
            forms=tuple(_form(raw) for raw in table["form"]),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise RuleError("is not a table of forms", where=str(path), cause=repr(error)) from error


def _form(raw: Mapping[str, Any]) -> Form:
    examples, others = tuple(raw["examples"]), tuple(raw["non_examples"])
    return Form(raw["name"], re.compile(raw["pattern"]), raw["becomes"], examples, others)


def load_pairs(path: Path) -> PairRules:
    """The pair rules of one file. RuleError where it is wrong."""
    table = read_toml(path)
    try:
        return _pair_rules(table["pairs"], table["verbs"])
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise RuleError("is not a table of pair rules", where=str(path), cause=repr(error)) from error


def _pair_rules(pairs: Mapping[str, Any], verbs: Iterable[Mapping[str, Any]]) -> PairRules:
    groups: dict[str, set[str]] = {}
    for row in verbs:
        for word in row["words"]:
            groups.setdefault(word, set()).add(row["group"])
    shortest = int(pairs["shortest"])
    new, of = re.escape(pairs["new"]), re.escape(pairs["of"])
    grades = f"{alternation(pairs['grades'])}|{pairs['leading_grades']}"
    modifiers = alternation(pairs["modifiers"])
    return PairRules(
        verbs=re.compile(f"{new}?({alternation(groups)}){of}?(?=.{{{shortest}}})"),
        inner=re.compile(f"^.{{2,10}}?{new}{alternation(groups)}(?=.{{{shortest}}})"),
        groups={word: frozenset(found) for word, found in groups.items()},
        of=pairs["of"],
        light=pairs["light"],
        fillers=re.compile(f"{alternation(pairs['fillers'])}(?!$)"),
        modifiers=re.compile(f"(?:{pairs['narrowing']}|{modifiers}|{grades})(?!$)"),
        grades=re.compile(grades),
        stock=re.compile(pairs["stock"]),
        unit_classes={code: at for at, codes in enumerate(pairs["unit_classes"]) for code in codes},
        generics=frozenset(pairs["generics"]),
        longest_span=int(pairs["longest_span"]),
        shortest=shortest,
        shortest_key=int(pairs["shortest_key"]),
        short_keys=frozenset(pairs["short_keys"]),
    )
