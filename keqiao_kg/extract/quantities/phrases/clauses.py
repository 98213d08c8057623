"""Clauses and items of a sentence, and the place of each amount in them.

A clause ends at ，；：。 and at a parenthesis, an item at 、. What stands in parentheses makes clauses of
its own and is blanked in the clause around it; separators inside quotation marks separate nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from keqiao_kg.extract.words import words
from keqiao_kg.model import Amount, Span
from keqiao_kg.rules.word_sets import word_set

BLANK = "\x00"  # stands for a character of a parenthesis in the text around it
RATIO = tuple("∶：:")  # between the parts of a ratio
_MASK = "\x01"  # stands for a separator inside quotation marks
_PARENTHESIS = re.compile(r"[（(\[［〔【]([^（()）\[\]］〕】\n]*)[)）\]］〕】]")
# Another measure word, kind of place or name in the word around it: 首台（套）, 便民（批发）市场, 颗粒物（PM10）.
_SHORT = re.compile(r"[^\W\da-zA-Z一二三四五六七八九十]{1,2}|[县市区旗盟州](?:、[县市区旗盟州])+|PM[0-9.]{2,3}")
_QUOTED = re.compile(r"“[^“”\n]{0,60}”|‘[^‘’\n]{0,60}’|《[^《》\n]{0,80}》")
_CLAUSE = re.compile(r"[，,；;：:。！!？?\n]+|——|[①-⑳]")
_AND = re.compile("和(?![美谐睦平])|以?及(?!时)|与(?!会)")  # right behind an amount: the next thing of a list begins
_SEPARATOR = re.compile(r"[，,；;：:。、！!？?]")
_JOINTS = word_set("joints-of-clauses")
COMMAS, SEMICOLONS = ("，", ","), ("；", ";")  # in front of a clause
_LEVELS = frozenset("省市县区乡镇村")  # of government
_FIRST, _LAST = "①", "⑳"  # marks of a list
_NEAR = 8  # characters before an amount that decide whether a joint stands there


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: where it stands in its sentence, and the mark in front of it (empty at the start)."""

    index: int
    start: int
    end: int
    opener: str
    inner: bool = False  # stands in a parenthesis

    @property
    def starts(self) -> bool:
        """Whether a stretch begins with it: behind a semicolon, or with nothing in front."""
        return self.opener in ("", *SEMICOLONS)

    @property
    def goes_on(self) -> bool:
        """Whether no mark but a comma stands in front."""
        return self.opener in ("", *COMMAS)


@dataclass(frozen=True, slots=True)
class Slot:
    """An amount in its place; all offsets count in the sentence."""

    amount: Amount
    start: int
    end: int
    clause: Clause
    left: int  # where the words before it begin: clause start, or behind the amount before
    item: int  # the same, but behind the last 、 that parts it from the amount before
    right: int  # where the words behind it end: the next 、, amount or end of the clause
    first: bool  # no amount before it in its clause


@dataclass(frozen=True, slots=True)
class Layout:
    """A sentence laid out: its text with parentheses blanked, clauses in order, amounts in place."""

    text: str
    plain: str  # the sentence as it is
    clauses: tuple[Clause, ...]
    slots: tuple[Slot, ...]
    whole: bool  # no parenthesis stands in it

    def words(self, start: int, end: int) -> str:
        """A piece of the sentence without parentheses."""
        piece = self.text[start:end].replace(BLANK, "")
        if self.whole:
            return piece
        return _PARENTHESIS.sub(lambda match: match[0] if _short(match) else "", piece)

    def counts(self, clause: Clause) -> bool:
        """Whether an amount stands in a clause."""
        return any(slot.clause is clause for slot in self.slots)

    def joint(self, place: int) -> int:
        """How long the word is that joins the next thing of a list here: 、, or 和 right before an amount; else 0."""
        word = next((word for word in _JOINTS if self.text.startswith(word, place)), "")
        after = place + len(word)
        return len(word) if word in ("", _JOINTS[0]) or any(slot.start == after for slot in self.slots) else 0


def lay_out(sentence: str, amounts: Sequence[tuple[Amount, Span]], left_out: Sequence[tuple[int, int]] = ()) -> Layout:
    """Clauses of a sentence and the slots of its amounts (with their spans in the sentence, ascending).

    The stretches `left_out` are blanked like parentheses: they are no words of what is measured.
    """
    text, inner = _blank_parentheses(sentence, [span for _, span in amounts])
    for start, end in left_out:
        text = text[:start] + BLANK * (end - start) + text[end:]
    full = _guide(text, amounts)
    guide = _PARENTHESIS.sub(lambda match: BLANK * len(match[0]), full)
    clauses = _clauses(guide, 0, len(guide), inner=False)
    for start, end in inner:
        clauses += _clauses(full, start, end, inner=True)
    ordered = tuple(
        Clause(index, start, end, opener, inside)
        for index, (inside, start, end, opener) in enumerate(sorted(clauses, key=lambda clause: clause[:2]))
    )
    slots = _slots(full, ordered, amounts, inner)
    return Layout(text, sentence, ordered, slots, _PARENTHESIS.search(text) is None)


