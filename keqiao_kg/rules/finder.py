"""Many words looked up in a text: tables instead of one great alternation, which takes Python long to compile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from keqiao_kg.rules.words import Words


class Found(NamedTuple):
    """A word and where it stands; like a match, `found[0]` is the word."""

    word: str
    left: int
    right: int

    def start(self) -> int:
        """Where the word begins."""
        return self.left

    def end(self) -> int:
        """Where it ends."""
        return self.right


@dataclass(frozen=True, slots=True)
class Edge:
    """What may stand behind a name: the end of the text, a mark, a figure, one of the words."""

    marks: frozenset[str]
    words: Words

    def at(self, text: str, place: int, end: int | None = None) -> bool:
        """Whether a name may end at `place`; the text counts up to `end`."""
        end = len(text) if end is None else end
        if place >= end:
            return True
        return text[place] in self.marks or text[place].isdigit() or self.words.lead(text, place, end) != ""


@dataclass(frozen=True, slots=True)
class Anywhere(Edge):
    """No condition on what stands behind a name."""

    def at(self, text: str, place: int, end: int | None = None) -> bool:
        """Always true."""
        del text, place, end
        return True


@dataclass(frozen=True, slots=True)
class Finder:
    """Words that end where a name may end; the longest such at a place counts."""

    words: Words
    edge: Edge
    _firsts: re.Pattern[str]

    @classmethod
    def of(cls, words: Iterable[str], edge: Edge) -> Finder:
        """From words in any order."""
        table = Words.of(words)
        return cls(table, edge, re.compile("[" + re.escape("".join(sorted(table.leads))) + "]"))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """The words of `text[start:end]` in order, none overlapping another."""
        end = len(text) if end is None else end
        free = start
        for first in self._firsts.finditer(text, start, end):
            if first.start() >= free and (found := self.match(text, first.start(), end)):
                free = found.right
                yield found

    def match(self, text: str, place: int, end: int | None = None) -> Found | None:
        """The longest word that begins at `place`, or None."""
        end = len(text) if end is None else end
        for size in self.words.leads.get(text[place : place + 1], ()):
            right = place + size
            word = text[place:right]
            if word in self.words.all and right <= end and self.edge.at(text, right, end):
                return Found(word, place, right)
        return None

    def search(self, text: str) -> Found | None:
        """The first word of the text, or None."""
        return next(self.finditer(text), None)


@dataclass(frozen=True, slots=True)
class Opening:
    """The verb that opens a clause, with its adverbs; one that may be a noun only counts behind an adverb."""

    adverbs: Words
    verbs: Words
    nouns: Words
    makes_noun: frozenset[str]  # 化 of 优化 …: the verb is part of a longer word

    def end(self, text: str, begin: int, end: int) -> int:
        """Where the verb at `begin` ends; 0 where none stands there."""
        place = begin
        while word := self.adverbs.lead(text, place, end):
            place += len(word)
        verb = self.verbs.lead(text, place, end) or (self.nouns.lead(text, place, end) if place > begin else "")
        stop = place + len(verb)
        return stop if verb and text[stop : stop + 1] not in self.makes_noun else 0
