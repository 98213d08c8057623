"""A network in the making: nodes and edges gathered report by report, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from keqiao_kg.publish.network.model import Edge, Node

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def printable(text: str) -> str:
    """Without the characters that damaged files hold and that XML, DOT and databases cannot take."""
    return _UNPRINTABLE.sub("", text)


@dataclass(slots=True)
class _Seen:
    """What gathers about a node or an edge."""

    count: int = 0
    years: set[int] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    quote: str = ""

    def add(self, year: int | None, report: str, quote: str) -> None:
        self.count += 1
        self.reports.add(report)
        if year is not None:
            self.years.add(year)
        self.quote = self.quote or printable(quote)


class Draft:
    """Nodes by IRI and edges by their ends and kind."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._seen: dict[str, _Seen] = {}
        self._themes: dict[str, Counter[str]] = {}
        self._edges: dict[tuple[str, str, str], _Seen] = {}

    def kind(self, iri: str) -> str:
        """The kind of a node; empty where there is none."""
        return self._nodes[iri].kind if iri in self._nodes else ""

    def node(self, iri: str, kind: str, label: str, english: str = "", *, note: str = "", code: str = "") -> None:
        """Adds a node, or what an earlier report did not know of it."""
        known = self._nodes.get(iri)
        if known is None:
            name = printable(label) or iri
            self._nodes[iri] = Node(iri, name, printable(english) or name, kind, note=printable(note), code=code)
            self._seen[iri] = _Seen()
            return
        known.note = known.note or printable(note)
        known.code = known.code or code

    def seen(self, iri: str, year: int | None, report: str, quote: str = "") -> None:
        """The text speaks of the node once more."""
        self._seen[iri].add(year, report, quote)

    def theme(self, iri: str, theme: str) -> None:
        """The node is spoken of under a theme; the most frequent one becomes its own."""
        if theme:
            self._themes.setdefault(iri, Counter())[theme] += 1

    def edge(self, source: str, target: str, kind: str, year: int | None, report: str, quote: str = "") -> None:
        """Adds one to the weight of an edge between two nodes that are there; else nothing."""
        if source in self._nodes and target in self._nodes and source != target:
            self._edges.setdefault((source, target, kind), _Seen()).add(year, report, quote)

    def drop_loose(self) -> None:
        """Takes out the nodes that no edge touches."""
        touched = {end for source, target, _ in self._edges for end in (source, target)}
        for iri in [iri for iri in self._nodes if iri not in touched]:
            del self._nodes[iri]

    def nodes(self) -> Iterator[Node]:
        """The nodes in the order of their IRIs, with what has gathered."""
        for iri in sorted(self._nodes):
            node, seen = self._nodes[iri], self._seen[iri]
            node.mentions, node.quote = seen.count, seen.quote
            node.years, node.reports = tuple(sorted(seen.years)), tuple(sorted(seen.reports))
            themes = self._themes.get(iri)
            if themes:
                node.theme = min(themes, key=lambda theme: (-themes[theme], theme))
            yield node

    def edges(self) -> Iterator[Edge]:
        """The edges in the order of their ends and kinds."""
        for (source, target, kind), seen in sorted(self._edges.items(), key=lambda item: item[0]):
            years, reports = tuple(sorted(seen.years)), tuple(sorted(seen.reports))
            yield Edge(source, target, kind, seen.count, years, reports, seen.quote)
