"""Many words looked up in a text: tables instead of one great alternation, which takes Python long to compile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from keqiao_kg.rules.words import Words

_START = re.Match.start


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
        behind = text[place]
        if behind in self.marks or behind.isdigit():
            return True
        return behind in self.words.leads and self.words.lead(text, place, end) != ""


@dataclass(frozen=True, slots=True)
class Anywhere(Edge):
    """No condition on what stands behind a name."""

    def at(self, text: str, place: int, end: int | None = None) -> bool:
        """Always true."""
        del text, place, end
        return True


ANYWHERE = Anywhere(frozenset(), Words.of(()))


@dataclass(frozen=True, slots=True)
class Finder:
    """Words that end where a name may end; the longest such at a place counts.

    Nearly all places of a text are passed by at the speed of one pattern, which knows the first and second
    characters of the words; nearly all others by a look at these two together.
    """

    edge: Edge
    _places: re.Pattern[str]
    _by_two: Mapping[str, tuple[str, ...]]  # first two characters → words, longest first
    _alone: frozenset[str]  # words of one character

    @classmethod
    def of(cls, words: Iterable[str], edge: Edge) -> Finder:
        """From words in any order."""
        unique = frozenset(words)
        alone = frozenset(word for word in unique if len(word) == 1)
        by_two: dict[str, tuple[str, ...]] = {}
        for word in sorted(unique - alone, key=len, reverse=True):
            by_two[word[:2]] = (*by_two.get(word[:2], ()), word)
        arms = [f"[{_any(word[0] for word in by_two)}](?=[{_any(word[1] for word in by_two)}])"] if by_two else []
        arms += [f"[{_any(alone)}]"] if alone else []
        return cls(edge, re.compile("|".join(arms) or "(?!)"), by_two, alone)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """The words of `text[start:end]` in order, none overlapping another."""
        return self._found(text, start, len(text) if end is None else end, apart=True)

    def everywhere(self, text: str) -> Iterator[Found]:
        """The longest word at each place of the text; one may begin inside another."""
        return self._found(text, 0, len(text), apart=False)

    def _found(self, text: str, start: int, end: int, *, apart: bool) -> Iterator[Found]:
        look, alone = self._by_two.get, self._alone
        starts = map(_START, self._places.finditer(text, start, end))
        told = [(at, words) for at in starts if (words := look(text[at : at + 2], ())) or text[at] in alone]
        for place, words in told:
            if place >= start and (right := self._end(text, place, end, words)):
                if apart:
                    start = right
                yield Found(text[place:right], place, right)

    def match(self, text: str, place: int, end: int | None = None) -> Found | None:
        """The longest word that begins at `place`, or None."""
        words = self._by_two.get(text[place : place + 2], ())
        right = self._end(text, place, len(text) if end is None else end, words)
        return Found(text[place:right], place, right) if right else None

    def _end(self, text: str, place: int, end: int, words: Iterable[str]) -> int:
        """Where the first of the words that stands at `place`, or a word of one character, ends; 0 where none does."""
        edge = self.edge
        for word in words:
            if text.startswith(word, place, end):
                right = place + len(word)
                if edge is ANYWHERE or edge.at(text, right, end):
                    return right
        alone = place < end and text[place] in self._alone and edge.at(text, place + 1, end)
        return place + 1 if alone else 0

    def search(self, text: str) -> Found | None:
        """The first word of the text, or None."""
        return next(self.finditer(text), None)


def _any(characters: Iterable[str]) -> str:
    """The inside of a set of characters."""
    return re.escape("".join(sorted(set(characters))))


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
