"""A network to be drawn: nodes and directed edges with the attributes that every graph format carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(slots=True)
class Node:
    """A thing of the graph as it is drawn. Size is a radius and x, y a place in the same unit; y points up."""

    id: str  # IRI
    label: str
    label_en: str  # the Chinese label where no English one is known
    kind: str  # notation: programme, place, target …
    theme: str = ""  # notation of the policy theme spoken of most in its company, or empty
    mentions: int = 0  # how often the text speaks of it
    years: tuple[int, ...] = ()  # spoken of, ascending
    reports: tuple[str, ...] = ()  # ids, ascending
    quote: str = ""  # where it is spoken of first
    note: str = ""  # its explanation in the glossary, or what else belongs to it
    code: str = ""  # administrative code
    size: float = 0.0
    colour: str = ""  # #rrggbb
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two nodes. `weight` counts the places of the text that make it."""

    source: str
    target: str
    kind: str  # notation: namedWith, locatedIn, promisedIn …
    weight: int = 1
    years: tuple[int, ...] = ()
    reports: tuple[str, ...] = ()
    quote: str = ""


class Name(NamedTuple):
    """What a kind or theme is called."""

    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class Network:
    """A projection of the graph, laid out. Nodes in order of their IRIs, edges in order of their ends."""

    projection: str
    title: Name
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    names: Mapping[str, Name]  # of the kinds of nodes and edges and of the themes that occur
    colours: Mapping[str, str]  # of the kinds of nodes that occur

    def name(self, notation: str) -> Name:
        """What a kind or theme is called; a notation without a name stands for itself."""
        return self.names.get(notation) or Name(notation, notation)
