"""Is every set of words asked for, told what it is for, and without repeats?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import keqiao_kg
from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules.tables import read_toml
from keqiao_kg.rules.word_sets import word_set, word_sets

PACKAGE = Path(keqiao_kg.__file__).parent


def test_each_set_is_asked_for_and_each_asked_for_is_there() -> None:
    asked = re.findall(r'word_set\("([^"]+)"\)', "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py")))
    assert len(set(asked)) > 60
    assert set(asked) == set(word_sets())


@pytest.mark.parametrize("name", word_sets())
def test_a_set_says_what_it_is_for_and_names_each_word_once(name: str) -> None:
    words = word_set(name)
    assert len(words) > 1
    assert len(set(words)) == len(words)
    assert len(read_toml(DATA / "rules" / "word-sets.toml")[name]["note"]) > 5


def test_sets_stand_in_order() -> None:
    assert list(word_sets()) == sorted(word_sets())


def test_an_unknown_set_is_an_error() -> None:
    with pytest.raises(RuleError, match="has no set no-such-words"):
        word_set("no-such-words")
