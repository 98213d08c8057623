"""The projections by name, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from keqiao_kg.errors import QueryError
from keqiao_kg.graph.store import Store
from keqiao_kg.publish.network.draft import Draft
from keqiao_kg.publish.network.entities import add_entities
from keqiao_kg.publish.network.full import add_full
from keqiao_kg.publish.network.layout import lay_out
from keqiao_kg.publish.network.model import Edge, Name, Network, Node
from keqiao_kg.publish.network.places import add_places
from keqiao_kg.publish.network.promises import add_promises
from keqiao_kg.publish.network.rows import ReportRows, notation
from keqiao_kg.publish.network.style import style

# What the ontology has no term for.
_NAMES = {
    "namedWith": Name("同句提及", "named together"),
    "promisedIn": Name("见于承诺", "promised in"),
    "sets": Name("定下目标", "sets"),
    "measuredIn": Name("度量于", "measured in"),
    "containedInPlace": Name("位于", "contained in"),
    "isPartOf": Name("属于", "part of"),
    "inReport": Name("见于报告", "in report"),
    "hasIndicator": Name("指标", "has indicator"),
    "result": Name("结果", "result"),
}


@dataclass(frozen=True, slots=True)
class Projection:
    """A way to draw the graph: what it shows, and how a report is added to it."""

    title: Name
    add: Callable[[ReportRows, Draft], None]
    loose: bool  # nodes without any edge stay


PROJECTIONS = {
    "entities": Projection(Name("事物及其关系", "things and their relations"), add_entities, True),
    "promises": Projection(
        Name("举措、承诺、目标与结果", "programme → commitment → target ↔ result"), add_promises, False
    ),
    "places": Projection(Name("何处有何事", "what happens where"), add_places, False),
    "full": Projection(Name("全部节点", "all nodes"), add_full, True),
}


def project(stores: Iterable[Store], name: str = "entities") -> Network:
    """The projection of this name (a key of PROJECTIONS), styled and laid out. Raises QueryError for another name.

    Each store holds one report with what stands behind every report.
    """
    return project_rows(map(ReportRows, stores), name)


def project_rows(reports: Iterable[ReportRows], name: str) -> Network:
    """The projection of this name of reports whose rows are at hand, which serve several projections."""
    if name not in PROJECTIONS:
        raise QueryError("no such projection", where=name, hint=f"choose one of {', '.join(PROJECTIONS)}")
    projection = PROJECTIONS[name]
    draft, names = Draft(), _NAMES
    for number, rows in enumerate(reports):
        projection.add(rows, draft)
        if number == 0:  # they stand behind every report
            names = _names(rows) | _NAMES
    if not projection.loose:
        draft.drop_loose()
    nodes, edges = tuple(draft.nodes()), tuple(draft.edges())
    colours = style(nodes, edges)
    lay_out(nodes, edges)
    return Network(name, projection.title, nodes, edges, _used(names, nodes, edges), colours)


def _names(rows: ReportRows) -> dict[str, Name]:
    """Classes, properties and themes by notation."""
    # A class goes before a property of the same name: target, indicator.
    found = sorted(rows["names"], key=lambda row: row["term"].rpartition("#")[2][:1].isupper())
    return {_notation(row["term"]): Name(row["chinese"], row["english"]) for row in found}


def _notation(term: str) -> str:
    return notation(term) if "#" in term else term.partition("/concept/theme/")[2] or term


def _used(names: dict[str, Name], nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[str, Name]:
    wanted = {part.kind for parts in (nodes, edges) for part in parts} | {node.theme for node in nodes}
    return {notation: names[notation] for notation in sorted(wanted) if notation in names}
