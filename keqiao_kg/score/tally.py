"""What a scoring says: tallies, the accuracy of each field, the fate of each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, wrong and missed; precision, recall and F1 are 1 where there is nothing to find."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the rows found that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold rows that were found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return (
            2 * self.right / (2 * self.right + self.wrong + self.missed)
            if self.right
            else float(not self.wrong + self.missed)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What `score` reports: one tally a line, the fields' accuracy, and each row's fate by key."""

    tallies: Mapping[str, Tally]
    fields: Mapping[str, tuple[int, int]]  # field → right, of so many found rows
    rows: Mapping[str, str] = field(default_factory=dict)  # "table sid what" → right, missed, wrong …
    unaligned: tuple[str, ...] = ()  # sids whose sentence the text does not have
