"""What is found in a report: numbers, quantities, mentions, relations, statements."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from keqiao_kg.model.report import Issue, Span


class NumberRole(StrEnum):
    """What became of a number of the text."""

    QUANTITY = "quantity"
    NAME = "name"
    DATE = "date"
    ORDINAL = "ordinal"
    HEADING = "heading"
    PAGE = "page"
    REFERENCE = "reference"
    UNEXPLAINED = "unexplained"


class Measure(StrEnum):
    """What kind of statement a quantity makes."""

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    GAP = "gap"
    RANK = "rank"
    DURATION = "duration"
    THRESHOLD = "threshold"


class Comparator(StrEnum):
    """Relation of the true value to the printed one."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    APPROX = "approx"
    BETWEEN = "between"


class Status(StrEnum):
    """Whether a value was reached, is estimated, is aimed at, or just holds."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"
    STANDING = "standing"


class Modality(StrEnum):
    """Strength of the undertaking."""

    ENSURE = "ensure"
    STRIVE = "strive"
    PLAIN = "plain"


class EntityType(StrEnum):
    """Kinds of named things."""

    PROGRAMME = "programme"
    PROJECT = "project"
    PLACE = "place"
    ORGANISATION = "organisation"
    EVENT = "event"
    HONOUR = "honour"
    PERSON = "person"
    CONCEPT = "concept"


class RelationType(StrEnum):
    """Kinds of relations between named things."""

    LOCATED_IN = "locatedIn"
    PART_OF = "partOf"
    HOLDS = "holds"
    SEEKS = "seeks"
    INCLUDED_IN = "includedIn"
    HOST_OF = "hostOf"
    COOPERATES_WITH = "cooperatesWith"
    OPERATED_BY = "operatedBy"
    OWNED_BY = "ownedBy"
    HEADED_BY = "headedBy"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands and the rules that read it, in order."""

    sentence: str  # Sentence.id
    span: Span  # the quote
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral of the text and what became of it: one row of the ledger."""

    sentence: str
    span: Span  # the numeral alone: 1500, 七, 三分之二
    text: str
    role: NumberRole
    rule: str  # the rule that decided


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral (or a range of two) with its unit and comparator: the core of a quantity."""

    sentence: str
    span: Span  # numerals, unit and the comparators that touch them: 突破1500亿元, 10%以上
    number: Span  # the numerals alone
    value: Decimal  # as written, in the unit as written; never negative
    upper: Decimal | None
    unit: str  # as written; empty for a bare ratio
    comparator: Comparator
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A statement with a number: the columns of ``queries/observations.rq``."""

    evidence: Evidence
    indicator: str
    measure: Measure
    value: Decimal
    upper: Decimal | None
    unit: str
    comparator: Comparator
    status: Status
    modality: Modality
    period: str  # 2019, 2018-2019, -2019
    subject: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing in a sentence."""

    evidence: Evidence
    text: str  # as written
    name: str  # canonical
    type: EntityType
    detail: str = ""  # kind of place, stage of project, held or sought


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that a sentence states between two named things (or the reporting area)."""

    evidence: Evidence
    subject: str  # canonical name
    relation: RelationType
    object: str  # canonical name


class StatementKind(StrEnum):
    """What a clause of the report says of the government's work."""

    COMMITMENT = "commitment"  # undertaken for the planned period
    ACHIEVEMENT = "achievement"  # done in the reviewed period
    CHALLENGE = "challenge"  # a difficulty that the report owns up to


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause that undertakes something, says what was done, or names a difficulty."""

    evidence: Evidence
    kind: StatementKind
    verb: str  # as written; empty for a challenge or achievement without one
    object: str  # what the verb acts on, as written
    modality: Modality  # plain for all that are not commitments
    section: str  # id of the innermost section, or empty
    heading: str  # the heading nearest above, or empty


@dataclass(frozen=True, slots=True)
class Findings:
    """All that `extract` found in one report, in text order."""

    numbers: tuple[Number, ...]
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    issues: tuple[Issue, ...] = ()
    statements: tuple[Statement, ...] = ()
