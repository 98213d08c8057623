"""Writes a set of files into a folder so that a failure leaves the old set as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from keqiao_kg.errors import OutputError

Files = Mapping[str, Iterable[bytes]]  # name → content in pieces


def replace_files(folder: Path, files: Files, stale: Iterable[str] = ()) -> None:
    """Puts `files`, made and written in their order, into `folder` and removes the `stale` names.

    Everything is written to a staging folder on the same disk first and then renamed into place, so a
    full disk or an interrupt while writing changes nothing. Raises OutputError.
    """
    folder = folder.absolute()
    try:
        made = _make(folder)
        try:
            _stage_and_rename(folder, files)
        except BaseException:
            if made:
                shutil.rmtree(made)
            raise
        for name in set(stale) - set(files):
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        hint = "free some space, or choose another folder with -o"
        raise OutputError(
            "cannot be written", where=str(folder), cause=error.strerror or str(error), hint=hint
        ) from error


def _make(folder: Path) -> Path | None:
    """Creates the folder; the outermost folder that did not exist before."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[-1] if missing else None


def _stage_and_rename(folder: Path, files: Files) -> None:
    staging = Path(tempfile.mkdtemp(prefix=".keqiao-kg-", dir=folder))
    try:
        for name, content in files.items():
            with (staging / name).open("wb") as file:
                file.writelines(content)
                file.flush()
                os.fsync(file.fileno())
        for name in files:
            (staging / name).replace(folder / name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
