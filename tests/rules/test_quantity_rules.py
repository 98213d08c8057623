"""Each pattern of quantities and periods proves itself by its examples and counter-examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.quantities import quantity_rules

RULES = [rule for group in quantity_rules().rules.values() for rule in group]
_AT_START = ("lead-time", "lead-scene")


def _hits(rule: Rule, text: str) -> bool:
    return bool(rule.pattern.match(text) if rule.yields in (*_AT_START, "lead-opener") else rule.pattern.search(text))


EXAMPLES = [(rule, text) for rule in RULES for text in rule.examples]
NON_EXAMPLES = [(rule, text) for rule in RULES for text in rule.non_examples]


def test_matches_end_as_their_rule_tells() -> None:
    told = [(rule, text) for rule, text in EXAMPLES if rule.ends]
    assert len(told) >= 9
    assert [rule.name for rule, text in told if not rule.closes(text, 0, len(text)) or text[-1] not in rule.ends] == []
    assert [rule.name for rule, _ in told if not rule.source.endswith("$")] == []


def test_matches_hold_what_their_rule_needs() -> None:
    told = [(rule, text) for rule, text in EXAMPLES if rule.needs]
    assert len(told) >= 3
    assert [rule.name for rule, text in told if not rule.needed.search(text)] == []


@pytest.mark.parametrize(
    ("pattern", "bound"),
    [
        ("^一是", True),
        ("^(?:一|二)是", True),
        ("^[|)]是", True),
        (r"^\(|二", False),
        ("^一|二", False),
        ("^一|^二", True),
        ("^一|", False),
        ("一是", False),
    ],
)
def test_a_pattern_bound_to_the_beginning_is_tried_there_alone(pattern: str, bound: bool) -> None:
    rule = Rule("r", pattern, "", (), (), Path("t.toml"))
    assert (rule.search == rule.pattern.match) is bound
    for text in ("一是", "|是", "二", "说一是", "(", "无"):
        found = rule.pattern.search(text)
        assert (found and found.span()) == ((other := rule.search(text)) and other.span())


def test_every_rule_has_both_kinds_of_example() -> None:
    assert len(RULES) >= 20
    assert not [rule.name for rule in RULES if not (rule.examples and rule.non_examples)]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_examples_match(rule: Rule, text: str) -> None:
    assert _hits(rule, text)


@pytest.mark.parametrize(("rule", "text"), NON_EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_counter_examples_do_not(rule: Rule, text: str) -> None:
    assert not _hits(rule, text)


def test_what_leads_begins_with_an_opener() -> None:
    (opener,) = quantity_rules().of("lead-opener")
    leading = [text for rule in RULES if rule.yields in _AT_START for text in rule.examples]
    assert len(leading) >= 8
    assert all(opener.pattern.match(text) for text in leading)


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_a_word_has_one_kind() -> None:
    rules = quantity_rules()
    assert {"up", "down", "reach", "shared", "stop"} <= set(rules.frame.kinds.values())
    assert set(rules.units.kinds.values()) == {"time", "percent", "points", "place", "factor", "size"}
    assert set(rules.bounded.kinds.values()) == {"y", "n"}
