"""Does a property-graph database load the tables, and answer from them?"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ladybug
import pytest

from keqiao_kg.publish.exports.property_graph import label, relationship
from keqiao_kg.publish.network import Network
from keqiao_kg.publish.network.columns import node_values

Written = Callable[..., Path]
Networks = dict[str, Network]


def _loaded(folder: Path) -> Any:
    """A database in memory, filled by the script of the export."""
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    for line in (folder / "load.cypher").read_text(encoding="utf-8").splitlines():
        connection.execute(re.sub(r"FROM '([^']+\.csv)'", rf"FROM '{folder}/\1'", line))
    return connection


def _rows(connection: Any, query: str) -> list[list[Any]]:
    return list(connection.execute(query).get_all())


@pytest.mark.parametrize("name", ["entities", "promises", "full"])
def test_ladybug_loads_every_node_and_edge(written: Written, networks: Networks, name: str) -> None:
    network, connection = networks[name], _loaded(written("kuzu", name))
    kinds = Counter(label(node.kind) for node in network.nodes)
    assert dict(_rows(connection, "MATCH (n) RETURN label(n), count(*)")) == kinds
    wanted = Counter(relationship(edge.kind) for edge in network.edges)
    assert dict(_rows(connection, "MATCH ()-[r]->() RETURN label(r), count(*)")) == wanted
    found = {
        (one, two, kind, weight)
        for one, two, kind, weight in _rows(connection, "MATCH (a)-[r]->(b) RETURN a.id, b.id, r.kind, r.weight")
    }
    assert found == {(edge.source, edge.target, edge.kind, edge.weight) for edge in network.edges}


def test_ladybug_has_every_attribute(written: Written, networks: Networks) -> None:
    network, connection = networks["entities"], _loaded(written("kuzu"))
    for node in network.nodes:
        wanted = dict(node_values(network, node))
        names = ", ".join(f"n.{name}" for name in wanted)
        (row,) = connection.execute(f"MATCH (n) WHERE n.id = $id RETURN {names}", {"id": node.id}).get_all()
        assert dict(zip(wanted, row, strict=True)) == wanted


def test_ladybug_finds_the_way_from_a_programme_to_a_result(written: Written) -> None:
    connection = _loaded(written("kuzu", "promises"))
    query = (
        "MATCH (p:Project)-[:PROMISED_IN]->(c:Commitment)-[:SETS]->(t:Target) RETURN p.label, c.quote, t.label"
        " UNION ALL MATCH (p:Programme)-[:PROMISED_IN]->(c:Commitment)-[:SETS]->(t:Target)"
        " RETURN p.label, c.quote, t.label"
    )
    found = _rows(connection, query)
    assert found
    assert all(programme and quote and target for programme, quote, target in found)


def test_falkordb_is_told_every_file(written: Written) -> None:
    folder = written("kuzu")
    told = [line.split()[-1] for line in (folder / "falkordb.txt").read_text(encoding="utf-8").splitlines()]
    assert sorted(told) == sorted(path.name for path in folder.glob("*.csv"))
    for name in told:  # the loader takes the first column, or the first two, as identifiers
        with (folder / name).open(encoding="utf-8", newline="") as file:
            head = next(csv.reader(file))
        assert head[:2] == ["source", "target"] if "-" in name else head[0] == "id"


@pytest.mark.parametrize("name", ["entities", "promises"])
def test_neo4j_tables_have_ids_labels_and_types(written: Written, networks: Networks, name: str) -> None:
    folder, network = written("neo4j", name), networks[name]
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file))
    with (folder / "relationships.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    ids = [row["id:ID"] for row in nodes]
    assert ids == [node.id for node in network.nodes]
    assert {row[":LABEL"] for row in nodes} == {f"Node;{label(node.kind)}" for node in network.nodes}
    assert [(row[":START_ID"], row[":END_ID"]) for row in edges] == [(e.source, e.target) for e in network.edges]
    assert {row[":START_ID"] for row in edges} | {row[":END_ID"] for row in edges} <= set(ids)
    heads = {head.partition(":")[2] for head in nodes[0]} | {head.partition(":")[2] for head in edges[0]}
    assert heads == {"ID", "string", "long", "double", "LABEL", "START_ID", "END_ID", "TYPE"}
    assert all(int(row["weight:long"]) >= 1 for row in edges)


def test_the_cypher_script_loads_what_the_tables_hold(written: Written, networks: Networks) -> None:
    """Neo4j itself is in no registry of ours; the script is held against the tables."""
    folder, network = written("neo4j"), networks["entities"]
    script = (folder / "load.cypher").read_text(encoding="utf-8")
    assert "CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;" in script
    assert set(re.findall(r"`:LABEL` = '([^']+)'", script)) == {f"Node;{label(node.kind)}" for node in network.nodes}
    assert set(re.findall(r"`:TYPE` = '([^']+)'", script)) == {relationship(edge.kind) for edge in network.edges}
    heads = set()
    for name in ("nodes.csv", "relationships.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            heads |= set(next(csv.reader(file)))
    assert set(re.findall(r"row\.`([^`]+)`", script)) == heads


@pytest.mark.parametrize(
    ("kind", "name"), [("locatedIn", "LOCATED_IN"), ("holds", "HOLDS"), ("containedInPlace", "CONTAINED_IN_PLACE")]
)
def test_relationship_types_are_named_as_is_usual(kind: str, name: str) -> None:
    assert relationship(kind) == name
