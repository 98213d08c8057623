"""Answers that were given lately, up to a number of bytes; the data's version is part of every key."""

from __future__ import annotations

from collections import OrderedDict

from keqiao_kg.publish.server.wire import Message

_SHARE = 8  # of the whole that a single answer may take: one part in this many


class Cache:
    """The most recent answers by key."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._kept: OrderedDict[bytes, tuple[Message, str]] = OrderedDict()

    def get(self, key: bytes) -> tuple[Message, str] | None:
        """An answer and its tag."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: bytes, message: Message, tag: str) -> None:
        """Keeps an answer, unless it is too large, and lets the oldest go."""
        size = len(message[1])
        if size > self._limit // _SHARE or key in self._kept:
            return
        self._kept[key] = message, tag
        self._size += size
        while self._size > self._limit:
            _, (old, _) = self._kept.popitem(last=False)
            self._size -= len(old[1])
