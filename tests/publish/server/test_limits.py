"""Does a query that takes too much end, by the right status, while the others are answered?"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from serving import GRAPHS, ROOT, Server, data_folder

TEN = " ".join(str(number) for number in range(10))
NAMES = "abcdefghijklmn"
CROSS = " ".join(f"VALUES ?{name} {{ {TEN} }}" for name in NAMES)  # 10^14 rows
SUM = " + ".join(f"?{name}" for name in NAMES)
TEXT = ", ".join(f"STR(?{name})" for name in NAMES)
ENDLESS = f"SELECT (COUNT(*) AS ?count) {{ {CROSS} FILTER({SUM} < 0) }}"
QUICK = "ASK { ?s ?p ?o }"


def wait_for(true: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def health(server: Server) -> dict[str, object]:
    found: dict[str, object] = json.loads(server.get("/health").body)
    return found


HOSTILE = [
    ("an endless query", ENDLESS, 504, "longer than 3 s"),
    ("an endless pattern", f"SELECT ?a {{ {CROSS} FILTER(REGEX(CONCAT({TEXT}), '(x+x+)+y')) }}", 504, "3 s"),
    ("a huge result", f"SELECT * {{ {CROSS} }}", 507, "larger than 3 MB"),
    ("a huge memory", f"SELECT * {{ {CROSS} }} ORDER BY ?n ?a", 507, "more than 100 MB"),
    ("a huge graph", f"CONSTRUCT {{ <a:b> ?a ?b }} {{ {CROSS} BIND(IRI(CONCAT('a:', STR(?c))) AS ?x) }}", 504, "3 s"),
    ("a deep one", f"SELECT ({'(' * 100_000}1{')' * 100_000} AS ?x) {{}}", 400, "nested too deeply"),
    ("a deep group", "ASK " + "{" * 100_000 + "}" * 100_000, 400, "nested too deeply"),
    ("a long and bad one", "SELECT " + "?x " * 300_000, 400, "does not parse"),
]


@pytest.mark.parametrize(("query", "status", "words"), [case[1:] for case in HOSTILE], ids=[c[0] for c in HOSTILE])
def test_a_hostile_query_is_refused_and_leaves_nothing(reading: Server, query: str, status: int, words: str) -> None:
    start = time.monotonic()
    reply = reading.direct("/sparql", "application/sparql-query", query)
    assert time.monotonic() - start < 8
    assert (reply.status, words in reply.text) == (status, True), reply.text
    assert reading.get("/sparql", [("query", QUICK)]).status == 200
    wait_for(lambda: health(reading)["running"] == 0)
    wait_for(lambda: len(reading.workers()) <= 1 + 4 + 1)  # the nursery, quick workers, one on its way


@pytest.mark.parametrize("announced", [True, False])
def test_a_giant_body_is_refused(reading: Server, announced: bool) -> None:
    connection = http.client.HTTPConnection(urlsplit(reading.address).netloc, timeout=20)
    body = b"#" * 11_000_000
    given = body if announced else iter([body[:6_000_000], body[6_000_000:]])
    connection.request("POST", "/sparql", given, {"Content-Type": "application/sparql-query"})
    response = connection.getresponse()
    assert (response.status, b"larger than 10 MB" in response.read()) == (413, True)
    connection.close()


def test_a_long_address_is_refused(reading: Server) -> None:
    assert reading.call("GET", f"/sparql?query={'x' * 300_000}").status == 414


def test_quick_queries_pass_slow_ones(reading: Server) -> None:
    with ThreadPoolExecutor(9) as pool:
        slow = [pool.submit(reading.direct, "/sparql", "application/sparql-query", ENDLESS) for _ in range(8)]
        time.sleep(0.3)
        waits = []
        while not all(one.done() for one in slow):
            start = time.monotonic()
            reply = reading.get("/sparql", [("query", QUICK)], Cache_Control="no-cache")
            waits.append(time.monotonic() - start)
            assert reply.status == 200
    assert {one.result().status for one in slow} <= {503, 504}
    assert all("retry-after" in one.result().headers for one in slow if one.result().status == 503)
    assert len(waits) > 5
    assert max(waits) < 5


def test_a_query_ends_when_its_client_leaves(writing: Server) -> None:  # which has the long limit
    place = urlsplit(writing.address)
    with socket.create_connection((place.hostname, place.port)) as client:
        query = urlencode({"query": ENDLESS})
        client.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        wait_for(lambda: health(writing)["running"] == 1)
    wait_for(lambda: health(writing)["running"] == 0)


@contextmanager
def listener() -> Iterator[tuple[str, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        sock.settimeout(0.2)
        yield f"http://127.0.0.1:{sock.getsockname()[1]}/sparql", sock


OUTWARD = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <{0}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} }}",
    "BASE <{0}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?g {{ <{0}> }} SERVICE ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{0}> AS ?g) sErViCe#\n?g {{ ?s ?p ?o }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "PREFIX a: <https://e.org/> PREFIX a: <{0}> SELECT * {{ SERVICE a: {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("query", OUTWARD)
def test_no_query_reaches_out(reading: Server, query: str) -> None:
    with listener() as (address, sock):
        reply = reading.direct("/sparql", "application/sparql-query", query.format(address))
        assert reply.status == 400
        with pytest.raises(TimeoutError):
            sock.accept()


def test_an_address_that_is_allowed_by_name(reading: Server, tmp_path: Path) -> None:
    remote = f"{reading.address}/sparql"
    query = "SELECT ?there { ?s ?p ?here SERVICE <%s> { ?a ?b ?there } } ORDER BY ?there"
    with Server(data_folder(tmp_path / "out", GRAPHS[0]), "--allow-service", remote) as server:
        reply = server.get("/sparql", [("query", query % remote), ("format", "csv")])
        assert reply.text.split() == ["there", "1", "2", "3"]
        assert server.get("/sparql", [("query", query % f"{remote}?x")]).status == 400


@pytest.mark.parametrize("busy", [False, True])
def test_it_ends_cleanly_and_leaves_no_process(tmp_path: Path, busy: bool) -> None:
    with Server(data_folder(tmp_path / "out", *GRAPHS)) as server, ThreadPoolExecutor(1) as pool:
        if busy:
            asked = pool.submit(server.direct, "/sparql", "application/sparql-query", ENDLESS)
            wait_for(lambda: health(server)["running"] == 1)
        below = server.workers()
        assert len(below) >= 2
        start = time.monotonic()
        assert server.stop() == (0, "")
        assert time.monotonic() - start < 8
        if busy:
            assert asked.exception() is not None or asked.result().status >= 500
    wait_for(lambda: not any(alive(pid) for pid in below))


def test_a_killed_server_leaves_no_process(tmp_path: Path) -> None:
    with Server(data_folder(tmp_path / "out", *GRAPHS)) as server, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(server.direct, "/sparql", "application/sparql-query", ENDLESS)
        wait_for(lambda: health(server)["running"] == 1)
        below = server.workers()
        server.process.kill()
        server.process.communicate()
        assert asked.exception() is not None
    wait_for(lambda: not any(alive(pid) for pid in below))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")


def test_a_nursery_that_is_killed_comes_back(tmp_path: Path) -> None:
    with Server(data_folder(tmp_path / "out", *GRAPHS)) as server:
        os.kill(server.workers()[0], signal.SIGKILL)
        wait_for(lambda: server.get("/sparql", [("query", QUICK)], Cache_Control="no-cache").status == 200)
        wait_for(lambda: health(server)["status"] == "ok")
        assert server.get("/sparql", [("query", QUICK)], Cache_Control="no-cache").status == 200
        status, _ = server.stop()
        assert status == 0


@pytest.mark.parametrize(
    ("data", "port", "words"), [("none", "0", "no graph here"), ("out", None, "cannot listen here")]
)
def test_it_says_why_it_cannot_start(tmp_path: Path, data: str, port: str | None, words: str) -> None:
    data_folder(tmp_path / "out", *GRAPHS)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = port or str(taken.getsockname()[1])
        command = [sys.executable, "-m", "keqiao_kg", "serve", "--data", str(tmp_path / data), "--port", place]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
