"""Word boundaries of Chinese text: the one module that knows jieba.

jieba reads its dictionary (about a second) when the first text is cut, not at import.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from importlib import import_module
from types import ModuleType


@lru_cache(maxsize=1)
def _jieba() -> ModuleType:
    jieba: ModuleType = import_module("jieba")

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each word of the text, in order; the pieces cover the whole text."""
    return tuple((start, end) for _, start, end in _jieba().tokenize(text, HMM=False))
