"""Where things lie by what the sentence says: what settles in a place, and what is told of a zone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions.names import short_name
from keqiao_kg.extract.relations.stated import BREAK, Stated, relation
from keqiao_kg.model import EntityType, Level, Mention, Relation, RelationType

_NO_WORKS = ("runs-through", "title-of-sights")
_ZONES = ("zone", "scenic", "park")


def settled(stated: Stated) -> Iterator[Relation]:
    """What is said to have settled in a place, or in the reporting area."""
    for mention in stated.mentions:
        if mention.type not in (EntityType.PROJECT, EntityType.ORGANISATION):
            continue
        match = stated.rules["settles-in"].pattern.match(stated.text, mention.evidence.span.end, stated.span.end)
        if match is None:
            continue
        place = _seat(stated, match)
        if place:
            yield relation(mention, mention.name, RelationType.LOCATED_IN, place, "settles-in")


def _seat(stated: Stated, settles: re.Match[str]) -> str:
    """The place where something settles: named there, the reporting area, or the zone named before; or empty."""
    if settles["own"]:  # in the one character that stands for a province in its own report: 在渝成立
        return stated.report.area.name if stated.report.area.level is Level.PROVINCE else ""
    if settles["park"]:
        places = (each for each in stated.mentions if each.detail == "zone" and not stated.is_inside(each))
        before = [each.name for each in places if each.evidence.span.end <= settles.start()]
        return before[-1] if before else ""
    there = (each for each in stated.mentions if each.evidence.span.start == settles.end())
    place = next((each.name for each in there if each.type is EntityType.PLACE), "")
    return place or (stated.report.area.name if _is_here(stated, settles.end()) else "")


def _is_here(stated: Stated, place: int) -> bool:
    """Whether the reporting area is named there: 我市, its name, its short name."""
    area = stated.report.area
    return stated.text.startswith((area.name, short_name(area), "我" + area.name[-1]), place)


def in_zone(stated: Stated) -> Iterator[Relation]:
    """Works that are told of in a sentence about a zone: 园区建设加快，污水处理厂建成."""
    for start, end in _stretches(stated):
        zone = _topic(stated, start, end)
        told = BREAK.search(stated.text, zone.evidence.span.end, end) if zone else None
        if zone is None or told is None:
            continue
        for works in stated.mentions:
            behind = works.type is EntityType.PROJECT and told.end() <= works.evidence.span.start < end
            if behind and not _elsewhere(stated, zone, works):
                yield relation(works, works.name, RelationType.LOCATED_IN, zone.name, "told-of-zone")


def _stretches(stated: Stated) -> Iterator[tuple[int, int]]:
    """The stretches of the sentence between semicolons."""
    start = stated.span.start
    for index in range(stated.span.start, stated.span.end + 1):
        if index == stated.span.end or stated.text[index] in "；;":
            yield start, index
            start = index + 1


def _topic(stated: Stated, start: int, end: int) -> Mention | None:
    """The zone that a stretch is about: it begins with it, or with its building."""
    for each in stated.mentions:
        span = each.evidence.span
        if each.detail not in _ZONES or not start <= span.start < end or stated.is_inside(each):
            continue
        ahead, behind = stated.text[start : span.start], stated.after(each)
        begins = stated.rules["zone-first"].pattern.fullmatch(ahead)
        built = stated.rules["zone-built"].pattern.fullmatch(ahead) and stated.rules["zone-grows"].pattern.match(behind)
        return each if begins or built else None
    return None


def _elsewhere(stated: Stated, zone: Mention, works: Mention) -> bool:
    """Whether another place is named with the works or between the zone and them, or they are no works of one place."""
    span, begin = works.evidence.span, zone.evidence.span.end
    places = (each.evidence.span for each in stated.mentions if each.type is EntityType.PLACE)
    if stated.is_inside(works) or any(stated.rules[name].pattern.search(works.name) for name in _NO_WORKS):
        return True
    return any(begin <= each.start < span.end for each in places)
