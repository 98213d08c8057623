"""Every rule of the structure tables by its own examples."""

from __future__ import annotations

from collections import Counter

import pytest

from keqiao_kg.assets import DATA
from keqiao_kg.rules.patterns import Rule, load
from keqiao_kg.rules.structure import TABLES, StructureRules

RULES = [rule for table in TABLES for rule in load(DATA / "rules" / table)]
EXAMPLES = [(rule, text) for rule in RULES for text in rule.examples]
NON_EXAMPLES = [(rule, text) for rule in RULES for text in rule.non_examples]


def test_rules_are_there_and_named_once() -> None:
    assert len(RULES) >= 45
    assert len(EXAMPLES) >= 120
    assert [name for name, count in Counter(rule.name for rule in RULES).items() if count > 1] == []


def test_every_rule_has_examples_and_counter_examples() -> None:
    assert [rule.name for rule in RULES if not (rule.examples and rule.non_examples)] == []


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_example(rule: Rule, text: str) -> None:
    assert rule.pattern.search(text)


@pytest.mark.parametrize(("rule", "text"), NON_EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_counter_example(rule: Rule, text: str) -> None:
    assert not rule.pattern.search(text)


def test_every_rule_is_used() -> None:
    rules = StructureRules.load()
    fields = [getattr(rules, name) for name in StructureRules.__dataclass_fields__ if name != "area_words"]
    assert {rule.name for field in fields for rule in field.rules} == {rule.name for rule in RULES}


def test_longest_area_words_come_first() -> None:
    lengths = [len(word.suffix) for word in StructureRules.load().area_words]
    assert lengths == sorted(lengths, reverse=True)
    assert len(lengths) >= 10
