"""Counts of some of what was counted before, by what became of them: 项目34个，其中5条竣工通车，仍有1个未开工."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, leading_verb, noun_and_rest
from keqiao_kg.extract.quantities.phrases.owners import without_handling
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene, among
from keqiao_kg.extract.quantities.phrases.wording import kind_of

TURNS = {"次": "次数"}  # how often something was done: 两次下调利率
_SOME = "some-of"
_LATER = 3  # clauses that a count of some looks back for the things


def some_of(slot: Slot, frame: Frame, thing: str, done: str, start: int) -> Reading:
    """The reading of an amount of things by what became of them."""
    indicator = f"{done}的{thing}"
    reading = Reading(slot, frame, frame.measure, thing, indicator, start, slot.right, rules=[_SOME])
    reading.thing = thing
    return reading


def done_in_turns(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, right: str) -> Reading | None:
    """What somebody did so often: 代表团|两次|到某地考察并签约 → 代表团到某地考察次数; None where it is no deed."""
    match = scene.rules.match("deed-in-turns", right) if slot.amount.unit in TURNS else None
    if match is None or leading_verb(head, scene.rules):
        return None
    often = scene.rules.lead.tail(head, len(head))
    head = head.removesuffix(often) if scene.rules.lead.kinds.get(often) == "adverb" else head
    indicator = head + match["act"] + TURNS[slot.amount.unit]
    start, end = begin if head else slot.start, slot.end + match.end("act")
    return Reading(slot, frame, frame.measure, indicator, indicator, start, end, rules=["doers"])


def counted_before(scene: Scene, slot: Slot) -> str:
    """The things of which so many are told what became of them: 项目34个，其中|5条竣工通车、3条路面完工."""
    last = _whole_of_some(scene, slot) or scene.last()
    if last is None or kind_of(slot) or is_indicator(last.base, scene.rules):
        return ""
    unit = slot.amount.unit
    alike = slot.start == slot.item and unit == last.slot.amount.unit and unit not in TURNS
    apart = slot.clause.index - last.slot.clause.index
    near = alike and (not apart or (apart == 1 and slot.clause.opener in COMMAS))
    some = near or among(scene, slot) or _SOME in last.rules or _whole_of_some(scene, slot) is not None
    if not some:
        return ""
    thing = without_handling(last.thing or last.base, scene.rules)
    return thing[len(leading_verb(thing, scene.rules)) :].lstrip("的")


def tells_outcome(scene: Scene, slot: Slot, right: str) -> bool:
    """Whether the words behind a count of some of what was counted say what became of them, not what they are."""
    rules = scene.rules
    some = _whole_of_some(scene, slot) is not None
    return some and (rules.opens("outcome", right) or not noun_and_rest(right, rules)[0])


def _whole_of_some(scene: Scene, slot: Slot) -> Reading | None:
    """What was counted before that an amount is some of: 实施民生工程16项，|4项全部完成，仍有2项未开工."""
    if not slot.first or slot.clause.opener not in COMMAS or kind_of(slot):
        return None
    for reading in reversed(scene.readings):
        near = slot.clause.index - reading.slot.clause.index <= _LATER
        if not near or reading.slot.amount.unit != slot.amount.unit:
            return None
        if reading.thing:
            fewer = slot.amount.value < reading.slot.amount.value or _SOME in reading.rules
            return reading if fewer else None
    return None
