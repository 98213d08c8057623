"""Tells what a file is by its bytes: `media_type_of(data, path)`."""

from __future__ import annotations

import re
from pathlib import Path

from keqiao_kg.errors import InputError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = "plain text, Markdown, HTML, DOCX and text PDF"

_WEB_PAGE = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SUFFIXES = {".md": "text/markdown", ".markdown": "text/markdown", ".html": "text/html", ".htm": "text/html"}


def media_type_of(data: bytes, path: Path) -> str:
    """The media type of a readable file; an InputError for a file of another kind."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data, str(path))
    head = data[:4096]
    if _WEB_PAGE.match(head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return "text/html"
    _refuse_binary(data, path)
    return _SUFFIXES.get(path.suffix.lower(), "text/plain")


def _of_zip(data: bytes, where: str) -> str:
    # The parts of a DOCX are named in clear in the zip, also in one that was cut off.
    if b"word/" in data:
        return DOCX
    raise InputError("is a zip archive, not a report", where=where, hint=f"unpack it; readable are {FORMATS}")


def _refuse_binary(data: bytes, path: Path) -> None:
    """An InputError where the bytes are those of a picture, an old Word file or another binary format."""
    where = str(path)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise InputError("is an old Word or Excel file", where=where, hint="save it as .docx and read that")
    if data.startswith(b"{\\rtf"):
        raise InputError("is an RTF file", where=where, hint="save it as .docx and read that")
    kind = _known_binary(data, path)
    if kind:
        raise InputError(f"is {kind}, not a report", where=where, hint=f"readable are {FORMATS}")


_BINARY = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format", "a database"),
)


def _known_binary(data: bytes, path: Path) -> str:
    for signature, kind in _BINARY:
        if data.startswith(signature) and any(byte < 9 for byte in data[:512]):
            return kind
    if data.startswith(b"RIFF"):
        return "a picture or sound"
    if path.suffix.lower() in (".pdf", ".docx"):
        return f"not a {path.suffix[1:].upper()} inside"
    return ""
