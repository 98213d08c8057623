"""The server's side of a nursery and its workers."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import sys
import time
from pathlib import Path

from keqiao_kg.errors import InputError
from keqiao_kg.publish.server import wire
from keqiao_kg.publish.server.nursery import COMMAND, END, FORK, LOAD
from keqiao_kg.publish.server.wire import Header, Message

_MODULE = "keqiao_kg.publish.server.nursery"
_NICE = 5  # how far a slow query steps back before the quick ones
_BUFFER = 1 << 20  # bytes of a socket
_FAREWELL = 5.0  # seconds that a nursery may take to end


class WorkerGoneError(Exception):
    """A worker has ended before it answered."""


class Worker:
    """One process that answers one message at a time."""

    def __init__(self, home: Nursery, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.home, self.pid = home, pid
        self._before = 0.0  # seconds of processor time when it was asked what it is working on
        self.ended_for = ""  # why the server ended it
        self.spent = False  # not to be asked again
        self._reader, self._writer = reader, writer
        self._ending: asyncio.Task[int] | None = None

    async def ask(self, header: Header, body: bytes) -> Message:
        """Its reply. Raises WorkerGoneError."""
        self._before = self._processor_time()
        try:
            self._writer.write(wire.packed(header, body))
            await self._writer.drain()
            reply, found = await wire.read(self._reader)
        except (OSError, asyncio.IncompleteReadError) as error:
            raise WorkerGoneError from error
        self.spent = self.spent or bool(reply.pop("grown"))
        return reply, found

    def worked(self) -> float:
        """Seconds of processor time that the present question has taken, so that a busy machine is no fault of it."""
        return self._processor_time() - self._before

    def _processor_time(self) -> float:
        if sys.platform != "linux":
            return time.monotonic()
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # it has ended
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def step_back(self) -> None:
        """Lets other processes go first from now on. This cannot be taken back, so it is not asked again."""
        if self.spent:
            return
        self.spent = True
        with contextlib.suppress(OSError):  # it has ended meanwhile
            os.setpriority(os.PRIO_PROCESS, self.pid, _NICE)

    async def end(self, reason: str = "") -> int:
        """Ends it, whatever it is doing; the signal it ended by."""
        self.ended_for = self.ended_for or reason
        self.spent = True
        if self._ending is None:
            self._writer.close()
            self._ending = asyncio.create_task(self.home.end(self.pid))
        return await asyncio.shield(self._ending)


class Nursery:
    """A process that has loaded the data and forks workers."""

    def __init__(self, process: asyncio.subprocess.Process, control: socket.socket) -> None:
        self.version, self.size = "", 0
        self.workers = 0  # alive
        self._process, self._control = process, control
        self._ends: dict[int, asyncio.Future[int]] = {}
        self._listening: asyncio.Task[None] | None = None

    @classmethod
    async def start(cls, data: Path, memory: int) -> Nursery:
        """Starts one, which is ready to `load` the data."""
        ours, theirs = socket.socketpair()
        with theirs:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", _MODULE, str(theirs.fileno()), str(memory), str(data)),
                pass_fds=[theirs.fileno()],
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                env=os.environ | {"RUST_BACKTRACE": "0"},  # one line is enough for a query that took all its memory
                start_new_session=True,  # so that Ctrl-C in a terminal reaches the server alone
            )
        return cls(process, ours)

    async def load(self) -> Nursery:
        """Loads the data as they are now; itself. Raises InputError where it cannot, and closes it."""
        try:
            with contextlib.suppress(WorkerGoneError):  # then it has nothing to say either
                self._command(LOAD, 0)
            line = await self._line()
            if "version" not in line:
                raise InputError(line.get("failed") or "the graphs cannot be loaded; see the lines above")
        except BaseException:
            await self.close()
            raise
        self.version, self.size = line["version"], line["size"]
        self._listening = asyncio.create_task(self._listen())
        return self

    @property
    def alive(self) -> bool:
        """Is the process still there?"""
        return self._process.returncode is None and self._listening is not None and not self._listening.done()

    async def worker(self) -> Worker:
        """A new worker, ready. Raises WorkerGoneError if the nursery has ended."""
        ours, theirs = socket.socketpair()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        with theirs:
            self._command(FORK, 0, theirs)
        reader, writer = await asyncio.open_connection(sock=ours, limit=_BUFFER)
        try:
            greeting, _ = await wire.read(reader)
        except (OSError, asyncio.IncompleteReadError) as error:
            writer.close()
            raise WorkerGoneError from error
        self.workers += 1
        return Worker(self, greeting["pid"], reader, writer)

    async def end(self, pid: int) -> int:
        """Ends a worker, once; the signal it ended by, 0 for none or where that is not known."""
        self.workers -= 1
        ended = self._ends[pid] = asyncio.get_running_loop().create_future()
        try:
            self._command(END, pid)
            return await ended if self.alive else 0
        except WorkerGoneError:
            return 0

    async def close(self) -> None:
        """Ends all its workers and itself."""
        self._control.close()
        try:
            await asyncio.wait_for(self._process.wait(), _FAREWELL)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        if self._listening is not None:
            await self._listening

    def _command(self, word: bytes, pid: int, *sockets: socket.socket) -> None:
        try:
            socket.send_fds(self._control, [COMMAND.pack(word, pid)], [sock.fileno() for sock in sockets])
        except OSError as error:
            raise WorkerGoneError from error

    async def _listen(self) -> None:
        while line := await self._line():
            ended = self._ends.pop(line["ended"], None)  # at its own end it ends workers unasked
            if ended is not None and not ended.done():
                ended.set_result(line["signal"])
        for ended in self._ends.values():
            if not ended.done():
                ended.set_result(0)

    async def _line(self) -> Header:
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        found: Header = json.loads(line) if line.strip() else {}
        return found
