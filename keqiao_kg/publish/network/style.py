"""How big and in which colour nodes are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from keqiao_kg.publish.network.model import Edge, Node

# Tell eleven kinds apart, also for most colour-blind readers; kinds of one family are shades of one hue.
COLOURS = {
    "programme": "#0072b2",
    "project": "#56b4e9",
    "place": "#009e73",
    "organisation": "#e69f00",
    "event": "#d55e00",
    "honour": "#f0c400",
    "person": "#7f7f7f",
    "concept": "#cc79a7",
    "commitment": "#8c6bb1",
    "achievement": "#66a61e",
    "challenge": "#a6761d",
    "target": "#d62728",
    "result": "#2ca02c",
    "indicator": "#17becf",
    "glossaryConcept": "#c49c94",
    "report": "#333333",
    "section": "#666666",
    "sentence": "#b3b3b3",
}
OTHER = "#999999"
_SMALLEST, _LARGEST = 4.0, 40.0


def style(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, str]:
    """Sets size and colour of the nodes; the colours of the kinds that occur."""
    links = Counter(end for edge in edges for end in (edge.source, edge.target))
    for node in nodes:
        # The area of a node grows with how often the text speaks of it, or with its links where it stands for many.
        weight = max(1.0, node.mentions, links[node.id] / 4)
        node.size = round(min(_LARGEST, _SMALLEST * weight**0.5), 2)
        node.colour = COLOURS.get(node.kind, OTHER)
    kinds = {node.kind for node in nodes}
    return {kind: COLOURS.get(kind, OTHER) for kind in (*COLOURS, *sorted(kinds - COLOURS.keys())) if kind in kinds}
