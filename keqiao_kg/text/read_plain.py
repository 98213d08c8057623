"""Plain text: decodes the bytes and splits them into lines; a form feed turns the page."""

from __future__ import annotations

import codecs
import re

from keqiao_kg.errors import InputError
from keqiao_kg.text.read import Line, Reading

_NEWLINE = re.compile("\r\n|\r|\n")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(data: bytes, where: str) -> Reading:
    """The lines of a text file as printed, numbered from 1."""
    text, encoding = decode(data, where)
    return Reading(lines_of(text), encoding)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text; pages are counted where form feeds turn them."""
    paged, page = "\f" in text, 1
    lines = []
    for number, row in enumerate(_NEWLINE.split(text), 1):
        for turn, piece in enumerate(row.split("\f")):
            page += turn > 0
            lines.append(Line(piece, number, page if paged else 0))
    return tuple(lines)


def decode(data: bytes, where: str) -> tuple[str, str]:
    """The text of the bytes and the name of their encoding; an InputError for bytes that are no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, where), encoding
    encoding = _without_mark(data)
    text = _strictly(data, encoding, where)
    if _looks_binary(text):
        raise InputError("is not text", where=where, hint="give the report as text, HTML, DOCX or PDF")
    return text, encoding


def _without_mark(data: bytes) -> str:
    """The encoding of bytes that carry no byte order mark."""
    nulls = data.count(b"\0", 0, 4096)
    if nulls:
        # Digits, blanks and line ends of UTF-16 hold a null byte; which half tells the byte order.
        return "utf-16-le" if data[1:4096:2].count(b"\0") >= nulls / 2 else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    return "utf-8"


def _guess(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        return best.encoding if best else "utf-8"
    return "gb18030"


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = f"{where}: byte {error.start}"
        hint = "save the file as UTF-8"
        raise InputError(f"cannot be decoded as {encoding}", where=place, cause=error.reason, hint=hint) from error


def _looks_binary(text: str) -> bool:
    head = text[:4096]
    controls = sum(char < " " and char not in "\t\n\r\f\v\x1a" for char in head)
    return controls * 100 > len(head)
