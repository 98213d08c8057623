"""What a sum of money that only says who gave it inherits: 中央财政投入4亿元，用于促进就业; 储备项目60个，资金1亿元."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, leading_verb
from keqiao_kg.extract.quantities.phrases.owners import counted_next, without_handling
from keqiao_kg.extract.quantities.phrases.purposes import purpose_before, purpose_behind
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.model import Measure
from keqiao_kg.rules.word_sets import word_set

_MONEY, _ARRANGED, _NUMBER = "资金", "安排", "数量"
_POLICY = word_set("sums-of-policies")
_LONGEST = 16  # characters of what a sum was for, where it stands in front


def of_purpose(scene: Scene, reading: Reading) -> str:
    """A sum that says no more than who gave it, with what it is for, or that it was given; nothing for other sums."""
    if not reading.slot.amount.unit.endswith("元") or reading.measure is not Measure.LEVEL:
        return ""
    match = scene.rules.fullmatch("sum-alone", reading.indicator)
    if match is None:
        return ""
    who, act, what = match["who"] or "", match["act"] or "", match["what"] or ""
    purpose = _purpose(scene, reading, bool(who or act))
    if not purpose:
        return who + _ARRANGED + _MONEY if who and not act and not what else ""
    if not (who or what):
        return ""
    if not act and not what:
        act, what = _ARRANGED, _MONEY
    return f"{who}{act}{purpose}{what}" if what.endswith(_MONEY) else f"{who}{purpose}{act}{what}"


def _purpose(scene: Scene, reading: Reading, acts: bool) -> str:
    """What a sum is for: by the words behind it, the things counted next to it, the clause before it."""
    slot, rules, last = reading.slot, scene.rules, scene.last()
    if purpose := purpose_behind(scene.layout, slot, rules):
        return purpose
    if last and last.measure is Measure.LEVEL and slot.clause.index - last.slot.clause.index <= 1 and not acts:
        told = (last.thing or last.base).removesuffix(_NUMBER)
        thing = without_handling(told, rules)
        thing = told if rules.fits("anywhere", thing) else thing
        return "" if is_indicator(thing, rules) or leading_verb(thing, rules) == thing else thing
    before = purpose_before(scene.layout, slot, rules).rpartition("的")[2] if acts else ""
    before = next((before.removesuffix(word) for word in _POLICY if before.endswith(word)), before)
    return (before if 1 < len(before) <= _LONGEST else "") or counted_next(scene, slot)
