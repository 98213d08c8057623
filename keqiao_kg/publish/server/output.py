"""Where a worker writes an answer: a little in memory, much in a file, too much nowhere."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from keqiao_kg.graph.store_answers import TooLargeError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_IN_MEMORY = 1_000_000  # bytes; more goes to a file, so that the server never holds it
_WORTH_PACKING = 1_000  # bytes
_LEVEL = 1  # of zlib; higher ones cost more time than the wire saves
_GZIP = 31  # zlib's window bits that mean a gzip head


class Output(io.RawIOBase):
    """Takes an answer of at most `limit` bytes; packs it with gzip if asked to and worth it."""

    def __init__(self, limit: int, file: Path, packing: bool) -> None:
        self._left, self._path = limit, file
        self._packer = zlib.compressobj(_LEVEL, wbits=_GZIP) if packing else None
        self._memory = bytearray()
        self._file: io.BufferedWriter | None = None
        self._plain = bytearray()  # the beginning, while it is not yet worth packing

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Takes some bytes. Raises TooLargeError."""
        size = memoryview(data).nbytes
        self._left -= size
        if self._left < 0:
            raise TooLargeError("the answer is larger than allowed")
        if self._packer is None:
            self._store(data)
        elif len(self._plain) < _WORTH_PACKING:
            self._plain += data
            if len(self._plain) >= _WORTH_PACKING:
                self._store(self._packer.compress(self._plain))
        else:
            self._store(self._packer.compress(data))
        return size

    def finish(self) -> tuple[bytes, bool, bool]:
        """Ends the answer: its bytes (none if they are in the file), is it in the file, is it packed."""
        packed = self._packer is not None and len(self._plain) >= _WORTH_PACKING
        if self._packer is not None:
            self._store(self._packer.flush() if packed else self._plain)
        if self._file is None:
            return bytes(self._memory), False, packed
        self._file.close()
        return b"", True, packed

    def _store(self, data: ReadableBuffer) -> None:
        if self._file is None and len(self._memory) + memoryview(data).nbytes <= _IN_MEMORY:
            self._memory += data
            return
        if self._file is None:
            self._file = self._path.open("wb")
            self._file.write(self._memory)
            self._memory.clear()
        self._file.write(data)
