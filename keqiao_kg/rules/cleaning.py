"""What lines mean, as told by `data/rules/cleaning.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from keqiao_kg.assets import DATA
from keqiao_kg.rules.patterns import load

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
    rules = load(PATH)

    def joined(yields: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules if rule.yields == yields))

    fields = LineRules.__dataclass_fields__
    return LineRules(**{name: joined(name.replace("_", "-")) for name in fields})
