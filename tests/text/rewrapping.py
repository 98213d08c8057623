"""Sets paragraphs as printed pages do: lines of one width, indents, blank lines, page numbers."""

from __future__ import annotations

import re

from keqiao_kg.text.clean.cleaned import Cleaned, clean
from keqiao_kg.text.clean.widths import width
from keqiao_kg.text.read.document import Document
from keqiao_kg.text.read.plain import lines_of

_CLOSING = "，。；：、！？”’）》%,;:!?)"
# A typesetter breaks neither words and numbers nor before a closing mark.
_PIECE = re.compile(f"[A-Za-z0-9.%&+]+[{_CLOSING}]*|.[{_CLOSING}]*")


def document(text: str) -> Document:
    """A document that holds the lines of a text."""
    return Document("report.txt", "text/plain", "utf-8", "", lines_of(text))


def cleaned(text: str) -> Cleaned:
    """The text as read from a plain text file, cleaned."""
    return clean(document(text))


def wrapped(paragraph: str, columns: int = 28, indent: str = "　　") -> list[str]:
    """The lines of one paragraph."""
    lines, line = [], indent
    for piece in _PIECE.findall(paragraph):
        hangs = 1 if piece[-1] in _CLOSING else 0
        if line != indent and width(line) + width(piece) > columns + hangs:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]


def pages(
    paragraphs: list[str],
    *,
    indent: str = "　　",
    between: str = "",
    after_line: str = "",
    end: str = "",
    rows: int = 22,
) -> str:
    """The paragraphs on pages of `rows` lines with a page number under each."""
    printed: list[str] = []
    count = 0
    for paragraph in paragraphs:
        lines = wrapped(paragraph, indent=indent)
        lines[-1] += end
        for line in lines:
            printed.append(line + after_line)
            count += 1
            if count % rows == 0:
                printed += ["", f" - {count // rows} -", "", ""]
        printed[-1] += between
    return "\n".join(printed)
