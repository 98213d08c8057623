"""Answers that were given lately, up to a number of bytes; the data's version is part of every key."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from keqiao_kg.publish.server.wire import Message

_SHARE = 8  # of the whole that a single answer may take: one part in this many


class Kept(NamedTuple):
    """An answer with its tag; its bytes are in memory, or in a file that the reply names."""

    message: Message
    tag: str
    size: int


class Cache:
    """The most recent answers by key."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._kept: OrderedDict[bytes, Kept] = OrderedDict()

    def get(self, key: bytes) -> Kept | None:
        """An answer, if it is kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: bytes, message: Message, tag: str) -> bool:
        """Keeps an answer, unless it is too large, and lets the oldest go; whether it is kept."""
        file = message[0].get("file")
        size = Path(file).stat().st_size if file else len(message[1])
        if size > self._limit // _SHARE or key in self._kept:
            return False
        self._kept[key] = Kept(message, tag, size)
        self._size += size
        while self._size > self._limit:
            _, old = self._kept.popitem(last=False)
            self._size -= old.size
            if "file" in old.message[0]:
                Path(old.message[0]["file"]).unlink(missing_ok=True)
        return True
