"""Sizes of the thing behind them: 占地300亩的公园, 投资2亿元的项目, 430万元的保险, 30万平方米存量违建."""

from __future__ import annotations

import re

from keqiao_kg.extract.quantities.phrases.acts import trim_rest
from keqiao_kg.extract.quantities.phrases.clauses import Clause, Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import ends_in_thing, leading_verb, noun_and_rest
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene
from keqiao_kg.extract.quantities.phrases.wording import kind_of
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules, is_unit
from keqiao_kg.rules.word_sets import word_set

_WORKS = word_set("works-by-one-word")
_SHORT_WORKS = 5  # characters of their kind: 大项目
_COUNTED = word_set("pieces-of-sizes")
_SOME, _ETC = "一批", "等"
_BUILDING = "建设"
_SCALE = "规模"
_ASPECTS, _SOLVE = "方面", "解决"
_REACHES = word_set("reaches-of-size")
_PEOPLE = {"人": "人口"}
_LONGEST_DONE = 4  # characters
_KIND = 2  # characters: a kind that says more than 项目, 工程
_OPENING = ("adverb", "handled")  # words that open a clause without a subject: 积极|跑办
_PASSED = word_set("ends-of-works")
_SIZE_LAST = re.compile("(?:年|日)?(?:出栏|存栏|产|处理)$")  # of the size that parts a name: 年出栏|20万只肉羊项目


def size_of(scene: Scene, slot: Slot, head: str) -> str:
    """The size that a phrase ends with (成立规模 → 规模), or nothing.

    Where the thing that has it follows by 的, any verb may stand before it (加快推进总投资11亿元的…).
    """
    for rule in scene.rules.of("size"):
        match = rule.closes(head, 0, len(head))
        if match is None:
            continue
        before = head[: match.start()].removesuffix(_SOME).removesuffix("了")
        done = leading_verb(before, scene.rules) == before or before.endswith("的")
        of_thing = scene.layout.text.startswith("的", last_size(scene, slot).end)
        if done or (of_thing and (before.endswith(_ETC) or not _names_owner(before, scene.rules))):
            return str(match["size"])
    return ""


def _names_owner(phrase: str, rules: QuantityRules) -> bool:
    """Whether a phrase before a size ends in who spends or has it, not in a verb: 某集团|投资2亿元的…."""
    last = phrase[words(phrase)[-1][0] :]
    acts = last in rules.acting or last in rules.verbs.kinds or rules.lead.kinds.get(last) == "adverb"
    opens = rules.lead.kinds.get(phrase[: words(phrase)[0][1]]) in _OPENING
    return not (acts or opens)


def last_size(scene: Scene, slot: Slot) -> Slot:
    """The last of several sizes of one thing: the 占地300亩 of 总投资11亿元、占地300亩的产业园."""
    layout = scene.layout
    while layout.text.startswith("、", slot.end):
        behind = next((s for s in layout.slots if s.start > slot.end and s.clause is slot.clause), None)
        said = layout.words(slot.end + 1, behind.start) if behind else ""
        if behind is None or not scene.rules.opens("size", said):
            break
        slot = behind
    return slot


def counted_behind(scene: Scene, slot: Slot) -> str:
    """The things counted right behind a size: 总投资265.7亿元的44个重点项目; behind the last of several sizes, any."""
    layout = scene.layout
    last = last_size(scene, slot)
    if last is not slot:
        named = noun_and_rest(layout.words(last.end + 1, last.right), scene.rules)[0]
        return named if layout.text.startswith("的", last.end) else ""
    behind = next((s for s in layout.slots if s.start > slot.start), None)
    if behind is None or behind.clause is not slot.clause or layout.text[slot.end : behind.start] != "的":
        return ""
    return works_behind(scene, behind) or noun_and_rest(layout.words(behind.end, behind.right), scene.rules)[0]


def works_behind(scene: Scene, slot: Slot) -> str:
    """The works behind what they can make or carry: 50万千瓦|风电、光伏及储能项目; nothing where it is no works."""
    layout, rules = scene.layout, scene.rules
    if not is_unit("capacity", slot.amount.unit, rules):
        return ""
    behind = next((s.start for s in layout.slots if s.start > slot.start and s.clause is slot.clause), slot.clause.end)
    noun = noun_and_rest(layout.words(slot.end, behind).removeprefix("的"), rules)[0]
    return noun if rules.found("works", noun) else ""


