"""How far a load has come, kept beside the data, so that the next run goes on there.

The file names the store and the digest of the data; of each graph it says how many triples the store has taken.
"""

from __future__ import annotations

import json
from pathlib import Path

NAME = ".keqiao-kg-load.json"


class Journal:
    """What the store has taken, by graph. Where the folder cannot be written, a break starts the load over."""

    def __init__(self, folder: Path, target: str, digest: str) -> None:
        """Opens the journal of an earlier run, if that loaded the same data into the same store."""
        self._file = folder / NAME
        self._head = {"target": target, "data": digest}
        self.done: dict[str, int] = self._read()
        self._writable = True

    def _read(self) -> dict[str, int]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # there is none, or it broke off: nothing is known
            return {}
        if not isinstance(kept, dict) or {key: kept.get(key) for key in self._head} != self._head:
            return {}
        done = kept.get("done")
        return {str(graph): int(lines) for graph, lines in done.items()} if isinstance(done, dict) else {}

    def note(self, graph: str, lines: int) -> None:
        """The store has taken the first `lines` triples of a graph."""
        self.done[graph] = lines
        if not self._writable:
            return
        beside = self._file.with_suffix(".new")
        try:
            beside.write_text(json.dumps({**self._head, "done": self.done}, indent=1), encoding="utf-8")
            beside.replace(self._file)
        except OSError:
            self._writable = False

    def forget(self) -> None:
        """The load is over; the next one starts anew."""
        if self._writable:
            self._file.unlink(missing_ok=True)
