"""What has been read of a sentence so far, and what a value without words of its own leans on."""

from __future__ import annotations

from dataclasses import dataclass, field

from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, Layout, Slot
from keqiao_kg.extract.quantities.phrases.nouns import (
    clause_before,
    clause_words,
    is_indicator,
    leading_verb,
    noun_and_rest,
)
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.topics import VAGUE, topics
from keqiao_kg.extract.words import words
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_AMONG = "其中"
SPENT = "sum-spent-to"  # the rule of a sum and what it was spent to do
_YEAR = "年"
_MOVES, _EXTENT, _RATE = ("up", "down"), "水平", "率"
_GO_ON = word_set("goes-on")
PERCENT = ("%", "％")


@dataclass(slots=True)
class Scene:
    """What has been read so far in a sentence, and what stood before it."""

    layout: Layout
    rules: QuantityRules
    topics: tuple[str, ...]  # sentence before and headings, nearest first
    readings: list[Reading] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # things that share a predicate, in order …
    turn: int = 0  # … and whose turn it is
    inner: bool = False  # the amount being read stands in a parenthesis
    current: Slot | None = None  # where it stands
    thresholds: dict[int, int] = field(default_factory=dict)  # end of a threshold amount → where its words begin
    carried_sizes: dict[int, str] = field(default_factory=dict)  # start of a size → words that it takes over
    # start of a size in a row or of a value of what it sorts → what it measures, where its words begin, whether a size
    sorted_by_size: dict[int, tuple[str, int, bool]] = field(default_factory=dict)
    # What `last` found, for so many readings and the amount being read: asked half a dozen times an amount.
    _last: tuple[int, Slot | None, Reading | None] = (0, None, None)

    def last(self) -> Reading | None:
        """The last reading that the amount being read can lean on.

        Where the parts of a whole are over (其中A类3个、B类5个，总投资…; 其中C15个；完成投资…) it is the whole.
        """
        count, current, last = self._last
        if count != len(self.readings) or current is not self.current:
            last = self._leant_on()
            self._last = len(self.readings), self.current, last
        return last

    def _leant_on(self) -> Reading | None:
        last = next((r for r in reversed(self.readings) if self._bears(r)), None)
        slot = self.current
        if last is None or slot is None or last.slot.clause is slot.clause:
            return last
        if whole := self._summed_up(last):
            return whole
        if not among(self, last.slot):
            return last
        if among(self, slot) or (last.slot.first and not slot.clause.starts):
            return last
        before = (r for r in reversed(self.readings) if r.slot.clause.index < last.slot.clause.index)
        return next((r for r in before if self._bears(r)), last)

    def _summed_up(self, last: Reading) -> Reading | None:
        """The whole that the last counts sum up to: 重点项目39个，其中省重点2个，市重点37个，总投资…."""
        total, unit = last.slot.amount.value, last.slot.amount.unit
        for reading in reversed(self.readings[: self.readings.index(last)]):
            if reading.slot.amount.unit != unit or reading.measure is not last.measure or not reading.thing:
                return None
            if reading.slot.amount.value == total != last.slot.amount.value:
                return reading
            total += reading.slot.amount.value
        return None

    def _bears(self, reading: Reading) -> bool:
        inner = reading.slot.clause.inner and not self.inner
        return not inner and reading.measure not in (Measure.THRESHOLD, Measure.DURATION)


def carried(scene: Scene, slot: Slot) -> str:
    """What is measured where the amount's own words do not say it."""
    newest = scene.readings[-1] if scene.readings else None
    if newest and newest.measure is Measure.DURATION and newest.thing and _goes_with(newest.slot, slot):
        return newest.thing  # 事项数量连续三年全国第一
    if named := _named_before(scene, slot) or moved_before(scene, slot):
        return named
    last = scene.last()
    if last:
        return last.base
    topic = next(topics(scene.layout, slot, (), scene.rules), "")
    clause = scene.layout.words(slot.clause.start, slot.start) + scene.layout.words(slot.end, slot.clause.end)
    return topic or clause.strip("，、。") or scene.layout.words(slot.start, slot.end)


def _goes_with(one: Slot, two: Slot) -> bool:
    """Whether a value stands in the clause of a duration, or behind a run of years that tells what it is of."""
    near = two.clause.index - one.clause.index == 1 and two.clause.opener in COMMAS
    return one.clause is two.clause or (near and one.amount.unit == _YEAR)


def _named_before(scene: Scene, slot: Slot) -> str:
    """What the clause before names for a clause that opens with its older value: 研发经费，从1288亿元增加到."""
    layout = scene.layout
    said = layout.text[slot.clause.start : slot.start]
    if not slot.first or not scene.rules.opens("from-a-value", said):
        return ""
    words = clause_before(layout, slot, scene.rules)
    rest = noun_and_rest(words, scene.rules)[1]
    acts = leading_verb(words, scene.rules) or (rest and "的" not in rest)
    return words if is_indicator(words, scene.rules) or not acts else ""


def moved_before(scene: Scene, slot: Slot) -> str:
    """The indicator that the clause before says moved or is moved: 用电量屡创新高，全年达到…; 提高养老金，增长…."""
    layout, index, rules = scene.layout, slot.clause.index - 1, scene.rules
    told = [r for r in scene.readings if r.slot.clause.index >= index and r.measure is not Measure.DURATION]
    if index < 0 or told or slot.clause.opener not in COMMAS or slot.clause.inner:
        return ""
    said = clause_words(layout, layout.clauses[index], rules)
    cuts = words(said)
    for start, end in cuts:
        if end - start > 1 and rules.frame.kinds.get(said[start:end]) in _MOVES and (moved := said[end:]):
            plain = moved.removeprefix("了").removesuffix(_EXTENT)
            return plain if is_indicator(plain, rules) else ""
    ends = [end for _, end in cuts if end < len(said) and _names_indicator(said[:end], rules)]
    noun = said[: max(ends, default=0)]
    goes_on = said[len(noun) :].startswith(_GO_ON) or noun.endswith(VAGUE) or leading_verb(noun, rules)
    return "" if not noun or goes_on else noun


def _names_indicator(phrase: str, rules: QuantityRules) -> bool:
    """Whether a phrase ends like an indicator beyond doubt: no single character but that of a rate."""
    head = rules.heads.tail(phrase, len(phrase))
    return is_indicator(phrase, rules) and (len(head) > 1 or head == _RATE)


def among(scene: Scene, slot: Slot) -> bool:
    """Whether the clause speaks of a part of what the one before counted."""
    text, clause = scene.layout.text, slot.clause
    before = scene.layout.clauses[clause.index - 1] if clause.index else clause
    return text.startswith(_AMONG, clause.start) or text[before.start : before.end].strip() == _AMONG
