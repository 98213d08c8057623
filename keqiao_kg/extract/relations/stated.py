"""One sentence with its mentions, as the readers of relations see it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from keqiao_kg.model import EntityType, Evidence, Mention, Relation, RelationType, Report, Span
from keqiao_kg.rules.patterns import Rule

THINGS = (EntityType.ORGANISATION, EntityType.PLACE, EntityType.PROJECT)
BREAK = re.compile(r"[，。；：！？;]|(?<!\d)[,:]")


@dataclass(frozen=True, slots=True)
class Stated:
    """The mentions of one sentence, in text order, with the report around them."""

    report: Report
    text: str  # of the report
    mentions: tuple[Mention, ...]
    span: Span  # of the sentence
    rules: dict[str, Rule]
    names: frozenset[str]  # of the whole report

    def is_inside(self, mention: Mention) -> bool:
        """Whether the mention is a piece of the name of another thing: of the road that is named after a park."""
        span = mention.evidence.span
        things = (each.evidence.span for each in self.mentions if each.type in THINGS)
        return any(span in each and span != each for each in things)

    def before(self, mention: Mention) -> str:
        """The clause up to the mention."""
        return BREAK.split(self.text[self.span.start : mention.evidence.span.start])[-1]

    def after(self, mention: Mention) -> str:
        """The clause behind the mention."""
        return BREAK.split(self.text[mention.evidence.span.end : self.span.end])[0]

    def between(self, one: Mention, other: Mention) -> str:
        """The text between two mentions."""
        return self.text[one.evidence.span.end : other.evidence.span.start]


def relation(mention: Mention, subject: str, kind: RelationType, obj: str, rule: str) -> Relation:
    """A relation told by `rule` about a mention."""
    evidence = Evidence(mention.evidence.sentence, mention.evidence.span, (*mention.evidence.rules, rule))
    return Relation(evidence, subject, kind, obj)
