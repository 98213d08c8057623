"""Circles beside each other without gaps: each touches two that are placed (Wang and others, 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Place = tuple[float, float]
_EPSILON = 1e-6


@dataclass(slots=True, eq=False)
class _Circle:
    """A placed circle and its neighbours on the outer rim, which is a ring."""

    r: float
    x: float = 0.0
    y: float = 0.0
    far: float = 0.0  # how far from the origin the rim is between this circle and the next (squared)
    after: _Circle = field(init=False)
    before: _Circle = field(init=False)

    def follow(self, other: _Circle) -> None:
        """Makes another circle the next on the rim."""
        self.after, other.before = other, self
        both = self.r + other.r
        x, y = (self.x * other.r + other.x * self.r) / both, (self.y * other.r + other.y * self.r) / both
        self.far = x * x + y * y


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
    first.follow(second)
    second.follow(third)
    third.follow(first)


def _placed(circle: _Circle, a: _Circle) -> _Circle:
    """Places a circle at the rim next to `a`, or where there is room; the rim circle nearest to the origin."""
    b = a.after
    while True:
        _touch(a, b, circle)
        hit = _hit(circle, a, b)
        if hit is None:
            break
        forward, blocking = hit
        a, b = (a, blocking) if forward else (blocking, b)
        a.follow(b)
    a.follow(circle)
    circle.follow(b)
    return _nearest(circle)


def _hit(circle: _Circle, a: _Circle, b: _Circle) -> tuple[bool, _Circle] | None:
    """The circle of the rim, nearest along it, that the new one would overlap; whether it lies after b."""
    j, k = b.after, a.before
    ahead, behind = b.r, a.r
    x, y, reach = circle.x, circle.y, circle.r - _EPSILON
    while True:
        forward = ahead <= behind
        met = j if forward else k
        across, along, least = met.x - x, met.y - y, met.r + reach
        if least > 0 and least * least > across * across + along * along:
            return forward, met
        if forward:
            ahead += met.r
            j = met.after
        else:
            behind += met.r
            k = met.before
        if j is k.after:
            return None


def _nearest(circle: _Circle) -> _Circle:
    best, distance = circle, circle.far
    at = circle.after
    while at is not circle:
        if at.far < distance:
            best, distance = at, at.far
        at = at.after
    return best


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
