"""Titles told by being counted, though no level is named: 建成乡村振兴示范村24个, 创建100个“美丽街区”."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.phrase import item_start, phrase
from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.extract.mentions.stages import last_verb, standing
from keqiao_kg.model import Span
from keqiao_kg.rules.finder import Found
from keqiao_kg.rules.mentions import MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_COUNTED = frozenset(word_set("titles-when-counted"))
_SAYS = 2  # characters that say which title it is
_LONGEST = 20
_RULE, _RANK = "honour-counted", 5


def by_counted_title(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What is given as a title and counted right before or right behind."""
    for word in scene.titles:
        if word.word in _COUNTED:
            yield from _titled(scene, word, rules)
    for match in shape("counted-as-model").finditer(scene.masked):
        span = Span(*match.span("title" if match["title"] else "behind"))
        yield _made(scene, span, span.of(scene.text), rules)
    for quote in scene.quotes:
        title = scene.text[quote.start + 1 : quote.end - 1]
        if title.endswith(tuple(_COUNTED)) and _is_counted(scene, quote.start, quote.end):
            yield _made(scene, quote, title, rules)


def _titled(scene: Scene, word: Found, rules: MentionRules) -> Iterator[Candidate]:
    """The phrase that ends with a last word of titles."""
    found = phrase(scene, word.left, rules)
    own = scene.masked[found.start : word.left]
    if not _SAYS <= len(own) <= _LONGEST or shape("no-counted-title").search(own):
        return
    first = item_start(scene, word.left)
    begins = found.counted or found.start == first or scene.edge(found.start)
    if begins and (found.counted or _is_counted(scene, found.start, word.right)):
        yield _made(scene, Span(found.start, word.right), scene.text[found.start : word.right], rules)


def _is_counted(scene: Scene, start: int, end: int) -> bool:
    behind = shape("so-many-titles").match(scene.masked, end)
    return behind is not None or shape("counted-before").search(scene.before(start)) is not None


def _made(scene: Scene, span: Span, name: str, rules: MentionRules) -> Candidate:
    detail = standing(scene, last_verb(scene, span.start, rules), rules, span.end)
    return Candidate(span.start, span.end, name, "honour", detail, (_RULE,), _RANK)


def is_counted(scene: Scene, end: int, rules: MentionRules) -> bool:
    """Whether a count stands behind a title, or behind the list of titles that it begins."""
    if shape("title-counted").match(scene.masked, end):
        return True
    listed = shape("list-counted").match(scene.masked, end)
    return listed is not None and listed["last"].endswith(tuple(rules.known_titles))
