"""A server of its own in a process of its own, and a client that adds nothing."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parents[3]
Fields = list[tuple[str, str]]
TOKEN = "柯桥-open-sesame".encode().hex()
GRAPHS = [
    (f"https://e.org/data{number}", f'<https://e.org/s{number}> <https://e.org/p> "{number}" .') for number in (1, 2, 3)
]

RESET = "CLEAR ALL ; " + " ; ".join(f"INSERT DATA {{ GRAPH <{graph}> {{ {line} }} }}" for graph, line in GRAPHS)


class Reply(NamedTuple):
    """A response: names of headers in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


class Server:
    """`keqiao-kg serve` over a folder, on a free port."""

    def __init__(self, data: Path, *options: str) -> None:
        command = [sys.executable, "-m", "keqiao_kg", "serve", "--data", str(data), "--port", "0", *options]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=data.parent
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip().rstrip("/")
        if not self.address:
            raise AssertionError(self.process.communicate()[1])

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        """Leaves nothing behind, whatever a test has found."""
        self.process.kill()
        self.process.communicate()

    def stop(self) -> tuple[int, str]:
        """Ends it as an operator would; its exit status and what it wrote to stderr."""
        self.process.send_signal(signal.SIGTERM)
        _, told = self.process.communicate(timeout=20)
        return self.process.returncode, told

    def workers(self) -> list[int]:
        """The processes below it."""
        listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
        found: list[int] = [self.process.pid]
        for pid in found:
            found += [child for child, parent in parents.items() if parent == pid]
        return found[1:]

    def call(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"", wait: float = 30
    ) -> Reply:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=wait)
        try:
            connection.request(method, path, body or None, dict(headers or {}))
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, names, response.read())
        finally:
            connection.close()

    def get(self, path: str, fields: Fields | None = None, **headers: str) -> Reply:
        """GET with parameters."""
        return self.call("GET", f"{path}?{urlencode(fields or [])}", _named(headers))

    def form(self, path: str, fields: Fields, **headers: str) -> Reply:
        """POST of a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.call("POST", path, kind | _named(headers), urlencode(fields).encode())

    def direct(self, path: str, media_type: str, text: str, fields: Fields | None = None, **headers: str) -> Reply:
        """POST of a query, an update or a graph itself."""
        kind = {"Content-Type": media_type}
        return self.call("POST", f"{path}?{urlencode(fields or [])}", kind | _named(headers), text.encode())


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def data_folder(folder: Path, *graphs: tuple[str, str]) -> Path:
    """A folder with an N-Quads file of graphs: IRI and triples in N-Triples."""
    folder.mkdir()
    lines = [
        line.strip().removesuffix(".") + f"<{graph}> .\n" for graph, triples in graphs for line in triples.splitlines()
    ]
    (folder / "graph.nq").write_text("".join(lines), encoding="utf-8")
    return folder
