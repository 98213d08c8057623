"""Words with a kind each, asked at an edge of a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from keqiao_kg.rules.words import Words, lengths


@dataclass(frozen=True, slots=True)
class Affixes(Words):
    """A table of words with a kind each."""

    kinds: Mapping[str, str]

    @classmethod
    def of_kinds(cls, pairs: Iterable[tuple[str, str]]) -> Affixes:
        """From (word, kind) pairs."""
        kinds = dict(pairs)
        return cls(frozenset(kinds), lengths(kinds, 0), lengths(kinds, -1), kinds)
