"""The core types: what a report is, what is found in it, and what the graph is made of.

Every type is a frozen dataclass; every offset counts Unicode code points in the cleaned text of its
report (``Report.text``); every value is a `Decimal`. The values of the enums are the notations of the
SKOS concepts in ``ontology/concepts.ttl``. This package imports nothing else of ours.
"""

from __future__ import annotations

from keqiao_kg.model.facts import (
    Entity,
    EntityMention,
    EntityRelation,
    Facts,
    Indicator,
    LinkedStatement,
    Observation,
    Pair,
)
from keqiao_kg.model.findings import (
    Amount,
    Comparator,
    EntityType,
    Evidence,
    Findings,
    Measure,
    Mention,
    Modality,
    Number,
    NumberRole,
    Quantity,
    Relation,
    RelationType,
    Statement,
    StatementKind,
    Status,
)
from keqiao_kg.model.report import Area, GlossaryEntry, Issue, Level, Report, Role, Section, Sentence, Source, Span

__all__ = [
    "Amount",
    "Area",
    "Comparator",
    "Entity",
    "EntityMention",
    "EntityRelation",
    "EntityType",
    "Evidence",
    "Facts",
    "Findings",
    "GlossaryEntry",
    "Indicator",
    "Issue",
    "Level",
    "LinkedStatement",
    "Measure",
    "Mention",
    "Modality",
    "Number",
    "NumberRole",
    "Observation",
    "Pair",
    "Quantity",
    "Relation",
    "RelationType",
    "Report",
    "Role",
    "Section",
    "Sentence",
    "Source",
    "Span",
    "Statement",
    "StatementKind",
    "Status",
]
