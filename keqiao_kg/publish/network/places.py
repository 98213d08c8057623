"""The projection `places`: what happens where."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.publish.network.draft import Draft
from keqiao_kg.publish.network.entities import add_relations, add_things, sentences
from keqiao_kg.publish.network.promises import add_quantities
from keqiao_kg.publish.network.rows import ReportRows

_HAPPENING = ("project", "event", "programme", "honour", "organisation")


def add_places(rows: ReportRows, draft: Draft) -> None:
    """The places of one report with the places around them, and what stands, happens or is measured there."""
    add_things(rows, draft)
    add_quantities(rows, draft)
    stated = {frozenset(ends) for ends in add_relations(rows, draft)}
    for row in rows["things"]:
        if row["inside"]:
            draft.edge(row["thing"], row["inside"], "containedInPlace", None, rows.id)
    for row in rows["quantities"]:
        if row["subject"] != rows.report["area"]:
            draft.edge(row["quantity"], row["subject"], "measuredIn", None, rows.id, row["quote"])
    for first, second, year, text in _together(rows, draft):
        if frozenset((first, second)) not in stated:
            draft.edge(first, second, "namedWith", year, rows.id, text)


def _together(rows: ReportRows, draft: Draft) -> Iterator[tuple[str, str, int, str]]:
    """Each thing with each place that its sentence names, once a sentence."""
    for names in sentences(rows).values():
        year, text = rows.year(names[0]["role"]), names[0]["text"]
        things = dict.fromkeys(row["thing"] for row in names)
        places = [thing for thing in things if draft.kind(thing) == "place"]
        for thing in things:
            if draft.kind(thing) in _HAPPENING:
                yield from ((thing, place, year, text) for place in places)
