"""The graph as networks that can be drawn: projections, their layout, and NetworkX."""

from keqiao_kg.publish.network.as_networkx import to_networkx
from keqiao_kg.publish.network.model import Edge, Name, Network, Node
from keqiao_kg.publish.network.neighbourhood import neighbourhood
from keqiao_kg.publish.network.projections import PROJECTIONS, project

__all__ = ["PROJECTIONS", "Edge", "Name", "Network", "Node", "neighbourhood", "project", "to_networkx"]
