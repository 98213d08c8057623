"""Titles told by the one beside them in a counted list: 评出清溪村16个、省级示范村4个."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.phrase import only_generic, phrase
from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.rules.mentions import MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_KINDS = word_set("kinds-of-titled-places")
_SHORTEST, _LONGEST = 4, 16
_RULE, _RANK = "title-beside", 7


def by_beside(scene: Scene, chosen: list[Candidate], rules: MentionRules) -> Iterator[Candidate]:
    """Items of the same kind of place, counted like a title right before or right behind them."""
    for each in chosen:
        if each.type == "honour" and scene.text.endswith(_KINDS, each.start, each.end):
            for start, end in (_before(scene, each, rules), _behind(scene, each)):
                fits = _SHORTEST <= end - start <= _LONGEST and scene.text[end - 1] == scene.text[each.end - 1]
                free = all(end <= other.start or other.end <= start for other in chosen)
                if fits and free and not only_generic(scene.masked[start : end - 1], rules):
                    yield Candidate(start, end, scene.text[start:end], "honour", each.detail, (_RULE,), _RANK)


def _before(scene: Scene, each: Candidate, rules: MentionRules) -> tuple[int, int]:
    """The item before the title, without its verb; nothing where none is counted there."""
    joined = scene.masked[each.start - 1 : each.start] == "、"
    first = scene.clause(each.start).start
    count = shape("count-of-title").search(scene.masked, first, each.start - 1) if joined else None
    end = count.start() if count else 0
    return (phrase(scene, end - 1, rules).start, end) if end else (0, 0)


def _behind(scene: Scene, each: Candidate) -> tuple[int, int]:
    """The item behind the title and its count."""
    item = shape("item-behind-count").match(scene.masked, each.end)
    return item.span("item") if item else (0, 0)
