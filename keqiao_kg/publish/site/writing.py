"""The site as a folder of files, for any file host."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from keqiao_kg.errors import OutputError
from keqiao_kg.publish.site.site import Site

MARK = ".keqiao-kg-site"  # tells that a folder is a site of ours, which may be replaced

_MOST = 8  # processes; each holds the rows of its share
_FEW = 20  # shares that one process makes sooner than others are started


def write(
    make: Callable[[], Site], folder: Path, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> int:
    """Replaces what an earlier run left in the folder; the number of files.

    `make` opens the site; it is called in each process that works, so it must be one that can be sent there.
    `progress` hears how many shares of how many are done. All is written beside the folder first and then renamed
    into place. Raises OutputError, also for a folder that holds something else than a site.
    """
    folder = folder.absolute()
    _refuse_foreign(folder)
    beside = folder.with_name(f".{folder.name}-new")
    try:
        with _made(beside):
            count = _fill(make, beside, progress)
            _swap(beside, folder)
    except OSError as error:
        cause = error.strerror or str(error)
        raise OutputError("cannot be written", where=str(folder), cause=cause, hint="choose another with -o") from error
    return count


def _refuse_foreign(folder: Path) -> None:
    cause = hint = ""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        cause, hint = "the folder holds something that is no site", "choose a new folder with -o"
    elif folder.exists() and not folder.is_dir():
        cause, hint = "a file has this name", "choose a folder with -o"
    if cause:
        raise OutputError("is not replaced", where=str(folder), cause=cause, hint=hint)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """A new folder, gone after the block unless it was renamed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        (folder / MARK).write_bytes(b"")
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(make: Callable[[], Site], folder: Path, progress: Callable[[int, int], None]) -> int:
    site = make()
    shares = site.shares()
    done: Iterator[int]
    cores = min(os.cpu_count() or 1, _MOST)
    if cores == 1 or len(shares) <= _FEW:
        done = (_write_share(site, folder, share) for share in shares)
    else:
        del site  # its store is opened again where it is needed
        done = _side_by_side(make, folder, shares, cores)
    count = 0
    for number, files in enumerate(done, 1):
        count += files
        progress(number, len(shares))
    return count


def _side_by_side(make: Callable[[], Site], folder: Path, shares: Sequence[str], cores: int) -> Iterator[int]:
    """The shares in several processes, which start anew: a database that is open does not survive a fork."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, context, initializer=_open, initargs=(make,)) as pool:
        waiting = [pool.submit(_write_opened, folder, share) for share in shares]
        try:
            for ready in as_completed(waiting):
                yield ready.result()
        finally:
            pool.shutdown(cancel_futures=True)


_opened: list[Site] = []  # the site of a working process


def _open(make: Callable[[], Site]) -> None:
    _opened.append(make())


def _write_opened(folder: Path, share: str) -> int:
    return _write_share(_opened[0], folder, share)


def _write_share(site: Site, folder: Path, share: str) -> int:
    count = 0
    for path, resource in site.share(share):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(resource.body)
        count += 1
    return count


def _swap(beside: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    beside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
