"""Cuts a glossary, or the notes of a body, into entries: number, term, definition, page."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keqiao_kg.model import Span
from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.text.glossary.forms import QUOTES

_WINDOW = 100  # a term and what parts it from its definition stand within so many characters
_HEADING = 60  # no heading of an annex is longer
_FIRST = 5  # the first entry stands within so many lines below the heading
_GAP = 5  # so many numbers may be missing between two entries (an entry that cannot be read)
_BREAK = re.compile(r"[。；;！!？?”）)\]】\s]")  # what may stand before an entry in the middle of a line
_OPENING, _CLOSING = "（(", "）)"
_ENDED = re.compile(r"[。！!？?；;”）)…]\s*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as cut out of the text; all spans are without surrounding blanks."""

    number: int
    span: Span
    term: Span
    definition: Span
    page: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A text and its lines that are not blank, without surrounding blanks."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of a text; blanks are those of Python's `str.strip`."""
        found, start = [], 0
        for line in text.split("\n"):
            span = strip(text, Span(start, start + len(line)))
            if span.start < span.end:
                found.append(span)
            start += len(line) + 1
        return cls(text, tuple(found))

    def match(self, index: int, rules: Sequence[Rule]) -> bool:
        """Whether a rule reads the line; long lines are no headings."""
        span = self.spans[index]
        line = self.text[span.start : min(span.end, span.start + _HEADING + 1)]
        return len(line) <= _HEADING and any(rule.pattern.match(line) for rule in rules)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an entry begins: `at` with its number, `term` after it."""

    at: int
    term: int
    number: int


def read_entries(lines: Lines, block: Span, rules: GlossaryRules, most: int | None = None) -> list[Draft]:
    """The entries of a glossary whose heading is the first line of `block`, of its first `most` lines only."""
    first = bisect_right(lines.spans, block.start, key=lambda span: span.start)
    last = bisect_right(lines.spans, block.end, key=lambda span: span.end)
    body = lines.spans[first:last][:most]
    if not body:
        return []
    style = next((rule for rule in rules.number if rule.pattern.match(lines.text, body[0].start)), None)
    starts = _numbered(lines.text, body, style, rules) if style else _unnumbered(lines.text, body, rules)
    return _drafts(lines.text, starts, body, rules)


def has_entries(lines: Lines, block: Span, rules: GlossaryRules) -> bool:
    """Whether entries follow the heading that is the first line of `block`."""
    return bool(read_entries(lines, block, rules, most=_FIRST))


def read_notes(lines: Lines, rules: GlossaryRules) -> list[Draft]:
    """Notes that stand in the body: after 注：, or lines with a number that a mark above points to."""
    found: list[Draft] = []
    marked = _marked(lines.text, rules)
    for span in lines.spans:
        note = next((m for r in rules.note if (m := r.pattern.match(lines.text, span.start, span.end))), None)
        if note:
            closed = note[0][0] in _OPENING and lines.text[span.end - 1] in _CLOSING
            found += _inline(lines.text, Span(note.end(), span.end - closed), rules)
        if not note:
            found += _tied(lines.text, span, marked, rules)
    return found


# ── where entries begin ─────────────────────────────────────────────────────────────────────────


def _numbered(text: str, body: Sequence[Span], style: Rule, rules: GlossaryRules) -> list[_Start]:
    starts: list[_Start] = []
    for line in body:
        for found in _candidates(text, line, style):
            last = starts[-1].number if starts else None
            if _follows(found.number, last, found.at == line.start) and _separator(text, found.term, rules):
                starts.append(found)
    return starts


def _candidates(text: str, line: Span, style: Rule) -> Iterator[_Start]:
    for match in style.pattern.finditer(text, line.start, line.end):
        at = match.start()
        if at == line.start or _BREAK.match(text, at - 1):
            number = read_number(match["n"])
            if number is not None:
                yield _Start(at, match.end(), number)


def _follows(number: int, last: int | None, at_line_start: bool) -> bool:
    """Numbers go up by one; at the start of a line a few may be missing."""
    if last is None:
        return at_line_start
    return number == last + 1 or (at_line_start and last < number <= last + _GAP)


def _unnumbered(text: str, body: Sequence[Span], rules: GlossaryRules) -> list[_Start]:
    with_term = [line for line in body if _separator(text, line.start, rules)]
    return [_Start(line.start, line.start, index) for index, line in enumerate(with_term, 1)]


def read_number(printed: str) -> int | None:
    """The value of 12, １２, ⑫, 十二; None for what is no number."""
    if printed.isdecimal():
        return int(printed)
    total = 0
    for char in printed:
        value = unicodedata.numeric(char, None)
        if value is None:
            return None
        total = max(total, 1) * int(value) if value == 10 else total + int(value)
    return total


# ── from starts to entries ──────────────────────────────────────────────────────────────────────


def _drafts(text: str, starts: Sequence[_Start], body: Sequence[Span], rules: GlossaryRules) -> list[Draft]:
    ends = [start.at for start in starts[1:]]
    if starts:
        ends.append(_last_end(text, starts[-1], body))
    drafts = (_draft(text, start, end, rules) for start, end in zip(starts, ends, strict=True))
    return [draft for draft in drafts if draft.definition.start < draft.definition.end]


def _last_end(text: str, start: _Start, body: Sequence[Span]) -> int:
    """The last entry goes on while its lines have not come to an end."""
    end = start.term
    for line in body:
        if line.end > start.at and (line.start <= start.at or not _ENDED.search(text, max(end - 2, 0), end)):
            end = line.end
        elif line.start > start.at:
            break
    return end


def _draft(text: str, start: _Start, end: int, rules: GlossaryRules) -> Draft:
    span = strip(text, Span(start.at, end))
    parted = _separator(text, start.term, rules)
    assert parted is not None  # a start is only where a separator follows
    term, definition, page = parted[0], strip(text, Span(parted[1], max(span.end, parted[1]))), ""
    for rule in rules.page:
        term, definition, page = _take_page(text, rule, term, definition, page)
    return Draft(start.number, span, term, definition, page)


def _separator(text: str, at: int, rules: GlossaryRules) -> tuple[Span, int] | None:
    """The term that begins at `at` and where its definition begins."""
    for rule in rules.separator:
        match = rule.pattern.match(text, at, min(at + _WINDOW, len(text)))
        if match and match.end() < len(text):
            return strip(text, Span(*match.span("term"))), match.end()
    return None


def _take_page(text: str, rule: Rule, term: Span, definition: Span, page: str) -> tuple[Span, Span, str]:
    """Cuts the cited page off the term, or off the end of the definition."""
    if page:
        return term, definition, page
    found = rule.pattern.search(term.of(text))
    if found:
        inside = found.start() == 0 and found.end() < term.end - term.start
        cut = Span(term.start + found.end(), term.end) if inside else Span(term.start, term.start + found.start())
        return strip(text, cut), definition, _page(found)
    tail = max(definition.start, definition.end - _WINDOW)
    found = rule.pattern.search(text[tail : definition.end]) if definition.end - tail else None
    if found and found.end() == definition.end - tail and found.start() + tail > definition.start:
        return term, strip(text, Span(definition.start, tail + found.start())), _page(found)
    return term, definition, page


def _page(match: re.Match[str]) -> str:
    printed = next((value for name, value in match.groupdict().items() if name.startswith("page") and value), "")
    return re.sub(r"\s", "", printed)


# ── notes in the body ───────────────────────────────────────────────────────────────────────────


def _inline(text: str, span: Span, rules: GlossaryRules) -> list[Draft]:
    """The entries of one note; a note without number counts only if its term is quoted."""
    style = next((rule for rule in rules.number if rule.pattern.match(text, span.start, span.end)), None)
    if style:
        return _drafts(text, _numbered(text, [span], style, rules), [span], rules)
    quoted = text[span.start : span.start + 1] in tuple(QUOTES) and _separator(text, span.start, rules)
    return _drafts(text, [_Start(span.start, span.start, 1)], [span], rules) if quoted else []


def _tied(text: str, span: Span, marked: dict[int, int], rules: GlossaryRules) -> list[Draft]:
    """A line that begins with the number of a mark further up."""
    styles = (rules.number[0], *(rules.number if unicodedata.category(text[span.start]) == "No" else ()))
    number = next((m for rule in styles if (m := rule.pattern.match(text, span.start, span.end))), None)
    value = read_number(number["n"]) if number else None
    if not number or value is None or marked.get(value, span.start) >= span.start:
        return []
    if not _separator(text, number.end(), rules):
        return []
    return _drafts(text, [_Start(span.start, number.end(), value)], [span], rules)


def _marked(text: str, rules: GlossaryRules) -> dict[int, int]:
    """The first place of each mark in the middle of a line."""
    found: dict[int, int] = {}
    numbered = (rule.pattern for rule in rules.mark if "n" in rule.pattern.groupindex)
    for match in (match for pattern in numbered for match in pattern.finditer(text)):
        value = read_number(match["n"])
        if value is not None and match.start() and text[match.start() - 1] != "\n":
            found[value] = min(match.start(), found.get(value, len(text)))
    return found


def strip(text: str, span: Span) -> Span:
    """The span without blanks at its ends."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))
