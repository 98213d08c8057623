"""Word tables asked at an edge of a text: which word ends here, which one begins here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Affixes:
    """A table of words with a kind each, found longest first."""

    kinds: Mapping[str, str]
    firsts: Mapping[str, tuple[int, ...]]  # first character → lengths of the words that begin with it, longest first
    lasts: Mapping[str, tuple[int, ...]]  # last character → lengths of the words that end in it, longest first

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Affixes:
        """From (word, kind) pairs."""
        kinds = dict(pairs)
        return cls(kinds, _lengths(kinds, 0), _lengths(kinds, -1))

    def tail(self, text: str, end: int, start: int = 0) -> str:
        """The longest word that ends at `end` and begins at or after `start`; empty if none."""
        if end <= start:
            return ""
        for size in self.lasts.get(text[end - 1], ()):
            if size <= end - start and text[end - size : end] in self.kinds:
                return text[end - size : end]
        return ""

    def lead(self, text: str, start: int, end: int) -> str:
        """The longest word that begins at `start` and ends at or before `end`; empty if none."""
        if end <= start:
            return ""
        for size in self.firsts.get(text[start], ()):
            if size <= end - start and text[start : start + size] in self.kinds:
                return text[start : start + size]
        return ""


def _lengths(words: Iterable[str], edge: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[edge], set()).add(len(word))
    return {character: tuple(sorted(sizes, reverse=True)) for character, sizes in found.items()}
