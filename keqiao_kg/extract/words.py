"""Word boundaries of Chinese text: the one module that knows jieba.

jieba reads its dictionary when the first text is cut, not at import.
"""

from __future__ import annotations

import logging
import marshal
import tempfile
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType


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


def forget() -> None:
    """Gives back the 80 MB of the dictionary; the next text loads it again, in a quarter of a second."""
    if _jieba.cache_info().currsize:
        vars(_jieba().dt).update(FREQ={}, total=0, initialized=False)
        _jieba.cache_clear()


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each word of the text, in order; the pieces cover the whole text."""
    return tuple((start, end) for _, start, end in _jieba().tokenize(text, HMM=False))
