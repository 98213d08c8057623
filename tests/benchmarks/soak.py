"""Does the server stay up when one query in ten means harm? 16 clients, for some minutes.

Prints what became of harmless and of hostile queries, the longest wait, and the memory of all processes.

    python tests/benchmarks/soak.py out [--minutes 5] [--clients 16] [--hostile 0.1]
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from keqiao_kg.graph.library import library

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
HOSTILE = {
    "cross product": b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }",
    "cross product, sorted": b"SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c",
    "distinct of a cross product": b"SELECT DISTINCT ?a ?f { ?a ?b ?c . ?d ?e ?f }",
    "huge result": b"SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "huge graph": b"CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }",
    "regex": b"SELECT ?a { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), '(a+)+(b|c)*x{50}$')) }",
    "path": b"SELECT (COUNT(*) AS ?n) { ?a (!<a:b>|^!<a:b>)* ?b }",
    "group": b"SELECT ?c (GROUP_CONCAT(?f) AS ?t) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?c",
    "bad syntax": b"SELECT * WHERE { ?s ?p ",
    "deep nesting": b"ASK " + b"{" * 50_000 + b"}" * 50_000,
    "giant body": b"#" * 12_000_000,
    "not UTF-8": b"ASK { ?s ?p '\xff\xfe' }",
    "service": b"SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
}


class Soak:
    """What has happened so far."""

    def __init__(self, address: str, share: float) -> None:
        self._host = address.removeprefix("http://").strip("/")
        self._share = share
        self._queries = {query.name: query.text.encode() for query in library() if "SERVICE" not in query.text}
        self.harmless: Counter[str] = Counter()
        self.hostile: Counter[tuple[str, str]] = Counter()
        self.waits: list[tuple[float, str]] = []
        self.end = 0.0

    def client(self, seed: int) -> None:
        """Asks until the end."""
        chance = random.Random(seed)
        while time.monotonic() < self.end:
            if chance.random() < self._share:
                name = chance.choice(sorted(HOSTILE))
                self.hostile[name, self._ask(HOSTILE[name])[0].split()[0]] += 1
            else:
                fresh = chance.random() < 0.5  # half of them may not come from the memory of answers
                name = chance.choice(sorted(self._queries))
                outcome, seconds = self._ask(self._queries[name], fresh)
                self.harmless[outcome] += 1
                self.waits.append((seconds, name))

    def _ask(self, query: bytes, fresh: bool = True) -> tuple[str, float]:
        connection = http.client.HTTPConnection(self._host, timeout=PATIENCE)
        headers = {"Content-Type": "application/sparql-query"} | ({"Cache-Control": "no-cache"} if fresh else {})
        start = time.monotonic()
        try:
            connection.request("POST", "/sparql", query, headers)
            response = connection.getresponse()
            body = response.read()
            outcome = str(response.status) if response.status != 503 else f"503 {body[:60].decode()}"
        except OSError as error:
            outcome = type(error).__name__
        finally:
            connection.close()
        return outcome, time.monotonic() - start


def memory(pid: int) -> tuple[float, int]:
    """Megabytes of a process and all below it (shared pages counted once, by their share), and how many they are."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(child): int(parent) for child, parent in (line.split() for line in listed.splitlines())}
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return sum(map(_share_of_memory, found)) / 1000, len(found)


def _share_of_memory(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)


def main() -> None:
    """Runs and prints; status 1 if the server has died or a harmless query failed or waited over 5 s."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--hostile", type=float, default=0.1)
    given = parser.parse_args()
    command = [sys.executable, "-m", "keqiao_kg", "serve", "--data", str(given.data), "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert server.stdout is not None
    soak = Soak(server.stdout.readline().strip(), given.hostile)
    soak.end = time.monotonic() + given.minutes * 60
    start, _ = memory(server.pid)
    threads = [threading.Thread(target=soak.client, args=(seed,)) for seed in range(given.clients)]
    for thread in threads:
        thread.start()
    most, processes = start, 0
    while any(thread.is_alive() for thread in threads):
        time.sleep(0.5)
        now, count = memory(server.pid)
        most, processes = max(most, now), max(processes, count)
    alive = server.poll() is None
    time.sleep(2)
    after, _ = memory(server.pid)
    server.terminate()
    status = server.wait()
    waits = sorted(soak.waits)
    print(f"{given.minutes:g} minutes, {given.clients} clients; server alive: {alive}, ended with status {status}")
    print(f"harmless: {sum(soak.harmless.values())} {dict(soak.harmless)}")
    (p50, _), (p95, _) = waits[len(waits) // 2], waits[int(len(waits) * 0.95)]
    longest = ", ".join(f"{seconds:.2f} s ({name})" for seconds, name in waits[:-4:-1])
    print(f"  waited: median {p50:.3f} s, p95 {p95:.3f} s, longest {longest}")
    print(f"hostile: {sum(soak.hostile.values())}")
    for (name, outcome), count in sorted(soak.hostile.items()):
        print(f"  {name:<30}{outcome:>6}{count:>6}")
    print(f"memory: {start:.0f} MB at first, {most:.0f} MB at most in {processes} processes, {after:.0f} MB after")
    sys.exit(not alive or set(soak.harmless) != {"200"} or waits[-1][0] > 5)


if __name__ == "__main__":
    main()
