"""A piece of a network: one node and what lies around it, laid out anew."""

from __future__ import annotations

from dataclasses import replace

from keqiao_kg.errors import QueryError
from keqiao_kg.publish.network.layout import lay_out
from keqiao_kg.publish.network.model import Name, Network, Node

_STRETCH = 2.2


def neighbourhood(network: Network, around: str, depth: int) -> Network:
    """The nodes at most `depth` steps from the node with that IRI or name. Raises QueryError where there is none."""
    centre = _found(network, around)
    near: dict[str, set[str]] = {}
    for edge in network.edges:
        near.setdefault(edge.source, set()).add(edge.target)
        near.setdefault(edge.target, set()).add(edge.source)
    kept = rim = {centre.id}
    for _ in range(depth):
        rim = {other for iri in rim for other in near.get(iri, ())} - kept
        kept = kept | rim
    nodes = tuple(replace(node) for node in network.nodes if node.id in kept)
    edges = tuple(edge for edge in network.edges if edge.source in kept and edge.target in kept)
    lay_out(nodes, edges)
    for node in nodes:  # few nodes, so there is room for their names
        node.x, node.y = round(node.x * _STRETCH, 2), round(node.y * _STRETCH, 2)
    kinds = {part.kind for parts in (nodes, edges) for part in parts} | {node.theme for node in nodes}
    names = {key: name for key, name in network.names.items() if key in kinds}
    colours = {kind: colour for kind, colour in network.colours.items() if kind in kinds}
    title = Name(f"{centre.label} · {network.title.chinese}", network.title.english)
    return replace(network, title=title, nodes=nodes, edges=edges, names=names, colours=colours)


def _found(network: Network, around: str) -> Node:
    """By IRI, by name, by a piece of the name if it fits one node alone; of several the one spoken of most."""
    exact = [node for node in network.nodes if around in (node.id, node.label, node.label_en)]
    if exact:
        return max(exact, key=lambda node: node.mentions)
    similar = sorted({node.label for node in network.nodes if around in node.label})
    if len(similar) == 1:
        return next(node for node in network.nodes if node.label == similar[0])
    cause = f"{len(similar)} have it in their name: {'、'.join(similar[:5])}" if similar else ""
    hint = "give its full name or its IRI, or another --projection"
    raise QueryError(f"the projection {network.projection} has no such node", where=around, cause=cause, hint=hint)
