"""Exports: one class a format, all of them in FORMATS. Adding a format is one class and one line here."""

from __future__ import annotations

from pathlib import Path

from keqiao_kg.errors import OutputError, QueryError
from keqiao_kg.publish.exports.format import Format, Request
from keqiao_kg.publish.exports.graph_json import Graphology
from keqiao_kg.publish.folder import replace_files

__all__ = ["FORMATS", "Format", "Request", "export", "find"]

_ALL: tuple[type[Format], ...] = (Graphology,)

FORMATS = {kind.name: kind() for kind in _ALL}


def find(name: str) -> Format:
    """The format of this name. Raises QueryError where there is none."""
    if name not in FORMATS:
        raise QueryError("no such format", where=name, hint="see `keqiao-kg export --list`")
    return FORMATS[name]


def export(form: Format, request: Request, out: Path | None = None) -> Path:
    """Writes a format; the path of the file, or of the folder where there are several.

    Without `out` it is put into the working folder. Raises KeqiaoError; nothing is half-written.
    """
    stem = form.stem(request)
    if not form.ending:
        folder = out or Path(f"{stem}-{form.name}")
        replace_files(folder, form.files(request, stem))
        return folder
    path = out or Path(stem + form.ending)
    if path.is_dir():
        raise OutputError("cannot be written", where=str(path), cause="is a folder", hint="name a file with -o")
    ((_, content),) = form.files(request, stem).items()
    replace_files(path.parent, {path.name: content})
    return path
