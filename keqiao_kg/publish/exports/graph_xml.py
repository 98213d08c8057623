"""Networks as XML: GEXF for Gephi, GraphML for everything that draws graphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from keqiao_kg.publish.exports.format import NetworkFile
from keqiao_kg.publish.exports.graph_json import edge_id
from keqiao_kg.publish.network import Edge, Network, Node
from keqiao_kg.publish.network.columns import EDGE_COLUMNS, NODE_COLUMNS, Value, edge_values, node_values

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BATCH = 500  # elements that are written at a time
_GEXF_TYPES = {str: "string", int: "integer", float: "double"}
_GRAPHML_TYPES = {str: "string", int: "int", float: "double"}
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPECIAL = re.compile(r"""[\x00-\x1f&<>"\ufffe\uffff]""")
# What GEXF has elements of its own for.
_VIZ = {"label", "size", "colour", "x", "y", "weight"}


class Gexf(NetworkFile):
    """GEXF 1.3 with colours, sizes and places (viz) and with the years in which things are spoken of (dynamics)."""

    name = "gexf"
    ending = ".gexf"
    media_type = "application/gexf+xml"
    opens = "Gephi, Gephi Lite, NetworkX, sigma.js"

    def written(self, network: Network) -> Iterator[bytes]:
        """The network, in pieces."""
        return _batched(self._lines(network))

    def _lines(self, network: Network) -> Iterator[str]:
        yield _HEAD + '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
        yield f"<meta>\n<creator>keqiao-kg</creator>\n<description>{_text(network.title.chinese)} · "
        yield f"{_text(network.title.english)}</description>\n</meta>\n"
        yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">\n'
        yield from _declared("node", [(column.name, _GEXF_TYPES[column.type]) for column in NODE_COLUMNS])
        yield from _declared("edge", [(column.name, _GEXF_TYPES[column.type]) for column in EDGE_COLUMNS])
        yield f'<nodes count="{len(network.nodes)}">\n'
        yield from (_gexf_node(network, node) for node in network.nodes)
        yield f'</nodes>\n<edges count="{len(network.edges)}">\n'
        yield from (_gexf_edge(network, edge, number) for number, edge in enumerate(network.edges))
        yield "</edges>\n</graph>\n</gexf>\n"


def _declared(part: str, columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'<attributes class="{part}" mode="static">\n'
    for name, kind in columns:
        if name not in _VIZ:
            yield f'<attribute id="{name}" title="{name}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _gexf_node(network: Network, node: Node) -> str:
    red, green, blue = (int(node.colour[start : start + 2], 16) for start in (1, 3, 5))
    return (
        f"<node id={_attribute(node.id)} label={_attribute(node.label)}>\n{_attvalues(node_values(network, node))}"
        f'{_spells(node.years)}<viz:size value="{node.size}"/><viz:position x="{node.x}" y="{node.y}" z="0.0"/>'
        f'<viz:color r="{red}" g="{green}" b="{blue}" hex="{node.colour}"/></node>\n'
    )


def _gexf_edge(network: Network, edge: Edge, number: int) -> str:
    kind = _attribute(network.name(edge.kind).chinese)
    return (
        f'<edge id="{edge_id(number)}" source={_attribute(edge.source)} target={_attribute(edge.target)} '
        f'kind={_attribute(edge.kind)} label={kind} weight="{edge.weight}.0">\n'
        f"{_attvalues(edge_values(network, edge))}{_spells(edge.years)}</edge>\n"
    )


def _attvalues(values: Iterable[tuple[str, Value]]) -> str:
    found = [f'<attvalue for="{name}" value={_attribute(value)}/>' for name, value in values if name not in _VIZ]
    return f"<attvalues>{''.join(found)}</attvalues>\n"


def _spells(years: Iterable[int]) -> str:
    """The years as intervals of days; nothing is there always."""
    spells = "".join(f'<spell start="{year:04}-01-01" end="{year:04}-12-31"/>' for year in years)
    return f"<spells>{spells}</spells>\n" if spells else ""


class GraphMl(NetworkFile):
    """GraphML with typed keys."""

    name = "graphml"
    ending = ".graphml"
    media_type = "application/graphml+xml"
    opens = "yEd, Gephi, igraph, NetworkX, Cytoscape, Neo4j (apoc)"

    def written(self, network: Network) -> Iterator[bytes]:
        """The network, in pieces."""
        return _batched(self._lines(network))

    def _lines(self, network: Network) -> Iterator[str]:
        yield _HEAD + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        yield 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.'
        yield 'graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
        for column in NODE_COLUMNS:
            yield _key("node", column.name, _GRAPHML_TYPES[column.type])
        for edge_column in EDGE_COLUMNS:
            yield _key("edge", edge_column.name, _GRAPHML_TYPES[edge_column.type])
        yield f'<graph id="{network.projection}" edgedefault="directed">\n'
        for node in network.nodes:
            yield f"<node id={_attribute(node.id)}>{_data('n', node_values(network, node))}</node>\n"
        for number, edge in enumerate(network.edges):
            ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
            yield f'<edge id="{edge_id(number)}" {ends}>{_data("e", edge_values(network, edge))}</edge>\n'
        yield "</graph>\n</graphml>\n"


def _key(part: str, name: str, kind: str) -> str:
    return f'<key id="{part[0]}_{name}" for="{part}" attr.name="{name}" attr.type="{kind}"/>\n'


def _data(part: str, values: Iterable[tuple[str, Value]]) -> str:
    return "".join(f'<data key="{part}_{name}">{_text(value)}</data>' for name, value in values)


def _attribute(value: Value) -> str:
    """Quoted for an attribute, line ends kept; characters that XML cannot hold are left out."""
    text = str(value)
    if _SPECIAL.search(text) is None:  # as nearly always
        return f'"{text}"'
    return quoteattr(_NOT_XML.sub("", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _text(value: Value) -> str:
    text = str(value)
    if _SPECIAL.search(text) is None:
        return text
    return escape(_NOT_XML.sub("", text), {"\r": "&#13;"})


def _batched(lines: Iterator[str]) -> Iterator[bytes]:
    while batch := "".join(islice(lines, _BATCH)):
        yield batch.encode()
