"""Can a picture be read: nodes beside each other, communities apart, and always the same?"""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import combinations
from statistics import median

import pytest

from keqiao_kg.publish.network import PROJECTIONS, Edge, Network, Node
from keqiao_kg.publish.network.layout import lay_out
from keqiao_kg.publish.network.packing import pack

Networks = dict[str, Network]


def _distance(one: Node, two: Node) -> float:
    return math.hypot(one.x - two.x, one.y - two.y)


def _covered(nodes: Sequence[Node]) -> int:
    """Pairs of nodes of which one covers a part of the other."""
    ordered = sorted(nodes, key=lambda node: node.x)
    covered = 0
    for position, one in enumerate(ordered):
        for two in ordered[position + 1 :]:
            if two.x - one.x > 80:
                break
            covered += _distance(one, two) < one.size + two.size
    return covered


@pytest.mark.parametrize("name", PROJECTIONS)
def test_nodes_do_not_cover_each_other(networks: Networks, name: str) -> None:
    nodes = networks[name].nodes
    assert _covered(nodes) <= len(nodes) / 100


@pytest.mark.parametrize("name", PROJECTIONS)
def test_what_is_linked_stands_near(networks: Networks, name: str) -> None:
    network = networks[name]
    at = {node.id: node for node in network.nodes}
    linked = median(_distance(at[edge.source], at[edge.target]) for edge in network.edges)
    every = network.nodes[:: max(1, len(network.nodes) // 150)]
    assert linked < median(_distance(one, two) for one, two in combinations(every, 2)) / 3


def _made(groups: int, members: int, bridges: int) -> tuple[list[Node], list[Edge]]:
    """Cliques in a ring, neighbours joined by some edges."""
    nodes = [Node(f"n{number}", f"n{number}", "", "place", size=5.0) for number in range(groups * members)]
    edges = []
    for group in range(groups):
        own = range(group * members, (group + 1) * members)
        edges += [Edge(f"n{one}", f"n{two}", "namedWith") for one, two in combinations(own, 2)]
        after = (group + 1) % groups * members
        edges += [Edge(f"n{group * members + step}", f"n{after + step}", "namedWith") for step in range(bridges)]
    return nodes, edges


@pytest.mark.parametrize(("groups", "members", "bridges"), [(6, 8, 2), (12, 12, 3), (60, 15, 2)])
def test_communities_stand_apart(groups: int, members: int, bridges: int) -> None:
    nodes, edges = _made(groups, members, bridges)
    lay_out(nodes, edges)
    right = 0
    for number, node in enumerate(nodes):
        near = sorted(range(len(nodes)), key=lambda other: _distance(node, nodes[other]))[1:members]
        right += sum(other // members == number // members for other in near)
    assert right / (len(nodes) * (members - 1)) > 0.8


@pytest.mark.parametrize("radii", [[], [3.0], [3.0, 1.0], [9.0, 5.0, 5.0, 2.0], [40.0, *[4.0] * 300], [7.0] * 150])
def test_packed_circles_do_not_overlap(radii: list[float]) -> None:
    placed = list(zip(pack(radii), radii, strict=True))
    for (one, first), (two, second) in combinations(placed, 2):
        assert math.dist(one, two) > first + second - 1e-3
    if len(radii) > 10:  # and lie close together
        reach = max(math.hypot(*place) + radius for place, radius in placed)
        assert sum(radius**2 for radius in radii) > 0.55 * reach**2


def test_the_same_places_under_another_hash_seed_and_locale(networks: Networks, out: object) -> None:
    script = (
        "import sys; from pathlib import Path; from keqiao_kg.graph.parts import Parts\n"
        "from keqiao_kg.publish.network import project\n"
        "print([(n.x, n.y, n.size) for n in project(Parts.open(Path(sys.argv[1])).stores()).nodes])"
    )
    environment = os.environ | {"PYTHONHASHSEED": "77", "LC_ALL": "C", "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", script, str(out)], capture_output=True, text=True, env=environment)
    assert done.stderr == ""
    assert done.stdout.strip() == str([(n.x, n.y, n.size) for n in networks["entities"].nodes])
