"""Cuts a paragraph into sentences as an editor would.

A sentence ends at 。！？ with the quotes and brackets that close there. A colon, a semicolon, a full stop of
the Latin kind and a narrow question mark (mostly a blank that was lost) end none; an end inside quotes or
brackets that go on, or that the clause goes on after (“只进一扇门。”的办法), ends none either.
"""

from __future__ import annotations

import re

from keqiao_kg.model import Span

_CLOSERS = "”’」』》〉）)】"
_OPENERS = "“‘「『《〈（(【"
_PAIRS = dict(zip(_CLOSERS, "“‘「『《〈（(【", strict=True))
_END = re.compile(  # begins with a set, so that the search runs over the other characters at full speed
    rf"[。！？!](?:(?<!!)[。！？]*[{re.escape(_CLOSERS)}]*|(?<=[\u4e00-\u9fff”]!)!*(?=$|[\s\u4e00-\u9fff“]))"
)
_GOES_ON = re.compile(r"\s*[，、；：,;:。！？的等和及与为是]")
_BRACKET = re.compile(f"[{re.escape(_OPENERS + _CLOSERS)}]")
_QUOTE_REACH = 240  # a quote that is still open so long is a slip of the typist, not a quote
_STARTS_QUOTE = re.compile(r"(?:^|[。！？：:；]\s*)$")


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]`, blanks between them left out."""
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() < begin or not _ends(text, begin, match, end):
            continue
        spans.append(Span(begin, match.end()))
        begin = _skip_blanks(text, match.end(), end)
    if begin < end:
        spans.append(Span(begin, end))
    return spans


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the sentence that began at `begin` ends at the match."""
    if match.end() < end and _GOES_ON.match(text, match.end()) and match[0][-1] in _CLOSERS:
        return False
    opened = _open_at(text, begin, match.end(), end)
    if opened is not None:
        return False
    closes = match[0][-1] in _CLOSERS
    return not (closes and match[0][0] in "！？" and _in_clause(text, begin, match, end))


def _open_at(text: str, begin: int, at: int, end: int) -> int | None:
    """Where the innermost quote or bracket opens that is open at `at` and closed within reach, or None."""
    stack: list[int] = []
    for match in _BRACKET.finditer(text, max(begin, at - _QUOTE_REACH), at):
        if match[0] in _OPENERS:
            stack.append(match.start())
        elif stack and text[stack[-1]] == _PAIRS[match[0]]:
            stack.pop()
    for index in reversed(stack):
        closer = _CLOSERS[_OPENERS.index(text[index])]
        close = text.find(closer, at, min(end, index + _QUOTE_REACH))
        reopened = text.find(text[index], at, close) if close >= 0 else -1
        if close >= 0 and reopened < 0:
            return index
    return None


def _in_clause(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether a quoted exclamation or question (“怎么办？”问题) stands in the middle of a clause."""
    if match.end() >= end:
        return False
    opener = text.rfind(_PAIRS[match[0][-1]], begin, match.start())
    return opener >= 0 and not _STARTS_QUOTE.search(text, begin, opener)
