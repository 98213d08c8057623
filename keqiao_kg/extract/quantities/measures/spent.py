"""Sums by what they were spent to do: 出资5000万元设立发展基金, 投资3亿元实施道路改造工程."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import noun_and_rest
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.rules.word_sets import word_set

_RULE = "sum-spent-to"
_SOME, _KIND = "一批", "等"
_WORKS = word_set("acts-of-works")
_SHORTEST_KIND = 2


def spent_to(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading | None:
    """A sum and what it was spent to do: 出资5000万元设立发展基金 → 发展基金出资."""
    rules, layout = scene.rules, scene.layout
    if not slot.amount.unit.endswith("元"):
        return None
    behind = layout.words(slot.end, slot.clause.end)
    spent = rules.search("spent", head)
    on = rules.match("spent-on", behind)
    if spent is None or on is None:
        return None
    thing = _first_deed(on["thing"], scene)
    place = layout.text.find(thing, slot.end)
    if any(place <= other.start < place + len(thing) for other in layout.slots):
        return None  # 投资8300万元修建三条道路
    work = _counted_works(scene, place + len(thing)) if thing.endswith(_KIND) else ""
    indicator = (work or _work(thing.rstrip("、"), on["built"] or "")) + spent["word"]
    start = begin + spent.start("word")
    end = place + len(thing) if place >= 0 else slot.right
    reading = Reading(slot, frame, frame.measure, indicator, indicator, start, end, rules=[_RULE])
    reading.thing = thing
    if any(match["fund"] for r in rules.of("fund") if (match := r.pattern.search(thing))):
        reading.owner = thing
    return reading


def _first_deed(thing: str, scene: Scene) -> str:
    """What the first of several deeds is about: 建成|产业园、建设展览馆 → 产业园."""
    first, comma, behind = thing.partition("、")
    return first if comma and scene.rules.opens("spent-on", behind) else thing


def _counted_works(scene: Scene, place: int) -> str:
    """The kind of works that a count right at a place names: 投资2亿元完成甲、乙等|13个绿化项目."""
    behind = next((s for s in scene.layout.slots if s.start == place), None)
    words_behind = scene.layout.words(behind.end, behind.right) if behind else ""
    return noun_and_rest(words_behind, scene.rules)[0] if behind else ""


def _work(thing: str, act: str) -> str:
    """What was worked on, with the act: 建设|保障性住房 → 保障性住房建设; of a list with its kind the kind alone."""
    kind = thing.rpartition("等")[2].removeprefix(_SOME)
    thing = kind if _SHORTEST_KIND < len(kind) < len(thing) else thing
    if thing.endswith(_WORKS):
        return thing.replace("的", "")
    return thing if thing.endswith(act) else thing + act
