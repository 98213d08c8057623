"""The ledger: every number of a report and what became of it."""

from __future__ import annotations

from dataclasses import replace

from keqiao_kg.extract.amounts import read_sentence
from keqiao_kg.model import Amount, Number, NumberRole, Report, Role, Sentence, Span
from keqiao_kg.rules.numbers import NumberRules, number_rules

GLOSSARY = "glossary-definition"  # a quantity that explains a term measures nothing of the reporting area


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


def _of_sentence(sentence: Sentence, rules: NumberRules) -> tuple[list[Number], list[Amount]]:
    reading = read_sentence(sentence.text, rules, sentence.id)
    shift = sentence.span.start
    numbers = [replace(number, span=_moved(number.span, shift)) for number in reading.numbers]
    if sentence.role is Role.ANNEX:
        return [_explaining(number) for number in numbers], []
    return numbers, [
        replace(amount, span=_moved(amount.span, shift), number=_moved(amount.number, shift))
        for amount in reading.amounts
    ]


def _explaining(number: Number) -> Number:
    if number.role in (NumberRole.QUANTITY, NumberRole.UNEXPLAINED):
        return replace(number, role=NumberRole.REFERENCE, rule=GLOSSARY)
    return number


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)
