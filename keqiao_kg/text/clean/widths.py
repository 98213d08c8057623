"""How wide lines are, and at which width a file wraps them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median_high

SLACK = 2.0  # wide characters by which a full line may fall short
_WINDOW = 6  # lines before or after, among which a line must be one of the widest
_NARROW, _WIDE = 18.0, 62.0  # widths between which lines are taken for wrapped
_FULL = 0.4  # of the lines of a window that must be full
_WRAPPED = 0.3  # of the lines that must stand in wrapped windows for a file to be a wrapped one
_NARROW_TEXT = 0.6  # of the text that must stand in lines no wider than `_WIDE`
_MAX_INDENT = 4.0  # a wider indent is that of a centred line, and no part of its width


def width(text: str) -> float:
    """Width in wide characters: a Latin letter or digit is half as wide, a blank a quarter."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2 - text.count(" ") / 4


def indent_width(raw: str) -> float:
    """Width of the blanks in front of a line; 0 for those of a centred line."""
    blanks = raw[: len(raw) - len(raw.lstrip())]
    wide = blanks.count("\u3000") + blanks.count("\u2003")
    indent = wide + (len(blanks) - wide + blanks.count("\t") * 3) / 2
    return indent if indent <= _MAX_INDENT else 0.0


def wraps_of(widths: Sequence[float]) -> list[float]:
    """For each line the width at which its surroundings are wrapped; infinite where nothing is."""
    unwrapped = [math.inf] * len(widths)
    narrow = sum(wide for wide in widths if wide <= _WIDE)
    if narrow < _NARROW_TEXT * sum(widths):
        return unwrapped
    ahead = [_wrap(widths[place : place + _WINDOW + 1]) for place in range(len(widths))]
    wraps = [min(ahead[max(0, place - _WINDOW)], wrap) for place, wrap in enumerate(ahead)]
    known = [wrap for wrap in wraps if wrap < math.inf]
    if len(known) < _WRAPPED * len(wraps):
        return unwrapped
    usual = median_high(known)
    return [usual if wrap == math.inf else wrap for wrap in wraps]


def _wrap(window: Sequence[float]) -> float:
    widest = max(window)
    if not _NARROW <= widest <= _WIDE:
        return math.inf
    full = sum([wide >= widest - SLACK for wide in window])
    return widest if full >= 3 and full >= _FULL * len(window) else math.inf
