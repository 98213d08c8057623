"""Who works with whom: bodies and places that the reporting area, or a body named there, cooperates with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from keqiao_kg.extract.relations.stated import Stated, relation
from keqiao_kg.model import EntityType, Mention, Relation, RelationType, Span
from keqiao_kg.rules.word_sets import word_set

_COOPERATING = ("cooperation-with", "joint-work", "draws-in", "helped-by", "cooperation-after")
_JOINTS = word_set("list-joints")
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
    told = match.groupdict()
    subjects = _subjects(stated, match.start())
    if not subjects or (told.get("contact") and stated.rules["counted-bodies"].pattern.search(match[0])):
        return
    reach = Span(*match.span(next(name for name in ("object", "many", "one") if told.get(name))))
    found: list[Mention] = []
    for mention in stated.mentions:
        body = mention.type is EntityType.ORGANISATION
        place = mention.detail in _PARTNERS and not told.get("contact") and _is_whole(stated, mention, reach.end)
        if (body or place) and mention.evidence.span in reach:
            found.append(mention)
    each_own = stated.text[: match.start()].endswith("分别") and len(found) == len(subjects)
    for index, mention in enumerate(found):
        for subject in subjects[index : index + 1] if each_own else subjects:
            yield relation(mention, subject, RelationType.COOPERATES_WITH, mention.name, rule)


def _subjects(stated: Stated, end: int) -> list[str]:
    """Who works with others: the bodies named right before, else the reporting area.

    Nobody where a body stands there that is no mention: 县医院与桐溪医院结对 without a name for 县医院.
    """
    names: list[str] = []
    each_with = stated.rules["each-with"].pattern.search(stated.text, stated.span.start, end)
    limit = each_with.start() if each_with else end
    for each in reversed(stated.mentions):
        span = each.evidence.span
        if span.end > limit or each.type is not EntityType.ORGANISATION or stated.is_inside(each):
            continue
        if stated.text[span.end : limit] not in (_JOINTS if names else ("",)):
            break
        names.insert(0, each.name)
        limit = span.start
    other = stated.rules["body-before"].pattern.search(stated.text, stated.span.start, end)
    return names or ([] if other else [stated.report.area.name])


def joined(stated: Stated) -> Iterator[Relation]:
    """A和B联合拍摄: two bodies that do something together."""
    bodies = [each for each in stated.mentions if each.type is EntityType.ORGANISATION and not stated.is_inside(each)]
    for one, other in pairwise(bodies):
        if stated.between(one, other) in _JOINTS and stated.rules["together"].pattern.match(stated.after(other)):
            yield relation(other, one.name, RelationType.COOPERATES_WITH, other.name, "together")


def _is_whole(stated: Stated, place: Mention, end: int) -> bool:
    """Whether the place itself is meant, not a body, zone or district there that begins with its name."""
    here = place.evidence.span.end
    beside = any(each.evidence.span.start == here and each.type is EntityType.PLACE for each in stated.mentions)
    return not beside and stated.rules["place-of-body"].pattern.match(stated.text[here:end]) is None
