"""The core types: what a report is, what is found in it, and what the graph is made of.

Every type is a frozen dataclass; every offset counts Unicode code points in the cleaned text of its
report (``Report.text``); every value is a `Decimal`. The values of the enums are the notations of the
SKOS concepts in ``ontology/concepts.ttl``. This module imports nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

# ── the report ──────────────────────────────────────────────────────────────────────────────────


class Level(StrEnum):
    """Level of the reporting area."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"


class Role(StrEnum):
    """What a part of the report is for."""

    FRONT = "front"  # title, occasion, speaker, salutation
    REVIEW = "review"  # what was done: the year (or term) reviewed
    PLAN = "plan"  # what is undertaken: the year (or term) planned
    CLOSING = "closing"  # the appeal at the end
    ANNEX = "annex"  # glossary, lists


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of the cleaned text: start included, end excluded, in code points."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a report was read from, and where each character of the cleaned text stands in it."""

    name: str  # file name without folders
    media_type: str  # text/plain, text/html, application/pdf …
    encoding: str  # as decoded; empty for binary formats
    digest: str  # SHA-256 of the bytes, hex
    offsets: tuple[int, ...]  # start offsets in the cleaned text, ascending, of runs …
    lines: tuple[int, ...]  # … and the 1-based line of the source that each run stands on
    pages: tuple[int, ...] = ()  # … and its 1-based page, for paged formats


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    id: str  # p1, p1.s2, p1.s2.r3
    level: int  # 1 part (一、), 2 section ((一)), 3 numbered sub-heading (1.)
    number: str  # as printed: 一 (一) 1; empty where none
    title: str
    heading: Span  # the heading itself, number included
    span: Span  # heading and body
    parent: str  # id of the section above, or empty
    role: Role


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or title line of the cleaned text."""

    id: str  # S001 …, in text order
    span: Span
    text: str
    paragraph: int  # 0-based
    section: str  # id of the innermost section, or empty
    headings: tuple[str, ...]  # titles from the part down to the run-in heading of the paragraph
    role: Role
    period: str  # year that its statements are about where the sentence itself says nothing: 2019
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """The reporting area."""

    code: str  # GB/T 2260, six digits; 100000 for the nation; empty where it is not known
    name: str  # 柯桥区
    full_name: str  # 浙江省绍兴市柯桥区
    level: Level
    parents: tuple[tuple[str, str], ...] = ()  # (code, name) from the nearest up: 绍兴市, 浙江省


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One explained term of the annex (or of a note in the body)."""

    number: int
    term: str  # as printed, without number and page
    definition: str  # exactly as in the cleaned text
    page: str  # cited page as printed, or empty
    span: Span  # the whole entry
    term_span: Span
    definition_span: Span
    alternatives: tuple[str, ...] = ()  # full and short forms that the definition gives
    components: tuple[str, ...] = ()  # parts that the definition lists
    mentions: tuple[Span, ...] = ()  # where the body uses the term


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read, and where."""

    code: str  # unexplained-number, unknown-area …
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as read: its text, structure, metadata and glossary."""

    id: str  # <area code>-<year planned>: 330603-2020
    title: str
    area: Area
    body: str  # 绍兴市柯桥区第一届人民代表大会, or empty
    session: str  # 第四次会议, or empty
    speaker: str
    office: str  # 绍兴市柯桥区人民政府区长, or empty
    spoken_on: str  # ISO date, or its known part, or empty
    year_reviewed: int
    year_planned: int
    text: str
    source: Source
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    glossary: tuple[GlossaryEntry, ...] = ()
    issues: tuple[Issue, ...] = ()


# ── what is found in it ─────────────────────────────────────────────────────────────────────────


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


@dataclass(frozen=True, slots=True)
class Findings:
    """All that `extract` found in one report, in text order."""

    numbers: tuple[Number, ...]
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    issues: tuple[Issue, ...] = ()


# ── what the graph is made of ───────────────────────────────────────────────────────────────────


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
