"""From the blocks of the text to sections and sentences: `lay_out(text, annex, rules)`.

A layout knows where everything stands and under which headings; roles and periods of the body come with
the years of the report (`roles.assign`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from keqiao_kg.model import Role, Section, Span
from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.text.blocks import Block, Heading, read_blocks
from keqiao_kg.text.sentences import split_sentences

_RUN_IN_MOST = 46  # characters of a run-in heading
_LETTERS = {1: "p", 2: "s", 3: "r"}
# A text is a sentence a line when so many paragraphs are, on average, so short.
_LINES_LEAST, _LINES_SHARE = 60, 1.15


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before its role and period are known; `role` is that of its block."""

    span: Span
    paragraph: int
    section: str
    headings: tuple[str, ...]
    role: Role
    opens: bool  # first of its paragraph, heading apart
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Sections (role as far as the layout knows it) and sentences of a text."""

    sections: tuple[Section, ...]
    drafts: tuple[Draft, ...]


@dataclass(slots=True)
class _Open:
    """A section that is still open."""

    id: str
    level: int
    heading: Heading
    parent: str
    role: Role
    end: int


@dataclass(slots=True)
class _Outline:
    """The sections closed so far and the stack of open ones."""

    parts_numbered: bool
    stack: list[_Open] = field(default_factory=list)
    done: list[Section] = field(default_factory=list)
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)

    def enter(self, heading: Heading, role: Role, rules: StructureRules) -> None:
        """Opens the section of a heading, closing those that it ends."""
        level = heading.level or self._level_of(heading, rules)
        self.close(level)
        parent = self.stack[-1].id if self.stack else ""
        self.counts[parent, level] += 1
        own = f"{_LETTERS[level]}{self.counts[parent, level]}"
        section = f"{parent}.{own}" if parent else own
        self.stack.append(_Open(section, level, heading, parent, role, heading.span.end))

    def close(self, level: int = 0) -> None:
        """Closes the open sections of this level and below."""
        while self.stack and self.stack[-1].level >= level:
            ended = self.stack.pop()
            head = ended.heading
            span = Span(head.span.start, ended.end)
            self.done.append(
                Section(ended.id, ended.level, head.number, head.title, head.span, span, ended.parent, ended.role)
            )

    def reach(self, end: int) -> None:
        """The open sections go on to here."""
        for each in self.stack:
            each.end = end

    @property
    def section(self) -> str:
        """Id of the innermost open section."""
        return self.stack[-1].id if self.stack else ""

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles of the open sections, part first."""
        return tuple(each.heading.title for each in self.stack if each.heading.title)

    def _level_of(self, heading: Heading, rules: StructureRules) -> int:
        """A heading without a number is a part where parts have none, else below the last numbered one."""
        if not self.parts_numbered and heading.title in rules.part_title:
            return 1
        numbered = [each.level for each in self.stack if each.heading.level or not self.parts_numbered and each.level == 1]
        return min(3, max(numbered, default=1) + 1)


def lay_out(text: str, annex: Span | None, rules: StructureRules) -> Layout:
    """The sections and sentences of a cleaned text; `annex` is where the annex stands, if it has one."""
    blocks = read_blocks(text, annex, rules)
    outline = _Outline(any(block.heading and block.heading.level == 1 for block in blocks))
    drafts: list[Draft] = []
    pieces = [split_sentences(text, block.rest.start, block.rest.end) for block in blocks]
    by_line = _sentence_a_line(blocks, pieces)
    run_in = ""
    role = Role.FRONT
    for number, (block, spans) in enumerate(zip(blocks, pieces, strict=True)):
        if block.role is not role and block.role in (Role.CLOSING, Role.ANNEX):
            outline.close()
            run_in = ""
            if block.role is Role.ANNEX:
                block, spans = _annex_heading(text, block)
        role = block.role
        if block.heading:
            outline.enter(block.heading, role, rules)
            run_in = ""
        outline.reach(block.span.end)
        if not by_line or (spans and _lead(spans[0].of(text), rules)):
            run_in = ""
        paragraph = list(_paragraph(text, number, block, spans, outline, rules, run_in, by_line))
        drafts.extend(draft for draft, _ in paragraph)
        run_in = paragraph[-1][1] if paragraph else ""
    outline.close()
    return Layout(tuple(sorted(outline.done, key=lambda section: section.heading)), tuple(drafts))


def _annex_heading(text: str, block: Block) -> tuple[Block, list[Span]]:
    """The first line of the annex is its heading."""
    title = block.span.of(text).rstrip("：: ")
    return replace(block, heading=Heading(1, "", title, block.span)), []


def _sentence_a_line(blocks: Sequence[Block], pieces: Sequence[Sequence[Span]]) -> bool:
    """Whether the paragraphs were lost and every sentence has its own line."""
    counts = [len(spans) for block, spans in zip(blocks, pieces, strict=True) if block.role is Role.REVIEW and spans]
    return len(counts) >= _LINES_LEAST and sum(counts) <= _LINES_SHARE * len(counts)


def _paragraph(
    text: str,
    number: int,
    block: Block,
    spans: Sequence[Span],
    outline: _Outline,
    rules: StructureRules,
    run_in: str,
    by_line: bool,
) -> Iterator[tuple[Draft, str]]:
    """The sentences of a block, each with the run-in heading that holds after it."""
    section, titles, role = outline.section, outline.titles, block.role
    if block.heading and block.heading.title:
        yield Draft(block.heading.span, number, section, titles[:-1], role, False, True), ""
    for index, span in enumerate(spans):
        sentence = span.of(text)
        title = role is Role.FRONT and index == 0 and len(spans) == 1 and _is_title(sentence, rules)
        lead = role is Role.REVIEW and (index == 0 and block.heading is None or _lead(sentence, rules))
        more = index + 1 < len(spans) or by_line and _lead(sentence, rules)
        headed = lead and more and _is_run_in(sentence, rules)
        if lead and (headed or index > 0):
            run_in = ""
        headings = (*titles, run_in) if run_in else titles
        if headed:
            run_in = _bare(sentence, rules)
        yield Draft(span, number, section, headings, role, index == 0, title), run_in


def _is_title(line: str, rules: StructureRules) -> bool:
    return line not in rules.salutation and line not in rules.opening and not line.endswith(("。", "；"))


def _lead(sentence: str, rules: StructureRules) -> bool:
    """Whether a sentence starts a new topic by its mark: 一是…, ——…"""
    return sentence in rules.enumeration or sentence in rules.bullet


def _is_run_in(sentence: str, rules: StructureRules) -> bool:
    bare = _bare(sentence, rules)
    return 3 < len(bare) <= _RUN_IN_MOST and sentence[-1] in "。！" and bare not in rules.no_heading


def _bare(sentence: str, rules: StructureRules) -> str:
    """The sentence as a title: without bullet, 一是 and the end mark."""
    for mark in (rules.bullet, rules.enumeration):
        if match := mark.match(sentence):
            sentence = sentence[match.end() :]
    return sentence.strip("。！ ")
