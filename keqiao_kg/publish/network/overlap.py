"""Moves nodes apart that cover each other, as little as it takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.intp]
    Pairs = tuple[Whole, Whole]

_ROUNDS = 60
_GAP = 1.15  # how far apart the centres are to be, in sums of radii
_ROOM = 2.5  # area for each circle, in areas of circles; with less, what is dense is drawn larger
_MANY = 20_000  # nodes from which on fewer rounds have to do


def spread(places: Floats, radii: Floats) -> Floats:
    """The places (n × 2) of circles with these radii, moved until (almost) none covers another."""
    places = places * _enlargement(places, radii)
    large = radii > 2 * np.median(radii)
    for _ in range(_ROUNDS if len(places) < _MANY else _ROUNDS // 4):
        one, two = _near(places, radii, large)
        between = places[two] - places[one]
        distance = np.sqrt(between[:, 0] * between[:, 0] + between[:, 1] * between[:, 1])
        missing = (radii[one] + radii[two]) * _GAP - distance
        close = missing > 1e-3
        if not close.any():
            break
        one, two, between, missing = one[close], two[close], between[close], missing[close]
        same = distance[close] < 1e-6
        between[same, 0], between[same, 1] = 1.0, (one[same] % 7 - 3) / 3
        length = np.where(same, 1.0, distance[close])
        push = between * (missing / length / 2)[:, None]
        for axis in (0, 1):
            places[:, axis] += np.bincount(two, push[:, axis], len(places))
            places[:, axis] -= np.bincount(one, push[:, axis], len(places))
    return places


def _enlargement(places: Floats, radii: Floats) -> float:
    """By how much to scale so that the middle, where most nodes are, has room for them."""
    if len(places) < 10:
        return 1.0
    ordered = np.sort(places, axis=0)
    tenth = len(places) // 10
    width, height = ordered[-tenth - 1] - ordered[tenth]
    needed = 3.14159 * float(np.cumsum(radii * radii)[-1]) * _ROOM * 0.7
    return float(max(1.0, (needed / max(float(width * height), 1e-9)) ** 0.5))


def _near(places: Floats, radii: Floats, large: NDArray[np.bool_]) -> Pairs:
    """Pairs of nodes that may cover each other: the many small ones by a fine grid, the large ones by a coarse one."""
    small = np.flatnonzero(~large)
    one, two = _neighbours(places[small], 2 * float(radii[small].max()) * _GAP, (0, 1, 2, 3, 4))
    pairs = [(small[one], small[two])]
    if large.any():
        reach = (float(radii.max()) + float(radii[large].max())) * _GAP
        big, other = _neighbours(places, reach, range(9), np.flatnonzero(large))
        once = ~large[other] | (big < other)
        pairs.append((big[once], other[once]))
    return np.concatenate([one for one, _ in pairs]), np.concatenate([two for _, two in pairs])


def _neighbours(places: Floats, reach: float, squares: Iterable[int], of: Whole | None = None) -> Pairs:
    """Pairs in the same or neighbouring squares of a grid; of all nodes, each pair once, or of some with all."""
    column = np.floor((places[:, 0] - places[:, 0].min()) / reach).astype(np.int64)
    row = np.floor((places[:, 1] - places[:, 1].min()) / reach).astype(np.int64)
    width = int(column.max()) + 3
    key = (row + 1) * width + column + 1
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    # The own square, then half of those around, then the other half.
    shifts = (0, 1, width - 1, width, width + 1, -1, 1 - width, -width, -width - 1)
    ones = order if of is None else of
    found = [_pairs(ones, order, sorted_key, key[ones] + shifts[square], of is None) for square in squares]
    return np.concatenate([one for one, _ in found]), np.concatenate([two for _, two in found])


def _pairs(ones: Whole, order: Whole, sorted_key: Whole, wanted: Whole, once: bool) -> Pairs:
    """Each of `ones` with the nodes in the square that is wanted; with `once`, in its own with those after it."""
    first = np.searchsorted(sorted_key, wanted, side="left")
    if once and len(wanted) and (wanted == sorted_key).all():
        first = np.arange(len(order)) + 1
    counts = np.maximum(np.searchsorted(sorted_key, wanted, side="right") - first, 0)
    ends = np.cumsum(counts)
    one = np.repeat(np.arange(len(ones)), counts)
    two = np.arange(len(one)) - np.repeat(ends - counts, counts) + np.repeat(first, counts)
    return ones[one], order[two]
