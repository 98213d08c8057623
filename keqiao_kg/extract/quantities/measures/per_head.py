"""What each person or household has of something: 企业退休人员人均基本养老金, 农户户均增收."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.nouns import clause_words, is_indicator, leading_verb, noun_and_rest
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene, moved_before
from keqiao_kg.extract.words import words
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_PER = word_set("per-head")
_INCOME = word_set("incomes")
_MONTH, _YUAN, _STANDARD = "月", "元", "标准"
_FAR = 2  # clauses
_WORD = 2  # characters of a word that names no one more closely: 农户


def per_head(scene: Scene, reading: Reading) -> str:
    """An indicator that stands alone of what each has, or nothing where it does so already or tells of no one.

    补贴人均月|增200元 → the people first; 由人均40元 tells it apart; a bare 人均 leans on what was told before.
    """
    said, slot = reading.indicator, reading.slot
    if scene.rules.fits("income-alone", said) and (who := _people_before(scene, slot)):
        return who + said
    if relief := _relief(scene, reading):
        return relief
    if match := scene.rules.fullmatch("per-unit-last", said):
        return str(match["per"] + match["what"])  # 小麦收购价每50公斤|提高3元
    if not any(word in said for word in _PER):
        each = scene.rules.search("from-each", scene.layout.text, slot.clause.start, slot.start)
        return _each(scene, said, each["per"]) if each else ""
    if match := scene.rules.fullmatch("per-head-alone", said):
        return _of_told(scene, slot, match["per"])
    if match := scene.rules.fullmatch("per-head-last", said):
        month = _MONTH if match["month"] and not match["per"].startswith(_MONTH) else ""
        older = scene.rules.search("forerunner", match["what"])  # 养老金从2010年|人均每月700元
        what = match["what"][: older.start()] if older else match["what"]
        return _each(scene, what, month + match["per"])
    place = min(place for word in _PER if (place := said.find(word)) >= 0)
    return _of_counted(scene, slot, said[:place], said[place:])


def _relief(scene: Scene, reading: Reading) -> str:
    """What each of those who get relief is given: 农村低保由年人均|600元 → 农村低保年人均标准; else nothing."""
    slot, said = reading.slot, reading.indicator
    given = slot.amount.unit.startswith(_YUAN) and scene.rules.fits("relief", said)
    each = scene.rules.search("for-each", scene.layout.text, slot.clause.start, slot.start) if given else None
    return f"{said}{each['per'] if each else ''}{_STANDARD}" if given else ""


def _people_before(scene: Scene, slot: Slot) -> str:
    """The people whom the clause before counts or names last: 覆盖所有|贫困户, 带动4000户|困难家庭; else nothing."""
    last, rules, index = scene.last(), scene.rules, slot.clause.index - 1
    if index < 0 or slot.clause.starts:
        return ""
    if last and last.slot.clause.index == index and last.measure is Measure.LEVEL:
        who = last.thing or last.indicator
        acts = [end for start, end in words(who) if who[start:end] in rules.acting and end < len(who)]
        who = who[max(acts, default=len(leading_verb(who, rules))) :]  # 辐射带动|困难家庭
        return who if _ends_in_people(who, rules) else ""
    clause = scene.layout.clauses[index]
    said = scene.layout.words(clause.start, clause.end)
    named = [said[start:end] for start, end in words(said) if end - start > _WORD]
    return next((word for word in reversed(named) if _ends_in_people(word, rules)), "")


def _ends_in_people(phrase: str, rules: QuantityRules) -> bool:
    return any(match.end() == len(phrase) for rule in rules.of("people") for match in rule.pattern.finditer(phrase))


def _each(scene: Scene, what: str, per: str) -> str:
    """So much each, behind the people who have it: 环卫工人|月人均|补贴; before the whole where none are named."""
    ends = [match.end() for rule in scene.rules.of("people") for match in rule.pattern.finditer(what)]
    place = max((end for end in ends if end < len(what)), default=0)
    return what[:place] + per + what[place:]


def _of_told(scene: Scene, slot: Slot, per: str) -> str:
    """A bare 人均, of what the clause before told of: 提高退休人员养老金，人均每年增长10%."""
    held = scene.readings[-1] if scene.readings else None
    if held and held.measure is Measure.DURATION and held.thing and slot.clause.index - held.slot.clause.index <= _FAR:
        return _each(scene, held.thing, per)
    layout, index = scene.layout, slot.clause.index - 1
    if index < 0:
        return ""
    before = clause_words(layout, layout.clauses[index], scene.rules)
    noun = noun_and_rest(before[len(leading_verb(before, scene.rules)) :], scene.rules)[0]
    noun = noun if is_indicator(noun, scene.rules) else moved_before(scene, slot)
    return _each(scene, noun, per) if noun else ""


def _of_counted(scene: Scene, slot: Slot, whose: str, said: str) -> str:
    """What each of those just counted has: 带动4000农户，户均增收2万元 → 农户户均增收."""
    last = scene.last()
    if last is None or not 0 < slot.clause.index - last.slot.clause.index <= 1 or slot.clause.starts:
        return ""
    who = last.indicator[len(leading_verb(last.indicator, scene.rules)) :]
    if not who.startswith(whose) or who == whose:
        return ""
    if not said.endswith(_INCOME):
        return ""
    return who + said if _ends_in_people(who, scene.rules) and last.measure is Measure.LEVEL else ""
