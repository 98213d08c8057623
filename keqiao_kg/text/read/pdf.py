"""Text PDF: the printed lines of each page, indented as they are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keqiao_kg.errors import InputError
from keqiao_kg.text.read.document import Line, Reading

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_UNREADABLE = 0.2  # share of characters without a Unicode value from which the text is of no use
_END = 4096  # last bytes of the file, where the mark of its end must stand
_FEW = 8  # characters a page on average, below which the pages are taken for pictures


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed line: its text, its left edge and the size of its first character, in points."""

    text: str
    page: int
    left: float
    size: float


def read(data: bytes, where: str) -> Reading:
    """The lines of a PDF, numbered through the document; an InputError where it holds no text."""
    pdf = _opened(data, where)
    try:
        pages = len(pdf)
        printed = [line for number in range(pages) for line in _page(pdf, number)]
    finally:
        pdf.close()
    _check(printed, pages, where)
    margins = _margins(printed)
    return Reading(
        tuple(
            Line(_indent(line, margins[line.page]) + line.text, number, line.page)
            for number, line in enumerate(printed, 1)
        )
    )


def _opened(data: bytes, where: str) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    hint = "fetch or export it again"
    if b"%%EOF" not in data[-_END:]:
        raise InputError("is a damaged PDF", where=where, cause="its end is missing", hint=hint)
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "assword" in str(error):
            cause, hint = "it asks for a password", "save a copy without a password"
            raise InputError("is an encrypted PDF", where=where, cause=cause, hint=hint) from error
        raise InputError("is a damaged PDF", where=where, cause=str(error).rstrip("."), hint=hint) from error


def _page(pdf: PdfDocument, number: int) -> Iterator[_Printed]:
    page = pdf[number]
    textpage = page.get_textpage()
    try:
        yield from _lines(textpage, number + 1)
    finally:
        textpage.close()
        page.close()


def _lines(textpage: PdfTextPage, page: int) -> Iterator[_Printed]:
    from pypdfium2.raw import FPDFText_GetUnicode

    count = textpage.count_chars()
    codes = [FPDFText_GetUnicode(textpage, place) for place in range(count)]
    start = 0
    for end in range(count + 1):
        if end < count and codes[end] != 0x0A:
            continue
        text = "".join(map(_character, codes[start:end])).rstrip("\r")
        first = start + len(text) - len(text.lstrip())
        if text.strip():
            left, bottom, _, top = textpage.get_charbox(first, loose=True)
            yield _Printed(text.lstrip(), page, left, top - bottom)
        start = end + 1


def _character(code: int) -> str:
    # 0xFFFE is what the library gives for a hyphen at the end of a line.
    if code == 0xFFFE:
        return "-"
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _check(printed: list[_Printed], pages: int, where: str) -> None:
    """An InputError for pages that are pictures, and for fonts that do not tell their characters."""
    text = "".join(line.text for line in printed)
    if len(text) < _FEW * pages:
        cause = f"{len(text)} characters on {pages} pages"
        raise InputError(
            "is a PDF without text, a scan perhaps", where=where, cause=cause, hint="run text recognition (OCR) first"
        )
    if sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text) > _UNREADABLE * len(text):
        cause = "its fonts do not say which characters they show"
        raise InputError(
            "is a PDF whose text cannot be read", where=where, cause=cause, hint="run text recognition (OCR) first"
        )


def _margins(printed: list[_Printed]) -> dict[int, float]:
    """The left edge of the text block of each page: the edge that most of its lines share, leftmost of two."""
    lefts: dict[int, list[float]] = {}
    for line in printed:
        lefts.setdefault(line.page, []).append(line.left)
    return {page: _common_left(edges) for page, edges in lefts.items()}


def _common_left(edges: list[float]) -> float:
    counts = Counter(round(edge / 4) for edge in edges)
    common = [edge for edge, count in counts.items() if count >= max(2, len(edges) / 8)]
    return min(common, default=min(counts)) * 4.0


def _indent(line: _Printed, margin: float) -> str:
    wide = (line.left - margin) / line.size if line.size else 0.0
    return "\u3000" * min(round(wide), 20) if wide > 0.8 else ""
