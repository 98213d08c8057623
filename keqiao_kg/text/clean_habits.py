"""How a wrapped file marks its paragraphs, learned from the places that are sure.

Three marks are known: an indent before the first line, a blank line above it, and a blank left behind the
last line (as word processors leave it in text taken from a PDF). A file has the habit of a mark where most
sure starts of paragraphs carry it and few of the sure continuations do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from keqiao_kg.text.clean_pages import Row

Pair = tuple[Row, Row]  # a line and the next

_AT_STARTS, _INSIDE = 0.6, 0.3  # shares of the pairs


def _indented(pair: Pair) -> bool:
    return pair[1].indent > 0 and not (pair[1].turned and pair[1].indent == 1)


def _apart(pair: Pair) -> bool:
    return pair[1].gap > 0 and not pair[1].turned


def _trailed(pair: Pair) -> bool:
    return pair[0].trailing


@dataclass(frozen=True, slots=True)
class Habits:
    """The marks that the file is known to use, the surest first."""

    marks: tuple[Callable[[Pair], bool], ...]

    @classmethod
    def of(cls, starts: Sequence[Pair], inside: Sequence[Pair]) -> Habits:
        """Learns from pairs with a paragraph break between them, and from pairs with none."""
        marks = (_indented, _apart, _trailed)
        return cls(tuple(mark for mark in marks if _is_habit(mark, starts, inside)))

    def starts(self, last: Row, row: Row) -> bool | None:
        """Whether a paragraph starts between two lines; None where the file does not tell."""
        return self.marks[0]((last, row)) if self.marks else None


def _is_habit(mark: Callable[[Pair], bool], starts: Sequence[Pair], inside: Sequence[Pair]) -> bool:
    if len(starts) < 3 or len(inside) < 3:
        return False
    return _share(mark, starts) > _AT_STARTS and _share(mark, inside) < _INSIDE


def _share(mark: Callable[[Pair], bool], pairs: Sequence[Pair]) -> float:
    return sum(map(mark, pairs)) / len(pairs)
