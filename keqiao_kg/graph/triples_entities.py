"""Named things: entities, the reporting area with its parents, mentions and relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from keqiao_kg.graph.anchors import Anchors
from keqiao_kg.graph.vocabulary import (
    DETAIL_SCHEMES,
    ENTITY_CLASSES,
    KQ,
    OWL,
    RDF,
    SCHEMA,
    SKOS,
    TYPE,
    chinese,
    concept,
)
from keqiao_kg.model import Area, Entity, EntityMention, EntityRelation, EntityType, Facts, Span


def entity_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """All entities, then the reporting area and its parents."""
    for entity in facts.entities:
        yield from _entity(entity)
    named = {entity.iri for entity in facts.entities}
    yield from _area(facts.report.area, NamedNode(facts.area), named, anchors)


def _entity(entity: Entity) -> Iterator[Triple]:
    node = NamedNode(entity.iri)
    yield Triple(node, TYPE, ENTITY_CLASSES[entity.type])
    yield Triple(node, SKOS["prefLabel"], chinese(entity.name))
    for alias in dict.fromkeys(entity.aliases):
        if alias != entity.name:
            yield Triple(node, SKOS["altLabel"], chinese(alias))
    for reason in dict.fromkeys(entity.reasons):
        yield Triple(node, KQ["identityReason"], Literal(reason))
    for same in dict.fromkeys(entity.same_as):
        yield Triple(node, OWL["sameAs"], NamedNode(same))
    if entity.kind and entity.type is EntityType.PLACE:
        yield Triple(node, KQ["placeKind"], concept("place-kind", entity.kind))
    if entity.conferred_by:
        yield Triple(node, KQ["conferringLevel"], concept("level", entity.conferred_by))
    if entity.code:
        yield from _administrative(node, entity.code)
    yield from _chain(node, [NamedNode(parent) for parent in entity.parents])


def _administrative(node: NamedNode, code: str) -> Iterator[Triple]:
    yield Triple(node, TYPE, SCHEMA["AdministrativeArea"])
    yield Triple(node, SKOS["notation"], Literal(code))


def _chain(node: NamedNode, parents: Sequence[NamedNode]) -> Iterator[Triple]:
    """Each place in the next one up."""
    for inner, outer in zip((node, *parents), parents, strict=False):
        yield Triple(inner, SCHEMA["containedInPlace"], outer)


def _area(area: Area, node: NamedNode, named: set[str], anchors: Anchors) -> Iterator[Triple]:
    """The reporting area and its parents; those that are entities have their names already."""
    parents = [(NamedNode(anchors.iris.place(code)), code, name) for code, name in area.parents if code]
    for place, code, name in ((node, area.code, area.name), *parents):
        if place.value not in named:
            yield Triple(place, TYPE, KQ["Place"])
            yield Triple(place, SKOS["prefLabel"], chinese(name))
        if code:
            yield from _administrative(place, code)
    yield Triple(node, TYPE, SCHEMA["AdministrativeArea"])
    yield Triple(node, KQ["level"], concept("level", area.level))
    yield from _chain(node, [place for place, _, _ in parents])


def mention_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """Every mention: a piece of the text that names an entity."""
    entities = {entity.iri: entity for entity in facts.entities}
    seen: Counter[Span] = Counter()
    for item in facts.mentions:
        span = item.mention.evidence.span
        seen[span] += 1
        yield from _mention(item, anchors.mention(span, seen[span]), entities[item.entity], anchors)


def _mention(item: EntityMention, node: NamedNode, entity: Entity, anchors: Anchors) -> Iterator[Triple]:
    mention = item.mention
    yield Triple(node, TYPE, KQ["Mention"])
    yield from anchors.located(node, mention.evidence.span)
    yield from anchors.within(node, mention.evidence.span)
    yield Triple(node, KQ["mentions"], NamedNode(item.entity))
    yield Triple(node, KQ["readBy"], Literal(" ".join(mention.evidence.rules)))
    # Only places, projects and honours have a detail, and only as what they turned out to be; the kind of a place is
    # said of the place.
    if mention.detail and mention.type is entity.type in DETAIL_SCHEMES and mention.detail != entity.kind:
        yield Triple(node, KQ["detail"], concept(DETAIL_SCHEMES[entity.type], mention.detail))


def relation_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """Every relation, once as a plain triple and once as a statement with its evidence."""
    seen: Counter[Span] = Counter()
    for item in facts.relations:
        span = item.relation.evidence.span
        seen[span] += 1
        yield from _relation(item, anchors.relation(span, seen[span]), anchors)


def _relation(item: EntityRelation, node: NamedNode, anchors: Anchors) -> Iterator[Triple]:
    evidence = item.relation.evidence
    ends = NamedNode(item.subject), KQ[item.relation.relation.value], NamedNode(item.object)
    yield Triple(*ends)
    yield Triple(node, TYPE, KQ["Relation"])
    yield Triple(node, RDF["subject"], ends[0])
    yield Triple(node, RDF["predicate"], ends[1])
    yield Triple(node, RDF["object"], ends[2])
    yield Triple(node, KQ["evidence"], anchors.passage(evidence.span))
    yield Triple(node, KQ["readBy"], Literal(" ".join(evidence.rules)))
