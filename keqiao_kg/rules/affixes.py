"""Word tables asked at an edge of a text: which word ends here, which one begins here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Affixes:
    """A table of words with a kind each, found longest first."""

    kinds: dict[str, str]
    longest: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Affixes:
        """From (word, kind) pairs."""
        kinds = dict(pairs)
        return cls(kinds, max(map(len, kinds), default=0))

    def tail(self, text: str, end: int, start: int = 0) -> str:
        """The longest word that ends at `end` and begins at or after `start`; empty if none."""
        for size in range(min(self.longest, end - start), 0, -1):
            word = text[end - size : end]
            if word in self.kinds:
                return word
        return ""

    def lead(self, text: str, start: int, end: int) -> str:
        """The longest word that begins at `start` and ends at or before `end`; empty if none."""
        for size in range(min(self.longest, end - start), 0, -1):
            word = text[start : start + size]
            if word in self.kinds:
                return word
        return ""
