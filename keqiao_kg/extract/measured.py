"""What the amounts of a sentence measure: slot by slot, in order, into readings."""

from __future__ import annotations

from itertools import pairwise

from keqiao_kg.extract.clauses import Layout, Slot
from keqiao_kg.extract.counts import RATIO
from keqiao_kg.extract.frames import frame_of
from keqiao_kg.extract.levels import read_level
from keqiao_kg.extract.readings import Reading
from keqiao_kg.extract.relative import read_relative, read_shared
from keqiao_kg.extract.scene import Scene
from keqiao_kg.extract.thresholds import is_threshold, read_threshold
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules


def read_slots(layout: Layout, topics: tuple[str, ...], rules: QuantityRules) -> list[Reading]:
    """Readings of all slots of a sentence; a slot whose predicate several things share gives one for each."""
    scene = Scene(layout, rules, topics)
    for index, slot in enumerate(layout.slots):
        scene.readings += _read(scene, index, slot)
    for reading in scene.readings:
        reading.older = any(token.kind == "from" for token in reading.frame.tokens[:1])
    for one, two in pairwise(scene.readings):
        two.older |= one.older and layout.text[one.slot.end : two.slot.start] in RATIO
    for reading in scene.readings:
        reading.indicator = reading.indicator or layout.words(reading.slot.clause.start, reading.slot.clause.end)
    return scene.readings


def _read(scene: Scene, index: int, slot: Slot) -> list[Reading]:
    scene.inner = slot.clause.inner
    start = _words_from(scene, slot)
    if is_threshold(scene, index, slot, start):
        return [read_threshold(scene, slot, start)]
    frame = frame_of(scene.layout, slot, scene.rules, start)
    shared = read_shared(scene, slot, frame)
    if shared:
        return shared
    if frame.measure in (Measure.GROWTH, Measure.CHANGE, Measure.GAP, Measure.RANK):
        return [read_relative(scene, slot, frame)]
    return [read_level(scene, slot, frame)]


def _words_from(scene: Scene, slot: Slot) -> int:
    """Where the words before an amount begin, behind what earlier amounts of its clause have used."""
    if slot.left in scene.thresholds:
        return scene.thresholds[slot.left]
    last = scene.readings[-1] if scene.readings else None
    if last and last.noun_end and last.slot.clause is slot.clause and last.noun_end <= slot.start:
        return max(slot.item, last.noun_end)
    return slot.item
