"""Times that are part of a name found as a whole (会展名区 of 辉煌70年中国…): they measure nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from keqiao_kg.model import Amount, EntityType, Mention, Number, NumberRole, Span
from keqiao_kg.rules.quantities import QuantityRules

_NAMES = (
    EntityType.HONOUR,
    EntityType.EVENT,
    EntityType.ORGANISATION,
    EntityType.PLACE,
    EntityType.PROGRAMME,
)


def set_apart(
    numbers: Sequence[Number], amounts: Sequence[Amount], mentions: Iterable[Mention], rules: QuantityRules
) -> tuple[tuple[Number, ...], tuple[Amount, ...]]:
    """Numbers and amounts with the times inside names marked as names in the one, left out of the other."""
    names = [m.evidence.span for m in mentions if m.type in _NAMES]
    inside = [a for a in amounts if rules.units.kinds.get(a.unit) == "time" and _within(a.span, names)]
    if not inside:
        return tuple(numbers), tuple(amounts)
    spans = [amount.number for amount in inside]
    marked = tuple(
        replace(n, role=NumberRole.NAME, rule="inside-a-name") if any(n.span in s for s in spans) else n
        for n in numbers
    )
    return marked, tuple(amount for amount in amounts if amount not in inside)


def _within(span: Span, names: Iterable[Span]) -> bool:
    """Whether a name begins before the span and goes on behind it."""
    return any(name.start < span.start and span.end < name.end for name in names)