def all_listed(scene: Scene, slot: Slot, noun: str) -> str:
    """All things of a list that share a size: 投资2亿元的东环路、南环路改造, or the kind that 等N条 names for them."""
    layout, text = scene.layout, scene.layout.text
    if not text.startswith("的", slot.end) or not text.startswith("、", slot.right):
        return noun
    behind = next((s for s in layout.slots if s.start > slot.right and s.clause is slot.clause), None)
    if behind is None:
        whole = noun_and_rest(layout.words(slot.end + 1, slot.clause.end), scene.rules)[0]
        kind = whole.rpartition("等")[2]
        return kind if _KIND < len(kind) < len(whole) else whole
    named = text.count("、", slot.end, behind.start) + 1  # 东环路、西环路|2条道路
    counts = behind.amount.comparator == "eq" and (
        text.endswith("等", slot.end, behind.start) or (behind.amount.unit in _COUNTED and behind.amount.value == named)
    )
    kind = noun_and_rest(layout.words(behind.end, behind.right), scene.rules)[0] if counts else ""
    for rule in scene.rules.of("built"):
        kind = rule.pattern.sub("", kind, 1)
    return kind or noun


def sized(scene: Scene, slot: Slot, frame: Frame, begin: int, size: str, noun: str) -> Reading:
    """The size of the thing named behind it: 占地300亩的颛顼公园, 规模5亿元的产业基金."""
    text = scene.layout.text
    head = text[begin : frame.end]
    begin += head.rfind(size)
    end = end_of(text, slot, noun)
    full = scene.rules.short.get(size, size)
    several = noun.startswith(_SOME)  # and none of them is the one whose size it is
    if text.startswith("的", last_size(scene, slot).end):
        noun = _without_act(noun.removeprefix(_SOME).removesuffix(_ETC), scene)
        end = end_of(text, slot, noun)
    if leading_verb(noun, scene.rules) and not text.startswith(("的", "、"), slot.end):
        return Reading(slot, frame, frame.measure, noun + full, noun + full, begin, slot.end, rules=[*frame.rules])
    thing, etc, kind = noun.partition(_ETC)
    if etc and kind.endswith(_WORKS) and len(kind) <= _SHORT_WORKS:
        noun, end = thing, end - len(etc + kind)  # 铜牛服装加工|等大项目
    noun += _kind_of_works(scene, end, noun)
    which = _which(scene, slot, noun)
    several |= bool(which) or len(noun) <= _KIND  # 道路 is no name
    listed = "、" in text[last_size(scene, slot).end : end - len(noun)]  # 甲路、乙路2条|断头路
    noun, whole_end = _with_length(scene, slot, end, noun)
    said, names = which + noun + full, [*frame.rules, "size-of-a-thing"]
    reading = Reading(slot, frame, frame.measure, said, said, begin, whole_end, rules=names)
    counted = any(other.start in (end, slot.end + 1) for other in scene.layout.slots)
    alone = counted and not _numbered(scene, slot.clause)
    reading.noun_end, reading.thing = (slot.end, "") if alone else (end, noun)
    reading.owner = "" if several or listed else reading.thing.removesuffix(_BUILDING)
    reading.sized_list, reading.lasting = listed, scene.rules.found("lasting", size)
    reading.verb = leading_verb(head[: head.rfind(size)], scene.rules)
    return reading


def _with_length(scene: Scene, slot: Slot, end: int, noun: str) -> tuple[str, int]:
    """A named thing with the works behind another size of it, and where they end: 滨江路北段|3公里改线工程."""
    layout = scene.layout
    behind = next((s for s in layout.slots if s.start == end), None)
    if behind is None or not layout.text.startswith(f"的{noun}", slot.end) or behind.amount.unit in _COUNTED:
        return noun, end
    works = noun_and_rest(layout.words(behind.end, behind.right), scene.rules)[0].removesuffix(_BUILDING)
    if works.startswith("的") or not scene.rules.found("works", works):
        return noun, end
    return _SIZE_LAST.sub("", noun) + works, end_of(layout.text, behind, works)


