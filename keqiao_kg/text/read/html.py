"""HTML: the main text of a web page, a block a line, a table row a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keqiao_kg.text.read.document import Line, Reading
from keqiao_kg.text.read.plain import decode

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# Never text of the report.
_NOISE = tuple("script style noscript template head nav aside footer form button iframe svg".split(" "))  # noqa: SIM905
_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 "  # noqa: SIM905
    "header hr html legend li main ol p pre section summary table tbody tfoot thead tr ul".split(" ")
)
_PARAGRAPH = 40  # characters from which a block counts as running text
_MAIN_SHARE = 0.85  # of the running text that the main element must hold


def read(data: bytes, where: str) -> Reading:
    """The lines of a web page, numbered in the order of its text."""
    from bs4 import BeautifulSoup

    # Pages often name another encoding than theirs, so the bytes decide.
    text, encoding = decode(data, where)
    page = BeautifulSoup(text, "lxml")
    for element in page.find_all(_NOISE):
        element.decompose()
    main = _main(page)
    return Reading(lines_of(_title(page, main) + _blocks(main)), encoding)


def lines_of(texts: list[str]) -> tuple[Line, ...]:
    """The texts that are not blank as lines, numbered from 1."""
    return tuple(Line(text.strip(" \t"), number) for number, text in enumerate(filter(str.strip, texts), 1))


def _title(page: BeautifulSoup, main: Tag) -> list[str]:
    """The headline of the page where it stands outside the main text."""
    headline = page.h1
    if headline is None or any(parent is main for parent in headline.parents):
        return []
    return [" ".join(headline.stripped_strings)]


def _main(page: BeautifulSoup) -> Tag:
    """The smallest element that holds nearly all of the running text of the page."""
    main: Tag = page.body or page
    total = _running_text(main)
    while total:
        child = next((child for child in main.find_all(True, recursive=False) if _holds(child, total)), None)
        if child is None or child.name in ("p", "table", "pre"):
            break
        main = child
    return main


def _holds(element: Tag, total: int) -> bool:
    return _running_text(element) >= _MAIN_SHARE * total


def _running_text(element: Tag) -> int:
    """Characters in the strings that are long enough to be sentences."""
    return sum(len(text) for text in element.stripped_strings if len(text) >= _PARAGRAPH)


def _blocks(root: Tag) -> list[str]:
    blocks: list[list[str]] = [[]]
    _gather(root, blocks)
    return [part for block in blocks for part in "".join(block).split("\n")]


def _gather(element: Tag, blocks: list[list[str]]) -> None:
    """Appends the text under an element to the last block; elements that stand apart start new ones."""
    from bs4.element import NavigableString, PreformattedString, Tag

    for child in element.children:
        if isinstance(child, Tag):
            if child.name == "br":
                blocks[-1].append("\n")
            elif child.name in ("td", "th"):
                cell = " ".join(" ".join(child.stripped_strings).split())
                blocks[-1].append(f"\t{cell}" if any(map(str.strip, blocks[-1])) else cell)
            elif child.name in _BLOCKS:
                blocks.append([])
                _gather(child, blocks)
                blocks.append([])
            else:
                _gather(child, blocks)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            # Line ends of the markup are blanks, except in preformatted text.
            text = str(child)
            blocks[-1].append(text if element.find_parent("pre") or element.name == "pre" else _flat(text))


def _flat(text: str) -> str:
    return text.replace("\r", "").replace("\n", " ")
