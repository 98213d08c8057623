"""What lines of a file mean, as told by `data/rules/cleaning.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from keqiao_kg.assets import DATA
from keqiao_kg.rules.patterns import Rule, by_yields, load

PATH = DATA / "rules" / "cleaning.toml"


@dataclass(frozen=True, slots=True)
class LineRules:
    """One pattern for each thing that a line can be."""

    debris: re.Pattern[str]
    number: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    opens: re.Pattern[str]
    continues: re.Pattern[str]
    run_in: re.Pattern[str]
    occasion_start: re.Pattern[str]
    occasion_end: re.Pattern[str]
    inside: re.Pattern[str]


@cache
def line_rules() -> LineRules:
    """The rules of the table, those that yield the same joined into one pattern."""
    groups = by_yields(load(PATH)).items()
    return LineRules(**{kind.replace("-", "_"): _joined(rules) for kind, rules in groups})


def _joined(rules: Iterable[Rule]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.source})" for rule in rules))
