"""Other stores on loopback for tests: the Oxigraph server and Virtuoso, each started here and ended here."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_PATIENCE = 60  # seconds for a store to start
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a store takes queries, updates and graphs, and who may write."""

    query: str
    update: str
    graph_store: str
    user: str = ""
    password: str = ""


@contextmanager
def oxigraph() -> Iterator[Endpoint]:
    """An empty Oxigraph server in memory whose default graph is the union of all."""
    program = Path(sys.executable).parent / "oxigraph"
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    endpoint = Endpoint(f"{base}/query", f"{base}/update", f"{base}/store")
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with _running(command, Path.cwd(), endpoint.query):
        yield endpoint


@contextmanager
def virtuoso(folder: Path) -> Iterator[Endpoint]:
    """An empty Virtuoso in a folder, with the user that it comes with."""
    program = shutil.which("virtuoso-t")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("virtuoso-t is missing, CI must have it")
        pytest.skip("virtuoso-t is absent (Debian: virtuoso-opensource)")
    http = free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(sql=free_port(), http=http))
    base = f"http://127.0.0.1:{http}"
    endpoint = Endpoint(f"{base}/sparql", f"{base}/sparql-auth", f"{base}/sparql-graph-crud-auth", "dba", "dba")
    with _running([program, "+foreground", "+configfile", "virtuoso.ini"], folder, endpoint.query):
        yield endpoint


def free_port() -> int:
    """A port of loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: Sequence[str], folder: Path, query: str) -> Iterator[None]:
    """The program runs, and answers at its address."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(_PATIENCE * 10):
            if _answers(query):
                break
            assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
            time.sleep(0.1)
        else:
            pytest.fail(f"{command[0]} does not answer after {_PATIENCE} s")
        yield
    finally:
        process.kill()
        process.wait()


def _answers(query: str) -> bool:
    try:
        with urllib.request.urlopen(f"{query}?query=ASK%20%7B%7D", timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False
