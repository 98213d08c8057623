"""Who works with whom: bodies and places that the reporting area, or a body named there, cooperates with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.relations.stated import Stated, relation
from keqiao_kg.model import EntityType, Mention, Relation, RelationType, Span

_COOPERATING = ("cooperation-with", "joint-work", "draws-in", "helped-by", "cooperation-after")
_PARTNERS = ("city", "district", "county", "province", "country", "region")


def cooperations(stated: Stated) -> Iterator[Relation]:
    """Bodies and places that the reporting area, or the body named right before, works with."""
    for name in _COOPERATING:
        rule, start, end = stated.rules[name], stated.span.start, stated.span.end
        for match in (
            rule.pattern.finditer(stated.text, start, end) if rule.needed.search(stated.text, start, end) else ()
        ):
            yield from _partners(stated, match, name)


def _partners(stated: Stated, match: re.Match[str], rule: str) -> Iterator[Relation]:
    bodies = (each for each in stated.mentions if each.type is EntityType.ORGANISATION)
    subject = next((each.name for each in bodies if each.evidence.span.end == match.start()), stated.report.area.name)
    told = match.groupdict()
    reach = Span(*match.span(next(name for name in ("object", "many", "one") if told.get(name))))
    for mention in stated.mentions:
        body = mention.type is EntityType.ORGANISATION
        place = mention.detail in _PARTNERS and not told.get("contact") and _is_whole(stated, mention, reach.end)
        if (body or place) and mention.evidence.span in reach:
            yield relation(mention, subject, RelationType.COOPERATES_WITH, mention.name, rule)


def _is_whole(stated: Stated, place: Mention, end: int) -> bool:
    """Whether the place itself is meant, not a body, zone or district there that begins with its name."""
    here = place.evidence.span.end
    beside = any(each.evidence.span.start == here and each.type is EntityType.PLACE for each in stated.mentions)
    return not beside and stated.rules["place-of-body"].pattern.match(stated.text[here:end]) is None
