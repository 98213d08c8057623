"""Percentages that a verb in front of its noun moves: 精简会议41%, 药品平均降价52%, 审批业务压缩时限32%."""

from __future__ import annotations

from dataclasses import replace

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene
from keqiao_kg.extract.words import words
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_pairs, word_set

_DOWN = "down"
_MOVES = ("up", _DOWN)
_COMPOUNDS = word_pairs("moving-compounds")
_RATES = (*word_set("shares"), "率")
_COMPLETE = "完成"
_WORD = 2  # characters of a word


def moved_ahead(scene: Scene, slot: Slot, frame: Frame, phrase: str, begin: int) -> Reading | None:
    """A percentage that a verb in front of its noun moves: 精简会议41% is a fall of 会议 by 41%."""
    rules = scene.rules
    verb = rules.frame.lead(phrase, 0, len(phrase))
    kind, noun = rules.frame.kinds.get(verb, ""), phrase[len(verb) :]
    if slot.amount.unit not in PERCENT or frame.tokens or (_COMPLETE in noun and noun.endswith(_RATES)):
        return None  # 净增目标|完成比例
    if kind not in _MOVES or len(noun) < _WORD or len(verb) < _WORD:
        noun, kind, verb = _with_moved_noun(phrase, rules)
    if not noun:
        return None
    moved = replace(frame, measure=Measure.GROWTH, sign=-1 if kind == "down" else 1)
    return Reading(slot, moved, Measure.GROWTH, noun, noun, begin, slot.end, rules=[*frame.rules, f"{kind}-{verb}"])


def _with_moved_noun(phrase: str, rules: QuantityRules) -> tuple[str, str, str]:
    """A thing with the noun of it that a verb behind it moves, which way, and the verb: 药品|降价, 审批|压缩|时限."""
    for compound, noun in _COMPOUNDS.items():
        if phrase.endswith(compound) and len(thing := phrase.removesuffix(compound)) > 1:
            return thing + noun, rules.frame.kinds.get(compound[0], "up"), compound
    cuts = words(phrase)
    if len(cuts) < _WORD + 1 or cuts[-1][1] - cuts[-1][0] < _WORD:
        return "", "", ""
    verb, noun = (phrase[start:end] for start, end in cuts[-2:])
    kind = rules.frame.kinds.get(verb, "")
    moved = kind == _DOWN and noun not in rules.frame.kinds and not noun.endswith(_RATES)
    return (phrase[: cuts[-2][0]] + noun, kind, verb) if moved else ("", "", "")
