"""Undoes line wraps: which lines make one paragraph.

A line is full where it is about as wide as the widest of its neighbours; a wrapped paragraph is full lines
and a last line that need not be. Where a full line ends a sentence, the habits of the file decide (indents,
blank lines, blanks left behind), as far as it has any. The decisions, in order: `_Joiner.breaks`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from keqiao_kg.rules.cleaning import line_rules
from keqiao_kg.text.clean.habits import Habits
from keqiao_kg.text.clean.pages import Row
from keqiao_kg.text.clean.widths import SLACK, wraps_of

_FIRST_SLACK = 4.6  # as SLACK, for the first line of a paragraph whose indent may be lost
_APART = 0.75  # of the paragraphs that a blank line must part for blank lines to tell
_ENDED = 0.6  # of the full lines of a wrapped file that may end a sentence
_TORN = 5  # lines broken off within a sentence that make a file a torn one
_TITLE = 34.0  # width up to which a line without a full stop may be a title
_HEADING = 60.0  # the same for a line with a heading mark
_HEADING_ROWS = 4  # rows that a heading or the occasion of the speech may be broken into
_SAME_OPENING = 4  # characters that neighbouring paragraphs of one pattern share at their start
_ENDS = frozenset("。！？；：…!?;:.")
_CLOSERS = '”’）》】」』)]"'
_OPEN = {"“": "”", "（": "）", "《": "》", "(": ")", "【": "】"}
_REMARK_BEHIND = re.compile(r"[。！？；][（(][^（）()。]{1,16}[）)]$")
_STOP_INSIDE = re.compile("[。！？：；]")
_COUNT = re.compile(r"[\[［〔（(]?([0-9]{1,3})")


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


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence, a list item or the words before a list end."""
    if text[-1] not in _CLOSERS:
        return text[-1] in _ENDS
    return text.rstrip(_CLOSERS)[-1:] in _ENDS or bool(_REMARK_BEHIND.search(text))


