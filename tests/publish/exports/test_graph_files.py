"""Do readers that others wrote find in each graph format what was put in: nodes, edges, attributes, Chinese?"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from lxml import etree

from keqiao_kg.publish.network import PROJECTIONS, Network, to_networkx
from keqiao_kg.publish.network.columns import edge_values, node_values

HERE = Path(__file__).parent
Networks = dict[str, Network]
SHOWN = ("entities", "promises", "places")
Written = Callable[..., Path]
Edges = Counter[tuple[str, str, str, int, str]]


def _edges(network: Network) -> Edges:
    return Counter((edge.source, edge.target, edge.kind, edge.weight, edge.quote) for edge in network.edges)


def _of_networkx(graph: nx.MultiDiGraph) -> Edges:
    return Counter(
        (one, two, data["kind"], int(data["weight"]), data.get("quote", ""))
        for one, two, data in graph.edges(data=True)
    )


@pytest.mark.parametrize("name", SHOWN)
def test_networkx_reads_gexf(written: Written, networks: Networks, name: str) -> None:
    network = networks[name]
    graph = nx.read_gexf(written("gexf", name), version="1.3")
    assert graph.is_multigraph() or len(graph.edges) == len(network.edges)
    assert set(graph) == {node.id for node in network.nodes}
    for node in network.nodes:
        read = graph.nodes[node.id]
        wanted = dict(node_values(network, node))
        assert read["label"] == wanted.pop("label")
        assert read["viz"]["size"] == wanted.pop("size")
        assert (read["viz"]["position"]["x"], read["viz"]["position"]["y"]) == (wanted.pop("x"), wanted.pop("y"))
        colour = "#{r:02x}{g:02x}{b:02x}".format(**read["viz"]["color"])
        assert colour == wanted.pop("colour")
        assert {key: read[key] for key in wanted} == wanted


def test_gexf_holds_every_edge_with_its_attributes(written: Written, networks: Networks) -> None:
    names = {"g": "http://gexf.net/1.3"}
    for projection in SHOWN:
        root = ElementTree.parse(written("gexf", projection)).getroot()
        read: Edges = Counter()
        for edge in root.iterfind(".//g:edge", names):
            values = {value.get("for"): value.get("value") for value in edge.iterfind(".//g:attvalue", names)}
            weight = int(float(edge.attrib["weight"]))
            read[
                edge.attrib["source"], edge.attrib["target"], edge.attrib["kind"], weight, values.get("quote") or ""
            ] += 1
        assert read == _edges(networks[projection])


def test_gexf_says_in_which_years(written: Written, networks: Networks) -> None:
    names = {"g": "http://gexf.net/1.3"}
    root = ElementTree.parse(written("gexf")).getroot()
    graph = root.find("g:graph", names)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    wanted = {node.id: [f"{year}-01-01" for year in node.years] for node in networks["entities"].nodes}
    read = {
        node.attrib["id"]: [spell.attrib["start"] for spell in node.iterfind(".//g:spell", names)]
        for node in root.iterfind(".//g:node", names)
    }
    assert read == wanted
    assert {len(years) for years in wanted.values()} >= {1, 2}


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_xml_keeps_to_the_grammar_of_its_format(written: Written, form: str, name: str) -> None:
    grammar = etree.RelaxNG(etree.parse(HERE / f"{form}.rng"))
    grammar.assertValid(etree.parse(written(form, name)))


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("gexf", 'version="1.3"', 'version="1.1"'),
        ("gexf", 'type="integer"', 'type="whole"'),
        ("gexf", 'timeformat="date"', 'timeformat="years"'),
        ("gexf", "<viz:size value", "<viz:size width"),
        ("gexf", 'start="2019-01-01"', 'start="last year"'),
        ("graphml", 'attr.type="int"', 'attr.type="integer"'),
        ("graphml", 'edgedefault="directed"', 'edgedefault="yes"'),
        ("graphml", '<data key="n_label"', '<data key="n label"'),
        ("graphml", "source=", "from="),
    ],
)
def test_the_grammars_can_fail(written: Written, form: str, old: str, new: str) -> None:
    grammar = etree.RelaxNG(etree.parse(HERE / f"{form}.rng"))
    text = written(form).read_text(encoding="utf-8")
    assert old in text
    assert not grammar.validate(etree.fromstring(text.replace(old, new, 1).encode()))


@pytest.mark.parametrize("name", PROJECTIONS)
def test_networkx_reads_graphml(written: Written, networks: Networks, name: str) -> None:
    network = networks[name]
    graph = nx.read_graphml(written("graphml", name), force_multigraph=True)
    assert {iri: dict(data) for iri, data in graph.nodes(data=True)} == {
        node.id: dict(node_values(network, node)) for node in network.nodes
    }
    assert _of_networkx(graph) == _edges(network)


@pytest.mark.parametrize("name", SHOWN)
def test_igraph_reads_graphml(written: Written, networks: Networks, name: str) -> None:
    network = networks[name]
    graph = igraph.Graph.Read_GraphML(str(written("graphml", name)))
    assert graph.is_directed()
    for read, node in zip(graph.vs, network.nodes, strict=True):
        wanted = dict(node_values(network, node))
        assert read["id"] == node.id
        assert {key: read[key] for key in wanted} == wanted
    ends = [(graph.vs[edge.source]["id"], graph.vs[edge.target]["id"]) for edge in graph.es]
    assert ends == [(edge.source, edge.target) for edge in network.edges]
    assert list(graph.es["kind"]) == [edge.kind for edge in network.edges]


@pytest.mark.parametrize("name", SHOWN)
def test_networkx_reads_node_link_json(written: Written, networks: Networks, name: str) -> None:
    network = networks[name]
    read = json.loads(written("d3", name).read_text(encoding="utf-8"))
    graph = nx.node_link_graph(read, edges="links")
    assert isinstance(graph, nx.MultiDiGraph)
    assert _of_networkx(graph) == _edges(network)
    same = to_networkx(network)
    assert dict(graph.nodes(data=True)) == dict(same.nodes(data=True))
    assert {ends: data for *ends_, data in graph.edges(keys=True, data=True) if (ends := tuple(ends_))} == {
        ends: data for *ends_, data in same.edges(keys=True, data=True) if (ends := tuple(ends_))
    }


def test_every_attribute_of_an_edge_is_in_the_table(networks: Networks) -> None:
    network = networks["entities"]
    names = {name for edge in network.edges for name, _ in edge_values(network, edge)}
    assert names == {"kind", "kind_zh", "weight", "year", "last_year", "years", "reports", "quote"}


@pytest.mark.parametrize("name", ["entities", "promises"])
def test_graphviz_reads_dot(written: Written, networks: Networks, graphviz: str, name: str) -> None:
    done = subprocess.run([graphviz, "-n", "-Tjson", written("dot", name)], capture_output=True, check=True)
    assert b"error" not in done.stderr.lower()  # it warns where it has no Chinese font to measure with
    read: dict[str, Any] = json.loads(done.stdout)
    network = networks[name]
    assert {node["name"]: node["label"] for node in read["objects"]} == {n.id: n.label for n in network.nodes}
    names = [node["name"] for node in read["objects"]]
    ends = Counter((names[edge["tail"]], names[edge["head"]], edge["kind"]) for edge in read["edges"])
    assert ends == Counter((edge.source, edge.target, edge.kind) for edge in network.edges)
