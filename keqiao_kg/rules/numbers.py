"""What is known about numbers, typed: how numerals stand, what claims them, how amounts are written.

Files of ``data/rules``: ``numbers-scan.toml`` (where a numeral stands), ``numbers-regions.toml`` (stretches
whose numbers are names or references), ``numbers-claims.toml`` (numerals that are no amounts),
``numbers-amounts.toml`` (amounts), ``counters.tsv``, ``comparators.tsv``, ``number-words.tsv``,
``number-names.tsv``; units come from ``data/reference/units.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from keqiao_kg.assets import DATA
from keqiao_kg.model import Comparator
from keqiao_kg.rules.patterns import Rule, alternation, load
from keqiao_kg.rules.tables import read_rows, read_words

START = "start"
FIRST = "first"


class Sieve:
    """Rules joined into one pattern: the first in file order that matches at a place wins.

    A rule that yields "start" says with which characters a match can begin; it is no rule of its own.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = tuple(rule for rule in rules if rule.yields != START)
        self._start = next((rule.pattern for rule in rules if rule.yields == START), re.compile(""))
        arms = (f"(?P<r{index}>{rule.source})" for index, rule in enumerate(self.rules))
        self._pattern = re.compile("|".join(arms))

    def at(self, text: str, start: int) -> tuple[Rule, int] | None:
        """The rule that matches at `start` and the end of its match."""
        match = self._pattern.match(text, start)
        return (self._rule(match), match.end()) if match else None

    def next(self, text: str, start: int) -> tuple[Rule, int, int] | None:
        """The first match that begins at `start` or later: rule, start, end."""
        while place := self._start.search(text, start):
            match = self._pattern.match(text, place.start())
            if match:
                return self._rule(match), match.start(), match.end()
            start = place.start() + 1
        return None

    def over(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        """Every match in `text`, left to right, without overlap."""
        found = self.next(text, 0)
        while found:
            yield found
            found = self.next(text, found[2])

    def _rule(self, match: re.Match[str]) -> Rule:
        return self.rules[int((match.lastgroup or "r0")[1:])]


@dataclass(frozen=True, slots=True)
class NumberRules:
    """All that the reader of numbers knows."""

    scan: Sieve
    regions: Sieve
    claims: Sieve
    first: tuple[Rule, ...]  # amounts that go before the claims
    goes_first: re.Pattern[str]  # where one of them may begin
    amounts: tuple[Rule, ...]
    words: re.Pattern[str]  # words whose numeral characters count nothing
    before: Mapping[str, Comparator]  # comparator words that touch the numeral from the left …
    not_behind: Mapping[str, str]  # … unless one of these characters stands before them
    after: Mapping[str, Comparator]  # comparator words behind the unit
    not_before: Mapping[str, str]  # characters behind a measure word that make it another word
    longest_before: int


@lru_cache(maxsize=4)
def number_rules(data: Path = DATA) -> NumberRules:
    """Reads the tables; RuleError where one is wrong."""
    folder = data / "rules"
    comparators = read_rows(folder / "comparators.tsv")
    before = _comparators(comparators, "before")
    after = _comparators(comparators, "after")
    counters = read_rows(folder / "counters.tsv")
    units = read_words(data / "reference" / "units.tsv")
    parts = {
        "unit": [*units, *(row["word"] for row in counters)],
        "unit_chinese": [row["word"] for row in counters if row["chinese"] == "y"],
        "after": after,
        "latin_unit": [unit for unit in units if unit.isascii() and unit.isalpha()],
        "known": read_words(folder / "number-names.tsv"),
    }
    amounts = load(folder / "numbers-amounts.toml", parts)
    first = tuple(rule for rule in amounts if FIRST in rule.yields.split())
    return NumberRules(
        scan=Sieve(load(folder / "numbers-scan.toml")),
        regions=Sieve(load(folder / "numbers-regions.toml")),
        claims=Sieve(load(folder / "numbers-claims.toml", parts)),
        first=first,
        goes_first=re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.source) for rule in first)),
        amounts=tuple(rule for rule in amounts if FIRST not in rule.yields.split()),
        words=re.compile(alternation(read_words(folder / "number-words.tsv"))),
        before=before,
        not_behind={row["word"]: row["not_behind"] for row in comparators if row["not_behind"]},
        after=after,
        not_before={row["word"]: row["not_before"] for row in counters if row["not_before"]},
        longest_before=max(map(len, before)),
    )


def _comparators(rows: list[dict[str, str]], side: str) -> dict[str, Comparator]:
    return {row["word"]: Comparator(row["comparator"]) for row in rows if row["side"] == side}
