"""The projection `full`: all nodes of the reports, from the report down to what its sentences say.

What only points into the text (mentions, passages, selectors, the ledger of numbers) is folded into edges and
quotes.
"""

from __future__ import annotations

from keqiao_kg.publish.network.draft import Draft
from keqiao_kg.publish.network.entities import add_relations, add_things
from keqiao_kg.publish.network.promises import add_quantities, add_statement, shortened
from keqiao_kg.publish.network.rows import ReportRows


def add_full(rows: ReportRows, draft: Draft) -> None:
    """Everything of one report."""
    _add_text(rows, draft)
    add_things(rows, draft)
    add_quantities(rows, draft)
    for row in rows["statements"]:
        add_statement(row, rows, draft)
    for row in rows["quantities"]:
        draft.node(row["indicator"], "indicator", row["indicatorLabel"], row["english"])
        draft.theme(row["indicator"], row["theme"])
    for row in rows["entries"]:
        draft.node(row["entry"], "glossaryConcept", row["term"], note=row["definition"])
        draft.seen(row["entry"], None, rows.id, row["quote"])
    _link(rows, draft)


def _add_text(rows: ReportRows, draft: Draft) -> None:
    report = rows.report
    area, planned = report["areaLabel"], report["planned"]
    draft.node(report["report"], "report", f"{area}{planned}年{report['title']}", f"{area} {planned}")
    draft.seen(report["report"], int(planned), rows.id)
    for row in rows["sections"]:
        draft.node(row["section"], "section", shortened(row["title"]), note=row["title"])
        draft.seen(row["section"], rows.year(row["role"]), rows.id)
        draft.theme(row["section"], row["theme"])
    for row in rows["sentences"]:
        draft.node(row["sentence"], "sentence", shortened(row["text"]))
        draft.seen(row["sentence"], rows.year(row["role"]), rows.id, row["text"])


# Edges as they stand in the rows: the query, its columns with the two ends, and what the edge is.
_LINKS = (
    ("reports", "report", "area", "area"),
    ("sections", "section", "parent", "isPartOf"),
    ("sentences", "sentence", "section", "inSection"),
    ("mentions", "sentence", "thing", "mentions"),
    ("statements", "statement", "sentence", "inSentence"),
    ("includes", "statement", "included", "includes"),
    ("quantities", "quantity", "sentence", "inSentence"),
    ("quantities", "quantity", "indicator", "hasIndicator"),
    ("quantities", "quantity", "subject", "subject"),
    ("pairs", "target", "result", "comparedWith"),
    ("things", "thing", "inside", "containedInPlace"),
    ("entries", "entry", "thing", "explains"),
    ("entries", "entry", "report", "inReport"),
)


def _link(rows: ReportRows, draft: Draft) -> None:
    for query, source, target, kind in _LINKS:
        for row in rows[query]:
            draft.edge(row[source], row[target], kind, None, rows.id)
    for _ends in add_relations(rows, draft):
        pass
