"""SHACL in a process of its own: it loads rdflib and pySHACL while the caller reads reports, and validates beside it.

The child is this module run by name, not a fork or `multiprocessing`, which would copy the caller's threads or
run the caller's script again. It reads pickled N-Quads from its input, answers pickled violations, and ends with
its input, so that it never outlives the caller.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from keqiao_kg.errors import KeqiaoError
from keqiao_kg.graph.validation import Violation


class ShaclProcess:
    """A context manager; the shapes of one file against one graph after another, answered in order."""

    def __init__(self, shapes: Path) -> None:
        self._shapes = shapes

    def __enter__(self) -> Self:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-m", __name__, str(self._shapes)]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self._thread = ThreadPoolExecutor(max_workers=1)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._child.kill()
        self._thread.shutdown()
        self._child.communicate()

    def violations(self, nquads: bytes) -> Future[list[Violation]]:
        """What the triples break, graph names left out; the caller may go on meanwhile. Raises KeqiaoError."""
        return self._thread.submit(self._ask, nquads)

    def _ask(self, nquads: bytes) -> list[Violation]:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        try:
            pickle.dump(nquads, self._child.stdin)
            self._child.stdin.flush()
            answer: list[Violation] = pickle.load(self._child.stdout)
        except (EOFError, OSError) as error:
            cause = f"status {self._child.wait()}"
            raise KeqiaoError("the validation stopped", cause=cause, hint="free some memory and try again") from error
        return answer


def serve(shapes: Path, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers requests until there are no more."""
    import pyoxigraph as ox
    import pyshacl  # noqa: F401 - the longest wait, now while nobody waits

    from keqiao_kg.graph.read import read
    from keqiao_kg.graph.shacl import Shapes

    ready = Shapes(read(shapes))
    while (nquads := _next(requests)) is not None:
        quads = ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
        pickle.dump(ready.violations(quad.triple for quad in quads), answers)
        answers.flush()
        gc.collect()


def _next(requests: BinaryIO) -> bytes | None:
    try:
        nquads: bytes = pickle.load(requests)
    except EOFError:
        return None
    return nquads


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches both; the caller ends this one
    gc.disable()  # between two graphs instead: looking for garbage all the time takes a fifth of the time
    serve(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
