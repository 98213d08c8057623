"""Word boundaries of Chinese text: the one module that knows jieba.

jieba reads its dictionary when the first text is cut, not at import. The path through the words is found
here: the same one that `jieba.tokenize(text, HMM=False)` finds, in less than half the time.
"""

from __future__ import annotations

import logging
import marshal
import re
import tempfile
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from math import log
from operator import add
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

_RUN = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+|\r\n|.", re.DOTALL)
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


class _Dictionary(NamedTuple):
    """The words of jieba, with 0 for what only begins a word."""

    counts: dict[str, int]
    floor: float  # weight of a character that is no word


@lru_cache(maxsize=1)
def _jieba() -> ModuleType:
    jieba: ModuleType = import_module("jieba")
    jieba.setLogLevel(logging.WARNING)
    if not _from_cache(jieba.dt):
        jieba.initialize()
    return jieba


def _from_cache(tokenizer: object) -> bool:
    """Takes the dictionary from the cache that jieba wrote, if there is one.

    jieba itself reads that file through a file object, which takes three times as long as from bytes.
    """
    cache = Path(tempfile.gettempdir()) / "jieba.cache"
    if not cache.is_file():
        return False
    try:
        words, total = marshal.loads(cache.read_bytes())
    except (EOFError, OSError, TypeError, ValueError):
        return False  # jieba writes it anew
    vars(tokenizer).update(FREQ=words, total=total, initialized=True)
    return True


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    tokenizer = _jieba().dt
    return _Dictionary(tokenizer.FREQ, -log(tokenizer.total))


def forget() -> None:
    """Gives back the 80 MB of the dictionary; the next text loads it again, in a quarter of a second."""
    if _jieba.cache_info().currsize:
        vars(_jieba().dt).update(FREQ={}, total=0, initialized=False)
        _dictionary.cache_clear()
        _jieba.cache_clear()


def runs(text: str) -> list[int]:
    """Where the runs of the text begin, and its end: no word reaches over one of these places."""
    return [*map(re.Match.start, _RUN.finditer(text)), len(text)]


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each word of the text, in order; the pieces cover the whole text."""
    found: list[tuple[int, int]] = []
    left = 0
    for run in _RUN.finditer(text):
        start = run.start()
        for end in ends(run[0]):
            found.append((left, start + end))
            left = start + end
    return tuple(found)


def ends(run: str) -> Sequence[int]:
    """Where the words of a run end, in order."""
    if len(run) == 1 or run == "\r\n":
        return (len(run),)
    return _likely_ends(run) if _LATIN.isdisjoint(run) else _joined(run, _likely_ends(run))


def _likely_ends(run: str) -> list[int]:
    """Where the likeliest words of a run end.

    Where no word of the dictionary reaches over a place, what stands before it and what stands behind it are read
    apart: most such pieces are one or two words, and met again and again.
    """
    look, size = _dictionary().counts.get, len(run)
    goes_on = [*map(look, map(add, run, run[1:])), None]  # None: no word goes on with the next character
    found: list[int] = []
    start = 0
    while start < size:
        end, place = start + 1, start
        while place < end:  # to where the longest beginning of a word that stands in the piece ends
            if goes_on[place] is not None:
                reach = place + 2
                while reach < size and look(run[place : reach + 1]) is not None:
                    reach += 1
                if reach > end:
                    end = reach
            place += 1
        if end - start == 1:
            found.append(end)
        else:
            found += [start + stop for stop in _likeliest(run[start:end])]
        start = end
    return found


@lru_cache(maxsize=16384)
def _likeliest(piece: str) -> tuple[int, ...]:
    """Where the likeliest words of a piece end: the path of the greatest weight, longer words first among equals."""
    counts, floor = _dictionary()
    look, ln, size = counts.get, log, len(piece)
    above = [0.0] * (size + 1)  # weight of the best path from a place on
    stops = [0] * size
    for place in range(size - 1, -1, -1):
        count = look(piece[place])
        stop, alone = place + 1, bool(count)
        best = (ln(count) + floor if count else floor) + above[stop]
        right = place + 2
        while count is not None and right <= size:
            count = look(piece[place:right])
            if count:
                gain = ln(count) + floor + above[right]
                if gain >= best or not alone:
                    best, stop, alone = gain, right, True
            right += 1
        above[place], stops[place] = best, stop
    found = [stops[0]]
    while found[-1] < size:
        found.append(stops[found[-1]])
    return tuple(found)


def _joined(run: str, stops: Iterable[int]) -> list[int]:
    """Single letters and digits beside each other are one word."""
    found: list[int] = []
    left, joins = 0, False  # whether the piece before is such a letter
    for stop in stops:
        single = stop - left == 1 and run[left] in _LATIN
        if single and joins:
            found[-1] = stop
        else:
            found.append(stop)
        left, joins = stop, single
    return found
