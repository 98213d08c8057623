"""Word boundaries of Chinese text: the one module that knows jieba.

jieba reads its dictionary when the first text is cut, not at import. The path through the words is found
here: the same one that `jieba.tokenize(text, HMM=False)` finds, in less than half the time.
"""

from __future__ import annotations

import logging
import marshal
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
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
    return [*(run.start() for run in _RUN.finditer(text)), len(text)]


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each word of the text, in order; the pieces cover the whole text."""
    found: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        if end - start == 1 or run[0] == "\r\n":
            found.append((start, end))
        else:
            path = _path(run[0], start)
            found += path if _LATIN.isdisjoint(run[0]) else _joined(text, path)
    return tuple(found)


def _path(run: str, offset: int) -> list[tuple[int, int]]:
    """The likeliest words of a run that begins at `offset`.

    Where no word of the dictionary reaches over a place, what stands before it and what stands behind it are read
    apart: most such pieces are one or two words, and met again and again.
    """
    look, size = _dictionary().counts.get, len(run)
    goes_on = [*map(look, map(add, run, run[1:])), None]  # None: no word goes on with the next character
    found: list[tuple[int, int]] = []
    start = 0
    while start < size:
        end = place = start + 1
        if goes_on[start] is None:
            found.append((offset + start, offset + end))
            start = end
            continue
        end = _reach(run, start, look)
        while place < end:
            if goes_on[place] is not None:
                end = max(end, _reach(run, place, look))
            place += 1
        begin = offset + start
        found += [(begin + left, begin + right) for left, right in _likeliest(run[start:end])]
        start = end
    return found


def _reach(run: str, start: int, look: Callable[[str], int | None]) -> int:
    """Where the longest beginning of a word that stands at `start` ends; its first two characters are one."""
    end, size = start + 2, len(run)
    while end < size and look(run[start : end + 1]) is not None:
        end += 1
    return end


@lru_cache(maxsize=16384)
def _likeliest(piece: str) -> tuple[tuple[int, int], ...]:
    """The likeliest words of a piece: the path of the greatest weight, longer words first among equals."""
    counts, floor = _dictionary()
    look, ln, size = counts.get, log, len(piece)
    above = [0.0] * (size + 1)  # weight of the best path from a place on
    ends = [0] * size
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
        above[place], ends[place] = best, stop
    found, place = [], 0
    while place < size:
        found.append((place, ends[place]))
        place = ends[place]
    return tuple(found)


def _joined(text: str, path: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Single letters and digits beside each other are one word."""
    left, reached = -1, -1
    for start, end in path:
        if end - start == 1 and text[start] in _LATIN:
            left, reached = (start if left < 0 else left), end
            continue
        if left >= 0:
            yield left, reached
            left = -1
        yield start, end
    if left >= 0:
        yield left, reached
