"""What terms of the ontology and concepts are called, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable

from keqiao_kg.graph.store import Row

Pair = tuple[str, str]

_SYMBOLS = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "between": ""}


def last_step(iri: str) -> str:
    """The last step of an IRI: `…/measure/growth` → growth, `…#Place` → Place."""
    return iri.rstrip("/").replace("#", "/").rpartition("/")[2]


class Labels:
    """Labels by IRI; a term without one is called by the last step of its IRI."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._pairs = {row["term"]: (row["zh"], row["en"] or row["zh"]) for row in rows}

    def __call__(self, iri: str) -> Pair:
        """Chinese and English."""
        return self._pairs.get(iri) or (last_step(iri), last_step(iri))


def period(notation: str) -> str:
    """A period as people write it: `2019`, `2016–2020`; `…–2019` for what goes on until then."""
    first, dash, last = notation.partition("-")
    return f"{first or '…'}–{last or '…'}" if dash else notation


def amount(row: Row) -> str:
    """The amount of a row of quantities with its comparator as a sign: `≥ 7%`, `4.5–5%`, `≈ 30 万人`."""
    unit = row["unit"]
    joined = unit if unit in ("%", "‰", "℃") else f" {unit}"
    upper = f"–{row['upper']}" if row["upper"] else ""
    return f"{_SYMBOLS.get(last_step(row['comparator']), '')}{row['value']}{upper}{joined if unit else ''}"
