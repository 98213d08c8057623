"""The process that holds the store in memory and forks workers. Started by the server, one for each state of the data.

It is told what to do over a socket, eight bytes a command: `L` to load the data; `F` with the socket of a new
worker, which greets the server over it; `E` and a process id to end a worker. It tells of itself on its standard
output, a line of JSON each: when the data are loaded, and how a worker ended. When the server closes the socket
or dies, it ends its workers and itself.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import struct
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from keqiao_kg.errors import KeqiaoError
from keqiao_kg.graph import store_memory
from keqiao_kg.publish.server import wire
from keqiao_kg.publish.server.desk import Desk
from keqiao_kg.publish.server.worker import work

COMMAND = struct.Struct(">cxxxI")
LOAD, FORK, END = b"L", b"F", b"E"


class Nursery:
    """Forks workers that share a desk's memory."""

    def __init__(self, control: socket.socket, desk: Desk, memory: int) -> None:
        self._control, self._desk, self._memory = control, desk, memory
        self._children: set[int] = set()

    def run(self) -> None:
        """Follows commands until the server is gone."""
        try:
            while command := self._next():
                word, pid, descriptors = command
                if word == FORK:
                    self._fork(descriptors[0])
                elif pid in self._children:
                    self._end(pid)
        finally:
            for pid in sorted(self._children):
                self._end(pid)

    def _next(self) -> tuple[bytes, int, list[int]] | None:
        command, descriptors, _, _ = socket.recv_fds(self._control, COMMAND.size, 1)
        if len(command) < COMMAND.size:
            return None
        word, pid = COMMAND.unpack(command)
        return word, pid, list(descriptors)

    def _fork(self, descriptor: int) -> None:
        pid = os.fork()
        if not pid:
            self._become_worker(descriptor)
        self._children.add(pid)
        os.close(descriptor)

    def _become_worker(self, descriptor: int) -> NoReturn:
        status = 1
        try:
            self._control.close()
            with socket.socket(fileno=descriptor) as sock:
                sock.sendall(wire.packed({"pid": os.getpid()}))
                work(sock, self._desk, self._memory)
            status = 0
        except OSError:  # the server has gone while it was answered
            status = 0
        finally:
            if status:
                traceback.print_exc()
            os._exit(status)

    def _end(self, pid: int) -> None:
        """Kills a worker that has not ended by itself, and tells by which signal it ended (0: none)."""
        # Not waited for yet, so the number still belongs to it.
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        self._children.discard(pid)
        tell({"ended": pid, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0})


def tell(line: dict[str, object]) -> None:
    """One line to the server, if it still listens."""
    try:
        sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")
        sys.stdout.flush()
    except OSError:
        os._exit(0)


def main(control: int, memory: int, data: Path) -> None:
    """Loads the data when told to, and follows the server's commands."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server's to hear
    with socket.socket(fileno=control) as sock:
        word, *_ = socket.recv_fds(sock, COMMAND.size, 0)
        desk = _loaded(data) if word[:1] == LOAD else None
        if desk is not None:
            Nursery(sock, desk, memory).run()


def _loaded(data: Path) -> Desk | None:
    try:
        version = store_memory.version(data)
        desk = Desk(data)
    except KeqiaoError as error:
        tell({"failed": str(error)})
        return None
    gc.freeze()  # what is here will stay, so that workers share it
    tell({"version": version, "size": desk.size})
    return desk


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
