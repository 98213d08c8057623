"""Who answers what, and when: places for queries, quick and slow ones, and what ends those that take too much.

A query starts in one of a few quick places. If it takes more than a moment it moves to a slow place and steps
back, so that quick queries never wait for it. When all slow places are taken, the query that has used the
processor most is ended for the newcomer. A query that reaches the time limit, or whose client has gone, is
ended too: its process is killed and another forked.
"""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from keqiao_kg.publish.server.desk import refusal
from keqiao_kg.publish.server.settings import Limits
from keqiao_kg.publish.server.wire import Header, Message
from keqiao_kg.publish.server.workers import Nursery, Worker, WorkerGoneError

Gone = Callable[[], Awaitable[bool]]  # has the client gone?
_LOOKS = 6  # half moments that a query may stay in its quick place because it waits for the processor
_FAREWELL = 1.0  # seconds that queries have when the server ends
_LOOK = 0.5  # seconds between two looks whether the client has gone


@dataclass(slots=True)
class Places:
    """Quick places: how many are free, and who waits for one."""

    free: int
    waiting: deque[asyncio.Future[None]]

    def leave(self) -> None:
        """Gives a place to the one who has waited longest, if any."""
        while self.waiting:
            next_one = self.waiting.popleft()
            if not next_one.done():
                next_one.set_result(None)
                return
        self.free += 1


