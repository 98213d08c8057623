"""Folds a graph into smaller and smaller ones, so that a layout can begin with its rough shape."""

from __future__ import annotations

from dataclasses import dataclass

Links = dict[tuple[int, int], float]  # ends (smaller first) → weight

_SMALL = 40  # nodes that need no smaller graph
_SHRINKS = 0.9  # a fold that leaves more than this share of the nodes is not worth it


@dataclass(frozen=True, slots=True)
class Level:
    """A graph of `count` nodes; `parent[i]` is the node of the next level that holds node i."""

    count: int
    links: Links
    parent: list[int]


def levels(count: int, links: Links) -> list[Level]:
    """From the graph itself to the smallest; the last level has no parents."""
    found: list[Level] = []
    mass = [1] * count
    while count > _SMALL:
        parent, folded = _fold(count, links, mass)
        if folded > _SHRINKS * count:
            break
        found.append(Level(count, links, parent))
        links, mass = _folded_links(links, parent), _folded_mass(mass, parent, folded)
        count = folded
    found.append(Level(count, links, []))
    return found


def _fold(count: int, links: Links, mass: list[int]) -> tuple[list[int], int]:
    """Joins each node with the neighbour that it is tied to most, for its size; nodes with few neighbours first."""
    around: list[list[tuple[float, int]]] = [[] for _ in range(count)]
    for (one, two), weight in links.items():
        around[one].append((weight / mass[two], two))
        around[two].append((weight / mass[one], one))
    parent, folded = [-1] * count, 0
    sizes: list[int] = []
    limit = 8 * max(1, sum(mass) // count)  # no node of the next level becomes the centre of everything
    for node in sorted(range(count), key=lambda item: (len(around[item]), item)):
        if parent[node] >= 0:
            continue
        for _, other in sorted(around[node], key=lambda item: (-item[0], item[1])):
            group = parent[other]
            if (mass[other] if group < 0 else sizes[group]) + mass[node] > limit:
                continue
            if group < 0:
                group = parent[other] = folded
                sizes.append(mass[other])
                folded += 1
            parent[node] = group
            sizes[group] += mass[node]
            break
        else:
            parent[node] = folded
            sizes.append(mass[node])
            folded += 1
    return parent, folded


def _folded_links(links: Links, parent: list[int]) -> Links:
    folded: Links = {}
    for (one, two), weight in links.items():
        first, second = sorted((parent[one], parent[two]))
        if first != second:
            folded[first, second] = folded.get((first, second), 0.0) + weight
    return folded


def _folded_mass(mass: list[int], parent: list[int], folded: int) -> list[int]:
    sums = [0] * folded
    for node, group in enumerate(parent):
        sums[group] += mass[node]
    return sums