class _Joiner:
    """Decides at each row whether a paragraph starts there."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.rules = line_rules()
        self.ended = [ends_sentence(row.text) for row in rows]
        self.wraps = self._wraps()
        self.body = self._body_start()
        self.habits = self._habits()
        self.apart = self._set_apart()
        self.torn = self._is_torn()

    def breaks(self, paragraph: Sequence[Row], place: int) -> bool:
        """Whether the row at `place` starts a paragraph after `paragraph`."""
        last, row, rules = paragraph[-1], self.rows[place], self.rules
        ended = self.ended[place - 1]
        if not ended and (rules.continues.match(row.text) or _left_open(last.text)):
            return False
        if _counts_on(paragraph[0], row):
            return True
        full = self._fills(place - 1, SLACK if len(paragraph) > 1 or last.indent else _FIRST_SLACK)
        if rules.strong.match(row.text):
            return ended or not full or self._starts_part(paragraph, row)
        if rules.weak.match(row.text) or rules.opens.match(row.text):
            return self._starts_item(last, row, ended, full)
        if self.apart and row.gap == 0 and not self._marked_heading(paragraph):
            return False
        if ended:
            return self._starts_after_end(paragraph, place, full)
        return self._is_heading(paragraph, place, full)

    def _starts_part(self, paragraph: Sequence[Row], row: Row) -> bool:
        """Whether the mark of a heading, below a full line without a full stop, is one: 公平统⏎一、更可持续."""
        told = self.habits.starts(paragraph[-1], row)
        return self._marked_heading(paragraph) or (len(paragraph) == 1 if told is None else told)

    def _starts_item(self, last: Row, row: Row, ended: bool, full: bool) -> bool:
        """Whether a mark that opens a line opens an item of a list there, not one within a paragraph."""
        if not full:
            return True
        return ended and self.habits.starts(last, row) is not False

    def _starts_after_end(self, paragraph: Sequence[Row], place: int, full: bool) -> bool:
        """After a line that ends a sentence: does it end its paragraph too?"""
        last, row = paragraph[-1], self.rows[place]
        if not self._fills(place - 1, _FIRST_SLACK):
            return True
        told = self.habits.starts(last, row)
        if told is not None:
            return told
        if not full or row.text.startswith(paragraph[0].text[:_SAME_OPENING]):
            return True
        return self._headed(row)

    def _is_heading(self, paragraph: Sequence[Row], place: int, full: bool) -> bool:
        """Lines that do not end a sentence: a heading or title, unless a sentence was torn there."""
        last, row = paragraph[-1], self.rows[place]
        if len(row.text) < 2 and row.text not in _OPEN and not row.text.isdigit():
            return False
        if len(paragraph) <= _HEADING_ROWS and self.rules.occasion_start.match(paragraph[0].text):
            return bool(self.rules.occasion_end.match("".join(row.text for row in paragraph)))
        if full:
            return self._marked_heading(paragraph) and self._stands_alone(paragraph, place)
        if self._marked_heading(paragraph):
            return True
        if len(paragraph) > 1 or self._within_sentence(last):
            return False
        return not self.torn or place < self.body

    def _within_sentence(self, row: Row) -> bool:
        """Whether a line that does not end a sentence is too long for a title, or looks like none."""
        return row.width > _TITLE or any(char in row.text for char in "，。；")

    def _stands_alone(self, paragraph: Sequence[Row], place: int) -> bool:
        """Whether a heading of a full line ends with it, and does not run on into the next."""
        row = self.rows[place]
        told = self.habits.starts(paragraph[-1], row)
        if told is not None:
            return told
        if not self.rules.strong.match(paragraph[0].text) or _STOP_INSIDE.search(paragraph[0].text):
            return False
        if not self.ended[place] and not self._fills(place, _FIRST_SLACK):
            return False  # the short second line of the heading
        return "。" not in row.text or self._headed(row)

    def _headed(self, row: Row) -> bool:
        return self.habits.run_in and bool(self.rules.run_in.match(row.text))

    def _marked_heading(self, paragraph: Sequence[Row]) -> bool:
        """Whether the lines so far are a heading that is marked as one."""
        first = paragraph[0].text
        if len(paragraph) > _HEADING_ROWS or not (self.rules.strong.match(first) or self.rules.weak.match(first)):
            return False
        if sum(row.width for row in paragraph) > _HEADING or ends_sentence(paragraph[-1].text):
            return False
        return not any(char in row.text for row in paragraph for char in "。！？")

    def _fills(self, place: int, slack: float) -> bool:
        return self.rows[place].width >= self.wraps[place] - slack

    def _wraps(self) -> list[float]:
        """The widths at which lines are wrapped; a file whose full lines all end sentences is not wrapped."""
        wraps = wraps_of([row.width for row in self.rows])
        lines = zip(self.rows, wraps, self.ended, strict=True)
        full = [ended for row, wrap, ended in lines if row.width >= wrap - SLACK]
        return wraps if sum(full) <= _ENDED * len(full) else [math.inf] * len(wraps)

    def _body_start(self) -> int:
        """Place of the first line that is a part heading or salutation; before it stand titles."""
        strong = (place for place, row in enumerate(self.rows) if self.rules.strong.match(row.text))
        return next(strong, len(self.rows))

    def _is_torn(self) -> bool:
        """Whether lines of a file that is not wrapped often break off within a sentence."""
        if any(wrap < math.inf for wrap in self.wraps):
            return False
        unended = (row for row, ended in zip(self.rows, self.ended, strict=True) if not ended)
        return sum(self._within_sentence(row) and not self._marked_heading([row]) for row in unended) >= _TORN

    def _set_apart(self) -> bool:
        """Whether blank lines part the paragraphs of a file that is not wrapped."""
        if any(wrap < math.inf for wrap in self.wraps):
            return False
        gaps = [row.gap > 0 for row, ended in zip(self.rows[1:], self.ended, strict=False) if ended]
        return len(gaps) >= 10 and sum(gaps) >= _APART * len(gaps)

    def _habits(self) -> Habits:
        pairs = [(self.rows[place - 1], self.rows[place]) for place in range(1, len(self.rows))]
        short = [not self._fills(place, _FIRST_SLACK) for place in range(len(pairs))]
        full = [self._fills(place, SLACK) for place in range(len(pairs))]
        starts = [pair for pair, flag, ended in zip(pairs, short, self.ended, strict=False) if flag and ended]
        inside = [pair for pair, flag, ended in zip(pairs, full, self.ended, strict=False) if flag and not ended]
        return Habits.of(starts, inside)


def _counts_on(first: Row, row: Row) -> bool:
    """Whether two lines open with numbers of a list that follow each other."""
    before, here = _COUNT.match(first.text), _COUNT.match(row.text)
    if before is None or here is None or (before[0][0] != here[0][0] and before[0][0] in "[［〔（("):
        return False
    rules = line_rules()
    return int(here[1]) == int(before[1]) + 1 and bool(rules.weak.match(row.text) and rules.weak.match(first.text))


def _left_open(text: str) -> bool:
    """Whether the line ends inside a quotation or bracket, or with a mark that goes on, or is but a dash."""
    if text[-1] in "，、," or not text.strip("—―–-"):
        return True
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _OPEN.items())
