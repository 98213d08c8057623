"""Numbers of a sentence: what each is, and for those that measure something value, unit and comparator.

The steps for one sentence: stretches whose numbers are names or references are set apart; words whose
numeral characters count nothing are masked; then numeral by numeral, left to right, the claims (dates,
ordinals, names …) are asked first and the amounts after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from keqiao_kg.extract.numerals import value_of
from keqiao_kg.model import Amount, Comparator, Number, NumberRole, Span
from keqiao_kg.rules.numbers import NumberRules
from keqiao_kg.rules.patterns import Rule

NOTHING = "word"  # yielded by a claim: the numeral counts nothing and stays out of the ledger
AMOUNT = "amount"  # yielded by a claim: go on and read an amount
OPEN = "open"  # yielded by a region: its numbers are read as anywhere else


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers and amounts of one sentence; offsets count in that sentence."""

    numbers: tuple[Number, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class _Region:
    start: int
    end: int
    rule: Rule


def read_sentence(text: str, rules: NumberRules, sentence: str = "") -> Reading:
    """All numbers of `text` and the amounts among them, in text order."""
    numbers: list[Number] = []
    amounts: list[Amount] = []
    regions = [_Region(start, end, rule) for rule, start, end in rules.regions.over(text) if rule.yields != OPEN]
    done = 0
    for scan, start, end in _numerals(text, rules):
        if start < done:
            continue
        region = next((r for r in regions if r.start <= start < r.end), None)
        if region:
            numbers.append(_number(text, start, end, NumberRole(region.rule.yields), region.rule.name, sentence))
            continue
        amount, claim = _read(text, start, rules, sentence)
        if amount:
            amounts.append(amount)
            numbers += _numbers_of(text, amount, rules, sentence)
            done = max(end, amount.span.end)
        elif claim and claim[0].yields != AMOUNT:
            rule, done = claim
            if rule.yields != NOTHING:
                numbers += _claimed(text, start, max(done, end), rule, rules, sentence)
            done = max(done, end)
        elif scan.yields == "arabic" or any(char.isdigit() for char in text[start:end]):
            numbers.append(_number(text, start, end, NumberRole.UNEXPLAINED, scan.name, sentence))
    return Reading(tuple(numbers), tuple(amounts))


def amounts_of(text: str, rules: NumberRules) -> tuple[Amount, ...]:
    """The amounts of a sentence, in text order; offsets count in `text`."""
    return read_sentence(text, rules).amounts


def _numerals(text: str, rules: NumberRules) -> Iterator[tuple[Rule, int, int]]:
    """Numerals outside the words that only look like them."""
    masked = [match.span() for match in rules.words.finditer(text)]
    for rule, start, end in rules.scan.over(text):
        word = next(((a, b) for a, b in masked if a <= start and end <= b), None)
        if word is None or rule.yields == "arabic":
            yield rule, start, end


def _read(
    text: str, start: int, rules: NumberRules, sentence: str
) -> tuple[Amount | None, tuple[Rule, int] | None]:
    """The amount at `start`, or the claim that says why there is none."""
    for rule in rules.first:
        if match := rule.pattern.match(text, start):
            return _amount(text, match, rule, rules, sentence), None
    claim = rules.claims.at(text, start)
    if claim and claim[0].yields != AMOUNT:
        return None, claim
    for rule in rules.amounts:
        if match := rule.pattern.match(text, start):
            return _amount(text, match, rule, rules, sentence), None
    return None, claim


def _amount(text: str, match: re.Match[str], rule: Rule, rules: NumberRules, sentence: str) -> Amount:
    piece = match.groupdict()
    unit = (piece.get("scale") or "") + (piece.get("unit") or "")
    value, unit = _value(piece["number"], unit, rule)
    upper = value_of(piece["upper"]) if piece.get("upper") else None
    start, comparator, names = _comparator(text, match, piece, rules)
    end = match.end()
    number = Span(match.start("number"), match.end("upper") if upper is not None else match.end("number"))
    if rule.name.startswith("rank") and not unit:
        unit = "位"
    return Amount(
        sentence, Span(start, end), number, value, upper, unit, comparator, (f"amount-{rule.name}", *names)
    )


def _value(number: str, unit: str, rule: Rule) -> tuple[Decimal, str]:
    """Value and unit as written; what 百分之, 首 and a bare 万 stand for."""
    if rule.name == "rank-head":
        return Decimal(1), unit
    if rule.name == "bare-scale":
        return Decimal(1), unit
    if rule.name == "parts-per-hundred":
        return value_of(number), {"百": "%", "千": "‰", "万": "‱"}[unit[0]]
    return value_of(number), unit


def _comparator(
    text: str, match: re.Match[str], piece: dict[str, str | None], rules: NumberRules
) -> tuple[int, Comparator, tuple[str, ...]]:
    """Where the amount starts with its comparator, the comparator, and the words that said so."""
    start, found = _before(text, match.start(), rules)
    if piece.get("upper"):
        return match.start(), Comparator.BETWEEN, ()
    after = piece.get("after")
    if found and (not after or found is not Comparator.APPROX):
        return start, found, (f"comparator-{text[start : match.start()]}",)
    if after:
        return start, rules.after[after], (f"comparator-{after}",)
    fuzz = piece.get("fuzz") or piece.get("fuzz_behind")
    if fuzz:
        return start, Comparator.GT, (f"comparator-{fuzz}",)
    return start, Comparator.EQ, ()


def _before(text: str, start: int, rules: NumberRules) -> tuple[int, Comparator | None]:
    """The comparator word that touches `start` from the left (longest first), where it begins."""
    edge = start
    while edge and text[edge - 1] in "了到达为至第":
        edge -= 1
    for stop in (start, edge):
        for length in range(min(rules.longest_before, stop), 0, -1):
            found = rules.before.get(text[stop - length : stop])
            if found:
                return stop - length, found
    return start, None


def _numbers_of(text: str, amount: Amount, rules: NumberRules, sentence: str) -> list[Number]:
    """The ledger rows of an amount: its numeral, or the two of a range, and digits behind it (2.04∶1)."""
    whole = amount.upper is None
    first = [amount.number] if whole else [Span(a, b) for _, a, b in _within(text, amount.number, rules)]
    behind = Span(amount.number.end, amount.span.end)
    rest = [Span(a, b) for rule, a, b in _within(text, behind, rules) if rule.yields == "arabic"]
    return [_number(text, span.start, span.end, NumberRole.QUANTITY, amount.rules[0], sentence) for span in first + rest]


def _within(text: str, span: Span, rules: NumberRules) -> Iterator[tuple[Rule, int, int]]:
    """The numerals of a piece of the sentence."""
    for rule, first, last in rules.scan.over(span.of(text)):
        yield rule, span.start + first, span.start + last


def _claimed(text: str, start: int, end: int, rule: Rule, rules: NumberRules, sentence: str) -> list[Number]:
    """The ledger rows of a claim: one for each numeral that it covers."""
    return [
        _number(text, first, last, NumberRole(rule.yields), rule.name, sentence)
        for _, first, last in _within(text, Span(start, end), rules)
    ]


def _number(text: str, start: int, end: int, role: NumberRole, rule: str, sentence: str) -> Number:
    return Number(sentence, Span(start, end), text[start:end], role, rule)