def _short(match: re.Match[str]) -> bool:
    """Whether a parenthesis only names another kind of the word before it, which goes on behind it."""
    return bool(_SHORT.fullmatch(match[1]))


def _masked(match: re.Match[str], amounts: Sequence[int]) -> str:
    """A quotation without its separators, but for one that counts thing after thing: “建好3个园、做强5个链”."""
    several = sum(match.start() <= start < match.end() for start in amounts) > 1 and "、" in match[0]
    return match[0] if several else _SEPARATOR.sub(_MASK, match[0])


def _blank_parentheses(sentence: str, amounts: Sequence[Span]) -> tuple[str, list[tuple[int, int]]]:
    """The sentence with the parentheses blanked that hold no amount, and where the others are."""
    inner: list[tuple[int, int]] = []

    def blank(match: re.Match[str]) -> str:
        if any(match.start() <= span.start < match.end() for span in amounts):
            inner.append(match.span(1))
            return match[0]
        if _short(match):
            return match[0]
        return BLANK * len(match[0])

    return _PARENTHESIS.sub(blank, sentence), inner


def _guide(text: str, amounts: Sequence[tuple[Amount, Span]]) -> str:
    """The text with the separators masked that separate nothing: in quotation marks, in amounts, in ratios."""
    inside = [span.start for _, span in amounts]
    text = _QUOTED.sub(lambda match: _masked(match, inside), text)
    text = _PARENTHESIS.sub(lambda match: _SEPARATOR.sub(_MASK, match[0]) if _short(match) else match[0], text)
    for _, span in amounts:
        piece = span.of(text)
        if _SEPARATOR.search(piece):
            text = text[: span.start] + _SEPARATOR.sub(_MASK, piece) + text[span.end :]
    for (_, one), (_, two) in pairwise(amounts):
        if text[one.end : two.start] in RATIO:
            text = text[: one.end] + _MASK + text[two.start :]
    return text


def _clauses(guide: str, start: int, end: int, *, inner: bool) -> list[tuple[bool, int, int, str]]:
    """Clauses with whether they are inner ones, start, end and the mark in front of them."""
    found, opener = [], ""
    for match in _CLAUSE.finditer(guide, start, end):
        if match.start() > start:
            found.append((inner, start, match.start(), opener))
        start, opener = match.end(), match[0][-1]
        opener = SEMICOLONS[0] if _FIRST <= opener <= _LAST else opener
    if end > start:
        found.append((inner, start, end, opener))
    return found


def _slots(
    guide: str, clauses: Sequence[Clause], amounts: Sequence[tuple[Amount, Span]], asides: Sequence[tuple[int, int]]
) -> tuple[Slot, ...]:
    """The slots of the amounts; `asides` is what stands in the parentheses that hold amounts of their own."""
    homes = [_home(span, clauses) for _, span in amounts]
    slots: list[Slot] = []
    for index, (amount, span) in enumerate(amounts):
        clause = homes[index]
        if clause is None:
            continue
        before = [other for other in slots if other.clause is clause]
        left = before[-1].end if before else clause.start
        behind = [
            s.start for (_, s), home in zip(amounts[index + 1 :], homes[index + 1 :], strict=True) if home is clause
        ]
        stop = behind[0] if behind else clause.end
        ends = bool(_AND.match(guide, span.end))
        comma = span.end if ends else guide.find("、", span.end, stop)
        first = span.end + guide.startswith("的", span.end)
        if comma == first + 1 < stop - 1 and {guide[first], guide[comma + 1]} <= _LEVELS:  # 11个省、市重点项目
            comma = guide.find("、", comma + 1, stop)
        right = (stop - _joint_before(guide, span.end, stop) if behind else stop) if comma < 0 else comma
        if not clause.inner:  # 重点项目26项|（其中市级4项）, but 26项（其中市级4项）重点项目
            opens = (a - 1 for a, b in asides if a - 1 > span.end or b + 1 >= clause.end)
            right = min((place for place in opens if span.end <= place < right), default=right)
        item = guide.find("、", left, span.start) + 1 if before else left
        item = span.start if before and _joint_before(guide, left, span.start) else item
        slots.append(Slot(amount, span.start, span.end, clause, left, max(item, left), right, not before))
    return tuple(slots)


def _joint_before(guide: str, start: int, end: int) -> int:
    """How long the joint is that ends right before an amount (10个站|和|20个点, not 惠及|20个点); else 0."""
    if not guide.endswith(_JOINTS[1:], start, end):
        return 0
    piece = guide[max(start, end - _NEAR) : end]
    size = len(piece) - words(piece)[-1][0]
    return size if piece[-size:] in _JOINTS and size < end - start else 0


def _home(span: Span, clauses: Sequence[Clause]) -> Clause | None:
    """The innermost clause that holds the span."""
    homes = [c for c in clauses if c.start <= span.start and span.end <= c.end]
    return next((c for c in homes if c.inner), homes[0] if homes else None)
