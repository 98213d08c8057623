"""Networks for property-graph databases: Neo4j; Kùzu, LadybugDB and FalkorDB."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from keqiao_kg.publish.exports.csv_text import csv_rows
from keqiao_kg.publish.exports.format import Files, Folder, Request
from keqiao_kg.publish.network import Edge, Network, Node
from keqiao_kg.publish.network.columns import EDGE_COLUMNS, NODE_COLUMNS

_NEO4J_TYPES = {str: "string", int: "long", float: "double"}
_KUZU_TYPES = {str: "STRING", int: "INT64", float: "DOUBLE"}
_ALL = "Node"  # the label that every node has beside that of its kind


def label(kind: str) -> str:
    """A kind as a label: glossaryConcept → GlossaryConcept."""
    return kind[:1].upper() + kind[1:]


def relationship(kind: str) -> str:
    """A kind of edge as a type of relationship: locatedIn → LOCATED_IN."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind).upper()


class Neo4j(Folder):
    """Two CSV files for `neo4j-admin database import`, and a Cypher script that loads the same."""

    name = "neo4j"
    media_type = "text/csv"
    opens = "Neo4j (neo4j-admin database import full, or load.cypher), Memgraph"
    drawn = True

    def files(self, request: Request) -> Files:
        """nodes.csv, relationships.csv, load.cypher."""
        network = request.network
        return {
            "nodes.csv": csv_rows(_neo4j_nodes(network)),
            "relationships.csv": csv_rows(_neo4j_edges(network)),
            "load.cypher": _cypher(network),
        }


def _neo4j_nodes(network: Network) -> Iterator[Sequence[object]]:
    yield ["id:ID", *(f"{column.name}:{_NEO4J_TYPES[column.type]}" for column in NODE_COLUMNS), ":LABEL"]
    for node in network.nodes:
        yield [node.id, *(column.of(network, node) for column in NODE_COLUMNS), f"{_ALL};{label(node.kind)}"]


def _neo4j_edges(network: Network) -> Iterator[Sequence[object]]:
    yield [":START_ID", ":END_ID", ":TYPE", *(f"{column.name}:{_NEO4J_TYPES[column.type]}" for column in EDGE_COLUMNS)]
    for edge in network.edges:
        values = (column.of(network, edge) for column in EDGE_COLUMNS)
        yield [edge.source, edge.target, relationship(edge.kind), *values]


def _cypher(network: Network) -> Iterator[bytes]:
    """Constraints, then nodes by kind and relationships by type, from the files in the import folder."""
    yield f"""// Copy nodes.csv and relationships.csv to the import folder, then: cypher-shell -f load.cypher
CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:{_ALL}) REQUIRE n.id IS UNIQUE;
CREATE INDEX node_label IF NOT EXISTS FOR (n:{_ALL}) ON (n.label);
""".encode()
    columns = ", ".join(_set("n", column.name, column.type) for column in NODE_COLUMNS)
    for kind in sorted({node.kind for node in network.nodes}):
        yield f"""
LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE row.`:LABEL` = '{_ALL};{label(kind)}'
MERGE (n:{_ALL} {{id: row.`id:ID`}})
SET n:{label(kind)}, {columns};
""".encode()
    columns = ", ".join(_set("r", column.name, column.type) for column in EDGE_COLUMNS)
    for kind in sorted({edge.kind for edge in network.edges}):
        yield f"""
LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
WITH row WHERE row.`:TYPE` = '{relationship(kind)}'
MATCH (a:{_ALL} {{id: row.`:START_ID`}}), (b:{_ALL} {{id: row.`:END_ID`}})
MERGE (a)-[r:{relationship(kind)}]->(b)
SET {columns};
""".encode()


def _set(variable: str, name: str, kind: type) -> str:
    cell = f"row.`{name}:{_NEO4J_TYPES[kind]}`"
    value = {str: cell, int: f"toInteger({cell})", float: f"toFloat({cell})"}[kind]
    return f"{variable}.{name} = {value}"


