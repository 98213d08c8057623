"""How a wrapped file marks its paragraphs, learned from the places that are sure.

Three marks are known: an indent before the first line, a blank line above it, and a blank left behind the
last line (as word processors leave it in text taken from a PDF). A file has the habit of a mark where most
sure starts of paragraphs carry it and few of the sure continuations do. A fourth, to open paragraphs with
a heading in a sentence of its own, is weaker and kept apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from keqiao_kg.rules.cleaning import line_rules
from keqiao_kg.text.clean.pages import Row

Pair = tuple[Row, Row]  # a line and the next
Mark = Callable[[Pair], bool]

_AT_STARTS, _INSIDE = 0.6, 0.3  # shares of the pairs
_RUN_IN = 0.2  # of the sure starts that must open with a run-in heading


def _indented(pair: Pair) -> bool:
    return pair[1].indent > 0 and not (pair[1].turned and pair[1].indent == 1)


def _apart(pair: Pair) -> bool:
    return pair[1].gap > 0


def _trailed(pair: Pair) -> bool:
    return pair[0].trailing


def _headed(pair: Pair) -> bool:
    return bool(line_rules().run_in.match(pair[1].text))


@dataclass(frozen=True, slots=True)
class Habits:
    """The marks that the file is known to use, the surest first."""

    marks: tuple[Mark, ...]
    run_in: bool  # paragraphs open with run-in headings

    @classmethod
    def of(cls, starts: Sequence[Pair], inside: Sequence[Pair]) -> Habits:
        """Learns from pairs with a paragraph break between them, and from pairs with none."""
        marks = tuple(mark for mark in (_indented, _apart, _trailed) if _is_habit(mark, starts, inside))
        return cls(marks, bool(starts) and _share(_headed, starts) >= _RUN_IN)

    def starts(self, last: Row, row: Row) -> bool | None:
        """Whether a paragraph starts between two lines; None where the file does not tell."""
        for mark in self.marks:
            if mark is not _apart or not row.turned:  # blank lines say nothing where a page is turned
                return mark((last, row))
        return None


def _is_habit(mark: Mark, starts: Sequence[Pair], inside: Sequence[Pair]) -> bool:
    if len(starts) < 3 or len(inside) < 3:
        return False
    return _share(mark, starts) > _AT_STARTS and _share(mark, inside) < _INSIDE


def _share(mark: Mark, pairs: Sequence[Pair]) -> float:
    return sum(map(mark, pairs)) / len(pairs)
