"""Moves nodes apart that cover each other, as little as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.intp]

_ROUNDS = 60
_GAP = 1.15  # how far apart the centres are to be, in sums of radii


def spread(places: Floats, radii: Floats) -> Floats:
    """The places (n × 2) of circles with these radii, moved until (almost) none covers another."""
    places = places.copy()
    for _ in range(_ROUNDS):
        one, two = _near(places, 2 * float(radii.max()) * _GAP)
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


def _near(places: Floats, reach: float) -> tuple[Whole, Whole]:
    """Pairs of nodes in the same or neighbouring squares of this size, each pair once."""
    column = np.floor((places[:, 0] - places[:, 0].min()) / reach).astype(np.int64)
    row = np.floor((places[:, 1] - places[:, 1].min()) / reach).astype(np.int64)
    width = int(column.max()) + 3
    key = (row + 1) * width + column + 1
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    pairs = [_pairs(order, sorted_key, key, shift) for shift in (0, 1, width - 1, width, width + 1)]
    return np.concatenate([one for one, _ in pairs]), np.concatenate([two for _, two in pairs])


def _pairs(order: Whole, sorted_key: Whole, key: Whole, shift: int) -> tuple[Whole, Whole]:
    """Every node with those in the square `shift` further; in its own square with those after it."""
    wanted = key[order] + shift
    first = np.searchsorted(sorted_key, wanted, side="left")
    if shift == 0:
        first = np.arange(len(order)) + 1
    counts = np.maximum(np.searchsorted(sorted_key, wanted, side="right") - first, 0)
    ends = np.cumsum(counts)
    one = np.repeat(np.arange(len(order)), counts)
    two = np.arange(len(one)) - np.repeat(ends - counts, counts) + np.repeat(first, counts)
    return order[one], order[two]
