"""Speed and memory as ratios within one run: `make benchmark`. Prints a table; never part of the tests.

Absolute times depend on the machine; the ratios of things measured in turn on it do not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from keqiao_kg import pipeline
from keqiao_kg.extract import words
from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.text import read_report

ROUNDS = 5
YARDSTICK = "import rdflib, pyshacl, jieba; jieba.initialize()"


def cold(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak memory (MB) of a fresh process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {command}")
    return time.perf_counter() - start, usage.ru_maxrss / 1000


def warm(task: Callable[[], object]) -> float:
    """Processor seconds of a call, the best of several."""

    def once() -> float:
        start = time.process_time()
        task()
        return time.process_time() - start

    return min(once() for _ in range(ROUNDS))


def build_against_imports() -> None:
    """A cold `keqiao-kg build` of the bundled report beside the imports that it cannot do without."""
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "keqiao_kg", "build", "-o", folder]
        yardstick = [sys.executable, "-c", YARDSTICK]
        cold(build), cold(yardstick)
        pairs = [(cold(build), cold(yardstick)) for _ in range(ROUNDS)]
    ratios = [ours[0] / theirs[0] for ours, theirs in pairs]
    row("cold build / imports and jieba's dictionary", f"{statistics.median(ratios):.2f}", "at most 2.5")
    row("peak memory of a build, MB", f"{max(ours[1] for ours, _ in pairs):.0f}", "at most 250")


def facts_against_cutting() -> None:
    """Text to facts, warm, beside jieba's cut of the same text; then a long text beside the bundled one."""
    import jieba

    rules = pipeline.Rules.load()
    report = read_report(pipeline.BUNDLED[0], rules.text)
    pipeline.extract(report, rules.extract)

    def task() -> object:
        words.words.cache_clear()  # as for a report that was never read
        return pipeline.read(pipeline.BUNDLED[0], rules)

    pairs = [(warm_once(task), warm_once(lambda: jieba.lcut(report.text))) for _ in range(2 * ROUNDS)]
    ours = min(mine for mine, _ in pairs)
    row("reports of 18,000 characters a second", f"{len(report.text) / 18_000 / ours:.1f}", "at least 10")
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)  # in turn: what else runs slows both
    row("text to facts / jieba's cut of the text", f"{ratio:.1f}", "")
    with tempfile.TemporaryDirectory() as folder:
        copies = round(1_000_000 / len(report.text))
        path = Path(folder) / "long.txt"
        body = pipeline.BUNDLED[0].read_text(encoding="utf-8", errors="replace")
        path.write_text(body + body.partition("一、")[2] * (copies - 1), encoding="utf-8")
        long = warm_once(lambda: pipeline.read(path, rules))
        size = len(read_report(path, rules.text).text)
    row(
        f"time for {size:,} characters / proportional time",
        f"{long / ours * len(report.text) / size:.2f}",
        "at most 1.5",
    )


def warm_once(task: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    start = time.process_time()
    task()
    return time.process_time() - start


def where_the_time_goes() -> None:
    """Seconds of each step of a build, in this (warm) process."""
    rules = pipeline.Rules.load()
    report = read_report(pipeline.BUNDLED[0], rules.text)
    findings = pipeline.extract(report, rules.extract)
    facts = pipeline.resolve(report, findings, rules.resolve)
    quads = pipeline.triples.quads(facts)
    packed = PackedGraph.of(quads)
    steps: dict[str, Callable[[], object]] = {
        "text": lambda: read_report(pipeline.BUNDLED[0], rules.text),
        "extract": lambda: pipeline.extract(report, rules.extract),
        "resolve": lambda: pipeline.resolve(report, findings, rules.resolve),
        "graph": lambda: pipeline.triples.quads(facts),
        "pack": lambda: PackedGraph.of(quads),
        "write": lambda: (list(pipeline.write.turtle([packed])), list(pipeline.write.nquads([packed]))),
    }
    for name, task in steps.items():
        row(f"  {name}, s", f"{warm(task):.3f}", "")
    with pipeline.gate.Gate() as gates:  # wall time, since SHACL runs in a process of its own
        gates.validate([packed])()
        start = time.perf_counter()
        gates.validate([packed])()
        row("  gate, s", f"{time.perf_counter() - start:.3f}", "")


def row(what: str, value: str, bound: str) -> None:
    """One line of the table."""
    print(f"{what:<52} {value:>8}  {bound}", flush=True)


if __name__ == "__main__":
    build_against_imports()
    facts_against_cutting()
    where_the_time_goes()
