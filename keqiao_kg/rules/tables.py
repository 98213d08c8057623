"""Reads the tables of `data/`: UTF-8 TSV with a header row, `#` lines as comments; and TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from keqiao_kg.errors import RuleError


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a TSV file as dicts keyed by its header; cells are stripped.

    A missing cell at the end of a row is empty; a surplus cell is a RuleError.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    body = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    if not body:
        raise RuleError("has no header row", where=str(path))
    header, width = body[0][1], len(body[0][1])
    for number, cells in body:
        if len(cells) > width:
            raise RuleError(f"{len(cells)} cells under {width} headings", where=f"{path}:{number}")
        cells.extend([""] * (width - len(cells)))
    return [dict(zip(header, map(str.strip, cells), strict=True)) for _, cells in body[1:]]


def read_words(path: Path, column: str = "") -> tuple[str, ...]:
    """One column of a table (the first by default), in file order; a word that stands twice is a RuleError."""
    rows = read_rows(path)
    key = column or next(iter(rows[0]))
    words = [row[key] for row in rows]
    twice = {word for word in words if words.count(word) > 1} if len(set(words)) < len(words) else set()
    if twice:
        raise RuleError(f"stands twice: {', '.join(sorted(twice))}", where=str(path))
    return tuple(words)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; a RuleError with the line where it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError("is no TOML", where=str(path), cause=str(error)) from error
