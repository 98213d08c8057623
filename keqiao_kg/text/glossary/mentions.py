"""Where the body uses the terms of the glossary: one pass over the body without quotes, blanks and marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from keqiao_kg.model import Span
from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.rules.patterns import alternation
from keqiao_kg.text.glossary.entries import Draft, read_number
from keqiao_kg.text.glossary.forms import QUOTES, Forms

_LEFT, _RIGHT = "“「『‘", "”」』’"
_DROPPED = QUOTES + " \t\u3000\u00a0^"
_DROP = re.compile(f"[{re.escape(_DROPPED)}]+")
_FOLD: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII → ASCII
_FOLD |= dict.fromkeys(map(ord, _DROPPED))
_CLAUSE = re.compile(r"[，。；：！？、,;:!?\s（(）)]")
_SHORT = 2  # a term of so few characters may be the start of a longer word
_BEFORE_MARK = " ^\u3000"
_WORD = re.compile(r"[A-Za-z0-9+]")  # a term that ends in a letter or digit stands alone


@dataclass(frozen=True, slots=True)
class _Folded:
    """The body as it is searched, and where each of its characters stands in the text."""

    text: str
    at: list[int]


def find_mentions(
    text: str, drafts: Sequence[Draft], forms: Sequence[Forms], rules: GlossaryRules
) -> list[tuple[Span, ...]]:
    """For each entry the places of the body where its term stands, in text order.

    The term as a whole and its alternatives are looked for first; where the body has none of them, the
    terms joined in it and its quoted piece; and at last the place that a mark ties to the entry.
    """
    marks = _marks(text, drafts, rules)
    body = _fold(text, drafts, marks)
    found = _search(text, body, [(form.term, *form.alternatives) for form in forms], rules)
    pieces = [() if spans else form.joined + form.core for form, spans in zip(forms, found, strict=True)]
    if any(pieces):
        second = _search(text, body, pieces, rules)
        found = [first or later for first, later in zip(found, second, strict=True)]
    ends = _ends(drafts, marks)
    return [
        spans or _before_marks(text, draft.term.of(text), ends.get(index, ()))
        for index, (draft, spans) in enumerate(zip(drafts, found, strict=True))
    ]


def _ends(drafts: Sequence[Draft], marks: Sequence[tuple[Span, int | None]]) -> dict[int, list[int]]:
    """Where the marks of each entry begin: a mark points to the next entry of its number, or to the last one."""
    numbered: dict[int | None, list[tuple[int, int]]] = {}
    for index, draft in enumerate(drafts):
        numbered.setdefault(draft.number, []).append((draft.span.start, index))
    found: dict[int, list[int]] = {}
    for mark, number in marks:
        entries = numbered.get(number)
        if entries:
            index = entries[min(bisect_left(entries, (mark.start, 0)), len(entries) - 1)][1]
            found.setdefault(index, []).append(mark.start)
    return found


# ── the body as it is searched ──────────────────────────────────────────────────────────────────


def _marks(text: str, drafts: Sequence[Draft], rules: GlossaryRules) -> list[tuple[Span, int | None]]:
    """The marks of the body with the number they point to, in text order, none inside another."""
    inside = [draft.span for draft in drafts]
    found = [
        (Span(*match.span()), read_number(match["n"]) if "n" in rule.pattern.groupindex else None)
        for rule in rules.mark
        for match in rule.pattern.finditer(text)
    ]
    found.sort(key=lambda mark: mark[0])
    kept: list[tuple[Span, int | None]] = []
    pending = iter(sorted(inside))
    entry = next(pending, None)
    for span, number in found:
        while entry and entry.end <= span.start:
            entry = next(pending, None)
        if not (entry and entry.overlaps(span)) and not (kept and kept[-1][0].overlaps(span)):
            kept.append((span, number))
    return kept


def _fold(text: str, drafts: Sequence[Draft], marks: Sequence[tuple[Span, int | None]]) -> _Folded:
    """The text without entries and marks, quotes and blanks; entries leave a line break."""
    gaps = sorted([(draft.span, True) for draft in drafts] + [(span, False) for span, _ in marks])
    at: list[int] = []
    pieces: list[str] = []
    start = 0
    for gap, breaks in [*gaps, (Span(len(text), len(text)), False)]:
        pieces.append(text[start : gap.start].translate(_FOLD))
        for dropped in _DROP.finditer(text, start, gap.start):
            at.extend(range(start, dropped.start()))
            start = dropped.end()
        at.extend(range(start, gap.start))
        if breaks:
            pieces.append("\n")
            at.append(-1)
        start = max(start, gap.end)
    return _Folded("".join(pieces), at)


# ── the search ──────────────────────────────────────────────────────────────────────────────────


def _search(text: str, body: _Folded, names: Sequence[Iterable[str]], rules: GlossaryRules) -> list[tuple[Span, ...]]:
    owners: dict[str, list[int]] = {}
    for index, forms in enumerate(names):
        for form in dict.fromkeys(form.translate(_FOLD) for form in forms):
            if len(form) > 1:
                owners.setdefault(form, []).append(index)
    found: list[list[Span]] = [[] for _ in names]
    for match in re.finditer(alternation(owners), body.text) if owners else ():
        span = Span(body.at[match.start()], body.at[match.end() - 1] + 1)
        if _alone(text, span) and not _grows(body, match, rules):
            span = _balanced(text, span)
            for index in owners[match[0]]:
                found[index].append(span)
    return [tuple(spans) for spans in found]


def _alone(text: str, span: Span) -> bool:
    """Whether a term that begins or ends with a letter or digit is not part of a longer one: M0 in PM0.5."""
    before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    grows_left = _WORD.match(text, span.start) and _WORD.match(before)
    grows_right = _WORD.match(text, span.end - 1) and _WORD.match(after)
    return not grows_left and not grows_right


def _grows(body: _Folded, match: re.Match[str], rules: GlossaryRules) -> bool:
    """Whether a short term is only the start of a longer word: 两新 in 两新一重."""
    end = match.end()
    if end - match.start() > _SHORT or end >= len(body.at) or body.at[end] != body.at[end - 1] + 1:
        return False
    return any(rule.pattern.match(body.text, end) for rule in rules.longer)


def _balanced(text: str, span: Span) -> Span:
    """Takes in the quote mark beside the span whose partner is inside."""
    piece = span.of(text)
    if piece.count('"') % 2:
        left, right = text[max(span.start - 1, 0)] == '"', text[span.end : span.end + 1] == '"'
        return Span(span.start - left, span.end + (right and not left))
    closing, opening = (sum(piece.count(mark) for mark in marks) for marks in (_RIGHT, _LEFT))
    if closing > opening and span.start and text[span.start - 1] in _LEFT:
        return Span(span.start - 1, span.end)
    if opening > closing and text[span.end : span.end + 1] and text[span.end] in _RIGHT:
        return Span(span.start, span.end + 1)
    return span


def _before_marks(text: str, term: str, ends: Sequence[int]) -> tuple[Span, ...]:
    """The words that the marks of an entry follow; `ends` is where its marks begin."""
    found = []
    for mark in ends:
        end = mark
        while end and text[end - 1] in _BEFORE_MARK:
            end -= 1
        found.append(Span(_start_before(text, end, term), end))
    return tuple(span for span in found if span.start < span.end)


def _start_before(text: str, end: int, term: str) -> int:
    """Where the words for the term begin that end here: a quoted piece, what ends like it, or its length."""
    opening = max(text.rfind(left, max(0, end - 2 * len(term)), end) for left in _LEFT)
    if opening >= 0:
        return opening
    alike = next((n for n in range(len(term), 1, -1) if text.endswith(term[-n:], 0, end)), 0)
    start = max(0, end - (alike or len(term)))
    return max([start, *(match.end() for match in _CLAUSE.finditer(text, start, end))])
