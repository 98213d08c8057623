"""The period of a reading: what its sentence says, taken to the point of a span that the value is for.

A review of five years tells flows over all of them (新建幸福河湖 …), states at their end (覆盖率95%, 居全省第二)
and the older of two values before them (由5亿元增加到).
"""

from __future__ import annotations

from keqiao_kg.extract.quantities.context.periods import SPAN, before_span, named_since, newer, older, period_of, yearly
from keqiao_kg.extract.quantities.phrases.clauses import Layout
from keqiao_kg.extract.quantities.phrases.nouns import leading_verb
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.model import Measure, Report, Sentence
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_STEPS = "steps"
_MADE = tuple(word_set("made-anew"))
_LASTING = frozenset(("record", "run"))
_PASSED = "超"
_CLOSE = 5  # characters behind a value where its growth begins


def period_of_reading(
    report: Report, sentence: Sentence, layout: Layout, reading: Reading, rules: QuantityRules
) -> tuple[str, tuple[str, ...]]:
    """The period of a reading, and the rules that told it."""
    slot = reading.slot
    said = min((t.start for t in reading.frame.tokens if t.kind == "reference"), default=slot.start)
    clause = layout.plain[slot.clause.start : said]
    before = _before(layout, reading, said)
    adds_up = reading.measure not in (Measure.GROWTH, Measure.CHANGE, Measure.RANK)
    period, names, own = period_of(before, clause, sentence, report, rules, total=adds_up)
    if reading.older and not own:
        return _older(layout, period, sentence), (*names, "older-value")
    if rules.found("yearly", layout.plain, slot.clause.start, slot.end):
        return yearly(before, period, sentence), (*names, "year-by-year")
    if SPAN not in period.lstrip(SPAN):
        return period, names
    last = reading.newer or _from_last_year(layout, reading, rules) or _at_end(layout, reading, clause, before, rules)
    return (newer(period) if last else period), names


def _from_last_year(layout: Layout, reading: Reading, rules: QuantityRules) -> bool:
    """Whether a value, or the growth told right behind it, is set against the year before: 财政收入9亿元，同比增长."""
    slot = reading.slot
    behind = layout.plain[slot.end : slot.end + _CLOSE]
    return any(rules.found("from-last-year", text) for text in (layout.plain[slot.clause.start : slot.start], behind))


def _older(layout: Layout, period: str, sentence: Sentence) -> str:
    """The time of the older of two values: before the span told of, else the earlier year that values are told from."""
    if SPAN in sentence.period and newer(sentence.period) == newer(period):
        return before_span(sentence.period)
    earlier = [year for year in named_since(layout.plain) if year < newer(period)]
    return min(earlier) if earlier else older(period)


def _before(layout: Layout, reading: Reading, end: int) -> str:
    """What may set the time of an amount: the first clause, and its own stretch between semicolons."""
    index = reading.slot.clause.index
    first = next((c for c in reversed(layout.clauses[: index + 1]) if c.starts), layout.clauses[0])
    opening = layout.plain[: layout.clauses[0].end] if first is not layout.clauses[0] else ""
    return opening + layout.plain[min(first.start, end) : end]


def _at_end(layout: Layout, reading: Reading, clause: str, before: str, rules: QuantityRules) -> bool:
    """Whether a value holds at the end of its span: a state, a level reached, a difference from an earlier year."""
    total, spanning = rules.found("total", clause), rules.found("spanning", clause)
    if reading.measure in (Measure.RANK, Measure.GAP):
        return rules.found("years-in-a-row", clause) or not (spanning or _goes_on(clause, rules))
    if reading.measure is Measure.DURATION or _goes_on(clause, rules):
        return bool(_LASTING & set(reading.rules)) or _goes_on(clause, rules) or _cut(reading, rules)
    references = [token.word for token in reading.frame.tokens if token.kind == "reference"]
    if references or reading.measure in (Measure.GROWTH, Measure.CHANGE):
        return any(not rule.pattern.search(word) for rule in rules.of("span-before") for word in references)
    if _reached(layout, reading, rules):
        return not (total or leading_verb(reading.indicator, rules).startswith(_MADE))  # 新建道路|总里程
    return not (total or spanning) and _is_state(reading, before, rules)


def _goes_on(clause: str, rules: QuantityRules) -> bool:
    return rules.found("going-on", clause)


def _cut(reading: Reading, rules: QuantityRules) -> bool:
    """Whether the words of a time say what it was brought to: 企业开办时间|压减至|3天."""
    return any(rules.found("reached", token.word) for token in reading.frame.tokens)


def _reached(layout: Layout, reading: Reading, rules: QuantityRules) -> bool:
    """Whether the words of a level say that it was reached: 达到, 增至; of what a year yields 超过 says so too."""
    amount, slot = reading.slot.amount, reading.slot
    if _STEPS in reading.rules:  # 连跨3个千亿元台阶 took all the years
        return False
    said = [token.word for token in reading.frame.tokens if token.kind != "reference"]
    said.append(layout.text[slot.start : slot.start + amount.number.start - amount.span.start])
    if reading.noun_end:
        said = [word for word in said if len(word) > 1 or word not in "为"]
    if any(rules.found("kept", word) for word in said):
        return False
    passed = any(word.startswith(_PASSED) for word in said)
    yielded = passed and not reading.verb and rules.found("of-a-year", reading.indicator)
    return yielded or any(rules.found("reached", word) for word in said)


def _is_state(reading: Reading, before: str, rules: QuantityRules) -> bool:
    """Whether a level says how things are, not what was done: a share, a stock, what is 目前 so."""
    if rules.found("now", before) or rules.found("covers", reading.indicator):
        return True
    if any(rules.found("kept", token.word) for token in reading.frame.tokens):
        return False
    rate = rules.found("rate-told", reading.indicator)  # 巩固率, 开设托班的幼儿园占比 are no acts
    done = "" if rate else reading.verb or leading_verb(reading.indicator, rules)
    return not done and rules.found("state", reading.indicator)
