"""The projection `promises`: programme → commitment → target ↔ result."""

from __future__ import annotations

from keqiao_kg.graph.store import Row
from keqiao_kg.publish.network.draft import Draft
from keqiao_kg.publish.network.entities import add_things
from keqiao_kg.publish.network.rows import ReportRows, notation

_SIGNS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤", "approx": "≈"}
_LONGEST = 28  # characters of a label
_PROMISED = ("programme", "project")


def add_promises(rows: ReportRows, draft: Draft) -> None:
    """What one report undertakes: the commitments with what they name and set, and the results beside the targets."""
    add_things(rows, draft)
    add_quantities(rows, draft)
    commitments = {row["statement"]: row for row in rows["statements"] if notation(row["class"]) == "commitment"}
    for row in commitments.values():
        add_statement(row, rows, draft)
    for row in rows["includes"]:
        commitment = commitments.get(row["statement"])
        if commitment is not None:
            _include(commitment, row["included"], rows, draft)
    for row in rows["pairs"]:
        draft.edge(row["target"], row["result"], "comparedWith", None, rows.id)


def _include(commitment: Row, included: str, rows: ReportRows, draft: Draft) -> None:
    """A programme or project leads to the commitment, the commitment to its targets."""
    statement, year, quote = commitment["statement"], rows.year(commitment["role"]), commitment["quote"]
    kind = draft.kind(included)
    if kind in _PROMISED:
        draft.edge(included, statement, "promisedIn", year, rows.id, quote)
    elif kind == "target":
        draft.edge(statement, included, "sets", year, rows.id, quote)


def add_statement(row: Row, rows: ReportRows, draft: Draft) -> None:
    """A statement, labelled by what is done to what."""
    iri = row["statement"]
    draft.node(iri, notation(row["class"]), shortened(row["verb"] + row["object"] or row["quote"]))
    draft.seen(iri, rows.year(row["role"]), rows.id, row["quote"])
    draft.theme(iri, row["theme"])


def add_quantities(rows: ReportRows, draft: Draft) -> None:
    """The targets and results, labelled by indicator and value."""
    for row in rows["quantities"]:
        iri, amount = row["quantity"], _amount(row)
        kind = "target" if row["status"] == "target" else "result"
        english = f"{row['english']} {amount}" if row["english"] else ""
        draft.node(iri, kind, f"{row['label']} {amount}", english, note=row["measure"])
        draft.seen(iri, _year(row["period"]), rows.id, row["quote"])
        draft.theme(iri, row["theme"])


def _amount(row: Row) -> str:
    upper = f"–{row['upper']}" if row["upper"] else ""
    return f"{_SIGNS.get(row['comparator'], '')}{row['value']}{upper}{row['unit']}"


def _year(period: str) -> int | None:
    """The last year of a period: 2018-2019, 2020-06, -2019."""
    years = [piece for piece in period.replace("/", "-").split("-") if len(piece) == 4 and piece.isdigit()]
    return int(years[-1]) if years else None


def shortened(text: str) -> str:
    """At most so many characters as a label can take."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
