"""Tells what a file is by its bytes: `media_type_of(data, path)`."""

from __future__ import annotations

import re
from pathlib import Path

from keqiao_kg.errors import InputError

FORMATS = "plain text, Markdown, HTML, DOCX and PDF with text"

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|h[1-6])\b",
    re.I | re.S,
)
_SUFFIXES = {".md": "text/markdown", ".markdown": "text/markdown", ".html": "text/html", ".htm": "text/html"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Word 97 and of encrypted Office files
_BINARY = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF", "a picture, a film or a sound"),
    (b"\0\0\0", "a picture or a film"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\0", "a database"),
)


def media_type_of(data: bytes, path: Path) -> str:
    """The media type of a readable file; an InputError for a file of another kind."""
    where = str(path)
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data, where)
    _refuse_office(data, where)
    for signature, kind in _BINARY:
        if data.startswith(signature):
            raise InputError(f"is {kind}, not a report", where=where, hint=f"readable are {FORMATS}")
    if _WEB_PAGE.match(data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return "text/html"
    return _SUFFIXES.get(path.suffix.lower(), "text/plain")


def _of_zip(data: bytes, where: str) -> str:
    # The parts of a DOCX are named in clear in the zip, also in one that was cut off.
    if b"word/" in data:
        return _DOCX
    raise InputError("is a zip archive, not a report", where=where, hint=f"unpack it; readable are {FORMATS}")


def _refuse_office(data: bytes, where: str) -> None:
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise InputError("is encrypted", where=where, cause="it asks for a password", hint="save a copy without one")
    if data.startswith(_OLE):
        raise InputError("is an old Word or Excel file", where=where, hint="convert it to .docx and read that")
    if data.startswith(b"{\\rtf"):
        raise InputError("is an RTF file", where=where, hint="convert it to .docx and read that")
