"""From findings to facts: each quantity an observation, each mention and relation with the things it names.

Everything keeps its place in the text; entities and indicators are sorted by IRI. Nothing of the findings is lost,
but two things are put right: a mention that was read as another type than most mentions of its thing takes that type,
without the detail of its own; a relation whose ends prove to be one thing becomes an issue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from keqiao_kg.model import (
    EntityMention,
    EntityRelation,
    EntityType,
    Facts,
    Findings,
    Issue,
    Mention,
    Observation,
    Relation,
    Report,
    Span,
)
from keqiao_kg.resolve.entities import Directory, directory
from keqiao_kg.resolve.indicators import Indicators
from keqiao_kg.resolve.iris import BASE, Iris
from keqiao_kg.resolve.pairs import pairs
from keqiao_kg.resolve.places import Places
from keqiao_kg.resolve.statements import link, section_themes
from keqiao_kg.resolve.units import in_base
from keqiao_kg.rules.resolve import ResolveRules


def resolve(report: Report, findings: Findings, rules: ResolveRules, base: str = BASE) -> Facts:
    """The facts of one report; `base` is the namespace of its things. Never fails on findings of the model's types."""
    iris = Iris(base)
    places = Places(report.area, report.year_reviewed, rules.divisions, rules.names, iris)
    things = directory(report, findings, places)
    indicators = Indicators(rules.indicators, report.area, iris)
    observations = tuple(_observations(report, findings, rules, things, indicators))
    mentions = tuple(_mention(mention, things) for mention in findings.mentions)
    related = [_relation(relation, things, rules) for relation in findings.relations]
    statements = link(report, findings.statements, mentions, observations, rules.themes, iris)
    return Facts(
        iri=iris.report(report.id),
        report=report,
        area=places.area_iri,
        numbers=findings.numbers,
        entities=things.entities,
        indicators=indicators.used(),
        observations=observations,
        mentions=mentions,
        relations=tuple(each for each in related if each.subject != each.object),
        pairs=pairs(report, observations, indicators, rules.indicators, rules.units, places.area_iri),
        issues=(*findings.issues, *(_to_itself(each.relation) for each in related if each.subject == each.object)),
        terms=tuple(things.iri(entry.term, EntityType.CONCEPT) for entry in report.glossary),
        statements=statements,
        themes=section_themes(report, statements, rules.themes),
    )


def _observations(
    report: Report, findings: Findings, rules: ResolveRules, things: Directory, indicators: Indicators
) -> Iterator[Observation]:
    seen: Counter[Span] = Counter()
    for quantity in findings.quantities:
        span = quantity.evidence.span
        seen[span] += 1
        value = in_base(rules.units, quantity.unit, quantity.value, quantity.upper)
        yield Observation(
            iri=indicators.iris.observation(report.id, span, seen[span]),
            quantity=quantity,
            indicator=indicators.find(quantity.indicator),
            subject=things.iri(quantity.subject, EntityType.PLACE),
            unit=value.unit,
            base_value=value.value,
            base_upper=value.upper,
            base_unit=value.base_unit,
        )


def _mention(mention: Mention, things: Directory) -> EntityMention:
    iri = things.iri(mention.name, mention.type)
    kind = things.types[iri]
    return EntityMention(mention if kind is mention.type else replace(mention, type=kind, detail=""), iri)


def _relation(relation: Relation, things: Directory, rules: ResolveRules) -> EntityRelation:
    subject, object_ = rules.names.relation_types[relation.relation]
    return EntityRelation(relation, things.iri(relation.subject, subject), things.iri(relation.object, object_))


def _to_itself(relation: Relation) -> Issue:
    said = f"{relation.subject} {relation.relation} {relation.object}"
    return Issue("relation-to-itself", f"{said}: both names mean one thing", relation.evidence.span)
