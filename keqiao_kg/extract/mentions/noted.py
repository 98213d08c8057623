"""Quotations with the mark of a note, be the note itself lost: “清溪蓝”[5], “四早”要求（14）."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.scene import NOTE, Candidate, Scene
from keqiao_kg.extract.mentions.stages import last_verb
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import MentionRules, shape

_LONGEST = 16  # characters between the marks
_REACH = 8  # characters behind the quotation within which the note is marked


def by_note(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What is quoted and explained in a note is a name: a policy where a verb carries it out, else a notion."""
    for quote in scene.quotes:
        inner = Span(quote.start + 1, quote.end - 1)
        text = inner.of(scene.text)
        if 2 <= len(text) <= _LONGEST and not shape("sentence-quoted").search(text) and _is_noted(scene, quote.end):
            type_ = "programme" if _is_policy(scene, quote, text, rules) else "concept"
            yield Candidate(quote.start, quote.end, text, type_, "", ("noted-term",), 6)


def _is_noted(scene: Scene, end: int) -> bool:
    """Whether the mark stands right behind the quotation, or behind what is asked by it (“四早”要求[3])."""
    if scene.masked[end : end + 1] == NOTE:
        return True
    return shape("note-behind").match(scene.text, end, end + _REACH) is not None


def _is_policy(scene: Scene, quote: Span, text: str, rules: MentionRules) -> bool:
    """Whether it is carried out, or a formula in figures; what is but made, reached or kept to is a notion."""
    if text in rules.lexicon.figures or shape("things-in-numbers").search(text):
        return False
    if shape("notion-in-numbers").fullmatch(text):
        return False
    if shape("formula-in-figures").fullmatch(text) or shape("several-numbers").fullmatch(text):
        return True
    carried = shape("term-under-verb").search(scene.before(quote.start)) is not None
    return carried and last_verb(scene, quote.start, rules) not in rules.thing_verbs
