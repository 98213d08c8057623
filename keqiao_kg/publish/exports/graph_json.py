"""Networks as JSON: for graphology and sigma.js, Cytoscape, D3."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from keqiao_kg.publish.exports.format import NetworkFile
from keqiao_kg.publish.network import Network, Node
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
