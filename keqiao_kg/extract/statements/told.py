"""What a report undertakes, says was done, and owns up to: commitments, achievements, challenges, clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from keqiao_kg.extract.statements.challenges import challenges
from keqiao_kg.extract.statements.clause import Clause
from keqiao_kg.extract.statements.clauses import ClauseReader, Reading
from keqiao_kg.model import (
    Evidence,
    Modality,
    Number,
    NumberRole,
    Quantity,
    Report,
    Role,
    Sentence,
    Span,
    Statement,
    StatementKind,
    Status,
)
from keqiao_kg.rules.statements import StatementRules

_KINDS = {Role.PLAN: StatementKind.COMMITMENT, Role.REVIEW: StatementKind.ACHIEVEMENT}
_CLAUSE = re.compile(
    r"(?:[^，,；;：:。！!？?\n“《（(]+|“[^”\n]{0,60}”|《[^》\n]{0,80}》|（[^（）\n]{0,200}）|\([^()\n]{0,200}\)|[“《（(])+"
)
_CARRIED = ("，", ",", "；", ";", "、")  # marks over which a word of strength carries


def find_statements(
    report: Report, numbers: Sequence[Number], quantities: Sequence[Quantity], rules: StatementRules
) -> tuple[Statement, ...]:
    """All statements of the reviewed and planned parts, in text order; spans count in the report's text."""
    named = challenges(report, rules)
    troubled = {statement.evidence.sentence for statement in named}
    counted = [number.span.start for number in numbers if number.role is NumberRole.QUANTITY]
    targets = sorted(item.evidence.span.end for item in quantities if item.status is Status.TARGET)
    reader = ClauseReader(rules)
    found = list(named)
    for sentence in report.sentences:
        kind = _KINDS.get(sentence.role)
        if kind and not sentence.is_heading and sentence.id not in troubled:
            found += _of_sentence(sentence, kind, _clauses(sentence, counted), targets, reader, rules)
    return tuple(sorted(found, key=_place))


def _place(statement: Statement) -> tuple[int, int]:
    return statement.evidence.span.start, statement.evidence.span.end


def _clauses(sentence: Sentence, counted: Sequence[int]) -> Iterator[Clause]:
    text, offset = sentence.text, sentence.span.start
    low, high = bisect_left(counted, offset), bisect_left(counted, sentence.span.end)
    numbers = [number - offset for number in counted[low:high]]
    for match in _CLAUSE.finditer(text):
        start, end = match.span()
        inside = tuple(number for number in numbers if start <= number < end) if numbers else ()
        yield Clause(text, start, end, text[end : end + 1], inside)


def _of_sentence(
    sentence: Sentence,
    kind: StatementKind,
    clauses: Iterator[Clause],
    targets: Sequence[int],
    reader: ClauseReader,
    rules: StatementRules,
) -> Iterator[Statement]:
    outlook = rules.opens("outlook", sentence.text) or rules.found("outlook-inside", sentence.text)
    offset = sentence.span.start
    targets = targets if kind is StatementKind.COMMITMENT else ()
    aims = targets[bisect_right(targets, offset) : bisect_right(targets, sentence.span.end)]
    last: Reading | None = None
    carried = Modality.PLAIN
    for clause in clauses:
        aimed = bool(aims) and any(offset + clause.start < end <= offset + clause.end for end in aims)
        reading = reader.read(clause, aimed=aimed) if aimed or not outlook else None
        if reading is None:
            continue
        if not reading.verb and _shares_verb(clause):
            reading = _with_verb_of(last, reading)
        elif not reading.object:
            reading = Reading(reading.start, reading.verb, last.object if last else "", reading.modality, reading.rule)
        headed = reading.rule == "statement.verb"
        strength = reading.modality or (Modality.PLAIN if headed else carried)
        carried = strength if clause.mark in _CARRIED else Modality.PLAIN
        last = reading
        if kind is StatementKind.ACHIEVEMENT:
            strength = Modality.PLAIN
        yield _statement(sentence, kind, reading, clause.end, strength)


def _with_verb_of(last: Reading | None, reading: Reading) -> Reading:
    """A clause without a verb shares the verb before it: 新增A 95家，B 13家."""
    return Reading(reading.start, last.verb if last else "", reading.object, reading.modality, reading.rule)


def _shares_verb(clause: Clause) -> bool:
    """Whether a clause without a verb counts things, so that the verb before it may be its own."""
    return bool(clause.numbers) and not clause.text[clause.numbers[-1] : clause.end].count("%")


def _statement(sentence: Sentence, kind: StatementKind, reading: Reading, end: int, modality: Modality) -> Statement:
    offset = sentence.span.start
    return Statement(
        evidence=Evidence(sentence.id, Span(offset + reading.start, offset + end), (reading.rule,)),
        kind=kind,
        verb=reading.verb,
        object=reading.object,
        modality=modality,
        section=sentence.section,
        heading=sentence.headings[-1] if sentence.headings else "",
    )
