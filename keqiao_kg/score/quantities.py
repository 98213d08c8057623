"""Quantities against gold: one to one by place, value and unit, then field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from keqiao_kg.model import Span
from keqiao_kg.score.align import Alignment, unquoted
from keqiao_kg.score.gold import Gold, Row
from keqiao_kg.score.tally import Tally

FIELDS = ("indicator", "measure", "comparator", "status", "modality", "period", "subject")


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _same_field(name: str, gold: Row, row: Row) -> bool:
    mine, theirs = row.get(name, ""), gold.get(name, "")
    if name in ("indicator", "subject"):
        return unquoted(mine) == unquoted(theirs)
    return mine == theirs


def _candidates(gold: Gold, placed: Alignment, rows: Sequence[Row]) -> list[tuple[int, int, int, int]]:
    """(−agreeing fields and overlap as sort key …, gold index, row index) of all that may be one fact."""
    by_sid: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        by_sid.setdefault(placed.sentence_at(int(row["start"])), []).append(index)
    found = []
    turns: Counter[tuple[str, str]] = Counter()
    for number, fact in enumerate(gold.quantities):
        said = (fact["sid"], fact["quote"])
        span = placed.quote(*said, turn=turns[said])
        turns[said] += 1
        for index in by_sid.get(fact["sid"], ()):
            row = rows[index]
            shared = _overlap(span, placed.compact_span(int(row["start"]), int(row["end"])))
            same = _number(row["value"]) == _number(fact["value"]) and unquoted(row["unit"]) == unquoted(fact["unit"])
            if shared and same:
                alike = sum(_same_field(name, fact, row) for name in FIELDS)
                found.append((-shared, -alike, number, index))
    return sorted(found)


def _overlap(one: Span, other: Span) -> int:
    """Share of the two spans that both cover, in thousandths."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) * 1000 // max(1, max(one.end, other.end) - min(one.start, other.start))


def match_quantities(gold: Gold, placed: Alignment, rows: Sequence[Row]) -> dict[int, int]:
    """Gold row → found row, one to one, best overlap first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, number, index in _candidates(gold, placed, rows):
        if number not in pairs and index not in taken:
            pairs[number] = index
            taken.add(index)
    return pairs


def score_quantities(
    gold: Gold,
    placed: Alignment,
    rows: Sequence[Row],
    tallies: dict[str, Tally],
    fields: dict[str, tuple[int, int]],
    fates: dict[str, str],
) -> None:
    """Tallies of the rows found and wholly right, and how often each field of a found row is right."""
    inside = [row for row in rows if placed.sentence_at(int(row["start"]))]
    pairs = match_quantities(gold, placed, inside)
    right = strict = missed = 0
    hits = dict.fromkeys(FIELDS, 0)
    for number, fact in enumerate(gold.quantities):
        optional = fact.get("optional") == "y"
        if optional:
            continue
        key = f"quantity {fact['sid']} {fact['quote']} = {fact['value']}{fact['unit']}"
        if number not in pairs:
            missed += 1
            fates[key] = "missed"
            continue
        row = inside[pairs[number]]
        bad = [name for name in FIELDS if not _same_field(name, fact, row)]
        right, strict = right + 1, strict + (not bad)
        for name in FIELDS:
            hits[name] += name not in bad
        fates[key] = "; ".join(f"{n}: {row.get(n, '')} ≠ {fact.get(n, '')}" for n in bad) or "right"
    extra = [row for index, row in enumerate(inside) if index not in set(pairs.values())]
    for row in extra:
        fates[f"quantity {placed.sentence_at(int(row['start']))} {row['quote']} = {row['value']}{row['unit']}"] = (
            "wrong"
        )
    tallies["quantities found"] = Tally(right, len(extra), missed)
    tallies["quantities strict"] = Tally(strict, len(extra) + right - strict, missed + right - strict)
    fields.update({name: (hits[name], right) for name in FIELDS})
