"""Shares of things, whose name stands behind or before them: 95%以上的学生…, 试点扩大到40%的县, 项目80%由企业牵头."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.acts import LONGEST_REST, trim_rest
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import (
    clause_before,
    ends_in_thing,
    is_indicator,
    leading_verb,
    noun_and_rest,
    thing_before_head,
)
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene

_BY = "按"  # stands before the rate at which something is levied
_COVERS, _CAME_ABOUT = "覆盖", "实现"
_ALL_OF_THEM = 100  # percent
_WORD, _LONGEST_DEED = 2, 8  # characters of a word, of what is done to all of the things


def share_behind(scene: Scene, slot: Slot, frame: Frame, right: str, parts: tuple[str, str]) -> Reading | None:
    """A share of the things behind it, by what they came to: 30%以上企业设立研发机构, 95%的村通水."""
    if came := scene.rules.match("came-to", _with_value(scene, slot, right)):
        return _part_of(scene, slot, frame, came["thing"], came["done"])
    if valued := _by_value(scene, slot, frame, parts):
        return valued
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
    percent = slot.amount.unit in PERCENT and not frame.share
    thing = head[len(leading_verb(head, rules)) :].lstrip("的")
    if percent and head and slot.amount.value == _ALL_OF_THEM and _deed_alone(scene, slot, frame, right):
        indicator = f"{head}{trim_rest(right, rules) or right}率"
        return Reading(slot, frame, frame.measure, indicator, indicator, begin, slot.right, rules=["rate-of-deed"])
    if not percent or frame.tokens or not head or not rules.opens("deed-of-a-share", right):
        return None
    if not (ends_in_thing(thing, rules) or rules.found("thing", thing)):
        return None
    return _part_of(scene, slot, frame, thing, right, begin + len(head) - len(thing))


def _deed_alone(scene: Scene, slot: Slot, frame: Frame, right: str) -> bool:
    """Whether nothing but what is done to all of the things stands behind their share: 渣土车辆100%|密闭运输."""
    layout, rules = scene.layout, scene.rules
    alone = slot.right == slot.clause.end or layout.text.startswith("、", slot.right)
    told = all(token.word == _CAME_ABOUT for token in frame.tokens) and _WORD <= len(right) <= _LONGEST_DEED
    named = right.startswith("的") or ends_in_thing(right, rules) or is_indicator(right, rules)
    moved = rules.frame.lead(right, 0, len(right)) not in ("", *right)
    return alone and told and not named and not moved


def _with_value(scene: Scene, slot: Slot, right: str) -> str:
    """The words behind a share with the value that they end before: 的公园实现|24小时开放."""
    said = scene.layout.words(slot.end, slot.clause.end)
    return said if right.endswith(_CAME_ABOUT) and len(said) <= LONGEST_REST else right


def _by_value(scene: Scene, slot: Slot, frame: Frame, parts: tuple[str, str]) -> Reading | None:
    """A share of things by a value of theirs: 95%以上的村集体|经营性收入|超过10万元; else nothing."""
    noun, rest = parts
    after = next((other for other in scene.layout.slots if other.start >= slot.end), None)
    thing = thing_before_head(noun, scene.rules) if is_indicator(noun, scene.rules) and not rest else ""
    if after is None or after.start != slot.right or not thing:
        return None
    done = noun[len(thing) :] + scene.layout.words(after.start, after.end)
    reading = _part_of(scene, slot, frame, thing, done)
    reading.base, reading.end, reading.noun_end = noun, after.end, after.start
    reading.rules.append("share-by-value")  # the value itself is told next
    return reading


def share_of_told(scene: Scene, slot: Slot, frame: Frame, head: str, right: str) -> Reading | None:
    """A share of what was told just before, by what is done with it: 转移支付4万亿元，|87%|用于支持中部地区."""
    last, part = scene.last(), slot.amount.unit in PERCENT or (not slot.amount.unit and slot.amount.value < 1)
    if not part or (head and not head.endswith("、")) or frame.tokens or noun_and_rest(right, scene.rules)[0]:
        return None
    done, (noun, acts) = trim_rest(right, scene.rules), noun_and_rest(head.removesuffix("、"), scene.rules)
    near = last is not None and slot.clause.index - last.slot.clause.index <= 1
    told = last.base if last and near and last.slot.amount.unit not in PERCENT else ""
    thing = noun if acts else told[len(leading_verb(told, scene.rules)) :] or told
    return _part_of(scene, slot, frame, thing, right) if done and len(thing) > 1 else None


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


def levied(scene: Scene, slot: Slot, frame: Frame, phrase: str, begin: int) -> Reading | None:
    """The rate of a tax or of a policy: 小型车购置税按7.5%征收 → 小型车购置税税率, 加计扣除75%政策 → 加计扣除比例."""
    levy = scene.rules.match("levy", scene.layout.text, slot.end, slot.right)
    at = scene.rules.fullmatch("levied-at", phrase) if levy and slot.amount.unit in PERCENT else None
    if at is None or levy is None:
        return None
    by = at["by"] or any(token.word == _BY for token in frame.tokens)
    if bool(levy["levy"]) != bool(by):
        return None
    indicator = at["what"] + ("税率" if at["what"].endswith("税") else "比例")
    begin += at.start("what")
    return Reading(slot, frame, frame.measure, indicator, indicator, begin, levy.end(), rules=["levied-at"])


def _part_of(scene: Scene, slot: Slot, frame: Frame, noun: str, rest: str, start: int = -1) -> Reading:
    """A share of the things named behind it (95%以上的学生能在永久性校舍中学习), or before it, from `start` on."""
    done = trim_rest(rest, scene.rules)
    indicator = f"{done}的{noun}占比" if done else f"{noun}占比"
    end = slot.right
    start = slot.start if start < 0 else start
    return Reading(slot, frame, frame.measure, indicator, indicator, start, end, noun_end=end, rules=["part-of"])
