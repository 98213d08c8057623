"""From the blocks of the text to sections and sentences: `lay_out(text, annex, rules)`.

A layout knows where everything stands and under which headings; roles and periods of the body come with
the years of the report (`roles.assign`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keqiao_kg.model import Role, Section, Span
from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.text.segment.blocks import NOTE, Block, Heading, read_blocks
from keqiao_kg.text.segment.outline import Outline
from keqiao_kg.text.segment.sentences import split_sentences

# Characters and commas of a run-in heading; one that opens with a mark or a year may be longer.
_RUN_IN_MOST, _RUN_IN_COMMAS, _OPENED_MOST = 30, 1, 46
# A text has a sentence a line when so many of its lines hold, on average, so few sentences.
_LINES_LEAST, _LINES_SHARE = 60, 1.15
_LEAST = 3  # a title has more characters
_COMMA = re.compile("[，,]")
_QUOTED = re.compile(r"“[^”]*”|[\[［]\d{1,3}[\]］]")


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


def lay_out(text: str, annex: Span | None, rules: StructureRules) -> Layout:
    """The sections and sentences of a cleaned text; `annex` is where the annex stands, if it has one."""
    reader = _Reader(text, read_blocks(text, annex, rules), rules)
    drafts = tuple(reader.drafts())
    return Layout(reader.outline.sections, drafts)


class _Reader:
    """Walks through the blocks, with the headings that hold at each point."""

    def __init__(self, text: str, blocks: Sequence[Block], rules: StructureRules) -> None:
        self._text, self._blocks, self._rules = text, blocks, rules
        self._pieces = [split_sentences(text, block.rest.start, block.rest.end) for block in blocks]
        self._by_line = _sentence_a_line(blocks, self._pieces)
        self._lead = ""  # heading that is a paragraph of one sentence; holds for the paragraphs after it
        self._run_in = ""  # first short sentence of a paragraph; holds for the rest of it
        self.outline = Outline(any(block.heading and block.heading.level == 1 for block in blocks))

    def drafts(self) -> Iterator[Draft]:
        """The sentences of all blocks, in text order."""
        before = Role.FRONT
        for number, block in enumerate(self._blocks):
            if block.role is not before and block.role in (Role.CLOSING, Role.ANNEX):
                self.outline.close()
            starts = block.role is Role.ANNEX and block.role is not before
            yield from self._block(number, block, _annex_heading(self._text, block) if starts else block.heading)
            before = block.role
        self.outline.close()

    def _block(self, number: int, block: Block, heading: Heading | None) -> Iterator[Draft]:
        if heading:
            self.outline.enter(heading, block.role)
            self._lead = self._run_in = ""
        elif block.role is Role.REVIEW and block.span.of(self._text) in self._rules.part_again:
            self.outline.close(level=2)
            self._lead = self._run_in = ""
        if not self._by_line or block.role is not Role.REVIEW:
            self._run_in = ""
        self.outline.reach(block.span.end)
        if heading and heading.title:
            yield Draft(heading.span, number, self.outline.section, self.outline.titles[:-1], block.role, False, True)
        if not (heading and heading.title and heading.span == block.span):
            yield from self._sentences(number, block)

    def _sentences(self, number: int, block: Block) -> Iterator[Draft]:
        spans = self._pieces[number]
        for index, span in enumerate(spans):
            self._turn(number, index)
            is_title = block.role is Role.FRONT and len(spans) == 1 and self._is_title(span)
            headings = (*self.outline.titles, *(each for each in (self._lead, self._run_in) if each))
            yield Draft(span, number, self.outline.section, headings, block.role, index == 0, is_title)
            if self._heads(number, index):
                self._run_in = self._bare(span)
            elif self._leads(number):
                self._lead = self._bare(span)

    def _turn(self, number: int, index: int) -> None:
        """Before a sentence: a heading ends where the next of its kind comes."""
        if self._leads(number):
            self._lead = self._run_in = ""
        elif self._run_in:
            sentence = self._pieces[number][index]
            if self._marked(sentence) or (index == 0 and self._heads(number, index)):
                self._run_in = ""

    def _heads(self, number: int, index: int) -> bool:
        """Whether the sentence is the run-in heading of those after it."""
        block, spans = self._blocks[number], self._pieces[number]
        if block.role is not Role.REVIEW:
            return False
        marked = self._marked(spans[index])
        if not (marked or (index == 0 and block.heading is None)):
            return False
        more = index + 1 < len(spans) or (self._by_line and marked)
        return more and self._like_a_title(spans[index])

    def _leads(self, number: int) -> bool:
        """Whether the block is one short sentence that heads the paragraphs after it."""
        block, spans = self._blocks[number], self._pieces[number]
        if self._by_line or block.role is not Role.REVIEW or block.heading or len(spans) != 1:
            return False
        following = self._pieces[number + 1] if number + 1 < len(self._blocks) else []
        return len(following) > 1 and self._like_a_title(spans[0])

    def _like_a_title(self, span: Span) -> bool:
        bare = self._bare(span)
        unquoted = _QUOTED.sub("“”", bare)
        short = len(bare) <= _RUN_IN_MOST and len(_COMMA.findall(bare)) <= _RUN_IN_COMMAS
        opened = len(bare) <= _OPENED_MOST and (self._marked(span) or bare in self._rules.topics)
        ended = self._text[span.end - 1] in "。！"
        return ended and len(bare) > _LEAST and (short or opened) and unquoted not in self._rules.no_heading

    def _marked(self, span: Span) -> bool:
        """Whether a sentence starts a new topic by its mark: 一是…, ——…"""
        sentence = span.of(self._text)
        return sentence in self._rules.enumeration or sentence in self._rules.bullet

    def _bare(self, span: Span) -> str:
        """The sentence as a title: without bullet, 一是 and the end mark."""
        sentence = span.of(self._text)
        for mark in (self._rules.bullet, self._rules.enumeration):
            if match := mark.match(sentence):
                sentence = sentence[match.end() :]
        return NOTE.sub("", sentence.strip("。！ "))

    def _is_title(self, span: Span) -> bool:
        line = span.of(self._text)
        return line not in self._rules.salutation and line not in self._rules.opening and line[-1] not in "。；"


def _annex_heading(text: str, block: Block) -> Heading:
    """The first line of the annex is its heading."""
    return Heading(1, "", block.span.of(text).rstrip("：: "), block.span)


def _sentence_a_line(blocks: Sequence[Block], pieces: Sequence[Sequence[Span]]) -> bool:
    """Whether the paragraphs were lost and every sentence has its own line."""
    counts = [len(spans) for block, spans in zip(blocks, pieces, strict=True) if block.role is Role.REVIEW and spans]
    return len(counts) >= _LINES_LEAST and sum(counts) <= _LINES_SHARE * len(counts)