class Pool:
    """Workers over one state of the data, replaced as they are used up."""

    def __init__(self, nursery: Nursery, limits: Limits, spool: Path) -> None:
        self.nursery = nursery
        self._limits, self._spool = limits, spool
        self._idle: deque[Worker] = deque()
        self._slow: list[Worker] = []
        self._busy: set[Worker] = set()
        self._places = Places(limits.quick, deque())
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def running(self) -> int:
        """Queries that run now."""
        return self._limits.quick - self._places.free + len(self._slow)

    @property
    def waiting(self) -> int:
        """Queries that wait for a place."""
        return len(self._places.waiting)

    def warm(self) -> None:
        """Forks workers in advance, one for each quick place."""
        for _ in range(self._limits.quick - len(self._idle)):
            self._later(self._add_idle())

    def renew(self, nursery: Nursery) -> Nursery:
        """Goes over to another nursery; the old one, to be closed when its last workers have answered."""
        old, self.nursery = self.nursery, nursery
        while self._idle:
            self._later(self._dismiss(self._idle.popleft()))
        self.warm()
        return old

    async def ask(self, header: Header, body: bytes, gone: Gone) -> Message:
        """The reply to a query, or the refusal that says why there is none."""
        if not await self._enter():
            seconds = f"{self._limits.waiting_seconds:g} s"
            return _later_again(f"the server is busy: no place has become free in {seconds}; ask again later")
        try:
            worker = self._idle.popleft() if self._idle else await self.nursery.worker()
        except BaseException as error:
            self._places.leave()
            if isinstance(error, WorkerGoneError):
                return _later_again("the server is starting again; ask again in a moment")
            raise
        return await self._answer(worker, self._dressed(header, worker), body, gone)

    async def end(self) -> None:
        """Ends what still runs after a moment, since the server is about to end."""
        if self._busy:
            await asyncio.sleep(_FAREWELL)
        await asyncio.gather(*(worker.end("end") for worker in self._busy))

    async def write(self, header: Header, body: bytes) -> Message:
        """The reply to a change of the data, made by a worker of its own."""
        try:
            worker = await self.nursery.worker()
        except WorkerGoneError:
            return _later_again("the server is starting again; ask again in a moment")
        try:
            return await asyncio.wait_for(worker.ask(self._dressed(header, worker), body), self._limits.seconds)
        except TimeoutError:
            return self._too_slow("update")
        except WorkerGoneError:
            return await self._broken(worker)
        finally:
            await worker.end()

    def _dressed(self, header: Header, worker: Worker) -> Header:
        spool = str(self._spool_of(worker))
        return header | {"seconds": self._limits.seconds, "limit": self._limits.result, "spool": spool}

    def _spool_of(self, worker: Worker) -> Path:
        return self._spool / f"{id(worker.home):x}-{worker.pid}"

    async def _enter(self) -> bool:
        places = self._places
        if places.free:
            places.free -= 1
            return True
        if len(places.waiting) >= self._limits.waiting:
            return False
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        places.waiting.append(place)
        try:
            await asyncio.wait_for(place, self._limits.waiting_seconds)
        except TimeoutError:
            return False
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                places.leave()
            raise
        return True

    async def _answer(self, worker: Worker, header: Header, body: bytes, gone: Gone) -> Message:
        call = asyncio.create_task(worker.ask(header, body))
        self._busy.add(worker)
        asked, quick = asyncio.get_running_loop().time(), True
        try:
            await self._wait_quickly(call, worker)
            if not call.done():
                quick = False
                self._slow_down(worker)
                await self._wait(call, worker, asked, gone)
            if not call.done():
                await worker.end("time")
                await asyncio.wait({call})
            return self._with_file(call.result(), worker)
        except WorkerGoneError:
            return await self._broken(worker)
        except asyncio.CancelledError:
            worker.ended_for = worker.ended_for or "client"
            worker.spent = True
            raise
        finally:
            self._leave(worker, call, quick)

    async def _wait_quickly(self, call: asyncio.Task[Message], worker: Worker) -> None:
        """Until the answer, or the query has had the processor time of a quick one, or the machine is too busy."""
        quick = self._limits.quick_seconds
        await asyncio.wait({call}, timeout=quick)
        for _ in range(_LOOKS):
            if call.done() or worker.worked() >= quick:
                return
            await asyncio.wait({call}, timeout=quick / 2)

    async def _wait(self, call: asyncio.Task[Message], worker: Worker, asked: float, gone: Gone) -> None:
        """Until the answer, the limit, or the client has gone."""
        loop = asyncio.get_running_loop()
        end = asked + self._limits.seconds
        while not call.done() and (left := end - loop.time()) > 0 and not await gone():
            if worker.worked() >= self._limits.quick_seconds:
                worker.step_back()
            self._make_room()
            await asyncio.wait({call}, timeout=min(left, _LOOK))

    def _slow_down(self, worker: Worker) -> None:
        self._slow.append(worker)
        self._places.leave()
        self._later(self._add_idle())
        self._make_room()

    def _make_room(self) -> None:
        """Ends the greediest slow query if there are too many; not one that has had no more than a quick one may."""
        running = [one for one in self._slow if not one.ended_for]
        if len(running) <= self._limits.slow:
            return
        greediest = max(running, key=lambda one: one.worked())
        if greediest.worked() >= self._limits.quick_seconds or len(running) > 2 * self._limits.slow:
            greediest.ended_for = "room"
            self._later(self._dismiss(greediest))

    def _leave(self, worker: Worker, call: asyncio.Task[Message], quick: bool) -> None:
        self._busy.discard(worker)
        if quick:
            self._places.leave()
        else:
            self._slow.remove(worker)
        if call.done() and not worker.spent and worker.home is self.nursery:
            self._idle.append(worker)
            return
        call.cancel()
        self._later(self._dismiss(worker))
        if quick:
            self._later(self._add_idle())

    def _with_file(self, message: Message, worker: Worker) -> Message:
        """The reply with a name of its own for its file, which the next answer of the worker would overwrite."""
        reply, found = message
        if reply.get("spooled"):
            file = self._spool_of(worker)
            reply["file"] = str(file.rename(file.with_name(f"{file.name}-{id(reply):x}")))
        return reply, found

    async def _broken(self, worker: Worker) -> Message:
        """Why a worker has ended without an answer."""
        ended_by = await worker.end()
        self._spool_of(worker).unlink(missing_ok=True)
        if worker.ended_for == "time":
            return self._too_slow("query")
        if worker.ended_for == "end":
            return _later_again("the server is ending")
        if worker.ended_for == "room":
            return _later_again("the server is busy and this query had used it most; ask again later")
        if ended_by == signal.SIGALRM:
            return self._too_slow("query")
        if ended_by in (signal.SIGABRT, signal.SIGKILL):
            megabytes = self._limits.memory // 1_000_000
            return refusal(507, f"the query needs more than {megabytes} MB of memory; ask for less")
        if ended_by == signal.SIGSEGV:
            return refusal(400, "the query is nested too deeply")
        return refusal(500, "the query has ended its process; the server's log may say why")

    def _too_slow(self, what: str) -> Message:
        return refusal(504, f"the {what} has been ended: it took longer than {self._limits.seconds:g} s")

    async def _add_idle(self) -> None:
        if len(self._idle) >= self._limits.quick:
            return
        try:
            self._idle.append(await self.nursery.worker())
        except WorkerGoneError:
            return  # the next query says so, and the nursery is looked after elsewhere

    async def _dismiss(self, worker: Worker) -> None:
        await worker.end()

    def _later(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _later_again(text: str) -> Message:
    reply, body = refusal(503, text)
    return reply | {"retry_after": 1}, body
