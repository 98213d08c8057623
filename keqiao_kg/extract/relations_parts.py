"""What the name of a thing says of it: the place it lies in, the whole it is part of, the body whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.relations_stated import Stated, relation
from keqiao_kg.model import EntityType, Relation, RelationType

_PHASE = re.compile(r"^(.{3,}?)(?:[一二三四五六七八九]期(?:工程|项目)?|[\u4e00-\u9fff]{2,4}(?:院区|校区|段))$")
_ZONE = re.compile("(?:园|园区|区)$")
_SUBJECTS = (EntityType.ORGANISATION, EntityType.PLACE, EntityType.PROJECT)


def nestings(stated: Stated) -> Iterator[Relation]:
    """A place or body whose name begins the name of a thing: it lies there, or it is run by it."""
    for outer in stated.mentions:
        for inner in stated.mentions:
            if inner is outer or inner.evidence.span not in outer.evidence.span:
                continue
            if inner.evidence.rules[0] == "whole-inside":
                continue
            if inner.detail == "zone" and inner.evidence.rules[0] == "site-inside" and _ZONE.search(outer.name):
                yield relation(outer, outer.name, RelationType.PART_OF, inner.name, "zone-in-zone")
            elif inner.type is EntityType.PLACE and outer.type in (EntityType.PROJECT, EntityType.PLACE):
                yield relation(outer, outer.name, RelationType.LOCATED_IN, inner.name, "name-begins-with-place")
            elif inner.type is EntityType.ORGANISATION and outer.type is EntityType.PROJECT:
                yield relation(outer, outer.name, RelationType.OPERATED_BY, inner.name, "name-begins-with-body")


def parts(stated: Stated) -> Iterator[Relation]:
    """A phase, section or campus of a thing that the report names too."""
    for mention in stated.mentions:
        match = _PHASE.match(mention.name) if mention.type in _SUBJECTS else None
        whole = match[1] if match and match[1] in stated.names else ""
        inside = (each for each in stated.mentions if each.evidence.rules[0] == "whole-inside")
        whole = whole or next((each.name for each in inside if each.evidence.span in mention.evidence.span), "")
        if whole and whole != mention.name:
            yield relation(mention, mention.name, RelationType.PART_OF, whole, "part-by-name")
