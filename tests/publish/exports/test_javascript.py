"""Do graphology and cytoscape.js, in Node, find in the files what was put in?"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from keqiao_kg.publish.network import Network
from keqiao_kg.publish.network.columns import edge_values, node_values

NODE = Path(__file__).parent / "node"
Written = Callable[..., Path]
Networks = dict[str, Network]
SHOWN = ("entities", "promises")


def _read(node: str, form: str, *files: Path) -> dict[str, Any]:
    done = subprocess.run([node, NODE / "read.cjs", form, *files], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _ends(network: Network) -> list[tuple[str, str]]:
    return [(edge.source, edge.target) for edge in network.edges]


@pytest.mark.parametrize("name", SHOWN)
def test_graphology_reads_its_json(written: Written, networks: Networks, node: str, name: str) -> None:
    network, read = networks[name], _read(node, "graphology", written("graphology", name))
    for (iri, attributes), own in zip(read["nodes"], network.nodes, strict=True):
        wanted = dict(node_values(network, own))
        wanted["color"] = wanted.pop("colour")
        assert (iri, attributes) == (own.id, wanted)
    assert [(source, target) for source, target, _ in read["edges"]] == _ends(network)
    assert [data for *_, data in read["edges"]] == [dict(edge_values(network, edge)) for edge in network.edges]


@pytest.mark.parametrize("name", SHOWN)
def test_cytoscape_reads_its_json_and_style(written: Written, networks: Networks, node: str, name: str) -> None:
    folder = written("cytoscape", name)
    network, read = networks[name], _read(node, "cytoscape", folder / f"{name}.cyjs", folder / "style.json")
    for (iri, data), own in zip(read["nodes"], network.nodes, strict=True):
        wanted = dict(node_values(network, own))
        assert data.pop("position") == {"x": wanted.pop("x"), "y": -float(wanted.pop("y"))}
        red, green, blue = (int(own.colour[start : start + 2], 16) for start in (1, 3, 5))
        assert data.pop("drawn") == f"rgb({red},{green},{blue})"
        assert data.pop("width") == pytest.approx(2 * own.size)
        assert iri == own.id
        assert {key: data[key] for key in wanted} == wanted
        assert data["name"] == own.label
    assert [(source, target) for source, target, _ in read["edges"]] == _ends(network)
    assert [data["kind"] for *_, data in read["edges"]] == [edge.kind for edge in network.edges]


@pytest.mark.parametrize("name", SHOWN)
def test_graphology_reads_gexf(written: Written, networks: Networks, node: str, name: str) -> None:
    network, read = networks[name], _read(node, "gexf", written("gexf", name))
    for (iri, attributes), own in zip(read["nodes"], network.nodes, strict=True):
        assert (iri, attributes["label"], attributes["kind_zh"]) == (own.id, own.label, network.name(own.kind).chinese)
        assert (attributes["x"], attributes["y"], attributes["size"]) == (own.x, own.y, own.size)
        assert attributes["mentions"] == own.mentions
    assert [(source, target) for source, target, _ in read["edges"]] == _ends(network)


@pytest.mark.parametrize("name", SHOWN)
def test_graphology_reads_graphml(written: Written, networks: Networks, node: str, name: str) -> None:
    network, read = networks[name], _read(node, "graphml", written("graphml", name))
    for (iri, attributes), own in zip(read["nodes"], network.nodes, strict=True):
        wanted = dict(node_values(network, own))
        assert iri == own.id
        assert {key: attributes[key] for key in ("label", "mentions", "x")} == {
            key: wanted[key] for key in ("label", "mentions", "x")
        }
    assert [(source, target) for source, target, _ in read["edges"]] == _ends(network)
