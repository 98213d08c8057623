"""Does a picture show what the network holds, with Chinese where no Chinese font is installed?"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from keqiao_kg.errors import QueryError
from keqiao_kg.graph.parts import Parts
from keqiao_kg.publish.exports import Request, find
from keqiao_kg.publish.exports.format import OneFile
from keqiao_kg.publish.exports.labels import labels
from keqiao_kg.publish.exports.lettering import Lettering
from keqiao_kg.publish.network import Name, Network, Node, neighbourhood

SVG = "{http://www.w3.org/2000/svg}"
Written = Callable[..., Path]
Networks = dict[str, Network]


@pytest.mark.parametrize("name", ["entities", "promises", "places"])
def test_svg_has_a_disc_a_node_and_a_line_an_edge(written: Written, networks: Networks, name: str) -> None:
    network, root = networks[name], ElementTree.parse(written("svg", name)).getroot()
    titles = [title.text for circle in root.iter(f"{SVG}circle") for title in circle.iter(f"{SVG}title")]
    assert titles == [node.label for node in network.nodes]
    assert len(
        [path for path in root.iter(f"{SVG}path") if path.get("d", "").count("L") == 1 and path.get("stroke")]
    ) == len(network.edges)


def test_svg_needs_no_font(written: Written) -> None:
    text = written("svg").read_text(encoding="utf-8")
    assert "<text" not in text
    assert "font" not in text
    used = set(re.findall(r'xlink:href="#(g\d+)"', text))
    drawn = dict(re.findall(r'<path id="(g\d+)" d="([^"]*)"', text))
    assert used == drawn.keys()
    assert sum(len(outline) > 20 for outline in drawn.values()) > 0.9 * len(drawn) > 100


def test_png_is_a_picture_with_every_colour(written: Written, networks: Networks) -> None:
    with Image.open(io.BytesIO(written("png").read_bytes())) as image:
        assert max(image.size) == 2400
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24) or []}
    for colour in networks["entities"].colours.values():
        assert tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5)) in colours


def test_chinese_letters_are_drawn_and_not_boxes() -> None:
    letters = Lettering()
    for text in ("柯桥区", "A8%≥"):
        letters.written(text, 0, 0, 10, "#000")
    outlines = list(letters.outlines())
    assert len(set(outlines)) == 7
    assert letters.width("柯桥区", 10) == 30


def test_labels_cover_neither_each_other_nor_a_node(networks: Networks) -> None:
    nodes, size = networks["entities"].nodes, 7.0
    bounds = (-1e4, -1e4, 1e4, 1e4)
    found = list(labels(nodes, bounds, size, lambda text, of: len(text) * of))
    assert len(found) > len(nodes) / 3
    boxes = [
        (one.x - len(one.text) * one.size / 2, one.y, one.x + len(one.text) * one.size / 2, one.text) for one in found
    ]
    for position, (left, base, right, text) in enumerate(boxes):
        for left_2, base_2, right_2, _ in boxes[position + 1 :]:
            assert not (left < right_2 - 1e-6 and left_2 < right - 1e-6 and abs(base - base_2) < 0.8 * size)
        for node in nodes:
            if node.label == text:
                continue  # it may stand on the disc itself
            inside = left < node.x < right and base - 0.8 * size < -node.y < base
            assert not inside, node.label
    assert {"柯桥区", "绍兴市"} <= {one.text for one in found}


def test_a_long_label_is_cut() -> None:
    node = Node("n", "很" * 40, "", "place", size=4.0)
    (label,) = labels([node], (-500, -500, 500, 500), 7.0, lambda text, of: len(text) * of)
    assert label.text == "很" * 17 + "…"


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_neighbourhood_is_what_lies_around(networks: Networks, depth: int) -> None:
    network = networks["promises"]
    centre = max((node for node in network.nodes if node.kind == "programme"), key=lambda node: node.mentions)
    around = neighbourhood(network, centre.label, depth)
    wanted = {centre.id}
    for _ in range(depth):
        wanted |= {end for e in network.edges if {e.source, e.target} & wanted for end in (e.source, e.target)}
    assert {node.id for node in around.nodes} == wanted
    assert around.title.chinese.startswith(centre.label)
    assert neighbourhood(network, centre.id, depth).nodes == around.nodes


@pytest.mark.parametrize(
    ("around", "message"),
    [
        ("没有的事", "没有的事: the projection entities has no such node; give its full name"),
        ("工程", r"工程: the projection entities has no such node \(\d+ have it in their name: .*、.*\)"),
    ],
)
def test_an_unknown_centre_is_an_error(networks: Networks, around: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        neighbourhood(networks["entities"], around, 1)


def test_a_picture_of_nothing_is_a_picture(parts: Parts) -> None:
    request = Request(parts)
    empty = Network("entities", Name("空", "empty"), (), (), {}, {})
    request.network = empty
    form = find("svg")
    assert isinstance(form, OneFile)
    ElementTree.fromstring(b"".join(form.content(request)))
