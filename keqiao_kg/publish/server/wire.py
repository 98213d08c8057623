"""Messages between the server and its workers: a header as JSON and a body, each with its length before it."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any

Header = dict[str, Any]  # what JSON can hold
Message = tuple[Header, bytes]

_LENGTHS = struct.Struct(">II")


def packed(header: Header, body: bytes = b"") -> bytes:
    """A message in bytes."""
    head = json.dumps(header, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"".join((_LENGTHS.pack(len(head), len(body)), head, body))


def receive(sock: socket.socket) -> Message | None:
    """The next message; None when the other side has closed."""
    lengths = _exactly(sock, _LENGTHS.size)
    if lengths is None:
        return None
    head_size, body_size = _LENGTHS.unpack(lengths)
    head, body = _exactly(sock, head_size), _exactly(sock, body_size)
    return None if head is None or body is None else (_header(head), body)


async def read(reader: asyncio.StreamReader) -> Message:
    """The next message. Raises asyncio.IncompleteReadError when the other side has closed."""
    head_size, body_size = _LENGTHS.unpack(await reader.readexactly(_LENGTHS.size))
    head = await reader.readexactly(head_size)
    return _header(head), await reader.readexactly(body_size)


def _header(head: bytes) -> Header:
    header = json.loads(head.decode("utf-8", "surrogatepass"))
    assert isinstance(header, dict)
    return header


def _exactly(sock: socket.socket, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size:
        part = sock.recv(min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
