"""Every rule is proved by its examples; every list is sorted, each form once."""

from __future__ import annotations

from itertools import pairwise

import pytest

from keqiao_kg.rules.mentions import RULES, mention_rules, shapes
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.tables import read_rows

LISTS = (
    "common-words",
    "figures-of-speech",
    "known-names",
    "mention-groups",
    "mention-heads",
    "mention-verbs",
    "mention-words",
    "place-lookalikes",
)
ALL = (*mention_rules().names, *mention_rules().relations, *shapes().values())
EXAMPLES = [(rule, text) for rule in ALL for text in rule.examples]
COUNTER_EXAMPLES = [(rule, text) for rule in ALL for text in rule.non_examples]


def test_there_are_rules() -> None:
    assert len(mention_rules().names) >= 20
    assert len(mention_rules().relations) >= 5
    assert len({rule.name for rule in ALL}) == len(ALL)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_has_examples_and_counter_examples(rule: Rule) -> None:
    assert rule.examples
    assert rule.non_examples or rule.pattern.match("")


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_examples_match(rule: Rule, text: str) -> None:
    assert rule.pattern.search(text)


@pytest.mark.parametrize("rule", mention_rules().names, ids=lambda rule: rule.name)
def test_a_rule_needs_only_what_its_examples_have(rule: Rule) -> None:
    rules = mention_rules()
    place = rules.names.index(rule)
    needs = [word for word, places in rules.needs.rules.items() if place in places]
    assert all(any(word in text for word in needs) for text in rule.examples)


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.needs], ids=lambda rule: rule.name)
def test_what_a_rule_needs_stands_where_it_is_found(rule: Rule) -> None:
    assert [text for text in rule.examples if not rule.needed.search(text)] == []


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_counter_examples_do_not(rule: Rule, text: str) -> None:
    assert not rule.pattern.search(text)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_without_doubles(name: str) -> None:
    rows = read_rows(RULES / f"{name}.tsv")
    forms = [next(iter(row.values())) for row in rows]
    assert len(forms) >= 20
    assert all(one < other for one, other in pairwise(forms))


def test_every_head_has_a_known_type_and_need() -> None:
    heads = mention_rules().lexicon.heads.values()
    assert {head.type for head in heads} <= {"programme", "project", "place", "organisation", "event"}
    assert {head.need for head in heads} == {"any", "long", "named", "definite", "quoted", "whole", "role", "field"}


def test_every_verb_of_a_role_is_a_verb() -> None:
    rules = mention_rules()
    assert set(rules.lexicon.words("predicate")) <= set(rules.lexicon.verbs)
