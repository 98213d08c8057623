"""Numbers that are part of a name: they measure nothing.

Times inside names of any kind (建国70年大展), capacities inside names of projects (年产3万吨铝棒项目).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from keqiao_kg.model import Amount, EntityType, Mention, Number, NumberRole, Span
from keqiao_kg.rules.quantities import QuantityRules, is_unit

_BREAKS = frozenset("，；。")  # no name goes on over one of these
_FAR = 90  # characters behind an amount that the rest of its list may take
_NAMES = (
    EntityType.HONOUR,
    EntityType.EVENT,
    EntityType.ORGANISATION,
    EntityType.PLACE,
    EntityType.PROGRAMME,
)


def set_apart(
    text: str, numbers: Sequence[Number], amounts: Sequence[Amount], mentions: Iterable[Mention], rules: QuantityRules
) -> tuple[tuple[Number, ...], tuple[Amount, ...]]:
    """Numbers and amounts of a text with those inside names marked as names in the one, left out of the other."""
    whole = (m for m in mentions if _BREAKS.isdisjoint(m.evidence.span.of(text)))
    names, projects = _by_sentence(whole)
    inside = [
        a
        for a in amounts
        if (rules.units.kinds.get(a.unit) == "time" and _within(a.span, names.get(a.sentence, ())))
        or (_is_capacity(a, rules) and (_held(a.span, projects.get(a.sentence, ())) or _in_list(text, a, rules)))
    ]
    if not inside:
        return tuple(numbers), tuple(amounts)
    apart = {(amount.span.start, amount.span.end) for amount in inside}
    spans = {place for amount in inside for place in range(amount.number.start, amount.number.end)}
    marked = tuple(
        replace(n, role=NumberRole.NAME, rule="inside-a-name")
        if n.span.start in spans and n.span.end - 1 in spans
        else n
        for n in numbers
    )
    return marked, tuple(a for a in amounts if (a.span.start, a.span.end) not in apart)


def _by_sentence(mentions: Iterable[Mention]) -> tuple[dict[str, list[Span]], dict[str, list[Span]]]:
    """Spans of the names that times can stand in, and of the projects, each by sentence."""
    names: dict[str, list[Span]] = {}
    projects: dict[str, list[Span]] = {}
    for mention in mentions:
        held = projects if mention.type is EntityType.PROJECT else names
        if mention.type in (*_NAMES, EntityType.PROJECT):
            held.setdefault(mention.evidence.sentence, []).append(mention.evidence.span)
    return names, projects


def _is_capacity(amount: Amount, rules: QuantityRules) -> bool:
    return is_unit("capacity", amount.unit, rules)


def _held(span: Span, names: Iterable[Span]) -> bool:
    """Whether a name begins at or before the span and goes on behind it."""
    return any(name.start <= span.start and span.end < name.end for name in names)


def _in_list(text: str, amount: Amount, rules: QuantityRules) -> bool:
    """Whether the amount sorts an item of a list of projects: A、年产3万吨铝棒等20个项目."""
    behind = text[amount.span.end : amount.span.end + _FAR]
    return rules.opens("listed-project", behind)


def _within(span: Span, names: Iterable[Span]) -> bool:
    """Whether a name begins before the span and goes on behind it."""
    return any(name.start < span.start and span.end < name.end for name in names)