class Kuzu(Folder):
    """A CSV file for each kind of node and each pair of kinds that a relationship joins, with the schema."""

    name = "kuzu"
    media_type = "text/csv"
    opens = "Kùzu and LadybugDB (load.cypher), FalkorDB (falkordb-bulk-insert, arguments in falkordb.txt)"
    drawn = True

    def files(self, request: Request) -> Files:
        """One file a table, load.cypher and falkordb.txt."""
        network = request.network
        nodes, edges = _by_kind(network), _by_ends(network)
        files: dict[str, Iterable[bytes]] = {
            f"{label(kind)}.csv": csv_rows(_kuzu_nodes(network, found)) for kind, found in nodes.items()
        }
        for ends, found_edges in edges.items():
            files[_file(*ends)] = csv_rows(_kuzu_edges(network, found_edges))
        return files | {
            "load.cypher": _kuzu_script(list(nodes), list(edges)),
            "falkordb.txt": _falkordb_arguments(list(nodes), list(edges)),
        }


Ends = tuple[str, str, str]  # kind of edge, kinds of the two nodes


def _by_kind(network: Network) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in network.nodes:
        found.setdefault(node.kind, []).append(node)
    return dict(sorted(found.items()))


def _by_ends(network: Network) -> dict[Ends, list[Edge]]:
    kinds = {node.id: node.kind for node in network.nodes}
    found: dict[Ends, list[Edge]] = {}
    for edge in network.edges:
        found.setdefault((edge.kind, kinds[edge.source], kinds[edge.target]), []).append(edge)
    return dict(sorted(found.items()))


def _file(kind: str, source: str, target: str) -> str:
    return f"{relationship(kind)}-{label(source)}-{label(target)}.csv"


def _kuzu_nodes(network: Network, nodes: Iterable[Node]) -> Iterator[Sequence[object]]:
    yield ["id", *(column.name for column in NODE_COLUMNS)]
    for node in nodes:
        yield [node.id, *(column.of(network, node) for column in NODE_COLUMNS)]


def _kuzu_edges(network: Network, edges: Iterable[Edge]) -> Iterator[Sequence[object]]:
    yield ["source", "target", *(column.name for column in EDGE_COLUMNS)]
    for edge in edges:
        yield [edge.source, edge.target, *(column.of(network, edge) for column in EDGE_COLUMNS)]


def _kuzu_script(kinds: Sequence[str], ends: Sequence[Ends]) -> Iterator[bytes]:
    """Tables of nodes, tables of relationships, then the files that fill them."""
    columns = ", ".join(f"{column.name} {_KUZU_TYPES[column.type]}" for column in NODE_COLUMNS)
    for kind in kinds:
        yield f"CREATE NODE TABLE {label(kind)}(id STRING, {columns}, PRIMARY KEY (id));\n".encode()
    columns = ", ".join(f"{column.name} {_KUZU_TYPES[column.type]}" for column in EDGE_COLUMNS)
    for edge_kind in dict.fromkeys(kind for kind, _, _ in ends):
        pairs = ", ".join(
            f"FROM {label(source)} TO {label(target)}" for kind, source, target in ends if kind == edge_kind
        )
        yield f"CREATE REL TABLE {relationship(edge_kind)}({pairs}, {columns});\n".encode()
    for kind in kinds:
        yield f"COPY {label(kind)} FROM '{label(kind)}.csv' (HEADER=true, PARALLEL=false);\n".encode()
    for edge_kind, source, target in ends:
        options = f"HEADER=true, PARALLEL=false, FROM='{label(source)}', TO='{label(target)}'"
        file = _file(edge_kind, source, target)
        yield f"COPY {relationship(edge_kind)} FROM '{file}' ({options});\n".encode()


def _falkordb_arguments(kinds: Sequence[str], ends: Sequence[Ends]) -> Iterator[bytes]:
    """What to call falkordb-bulk-insert with, after the name of the graph."""
    for kind in kinds:
        yield f"--nodes-with-label {label(kind)} {label(kind)}.csv\n".encode()
    for kind, source, target in ends:
        yield f"--relations-with-type {relationship(kind)} {_file(kind, source, target)}\n".encode()
