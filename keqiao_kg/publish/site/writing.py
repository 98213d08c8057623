"""The site as a folder of files, for any file host."""

from __future__ import annotations

import shutil
from pathlib import Path

from keqiao_kg.errors import OutputError
from keqiao_kg.publish.site.site import Site

MARK = ".keqiao-kg-site"  # tells that a folder is a site of ours, which may be replaced


def write(site: Site, folder: Path) -> int:
    """Replaces what an earlier run left in the folder; the number of files.

    All is written beside the folder first and then renamed into place. Raises OutputError, also for a folder
    that holds something else than a site.
    """
    folder = folder.absolute()
    _refuse_foreign(folder)
    beside = folder.with_name(f".{folder.name}-new")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        try:
            count = _fill(site, beside)
            _swap(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        cause = error.strerror or str(error)
        raise OutputError("cannot be written", where=str(folder), cause=cause, hint="choose another with -o") from error
    return count


def _refuse_foreign(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        cause = "the folder holds something that is no site"
        raise OutputError("is not replaced", where=str(folder), cause=cause, hint="choose a new folder with -o")


def _fill(site: Site, folder: Path) -> int:
    (folder / MARK).write_bytes(b"")
    count = 0
    for part, share in site.shares():
        for path, resource in site.share(part, share):
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
