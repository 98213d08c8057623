"""Content negotiation as RFC 9110 words it."""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.publish.server.accept import choose, choose_format, takes_gzip
from keqiao_kg.publish.server.cache import Cache

OFFERED = ("text/turtle", "application/ld+json", "text/html")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("*", "text/turtle"),
        ("text/html", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("text/html;charset=utf-8;q=0.5, application/ld+json;q=0.6", "application/ld+json"),
        ("text/*;q=0.3, text/html;q=0.7, */*;q=0.5", "text/html"),
        ("text/*, text/turtle;q=0", "text/html"),
        ("*/*;q=0.1, text/turtle;q=0", "application/ld+json"),
        ("image/png", None),
        ("image/*, text/html;q=0", None),
        ("text/html;q=nonsense, application/ld+json;q=0.001", "application/ld+json"),
        (",,;q=1,/,text", "text/turtle"),
    ],
)
def test_choice(accept: str, expected: str | None) -> None:
    assert choose(accept, OFFERED) == expected


def test_a_format_goes_first() -> None:
    short = {"html": ("text/html",)}
    assert choose_format("text/turtle", "HTML", short, OFFERED) == "text/html"
    assert choose_format("text/turtle", "application/ld+json", short, OFFERED) == "application/ld+json"
    assert choose_format("text/turtle", "docx", short, OFFERED) is None
    assert choose_format("text/turtle", "", short, OFFERED) == "text/turtle"


@pytest.mark.parametrize(
    ("header", "expected"),
    [("gzip", True), ("br, GZIP;q=0.5", True), ("*", True), ("gzip;q=0, *", False), ("identity", False), ("", False)],
)
def test_packing(header: str, expected: bool) -> None:
    assert takes_gzip(header) is expected


def test_the_oldest_answer_goes_first_and_a_large_one_is_not_kept() -> None:
    cache = Cache(80)
    for key in b"abcdefgh":
        cache.put(bytes([key]), ({}, b"0123456789"), "tag")
    assert cache.get(b"a") is not None  # now the youngest
    cache.put(b"i", ({}, b"0123456789"), "tag")
    assert cache.get(b"b") is None
    assert cache.get(b"a") is not None
    assert not cache.put(b"large", ({}, b"0" * 11), "tag")
    assert cache.get(b"large") is None


def test_a_file_goes_with_its_answer(tmp_path: Path) -> None:
    cache, files = Cache(80), [tmp_path / str(number) for number in range(9)]
    for file in files:
        file.write_bytes(b"0123456789")
        assert cache.put(file.name.encode(), ({"file": str(file)}, b""), "tag")
    assert [file.exists() for file in files] == [False] + [True] * 8
