"""Lines that are no text of the report: page numbers and heads that stand on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from keqiao_kg.rules.cleaning import line_rules

_DIGITS = re.compile("[0-9]+")
_HEAD_WIDTH = 40  # characters; a running head is a short line
_PAGE_ROWS = 10  # lines that a page holds at least
_STOPS = "。！？；：，、"  # what no running head ends with
_HEAD_REPEATS = 3  # pages that must show it


@dataclass(frozen=True, slots=True)
class Row:
    """A tidied line that is not blank, and how it stands in the source."""

    text: str
    number: int  # line of the source
    page: int
    indent: int  # blanks in front
    trailing: bool  # a blank behind
    gap: int  # blank lines above
    width: float = 0.0  # as printed, in wide characters
    turned: bool = False  # a page ended above


def without_page_furniture(rows: Sequence[Row]) -> list[Row]:
    """The rows without page numbers and running heads; the row below them is marked as `turned`."""
    furniture = _page_numbers(rows)
    furniture |= _running_heads(rows, furniture)
    kept: list[Row] = []
    turned = False
    for place, row in enumerate(rows):
        if place in furniture:
            turned = True
            continue
        new_page = bool(kept) and row.page != kept[-1].page
        kept.append(_turned(row) if turned or new_page else row)
        turned = False
    return kept


def _turned(row: Row) -> Row:
    return Row(row.text, row.number, row.page, row.indent, row.trailing, row.gap, row.width, turned=True)


def _page_numbers(rows: Sequence[Row]) -> set[int]:
    """Places of page numbers. A bare number is one only where it counts up with the pages."""
    rules = line_rules()
    found = {place for place, row in enumerate(rows) if len(row.text) < 24 and rules.debris.match(row.text)}
    bare = [place for place, row in enumerate(rows) if rules.number.match(row.text)]
    if any(row.page for row in rows):
        return found | {place for place in bare if _at_page_edge(rows, place)}
    return found | set(_counting(rows, bare))


def _at_page_edge(rows: Sequence[Row], place: int) -> bool:
    page = rows[place].page
    return place in (0, len(rows) - 1) or rows[place - 1].page != page or rows[place + 1].page != page


def _counting(rows: Sequence[Row], places: Sequence[int]) -> list[int]:
    """The bare numbers that rise by one, at least `_PAGE_ROWS` apart: the longest such run."""
    chains: list[list[int]] = []
    for place in places:
        last = chains[-1][-1] if chains else -_PAGE_ROWS
        if chains and int(rows[place].text) == int(rows[last].text) + 1 and place - last >= _PAGE_ROWS:
            chains[-1].append(place)
        else:
            chains.append([place])
    best = max(chains, key=len, default=[])
    return best if len(best) > 1 else []


def _running_heads(rows: Sequence[Row], numbers: set[int]) -> set[int]:
    """Places of short lines that stand, but for their digits, at the edge of several pages."""
    edges = [place for place, row in enumerate(rows) if len(row.text) <= _HEAD_WIDTH and row.text[-1] not in _STOPS]
    edges = [place for place in edges if place not in numbers and _beside_a_turn(rows, place, numbers)]
    shown = Counter(_DIGITS.sub("0", rows[place].text) for place in edges)
    return {place for place in edges if shown[_DIGITS.sub("0", rows[place].text)] >= _HEAD_REPEATS}


def _beside_a_turn(rows: Sequence[Row], place: int, numbers: set[int]) -> bool:
    if place - 1 in numbers or place + 1 in numbers:
        return True
    return bool(rows[place].page) and _at_page_edge(rows, place)
