"""The style of Cytoscape desktop: a vizmap with sizes, colours and labels taken from the columns."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from keqiao_kg.publish.network import Network

_NODE = {
    "NODE_SHAPE": ("ELLIPSE", ""),
    "NODE_LABEL": ("", "label"),
    "NODE_LABEL_FONT_SIZE": ("8", ""),
    "NODE_SIZE": ("10.0", "size"),
    "NODE_BORDER_WIDTH": ("0.0", ""),
}
_EDGE = {
    "EDGE_WIDTH": ("1.0", "weight"),
    "EDGE_STROKE_UNSELECTED_PAINT": ("#B0B0B0", ""),
    "EDGE_TARGET_ARROW_SHAPE": ("DELTA", ""),
    "EDGE_TARGET_ARROW_UNSELECTED_PAINT": ("#B0B0B0", ""),
}
_TYPES = {"label": "string", "size": "float", "weight": "integer"}
_SCALES = {"size": ((0, 0), (40, 80)), "weight": ((1, 1), (10, 6))}  # of the column → of the picture


def style_sheet(network: Network) -> Iterator[bytes]:
    """The vizmap, in pieces."""
    yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<vizmap documentVersion="3.1" id="keqiao-kg">\n'
    yield f"<visualStyle name={quoteattr(f'keqiao-kg {network.projection}')}>\n<node>\n".encode()
    yield b'<dependency name="nodeSizeLocked" value="true"/>\n'
    yield from _properties(_NODE)
    yield from _fill(network)
    yield b"</node>\n<edge>\n"
    yield from _properties(_EDGE)
    yield b"</edge>\n</visualStyle>\n</vizmap>\n"


def _properties(table: dict[str, tuple[str, str]]) -> Iterator[bytes]:
    for name, (default, column) in table.items():
        yield f"<visualProperty name={quoteattr(name)} default={quoteattr(default)}>{_mapping(column)}".encode()
        yield b"</visualProperty>\n"


def _mapping(column: str) -> str:
    if not column:
        return ""
    of = f'attributeName="{column}" attributeType="{_TYPES[column]}"'
    if column not in _SCALES:
        return f"<passthroughMapping {of}/>"
    points = "".join(
        f'<continuousMappingPoint attrValue="{value}" equalValue="{drawn}" greaterValue="{drawn}" '
        f'lesserValue="{drawn}"/>'
        for value, drawn in _SCALES[column]
    )
    return f"<continuousMapping {of}>{points}</continuousMapping>"


def _fill(network: Network) -> Iterator[bytes]:
    yield b'<visualProperty name="NODE_FILL_COLOR" default="#999999">'
    yield b'<discreteMapping attributeName="kind" attributeType="string">\n'
    for kind, colour in network.colours.items():
        yield f"<discreteMappingEntry attributeValue={quoteattr(kind)} value={quoteattr(colour)}/>\n".encode()
    yield b"</discreteMapping></visualProperty>\n"
