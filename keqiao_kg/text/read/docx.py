"""DOCX: paragraphs, tables and notes in the order of the document."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from keqiao_kg.errors import InputError
from keqiao_kg.text.read.document import Line, Reading

if TYPE_CHECKING:
    from docx.document import Document as Word
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE_PARTS = ("footnotes", "endnotes")
_NOTE_MARKS = {f"{_W}footnoteReference": "footnotes", f"{_W}endnoteReference": "endnotes"}
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Pictures and text boxes stand beside the text; deleted text is none of it.
_SKIPPED = frozenset(
    (
        *(f"{_W}{name}" for name in ("pPr", "rPr", "pict", "drawing", "del", "moveFrom", "instrText", "object")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    )
)


class _Notes:
    """The footnotes and endnotes of a document, numbered as the text calls them."""

    def __init__(self, word: Word) -> None:
        self.texts = {part: _note_texts(word, part) for part in _NOTE_PARTS}
        self.called: list[str] = []

    def call(self, part: str, identifier: str) -> str:
        """The mark of a note at the place where the text calls it; empty for a note without text."""
        text = self.texts[part].get(identifier, "")
        if not text.strip():
            return ""
        self.called.append(text)
        return f"[{len(self.called)}]"


def read(data: bytes, where: str) -> Reading:
    """The lines of a Word document, numbered in their order; its notes stand at the end as [1] …"""
    word = _opened(data, where)
    notes = _Notes(word)
    texts = list(_blocks(word.element.body, notes))
    texts += [f"[{number}]{text.strip()}" for number, text in enumerate(notes.called, 1)]
    rows = [row for text in texts for row in text.split("\n")]
    return Reading(tuple(Line(row, number) for number, row in enumerate(rows, 1)))


def _opened(data: bytes, where: str) -> Word:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    hint = "open it in a word processor and save it again"
    try:
        return Document(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise InputError("is a DOCX that was cut off or damaged", where=where, cause=str(error), hint=hint) from error
    except (OpcError, XMLSyntaxError, KeyError, ValueError, RuntimeError) as error:
        raise InputError("is not a whole DOCX", where=where, cause=str(error), hint=hint) from error


def _blocks(body: Element, notes: _Notes) -> Iterator[str]:
    """Paragraphs, and the rows of tables with tabs between the cells; contents of controls too."""
    for block in body:
        if block.tag == f"{_W}p":
            yield _text(block, notes)
        elif block.tag == f"{_W}tbl":
            for row in block.iter(f"{_W}tr"):
                yield "\t".join(_cell(cell, notes) for cell in row.findall(f"{_W}tc"))
        elif block.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _blocks(block, notes)


def _cell(cell: Element, notes: _Notes) -> str:
    return " ".join(" ".join(text.split()) for text in _blocks(cell, notes)).strip()


def _text(element: Element, notes: _Notes) -> str:
    """The characters under an element, with marks where notes are called."""
    parts: list[str] = []
    for child in element:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag == f"{_W}t":
            parts.append(child.text or "")
        elif tag in _CHARACTERS:
            parts.append(_CHARACTERS[tag])
        elif tag in _NOTE_MARKS:
            parts.append(notes.call(_NOTE_MARKS[tag], child.get(f"{_W}id") or ""))
        else:
            parts.append(_text(child, notes))
    return "".join(parts)


def _note_texts(word: Word, part: str) -> dict[str, str]:
    """The notes of a part by their identifiers; separators between text and notes are left out."""
    from docx.oxml import parse_xml

    for relation in word.part.rels.values():
        if relation.reltype.endswith(f"/{part}"):
            root = parse_xml(relation.target_part.blob)
            return {note.get(f"{_W}id"): "".join(_plain(note)) for note in root if note.get(f"{_W}type") is None}
    return {}


def _plain(note: Element) -> Iterator[str]:
    for text in note.iter(f"{_W}t"):
        yield text.text or ""
