"""Sizes that only say which things are counted: 税收超千万元楼宇, 5亿元以上项目."""

from __future__ import annotations

from keqiao_kg.extract.clauses import Slot
from keqiao_kg.extract.frames import Frame
from keqiao_kg.extract.nouns import leading_verb, noun_and_rest, trim
from keqiao_kg.extract.readings import Reading
from keqiao_kg.extract.scene import Scene, among
from keqiao_kg.model import Measure

_SCALES = frozenset("十百千万亿")  # a sum that begins with a scale is a class: 千亿县, 百亿企业
_AGE, _SIZE = "年龄", "规模"


def is_threshold(scene: Scene, index: int, slot: Slot, start: int) -> bool:
    """A size with a comparator before a thing that it only sorts: 税收超千万元楼宇."""
    rules, text = scene.rules, scene.layout.text
    round_sum = text[slot.start] in _SCALES
    if slot.amount.comparator == "eq" and not (round_sum or text.startswith("级", slot.end)):
        return False
    kind = rules.units.kinds.get(slot.amount.unit, "")
    if kind not in ("", "size"):
        return False
    behind = text[slot.end : slot.right].lstrip("的级元以上")
    noun, _ = noun_and_rest(behind, rules)
    if not noun or not (kind == "size" or rules.counted.tail(noun, len(noun))):
        return False
    head = text[trim(text, start, slot.start, rules).start : slot.start]
    if head.endswith("规模"):
        return False
    following = scene.layout.slots[index + 1] if index + 1 < len(scene.layout.slots) else None
    counted = following is not None and following.clause is slot.clause
    return kind == "size" or counted or bool(slot.amount.unit.endswith(("元", "亿"))) or not slot.first


def read_threshold(scene: Scene, slot: Slot, start: int) -> Reading:
    """The reading of a threshold; the count behind it will take its words along."""
    rules, text = scene.rules, scene.layout.text
    scene.thresholds[slot.end] = start
    begin = trim(text, start, slot.start, rules).start
    head = scene.layout.words(begin, slot.start)
    behind = text[slot.end : slot.right]
    noun, _ = noun_and_rest(behind.lstrip("的级"), rules)
    end = slot.end + behind.find(noun) + len(noun)
    size = next((str(m["size"]) for rule in rules.of("size") if (m := rule.pattern.search(head))), _size(slot))
    verb = leading_verb(head.removesuffix(size), rules)
    quote = begin + (len(verb) if verb else 0)
    frame = Frame(Measure.THRESHOLD, 1, begin, slot.start, (), rules=("threshold",))
    if not verb and among(scene, slot) and scene.readings:
        verb = scene.readings[-1].verb
    indicator = (verb if size == "规模" else "") + noun + size
    return Reading(slot, frame, Measure.THRESHOLD, indicator, indicator, quote, end, rules=["threshold"])


def _size(slot: Slot) -> str:
    """What a size with no word for it measures."""
    return _AGE if slot.amount.unit.endswith("岁") else _SIZE
