"""The gold tables of one report, as people made them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from keqiao_kg.errors import InputError

Row = Mapping[str, str]
_TABLES = ("sentences", "quantities", "entities", "relations", "pairs")


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold tables of one report; a table that the folder lacks is empty."""

    sentences: Mapping[str, str]  # sid → text, in text order
    quantities: tuple[Row, ...]
    entities: tuple[Row, ...]
    relations: tuple[Row, ...]
    pairs: tuple[Row, ...]


def load_gold(folder: Path) -> Gold:
    """The gold tables of a folder: TSV, one header row, no quoting.

    Raises InputError where `sentences.tsv` is absent or a row has too few cells.
    """
    tables = {name: tuple(_read(folder / f"{name}.tsv", name == "sentences")) for name in _TABLES}
    sentences = {row["sid"]: row["text"] for row in tables["sentences"]}
    return Gold(sentences, *(tables[name] for name in _TABLES[1:]))


def _read(path: Path, needed: bool) -> Iterable[Row]:
    if not path.is_file():
        if needed:
            raise InputError(
                "no gold here", where=str(path), hint="give a folder with sentences.tsv and quantities.tsv"
            )
        return
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    if needed and names[:2] != ["sid", "text"]:
        names, lines = ["sid", "text"], [header, *lines]
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) > len(names):
            raise InputError(f"{len(cells)} cells under {len(names)} headings", where=f"{path}:{number}")
        if line.strip():
            yield dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=True))
