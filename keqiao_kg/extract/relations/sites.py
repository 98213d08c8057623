"""Where things lie by what the sentence says: what settles in a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions.names import short_name
from keqiao_kg.extract.relations.stated import Stated, relation
from keqiao_kg.model import EntityType, Level, Relation, RelationType


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
