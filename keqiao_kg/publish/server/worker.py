"""One worker: a process forked from the nursery that answers one message after another, and can be killed."""

from __future__ import annotations

import resource
import signal
import socket
import sys
from pathlib import Path

from keqiao_kg.publish.server import wire
from keqiao_kg.publish.server.desk import Desk

_GRACE = 2.0  # seconds after the limit, in which the server ends the worker itself
_GROWTH = 64_000_000  # bytes that a worker may have grown by before it is replaced


def work(sock: socket.socket, desk: Desk, memory: int) -> None:
    """Answers messages until the other side closes; `memory` is what it may take beyond what it has now."""
    before = _size()
    _limit_memory(before + memory)
    while (message := wire.receive(sock)) is not None:
        header, body = message
        # The system's own clock ends the process, whatever it is doing and whether or not the server still lives.
        signal.setitimer(signal.ITIMER_REAL, header["seconds"] + _GRACE)
        reply, found = desk.answer(header, body)
        signal.setitimer(signal.ITIMER_REAL, 0)
        reply["grown"] = _size() - before > _GROWTH
        sock.sendall(wire.packed(reply, found))


def _limit_memory(limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _size() -> int:
    """Bytes of private memory of this process; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    return pages * resource.getpagesize()
