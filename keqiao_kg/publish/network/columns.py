"""The attributes of nodes and edges, as every graph format writes them: one table for all formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from keqiao_kg.publish.network.model import Edge, Network, Node

Value = str | int | float
Part = TypeVar("Part", Node, Edge)


@dataclass(frozen=True, slots=True)
class Column(Generic[Part]):
    """An attribute: its name, its type (str, int, float) and how it is found; None where a part has none."""

    name: str
    type: type[Value]
    of: Callable[[Network, Part], Value | None]


NODE_COLUMNS: tuple[Column[Node], ...] = (
    Column("label", str, lambda _, node: node.label),
    Column("label_en", str, lambda _, node: node.label_en),
    Column("kind", str, lambda _, node: node.kind),
    Column("kind_zh", str, lambda network, node: network.name(node.kind).chinese),
    Column("theme", str, lambda _, node: node.theme or None),
    Column("theme_zh", str, lambda network, node: network.name(node.theme).chinese or None),
    Column("year", int, lambda _, node: min(node.years, default=None)),
    Column("last_year", int, lambda _, node: max(node.years, default=None)),
    Column("years", str, lambda _, node: " ".join(map(str, node.years)) or None),
    Column("reports", str, lambda _, node: " ".join(node.reports) or None),
    Column("mentions", int, lambda _, node: node.mentions),
    Column("quote", str, lambda _, node: node.quote or None),
    Column("note", str, lambda _, node: node.note or None),
    Column("code", str, lambda _, node: node.code or None),
    Column("size", float, lambda _, node: node.size),
    Column("colour", str, lambda _, node: node.colour),
    Column("x", float, lambda _, node: node.x),
    Column("y", float, lambda _, node: node.y),
)

EDGE_COLUMNS: tuple[Column[Edge], ...] = (
    Column("kind", str, lambda _, edge: edge.kind),
    Column("kind_zh", str, lambda network, edge: network.name(edge.kind).chinese),
    Column("weight", int, lambda _, edge: edge.weight),
    Column("year", int, lambda _, edge: min(edge.years, default=None)),
    Column("last_year", int, lambda _, edge: max(edge.years, default=None)),
    Column("years", str, lambda _, edge: " ".join(map(str, edge.years)) or None),
    Column("reports", str, lambda _, edge: " ".join(edge.reports) or None),
    Column("quote", str, lambda _, edge: edge.quote or None),
)


def node_values(network: Network, node: Node) -> Iterator[tuple[str, Value]]:
    """The attributes that the node has, in the order of the table."""
    return _values(NODE_COLUMNS, network, node)


def edge_values(network: Network, edge: Edge) -> Iterator[tuple[str, Value]]:
    """The attributes that the edge has, in the order of the table."""
    return _values(EDGE_COLUMNS, network, edge)


def _values(columns: tuple[Column[Part], ...], network: Network, part: Part) -> Iterator[tuple[str, Value]]:
    for column in columns:
        value = column.of(network, part)
        if value is not None:
            yield column.name, value
