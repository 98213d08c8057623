"""Words asked at a place of a text: which one begins here, which one ends here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words. Most places of a text are answered by one look at one character."""

    all: frozenset[str]
    leads: Mapping[str, tuple[int, ...]]  # first character → lengths of the words that begin with it, longest first
    tails: Mapping[str, tuple[int, ...]]  # last character → lengths of the words that end in it, longest first

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """From words in any order."""
        unique = frozenset(words)
        return cls(unique, lengths(unique, 0), lengths(unique, -1))

    def lead(self, text: str, start: int, end: int) -> str:
        """The longest word that begins at `start` and ends at or before `end`; empty if none."""
        if start < end:
            for size in self.leads.get(text[start], ()):
                if (word := text[start : start + size]) in self.all and start + size <= end:
                    return word
        return ""

    def tail(self, text: str, end: int, start: int = 0) -> str:
        """The longest word that ends at `end` and begins at or after `start`; empty if none."""
        if start < end:
            for size in self.tails.get(text[end - 1], ()):
                if size <= end - start and (word := text[end - size : end]) in self.all:
                    return word
        return ""


def lengths(words: Iterable[str], edge: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words, longest first, by their first (0) or last (-1) character."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[edge], set()).add(len(word))
    return {character: tuple(sorted(sizes, reverse=True)) for character, sizes in found.items()}
