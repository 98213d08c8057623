"""Pictures for a paper or a slide: SVG and PNG, text as outlines, without a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from keqiao_kg.publish.exports.absent import absent
from keqiao_kg.publish.exports.format import OneFile, Request
from keqiao_kg.publish.exports.labels import labels
from keqiao_kg.publish.exports.lettering import Lettering
from keqiao_kg.publish.network import Network, Node

_LETTERS_ACROSS = 160  # characters that the picture is wide: so large is a label
_SMALLEST = 7.0
_INK, _GREY = "#1a1a1a", "#5a5a5a"
_PIXELS = 2400  # the longer side of a PNG
_TOGETHER = "namedWith"
_FEW = 40  # nodes of a picture whose lines are named


class Svg(OneFile):
    """A picture of a projection, or of what lies around a node, that can be scaled without loss."""

    name = "svg"
    ending = ".svg"
    media_type = "image/svg+xml"
    opens = "browsers, Word, PowerPoint, LaTeX, Inkscape"
    drawn = True

    def content(self, request: Request) -> Iterator[bytes]:
        """The picture, in pieces."""
        return (piece.encode() for piece in picture(request.network))


class Png(OneFile):
    """The same picture in dots, 2400 on its longer side."""

    name = "png"
    ending = ".png"
    media_type = "image/png"
    opens = "everything"
    drawn = True

    def content(self, request: Request) -> Iterator[bytes]:
        """The picture, in one piece. Raises OutputError where a package is absent."""
        try:
            import resvg_py
        except ModuleNotFoundError as error:
            raise absent("resvg-py", "pictures") from error
        frame = _Frame(request.network)
        wide = frame.width >= frame.height
        text = "".join(picture(request.network))
        width, height = (_PIXELS, None) if wide else (None, _PIXELS)
        yield bytes(resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True, width=width, height=height))


class _Frame:
    """The size of the picture and of its letters; room for the title above and the legend below."""

    def __init__(self, network: Network) -> None:
        nodes = network.nodes or (Node("", "", "", ""),)
        left, right = min(node.x - node.size for node in nodes), max(node.x + node.size for node in nodes)
        low, high = min(node.y - node.size for node in nodes), max(node.y + node.size for node in nodes)
        self.letter = max(_SMALLEST, (right - left) / _LETTERS_ACROSS, (high - low) / _LETTERS_ACROSS)
        wide = max(right - left + 12 * self.letter, 60 * self.letter)
        self.left = (left + right - wide) / 2
        self.top = -high - 7 * self.letter
        self.width, self.height = wide, high - low + 14 * self.letter
        self.bottom = self.top + self.height

    def room(self) -> tuple[float, float, float, float]:
        """Where labels may stand: between the title and the legend."""
        top, bottom = self.top + 4 * self.letter, self.bottom - 5.5 * self.letter
        return self.left + self.letter, top, self.left + self.width - self.letter, bottom

    def box(self) -> str:
        """As SVG has it."""
        return " ".join(f"{value:.2f}" for value in (self.left, self.top, self.width, self.height))


def picture(network: Network) -> Iterator[str]:
    """The SVG, in pieces. Raises OutputError where the packages for letters are absent."""
    frame, letters = _Frame(network), Lettering()
    drawn = [*_lettered(network, frame, letters)]  # first, so that it is known which letters are needed
    title = f"{network.title.chinese} · {network.title.english}"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" '
    yield f'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{frame.box()}" '
    yield f'width="{frame.width:.0f}" height="{frame.height:.0f}" role="img">\n<title>{escape(title)}</title>\n<defs>\n'
    yield from letters.outlines()
    yield f'</defs>\n<rect x="{frame.left:.2f}" y="{frame.top:.2f}" width="{frame.width:.2f}" '
    yield f'height="{frame.height:.2f}" fill="#fff"/>\n'
    yield from _lines(network)
    yield from _circles(network.nodes)
    yield from drawn
    yield "</svg>\n"


def _lines(network: Network) -> Iterator[str]:
    """Edges as lines; what the text states in a darker grey than what it only names together."""
    at = {node.id: node for node in network.nodes}
    ordered = sorted(network.edges, key=lambda edge: edge.kind != _TOGETHER)
    yield '<g fill="none" stroke-linecap="round">\n'
    for edge in ordered:
        one, two = at[edge.source], at[edge.target]
        colour = "#c4c4c4" if edge.kind == _TOGETHER else "#8a8a8a"
        width = round(min(0.7 + 0.4 * edge.weight, 5), 2)
        yield f'<path d="M{one.x} {-one.y + 0.0}L{two.x} {-two.y + 0.0}" stroke="{colour}" stroke-width="{width}"/>\n'
    yield "</g>\n"


def _circles(nodes: Iterable[Node]) -> Iterator[str]:
    """Nodes as discs; the title is what a browser shows under the pointer."""
    yield '<g stroke="#fff" stroke-width="0.6">\n'
    for node in nodes:
        circle = f'<circle cx="{node.x}" cy="{-node.y + 0.0}" r="{node.size}" fill="{node.colour}">'
        yield f"{circle}<title>{escape(node.label)}</title></circle>\n"
    yield "</g>\n"


def _lettered(network: Network, frame: _Frame, letters: Lettering) -> Iterator[str]:
    if len(network.nodes) <= _FEW:
        yield from _named_lines(network, frame, letters)
    for label in labels(network.nodes, frame.room(), frame.letter, letters.width):
        yield letters.written(label.text, label.x, label.y, label.size, _INK, middle=True)
    step = frame.letter
    title = f"{network.title.chinese}  {network.title.english}"
    size = min(1.8 * step, (frame.width - 4 * step) / letters.width(title, 1.0))
    yield letters.written(title, frame.left + 2 * step, frame.top + 3 * step, size, _INK)
    yield from _legend(network, frame, letters)


def _named_lines(network: Network, frame: _Frame, letters: Lettering) -> Iterator[str]:
    """What the lines say, at their middle."""
    at = {node.id: node for node in network.nodes}
    for edge in network.edges:
        if edge.kind != _TOGETHER:
            one, two = at[edge.source], at[edge.target]
            text, size = network.name(edge.kind).chinese, 0.7 * frame.letter
            yield letters.written(text, (one.x + two.x) / 2, -(one.y + two.y) / 2, size, _GREY, middle=True)


def _legend(network: Network, frame: _Frame, letters: Lettering) -> Iterator[str]:
    """The kinds with their colours, in as many lines as it takes."""
    step = 1.3 * frame.letter
    x, y = frame.left + 2 * step, frame.bottom - 4 * frame.letter
    for kind, colour in network.colours.items():
        text = f"{network.name(kind).chinese} {network.name(kind).english}"
        across = letters.width(text, step) + 3 * step
        if x + across > frame.left + frame.width:
            x, y = frame.left + 2 * step, y + 1.6 * step
        yield f'<circle cx="{x:.2f}" cy="{y - 0.35 * step:.2f}" r="{0.5 * step:.2f}" fill="{colour}"/>\n'
        yield letters.written(text, x + step, y, step, _GREY)
        x += across
