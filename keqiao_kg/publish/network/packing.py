"""Circles beside each other without gaps: each touches two that are placed (Wang and others, 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Place = tuple[float, float]
_EPSILON = 1e-6


@dataclass(slots=True, eq=False)
class _Circle:
    """A placed circle and its neighbours on the outer rim, which is a ring."""

    r: float
    x: float = 0.0
    y: float = 0.0
    after: _Circle | None = None
    before: _Circle | None = None

    def far(self) -> float:
        """How far from the origin the rim is between this circle and the next (squared)."""
        other = self.after
        assert other is not None
        both = self.r + other.r
        x, y = (self.x * other.r + other.x * self.r) / both, (self.y * other.r + other.y * self.r) / both
        return x * x + y * y


def pack(radii: Sequence[float]) -> list[Place]:
    """Centres of circles with these radii, which do not overlap; put large ones first."""
    circles = [_Circle(radius) for radius in radii]
    if len(circles) > 1:
        circles[0].x, circles[1].x = -circles[1].r, circles[0].r
    if len(circles) > 2:
        _touch(circles[1], circles[0], circles[2])
        _ring(circles[:3])
        rim = circles[0]
        for circle in circles[3:]:
            rim = _placed(circle, rim)
    return [(circle.x, circle.y) for circle in circles]


def _ring(circles: Sequence[_Circle]) -> None:
    first, second, third = circles
    first.after = third.before = second
    second.after = first.before = third
    third.after = second.before = first


def _placed(circle: _Circle, a: _Circle) -> _Circle:
    """Places a circle at the rim next to `a`, or where there is room; the rim circle nearest to the origin."""
    b = _next(a)
    while True:
        _touch(a, b, circle)
        hit = _hit(circle, a, b)
        if hit is None:
            break
        forward, blocking = hit
        a, b = (a, blocking) if forward else (blocking, b)
        a.after, b.before = b, a
    circle.before, circle.after = a, b
    a.after = b.before = circle
    return _nearest(circle)


def _next(circle: _Circle) -> _Circle:
    assert circle.after is not None
    return circle.after


def _previous(circle: _Circle) -> _Circle:
    assert circle.before is not None
    return circle.before


def _hit(circle: _Circle, a: _Circle, b: _Circle) -> tuple[bool, _Circle] | None:
    """The circle of the rim, nearest along it, that the new one would overlap; whether it lies after b."""
    j, k = _next(b), _previous(a)
    ahead, behind = b.r, a.r
    while True:
        if ahead <= behind:
            if _overlap(j, circle):
                return True, j
            ahead += j.r
            j = _next(j)
        else:
            if _overlap(k, circle):
                return False, k
            behind += k.r
            k = _previous(k)
        if j is _next(k):
            return None


def _nearest(circle: _Circle) -> _Circle:
    best, distance = circle, circle.far()
    at = _next(circle)
    while at is not circle:
        if at.far() < distance:
            best, distance = at, at.far()
        at = _next(at)
    return best


def _overlap(one: _Circle, two: _Circle) -> bool:
    reach, x, y = one.r + two.r - _EPSILON, two.x - one.x, two.y - one.y
    return reach > 0 and reach * reach > x * x + y * y


def _touch(b: _Circle, a: _Circle, c: _Circle) -> None:
    """Sets c so that it touches a and b, on the outer side of the rim that runs from a to b."""
    x, y = b.x - a.x, b.y - a.y
    distance = x * x + y * y
    if distance <= 0:
        c.x, c.y = a.x + c.r, a.y
        return
    near_a, near_b = (a.r + c.r) ** 2, (b.r + c.r) ** 2
    if near_a > near_b:
        along = (distance + near_b - near_a) / (2 * distance)
        across = max(0.0, near_b / distance - along * along) ** 0.5
        c.x, c.y = b.x - along * x - across * y, b.y - along * y + across * x
    else:
        along = (distance + near_a - near_b) / (2 * distance)
        across = max(0.0, near_a / distance - along * along) ** 0.5
        c.x, c.y = a.x + along * x - across * y, a.y + along * y + across * x
