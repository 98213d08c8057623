"""Which nodes of a picture are labelled, and where: as many as there is room for, the most important first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from keqiao_kg.publish.network import Node

Box = tuple[float, float, float, float]  # left, top, right, bottom
_LONGEST = 18  # characters


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose base line has its middle at x, y."""

    text: str
    x: float
    y: float
    size: float


class _Taken:
    """The boxes that are taken, by squares of a grid."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._boxes: dict[tuple[int, int], list[Box]] = {}

    def free(self, box: Box) -> bool:
        """Whether no box lies under this one."""
        return not any(_meet(box, other) for square in self._squares(box) for other in self._boxes.get(square, ()))

    def take(self, box: Box) -> None:
        for square in self._squares(box):
            self._boxes.setdefault(square, []).append(box)

    def _squares(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (int(edge // self._step) for edge in box)
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                yield column, row


def _meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _inside(box: Box, bounds: Box) -> bool:
    return bounds[0] <= box[0] and bounds[1] <= box[1] and box[2] <= bounds[2] and box[3] <= bounds[3]


def labels(nodes: Sequence[Node], bounds: Box, size: float, width: Callable[[str, float], float]) -> Iterator[Label]:
    """Labels of this size under, above, right or left of their nodes, covering neither each other nor a node."""
    taken = _Taken(4 * size)
    for node in nodes:
        reach = 0.8 * node.size
        taken.take((node.x - reach, -node.y - reach, node.x + reach, -node.y + reach))
    for node in sorted(nodes, key=lambda node: (-node.size, -node.mentions, node.id)):
        own = min(2.5, max(1.0, node.size / 12)) * size
        text = node.label if len(node.label) <= _LONGEST else f"{node.label[: _LONGEST - 1]}…"
        across = width(text, own)
        if across < 1.9 * node.size:  # there is room on the disc itself
            yield Label(text, node.x, -node.y + 0.35 * own, own)
            continue
        for x, y in _places(node, across, own):
            box = (x - across / 2, y - 0.85 * own, x + across / 2, y + 0.2 * own)
            if _inside(box, bounds) and taken.free(box):
                taken.take(box)
                yield Label(text, x, y, own)
                break


def _places(node: Node, across: float, size: float) -> Iterator[tuple[float, float]]:
    x, y, gap = node.x, -node.y, node.size + 0.15 * size
    yield x, y + gap + 0.85 * size
    yield x, y - gap - 0.2 * size
    yield x + gap + across / 2, y + 0.33 * size
    yield x - gap - across / 2, y + 0.33 * size
