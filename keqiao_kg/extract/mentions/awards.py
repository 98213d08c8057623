"""What a verb gives that only titles and prizes follow, whatever words it is made of: 获评2019年度…优秀承办单位."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.extract.mentions.stages import standing, verb_of_title
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_SHORTEST, _LONGEST = 4, 40  # characters of what is given
_TOLD = word_set("told-as-title")
_ENTERED = word_set("entered-by-works")
_RULE, _RANK = "honour-granted", 2


def granted(scene: Scene, verb: re.Match[str], rules: MentionRules) -> Iterator[Candidate]:
    """The titles and prizes behind a verb of giving, each up to the end of its item."""
    told = shape("grant").fullmatch(verb[0])
    if told is None:
        return
    said = verb_of_title(scene, verb)
    for item, closing in _given(scene, verb.end()):
        text, masked = item.of(scene.text), item.of(scene.masked)
        sort = "named" if closing in _TOLD else told.lastgroup or ""
        if _SHORTEST <= len(text) <= _LONGEST and _is_award(text, masked, sort):
            yield Candidate(
                item.start, item.end, text, "honour", standing(scene, said, rules, item.end), (_RULE,), _RANK
            )


def _given(scene: Scene, start: int) -> Iterator[tuple[Span, str]]:
    """The items behind the verb, without what opens them, each with what closes it."""
    limit = scene.clause(start).end
    while start < limit:
        joint = shape("award-joint").search(scene.masked, start + 1, limit)  # a joint may have no width
        stop = joint.start() if joint else limit
        opening = shape("award-opening").match(scene.masked, start, stop)
        begin = opening.end() if opening else start
        closing = shape("award-closing").search(scene.masked, begin, stop)
        yield Span(begin, closing.start() if closing else stop), closing[0] if closing else ""
        start = joint.end() if joint else limit


def _is_award(text: str, masked: str, sort: str) -> bool:
    """Whether the words end as titles do (or are quoted) and hold nothing that a title has not.

    `sort`: of the verb: a list is entered with more than titles; what is got is more often no title.
    """
    if shape("no-award").search(text) or shape("no-award-inside").search(masked):
        return False
    if masked.endswith("”"):
        if sort == "listing" and text[:-1].endswith(_ENTERED):
            return False
        return sort != "got" or shape("prize-ending").search(text[:-1]) is not None
    ending = {"got": "prize-ending", "set": "prize-ending", "listing": "list-ending"}.get(sort, "award-ending")
    return shape(ending).search(text) is not None
