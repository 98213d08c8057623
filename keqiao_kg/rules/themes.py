"""The words of the policy themes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from keqiao_kg.assets import DATA
from keqiao_kg.rules.finder import ANYWHERE, Finder
from keqiao_kg.rules.tables import read_rows


@dataclass(frozen=True, slots=True)
class ThemeRules:
    """Word → theme, and what finds the words, the longest at a place."""

    themes: Mapping[str, str]
    words: Finder

    def theme(self, text: str) -> str:
        """The theme that most characters of the text speak of, the first of equals; empty if none does."""
        scores: dict[str, int] = {}
        for word, _, _ in self.words.finditer(text):
            theme = self.themes[word]
            scores[theme] = scores.get(theme, 0) + len(word)
        return max(scores, key=scores.__getitem__, default="")


@lru_cache(maxsize=2)
def theme_rules(folder: Path = DATA / "rules") -> ThemeRules:
    """Reads `themes.tsv`."""
    themes = {row["word"]: row["theme"] for row in read_rows(folder / "themes.tsv")}
    return ThemeRules(themes, Finder.of(themes, ANYWHERE))
