"""Each rule of the tables proves itself by its examples."""

from __future__ import annotations

import pytest

from keqiao_kg.resolve import ResolveRules
from keqiao_kg.rules.indicators import Form
from keqiao_kg.rules.resolve import ScopeRule

RULES = ResolveRules.load()
SCOPES = (*RULES.names.scopes, *RULES.names.conferring)
FORMS = RULES.indicators.forms.forms


def test_there_are_rules() -> None:
    assert len(SCOPES) >= 11
    assert len(FORMS) >= 6


@pytest.mark.parametrize("rule", SCOPES, ids=lambda rule: rule.name)
def test_scope_rules(rule: ScopeRule) -> None:
    assert rule.examples
    assert rule.non_examples
    assert [word for word in rule.examples if not rule.pattern.search(word)] == []
    assert [word for word in rule.non_examples if rule.pattern.search(word)] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_forms(form: Form) -> None:
    assert form.examples
    for example in form.examples:
        written, becomes = example.split(" → ")
        assert form.pattern.sub(form.becomes, written) == becomes
    assert form.non_examples
    assert [word for word in form.non_examples if form.pattern.sub(form.becomes, word) != word] == []


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in SCOPES] + [form.name for form in FORMS]
    assert len(names) == len(set(names))
