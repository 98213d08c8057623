"""Markdown: its blocks as lines, without the marks of headings, emphasis, lists and links."""

from __future__ import annotations

from keqiao_kg.text.read.document import Line, Reading
from keqiao_kg.text.read.plain import decode

_BREAKS = ("softbreak", "hardbreak")
_NUMBERED = "ordered_list_open"


def read(data: bytes, where: str) -> Reading:
    """The lines of the blocks, each with the number of the line that its block starts on."""
    from markdown_it import MarkdownIt

    text, encoding = decode(data, where)
    # Indented code stays text: Chinese paragraphs are often indented by four blanks.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("code")
    lines: list[Line] = []
    item = ""
    for token in parser.parse(text):
        start = (token.map or [0])[0] + 1
        if token.type == "list_item_open":
            item = f"{token.info}{token.markup}" if token.info else ""
        elif token.type == "inline":
            lines += _of_inline(token.children or [], start, item)
            item = ""
        elif token.type in ("fence", "code_block"):
            lines += [Line(row, start + place) for place, row in enumerate(token.content.split("\n"))]
    return Reading(tuple(lines), encoding)


def _of_inline(children: list, start: int, item: str) -> list[Line]:  # type: ignore[type-arg]
    rows = [item]
    for child in children:
        if child.type in _BREAKS:
            rows.append("")
        elif child.type == "image":
            continue
        else:
            rows[-1] += child.content
    return [Line(row, start + place) for place, row in enumerate(rows)]
