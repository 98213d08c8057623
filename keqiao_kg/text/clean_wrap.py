"""Undoes line wraps: which lines make one paragraph.

A line is full where it is about as wide as the widest of its neighbours; a wrapped paragraph is full lines
and a last line that need not be. Where a full line ends a sentence, the habits of the file decide (indents,
blank lines, blanks left behind), as far as it has any. The decisions, in order: `_Joiner.breaks`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from keqiao_kg.text.clean_habits import Habits
from keqiao_kg.text.clean_pages import Row
from keqiao_kg.text.clean_rules import line_rules

_WINDOW = 6  # lines before or after, among which a line must be one of the widest
_SLACK = 2.0  # wide characters by which a full line may fall short
_FIRST_SLACK = 4.6  # the same for the first line of a paragraph, whose indent may be lost
_NARROW, _WIDE = 18.0, 62.0  # widths between which lines are taken for wrapped
_SHARE = 0.4  # of the lines of a window that must be full
_TITLE = 34.0  # width up to which a line without a full stop may be a title
_HEADING = 60.0  # the same for a line with a heading mark
_ENDS = frozenset("。！？；：…!?;:.")
_CLOSERS = "”’）》】」』)]\""
_OPEN = {"“": "”", "（": "）", "《": "》", "(": ")", "【": "】"}


def paragraphs_of(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows grouped into paragraphs, in order."""
    joiner = _Joiner(rows)
    paragraphs: list[list[Row]] = []
    for place, row in enumerate(rows):
        if paragraphs and not joiner.breaks(paragraphs[-1], place):
            paragraphs[-1].append(row)
        else:
            paragraphs.append([row])
    return paragraphs


def width(text: str) -> float:
    """Width of a line in wide characters: a Latin letter or digit is half as wide, a blank a quarter."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2 - text.count(" ") / 4


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence, a list item or the words before a list end."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


class _Joiner:
    """Decides at each row whether a paragraph starts there."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.rules = line_rules()
        self.wraps = _wraps([row.width for row in rows])
        self.ended = [ends_sentence(row.text) for row in rows]
        self.habits = self._habits()

    def breaks(self, paragraph: Sequence[Row], place: int) -> bool:
        """Whether the row at `place` starts a paragraph after `paragraph`."""
        last, row, rules = paragraph[-1], self.rows[place], self.rules
        ended = self.ended[place - 1]
        if not ended and (rules.continues.match(row.text) or _left_open(last.text)):
            return False
        if rules.strong.match(row.text):
            return True
        full = self._fills(place - 1, _SLACK if len(paragraph) > 1 else _FIRST_SLACK)
        if rules.weak.match(row.text):
            return ended or not full
        if ended:
            return self._starts_after_end(place, full)
        if rules.occasion_start.match(last.text) and rules.occasion_end.match(row.text):
            return False
        return len(paragraph) == 1 and self._is_heading(last, row, full)

    def _starts_after_end(self, place: int, full: bool) -> bool:
        """After a line that ends a sentence: does it end its paragraph too?"""
        last, row = self.rows[place - 1], self.rows[place]
        if not self._fills(place - 1, _FIRST_SLACK):
            return True
        told = self.habits.starts(last, row)
        if told is None:
            return not full or bool(self.rules.run_in.match(row.text))
        return told

    def _is_heading(self, last: Row, row: Row, full: bool) -> bool:
        """A line that does not end a sentence: a heading or title, unless a sentence was torn there."""
        if len(row.text) < 2:
            return False
        marked = self.rules.strong.match(last.text) or self.rules.weak.match(last.text)
        if full:
            told = self.habits.starts(last, row)
            return bool(marked and (self.rules.run_in.match(row.text) if told is None else told))
        if marked:
            return last.width <= _HEADING and "。" not in last.text
        return last.width <= _TITLE and not any(char in last.text for char in "，。；")

    def _fills(self, place: int, slack: float) -> bool:
        return self.rows[place].width >= self.wraps[place] - slack

    def _habits(self) -> Habits:
        pairs = [(self.rows[place - 1], self.rows[place]) for place in range(1, len(self.rows))]
        short = [not self._fills(place, _FIRST_SLACK) for place in range(len(pairs))]
        full = [self._fills(place, _SLACK) for place in range(len(pairs))]
        starts = [pair for pair, flag, ended in zip(pairs, short, self.ended, strict=False) if flag and ended]
        inside = [pair for pair, flag, ended in zip(pairs, full, self.ended, strict=False) if flag and not ended]
        return Habits.of(starts, inside)


def _wraps(widths: Sequence[float]) -> list[float]:
    """For each line the width at which its surroundings are wrapped; infinite where they are not."""
    narrow = sum(wide for wide in widths if wide <= _WIDE)
    if narrow < 0.6 * sum(widths):
        return [math.inf] * len(widths)
    return [
        min(_wrap(widths[max(0, place - _WINDOW) : place + 1]), _wrap(widths[place : place + _WINDOW + 1]))
        for place in range(len(widths))
    ]


def _wrap(window: Sequence[float]) -> float:
    widest = max(window)
    full = sum(wide >= widest - _SLACK for wide in window)
    wrapped = _NARROW <= widest <= _WIDE and full >= 3 and full >= _SHARE * len(window)
    return widest if wrapped else math.inf


def _left_open(text: str) -> bool:
    """Whether the line ends inside a quotation or bracket, or with a mark that goes on."""
    if text[-1] in "，、,":
        return True
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _OPEN.items())
