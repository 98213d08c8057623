"""The store on disk: a folder that opens in milliseconds and that a crash leaves as it was or as it should be.

    store/
      current         the name of the generation that counts, one line
      lock            held while somebody writes
      <generation>/   a database of pyoxigraph: one named graph a report; ontology and concept schemes apart

A generation is never changed once `current` names it. A writer makes another one beside it, filled anew or
linked from the old (the big files of the database are never rewritten in place, so links are enough), and
then renames `current`. Readers that have the old one open go on reading it.
"""

from __future__ import annotations

import os
import shutil
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from keqiao_kg.errors import InputError, OutputError
from keqiao_kg.graph.store_changes import GraphWrite

if sys.platform != "win32":
    import fcntl

STORE = "store"  # the name of the folder inside a folder that `build` wrote
_NAME_LENGTH = 32
_AT_A_TIME = 300_000  # quads; two million at a time would take 1.6 GB of memory
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Staged:
    """A generation that is complete but does not count yet; `publish` or `discard` it."""

    folder: Path
    name: str

    def publish(self) -> None:
        """Makes this the generation that counts, in one rename, and removes the others."""
        with _writing(self.folder):
            if not (self.folder / self.name).is_dir():
                cause = "another program has written here meanwhile"
                raise OutputError("cannot be written", where=str(self.folder), cause=cause, hint="build again")
            _publish(self.folder, self.name)

    def discard(self) -> None:
        """Removes the generation unless it counts already."""
        if current(self.folder) != self.name:
            shutil.rmtree(self.folder / self.name, ignore_errors=True)


def current(folder: Path) -> str | None:
    """The generation of a store that counts; None where there is no store. Equal names hold equal data."""
    try:
        name = (folder / "current").read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(folder, error) from error
    return name or None


def open_store(folder: Path) -> ox.Store:
    """The store for reading. Raises InputError where there is none or it is damaged."""
    for _ in range(3):  # a writer may publish another generation between the two steps
        name = current(folder)
        if name is None:
            raise InputError("no store here", where=str(folder), hint="run `keqiao-kg build` first")
        try:
            return ox.Store.read_only(str(folder / name))
        except OSError as error:
            failed = error
    raise _unreadable(folder, failed) from failed


def fill(folder: Path, nquads: Path) -> None:
    """Replaces everything in the store by a file of N-Quads of ours. Raises OutputError."""
    stage(folder, nquads).publish()


def stage(folder: Path, nquads: Path) -> Staged:
    """Fills a new generation from a file of N-Quads of ours, which is not checked again. Raises OutputError.

    The generation is named by the digest of the file, so the same data is not loaded twice.
    """
    name = name_of(nquads)
    if current(folder) != name:
        with _writing(folder), _made(folder / name) as made:
            _load(made, nquads)
    return Staged(folder, name)


def name_of(nquads: Path) -> str:
    """The generation that a file of N-Quads fills."""
    with nquads.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()[:_NAME_LENGTH]


def _load(database: Path, nquads: Path) -> None:
    store = ox.Store(str(database))
    with nquads.open("rb") as lines:
        while piece := b"".join(islice(lines, _AT_A_TIME)):
            store.bulk_load(piece, format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()


def change(folder: Path, work: Callable[[ox.Store], T]) -> T:
    """Applies `work`, which makes one transaction, and what it returns. An error of `work` changes nothing."""
    with _writing(folder):
        old = current(folder)
        if old is None:
            raise InputError("no store here", where=str(folder), hint="run `keqiao-kg build` first")
        name = uuid.uuid4().hex
        with _made(folder / name) as made:
            _link(folder / old, made)
            answer = _applied(made, work)
        _publish(folder, name)
    return answer


def _applied(database: Path, work: Callable[[ox.Store], T]) -> T:
    store = ox.Store(str(database))
    answer = work(store)
    store.flush()
    return answer


def replace_graph(folder: Path, graph: str, ntriples: bytes) -> None:
    """Replaces one report's graph (IRI of the graph, its triples in N-Triples) in one transaction.

    Only what differs is written, so the time goes with the change, not with the store.
    """
    change(folder, GraphWrite(graph, ntriples, "application/n-triples", "", replace=True).apply)


def _publish(folder: Path, name: str) -> None:
    _sync(folder / name)
    pointer = folder / f".current-{uuid.uuid4().hex}"
    with pointer.open("w", encoding="ascii") as file:
        file.write(f"{name}\n")
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(folder / "current")
    _sync(folder)
    for other in folder.iterdir():
        if other.is_dir() and other.name != name:
            shutil.rmtree(other, ignore_errors=True)
        elif other.name.startswith(".current-"):
            other.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Makes the names in a folder survive a loss of power, where the system can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _link(old: Path, new: Path) -> None:
    """The database again: its immutable files by link, the others as copies."""
    new.mkdir()
    for file in old.iterdir():
        if file.suffix == ".sst":
            _linked(file, new / file.name)
        elif file.name != "LOCK" and not file.name.startswith("LOG"):
            shutil.copyfile(file, new / file.name)


def _linked(file: Path, twin: Path) -> None:
    try:
        twin.hardlink_to(file)
    except OSError:  # a file system without links
        shutil.copyfile(file, twin)


@contextmanager
def _made(target: Path) -> Iterator[Path]:
    """A folder to make a generation in, named `target` at the end and gone after an error."""
    made = target.with_name(f".making-{target.name}")
    shutil.rmtree(made, ignore_errors=True)
    try:
        yield made
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """One writer at a time, and its errors in our words."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            if sys.platform != "win32":
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as error:
        cause = error.strerror or str(error).split("\n")[0]
        hint = "free some space, or choose another folder"
        raise OutputError("cannot be written", where=str(folder), cause=cause, hint=hint) from error


def _unreadable(folder: Path, error: Exception) -> InputError:
    cause = str(error).split("\n")[0]
    return InputError("the store cannot be read", where=str(folder), cause=cause, hint="build again")
