"""Shares of things, whose name stands behind or before them: 95%以上的学生…, 试点扩大到40%的县, 项目80%由企业牵头."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.acts import trim_rest
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import clause_before, ends_in_thing, leading_verb, noun_and_rest
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene

_COVERS = "覆盖"


def share_behind(scene: Scene, slot: Slot, frame: Frame, right: str, parts: tuple[str, str]) -> Reading | None:
    """A share of the things behind it, by what they came to: 30%以上企业设立研发机构, 95%的村通水."""
    if came := scene.rules.match("came-to", right):
        return _part_of(scene, slot, frame, came["thing"], came["done"])
    done = any(token.word.endswith("完成") for token in frame.tokens)
    plan = m["plan"] if (m := scene.rules.search("fulfilled", parts[0])) else ""
    if done and plan and not parts[1]:
        indicator = plan.lstrip("的") + "完成率"
        return Reading(slot, frame, frame.measure, indicator, indicator, slot.start, slot.right, rules=["fulfilled"])
    acts = slot.first and not frame.tokens and trim_rest(parts[1], scene.rules)
    return _part_of(scene, slot, frame, *parts) if right.startswith("的") or acts else None


def share_that_acts(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, right: str) -> Reading | None:
    """A share of the things before it, by what they do or undergo: 科技项目|80%以上|由企业牵头."""
    rules = scene.rules
    percent = slot.amount.unit in PERCENT and not frame.tokens and not frame.share
    if not percent or not head or not rules.opens("deed-of-a-share", right):
        return None
    thing = head[len(leading_verb(head, rules)) :].lstrip("的")
    if not (ends_in_thing(thing, rules) or rules.found("thing", thing)):
        return None
    return _part_of(scene, slot, frame, thing, right, begin + len(head) - len(thing))


def reached(scene: Scene, slot: Slot, frame: Frame, begin: int, noun: str) -> Reading | None:
    """A share of the things behind it that something reaches: 制度覆盖|80%以上|村卫生室, 试点扩大到|40%|的县."""
    said = scene.layout.words(begin, slot.start + slot.amount.number.start - slot.amount.span.start)
    noun = noun.partition("（")[0]  # 县（市、区）
    of_them = scene.layout.text.startswith("的", slot.end)
    things = of_them or ends_in_thing(noun, scene.rules) or scene.rules.found("thing", noun)
    end = scene.layout.text.find(noun, slot.end) + len(noun)
    for rule in scene.rules.of("reaches") if things else ():
        if match := rule.pattern.match(said):
            what = match["what"] or noun_and_rest(clause_before(scene.layout, slot, scene.rules), scene.rules)[0]
            verb = match["verb"] or ("" if match["what"] else _COVERS)
            indicator = what + verb + noun + "占比"
            return Reading(slot, frame, frame.measure, indicator, indicator, begin, end, rules=[rule.name])
    if of_them and (match := scene.rules.search("part-of-scope", said)):
        indicator = f"{match['act']}{noun}占{match['scope']}比重"
        return Reading(slot, frame, frame.measure, indicator, indicator, begin, end, rules=["part-of-scope"])
    return None


def _part_of(scene: Scene, slot: Slot, frame: Frame, noun: str, rest: str, start: int = -1) -> Reading:
    """A share of the things named behind it (95%以上的学生能在永久性校舍中学习), or before it, from `start` on."""
    done = trim_rest(rest, scene.rules)
    indicator = f"{done}的{noun}占比" if done else f"{noun}占比"
    end = slot.right
    start = slot.start if start < 0 else start
    return Reading(slot, frame, frame.measure, indicator, indicator, start, end, noun_end=end, rules=["part-of"])
