"""The named things of one report: every name that the findings use, resolved to one entity each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from keqiao_kg.model import Entity, EntityType, Findings, Level, Mention, RelationType, Report
from keqiao_kg.resolve.names import Group, Keys, Name, preferred, scope_of, unify
from keqiao_kg.resolve.places import Places


@dataclass(frozen=True, slots=True)
class Directory:
    """The entities of a report, and which of them a name means."""

    entities: tuple[Entity, ...]  # by IRI
    area: str  # name of the reporting area, which an empty name means
    types: dict[str, EntityType]  # IRI → type
    _by_name: dict[str, dict[EntityType, str]]  # name → type as read → IRI

    def iri(self, name: str, kind: EntityType) -> str:
        """IRI of the thing that a name means, read as that type where the name has several."""
        found = self._by_name[name or self.area]
        return found.get(kind) or next(iter(found.values()))


def directory(report: Report, findings: Findings, places: Places) -> Directory:
    """All entities that the findings, the front page and the glossary name; the reporting area always."""
    keys = Keys(places.rules, report.area)
    names = [_located(name, places) for name in _collect(report, findings, places)]
    groups = unify(names, report.glossary, keys)
    terms = frozenset(entry.term for entry in report.glossary)
    by_name: dict[str, dict[EntityType, str]] = {}
    entities: dict[str, Entity] = {}
    for group in groups:
        entity = _entity(group, terms, places, keys)
        _add(entities, entity)
        for above in _above(group, places):
            _add(entities, above)
        for name in group.names:
            by_name.setdefault(name.name, {}).setdefault(name.type, entity.iri)
    area, *parents = _area_and_parents(places)
    entities[area.iri] = _merged(area, entities[area.iri]) if area.iri in entities else area
    for parent in parents:
        _add(entities, parent)
    for name_of_area in (report.area.name, report.area.full_name):
        by_name.setdefault(name_of_area, {})[EntityType.PLACE] = area.iri
    types = {entity.iri: entity.type for entity in entities.values()}
    return Directory(tuple(entities[iri] for iri in sorted(entities)), report.area.name, types, by_name)


# ── which names there are ────────────────────────────────────────────────────────────────────────


def _collect(report: Report, findings: Findings, places: Places) -> Iterator[Name]:
    """Mentioned names in text order, then those of relations, quantities, the front page and the glossary."""
    seen = set()
    for name in _mentioned(findings.mentions):
        seen.add(name.name)
        yield name
    for name in _others(report, findings, places):
        if name.name and name.name not in seen:
            seen.add(name.name)
            yield name
    for entry in report.glossary:
        if entry.term not in seen:
            seen.add(entry.term)
            yield Name(EntityType.CONCEPT, entry.term)


def _mentioned(mentions: Sequence[Mention]) -> Iterator[Name]:
    found: dict[tuple[EntityType, str], list[Mention]] = {}
    for mention in mentions:
        found.setdefault((mention.type, mention.name), []).append(mention)
    for (kind, name), each in found.items():
        details = (mention.detail for mention in each if kind is EntityType.PLACE and mention.detail)
        texts = _distinct(mention.text for mention in each)
        yield Name(kind, name, next(details, ""), len(each), texts=texts)


def _others(report: Report, findings: Findings, places: Places) -> Iterator[Name]:
    """Names without a mention of their own, of the type that their use gives them."""
    area = {report.area.name, report.area.full_name, ""}
    for relation in findings.relations:
        ends = places.rules.relation_types[RelationType(relation.relation)]
        for name, kind in zip((relation.subject, relation.object), ends, strict=True):
            if name not in area:
                yield Name(kind, name)
    for quantity in findings.quantities:
        if quantity.subject not in area:
            yield _by_head(quantity.subject, places)
    yield Name(EntityType.PERSON, report.speaker)
    yield Name(EntityType.ORGANISATION, report.body)


def _by_head(name: str, places: Places) -> Name:
    """A name of unknown type: a place with a code, or what its last word says, or a concept."""
    if places.find(name) is not None:
        return Name(EntityType.PLACE, name)
    head = next((name[at:] for at in range(len(name)) if name[at:] in places.rules.heads), "")
    kind, detail = places.rules.heads.get(head, (EntityType.CONCEPT, ""))
    return Name(kind, name, detail)


def _located(name: Name, places: Places) -> Name:
    if name.type is not EntityType.PLACE:
        return name
    return replace(name, division=places.find(name.name, name.kind, name.texts))


# ── what they are ────────────────────────────────────────────────────────────────────────────────


def _above(group: Group, places: Places) -> Iterator[Entity]:
    """What contains the place of a group that has a code."""
    division = group.names[0].division
    return places.above(division) if division is not None else iter(())


def _add(entities: dict[str, Entity], entity: Entity) -> None:
    known = entities.get(entity.iri)
    entities[entity.iri] = _merged(known, entity) if known else entity


def _entity(group: Group, terms: frozenset[str], places: Places, keys: Keys) -> Entity:
    names = tuple(dict.fromkeys(name.name for name in group.names))
    first = group.names[0]
    if first.division is not None:
        found = places.entity(first.division, aliases=names)
        return replace(
            _as_written(found, names) if first.division.level is Level.TOWN else found, reasons=group.reasons
        )
    name = preferred(group, terms)
    kind = next((each.kind for each in group.names if each.type is name.type and each.kind), "")
    iri = places.iris.thing(name.type, scope_of(replace(name, kind=kind), places, keys), keys.essence(name.name))
    aliases = tuple(each for each in names if each != name.name)
    level = places.conferring(name.name) if name.type is EntityType.HONOUR else None
    return Entity(iri, name.type, name.name, aliases, kind=kind, conferred_by=level, reasons=group.reasons)


def _as_written(town: Entity, names: tuple[str, ...]) -> Entity:
    """A town under the fullest name that the report gives it: towns change their kind (镇, 街道) too often."""
    name = max(names, key=len)
    return replace(town, name=name, aliases=tuple(each for each in _distinct((town.name, *names)) if each != name))


def _area_and_parents(places: Places) -> Iterator[Entity]:
    """The reporting area, then what contains it, as the report's metadata name them."""
    chain = [(places.area_code, places.area.name), *((code, name) for code, name in places.area.parents if code)]
    iris = [places.iris.place(code) for code, _ in chain]
    for at, (code, name) in enumerate(chain):
        division = places.divisions.get(code)
        known = places.entity(division) if division else _uncoded(iris[at], code, name, places)
        aliases = (places.area.full_name,) if at == 0 and places.area.full_name not in ("", name) else ()
        yield replace(known, name=name, parents=tuple(iris[at + 1 :]), aliases=aliases)


def _uncoded(iri: str, code: str, name: str, places: Places) -> Entity:
    """A place that the table of divisions does not have: the reporting area, or one above it."""
    kind = places.rules.kind_of(places.area.level, name) if name == places.area.name else ""
    return Entity(iri, EntityType.PLACE, name, (), kind=kind, code=code if code.isdigit() else "")


def _merged(one: Entity, other: Entity) -> Entity:
    """Two readings of one IRI: the first leads, the other's names become aliases."""
    names = _distinct((*one.aliases, other.name, *other.aliases))
    return replace(
        one,
        aliases=tuple(name for name in names if name != one.name),
        kind=one.kind or other.kind,
        conferred_by=one.conferred_by or other.conferred_by,
        parents=one.parents or other.parents,
        same_as=_distinct((*one.same_as, *other.same_as)),
        reasons=_distinct((*one.reasons, *other.reasons)),
    )


def _distinct(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
