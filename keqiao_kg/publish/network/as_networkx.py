"""A network as NetworkX has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keqiao_kg.publish.network.columns import edge_values, node_values
from keqiao_kg.publish.network.model import Network

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(network: Network) -> nx.MultiDiGraph:
    """Nodes by IRI, edges by their ends and kind (the key); the attributes of the columns, strings and numbers."""
    import networkx as nx

    graph = nx.MultiDiGraph(projection=network.projection, title=network.title.chinese)
    for node in network.nodes:
        graph.add_node(node.id, **dict(node_values(network, node)))
    for edge in network.edges:
        graph.add_edge(edge.source, edge.target, key=edge.kind, **dict(edge_values(network, edge)))
    return graph
