"""Places of connected nodes by forces: linked nodes attract, all nodes repel (as in ForceAtlas2).

Only operations that IEEE 754 fixes to the last bit are used (no logarithm, no angle, no matrix product), so that
a layout comes out the same on every machine.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from keqiao_kg.publish.network.coarsen import Level, Links, levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.intp]

_COMMON = 8  # nodes of groups whose shapes come again and again
_EXACT = 500  # nodes up to which all pairs repel one by one
_STRIPS = 14  # beyond: as many strips of as many cells, which repel as a whole
_PARTNERS = 12  # and so many nodes of the own cell
_ROUNDS = ((1000, 250), (5000, 120), (20_000, 50), (60_000, 16))  # up to so many nodes, so many rounds
_LEAST_ROUNDS = 7
_TURN = (-0.7373688780783198, 0.6754902942615238)  # cosine and sine of the golden angle


def positions(count: int, links: Links) -> Floats:
    """The places (count × 2) of the nodes of a connected graph, their mean at the origin, links about 1 long."""
    if count > _COMMON:
        return _found(count, links)
    return _known(count, tuple(links.items())).copy()


@lru_cache(maxsize=4096)
def _known(count: int, links: tuple[tuple[tuple[int, int], float], ...]) -> Floats:
    """A report has hundreds of groups of a few nodes, most of them of the same few shapes."""
    return _found(count, dict(links))


def _found(count: int, links: Links) -> Floats:
    below = levels(count, links)
    places = _spiral(below[-1].count)
    for level in reversed(below):
        if level.parent:
            around = np.array(level.parent, dtype=np.intp)
            places = places[around] * 1.8 + _spiral(level.count) * (0.5 / max(1.0, level.count**0.5))
        places = _settled(places, level, first=not level.parent)
    return places


def _spiral(count: int) -> Floats:
    """Evenly spread places around the origin."""
    places = np.empty((count, 2))
    x, y = 1.0, 0.0
    for index in range(count):
        radius = (index + 0.5) ** 0.5
        places[index] = x * radius, y * radius
        x, y = x * _TURN[0] - y * _TURN[1], x * _TURN[1] + y * _TURN[0]
    return places


def _settled(places: Floats, level: Level, *, first: bool) -> Floats:
    ends = np.array(list(level.links), dtype=np.intp).reshape(-1, 2)
    weights = np.sqrt(np.array(list(level.links.values()), dtype=np.float64))
    mass = np.bincount(ends.ravel(), minlength=level.count).astype(np.float64) + 1
    rounds = _rounds(level.count, first)
    heat = 0.4 * level.count**0.5 if first else 0.6
    for turn in range(rounds):
        force = _repulsion(places, mass, turn) - places * (0.02 * mass[:, None])
        force += _attraction(places, ends, weights)
        length = np.sqrt(force[:, 0] * force[:, 0] + force[:, 1] * force[:, 1]) + 1e-9
        step = np.minimum(length / mass, heat * (1 - turn / rounds) + 0.01)
        places = places + force * (step / length)[:, None]
    middle: Floats = places.sum(axis=0) / level.count
    return places - middle


def _rounds(count: int, first: bool) -> int:
    if first:
        return min(200, 20 + 10 * count)
    for most, rounds in _ROUNDS:
        if count <= most:
            return rounds
    return _LEAST_ROUNDS


def _attraction(places: Floats, ends: Whole, weights: Floats) -> Floats:
    one, two = ends[:, 0], ends[:, 1]
    pull = (places[two] - places[one]) * weights[:, None]
    force = np.empty_like(places)
    for axis in (0, 1):
        along = pull[:, axis]
        force[:, axis] = np.bincount(one, along, len(places)) - np.bincount(two, along, len(places))
    return force


def _repulsion(places: Floats, mass: Floats, turn: int) -> Floats:
    if len(places) <= _EXACT:
        return _from(places, mass, places, mass)
    return _from_cells(places, mass, turn)


def _from(places: Floats, mass: Floats, sources: Floats, source_mass: Floats) -> Floats:
    """The push of every source on every node: the product of the masses over the distance."""
    x = places[:, 0] - sources[:, None, 0]
    y = places[:, 1] - sources[:, None, 1]
    push = source_mass[:, None] * mass / (x * x + y * y + 0.01)
    force = np.empty_like(places)
    force[:, 0], force[:, 1] = (x * push).sum(axis=0), (y * push).sum(axis=0)
    return force


def _from_cells(places: Floats, mass: Floats, turn: int) -> Floats:
    """Cells of equally many nodes push as one; in the own cell some partners stand for all."""
    order, starts = _cells(places)
    sizes = np.diff(np.append(starts, len(order)))
    own = np.repeat(np.arange(len(starts)), sizes)
    x, y, m = places[order, 0], places[order, 1], mass[order]
    heavy = np.add.reduceat(m, starts)
    cell_x, cell_y = np.add.reduceat(x * m, starts) / heavy, np.add.reduceat(y * m, starts) / heavy
    force_x, force_y = _push_of_cells(x, y, starts, sizes, (heavy, cell_x, cell_y))
    rank = np.arange(len(order)) - starts[own]
    for shift in range(_PARTNERS):
        # A different set of partners each turn; over the turns every pair meets.
        other = starts[own] + (rank + 1 + (turn * _PARTNERS + shift) % (sizes[own] - 1)) % sizes[own]
        dx, dy = x - x[other], y - y[other]
        push = m[other] * ((sizes[own] - 1) / _PARTNERS) / (dx * dx + dy * dy + 0.05)
        force_x += dx * push
        force_y += dy * push
    force = np.empty_like(places)
    force[order, 0], force[order, 1] = force_x * m, force_y * m
    return force


def _push_of_cells(
    x: Floats, y: Floats, starts: Whole, sizes: Whole, cells: tuple[Floats, Floats, Floats]
) -> tuple[Floats, Floats]:
    """What every cell but the own one does to every node; nodes are in the order of their cells."""
    force_x, force_y = np.zeros_like(x), np.zeros_like(y)
    dx, dy, push, square = (np.empty_like(x) for _ in range(4))  # written over for each cell: memory is what costs
    for start, size, heavy, middle_x, middle_y in zip(starts, sizes, *cells, strict=True):
        np.subtract(x, middle_x, out=dx)
        np.subtract(y, middle_y, out=dy)
        np.multiply(dx, dx, out=push)
        np.multiply(dy, dy, out=square)
        push += square
        push += 0.01
        np.divide(heavy, push, out=push)
        push[start : start + size] = 0.0
        dx *= push
        dy *= push
        force_x += dx
        force_y += dy
    return force_x, force_y


def _cells(places: Floats) -> tuple[Whole, Whole]:
    """The nodes sorted into strips by x and each strip into cells by y; where each cell starts."""
    count = len(places)
    strip = np.empty(count, dtype=np.intp)
    strip[np.argsort(places[:, 0], kind="stable")] = np.arange(count) * _STRIPS // count
    order = np.lexsort((places[:, 1], strip))
    starts = np.arange(_STRIPS * _STRIPS) * count // (_STRIPS * _STRIPS)
    return order, starts
