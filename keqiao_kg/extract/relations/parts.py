"""What the name of a thing says of it: the place it lies in, the whole it is part of, the body whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from keqiao_kg.extract.relations.stated import THINGS, Stated, relation
from keqiao_kg.model import EntityType, Level, Mention, Relation, RelationType
from keqiao_kg.rules.divisions import Divisions

_PHASE = re.compile(r"^(.{3,}?)(?:[一二三四五六七八九]期(?:工程|项目)?|[\u4e00-\u9fff]{2,4}(?:院区|校区|段))$")
_ZONE = re.compile("(?:园|园区|区)$")
_ORDER = ("country", "province", "city", "district", "county", "town", "village")  # each holds those behind it
_COUNTIES = {"district", "county"}
_DIVISIONS = ("province", "city", "district", "county", "town")
_SEATS = ("city", "district", "county", "village")  # what is named after a river, zone or town need not lie in it
_PROVINCE = 2  # digits of a code that stand for the province


def nestings(stated: Stated) -> Iterator[Relation]:
    """A place or body whose name begins the name of a thing: it lies there, or it is run by it."""
    for outer in stated.mentions:
        for inner in stated.mentions:
            if inner.name == outer.name or inner.evidence.span not in outer.evidence.span:
                continue
            if inner.evidence.rules[0] == "whole-inside":
                continue
            if inner.detail == "zone" and inner.evidence.rules[0] == "site-inside" and _ZONE.search(outer.name):
                yield relation(outer, outer.name, RelationType.PART_OF, inner.name, "zone-in-zone")
            elif inner.type is EntityType.PLACE and outer.type in (EntityType.PROJECT, EntityType.PLACE):
                yield from _lies_in(stated, outer, inner)
            elif inner.type is EntityType.ORGANISATION and _is_building(stated, outer, inner):
                yield relation(outer, outer.name, RelationType.PART_OF, inner.name, "building-of-body")
            elif inner.type is EntityType.ORGANISATION and outer.type is EntityType.PROJECT:
                yield from _run_by(stated, outer, inner)


def villages(stated: Stated) -> Iterator[Relation]:
    """A village, town or district right behind the name of what it lies in: 清溪县桐山镇北岭村."""
    places = {each.evidence.span.end: each for each in stated.mentions if each.type is EntityType.PLACE}
    for mention in stated.mentions:
        above = places.get(mention.evidence.span.start)
        if above and _is_above(above, mention):
            yield relation(mention, mention.name, RelationType.LOCATED_IN, above.name, "village-behind-town")


def _is_above(above: Mention, below: Mention) -> bool:
    """Whether the one kind of place holds the other; nothing is said where either is no division."""
    if above.detail not in _ORDER or below.detail not in _ORDER:
        return False
    if _ORDER.index(above.detail) >= _ORDER.index(below.detail) or {above.detail, below.detail} == _COUNTIES:
        return False
    if above.detail not in ("province", "city") or below.detail in ("town", "village"):
        return True
    known = Divisions.load()
    wholes = known.named(above.name).candidates  # a city's mall is no 商城县
    return any(not known.named(below.name, within=each.code).unknown for each in wholes)


def _lies_in(stated: Stated, outer: Mention, inner: Mention) -> Iterator[Relation]:
    """The division that a name begins with; a stretch of a river or park is a part of it."""
    rest = stated.text[inner.evidence.span.end : outer.evidence.span.end]
    if stated.rules["stretch-of"].pattern.fullmatch(rest):
        if inner.detail in _DIVISIONS:
            return  # 桐溪绕城清北段 is no part of 桐溪
        yield relation(outer, outer.name, RelationType.PART_OF, inner.name, "stretch-of")
    elif inner.detail in _SEATS and not (
        inner.evidence.span.start == outer.evidence.span.start and _is_far(stated, inner)
    ):
        yield relation(outer, outer.name, RelationType.LOCATED_IN, inner.name, "name-begins-with-place")


def _is_far(stated: Stated, place: Mention) -> bool:
    """Whether it is a city of another province: works that begin with it are those of a firm from there."""
    area = stated.report.area
    if place.detail != "city" or not area.code or area.level is Level.NATION:
        return False
    found = Divisions.load().near(place.name, area.code).candidates
    return bool(found) and all(each.code[:_PROVINCE] != area.code[:_PROVINCE] for each in found)


def _is_building(stated: Stated, outer: Mention, inner: Mention) -> bool:
    """Whether the thing is a building, side or phase of the body that it is named after."""
    rest = stated.text[inner.evidence.span.end : outer.evidence.span.end]
    return stated.rules["building-of-body"].pattern.fullmatch(rest) is not None


def _run_by(stated: Stated, outer: Mention, inner: Mention) -> Iterator[Relation]:
    """The works of a firm are its own; a hospital, school or plant runs what bears its name.

    Nothing is said of a mere phase, nor of works that are called after a brand or after the giver of a title.
    """
    rest = stated.text[inner.evidence.span.end : outer.evidence.span.end]
    if stated.rules["phase-alone"].pattern.match(rest) or stated.rules["branch-of-body"].pattern.fullmatch(outer.name):
        return
    if stated.rules["works-of-firm"].pattern.search(f"{inner.name} {outer.name}"):
        yield relation(outer, outer.name, RelationType.OWNED_BY, inner.name, "works-of-firm")
    elif stated.rules["runs-things"].pattern.search(inner.name):
        yield relation(outer, outer.name, RelationType.OPERATED_BY, inner.name, "name-begins-with-body")
    elif stated.rules["seat-of-firm"].pattern.search(rest):
        yield relation(outer, outer.name, RelationType.OWNED_BY, inner.name, "seat-of-firm")


def parts(stated: Stated) -> Iterator[Relation]:
    """A phase, section or campus of a thing that the report names too."""
    for mention in stated.mentions:
        match = _PHASE.match(mention.name) if mention.type in THINGS else None
        whole = match[1] if match and match[1] in stated.names else ""
        wholes = (each for each in stated.mentions if each.evidence.rules[0] == "whole-inside")
        inside = (each for each in wholes if each.detail != "water")  # works on a stretch are no part of the river
        whole = whole or next((each.name for each in inside if each.evidence.span in mention.evidence.span), "")
        if whole and whole != mention.name:
            yield relation(mention, mention.name, RelationType.PART_OF, whole, "part-by-name")


def branches(stated: Stated) -> Iterator[Relation]:
    """A school, campus or office whose name begins with the body that it belongs to."""
    pattern = stated.rules["branch-of-body"].pattern
    for mention in stated.mentions:
        match = pattern.fullmatch(mention.name) if mention.type in THINGS else None
        if match:
            yield relation(mention, mention.name, RelationType.PART_OF, match["whole"], "branch-of-body")


def bought(stated: Stated) -> Iterator[Relation]:
    """A收购B: B is A's."""
    bodies = [each for each in stated.mentions if each.type is EntityType.ORGANISATION]
    for one, other in pairwise(bodies):
        if stated.rules["buys"].pattern.fullmatch(stated.between(one, other)):
            yield relation(other, other.name, RelationType.OWNED_BY, one.name, "buys")
