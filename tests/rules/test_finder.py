"""Words looked up in a text without one great alternation."""

from __future__ import annotations

import pytest

from keqiao_kg.rules.finder import ANYWHERE, Edge, Finder, Opening
from keqiao_kg.rules.words import Words

EDGE = Edge(frozenset("，。"), Words.of(["建设", "等"]))
FINDER = Finder.of(["工程", "工程项目", "水厂"], EDGE)
OPENING = Opening(Words.of(["全面", "高质量"]), Words.of(["塑造", "优"]), Words.of(["运行"]), frozenset("化"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("供水工程，水厂。", ["工程", "水厂"]),
        ("供水工程项目建设", ["工程项目"]),
        ("供水工程项目部", []),  # neither word ends where a name may end
        ("水厂3座", ["水厂"]),
        ("水厂等工程", ["水厂", "工程"]),
        ("水厂商", []),
    ],
)
def test_the_longest_word_that_ends_a_name(text: str, found: list[str]) -> None:
    assert [each.word for each in FINDER.finditer(text)] == found
    assert all(text[each.start() : each.end()] == each[0] for each in FINDER.finditer(text))


def test_the_end_of_the_range_ends_a_name() -> None:
    assert [each.word for each in FINDER.finditer("供水工程项目部", 0, 6)] == ["工程项目"]
    assert FINDER.match("水厂，", 0) is not None
    assert FINDER.match("供水厂，", 0) is None
    assert FINDER.search("无") is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("塑造品牌", 2),
        ("全面塑造品牌", 4),
        ("高质量运行基金", 5),
        ("运行机制", 0),  # a noun as often, so no verb without an adverb
        ("优化环境", 0),
        ("环境", 0),
    ],
)
def test_the_verb_that_opens_a_clause(text: str, end: int) -> None:
    assert OPENING.end(text, 0, len(text)) == end


def test_words_may_begin_inside_others() -> None:
    finder = Finder.of(["人大", "大会", "人民大会堂", "会"], ANYWHERE)
    assert [(each.word, each.start()) for each in finder.everywhere("人大会")] == [("人大", 0), ("大会", 1), ("会", 2)]
    assert [each.word for each in finder.finditer("人大会")] == ["人大", "会"]
    assert not list(Finder.of([], ANYWHERE).everywhere("人大会"))
