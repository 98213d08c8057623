"""The graph of things as a NetworkX graph: entities as nodes, relations as edges."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from keqiao_kg.model import Facts


def entity_network(reports: Iterable[Facts]) -> nx.MultiDiGraph:
    """Nodes are entity IRIs (label, type, mentions); an edge a stated relation (key: its name; quote, report).

    All attributes are strings or whole numbers, so every format of NetworkX can hold them.
    """
    network = nx.MultiDiGraph()
    for facts in reports:
        for entity in facts.entities:
            network.add_node(entity.iri, label=entity.name, type=str(entity.type))
        for item in facts.mentions:
            node = network.nodes[item.entity]
            node["mentions"] = node.get("mentions", 0) + 1
        for relation in facts.relations:
            stated = relation.relation
            quote = stated.evidence.span.of(facts.report.text)
            name = str(stated.relation)
            network.add_edge(relation.subject, relation.object, key=name, quote=quote, report=facts.report.id)
    return network
