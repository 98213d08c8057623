"""The typed rules behind statements: what heads an undertaking, what undertakes nothing, where difficulties stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from keqiao_kg.assets import DATA
from keqiao_kg.model import Modality
from keqiao_kg.rules import patterns
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.tables import read_rows
from keqiao_kg.rules.words import Words

USES = ("act", "change", "fact", "half", "hasten", "light", "linking", "middle", "moved", "noun", "soft", "state")
ROLES = ("adverb", "comparing", "link", "scene", "aim", "marker", "noun", "object", "particle", "unmarked")


@dataclass(frozen=True, slots=True)
class StatementRules:
    """Words and patterns (see the headers of the tables)."""

    verbs: Mapping[str, Words]  # use → verbs
    clear: Words  # verbs that head a clause and are never nouns, of two characters or more
    words: Mapping[str, Words]  # role → words
    modality: Words
    strengths: Mapping[str, Modality]  # word → how strongly it undertakes
    rules: Mapping[str, tuple[Rule, ...]]  # yields → patterns, in order
    any: Mapping[str, re.Pattern[str]]  # yields → one pattern for all of them

    def found(self, group: str, text: str) -> bool:
        """Whether a rule that yields `group` is found in the text."""
        return self.any[group].search(text) is not None

    def opens(self, group: str, text: str) -> bool:
        """Whether a rule that yields `group` matches at the beginning of the text."""
        return self.any[group].match(text) is not None

    def place(self, group: str, text: str) -> int:
        """Where a rule that yields `group` is found first in the text; -1 where none is."""
        match = self.any[group].search(text)
        return match.start() if match else -1


@lru_cache(maxsize=2)
def statement_rules(folder: Path = DATA / "rules") -> StatementRules:
    """Reads the tables and patterns. Raises RuleError where one is wrong."""
    groups: dict[str, list[Rule]] = {}
    for rule in patterns.load(folder / "statements.toml"):
        groups.setdefault(rule.yields, []).append(rule)
    verbs = _by_class(folder / "statement-verbs.tsv", "verb", "uses", USES)
    strengths = {row["word"]: Modality(row["modality"]) for row in read_rows(folder / "modality-words.tsv")}
    return StatementRules(
        verbs=verbs,
        clear=Words.of(verb for verb in verbs["act"].all - verbs["noun"].all if len(verb) > 1),
        words=_by_class(folder / "statement-words.tsv", "word", "roles", ROLES),
        modality=Words.of(strengths),
        strengths=strengths,
        rules={name: tuple(rules) for name, rules in groups.items()},
        any={name: re.compile("|".join(rule.source for rule in rules)) for name, rules in groups.items()},
    )


def _by_class(path: Path, word: str, classes: str, known: tuple[str, ...]) -> dict[str, Words]:
    rows = [(row[word], row[classes].split()) for row in read_rows(path)]
    return {name: Words.of(form for form, names in rows if name in names) for name in known}
