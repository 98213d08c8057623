"""Lays gold sentences over a cleaned text by position, ignoring white space."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from keqiao_kg.model import Span

_QUOTES = str.maketrans("", "", "“”‘’\"'「」")
_ANCHOR = 8  # characters at either end that place a sentence whose middle differs


def compact(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def unquoted(text: str) -> str:
    """The text without white space and quotation marks, full-width forms made plain (％ is %)."""
    return compact(unicodedata.normalize("NFKC", text)).translate(_QUOTES)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each gold sentence stands in the compacted text."""

    sentences: Mapping[str, str]  # sid → compacted text
    spans: Mapping[str, Span]  # sid → span in the compacted text
    starts: tuple[int, ...]  # of the spans, ascending …
    sids: tuple[str, ...]  # … and whose they are
    places: tuple[int, ...]  # offset in the text → offset in the compacted text
    text: str  # compacted
    missing: tuple[str, ...]  # sids that the text does not have

    def sentence_at(self, offset: int) -> str:
        """The sid of the gold sentence that contains an offset of the text, or an empty string."""
        place = self.places[offset]
        index = bisect_right(self.starts, place) - 1
        if index < 0 or place >= self.spans[self.sids[index]].end:
            return ""
        return self.sids[index]

    def sentence_of(self, sentence: str) -> str:
        """The sid of the gold sentence that holds the beginning of a sentence of the text."""
        place = self.text.find(compact(sentence))
        index = bisect_right(self.starts, place) - 1
        if place < 0 or index < 0 or place >= self.spans[self.sids[index]].end:
            return ""
        return self.sids[index]

    def compact_span(self, start: int, end: int) -> Span:
        """A span of the text as a span of the compacted text."""
        return Span(self.places[start], self.places[end])

    def quote(self, sid: str, quote: str, turn: int = 0) -> Span:
        """Where a quote of a gold sentence stands in the compacted text; empty if it does not.

        `turn` says how many times it has been asked for before: the same words can be said twice.
        """
        if sid not in self.spans:
            return Span(0, 0)
        piece = compact(quote)
        start = self.text.find(piece, self.spans[sid].start, self.spans[sid].end)
        for _ in range(turn):
            again = self.text.find(piece, start + 1, self.spans[sid].end)
            start = again if again >= 0 else start
        return Span(start, start + len(piece)) if start >= 0 else Span(0, 0)


def align(sentences: Mapping[str, str], text: str) -> Alignment:
    """Places the sentences (sid → text, in text order) in the text; those that it lacks are `missing`."""
    places, count = [], 0
    for character in text:
        places.append(count)
        count += not character.isspace()
    dense = compact(text)
    short = {sid: compact(sentence) for sid, sentence in sentences.items()}
    spans: dict[str, Span] = {}
    cursor = 0
    for sid, sentence in short.items():
        span = _find(sentence, dense, cursor)
        if span is not None:
            spans[sid], cursor = span, span.end
    order = sorted(spans, key=lambda sid: spans[sid].start)
    missing = tuple(sid for sid in short if sid not in spans)
    starts = tuple(spans[sid].start for sid in order)
    return Alignment(short, spans, starts, tuple(order), (*places, count), dense, missing)


def _find(sentence: str, text: str, cursor: int) -> Span | None:
    """The sentence at or after the cursor, by its two ends where its middle differs."""
    start = text.find(sentence, cursor)
    if start >= 0:
        return Span(start, start + len(sentence))
    start = text.find(sentence[:_ANCHOR], cursor)
    end = text.find(sentence[-_ANCHOR:], start + 1, start + 2 * len(sentence)) if start >= 0 else -1
    return Span(start, end + len(sentence[-_ANCHOR:])) if end >= 0 else None
