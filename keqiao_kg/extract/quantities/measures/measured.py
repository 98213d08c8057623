"""What the amounts of a sentence measure: slot by slot, in order, into readings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from keqiao_kg.extract.quantities.measures.came_of import with_outcome
from keqiao_kg.extract.quantities.measures.inherited import completed
from keqiao_kg.extract.quantities.measures.levels import read_level
from keqiao_kg.extract.quantities.measures.medals import read_medal
from keqiao_kg.extract.quantities.measures.ratios import name_parts
from keqiao_kg.extract.quantities.measures.relative import read_relative, read_shared
from keqiao_kg.extract.quantities.measures.size_rows import read_sorted
from keqiao_kg.extract.quantities.measures.steps import read_steps, with_scale
from keqiao_kg.extract.quantities.measures.thresholds import is_threshold, read_threshold
from keqiao_kg.extract.quantities.phrases.clauses import RATIO, Layout, Slot
from keqiao_kg.extract.quantities.phrases.frames import frame_of, peel
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, leading_verb
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene
from keqiao_kg.model import Comparator, Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_FROM = word_set("from")
_COUNTED = word_set("pieces-of-sizes")
_TASKS = word_set("units-of-tasks")
_TOGETHER = (*RATIO, "、", "和")  # between values of one time


def read_slots(layout: Layout, topics: tuple[str, ...], rules: QuantityRules) -> list[Reading]:
    """Readings of all slots of a sentence; a slot whose predicate several things share gives one for each."""
    scene = Scene(layout, rules, topics)
    for index, slot in enumerate(layout.slots):
        read = (completed(scene, _with_size(scene, reading)) for reading in _read(scene, index, slot))
        scene.readings += [_without_task(with_outcome(scene, reading), rules) for reading in read]
    _mark_older(layout, scene.readings)
    name_parts(layout, topics[0] if topics else "", scene.readings, rules)
    for reading in scene.readings:
        reading.indicator = reading.indicator or layout.words(reading.slot.clause.start, reading.slot.clause.end)
    return scene.readings


def _without_task(reading: Reading, rules: QuantityRules) -> Reading:
    """Work that was to be done without the word for a task, which is not what is counted: 完成造林|任务12万亩."""
    match = rules.fullmatch("task-of-work", reading.indicator)
    if match and reading.slot.amount.unit not in _TASKS:
        reading.base = match["work"] if reading.base == reading.indicator else reading.base
        reading.indicator = match["work"]
    return reading


def _with_size(scene: Scene, reading: Reading) -> Reading:
    """Things sorted by a size, with the words that the size takes over: 超五百万元企业 → 新增纳税超五百万元企业."""
    for start, words in scene.carried_sizes.items():
        end = next(slot.end for slot in scene.layout.slots if slot.start == start)
        size = scene.layout.words(start, end)
        verb = leading_verb(words, scene.rules)
        said = words[len(verb) :] if reading.indicator.startswith(verb) else words
        if size in reading.indicator and said not in reading.indicator:
            reading.indicator = reading.base = reading.indicator.replace(size, said + size)
    return reading


def _mark_older(layout: Layout, readings: Sequence[Reading]) -> None:
    """Values that something rose or fell from: 由5亿元, 从全国第8位、第4位, 由60:30:10."""
    for reading in readings:
        ranked = reading.measure is Measure.RANK and layout.text.startswith(_FROM, max(reading.frame.mark, 0))
        reading.older = ranked or any(token.kind == "from" for token in reading.frame.tokens[:2])
    for one, two in pairwise(readings):
        between = layout.text[one.slot.end : two.slot.start].removesuffix("第")
        two.older |= one.older and between in _TOGETHER


def _read(scene: Scene, index: int, slot: Slot) -> list[Reading]:
    scene.inner, scene.current = slot.clause.inner, slot
    start = _words_from(scene, slot)
    if counted := read_medal(scene, slot, start) or read_steps(scene, index, slot, start):
        return [counted]
    if sorted_by_size := read_sorted(scene, index, slot, start):
        return [sorted_by_size]
    if is_threshold(scene, index, slot, start):
        return [read_threshold(scene, slot, start)]
    frame = frame_of(scene.layout, slot, scene.rules, start)
    shared = read_shared(scene, slot, frame)
    if shared:
        return shared
    if frame.measure in (Measure.GROWTH, Measure.CHANGE, Measure.GAP, Measure.RANK):
        return [read_relative(scene, slot, frame)]
    return [with_scale(scene, read_level(scene, slot, frame))]


def _named_by(scene: Scene, slot: Slot, last: Reading) -> bool:
    """Whether a percentage is of what a bare number before it names with its noun: 10市|颗粒物浓度|下降8%."""
    text = scene.layout.text
    end = peel(text, last.slot.end, slot.start, scene.rules)[0]
    count = last.slot.amount
    sorts = (not count.unit and count.value > 1) or count.comparator is Comparator.GE  # 30户以上|村寨设施覆盖率
    shares = slot.amount.unit in PERCENT and count.unit not in PERCENT and sorts and last.slot.first
    return shares and end <= last.noun_end and is_indicator(text[last.slot.end : end], scene.rules)


def _words_from(scene: Scene, slot: Slot) -> int:
    """Where the words before an amount begin, behind what earlier amounts of its clause have used."""
    if slot.left in scene.thresholds:
        return scene.thresholds[slot.left]
    last = scene.readings[-1] if scene.readings else None
    if last and last.noun_end and last.slot.clause is slot.clause and last.noun_end <= slot.start:
        return last.start if _named_by(scene, slot, last) else max(slot.item, last.noun_end)
    named = last and last.noun_end > slot.end and slot.amount.unit in _COUNTED
    return slot.start if named and last and last.sized_list else slot.item  # 投资2亿元的甲路、乙路|2条道路
