"""Reads the lines of the cleaned text as blocks: what a line is for, and where its heading ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keqiao_kg.model import Role, Span
from keqiao_kg.rules.structure import StructureRules

_LEVELS = {"part": 1, "section": 2, "numbered": 3}
_TITLE_MOST = 60  # characters of a title
_ALONE_MOST = 42  # characters of a title that only its own line shows to be one
_FRONT_MOST = 25  # lines of a title block
_CLOSING_MOST = 1500  # characters of a closing
_LAST_LINES = 3  # lines among which an appeal without an address is looked for
_CLOSING_LINES = 40  # lines of a closing where every sentence has its own
_ENDS = re.compile(r"[。！？]")
_GOES_ON = tuple("，、；：,;:（(“《")
NOTE = re.compile(r"[\[［]\d{1,3}[\]］]|[\[［][１-９][０-９]?[\]］]")
_LINE = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at the start of a line: its level, the number and title as printed, where it stands."""

    level: int  # 1 part, 2 section, 3 sub-heading; 0: below whatever is open (a heading without a number)
    number: str
    title: str  # empty where a number opens a paragraph that has no title
    span: Span
    bullet: bool = False  # —— stands before it


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text. `role` is FRONT, CLOSING or ANNEX, and REVIEW for the body as a whole."""

    span: Span
    role: Role
    heading: Heading | None = None

    @property
    def rest(self) -> Span:
        """The line without its heading."""
        if self.heading is None or not self.heading.title:
            return self.span
        return Span(min(self.heading.span.end, self.span.end), self.span.end)


def read_blocks(text: str, annex: Span | None, rules: StructureRules) -> tuple[Block, ...]:
    """The lines that are not blank, in order; `annex` is where the annex stands."""
    spans = [_stripped(match) for match in _LINE.finditer(text)]
    inside = [annex is not None and annex.start <= span.start < annex.end for span in spans]
    body = [index for index, annexed in enumerate(inside) if not annexed]
    front = _front_end(text, spans, body, rules)
    closing = _closing_start(text, spans, body, front, rules)
    roles = [_role(index, inside[index], front, closing) for index in range(len(spans))]
    return tuple(
        Block(span, role, _heading(text, spans, index, rules) if role is Role.REVIEW else None)
        for index, (span, role) in enumerate(zip(spans, roles, strict=True))
    )


def _stripped(match: re.Match[str]) -> Span:
    return Span(match.start(), match.start() + len(match[0].rstrip()))


def _role(index: int, annexed: bool, front: int, closing: int) -> Role:
    if annexed:
        return Role.ANNEX
    if index < front:
        return Role.FRONT
    return Role.CLOSING if index >= closing else Role.REVIEW


# ── front and closing ───────────────────────────────────────────────────────────────────────────


def _front_end(text: str, spans: Sequence[Span], body: Sequence[int], rules: StructureRules) -> int:
    """The first line of the body: after the salutation and the words that open the report."""
    head = [index for index in body if index < _FRONT_MOST]
    salutation = next((index for index in head if spans[index].of(text) in rules.salutation), -1)
    if salutation < 0:
        return _titles_end(text, spans, head, rules)
    after = salutation + 1
    while after in head and spans[after].of(text) in rules.opening:
        after += 1
    return after


def _titles_end(text: str, spans: Sequence[Span], head: Sequence[int], rules: StructureRules) -> int:
    """Without a salutation the front ends at the words that open the report, a heading or running text."""
    for index in head:
        line = spans[index].of(text)
        if line in rules.opening:
            return index + 1
        if line in rules.marks or line in rules.review or _ENDS.search(line) or len(line) > _TITLE_MOST:
            return index
    return head[-1] + 1 if head else 0


def _closing_start(text: str, spans: Sequence[Span], body: Sequence[int], front: int, rules: StructureRules) -> int:
    """The line from which the report takes leave: the last address to the deputies that leads to an appeal.

    Without an address, an appeal that stands last.
    """
    tail = [index for index in body if index >= front][-_CLOSING_LINES:]
    for index in reversed(tail):
        line, rest = spans[index].of(text), text[spans[index].start : spans[tail[-1]].end]
        if len(rest) > _CLOSING_MOST or (line in rules.marks and len(line) < _TITLE_MOST):
            break
        if line in rules.address and rest in rules.appeal:
            return index
    last = [index for index in tail[-_LAST_LINES:] if _takes_leave(spans[index].of(text), rules)]
    return last[0] if last else len(spans)


def _takes_leave(line: str, rules: StructureRules) -> bool:
    return line in rules.appeal and line.endswith("！") and line not in rules.marks


# ── headings ────────────────────────────────────────────────────────────────────────────────────


def _heading(text: str, spans: Sequence[Span], index: int, rules: StructureRules) -> Heading | None:
    span = spans[index]
    line = span.of(text)
    if marked := rules.marks.first(line):
        rule, mark = marked
        return _marked(line, span, _LEVELS[rule.yields], mark, rules)
    following = spans[index + 1].of(text) if index + 1 < len(spans) else ""
    return _alone(line, span, following, rules)


def _marked(line: str, span: Span, level: int, mark: re.Match[str], rules: StructureRules) -> Heading | None:
    """A heading with a number: the whole line, its first sentence, or the number alone."""
    first = _ENDS.search(line, mark.end())
    end = first.end() if first else len(line)
    title = NOTE.sub("", line[mark.end() : end].rstrip("。！？：: "))
    whole = first is None or first.end() >= len(line)
    if len(title) > _TITLE_MOST or (first is None and line.endswith(_GOES_ON) and level > 1):
        titled = False
    else:
        titled = level == 1 or (whole and first is None) or title not in rules.no_title
    if titled and title:
        return Heading(level, mark["number"], title, Span(span.start, span.start + end))
    if level == 3:
        return None
    return Heading(level, mark["number"], "", Span(span.start, span.start + mark.end()))


def _alone(line: str, span: Span, following: str, rules: StructureRules) -> Heading | None:
    """A heading without a number: a short line without an end, with running text after it."""
    bullet = rules.bullet.match(line)
    title = line[bullet.end() :] if bullet else line
    most = _TITLE_MOST if bullet else _ALONE_MOST
    if not 3 < len(title) <= most or _ENDS.search(title) or title.endswith((*_GOES_ON, "）", ")")):
        return None
    if (not _ENDS.search(following) and following not in rules.marks) or title in rules.salutation:
        return None
    return Heading(0, "", NOTE.sub("", title), span, bullet is not None)
