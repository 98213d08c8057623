"""How quick is the endpoint? The contract's queries and all questions over HTTP, with 1 client and with 16.

In the same run and over the same data: our server with and without its memory of answers, the bare Oxigraph server
(from its store on disk and from memory) and, if its program is named, rdflib-endpoint. Prints milliseconds.

    python tests/benchmarks/endpoints.py out [--rounds 5] [--rdflib-endpoint PROGRAM]
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from keqiao_kg.graph.library import library

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds that a client waits
Times = dict[str, list[float]]  # query → milliseconds


@dataclass(frozen=True)
class Peer:
    """A server to be measured: its command, the path of its endpoint, whether many clients are worth a try."""

    name: str
    command: Sequence[str]
    port: int
    path: str
    many: bool = True
    headers: dict[str, str] = field(default_factory=dict)


def peers(data: Path, scratch: Path, rdflib_endpoint: str) -> Iterator[Peer]:
    """The servers, each on a port of its own."""
    port = free_port()
    ours = [sys.executable, "-m", "keqiao_kg", "serve", "--data", str(data), "--port", str(port)]
    yield Peer("keqiao-kg serve", ours, port, "/sparql")
    yield Peer("keqiao-kg serve, each answer anew", ours, port, "/sparql", headers={"Cache-Control": "no-cache"})
    oxigraph = shutil.which("oxigraph", path=os.pathsep.join((str(Path(sys.executable).parent), os.defpath)))
    if oxigraph:
        load([oxigraph, "load", "--location", str(scratch / "store"), "--file", str(data / "graph.nq")])
        port = free_port()
        command = [oxigraph, "serve", "--union-default-graph", "--bind", f"127.0.0.1:{port}"]
        yield Peer("oxigraph serve, disk", [*command, "--location", str(scratch / "store")], port, "/query")
        yield Peer("oxigraph serve, memory", command, port, "/query")
    if rdflib_endpoint:
        port = free_port()
        command = [rdflib_endpoint, "serve", str(data / "graph.ttl"), "--host", "127.0.0.1", "--port", str(port)]
        yield Peer("rdflib-endpoint", command, port, "/", many=False)


def load(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port: int = sock.getsockname()[1]
        return port


@contextmanager
def running(peer: Peer, data: Path) -> Iterator[None]:
    """The server, from its start until it has been measured."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(peer.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    try:
        wait_for(peer)
        if peer.name == "oxigraph serve, memory":
            fill(peer, data)
        yield
    finally:
        process.terminate()
        process.wait()


def wait_for(peer: Peer) -> None:
    for _ in range(600):
        try:
            ask(http.client.HTTPConnection("127.0.0.1", peer.port, timeout=PATIENCE), peer, "ASK {}")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"does not answer: {peer.name}")


def fill(peer: Peer, data: Path) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", peer.port)
    connection.request("POST", "/store", (data / "graph.nq").read_bytes(), {"Content-Type": "application/n-quads"})
    if connection.getresponse().status >= 300:
        raise SystemExit("the Oxigraph server did not take the data")


def ask(connection: http.client.HTTPConnection, peer: Peer, query: str) -> float:
    """Milliseconds until the whole answer is here."""
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/sparql-results+json",
        **peer.headers,
    }
    start = time.perf_counter()
    connection.request("POST", peer.path, urlencode({"query": query}), headers)
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise SystemExit(f"{peer.name}: {response.status}")
    return (time.perf_counter() - start) * 1000


def measure(peer: Peer, queries: dict[str, str], clients: int, rounds: int) -> Times:
    """Each client asks all queries in an order of its own, over and over."""
    times: Times = {name: [] for name in queries}

    def client(seed: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", peer.port, timeout=PATIENCE)
        for turn in range(rounds):
            for name in random.Random(seed * 1000 + turn).sample(sorted(queries), len(queries)):
                try:
                    times[name].append(ask(connection, peer, queries[name]))
                except TimeoutError:
                    times[name].append(PATIENCE * 1000)
                    connection = http.client.HTTPConnection("127.0.0.1", peer.port, timeout=PATIENCE)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def row(peer: Peer, clients: int, times: Times) -> str:
    """One line of the table."""
    every = sorted(one for several in times.values() for one in several)
    slowest = max(times, key=lambda name: statistics.median(times[name]))
    p50, p95 = every[len(every) // 2], every[int(len(every) * 0.95)]
    worst = f"{slowest} {statistics.median(times[slowest]):.0f}"
    return f"{peer.name:<36}{clients:>8}{p50:>10.1f}{p95:>10.1f}{every[-1]:>10.1f}   {worst}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rdflib-endpoint", default="", metavar="PROGRAM")
    given = parser.parse_args()
    queries = {query.name: query.text for query in library() if "SERVICE" not in query.text}
    print(f"{len(queries)} queries, {given.rounds} rounds; milliseconds")
    print(f"{'server':<36}{'clients':>8}{'median':>10}{'p95':>10}{'longest':>10}   slowest query (median)")
    with tempfile.TemporaryDirectory() as scratch:
        for peer in peers(given.data, Path(scratch), given.rdflib_endpoint):
            with running(peer, given.data):
                measure(peer, queries, 1, 1)  # warm
                for clients in (1, 16) if peer.many else (1,):
                    rounds = given.rounds if clients == 1 else max(1, given.rounds // 4)
                    print(row(peer, clients, measure(peer, queries, clients, rounds)), flush=True)


if __name__ == "__main__":
    main()
