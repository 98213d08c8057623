"""The graph as networks that can be drawn: projections, their layout, and NetworkX."""

from keqiao_kg.publish.network.as_networkx import to_networkx
from keqiao_kg.publish.network.model import Edge, Name, Network, Node
from keqiao_kg.publish.network.neighbourhood import neighbourhood
from keqiao_kg.publish.network.projections import PROJECTIONS, project, project_rows
from keqiao_kg.publish.network.rows import ReportRows

__all__ = [
    "PROJECTIONS",
    "Edge",
    "Name",
    "Network",
    "Node",
    "ReportRows",
    "neighbourhood",
    "project",
    "project_rows",
    "to_networkx",
]
