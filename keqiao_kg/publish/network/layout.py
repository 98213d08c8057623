"""Where the nodes of a network are drawn.

A connected group is drawn by forces. Large groups stand in the middle; small ones and single nodes are put beside
others of their theme, and so the themes around them. Computed once and deterministic: the same network gives the
same places on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keqiao_kg.publish.network.coarsen import Links
from keqiao_kg.publish.network.model import Edge, Node
from keqiao_kg.publish.network.packing import pack

_LENGTH = 34.0  # of a link, in the unit of the radii
_APART = 5.0  # margin around a small group
_FIELDS_APART = 16.0  # around a large group or a theme
_LARGE = 24  # nodes of a group that stands by itself

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Nodes with their places around the origin, within a circle."""

    theme: str
    members: tuple[tuple[int, float, float], ...]  # position of a node, x, y
    radius: float

    def moved(self, x: float, y: float) -> Iterator[tuple[int, float, float]]:
        """The members, somewhere else."""
        for item, own_x, own_y in self.members:
            yield item, own_x + x, own_y + y


def lay_out(nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
    """Sets x and y of the nodes."""
    links = _links(edges, {node.id: position for position, node in enumerate(nodes)})
    large: list[_Cluster] = []
    themes: dict[str, list[_Cluster]] = {}
    for group, inner in _with_links(_groups(len(nodes), links), links):
        cluster = _cluster(group, inner, nodes)
        place = large if len(group) >= _LARGE else themes.setdefault(cluster.theme, [])
        place.append(cluster)
    fields = [_joined(themes[theme], _APART) for theme in sorted(themes)]
    for item, x, y in _joined([*large, *fields], _FIELDS_APART).members:
        nodes[item].x, nodes[item].y = round(x, 2) + 0.0, round(y, 2) + 0.0


def _joined(clusters: Sequence[_Cluster], margin: float) -> _Cluster:
    """The clusters beside each other, the largest in the middle."""
    ordered = sorted(clusters, key=lambda cluster: -cluster.radius)
    centres = pack([cluster.radius + margin for cluster in ordered])
    members: list[tuple[int, float, float]] = []
    reach = 0.0
    for cluster, (x, y) in zip(ordered, centres, strict=True):
        members += cluster.moved(x, y)
        reach = max(reach, (x * x + y * y) ** 0.5 + cluster.radius)
    return _Cluster(ordered[0].theme if ordered else "", tuple(members), reach)


def _cluster(group: list[int], links: Links, nodes: Sequence[Node]) -> _Cluster:
    places = _drawn(group, links, nodes)
    members = tuple((item, x, y) for item, (x, y) in zip(group, places, strict=True))
    radius = max((x * x + y * y) ** 0.5 + nodes[item].size for item, x, y in members)
    return _Cluster(_theme(nodes[item] for item in group), members, radius)


def _theme(nodes: Iterator[Node]) -> str:
    """The theme of most of the nodes."""
    themes = Counter(node.theme for node in nodes if node.theme)
    return min(themes, key=lambda theme: (-themes[theme], theme), default="")


def _links(edges: Sequence[Edge], index: dict[str, int]) -> Links:
    links: Links = {}
    for edge in edges:
        one, two = sorted((index[edge.source], index[edge.target]))
        links[one, two] = links.get((one, two), 0.0) + edge.weight
    return links


def _groups(count: int, links: Links) -> list[list[int]]:
    """The connected groups, the largest first; nodes ascending."""
    top = list(range(count))

    def root(item: int) -> int:
        while top[item] != item:
            top[item] = top[top[item]]
            item = top[item]
        return item

    for one, two in links:
        first, second = sorted((root(one), root(two)))
        top[second] = first
    groups: dict[int, list[int]] = {}
    for item in range(count):
        groups.setdefault(root(item), []).append(item)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))


def _with_links(groups: list[list[int]], links: Links) -> list[tuple[list[int], Links]]:
    """Each group with its links, numbered within the group."""
    place = {item: (number, position) for number, group in enumerate(groups) for position, item in enumerate(group)}
    of_group: list[Links] = [{} for _ in groups]
    for (one, two), weight in links.items():
        number, first = place[one]
        of_group[number][first, place[two][1]] = weight
    return list(zip(groups, of_group, strict=True))


def _drawn(group: list[int], links: Links, nodes: Sequence[Node]) -> list[Place]:
    """The places of a connected group around the origin."""
    if len(group) == 1:
        return [(0.0, 0.0)]
    import numpy as np

    from keqiao_kg.publish.network.forces import positions
    from keqiao_kg.publish.network.overlap import spread

    radii = np.array([nodes[item].size for item in group])
    places = positions(len(group), links)
    places = spread(places * (_LENGTH / _typical(places, links)), radii)
    places -= (places.max(axis=0) + places.min(axis=0)) / 2
    return [(float(x), float(y)) for x, y in places]


def _typical(places: object, links: Links) -> float:
    """The median length of a link."""
    import numpy as np

    at = np.asarray(places)
    ends = np.array(list(links), dtype=np.intp)
    between = at[ends[:, 0]] - at[ends[:, 1]]
    return float(np.median(np.sqrt(between[:, 0] * between[:, 0] + between[:, 1] * between[:, 1]))) or 1.0
