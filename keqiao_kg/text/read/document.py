"""Reads a report file into lines of text: `read_document(path)`.

What a file is, is told by its first bytes (and by its name only among the kinds of text); one reader a
format, each in a module of its own that imports its library when it is first used. A reader takes the
bytes and gives pages of lines; a format without pages gives one page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from keqiao_kg.errors import InputError
from keqiao_kg.text.read.media_type import media_type_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its 1-based number, its 1-based page (0 where the format has none)."""

    text: str
    number: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of a file as read, nothing undone."""

    name: str  # file name without folders
    media_type: str
    encoding: str  # empty for binary formats
    digest: str  # SHA-256 of the bytes, hex
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader of one format gives: the lines and the encoding they were decoded from."""

    lines: tuple[Line, ...]
    encoding: str = ""


Reader = Callable[[bytes, str], Reading]

# media type → module that holds its reader; each has a function `read(data, where) -> Reading`
READERS = {
    "text/plain": "plain",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


def read_document(path: Path) -> Document:
    """The lines of the report file at `path`; an InputError tells why it cannot be read."""
    data, where = _bytes_of(path), str(path)
    media_type = media_type_of(data, path)
    reading = _reader(media_type)(data, where)
    if not any(line.text.strip() for line in reading.lines):
        raise InputError("holds no text", where=where, hint="give a file with the text of a report")
    digest = hashlib.sha256(data).hexdigest()
    return Document(path.name, media_type, reading.encoding, digest, reading.lines)


def _reader(media_type: str) -> Reader:
    module = import_module(f"keqiao_kg.text.read.{READERS[media_type]}")
    return cast(Reader, module.read)


def _bytes_of(path: Path) -> bytes:
    where = str(path)
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # reading a pipe or a device may never end
            raise InputError("is a pipe or a device", where=where, hint="save what it gives to a file first")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file", where=where, hint="check the name") from error
    except IsADirectoryError as error:
        raise InputError("is a folder", where=where, hint="name the files in it") from error
    except OSError as error:
        raise InputError(
            "cannot be read", where=where, cause=error.strerror or str(error), hint="check its permissions"
        ) from error
    if not data:
        raise InputError("is empty", where=where, hint="give a file with the text of a report")
    return data