def _kind_of_works(scene: Scene, end: int, noun: str) -> str:
    """The kind that the end of a list names for works without one: 投资2亿元的甲服饰、投资3亿元的乙制衣等5个|项目."""
    layout, rules = scene.layout, scene.rules
    clause = next((clause for clause in layout.clauses if clause.start <= end <= clause.end), None)
    numbered = next((kind for kind in _WORKS if clause and _numbered(scene, clause).endswith(kind)), "")
    listed = layout.text.startswith(("、", _ETC), end)
    if (not listed and not numbered) or _without_kind(noun, rules) != noun:
        return ""
    if numbered:
        return numbered
    said = layout.words(end, clause.end) if clause else ""
    return match["kind"] if (match := rules.match("works-of-list", said)) else ""


def _numbered(scene: Scene, clause: Clause) -> str:
    """The things that are named one by one with their sums, and counted: 投资2亿元的甲、投资3亿元的乙2个|项目."""
    slots = [slot for slot in scene.layout.slots if slot.clause is clause]
    sums = [slot for slot in slots if slot.amount.unit.endswith("元") and scene.layout.text.startswith("的", slot.end)]
    for slot in slots if len(sums) > 1 else ():
        if slot.amount.unit in _COUNTED and slot.amount.value == len(sums) and slot.start > sums[-1].end:
            return noun_and_rest(scene.layout.words(slot.end, slot.clause.end), scene.rules)[0]
    return ""


def _without_kind(noun: str, rules: QuantityRules) -> str:
    """A noun without the kind of place or thing that it ends in: 光伏 of 光伏电站, 甲服饰 as it is."""
    kind = rules.bearers.tail(noun, len(noun)) or rules.counted.tail(noun, len(noun))
    return noun.removesuffix(kind)


def _which(scene: Scene, slot: Slot, noun: str) -> str:
    """What became of things that have no name of their own: 总投资168亿元的44个项目|签约; else nothing."""
    layout, rules = scene.layout, scene.rules
    if not rules.fits("anywhere", noun):
        return ""
    behind = next((s for s in reversed(layout.slots) if s.start > slot.start and s.clause is slot.clause), slot)
    words_behind = layout.words(behind.end, behind.right).removeprefix("的")
    counted, rest = noun_and_rest(words_behind, rules)
    done = trim_rest(rest, rules) if counted == noun else ""
    return done if len(done) <= _LONGEST_DONE else ""


def _without_act(noun: str, scene: Scene) -> str:
    """A named thing without its building, which goes on: 投资3亿元的产业园|建设."""
    noun = next((noun.removesuffix(word) for word in _PASSED if noun.endswith(word)), noun)
    thing = noun.removesuffix(_BUILDING)
    place = scene.rules.bearers.kinds.get(scene.rules.bearers.tail(thing, len(thing))) == "y"
    return thing if place or ends_in_thing(thing, scene.rules) else noun


def thing_of(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, noun: str) -> Reading | None:
    """A stock, a cost or people helped, where the amount counts nothing."""
    made = (
        _scale(scene, slot, frame)
        or _aspects(scene, slot, frame, begin)
        or _reached(scene, slot, frame, begin, head)
        or _stock(scene, slot, frame, noun)
        or _made_for(scene, slot, frame, begin, head, noun)
    )
    return made or helped(scene, slot, begin, head, frame)


def _scale(scene: Scene, slot: Slot, frame: Frame) -> Reading | None:
    """What works can make or carry: 50万吨甲醇项目 → 甲醇项目规模."""
    works, last = works_behind(scene, slot), scene.last()
    if not works:
        return None
    reading = _owned(slot, frame, slot.start, works, _SCALE, scene.layout.text)
    if last and last.end >= slot.start:  # works without a name, of which a sum was told
        reading.owner = ""
    else:
        reading.lasting = True
    return reading


