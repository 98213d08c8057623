"""What is found in the whole body stands in its sentence, and is what a search of that sentence alone finds."""

from __future__ import annotations

import re

import pytest

from keqiao_kg.extract.mentions.body import Body
from keqiao_kg.rules.finder import ANYWHERE, Finder
from keqiao_kg.rules.mentions import mention_rules

SENTENCES = ("建成滨江新区，", "", "开发区", "新区开发区和开发区，扩容", "无")
FINDER = Finder.of(["新区", "开发区", "区开", "扩"], ANYWHERE)


@pytest.mark.parametrize("finder", [FINDER, mention_rules().head, mention_rules().site, mention_rules().title])
def test_words_are_those_of_each_sentence(finder: Finder) -> None:
    body = Body(SENTENCES)
    for at, sentence in enumerate(SENTENCES):
        assert list(body.words(finder).get(at, ())) == list(finder.finditer(sentence))
        assert list(body.everywhere(finder).get(at, ())) == list(finder.everywhere(sentence))


def test_sentences_that_hold_a_pattern_are_told() -> None:
    assert Body(SENTENCES).holding(re.compile("开发区|建成")) == {0, 2, 3}
    assert Body(SENTENCES).holding(re.compile("区开")) == {3}  # never over the end of a sentence
    assert Body(()).holding(re.compile("区")) == set()
