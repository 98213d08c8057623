"""Networks as JSON: for graphology and sigma.js, Cytoscape, D3."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from keqiao_kg.publish.exports.cytoscape_style import style_sheet
from keqiao_kg.publish.exports.format import Files, Folder, NetworkFile, Request
from keqiao_kg.publish.network import Edge, Network, Node
from keqiao_kg.publish.network.columns import Value, edge_values, node_values

_BATCH = 500  # objects that are written at a time


class Graphology(NetworkFile):
    """A graphology export; x, y, size, color and label are what sigma.js draws by."""

    name = "graphology"
    ending = ".json"
    media_type = "application/json"
    opens = "graphology, sigma.js, Gephi Lite"

    def written(self, network: Network) -> Iterator[bytes]:
        """The network, in pieces."""
        yield b'{"options":{"type":"directed","multi":true,"allowSelfLoops":false},\n"attributes":'
        yield encoded(described(network)) + b',\n"nodes":[\n'
        yield from listed({"key": node.id, "attributes": _drawn(network, node)} for node in network.nodes)
        yield b'],\n"edges":[\n'
        yield from listed(
            {
                "key": edge_id(number),
                "source": edge.source,
                "target": edge.target,
                "attributes": dict(edge_values(network, edge)),
            }
            for number, edge in enumerate(network.edges)
        )
        yield b"]}\n"


class Cytoscape(Folder):
    """Cytoscape JSON (elements and positions), a style sheet for Cytoscape.js and one for Cytoscape desktop."""

    name = "cytoscape"
    media_type = "application/json"
    opens = "Cytoscape desktop (.cyjs, style.xml), Cytoscape.js (.cyjs, style.json)"
    drawn = True

    def files(self, request: Request) -> Files:
        """The network and the two style sheets."""
        network = request.network
        return {
            f"{request.projection}.cyjs": self._elements(network),
            "style.json": [encoded(_style()) + b"\n"],
            "style.xml": style_sheet(network),
        }

    def _elements(self, network: Network) -> Iterator[bytes]:
        data = {"name": network.title.chinese, "shared_name": network.projection, **described(network)}
        yield b'{"format_version":"1.0","generated_by":"keqiao-kg","target_cytoscapejs_version":"~3.0",\n"data":'
        yield encoded(data) + b',\n"elements":{"nodes":[\n'
        yield from listed(_node_element(network, node) for node in network.nodes)
        yield b'],\n"edges":[\n'
        yield from listed(_edge_element(network, edge, number) for number, edge in enumerate(network.edges))
        yield b"]}}\n"


def _node_element(network: Network, node: Node) -> dict[str, object]:
    values = dict(node_values(network, node))
    x, y = values.pop("x"), values.pop("y")
    position = {"x": x, "y": -float(y) + 0.0}  # on a screen y points down
    return {"data": {"id": node.id, "name": node.label, "shared_name": node.label, **values}, "position": position}


def _edge_element(network: Network, edge: Edge, number: int) -> dict[str, object]:
    ends = {"id": edge_id(number), "source": edge.source, "target": edge.target}
    label = network.name(edge.kind).chinese
    return {"data": {**ends, "interaction": edge.kind, "name": label, **dict(edge_values(network, edge))}}


def _style() -> list[dict[str, object]]:
    """Size, colour and label as data say; edges as wide as they are weighty."""
    node = {"label": "data(label)", "width": "mapData(size, 0, 40, 0, 80)", "height": "mapData(size, 0, 40, 0, 80)"}
    node |= {"background-color": "data(colour)", "font-size": "8px", "min-zoomed-font-size": "7px"}
    edge = {"width": "mapData(weight, 1, 10, 1, 6)", "line-color": "#b0b0b0", "curve-style": "bezier"}
    edge |= {"target-arrow-shape": "triangle", "target-arrow-color": "#b0b0b0", "arrow-scale": "0.6"}
    plain = {"target-arrow-shape": "none"}
    return [
        {"selector": "node", "style": node},
        {"selector": "edge", "style": edge},
        {"selector": 'edge[kind = "namedWith"]', "style": plain},
    ]


class NodeLink(NetworkFile):
    """Nodes and links as D3's force simulation takes them, and NetworkX (node_link_graph)."""

    name = "d3"
    ending = ".json"
    media_type = "application/json"
    opens = "D3, NetworkX, Observable"

    def written(self, network: Network) -> Iterator[bytes]:
        """The network, in pieces."""
        yield b'{"directed":true,"multigraph":true,\n"graph":'
        yield encoded(described(network)) + b',\n"nodes":[\n'
        yield from listed({"id": node.id, **dict(node_values(network, node))} for node in network.nodes)
        yield b'],\n"links":[\n'
        yield from listed(
            {"source": edge.source, "target": edge.target, "key": edge.kind, **dict(edge_values(network, edge))}
            for edge in network.edges
        )
        yield b"]}\n"


def edge_id(number: int) -> str:
    """The id of the edge with this position in the network: e0, e1 …"""
    return f"e{number}"


def _drawn(network: Network, node: Node) -> dict[str, Value]:
    values = dict(node_values(network, node))
    values["color"] = values.pop("colour")
    return values


def described(network: Network) -> dict[str, object]:
    """What holds for the whole network: its title, what its kinds and themes are called, the colours of the kinds."""
    names = {notation: {"zh": name.chinese, "en": name.english} for notation, name in network.names.items()}
    return {
        "projection": network.projection,
        "title": network.title.chinese,
        "title_en": network.title.english,
        "names": names,
        "colours": dict(network.colours),
    }


def encoded(value: object) -> bytes:
    """Compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def listed(items: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """JSON objects, one a line, with commas between."""
    batch: list[bytes] = []
    between = b""
    for item in items:
        batch.append(between + encoded(item))
        between = b",\n"
        if len(batch) == _BATCH:
            yield b"".join(batch)
            batch.clear()
    yield b"".join([*batch, b"\n"])
