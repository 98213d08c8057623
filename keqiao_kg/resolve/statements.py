"""Statements with identity: their IRIs, the things and quantities that stand in them, their themes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from keqiao_kg.model import EntityMention, LinkedStatement, Observation, Report, Section, Span, Statement
from keqiao_kg.resolve.iris import Iris
from keqiao_kg.rules.themes import ThemeRules


def link(
    report: Report,
    statements: Sequence[Statement],
    mentions: Sequence[EntityMention],
    observations: Sequence[Observation],
    rules: ThemeRules,
    iris: Iris,
) -> tuple[LinkedStatement, ...]:
    """Each statement with what stands in it: a mention as a whole, a quantity by the end of its quote."""
    named = _Standing([(item.mention.evidence.span, item.entity) for item in mentions])
    counted = _Standing([(item.quantity.evidence.span, item.iri) for item in observations])
    theme_of = cache(rules.theme)  # many statements stand under one heading
    headings = {section.id: theme_of(section.title) for section in report.sections}
    parents = {section.id: section.parent for section in report.sections}

    def linked(statement: Statement) -> LinkedStatement:
        span = statement.evidence.span
        theme = rules.theme(span.of(report.text)) or theme_of(statement.heading)
        return LinkedStatement(
            iri=iris.statement(report.id, span),
            statement=statement,
            entities=tuple(dict.fromkeys(named.inside(span))),
            quantities=tuple(counted.ending(span)),
            theme=theme or _inherited(statement.section, headings, parents),
        )

    return tuple(linked(statement) for statement in statements)


def _inherited(section: str, headings: dict[str, str], parents: dict[str, str]) -> str:
    """The theme of the nearest heading that has one."""
    while section and not headings.get(section):
        section = parents.get(section, "")
    return headings.get(section, "")


def section_themes(
    report: Report, statements: Sequence[LinkedStatement], rules: ThemeRules
) -> tuple[tuple[str, str], ...]:
    """Section id and theme: what its title says, else what most of its own statements are about, if they agree."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for item in statements:
        if item.theme:
            said[item.statement.section][item.theme] += 1
    found = ((section.id, rules.theme(section.title) or _most(said.get(section.id))) for section in _inner(report))
    return tuple((section, theme) for section, theme in found if theme)


def _inner(report: Report) -> Iterator[Section]:
    """Sections below the parts, and parts whose text is not divided further."""
    divided = {section.parent for section in report.sections}
    return (section for section in report.sections if section.level > 1 or section.id not in divided)


def _most(counts: Counter[str] | None) -> str:
    """The theme of more than a third of the statements, the first of equals."""
    if not counts:
        return ""
    theme, count = counts.most_common(1)[0]
    return theme if 3 * count > counts.total() else ""


class _Standing:
    """Things with their spans, asked what stands in a piece of the text."""

    def __init__(self, things: Iterable[tuple[Span, str]]) -> None:
        self._items = sorted((span.start, span.end, name) for span, name in things)
        self._starts = [start for start, _, _ in self._items]

    def inside(self, span: Span) -> Iterator[str]:
        """Those that stand in the span as a whole."""
        return (name for _, end, name in self._from(span.start, span.end) if end <= span.end)

    def ending(self, span: Span) -> Iterator[str]:
        """Those whose quote ends in the span, wherever it begins in the sentence before it."""
        near = self._from(span.start - _REACH, span.end)
        return (name for _, end, name in near if span.start < end <= span.end)

    def _from(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Those that begin in `start:end`."""
        first = bisect_left(self._starts, start)
        return self._items[first : bisect_left(self._starts, end, first)]


_REACH = 200  # characters before a clause where the quote of a quantity in it may begin
