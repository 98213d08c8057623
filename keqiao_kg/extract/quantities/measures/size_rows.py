"""Several sizes that sort one kind of thing, with a value for each.

新增营业收入超50亿元、超100亿元产业集群6个和4个 counts two kinds of 产业集群.
"""

from __future__ import annotations

from itertools import pairwise

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame, frame_of
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, leading_verb, thing_before_head, trim
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.model import Comparator, Measure
from keqiao_kg.rules.quantities import is_unit
from keqiao_kg.rules.word_sets import word_set

_JOINTS = word_set("list-joints")
_SHARES = word_set("shares")
_LONGEST = 16  # characters of what is sorted


def read_sorted(scene: Scene, index: int, slot: Slot, start: int) -> Reading | None:
    """The reading of a size in a row, or of a value of what it sorts; None for any other amount."""
    if slot.start not in scene.sorted_by_size:
        _lay_out(scene, index, start)
    told = scene.sorted_by_size.get(slot.start)
    if told is None:
        return None
    name, begin, threshold = told
    frame = frame_of(scene.layout, slot, scene.rules, max(slot.left, begin))
    measure = Measure.THRESHOLD if threshold else frame.measure
    frame = Frame(measure, frame.sign, begin, frame.end, frame.tokens, rules=frame.rules)
    return Reading(slot, frame, measure, name, name, begin, slot.end, rules=[*frame.rules, "sizes-in-a-row"])


def _lay_out(scene: Scene, index: int, start: int) -> None:
    """Finds the row of sizes that begins at a slot and says what each of its amounts measures."""
    layout, rules = scene.layout, scene.rules
    sizes = _row(scene, index)
    values = _values(scene, index + len(sizes), len(sizes)) if sizes else []
    if not values:
        return
    end = frame_of(layout, values[0], rules, sizes[-1].end).end
    noun = layout.words(sizes[-1].end, end).lstrip("的级")
    begin = trim(layout.text, start, sizes[0].start, rules).start
    head = layout.words(begin, sizes[0].start)
    verb = leading_verb(head, rules)
    if not head[len(verb) :] or not 1 < len(noun) <= _LONGEST or "、" in noun:
        return
    thing = next((noun.removesuffix(word) for word in _SHARES if noun.endswith(word)), noun)
    thing = (thing_before_head(thing, rules) if is_indicator(thing, rules) else "") or thing
    for size, value in zip(sizes, values, strict=True):
        said = head + layout.text[size.start : size.end]
        scene.sorted_by_size[size.start] = (thing + head[len(verb) :], begin + len(verb), True)
        scene.sorted_by_size[value.start] = (said + noun, begin, False)


def _row(scene: Scene, index: int) -> list[Slot]:
    """Sizes of one unit with nothing but a joint between them, two at least."""
    slots = scene.layout.slots
    row = [slots[index]]
    for other in slots[index + 1 :]:
        between = scene.layout.words(row[-1].end, other.start)
        alike = other.clause is row[0].clause and other.amount.unit == row[0].amount.unit
        if not alike or between not in _JOINTS:
            break
        row.append(other)
    bounded = all(slot.amount.comparator is not Comparator.EQ for slot in row)
    sized = is_unit("size-unit", row[0].amount.unit, scene.rules)
    return row if len(row) > 1 and bounded and sized else []


def _values(scene: Scene, index: int, count: int) -> list[Slot]:
    """As many values behind the sizes, the last amounts of their clause, nothing but joints between them."""
    slots = scene.layout.slots
    here = [slot for slot in slots[index:] if slot.clause is slots[index - 1].clause]
    joined = all(scene.layout.words(a.end, b.start) in _JOINTS for a, b in pairwise(here))
    return here if len(here) == count and joined else []
