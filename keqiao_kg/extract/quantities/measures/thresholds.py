"""Sizes that only say which things are counted: 产值超亿元企业, 5亿元以上项目."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import (
    ends_in_thing,
    is_indicator,
    leading_verb,
    noun_and_rest,
    thing_before_head,
    trim,
)
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene, among
from keqiao_kg.extract.quantities.phrases.wording import named_flow
from keqiao_kg.model import Comparator, Measure
from keqiao_kg.rules.quantities import QuantityRules, is_unit
from keqiao_kg.rules.word_sets import word_set

_SCALES = frozenset("十百千万亿")  # a sum that begins with a scale is a class: 千亿县, 百亿企业
_SIZE, _REACH = "规模", "范围"
_LAND = "亩"
_UP_TO = "上"  # opens a great number: 上亿
_GRADE = "级"  # behind a size: 千亩级种植区
_FORMING = word_set("forming")
_EACH = "各"  # before an amount that holds for several things
_SIZES = ("size", "size-of-each")
_PARTED = frozenset("、，；和与及")
_SCALE_UNITS = word_set("scales")
_MONEY = word_set("units-of-money")
_FAR = 2  # clauses between sizes of the same things
_NEAR = 8  # characters between a count and the size of what it counts


def is_threshold(scene: Scene, index: int, slot: Slot, start: int) -> bool:
    """A size with a comparator before a thing that it only sorts: 产值超亿元企业."""
    rules, text = scene.rules, scene.layout.text
    if sorts_counted(scene, slot) or _sorts_before_count(scene, index, slot, start) or _around(scene, slot):
        return True
    if slot.amount.comparator in (Comparator.LT, Comparator.APPROX):
        return False  # 近4万居民
    round_sum = text[slot.start] in _SCALES
    if slot.amount.comparator is Comparator.EQ and not (round_sum or text.startswith("级", slot.end)):
        return False
    kind = rules.units.kinds.get(slot.amount.unit, "")
    if rules.opens("scale", text, slot.end) or text.startswith(_UP_TO, slot.start):
        return False  # 突破万亿级规模, 上亿市场主体
    if not _is_size(slot, rules) and not slot.amount.unit.endswith(_SCALE_UNITS):
        return False
    behind = text[slot.end : slot.right].lstrip("的级元以上") or graded_next(scene, slot)
    noun, _ = noun_and_rest(behind, rules)
    for rule in rules.of("built"):
        noun = rule.pattern.sub("", noun, 1)
    valued = is_indicator(noun, rules) and len(rules.heads.tail(noun, len(noun))) > 1
    noun = (thing_before_head(noun, rules) if valued else "") or noun
    graded = _graded(text, slot)
    thing = graded or kind == "size" or rules.counted.tail(noun, len(noun)) or _laid_out(noun, rules)
    if not noun or _is_act(noun, rules) or not thing:
        return False
    head = text[trim(text, start, slot.start, rules).start : slot.start]
    if head.endswith("规模"):
        return False
    following = scene.layout.slots[index + 1] if index + 1 < len(scene.layout.slots) else None
    counted = following is not None and following.clause is slot.clause
    classed = round_sum and slot.amount.unit.endswith(_LAND) and _laid_out(noun, rules)  # 万亩示范基地
    return classed or kind == "size" or counted or graded or slot.amount.unit.endswith(_MONEY) or not slot.first


def _laid_out(noun: str, rules: QuantityRules) -> bool:
    """Whether a noun ends like a zone that is laid out: 示范区, 种植基地, 产业园."""
    return rules.found("zone-laid-out", noun)


def _around(scene: Scene, slot: Slot) -> str:
    """The words behind a distance that make it the reach of a place (河道两侧15米|范围内的企业), or nothing."""
    match = scene.rules.match("range-around", scene.layout.text, slot.end)
    return match[0] if match and is_unit("distance", slot.amount.unit, scene.rules) else ""


def sorts_counted(scene: Scene, slot: Slot) -> bool:
    """Whether a size stands between a count and what it counts: 2个年出栏1000头以上的养殖场, 5个1000平方米以上用房."""
    layout, rules = scene.layout, scene.rules
    before = next((s for s in reversed(layout.slots) if s.end <= slot.start and s.clause is slot.clause), None)
    graded = _graded(layout.text, slot)
    sized = graded or _is_size(slot, rules) or slot.amount.unit.endswith("亿")
    if before is None or _is_size(before, rules) or not sized or not _noun_behind(scene, slot):
        return False
    between = layout.words(before.end, slot.start)
    if not between.removeprefix("以上"):
        return graded or slot.amount.comparator != "eq"
    apart = len(between) > _NEAR or _PARTED & set(between)
    return not apart and any(rules.found(group, between) for group in _SIZES)


def _sorts_before_count(scene: Scene, index: int, slot: Slot, start: int) -> bool:
    """Whether a size sorts the things that are counted behind it: 存栏2000头的奶牛场16个, 100兆瓦以上风电场3座."""
    layout, rules = scene.layout, scene.rules
    behind = layout.slots[index + 1] if index + 1 < len(layout.slots) else None
    if behind is None or behind.clause is not slot.clause or not _is_size(slot, rules):
        return False
    if _is_size(behind, rules) or rules.units.kinds.get(behind.amount.unit):
        return False
    noun = layout.words(slot.end, behind.start).removeprefix("的")
    if len(noun) < 2 or _is_act(noun, rules) or _PARTED & set(noun) or noun_and_rest(noun, rules)[1]:
        return False
    head = layout.words(trim(layout.text, start, slot.start, rules).start, slot.start)
    return slot.amount.comparator != "eq" or rules.found("size-of-each", head)


def _is_act(noun: str, rules: QuantityRules) -> bool:
    """Whether the words behind a sum say what it was spent to do: 投资8300万元修建了三条道路."""
    verb = leading_verb(noun, rules)
    return bool(verb) and noun[len(verb) :] in ("", "了")


def _is_size(slot: Slot, rules: QuantityRules) -> bool:
    """Whether an amount says how much of a thing there is, not how many things."""
    sized = is_unit("size-unit", slot.amount.unit, rules)
    return sized or rules.units.kinds.get(slot.amount.unit) == "size"


def _noun_behind(scene: Scene, slot: Slot) -> str:
    behind = scene.layout.words(slot.end, slot.right).lstrip("的级") or graded_next(scene, slot)
    return noun_and_rest(behind, scene.rules)[0]


def _graded(text: str, slot: Slot) -> bool:
    """Whether 级 makes a grade of a size: 百亿级, 百亿级以上."""
    return text.startswith(_GRADE, slot.end) or text.endswith(f"{_GRADE}以上", slot.start, slot.end)


def graded_next(scene: Scene, slot: Slot) -> str:
    """The words behind the next grade of a list, which name the things of both: 2个千亿级、9个百亿级|产业集群."""
    layout, text = scene.layout, scene.layout.text
    if not _graded(text, slot) or layout.words(slot.end, slot.right).lstrip(_GRADE) or not layout.joint(slot.right):
        return ""
    behind = (s for s in layout.slots if s.start > slot.end and s.clause is slot.clause)
    other = next((s for s in behind if _graded(text, s)), None)
    near = other is not None and other.start - slot.right <= _NEAR
    return layout.words(other.end, other.right).lstrip("的级") if other and near else ""


def size_of_unit(slot: Slot, rules: QuantityRules) -> str:
    """What a size of a unit that only sorts is called: 面积 of 万平方米; empty where the unit does not tell."""
    return next((word for unit, word in rules.sorting.items() if slot.amount.unit.endswith(unit)), "")


def verb_before_size(phrase: str, verb: str, rules: QuantityRules) -> str:
    """The verb of a phrase without the size that each of the things has: 新建 of 新建存栏2000头奶牛场."""
    sized = rules.search("size-of-each", verb) if phrase[len(verb) : len(verb) + 1].isdigit() else None
    return verb[: sized.start()] if sized else verb


def _size_before(scene: Scene, slot: Slot, noun: str) -> str:
    """The words in front of an earlier size that sorts the same things by the same unit, or nothing."""
    layout = scene.layout
    for reading in reversed(scene.readings):
        if reading.measure is Measure.THRESHOLD and slot.clause.index - reading.slot.clause.index <= _FAR:
            alike = reading.slot.amount.unit[-1:] == slot.amount.unit[-1:] and noun in reading.indicator
            said = layout.words(reading.frame.start, reading.slot.start)
            said = scene.carried_sizes.get(reading.slot.start) or said
            told = any(scene.rules.found(group, said) for group in _SIZES)
            return said if alike and told else ""
    return ""


def _item_of(scene: Scene, start: int, slot: Slot) -> int:
    """Where the item of a size begins, behind other things of its list: 规上企业、|营收过亿元企业."""
    cut = scene.layout.text.rfind("、", start, slot.start)
    return cut + 1 if cut > start and ends_in_thing(scene.layout.words(start, cut), scene.rules) else start


def _sorted_thing(noun: str, slot: Slot, rules: QuantityRules) -> str:
    """The thing that a size sorts, without what is said of it: 65岁以上|老人|医保, 千亩|基地|等项目."""
    for rule in rules.of("sorted-by-size"):
        if match := rule.pattern.match(f"{slot.amount.unit}|{noun}"):
            return str(match["thing"])
    thing, _, others = noun.partition("和")
    return thing if others and ends_in_thing(thing, rules) else noun


def _told_of(scene: Scene, slot: Slot, noun: str, indicator: str) -> str:
    """The size that was told before of the things that a bare sum sorts: 村集体收入达到5万元，|50万元以上村."""
    for last in reversed(scene.readings):
        if slot.clause.index - last.slot.clause.index > 1:
            break
        alike = last.slot.amount.unit == slot.amount.unit and last.base.startswith(noun)
        if alike and not last.base.endswith(_SIZE) and is_indicator(last.base, scene.rules):
            return last.base
    return indicator


def _reach_of(scene: Scene, slot: Slot, begin: int, around: str) -> Reading:
    """The reading of how far around a place something holds: 河道两侧15米范围内 → 河道两侧范围, at most."""
    head = scene.layout.words(begin, slot.start)
    begin += len(leading_verb(head, scene.rules))
    indicator = scene.layout.words(begin, slot.start) + _REACH
    frame, end = Frame(Measure.THRESHOLD, 1, begin, slot.start, (), rules=("threshold",)), slot.end + len(around)
    reading = Reading(slot, frame, Measure.THRESHOLD, indicator, indicator, begin, end, rules=["threshold"])
    reading.comparator = Comparator.LE
    return reading


def read_threshold(scene: Scene, slot: Slot, start: int) -> Reading:
    """The reading of a threshold; the count behind it will take its words along."""
    rules, text = scene.rules, scene.layout.text
    scene.thresholds[slot.end] = start
    begin = _item_of(scene, trim(text, start, slot.start, rules).start, slot)
    head = scene.layout.words(begin, slot.start)
    if around := _around(scene, slot):
        return _reach_of(scene, slot, begin, around)
    behind = text[slot.end : slot.right]
    said = behind.removeprefix(_SIZE).lstrip("的级")  # 超10亿元|规模的|平台
    noun, _ = noun_and_rest(said or graded_next(scene, slot), rules)
    noun = noun.rstrip(_EACH)
    noun = next((m["thing"] for r in rules.of("act-on") if (m := r.pattern.match(f"完成|{noun}")) and m["thing"]), noun)
    noun = (thing_before_head(noun, rules) if is_indicator(noun, rules) else "") or noun
    noun = _sorted_thing(noun, slot, rules)
    end = slot.end + behind.find(noun) + len(noun) if noun in behind else slot.right
    if sorts_counted(scene, slot):
        scene.thresholds[slot.end] = end  # the count stands before it, so the words of what follows begin behind both
    own = head
    if not head and (before := _size_before(scene, slot, noun)):
        scene.carried_sizes[slot.start] = head = before  # 新增纳税超千万元企业2家，超五百万元企业10家
    named = [str(m["size"]) for group in _SIZES for rule in rules.of(group) if (m := rule.pattern.search(head))]
    size = max(named, key=len, default=size_of_unit(slot, rules) or _SIZE)
    verb = leading_verb(head.removesuffix(size), rules)
    verb = verb or (head if size == _SIZE and rules.verbs.tail(head, len(head)) else "")  # 共建园区新开工
    told = text.rfind(size, begin, slot.start) if own and named else -1
    quote = told if told >= 0 else slot.start
    frame = Frame(Measure.THRESHOLD, 1, begin, slot.start, (), rules=("threshold",))
    if not verb and among(scene, slot) and scene.readings:
        verb = scene.readings[-1].verb
    kept = size == _SIZE and slot.amount.unit.endswith(_MONEY) and not verb.endswith(_FORMING)
    indicator = (verb if kept else "") + noun + size
    indicator = size if size.startswith(noun) else indicator  # 村集体收入10万元以上的村
    indicator = _told_of(scene, slot, noun, indicator) if size == _SIZE and not own else indicator
    indicator = named_flow(indicator, slot.amount.unit, rules)
    return Reading(slot, frame, Measure.THRESHOLD, indicator, indicator, quote, end, rules=["threshold"])
