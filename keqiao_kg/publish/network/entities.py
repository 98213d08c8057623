"""The projection `entities`: the named things, what the text states between them, and who is named together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from keqiao_kg.graph.store import Row
from keqiao_kg.publish.network.draft import Draft
from keqiao_kg.publish.network.rows import ReportRows, notation


def add_entities(rows: ReportRows, draft: Draft) -> None:
    """The things of one report with their relations; `namedWith` weighs how many sentences name both."""
    add_things(rows, draft)
    stated = {frozenset(ends) for ends in add_relations(rows, draft)}
    for names in sentences(rows).values():
        year, text = rows.year(names[0]["role"]), names[0]["text"]
        for first, second in combinations(sorted({row["thing"] for row in names}), 2):
            if frozenset((first, second)) not in stated:
                draft.edge(first, second, "namedWith", year, rows.id, text)


def add_things(rows: ReportRows, draft: Draft) -> None:
    """The things with their mentions and themes."""
    for row in rows["things"]:
        kind = notation(row["class"])
        draft.node(row["thing"], kind, row["label"], row["english"], note=row["definition"], code=row["code"])
    for row in rows["mentions"]:
        draft.seen(row["thing"], rows.year(row["role"]), rows.id, row["text"])
        draft.theme(row["thing"], row["theme"])
    themes = {row["statement"]: row["theme"] for row in rows["statements"]}
    for row in rows["includes"]:
        draft.theme(row["included"], themes.get(row["statement"], ""))


def add_relations(rows: ReportRows, draft: Draft) -> Iterator[tuple[str, str]]:
    """What the text states between things; yields the ends."""
    for row in rows["relations"]:
        kind = notation(row["property"])
        draft.edge(row["subject"], row["object"], kind, rows.year(row["role"]), rows.id, row["quote"])
        yield row["subject"], row["object"]


def sentences(rows: ReportRows) -> Mapping[str, list[Row]]:
    """The mentions of each sentence, in text order."""
    found: dict[str, list[Row]] = {}
    for row in rows["mentions"]:
        found.setdefault(row["sentence"], []).append(row)
    return found
