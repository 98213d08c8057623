"""The ledger: every number of a report, what became of it, and the amounts among them.

The steps for one sentence: stretches whose numbers are names or references are set apart; words whose
numeral characters count nothing are masked; then numeral by numeral, left to right, the amounts that go
first are asked, then the claims (dates, ordinals, names …), then all other amounts. A Chinese numeral that
nobody knows counts nothing; an Arabic one is unexplained.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from keqiao_kg.extract.numbers.amounts import read_amount
from keqiao_kg.model import Amount, Number, NumberRole, Report, Role, Sentence, Span
from keqiao_kg.rules.numbers import NumberRules, number_rules

GLOSSARY = "glossary-definition"  # a quantity that explains a term measures nothing of the reporting area
NOTHING = "word"  # yielded by a claim: the numeral counts nothing and stays out of the ledger
AMOUNT = "amount"  # yielded by a claim: go on and read an amount
OPEN = "open"  # yielded by a region: its numbers are read as anywhere else
ARABIC = "arabic"  # yielded by a numeral of Arabic digits


def read_numbers(report: Report, rules: NumberRules) -> tuple[tuple[Number, ...], tuple[Amount, ...]]:
    """The ledger of a report and the amounts of its body, both in text order, offsets in `report.text`."""
    numbers: list[Number] = []
    amounts: list[Amount] = []
    for sentence in report.sentences:
        found, measured = _of_sentence(sentence, rules)
        numbers += found
        amounts += measured
    return tuple(numbers), tuple(amounts)


def ledger(report: Report) -> tuple[Number, ...]:
    """Every number of the report with its role, in text order."""
    return read_numbers(report, number_rules())[0]


@dataclass(slots=True)
class Reading:
    """The numbers and amounts of one sentence; their offsets count from `shift` before it."""

    text: str
    sentence: str = ""  # its id
    shift: int = 0
    numbers: list[Number] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)

    def add(self, start: int, end: int, role: NumberRole, rule: str) -> None:
        """A row of the ledger."""
        span = Span(start + self.shift, end + self.shift)
        self.numbers.append(Number(self.sentence, span, self.text[start:end], role, rule))


def read_sentence(text: str, rules: NumberRules, sentence: str = "", shift: int = 0) -> Reading:
    """All numbers of `text` and the amounts among them, in text order; offsets count from `shift` before it."""
    reading = Reading(text, sentence, shift)
    numeral = rules.scan.next(text, 0)
    if not numeral:
        return reading
    regions = [region for region in rules.regions.over(text) if region[0].yields != OPEN]
    words = [match.span() for match in rules.words.finditer(text)]
    while numeral:
        kind, start, end = numeral
        region = next((rule for rule, first, last in regions if first <= start < last), None)
        if kind.yields != ARABIC and any(first <= start and end <= last for first, last in words):
            done = end
        elif region:
            reading.add(start, end, NumberRole(region.yields), region.name)
            done = end
        else:
            done = _read(reading, kind.yields, start, end, rules)
        numeral = rules.scan.next(text, done)
    return reading


def amounts_of(text: str, rules: NumberRules) -> tuple[Amount, ...]:
    """The amounts of a sentence, in text order; offsets count in `text`."""
    return tuple(read_sentence(text, rules).amounts)


def _read(reading: Reading, yields: str, start: int, end: int, rules: NumberRules) -> int:
    """Enters the numeral from `start` to `end` and all that belongs to it; where that ends."""
    text = reading.text
    goes_first = rules.goes_first.match(text, start)
    amount = read_amount(text, start, rules.first, rules, reading.sentence) if goes_first else None
    if not amount:
        claim = rules.claims.at(text, start)
        if claim and claim[0].yields != AMOUNT:
            return _enter_claim(reading, start, max(end, claim[1]), claim[0].yields, claim[0].name, rules)
        amount = read_amount(text, start, rules.amounts, rules, reading.sentence)
    if amount:
        return _enter_amount(reading, amount, rules)
    if yields == ARABIC or any(char.isdecimal() for char in text[start:end]):
        reading.add(start, end, NumberRole.UNEXPLAINED, f"numeral-{yields}")
    return end


def _enter_amount(reading: Reading, amount: Amount, rules: NumberRules) -> int:
    """One row for its numeral, two for a range, and one for digits behind it (2.04∶1)."""
    reading.amounts.append(_moved(amount, reading.shift))
    spans = [amount.number]
    if amount.upper is not None:
        spans = [Span(start, end) for _, start, end in _within(reading.text, amount.number, rules)]
    if amount.span.end > amount.number.end:
        behind = Span(amount.number.end, amount.span.end)
        spans += [Span(start, end) for kind, start, end in _within(reading.text, behind, rules) if kind == ARABIC]
    for span in spans:
        reading.add(span.start, span.end, NumberRole.QUANTITY, amount.rules[0])
    return amount.span.end


def _enter_claim(reading: Reading, start: int, end: int, yields: str, name: str, rules: NumberRules) -> int:
    """One row for each numeral that the claim covers; a scale word is none (10万人, 110千伏)."""
    if yields != NOTHING:
        for kind, first, last in _within(reading.text, Span(start, end), rules):
            if first == start or kind == ARABIC or not reading.text[first - 1].isdecimal():
                reading.add(first, last, NumberRole(yields), name)
    return end


def _within(text: str, span: Span, rules: NumberRules) -> Iterator[tuple[str, int, int]]:
    """The numerals of a piece of the sentence."""
    for rule, first, last in rules.scan.over(span.of(text)):
        yield rule.yields, span.start + first, span.start + last


def _of_sentence(sentence: Sentence, rules: NumberRules) -> tuple[list[Number], list[Amount]]:
    reading = read_sentence(sentence.text, rules, sentence.id, sentence.span.start)
    if sentence.role is Role.ANNEX:
        return [_explaining(number) for number in reading.numbers], []
    return reading.numbers, reading.amounts


def _explaining(number: Number) -> Number:
    """A number of a glossary, which measures nothing of the area."""
    told = number.role not in (NumberRole.QUANTITY, NumberRole.UNEXPLAINED)
    return number if told else replace(number, role=NumberRole.REFERENCE, rule=GLOSSARY)


def _moved(a: Amount, shift: int) -> Amount:
    """An amount of a sentence as one of the report."""
    span, number = Span(a.span.start + shift, a.span.end + shift), Span(a.number.start + shift, a.number.end + shift)
    return Amount(a.sentence, span, number, a.value, a.upper, a.unit, a.comparator, a.rules)
