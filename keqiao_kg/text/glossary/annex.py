"""Glossaries: from the cleaned text to `GlossaryEntry` tuples.

A report explains its terms in an annex under a heading (名词解释, 注释 …) or in notes that a mark in the
body points to. Where an annex begins is decided here and nowhere else (`find_annex`).
"""

from __future__ import annotations

from bisect import bisect_left

from keqiao_kg.model import GlossaryEntry, Span
from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.text.glossary.entries import Draft, Lines, has_entries, read_entries, read_notes
from keqiao_kg.text.glossary.forms import Forms, find_forms
from keqiao_kg.text.glossary.mentions import find_mentions
from keqiao_kg.text.glossary.parts import find_parts

# An annex that has no glossary heading is only looked for in the second half: contents lists name it in front.
_ANNEX_FROM = 0.5


def find_annex(text: str, rules: GlossaryRules) -> Span | None:
    """The annex of a report: from its heading to the end of the text, or to where the body goes on.

    A glossary heading counts wherever an entry follows it, any other annex heading in the second half or
    right above it.
    """
    lines = Lines.of(text)
    glossary = next(iter(_blocks(lines, rules)), None)
    start = glossary.start if glossary else len(text)
    above = bisect_left(lines.spans, start, key=lambda span: span.start)
    headings = (
        span.start
        for index, span in enumerate(lines.spans[:above])
        if (span.start >= len(text) * _ANNEX_FROM or index + 1 == above) and lines.match(index, rules.annex)
    )
    start = next(headings, start)
    return Span(start, _end(lines, start, rules)) if start < len(text) else None


def read_glossary(text: str, annex: Span | None, rules: GlossaryRules) -> tuple[GlossaryEntry, ...]:
    """The explained terms in text order; `annex` is the span of `find_annex`, or None to look everywhere.

    All spans index `text`; `text[span.start:span.end]` is the field that the span belongs to.
    """
    lines = Lines.of(text)
    within = annex or Span(0, len(text))
    blocks = [block for block in _blocks(lines, rules) if block in within]
    drafts = [draft for block in blocks for draft in read_entries(lines, block, rules)]
    if not drafts:
        drafts = read_notes(lines, rules)
    return _finish(text, drafts, rules) if drafts else ()


def _blocks(lines: Lines, rules: GlossaryRules) -> list[Span]:
    """Each glossary with its heading, up to the next annex heading or the end."""
    blocks: list[Span] = []
    for index, span in enumerate(lines.spans):
        if blocks and span.start < blocks[-1].end:
            continue
        if lines.match(index, rules.heading):
            block = Span(span.start, _block_end(lines, index, rules))
            if has_entries(lines, block, rules):
                blocks.append(block)
    return blocks


def _block_end(lines: Lines, heading: int, rules: GlossaryRules) -> int:
    for index in range(heading + 1, len(lines.spans)):
        if lines.match(index, rules.heading) or lines.match(index, rules.annex) or lines.match(index, rules.stop):
            return lines.spans[index - 1].end
    return lines.spans[-1].end


def _end(lines: Lines, start: int, rules: GlossaryRules) -> int:
    for index, span in enumerate(lines.spans):
        if span.start > start and lines.match(index, rules.stop):
            return lines.spans[index - 1].end
    return len(lines.text)


def _finish(text: str, drafts: list[Draft], rules: GlossaryRules) -> tuple[GlossaryEntry, ...]:
    forms = [find_forms(draft.term.of(text), _in_one(draft.definition.of(text)), rules) for draft in drafts]
    mentions = find_mentions(text, drafts, forms, rules)
    return tuple(
        _entry(text, draft, form, found, rules) for draft, form, found in zip(drafts, forms, mentions, strict=True)
    )


def _entry(text: str, draft: Draft, forms: Forms, mentions: tuple[Span, ...], rules: GlossaryRules) -> GlossaryEntry:
    term, definition = draft.term.of(text), draft.definition.of(text)
    return GlossaryEntry(
        number=draft.number,
        term=term,
        definition=definition,
        page=draft.page,
        span=draft.span,
        term_span=draft.term,
        definition_span=draft.definition,
        alternatives=forms.alternatives,
        components=find_parts(term, _in_one(definition), forms.joined, rules),
        mentions=mentions,
    )


def _in_one(definition: str) -> str:
    """A definition of several lines in one: a name that a line break parts is one name."""
    return definition.replace("\n", "")
