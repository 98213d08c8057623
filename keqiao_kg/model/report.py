"""What a report is: its text, structure, metadata and glossary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
