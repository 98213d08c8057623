"""What became of things counted, where it stands behind a list: 8所职业院校、12个专业群|入选…, 获得|省、市科技奖."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.acts import LONGEST_REST, act_of_list, trim_rest
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.joined import conjuncts, share_out
from keqiao_kg.extract.quantities.phrases.nouns import ends_in_thing, is_indicator, leading_verb, noun_and_rest
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.extract.quantities.phrases.wording import kind_of
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules, is_unit
from keqiao_kg.rules.word_sets import word_set

_PIECES = word_set("pieces-of-outcomes")
_KIND = "等"
_PEOPLE = word_set("units-of-those-served")
_MANY = word_set("large-numbers")
_HEADS = word_set("units-of-heads")
_COMPLETE = "完成"
_LONGEST_NOUN, _SHORT_NOUN = 30, 4  # characters of several things, of one that needs their head
_SOME_MORE = word_set("some-more")
_BRINGING = word_set("bringing-about")
_UNFINISHED = word_set("unfinished")
_HEADS = word_set("heads-of-many")


def completed(scene: Scene, slot: Slot, noun: str, rest: str, head: str) -> tuple[str, str]:
    """A noun and what became of it, with what both take from the next item of a list.

    8所职业院校、12个专业群入选… (both 入选), 4个固定、2个流动检查站 (both 检查站).
    """
    rules, layout = scene.rules, scene.layout
    noun = _before_next_names(scene, slot, noun) or noun if noun.endswith(_KIND) else noun
    joint = layout.joint(slot.right)
    if not joint and noun and not rest and (act := act_of_list(scene, slot, head)[1]):
        return noun.removesuffix(act) + act, rest
    if not joint:
        return noun, rest or _of_people(scene, slot, head)
    if rest:
        return noun, _to_the_end(scene, slot, rest)
    worked = f"{_COMPLETE}|{noun}"
    own = rules.opens("act-on", worked) or rules.opens("done-for-body", worked)  # 校舍改造, whatever the next undergoes
    thing, act = ("", "") if own else act_of_list(scene, slot, head)
    if act:
        noun = _finished(noun, thing, rules) if noun.endswith(_UNFINISHED) and thing else noun
        return noun.removesuffix(act) + act, rest
    behind = next((s for s in layout.slots if s.start == slot.right + joint), None)
    if behind is None and (named := _before_next_names(scene, slot, noun)):
        return named, rest
    if behind is None and (whole := _in_one_list(scene, slot, noun, head)):
        return whole
    if behind is None:
        return noun, rest
    other, done = _last_of_list(scene, behind)
    if noun.endswith(_UNFINISHED) and other:
        noun = _finished(noun, other, rules)
    if not own and not head and not done and (act := act_of_list(scene, slot, _COMPLETE)[1]):
        noun = noun.removesuffix(act) + act
    return noun, (done if other and (not head or head.endswith(_BRINGING)) else "")


def _of_people(scene: Scene, slot: Slot, head: str) -> str:
    """What became of the people of the bodies counted, who are counted right behind them: 48所学校5万名学生|受益."""
    behind = next((s for s in scene.layout.slots if s.start == slot.right > slot.end), None)
    people = behind is not None and (behind.amount.unit.endswith(_PEOPLE) or behind.amount.unit in _MANY)
    if head or behind is None or not people:
        return ""
    who, done = noun_and_rest(scene.layout.words(behind.end, behind.right), scene.rules)
    return done if who else ""


def _last_of_list(scene: Scene, slot: Slot) -> tuple[str, str]:
    """The last thing of a list that an amount stands in, and what became of it: 8个街道、12个镇和|42个社区结成对子."""
    layout = scene.layout
    while True:
        words_behind, quoted, _ = layout.words(slot.end, slot.right).partition("”")
        own = "“" in words_behind
        noun, done = noun_and_rest(layout.words(slot.end, slot.right) if own else words_behind, scene.rules)
        place = slot.right + layout.joint(slot.right)
        behind = next((s for s in layout.slots if s.start == place > slot.right), None)
        if done or not noun or behind is None or (quoted and not own):
            return noun, done
        slot = behind


def _finished(noun: str, other: str, rules: QuantityRules) -> str:
    """A modifier with what it shares of the next thing of a list: 1个省级和1个市级|农业园区, 4个固定、2个流动|站."""
    whole = share_out(f"{noun}、{other}", rules)[0]
    return whole if whole != noun else noun + other[words(other)[-1][0] :]


def with_next_noun(scene: Scene, slot: Slot, frame: Frame, begin: int, verb: str) -> Reading | None:
    """A count of what only the next one of its list names, with a verb each: 新建13个、修缮6个|互助幸福院."""
    layout, rules = scene.layout, scene.rules
    behind = next((s for s in layout.slots if s.start > slot.end and s.clause is slot.clause), None)
    if behind is None or not verb or leading_verb(verb, rules) != verb or slot.right != slot.end:
        return None
    said = layout.words(slot.end + 1, behind.start)
    noun = noun_and_rest(layout.words(behind.end, behind.right), rules)[0]
    same = behind.amount.unit == slot.amount.unit and said and leading_verb(said, rules) == said
    if not same or not noun or not layout.text.startswith("、", slot.end):
        return None
    reading = Reading(slot, frame, frame.measure, noun, verb + noun, begin, slot.end, rules=["noun-of-the-next"])
    reading.verb, reading.thing = verb, noun
    return reading


def by_next_size(scene: Scene, slot: Slot, frame: Frame, begin: int, verb: str) -> Reading | None:
    """A count of what only the size behind it names: 469套、9万平方米|违建房|拆除, 使2万户、8万居民|受益."""
    layout, rules = scene.layout, scene.rules
    behind = next((s for s in layout.slots if s.start == slot.end + 1 and s.clause is slot.clause), None)
    if behind is None or slot.end != slot.right or not layout.text.startswith("、", slot.end):
        return None
    noun, rest = noun_and_rest(layout.words(behind.end, behind.right), rules)
    done, kind = trim_rest(rest, rules), kind_of(slot)
    unit = behind.amount.unit
    people = unit in _MANY or unit.endswith(_HEADS)
    sized = is_unit("size-unit", unit, rules) and not is_unit("size-unit", slot.amount.unit, rules)
    if not noun or not (people and done if kind else sized):
        return None
    thing = kind or noun
    indicator = verb + noun if verb else f"{done}的{noun}" if done and not kind else done + thing
    reading = Reading(slot, frame, frame.measure, thing, indicator, begin if verb else slot.start, slot.end)
    reading.rules.append("size-is-next")
    reading.verb, reading.thing = verb, noun
    return reading


def _in_one_list(scene: Scene, slot: Slot, noun: str, head: str) -> tuple[str, str] | None:
    """A noun and what became of it where what is counted is itself a list: 20个机关、企事业单位附属空间|开放."""
    rules, layout = scene.rules, scene.layout
    if any(s.start > slot.end and s.clause is slot.clause for s in layout.slots):
        return None
    whole = layout.words(slot.end, slot.clause.end).lstrip("的")
    if where := rules.search("circumstance", noun):
        return noun[: where.start()], noun[where.start() :] + layout.words(slot.right, slot.clause.end)
    acts = rules.opens("act-on", f"{head}|{whole.replace('、', '和')}")
    described = rules.opens("described-twice", whole)
    more = len(whole) <= _LONGEST_NOUN and _names_on(slot, layout.words(slot.right + 1, slot.clause.end), rules)
    more = more or _head_behind(noun, whole, rules)
    return noun_and_rest(whole, rules) if acts or described or more or noun.endswith(_UNFINISHED) else None


def _head_behind(noun: str, whole: str, rules: QuantityRules) -> bool:
    """Whether only the last word of a list says what all of it is: 34公里供水、供热、排水|管网."""
    last = whole.rpartition("、")[2]
    plain = len(whole) <= _LONGEST_NOUN and _KIND not in whole and not noun_and_rest(whole, rules)[1]
    headed = last.endswith(_HEADS) and len(last) > len(noun)
    alone = ends_in_thing(noun, rules) or is_indicator(noun, rules) or noun.endswith(_HEADS)
    return plain and headed and not alone and len(noun) <= _SHORT_NOUN and not leading_verb(last, rules)


def _names_on(slot: Slot, words_behind: str, rules: QuantityRules) -> bool:
    """Whether the words behind a 、 name more of what is counted: 20个机关、|企事业单位."""
    if slot.amount.unit not in _PIECES or _KIND in words_behind or any(c.isdigit() for c in words_behind):
        return False
    first = words_behind[: words(words_behind)[0][1]] if words_behind else ""
    acts = leading_verb(words_behind, rules) or first in rules.acts or first in rules.closing
    other = rules.lead.lead(words_behind, 0, len(words_behind)) or words_behind.startswith(_SOME_MORE)
    return len(first) > 1 and not acts and not other


def _to_the_end(scene: Scene, slot: Slot, rest: str) -> str:
    """What became of things, with an object that is a list: 荣获|省、市科技进步奖; a list that counts goes on alone."""
    layout, rules = scene.layout, scene.rules
    verb = next((end for start, end in words(rest) if rest[start:end] in rules.closing | rules.acts), 0)
    if any(s.start > slot.end and s.clause is slot.clause for s in layout.slots) or not 0 < verb < len(rest):
        return rest
    behind = layout.words(slot.right, slot.clause.end)
    acts = leading_verb(behind[1:], rules) or behind[1:3] in rules.acts
    told = "等" not in behind and noun_and_rest(behind[1:], rules)[1]
    return rest if acts or told or len(rest + behind) > LONGEST_REST else rest + behind


def end_of_rest(scene: Scene, slot: Slot, rest: str) -> int:
    """Where what became of things ends: with its item, or behind it where its object is a list."""
    alone = not any(s.start > slot.end and s.clause is slot.clause for s in scene.layout.slots)
    place = scene.layout.text.find(rest, slot.end, slot.clause.end) if rest and alone else -1
    return max(slot.right, place + len(rest)) if place >= 0 else slot.right


def _before_next_names(scene: Scene, slot: Slot, noun: str) -> str:
    """A noun without the first name of what is counted next: 4大类平台|和汽车、医药等8个产业平台."""
    layout = scene.layout
    behind = next((s for s in layout.slots if s.start > slot.right and s.clause is slot.clause), None)
    behind = behind or next((s for s in layout.slots if s.start == slot.right > slot.end), None)
    joined = behind and layout.text.endswith(_KIND, 0, behind.start)
    parts = conjuncts(noun) if joined else []
    return noun[: noun.rfind(parts[-1]) - 1] if len(parts) > 1 else ""
