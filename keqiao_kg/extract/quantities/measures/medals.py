"""Medals counted by their metal: 夺得8金9银6铜."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import trim
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_METALS = word_set("metals")
_MEDAL = "牌"
_RULE, _WON = "medal", "获得"


def read_medal(scene: Scene, slot: Slot, start: int) -> Reading | None:
    """The medals of a metal with the words before the first of their list: …勇夺8金、9银 → …勇夺银牌."""
    metal = slot.amount.unit
    if metal not in _METALS:
        return None
    text, last = scene.layout.text, scene.readings[-1] if scene.readings else None
    begin = trim(text, start, slot.start, scene.rules).start
    head = scene.layout.words(begin, slot.start)
    if not head and last and _RULE in last.rules and slot.start - last.slot.end <= 1:
        head, begin = last.base, last.start
    frame = Frame(Measure.LEVEL, 1, start, slot.start, (), rules=(_RULE,))
    said = won(head + metal + _MEDAL, scene.rules)
    return Reading(slot, frame, Measure.LEVEL, head, said, begin, slot.end, rules=[_RULE])


def won(medals: str, rules: QuantityRules) -> str:
    """Medals by the games that they were won at, without who won them: 选手在全运会上勇夺金牌 → 全运会获得金牌."""
    match = rules.fullmatch("won-at", medals)
    return f"{match['games']}{_WON}{match['medals']}" if match else medals
