"""Plain text: decodes the bytes and splits them into lines; a form feed turns the page."""

from __future__ import annotations

import codecs
import re

from keqiao_kg.errors import InputError
from keqiao_kg.text.read.document import Line, Reading

_NEWLINE = re.compile("\r\n|\r|\n")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096  # characters or bytes that are looked at
_NULL_SHARE = 64  # one null byte in so many bytes tells UTF-16
_COMMON = 0.9  # share of a simplified Chinese text that the first Chinese character set holds
# Other characters than those of Chinese and Latin text: ASCII, Latin, punctuation, signs, Han, full-width forms.
_NO_TEXT = re.compile("[^\t\n\r\f\x1a\x20-\x7e\u00a0-\u024f\u2000-\u2bff\u2e80-\u9fff\ue000-\uffef]")
_TEXT_SHARE = 0.9
_HINT = "save it as UTF-8 text, or give the report as DOCX or PDF"


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
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "") or _without_mark(data)
    if not encoding:
        raise InputError("is not text", where=where, cause="its bytes fit no encoding of Chinese", hint=_HINT)
    text = _strictly(data, encoding, where)
    head = text[:_SAMPLE]
    if len(head) - len(_NO_TEXT.findall(head)) < _TEXT_SHARE * len(head):
        raise InputError("is not text", where=where, cause=f"read as {encoding} it makes no words", hint=_HINT)
    return text, encoding


def _without_mark(data: bytes) -> str:
    """The encoding of bytes that carry no byte order mark; empty where none fits."""
    nulls = data.count(b"\0", 0, _SAMPLE)
    if nulls * _NULL_SHARE > len(data[:_SAMPLE]):
        # Digits, blanks and line ends of UTF-16 hold a null byte; which half tells the byte order.
        return "utf-16-le" if data[1:_SAMPLE:2].count(b"\0") >= nulls / 2 else "utf-16-be"
    if _decodes(data, "utf-8"):
        return "utf-8"
    if _decodes(data, "gb18030") and _is_simplified(data[: 2 * _SAMPLE].decode("gb18030", "ignore")):
        return "gb18030"
    return _guess(data)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_simplified(text: str) -> bool:
    return len(text.encode("gb2312", "ignore").decode("gb2312")) >= _COMMON * len(text)


def _guess(data: bytes) -> str:
    """What the bytes are, if neither UTF-8 nor the usual encoding of simplified Chinese."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["big5", "big5hkscs", "gb18030"]).best()
    if best is not None:
        return best.encoding
    # Mostly UTF-8 with some broken bytes: decoding it strictly will say where.
    return "utf-8" if data.decode("utf-8", "replace").count("\ufffd") * 10 < len(data) else ""


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"cannot be decoded as {encoding}"
        raise InputError(what, where=f"{where}: line {line}", cause=error.reason, hint=_HINT) from error
