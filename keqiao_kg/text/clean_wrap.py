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
_WRAPPED = 0.3  # of the lines that must be in wrapped surroundings for a file to be a wrapped one
_APART = 0.75  # of the paragraphs that a blank line must part for blank lines to tell
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
        self.apart = self._set_apart()

    def breaks(self, paragraph: Sequence[Row], place: int) -> bool:
        """Whether the row at `place` starts a paragraph after `paragraph`."""
        last, row, rules = paragraph[-1], self.rows[place], self.rules
        ended = self.ended[place - 1]
        if not ended and (rules.continues.match(row.text) or _left_open(last.text)):
            return False
        if rules.strong.match(row.text):
            return True
        full = self._fills(place - 1, _SLACK if len(paragraph) > 1 else _FIRST_SLACK)
        if rules.weak.match(row.text) or rules.opens.match(row.text):
            return ended or not full
        if self.apart and row.gap == 0 and not self._marked_heading(paragraph):
            return False
        if ended:
            return self._starts_after_end(place, full)
        return self._is_heading(paragraph, row, full)

    def _starts_after_end(self, place: int, full: bool) -> bool:
        """After a line that ends a sentence: does it end its paragraph too?"""
        last, row = self.rows[place - 1], self.rows[place]
        if not self._fills(place - 1, _FIRST_SLACK):
            return True
        told = self.habits.starts(last, row)
        if told is None:
            return not full or bool(self.rules.run_in.match(row.text))
        return told

    def _is_heading(self, paragraph: Sequence[Row], row: Row, full: bool) -> bool:
        """Lines that do not end a sentence: a heading or title, unless a sentence was torn there."""
        last = paragraph[-1]
        if len(row.text) < 2 and row.text not in _OPEN:
            return False
        if self.rules.occasion_start.match(last.text) and self.rules.occasion_end.match(row.text):
            return False
        if full:
            told = self.habits.starts(last, row)
            run_in = bool(self.rules.run_in.match(row.text)) if told is None else told
            return run_in and self._marked_heading(paragraph)
        if len(paragraph) == 1 and last.width <= _TITLE and not any(char in last.text for char in "，。；"):
            return True
        return self._marked_heading(paragraph)

    def _marked_heading(self, paragraph: Sequence[Row]) -> bool:
        """Whether the lines so far are a heading that is marked as one."""
        first = paragraph[0].text
        if not (self.rules.strong.match(first) or self.rules.weak.match(first)):
            return False
        if sum(row.width for row in paragraph) > _HEADING or ends_sentence(paragraph[-1].text):
            return False
        return not any("。" in row.text for row in paragraph)

    def _fills(self, place: int, slack: float) -> bool:
        return self.rows[place].width >= self.wraps[place] - slack

    def _set_apart(self) -> bool:
        """Whether blank lines part the paragraphs of a file that is not wrapped."""
        if any(wrap < math.inf for wrap in self.wraps):
            return False
        gaps = [row.gap > 0 for row, ended in zip(self.rows[1:], self.ended, strict=False) if ended]
        return len(gaps) >= 10 and sum(gaps) >= _APART * len(gaps)

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
    wraps = [
        min(_wrap(widths[max(0, place - _WINDOW) : place + 1]), _wrap(widths[place : place + _WINDOW + 1]))
        for place in range(len(widths))
    ]
    wrapped = sum(wrap < math.inf for wrap in wraps)
    return wraps if wrapped >= _WRAPPED * len(wraps) else [math.inf] * len(wraps)


def _wrap(window: Sequence[float]) -> float:
    widest = max(window)
    full = sum(wide >= widest - _SLACK for wide in window)
    wrapped = _NARROW <= widest <= _WIDE and full >= 3 and full >= _SHARE * len(window)
    return widest if wrapped else math.inf


def _left_open(text: str) -> bool:
    """Whether the line ends inside a quotation or bracket, or with a mark that goes on, or is but a dash."""
    if text[-1] in "，、," or not text.strip("—―–-"):
        return True
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _OPEN.items())
