"""What is counted alone, whatever is said of it: 8500万|江苏人民 (同心协力), 六大|系统 (实战应用)."""

from __future__ import annotations

from keqiao_kg.extract.quantities.measures.sizes import end_of
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_GREAT = "大"
_MANY = tuple(word_set("large-numbers"))
_SHARE = "占"  # 主导产业占生产总值比重
_EACH = "分别"  # the things share out values behind them


def counted_alone(scene: Scene, slot: Slot, frame: Frame, right: str) -> Reading | None:
    """The reading of a people (it lasts), or of things of a great count of which something of theirs is told."""
    unit = slot.amount.unit
    group = "great-thing" if unit == _GREAT else "people-told" if unit.endswith(_MANY) else ""
    match = scene.rules.match(group, right) if group else None
    if match is None or _EACH in right:
        return None
    thing = str(match["thing"])
    valued = any(s.start > slot.end and s.clause is slot.clause for s in scene.layout.slots)
    if valued and _acts(right[match.end("thing") :], scene.rules):
        return None  # 三大产业|实现产值9亿元
    reading = Reading(slot, frame, frame.measure, thing, thing, slot.start, 0, rules=[*frame.rules, "noun-behind"])
    reading.end = reading.noun_end = end_of(scene.layout.text, slot, thing)
    if valued:  # the words of the value behind begin with them
        reading.noun_end, scene.thresholds[slot.end] = 0, slot.start
    reading.thing, reading.lasting = thing, unit != _GREAT
    return reading


def _acts(said: str, rules: QuantityRules) -> bool:
    """Whether the first of the words behind things is a verb, or a word before one."""
    first = said[: words(said)[0][1]]
    if first == _SHARE:
        return False
    return first in rules.acting or first in rules.closing or first in rules.lead.kinds or first in rules.frame.kinds
