"""Writes a set of files into a folder so that a failure leaves the old set as it was."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from keqiao_kg.errors import OutputError
from keqiao_kg.graph import store_disk

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
Files = Mapping[str, Iterable[bytes]]  # name → content in pieces


def replace_files(folder: Path, files: Files, stale: Iterable[str] = (), graph: str = "") -> None:
    """Puts `files`, made and written in their order, into `folder` and removes the `stale` names.

    The store in the folder is filled anew from `graph`, the name of one of the files, in N-Quads.
    Everything is written to a staging folder on the same disk first and then renamed into place, so a
    full disk or an interrupt while writing changes nothing; an interrupt between two renames waits for the
    last. Raises OutputError.
    """
    folder = folder.absolute()
    try:
        made = _make(folder)
        try:
            _refuse_folders(folder, files)
            _stage_and_rename(folder, files, stale, graph)
        except BaseException:
            if made:
                shutil.rmtree(made)
            raise
    except OSError as error:
        room = "free some space, or " if error.errno in _NO_ROOM else ""
        cause, hint = error.strerror or str(error), f"{room}choose another folder with -o"
        raise OutputError("cannot be written", where=str(folder), cause=cause, hint=hint) from error


def _refuse_folders(folder: Path, files: Files) -> None:
    """A folder under the name of a file would stop the renames halfway."""
    for name in files:
        if (folder / name).is_dir():
            hint = "move it away, or choose another folder with -o"
            raise OutputError("cannot be written", where=str(folder / name), cause="a folder has this name", hint=hint)


def _make(folder: Path) -> Path | None:
    """Creates the folder; the outermost folder that did not exist before."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[-1] if missing else None


def _stage_and_rename(folder: Path, files: Files, stale: Iterable[str], graph: str) -> None:
    staging = Path(tempfile.mkdtemp(prefix=".keqiao-kg-", dir=folder))
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, staging, ignore_errors=True)
        for name, content in files.items():
            with (staging / name).open("wb") as file:
                file.writelines(content)
                file.flush()
                os.fsync(file.fileno())
        store = store_disk.stage(folder / store_disk.STORE, staging / graph) if graph else None
        if store:
            undo.callback(store.discard)
        with _interrupts_wait():
            for name in files:
                (staging / name).replace(folder / name)
            for name in set(stale) - set(files):
                (folder / name).unlink(missing_ok=True)
            if store:
                store.publish()


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Ctrl-C and SIGTERM come through after the block, where the system can hold them back."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
