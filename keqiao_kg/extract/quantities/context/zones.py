"""Values inside a zone that an earlier clause or the sentence before is about: 滨江产业园…。入园企业达30家."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from keqiao_kg.model import EntityType, Mention, Quantity, Sentence
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_TYPES = (EntityType.PLACE, EntityType.PROJECT)
_JOINERS = word_set("joints-of-zones")
_OPENERS = "，；：;:。"  # marks that a clause begins behind


def in_zones(
    rows: Sequence[Quantity],
    sentence: Sentence,
    mentions: Sequence[Mention],
    before: str,
    area: str,
    rules: QuantityRules,
) -> tuple[list[Quantity], str]:
    """The rows of a sentence, those of what is inside a zone with it as subject; and the zone that it is about.

    `before` is the zone that the sentence before is about, or nothing.
    """
    parks = [m for m in mentions if m.type in _TYPES and rules.found("park", m.name)]
    zones = [m for m in parks if _opens_clause(m, sentence) or _worked_on(m, sentence, rules)]
    told = next((m.name for m in zones if m.evidence.span.start - sentence.span.start <= 1), "")
    opening = (row.subject for row in rows if row.subject != area and sentence.text.startswith(row.subject))
    told = told or next((name for name in opening if rules.found("park", name)), "")
    placed: list[Quantity] = []
    for row in rows:
        inside = row.subject == area and rules.opens("inside-zone", row.indicator)
        near = [m.name for m in zones if m.evidence.span.end <= row.evidence.span.start] or [before]
        if inside and near[-1]:
            told = told or near[-1]
        placed.append(_of(row, near[-1]) if inside and near[-1] else row)
    return placed, told


def _of(row: Quantity, zone: str) -> Quantity:
    """A row with a zone around it as its subject."""
    evidence = replace(row.evidence, rules=(*row.evidence.rules, "subject-around"))
    return replace(row, subject=zone, evidence=evidence)


def _worked_on(mention: Mention, sentence: Sentence, rules: QuantityRules) -> bool:
    """Whether a clause is about the zone that it works on: 加快|滨江产业园|建设."""
    place, end = mention.evidence.span.start - sentence.span.start, mention.evidence.span.end - sentence.span.start
    start = 1 + max(sentence.text.rfind(mark, 0, max(place, 0)) for mark in _OPENERS)
    verb = sentence.text[start:place]
    return bool(verb) and rules.fits("works-on-zone", verb) and rules.opens("zone-worked-on", sentence.text, end)


def _opens_clause(mention: Mention, sentence: Sentence) -> bool:
    place, end = mention.evidence.span.start - sentence.span.start, mention.evidence.span.end - sentence.span.start
    listed = sentence.text.startswith(_JOINERS, end)
    return not listed and (place <= 0 or sentence.text[place - 1] in _OPENERS)
