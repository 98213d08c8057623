"""Is the folder whole: every link leads somewhere, every page is valid HTML without inline script or style?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from lxml import html

REPORT = "id/report/330603-2020.html"
EXAMPLES = (
    "index.html",
    "404.html",
    REPORT,
    "report/330603-2020/indicators.html",
    "report/330603-2020/things.html",
    "report/330603-2020/commitments.html",
    "report/330603-2020/glossary.html",
    "id/report/330603-2020/section/p1.s1.html",
    "id/programme/100000/凤凰行动.html",
    "id/place/330603.html",
    "id/indicator/地区生产总值.html",
)
# What the reader finds by its offsets, and what the whole page stands for.
_BY_OFFSETS = re.compile(r"(number|pair|passage|selector)/\d+-\d+|glossary\b")
_FOREIGN = ("query.html", "explore.html")  # pages of publish/web, which has tests of its own


def _pages(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*.html")) if file.name not in _FOREIGN)


def _first(folder: Path, kind: str) -> str:
    return next(iter(sorted((folder / f"id/report/330603-2020/{kind}").iterdir()))).relative_to(folder).as_posix()


def test_every_link_leads_somewhere(folder: Path) -> None:
    pages = {file.relative_to(folder).as_posix(): html.parse(file) for file in _pages(folder)}
    assert len(pages) > 1000
    facts = set(re.findall(r'"i":"([^"]+)"', (folder / REPORT).read_text(encoding="utf-8")))
    names = {path: {*page.xpath("//@id")} | (facts if path == REPORT else set()) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in {*page.xpath("//a/@href"), *page.xpath("//link[@rel!='canonical']/@href"), *page.xpath("//@src")}:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (folder / path).parent / unquote(parts.path) if parts.path else folder / path
            if parts.path.startswith("/"):  # the page for any address
                target = folder / unquote(parts.path).lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            name = target.resolve().relative_to(folder.resolve()).as_posix()
            place = unquote(parts.fragment)
            known = place in names.get(name, {"main"}) or (name == REPORT and _BY_OFFSETS.match(place))
            known = known or name == "explorer.html"  # whose script reads what to show
            there = target.is_file() and (not place or known)
            if not there:
                broken.append((path, link))
    assert broken == []


def test_pages_hold_no_script_and_no_style_of_their_own(folder: Path) -> None:
    for file in _pages(folder):
        page = html.parse(file)
        assert page.xpath("//*[@style] | //style | //@*[starts-with(name(), 'on')]") == [], file
        inline = page.xpath("//script[not(@src)]/@type")
        assert set(inline) <= {"application/json", "application/ld+json"}, file


def test_pages_are_valid_html(folder: Path) -> None:
    kinds = (*EXAMPLES, _first(folder, "statement"), _first(folder, "glossary"))
    for path in kinds:
        html5lib.HTMLParser(strict=True).parse((folder / path).read_text(encoding="utf-8"))


def test_names_in_a_page_are_unique(folder: Path) -> None:
    for path in EXAMPLES:
        names = html.parse(folder / path).xpath("//@id")
        assert len(names) == len(set(names)), path


def test_pages_are_small(folder: Path) -> None:
    assert max(file.stat().st_size for file in _pages(folder)) < 2_000_000


@pytest.mark.parametrize("path", EXAMPLES)
def test_pages_have_a_title_in_both_languages(folder: Path, path: str) -> None:
    (title,) = html.parse(folder / path).xpath("/html/head/title")
    assert title.get("data-zh") == title.text
    assert title.get("data-en") not in ("", title.text)
