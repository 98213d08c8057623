"""What became of things that stand before their counts: 建议9件、提案8件全部办复 → 办复的建议, 办复的提案."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.acts import acts_alone
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, leading_verb
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import is_unit

_OF = "的"


def with_outcome(scene: Scene, reading: Reading) -> Reading:
    """The reading with what the end of its clause says became of all that is counted there."""
    rules, slot, said = scene.rules, reading.slot, reading.indicator
    counted = reading.measure is Measure.LEVEL and not reading.noun_end and slot.amount.unit
    if not counted or is_unit("size-unit", slot.amount.unit, rules) or _OF in said:
        return reading
    done, last = _came_about(scene, slot)
    if not done or not said or leading_verb(said, rules) or is_indicator(said, rules):
        return reading
    reading.indicator = f"{done}{_OF}{said}"
    reading.end = slot.clause.end if last else reading.end
    reading.rules.append("came-of-all")
    return reading


def _came_about(scene: Scene, slot: Slot) -> tuple[str, bool]:
    """What became of the things of a list, and whether an amount is the last of it."""
    layout, end = scene.layout, slot
    while behind := next((s for s in layout.slots if s.item == end.right + layout.joint(end.right) > end.end), None):
        end = behind
    match = scene.rules.match("all-came-about", layout.words(end.end, slot.clause.end))
    done = match["done"] if match else ""
    alone = done in scene.rules.closing or acts_alone(done, scene.rules)
    return (done if alone else ""), end is slot
