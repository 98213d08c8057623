"""What is marked in the text of a report: every fact with its span, its fields and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from keqiao_kg.graph.store import Row
from keqiao_kg.publish.site.labels import amount, last_step, period

# What a field may hold: plain words, a term with labels in two languages, a thing with its name.
Field = tuple[str, str, str]  # key of words.toml, words, IRI of a term or thing (empty: none)

RESULTS = {"actual", "estimate"}
STATEMENTS = ("commitment", "achievement", "challenge")
THINGS = ("programme", "project", "place", "organisation", "event", "honour", "person", "concept")
AMOUNTS = ("result", "target", "standing")
KINDS = (*AMOUNTS, *THINGS, *STATEMENTS, "relation", "glossary")


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact in the text. `title` is what it is about, `thing` the IRI with a page of its own."""

    kind: str
    iri: str
    start: int
    end: int
    sentence: str
    title: str
    thing: str
    fields: tuple[Field, ...]
    rules: str
    themes: tuple[str, ...] = ()


def marks_of(parts: Mapping[str, list[Row]]) -> list[Mark]:
    """All marks of a report in text order, longer ones first where two start together."""
    found = [
        *map(_quantity, _first(parts["report-quantities"], "fact")),
        *map(_mention, _first(parts["report-mentions"], "fact")),
        *map(_relation, _first(parts["report-relations"], "fact")),
        *_statements(parts["report-statements"]),
        *(_term(row) for row in parts["report-glossary"] if row["start"]),
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, KINDS.index(mark.kind), mark.iri))


def _first(rows: Iterable[Row], key: str) -> Iterator[Row]:
    """One row a fact, where an optional column made more of it."""
    seen = set()
    for row in rows:
        if row[key] not in seen:
            seen.add(row[key])
            yield row


def kind_of_quantity(status: str) -> str:
    """The kind of mark of a quantity, by the IRI of its status."""
    notation = last_step(status)
    return "result" if notation in RESULTS else notation


def _quantity(row: Row) -> Mark:
    fields = (
        ("measure", "", row["measure"]),
        ("amount", amount(row), ""),
        ("comparator", "", row["comparator"]),
        ("base-value", _base_value(row), ""),
        ("period", period(row["period"]), ""),
        ("status", "", row["status"]),
        ("modality", "", row["modality"]),
        ("subject", row["subjectName"], row["subject"]),
        ("wording", row["wording"] if row["wording"] != row["name"] else "", ""),
        ("theme", "", row["theme"]),
    )
    themes = (row["theme"],) if row["theme"] else ()
    kind = kind_of_quantity(row["status"])
    return _mark(kind, row, row["name"], row["indicator"], fields, themes)


def _base_value(row: Row) -> str:
    if not row["baseValue"] or row["baseValue"] == row["value"]:
        return ""
    upper = f"–{row['baseUpper']}" if row["baseUpper"] else ""
    return f"{row['baseValue']}{upper} {row['baseUnit']}"


def _mention(row: Row) -> Mark:
    fields = (("type", "", row["class"]), ("detail", "", row["detail"]))
    return _mark(last_step(row["class"]).lower(), row, row["name"], row["thing"], fields)


def _relation(row: Row) -> Mark:
    fields = (
        ("subject", row["subjectName"], row["subject"]),
        ("relation", "", row["relation"]),
        ("object", row["objectName"], row["object"]),
    )
    return _mark("relation", row, row["subjectName"], row["subject"], fields)


def _statements(rows: Iterable[Row]) -> Iterator[Mark]:
    for _, same in groupby(rows, key=lambda row: row["fact"]):
        group = list(same)
        row = group[0]
        themes = tuple(other["theme"] for other in group if other["theme"])
        kind = last_step(row["class"]).lower()
        fields = (
            ("verb", row["verb"], ""),
            ("acts-on", row["object"], ""),
            ("modality", "", row["modality"]),
            *(("theme", "", theme) for theme in themes),
        )
        yield _mark(kind, row, row["verb"] + row["object"], row["fact"], fields, themes)


def _term(row: Row) -> Mark:
    fields = (("definition", row["definition"], ""), ("explains", row["term"], row["thing"]))
    return Mark(
        "glossary",
        row["page"],
        int(row["start"]),
        int(row["end"]),
        row["sentence"],
        row["term"],
        row["page"],
        _filled(fields),
        "",
    )


def _mark(kind: str, row: Row, title: str, thing: str, fields: Iterable[Field], themes: tuple[str, ...] = ()) -> Mark:
    start, end = int(row["start"]), int(row["end"])
    return Mark(kind, row["fact"], start, end, row["sentence"], title, thing, _filled(fields), row["rules"], themes)


def _filled(fields: Iterable[Field]) -> tuple[Field, ...]:
    return tuple(field for field in fields if field[1] or field[2])
