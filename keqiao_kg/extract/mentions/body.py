"""The sentences of a report as one text: a table or pattern is searched once, not once a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from keqiao_kg.rules.finder import Finder, Found

_BETWEEN = "\n"  # parts two sentences: no word holds it, and a word may end before it


class Body:
    """Sentences, counted from 0, under each other."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._text = _BETWEEN.join(sentences)
        self._starts = [0, *accumulate(len(sentence) + len(_BETWEEN) for sentence in sentences)]

    def holding(self, pattern: re.Pattern[str]) -> set[int]:
        """The sentences in which a pattern of words is found."""
        return {bisect_right(self._starts, match.start()) - 1 for match in pattern.finditer(self._text)}

    def words(self, finder: Finder) -> Mapping[int, Sequence[Found]]:
        """The words of a table by their sentence, in order, none overlapping another; offsets count in it."""
        return self._by_sentence(finder.finditer(self._text))

    def everywhere(self, finder: Finder) -> Mapping[int, Sequence[Found]]:
        """The longest word at each place, by their sentence; one may begin inside another."""
        return self._by_sentence(finder.everywhere(self._text))

    def _by_sentence(self, words: Iterable[Found]) -> Mapping[int, Sequence[Found]]:
        found: dict[int, list[Found]] = {}
        for word, left, right in words:
            at = bisect_right(self._starts, left) - 1
            start = self._starts[at]
            found.setdefault(at, []).append(Found(word, left - start, right - start))
        return found
