"""Networks as DOT for Graphviz; places are given, so that `neato -n` draws them as they are."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.publish.exports.format import NetworkFile
from keqiao_kg.publish.network import Network
from keqiao_kg.publish.network.columns import Value, edge_values, node_values

_INCH = 72  # points


class Dot(NetworkFile):
    """DOT with labels, colours, sizes and places; what Graphviz does not know stays as attributes."""

    name = "dot"
    ending = ".dot"
    media_type = "text/vnd.graphviz"
    opens = "Graphviz (neato -n), Gephi, NetworkX (pydot), OmniGraffle"

    def written(self, network: Network) -> Iterator[bytes]:
        """The network, in pieces."""
        yield f"digraph {_quoted(network.projection)} {{\n".encode()
        yield f'graph [label={_quoted(network.title.chinese)}, charset="UTF-8", outputorder=edgesfirst];\n'.encode()
        yield b'node [shape=circle, style=filled, fixedsize=true, fontsize=8, penwidth=0];\nedge [color="#b0b0b0"];\n'
        for node in network.nodes:
            values = dict(node_values(network, node))
            place = f"{values.pop('x')},{values.pop('y')}!"
            width = round(2 * node.size / _INCH, 4)
            drawn: dict[str, Value] = {"pos": place, "width": width, "fillcolor": node.colour}
            yield f"{_quoted(node.id)} [{_list(values | drawn)}];\n".encode()
        for edge in network.edges:
            values = dict(edge_values(network, edge))
            if edge.kind == "namedWith":
                values["dir"] = "none"
            label = {"label": values["kind_zh"]} if edge.kind != "namedWith" else {}
            yield f"{_quoted(edge.source)} -> {_quoted(edge.target)} [{_list(values | label)}];\n".encode()
        yield b"}\n"


def _list(values: dict[str, Value]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(value: Value) -> str:
    """A quoted string, in which Graphviz reads a backslash as an escape."""
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "")
    return f'"{text}"'
