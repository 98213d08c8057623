"""What the graph is made of: one report, resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from keqiao_kg.model.findings import EntityType, Mention, Number, Quantity, Relation, Statement
from keqiao_kg.model.report import Issue, Level, Report


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing with its identity."""

    iri: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    kind: str = ""  # kind of place
    code: str = ""  # administrative code of a place
    parents: tuple[str, ...] = ()  # IRIs of the places that contain it, nearest first
    same_as: tuple[str, ...] = ()  # IRIs of the same thing elsewhere
    reasons: tuple[str, ...] = ()  # why two names are one
    conferred_by: Level | None = None  # level of government that confers an honour, where its name says so


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, however it is worded."""

    iri: str
    name: str
    aliases: tuple[str, ...] = ()
    name_en: str = ""
    theme: str = ""
    higher_is_better: bool | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A quantity with its identity, its indicator and its value in the base unit."""

    iri: str
    quantity: Quantity
    indicator: str  # IRI
    subject: str  # IRI
    unit: str  # IRI of the unit concept
    base_value: Decimal | None = None
    base_upper: Decimal | None = None
    base_unit: str = ""  # IRI


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A mention with the IRI of the thing mentioned."""

    mention: Mention
    entity: str  # IRI


@dataclass(frozen=True, slots=True)
class EntityRelation:
    """A relation between two things with identity."""

    relation: Relation
    subject: str  # IRI
    object: str  # IRI


@dataclass(frozen=True, slots=True)
class Pair:
    """A target of the planned year beside the result of the reviewed year."""

    target: str  # IRI of an observation
    result: str  # IRI of an observation
    match: str  # exact, near
    rule: str


@dataclass(frozen=True, slots=True)
class LinkedStatement:
    """A statement with its identity, its theme, and the things and quantities that stand in it."""

    iri: str
    statement: Statement
    entities: tuple[str, ...]  # IRIs, in text order, each once
    quantities: tuple[str, ...]  # IRIs of observations and targets, in text order
    theme: str  # notation of the theme, or empty


@dataclass(frozen=True, slots=True)
class Facts:
    """One report, resolved: everything that `graph` writes."""

    iri: str  # of the report
    report: Report
    area: str  # IRI of the reporting area
    numbers: tuple[Number, ...]
    entities: tuple[Entity, ...]
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    mentions: tuple[EntityMention, ...]
    relations: tuple[EntityRelation, ...]
    pairs: tuple[Pair, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
    terms: tuple[str, ...] = ()  # IRIs of what the entries of report.glossary explain, in their order
    statements: tuple[LinkedStatement, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()  # id of a section, notation of its theme; only sections that have one
