"""Values without words of their own: of the thing before (由A增加到B, 达到 X), in its measure."""

from __future__ import annotations

from dataclasses import replace

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, leading_verb
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene, carried
from keqiao_kg.extract.quantities.phrases.wording import kind_of
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

# Rules of what is so many times an older value, climbs so many steps, or is a share of things by the next value.
_NOT_ITSELF = {"multiple", "steps", "share-by-value"}
_HOUSEHOLDS = "户数"
_PEOPLE = word_set("people-units")
_OTHERS = word_set("units-of-others")
_REACHED = word_set("totals-reached")
_ADDED, _COMPLETE = "新", "完成"
_SUM = "金额"
_COUNTS = word_set("people-heads")


def bare_value(scene: Scene, slot: Slot, frame: Frame) -> Reading:
    """A bare value: of the thing before (由A增加到B, 达到 X), in its measure where the unit is the same."""
    last = scene.last()
    base = carried(scene, slot)
    measure = frame.measure
    if last and last.measure is Measure.GROWTH and slot.amount.unit == last.slot.amount.unit:
        measure = Measure.GROWTH
        frame = replace(frame, sign=last.frame.sign)
    other = not last or _NOT_ITSELF & set(last.rules) or last.slot.amount.unit.endswith(_OTHERS)
    same = last and base == last.base and measure is last.measure and not other
    indicator = last.indicator if last and same else scene.rules.short.get(base, base)
    if last and measure is last.measure is Measure.LEVEL and not frame.tokens:
        size = _size_word(slot, last, scene.rules)
        counted = next((word for word in _COUNTS if size == _SUM and indicator.endswith(word)), "")
        indicator = indicator.removesuffix(counted) + size
    if last and last.indicator.endswith(_HOUSEHOLDS) and slot.amount.unit.endswith(_PEOPLE):
        indicator = last.indicator.removesuffix(_HOUSEHOLDS) + kind_of(slot)
    verb = leading_verb(indicator, scene.rules)
    if any(token.word in _REACHED for token in frame.tokens) and verb.startswith(_ADDED):
        indicator = base = indicator[len(verb) :] or indicator  # 新增A 2家、达到29家: 29 is the stock
    if last and same and last.noun_end and slot.amount.unit == last.slot.amount.unit:
        indicator = _done_of_them(frame, indicator, scene.rules)
    start = last.start if last and last.slot.clause is slot.clause else _words_start(slot, frame)
    verb = last.verb if last and last.slot.clause is slot.clause else ""
    return Reading(slot, frame, measure, base, indicator, start, slot.end, verb, rules=[*frame.rules, "carried"])


def _done_of_them(frame: Frame, things: str, rules: QuantityRules) -> str:
    """So many of the things counted, by what came about with them: 20项民生实事，已|完成|16项 → 完成民生实事."""
    done = any(token.word == _COMPLETE for token in frame.tokens)
    return _COMPLETE + things[len(leading_verb(things, rules)) :] if done else things


def _size_word(slot: Slot, last: Reading, rules: QuantityRules) -> str:
    """What the second amount of things counted measures: 修建道路23条、163公里 → 修建道路里程."""
    before, unit = last.slot.amount.unit, slot.amount.unit
    paid = unit.endswith("元") and before.endswith((*_PEOPLE, "户")) and slot.start == last.slot.end
    if paid:  # 补偿患者898人689万元
        return _SUM
    if unit == before or last.slot.clause is not slot.clause or is_indicator(last.indicator, rules):
        return ""
    if slot.start - last.slot.end > 1 and last.noun_end != slot.start:
        return ""
    if rules.found("size-unit", before):
        return ""
    return next((word for size, word in rules.sizes.items() if unit.endswith(size)), "")


def _words_start(slot: Slot, frame: Frame) -> int:
    marks = [t.start for t in frame.tokens if t.kind in ("up", "down", "rate", "reach", "adverb")]
    return min(marks, default=slot.start)
