"""From the lines of a file to the cleaned text of the report: `clean(document)`.

The cleaned text is one paragraph a line, in NFC, without line wraps, page numbers, running heads and the
blanks of the typesetting; its run map leads each offset back to the line and page of the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keqiao_kg.errors import InputError
from keqiao_kg.text.clean.line import BREAK, decoded, without_blanks
from keqiao_kg.text.clean.pages import Row, without_page_furniture
from keqiao_kg.text.clean.widths import indent_width, width
from keqiao_kg.text.clean.wrap import paragraphs_of
from keqiao_kg.text.read.document import Document, Line

_WORD_END = re.compile(r"[A-Za-z\u00c0-\u024f]$")
_WORD_START = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The cleaned text and its run map (see `model.Source`): runs start at `offsets`, ascending."""

    text: str
    offsets: tuple[int, ...]
    lines: tuple[int, ...]  # 1-based line of the source on which each run stands
    pages: tuple[int, ...]  # 1-based page of each run; empty where the source is not paged


def clean(document: Document) -> Cleaned:
    """The paragraphs of the document, one a line; an InputError where nothing is left."""
    rows = without_page_furniture(_rows(document.lines))
    if not rows:
        raise InputError("holds no text", where=document.name, hint="give a file with the text of a report")
    return _joined(paragraphs_of(rows))


def _rows(lines: Sequence[Line]) -> list[Row]:
    """The tidied lines that are not blank; a line with breaks inside gives several."""
    printed = decoded("\n".join(line.text for line in lines))
    tidied = without_blanks(printed)
    rows: list[Row] = []
    gap = 0
    for line, loose, tight in zip(lines, printed.split("\n"), tidied.split("\n"), strict=True):
        for raw, tight_piece in zip(loose.split(BREAK), tight.split(BREAK), strict=True):
            text = tight_piece.strip(" ")
            if not text:
                gap += 1
                continue
            indent = len(raw) - len(raw.lstrip(" "))
            wide = width(raw.strip(" ")) + (indent_width(line.text) if indent else 0.0)
            rows.append(Row(text, line.number, line.page, indent, raw[-1] == " ", gap, wide))
            gap = 0
    return rows


def _joined(paragraphs: Sequence[Sequence[Row]]) -> Cleaned:
    pieces: list[str] = []
    offsets: list[int] = []
    lines: list[int] = []
    pages: list[int] = []
    end = 0
    for paragraph in paragraphs:
        for place, row in enumerate(paragraph):
            text = row.text
            if place:
                text = _seam(paragraph[place - 1], row) + text
            elif pieces:
                text = "\n" + text
            offsets.append(end)
            lines.append(row.number)
            pages.append(row.page)
            pieces.append(text)
            end += len(text)
    return Cleaned("".join(pieces), tuple(offsets), tuple(lines), tuple(pages) if any(pages) else ())


def _seam(last: Row, row: Row) -> str:
    """What stands between two lines of a paragraph: a blank between Latin words, else nothing."""
    return " " if _WORD_END.search(last.text) and _WORD_START.match(row.text) else ""
