"""Quotes of counts and values that take what is measured from elsewhere in their clause.

A quote is the shortest piece of the clause that holds the number and the words of what is measured; 、 ends no
clause: of 项目9个、总投资5亿元 the sum's quote is the whole piece. In a list each item's quote is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from keqiao_kg.extract.quantities.phrases.clauses import Layout
from keqiao_kg.extract.quantities.phrases.nouns import ends_in_thing, is_indicator, leading_verb
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.words import words
from keqiao_kg.model import Evidence, Measure, Quantity, Span
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_HEAD = 2  # characters of the last word of an indicator
_SHORTEST = 3  # characters of what is measured
_JOINTS = word_set("list-joints")
_APART = word_set("parts-told-apart")
_MEASURES = word_set("ends-of-measures")


def with_whole_quotes(
    layout: Layout, found: list[Quantity], readings: Sequence[Reading], text: str, rules: QuantityRules, base: int
) -> list[Quantity]:
    """The rows of a sentence, whose text begins at `base` in the report's text, with the words they lack quoted."""
    for at, reading in enumerate(readings):
        start = found[at].evidence.span.start - base
        if reading.measure is not Measure.THRESHOLD and start > reading.slot.clause.start:
            begin = _begins(layout, found[at], reading, start, rules)
            found[at] = _quoted(found[at], Span(base + begin, found[at].evidence.span.end))
    return _with_shared_words(found, readings, text, base)


def _quoted(quantity: Quantity, span: Span) -> Quantity:
    evidence: Evidence = quantity.evidence
    return quantity if span == evidence.span else replace(quantity, evidence=replace(evidence, span=span))


def _begins(layout: Layout, quantity: Quantity, reading: Reading, start: int, rules: QuantityRules) -> int:
    """Where the quote of a value begins whose thing stands before it in its clause: 项目|9个、总投资5亿元."""
    clause, span = reading.slot.clause, quantity.evidence.span
    left = layout.text[clause.start : start]
    quote = layout.text[start : start + span.end - span.start]
    measured = reading.base if reading.measure is not Measure.LEVEL else quantity.indicator
    owner = next((measured[:size] for size in range(len(measured), _HEAD - 1, -1) if measured[:size] in left), "")
    own = measured[len(owner) :]
    if len(measured) < _SHORTEST or len(owner) < _HEAD or owner in quote or any(word in left for word in _APART):
        return start
    acts = len(owner) > _HEAD and own[: words(own)[0][1]] in rules.acting if own else False
    tells = not own or is_indicator(own, rules) or own.endswith(_MEASURES) or acts
    return clause.start + left.rindex(owner) if tells and _is_thing(owner, measured, rules) else start


def _is_thing(owner: str, measured: str, rules: QuantityRules) -> bool:
    """Whether the first words of what is measured are a thing that it is of, not a verb or what sorts things."""
    whole = owner == measured or any(end == len(owner) for _, end in words(measured))
    thing = owner[len(leading_verb(owner, rules)) :]
    told = thing == owner or len(thing) > _HEAD or ends_in_thing(owner, rules)  # 生猪, but not 淘汰|落后
    return whole and told and owner[words(owner)[-1][0] :] not in rules.acting


def _with_shared_words(found: list[Quantity], readings: Sequence[Reading], text: str, base: int) -> list[Quantity]:
    """Counts whose quote lacks the words that they share with the next one, with these: 906户|1559人实现脱贫."""
    for at in range(len(found) - 2, -1, -1):
        sorting = readings[at + 1].measure is Measure.THRESHOLD  # 20个|亿元以上、30个5亿元以上项目
        for behind in (at + 1, at + 2)[: 1 + (sorting and at + 2 < len(found))]:
            gap = text[found[behind - 1].evidence.span.end : found[behind].evidence.span.start]
            if (not gap or gap in _JOINTS) and _leans_on(found, readings, at, behind, text, base):
                found[at] = _quoted(found[at], Span(found[at].evidence.span.start, found[behind].evidence.span.end))
                break
    return found


def _leans_on(
    found: Sequence[Quantity], readings: Sequence[Reading], at: int, behind: int, text: str, base: int
) -> bool:
    """Whether a count names what it counts only by words of a later quote: 4个国家级、|5个省级试点."""
    one, two, mine, other = readings[at], readings[behind], found[at].evidence.span, found[behind].evidence.span
    if one.measure is not Measure.LEVEL or one.older or other.end <= mine.end or one.slot.clause is not two.slot.clause:
        return False
    head = found[at].indicator[-_HEAD:]
    bare = mine.start >= base + one.slot.start and mine.end <= base + one.slot.end and two.measure is Measure.LEVEL
    headless = head not in mine.of(text) and head in other.of(text)
    return bare or (headless and two.measure in (Measure.LEVEL, Measure.THRESHOLD))