def _reached(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading | None:
    """Whom the thing behind them reaches: 覆盖18万农村人口的江水置换项目 → 江水置换项目覆盖农村人口."""
    verb = next((word for word in _REACHES if head.endswith(word) and slot.amount.unit not in PERCENT), "")
    who, of, behind = scene.layout.words(slot.end, slot.right).partition("的")
    thing = noun_and_rest(behind, scene.rules)[0] if verb and of else ""
    if len(thing) < _KIND or leading_verb(who, scene.rules):
        return None
    indicator = thing + verb + (who or _PEOPLE.get(slot.amount.unit.lstrip("万亿"), kind_of(slot)))
    start, end = begin + head.rfind(verb), end_of(scene.layout.text, slot, thing)
    reading = Reading(slot, frame, frame.measure, indicator, indicator, start, end, noun_end=end, rules=["reached"])
    reading.thing = thing
    return reading


def _aspects(scene: Scene, slot: Slot, frame: Frame, begin: int) -> Reading | None:
    """So many aspects of the work to come or done: 抓好八个方面工作 → 重点工作方面."""
    text = scene.layout.text
    for rule in scene.rules.of("aspects"):
        if match := rule.pattern.search(text, slot.clause.start, slot.right):
            indicator = ("主要" if match["main"] else "重点") + "工作方面"
            start = min(begin, slot.start)
            return Reading(slot, frame, frame.measure, indicator, indicator, start, match.end(), rules=[rule.name])
    said = slot.amount.unit + scene.layout.words(slot.end, slot.right)
    if match := scene.rules.fullmatch("aspects-of", said):
        verb = leading_verb(scene.layout.words(begin, slot.start), scene.rules)
        indicator = verb + match["what"] + _ASPECTS
        return Reading(slot, frame, frame.measure, indicator, indicator, begin, slot.right, rules=["aspects-of"])
    return None


def _made_for(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, noun: str) -> Reading | None:
    """The cost or sum of the thing behind: 投资1700多万元援建的公寓楼, 430万元的防贫团体险; people helped."""
    rules, text = scene.rules, scene.layout.text
    money = slot.amount.unit.endswith("元")
    for rule in rules.of("made-with") if money else ():
        spent, made = rule.pattern.search(head), rule.pattern.search(noun)
        if spent and made and spent["word"] and made["thing"]:
            return _owned(slot, frame, begin + spent.start("word"), made["thing"], "投资", text)
    for rule in rules.of("fund") if money else ():
        match = rule.pattern.search(noun)
        if match and (not head or head == "首期" or leading_verb(head, rules) == head):
            size = f"{head if head == '首期' else ''}{'规模' if match['fund'] else '金额'}"
            return _owned(slot, frame, begin if head == "首期" else slot.start, noun, size, text)
    return None


def helped(scene: Scene, slot: Slot, begin: int, head: str, frame: Frame) -> Reading | None:
    """People by what they were helped with: 解决农村5万人（的）饮水安全问题 → 解决农村饮水安全问题人数."""
    text, rules = scene.layout.text, scene.rules
    kind = kind_of(slot)
    noun = scene.layout.words(slot.end, slot.right).lstrip("的")
    last = scene.last()
    if last and not head and last.noun_end == slot.start:
        head = last.verb  # 解决9个村3万人的饮水问题
    verb = leading_verb(head, rules)
    tied = text.startswith("的", slot.end) and verb == head.removesuffix("了")
    alone = verb and len(head) - len(verb) <= _KIND and not rules.match("need-of", f"{_SOLVE}|{noun}")  # 3万人饮水问题
    if kind and head and (tied or (alone and _SOLVE in verb)) and rules.found("need", noun):
        indicator = head.removesuffix("了") + noun + kind
        start = min(begin, last.start) if last and last.noun_end == slot.start else begin
        return Reading(slot, frame, frame.measure, indicator, indicator, start, end_of(text, slot, noun))
    return None


def _stock(scene: Scene, slot: Slot, frame: Frame, noun: str) -> Reading | None:
    """What there is before it is dealt with (30万平方米存量房清理), or the height of the building behind it."""
    rules, text = scene.rules, scene.layout.text
    if rules.found("stock", noun):
        end = end_of(text, slot, noun)
        end = slot.right if not text[end : slot.right].startswith("、") else end
        reading = Reading(slot, frame, frame.measure, noun, noun, slot.start, end, rules=[*frame.rules, "stock"])
        reading.lasting, reading.thing, reading.noun_end = True, noun, end
        return reading
    if slot.amount.unit != "米":
        return None
    if match := rules.match("tall", noun):
        reading = _owned(slot, frame, slot.start, match["thing"], "长度" if match["long"] else "高度", text)
        reading.lasting = True
        return reading
    return None


def _owned(slot: Slot, frame: Frame, start: int, noun: str, size: str, text: str) -> Reading:
    end = end_of(text, slot, noun)
    reading = Reading(slot, frame, frame.measure, noun + size, noun + size, start, end, rules=["size-of-a-thing"])
    reading.owner, reading.thing, reading.noun_end = noun, noun, end
    return reading


def end_of(text: str, slot: Slot, noun: str) -> int:
    """Where a noun behind an amount ends; the end of its item where a parenthesis parts it."""
    place = text.find(noun, slot.end)
    return slot.right if place < 0 else place + len(noun)
