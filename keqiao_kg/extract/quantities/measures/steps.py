"""Steps that a value climbs (连跨3个千亿级台阶) and scales that it comes to (突破万亿级规模)."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame, peel
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, leading_verb, trim
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene, carried
from keqiao_kg.model import Comparator, Measure
from keqiao_kg.rules.word_sets import word_set

_STEP = "台阶"
_SCALE = "规模"
_ONE = word_set("one-step")
_COUNTED = "个"


def read_steps(scene: Scene, index: int, slot: Slot, start: int) -> Reading | None:
    """So many steps of one size, or the size of a step that is counted; None for any other amount."""
    layout = scene.layout
    behind = layout.slots[index + 1] if index + 1 < len(layout.slots) else None
    if behind and behind.start == slot.end and slot.amount.unit == _COUNTED and (end := _step_end(scene, behind)):
        return _so_many(scene, slot, behind, start, end)
    end = _step_end(scene, slot)
    if not end or not layout.text.startswith(_COUNTED, slot.start - 1):
        return None
    head = _climber(scene, start, slot.start)[0] or carried(scene, slot)
    frame = Frame(Measure.THRESHOLD, 1, start, slot.start, (), rules=("step",))
    indicator = head + _STEP
    return Reading(slot, frame, Measure.THRESHOLD, head, indicator, slot.start, end, rules=["step"])


def _so_many(scene: Scene, slot: Slot, size: Slot, start: int, end: int) -> Reading:
    """The steps counted: 地区生产总值|连跨|3个|千亿级台阶 → 地区生产总值连跨千亿级台阶."""
    head, climbs, begin = _climber(scene, start, slot.start + slot.amount.number.start - slot.amount.span.start)
    head = head or carried(scene, slot)
    frame = Frame(Measure.LEVEL, 1, start, slot.start, (), rules=("steps",))
    indicator = head + climbs + scene.layout.words(size.start, end)
    return Reading(slot, frame, Measure.LEVEL, head, indicator, begin, end, comparator=Comparator.EQ, rules=["steps"])


def _climber(scene: Scene, start: int, end: int) -> tuple[str, str, int]:
    """What climbs a step, the verb that says so, and where its words begin."""
    layout, rules = scene.layout, scene.rules
    end -= next((len(word) for word in _ONE if layout.text.endswith(word, start, end)), 0)
    edge, tokens = peel(layout.text, start, end, rules)
    begin = trim(layout.text, start, edge, rules).start
    climbs = "".join(token.word for token in reversed(tokens) if token.kind in ("reach", "up"))
    return layout.words(begin, edge), climbs, begin


def _step_end(scene: Scene, slot: Slot) -> int:
    """Where the step ends that an amount is the size of; 0 where it is none."""
    if match := scene.rules.match("step", scene.layout.text, slot.end):
        return match.end()
    return 0


def with_scale(scene: Scene, reading: Reading) -> Reading:
    """A level with the scale that it comes to: 支柱产业突破|万亿|级规模 → 支柱产业规模."""
    if reading.measure is not Measure.LEVEL or reading.end != reading.slot.end:
        return reading
    for rule in scene.rules.of("scale"):
        if match := rule.pattern.match(scene.layout.text, reading.end):
            reading.end = match.end()
            named = is_indicator(reading.indicator, scene.rules) or reading.indicator.endswith(_SCALE)
            thing = reading.indicator[len(leading_verb(reading.indicator, scene.rules)) :]
            reading.indicator = reading.indicator if named else thing + _SCALE
    return reading
