"""The middle of the server: questions go to the pool or are known already, changes go to the disk, new data come in."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from keqiao_kg.errors import KeqiaoError
from keqiao_kg.graph import store_memory
from keqiao_kg.publish.server.accept import takes_gzip
from keqiao_kg.publish.server.cache import Cache
from keqiao_kg.publish.server.pool import Pool
from keqiao_kg.publish.server.replies import respond, tag_of
from keqiao_kg.publish.server.settings import Settings
from keqiao_kg.publish.server.wire import Header, Message, packed
from keqiao_kg.publish.server.workers import Nursery

_LOOK = 1.0  # seconds between two looks at the data on disk
_LOG = logging.getLogger("keqiao_kg.server")


class Engine:
    """Everything that outlives a request. Made by `start`, ended by `close`."""

    def __init__(self, settings: Settings, nursery: Nursery, spool: Path) -> None:
        self.settings, self._spool = settings, spool
        self.pool = Pool(nursery, settings.limits, spool)
        self._cache, self._files = Cache(settings.limits.cache), Cache(settings.limits.files)
        self._writing = asyncio.Lock()
        self._reloading = asyncio.Lock()
        self._watching = asyncio.create_task(self._watch())
        self._retiring: set[asyncio.Task[None]] = set()
        self._standby: Nursery | None = None  # where data will change, one that need only load them

    @classmethod
    async def start(cls, settings: Settings) -> Engine:
        """Loads the data. Raises InputError where there are none."""
        nursery = await (await Nursery.start(settings.data, settings.limits.memory)).load()
        engine = cls(settings, nursery, Path(tempfile.mkdtemp(prefix="keqiao-kg-")))
        engine.pool.warm()
        await engine._stand_by()
        return engine

    async def close(self) -> None:
        """Ends all processes and removes all files."""
        self._watching.cancel()
        for task in self._retiring:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await self._watching
        await asyncio.gather(*self._retiring, return_exceptions=True)
        await self.pool.nursery.close()
        if self._standby is not None:
            await self._standby.close()
        shutil.rmtree(self._spool, ignore_errors=True)

    async def read(self, request: Request, header: Header, body: bytes = b"") -> Response:
        """The response to a question; from memory where it is known."""
        header["gzip"] = takes_gzip(request.headers.get("accept-encoding", ""))
        version = self.pool.nursery.version
        key = blake2b(packed(header | {"version": version}, body)).digest()
        anew = "no-cache" in request.headers.get("cache-control", "")
        kept = None if anew else self._cache.get(key) or self._files.get(key)
        if kept is not None:
            return respond(request, kept.message, kept.tag)
        message = await self.pool.ask(header, body, request.is_disconnected)
        reply, _ = message
        if reply["status"] != 200 or reply.get("volatile"):
            return respond(request, message)
        tag = tag_of(version, header, body, reply["media_type"])
        if version == self.pool.nursery.version:
            reply["kept"] = (self._files if "file" in reply else self._cache).put(key, message, tag)
        return respond(request, message, tag)

    async def write(self, header: Header, body: bytes = b"") -> Message:
        """The reply to a change, given when questions see it. One change at a time."""
        async with self._writing:
            message = await self.pool.write(header, body)
            if message[0]["status"] < 300:
                await self.reload()
            return message

    async def put(self, header: Header, body: bytes) -> Message:
        """The same for a graph, which is too large for a message."""
        with tempfile.NamedTemporaryFile(dir=self._spool) as file:
            file.write(body)
            file.flush()
            return await self.write(header | {"file": file.name})

    async def reload(self) -> None:
        """Goes over to the data as they are on disk now; questions are answered meanwhile."""
        async with self._reloading:
            if self._is_current():
                return
            nursery, self._standby = self._standby or await self._nursery(), None
            old = self.pool.renew(await nursery.load())
            task = asyncio.create_task(self._retire(old))
            self._retiring.add(task)
            task.add_done_callback(self._retiring.discard)
            await self._stand_by()

    async def _stand_by(self) -> None:
        if self.settings.token:
            self._standby = await self._nursery()

    async def _nursery(self) -> Nursery:
        return await Nursery.start(self.settings.data, self.settings.limits.memory)

    def _is_current(self) -> bool:
        nursery = self.pool.nursery
        return nursery.alive and store_memory.version(self.settings.data) == nursery.version

    async def _watch(self) -> None:
        """Sees when a build, or somebody else, has changed the data."""
        told = ""
        while True:
            await asyncio.sleep(_LOOK)
            try:
                if not self._writing.locked():
                    await self.reload()
                told = ""
            except (KeqiaoError, OSError) as error:
                if str(error) != told:  # once, not each second
                    _LOG.warning("the data on disk cannot be loaded, the old ones are kept: %s", error)
                told = str(error)

    async def _retire(self, old: Nursery) -> None:
        try:
            while old.workers:
                await asyncio.sleep(0.1)
        finally:
            await old.close()
