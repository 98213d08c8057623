"""Relations that a sentence states between named things or the reporting area and a named thing."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.model import EntityType, Evidence, Mention, Relation, RelationType, Report
from keqiao_kg.rules.mentions import MentionRules


def find_relations(report: Report, mentions: tuple[Mention, ...], rules: MentionRules) -> tuple[Relation, ...]:
    """The relations of the report, in text order."""
    found: list[Relation] = []
    for mention in mentions:
        found.extend(_of_honour(report, mention))
        found.extend(_of_event(report, mention))
    del rules
    return tuple(found)


def _of_honour(report: Report, mention: Mention) -> Iterator[Relation]:
    if mention.type is EntityType.HONOUR:
        kind = RelationType.SEEKS if mention.detail == "sought" else RelationType.HOLDS
        yield _relation(mention, report.area.name, kind, mention.name, "honour-of-area")


def _of_event(report: Report, mention: Mention) -> Iterator[Relation]:
    if mention.type is EntityType.EVENT:
        yield _relation(mention, report.area.name, RelationType.HOST_OF, mention.name, "event-of-area")


def _relation(mention: Mention, subject: str, kind: RelationType, obj: str, rule: str) -> Relation:
    return Relation(Evidence(mention.evidence.sentence, mention.evidence.span, (rule,)), subject, kind, obj)
