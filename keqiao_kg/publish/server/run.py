"""Runs the server until it is told to end."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from keqiao_kg.errors import InputError
from keqiao_kg.publish.server.app import application
from keqiao_kg.publish.server.engine import Engine
from keqiao_kg.publish.server.settings import Settings

_FAREWELL = 3  # seconds that requests have to end when the server does
_CONNECTIONS = 1000
_HEAD = 1 << 20  # bytes of the head of a request, so that a long address gets its answer
_ENDINGS = (signal.SIGINT, signal.SIGTERM)


def serve(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serves until SIGTERM or Ctrl-C; tells `ready` its address once it answers.

    Raises InputError if there are no data or the address cannot be had.
    """
    if sys.platform == "win32":
        raise InputError("`serve` needs Linux or macOS", hint="run it under WSL")
    with _listening(settings) as sock:
        asyncio.run(_serve(settings, sock, ready))


async def _serve(settings: Settings, sock: socket.socket, ready: Callable[[str], None]) -> None:
    ended = asyncio.Event()
    for ending in _ENDINGS:
        asyncio.get_running_loop().add_signal_handler(ending, ended.set)
    starting = asyncio.create_task(Engine.start(settings))
    stopping = asyncio.create_task(ended.wait())
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if not starting.done():
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        return
    engine = starting.result()
    try:
        await _answer(engine, sock, stopping, ready)
    finally:
        stopping.cancel()
        await engine.close()


async def _answer(
    engine: Engine, sock: socket.socket, stopping: asyncio.Task[bool], ready: Callable[[str], None]
) -> None:
    config = uvicorn.Config(
        application(engine),
        access_log=False,
        log_level="warning",
        lifespan="off",
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=_HEAD,
        timeout_graceful_shutdown=_FAREWELL,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[sock]))
    while not (server.started or serving.done()):
        await asyncio.sleep(0.005)
    if server.started:
        ready(_address(sock))
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await engine.pool.end()
    await serving


class _Server(uvicorn.Server):
    """Uvicorn's server, whose signals are handled outside: it would end the process by the signal it got."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield


@contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        sock = socket.socket(family, kind, protocol)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(1024)
    except (OSError, OverflowError) as error:
        where = f"{settings.host}:{settings.port}"
        cause = getattr(error, "strerror", None) or str(error)
        raise InputError("cannot listen here", where=where, cause=cause, hint="choose another --port") from error
    with sock:
        yield sock


def _address(sock: socket.socket) -> str:
    host, port = sock.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
