"""A set of words asked at a place of a text: which one begins here, which one ends here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words by their first and last characters, so most places are answered by one look at one character."""

    all: frozenset[str]
    leads: Mapping[str, tuple[str, ...]]  # first character → words, longest first
    tails: Mapping[str, tuple[str, ...]]  # last character → words, longest first

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """From words in any order."""
        unique = frozenset(words)
        leads: dict[str, list[str]] = {}
        tails: dict[str, list[str]] = {}
        for word in sorted(unique, key=lambda word: (-len(word), word)):
            leads.setdefault(word[0], []).append(word)
            tails.setdefault(word[-1], []).append(word)
        return cls(unique, {k: tuple(v) for k, v in leads.items()}, {k: tuple(v) for k, v in tails.items()})

    def lead(self, text: str, start: int, end: int) -> str:
        """The longest word that begins at `start` and ends at or before `end`; empty if none."""
        if start < end:
            for word in self.leads.get(text[start], ()):
                if text.startswith(word, start, end):
                    return word
        return ""

    def tail(self, text: str, end: int, start: int = 0) -> str:
        """The longest word that ends at `end` and begins at or after `start`; empty if none."""
        if start < end:
            for word in self.tails.get(text[end - 1], ()):
                if text.endswith(word, start, end):
                    return word
        return ""
