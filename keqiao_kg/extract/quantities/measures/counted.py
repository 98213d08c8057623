"""The words behind a count: what is counted, with all that sorts it, and what became of it."""

from __future__ import annotations

from keqiao_kg.extract.quantities.measures.thresholds import graded_next, sorts_counted
from keqiao_kg.extract.quantities.phrases.acts import thing_and_deed, thing_and_saying
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.nouns import (
    ends_in_thing,
    is_indicator,
    leading_verb,
    noun_and_rest,
    thing_before_head,
    trim,
)
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene
from keqiao_kg.extract.quantities.phrases.wording import kind_of
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules, is_unit
from keqiao_kg.rules.word_sets import word_set

_PEOPLE = word_set("ends-of-people")
_AND = word_set("and")
_FOR, _WITH, _GREAT = "为", "与", "大"
_TOLD = "占是"  # tie things that are counted to a value of theirs
_HOUSEHOLD, _RATE = "户", "率"
_HEADS = word_set("units-of-heads")
_MANY = word_set("large-numbers")
_SUMS = word_set("units-of-sums")
_PERSONS = word_set("person-units")
_POPULATION = "人口的"
_WORKS = word_set("works-of-purpose")
_SHORTEST, _SHORT = 2, 3  # characters of a verb, of a word that is no name of people
_MEASURES = word_set("measures-taken")
_CIRCUMSTANCE = word_set("circumstance-of-counted")


def counted_and_rest(scene: Scene, slot: Slot, right: str, head: str) -> tuple[str, str]:
    """What is counted, with the size that sorts it or the act that only describes it, and what became of it."""
    rules, layout = scene.rules, scene.layout
    right = right.lstrip("的").removeprefix("”")
    if of_a_role(scene, slot):
        for rule in rules.of("role"):
            right = rule.pattern.sub("", right, 1)
    if right.startswith(_POPULATION):
        return _POPULATION[:-1], ""  # 13亿人口的发展中国家
    sorting = next((s for s in layout.slots if s.start >= slot.end), None)
    if sorting and sorting.clause is slot.clause and sorts_counted(scene, sorting):
        size = layout.words(slot.end, sorting.end)
        noun, rest = noun_and_rest(right.removeprefix(size).removeprefix("的"), rules)
        return (right[: right.find(noun, len(size))] + noun if noun else ""), rest
    noun, rest = noun_and_rest(right, rules)
    if not head and rest and slot.amount.unit.endswith(_PERSONS) and _no_thing(noun, rules):
        return "", noun + rest
    if not head and (acting := _with_others(scene, slot)):
        return acting
    if noun and not rest and not head and _deed_alone(noun, rules):
        return "", noun
    if noun and not rest and (own := _before_next(scene, slot, noun)):
        return own, ""
    if noun and not rest and _bare(scene, slot, noun):
        return _bare_and_deed(scene, slot, noun)
    return (noun, rest) if noun else (_described_by_act(right, slot, head, rules) or (noun, rest))


def _bare_and_deed(scene: Scene, slot: Slot, noun: str) -> tuple[str, str]:
    """Things with nothing before their count, and their deed where no verb that is known parts both."""
    rules, layout = scene.rules, scene.layout
    persons = slot.amount.unit.endswith(_PERSONS)
    helped = persons and layout.text.startswith(_FOR, slot.start - 1)  # 为25万人次报销补偿
    if kind_of(slot) and _acted(noun, rules, helped=helped):
        return "", noun
    if rules.verbs.tail(layout.text, slot.start, slot.item):
        return noun, ""
    thing, deed = thing_and_deed(noun, rules)
    return (thing, deed) if deed or not _fills_clause(scene, slot, noun) else thing_and_saying(noun, rules)


def of_a_role(scene: Scene, slot: Slot) -> bool:
    """Whether things are counted in a role that something is given: 以12个片区、65个社区中心|为重点."""
    layout = scene.layout
    said = layout.words(slot.clause.start, slot.clause.end)
    return said.startswith("以") and scene.rules.found("role", said)


def _with_others(scene: Scene, slot: Slot) -> tuple[str, str] | None:
    """Bodies and what they do with others: 3家医院|与省医院等8家医院签订协议; the others are no part of the count."""
    said = scene.layout.words(slot.end, slot.clause.end)
    match = scene.rules.match("acts-with", said) if _WITH in said else None
    if match is None or not ends_in_thing(match["who"], scene.rules):
        return None
    others = match["others"]
    alone = "、" not in others and not any(c.isdigit() for c in others)
    return match["who"], _WITH + others + match["done"] if alone else match["done"]


def _deed_alone(said: str, rules: QuantityRules) -> bool:
    """Whether the words behind a count tell a deed of what was named before: 7项|向全国推广."""
    cuts = words(said)
    first, last = said[: cuts[0][1]], said[cuts[-1][0] :]
    acts = last in rules.verbs.kinds or last in rules.acts or first == _FOR
    return first in _CIRCUMSTANCE and len(cuts) > 2 and acts


def _before_next(scene: Scene, slot: Slot, noun: str) -> str:
    """A noun without the size of the next thing: 占地300亩的甲园|和占地600亩的乙园; nothing where none follows."""
    behind = next((s for s in scene.layout.slots if s.start == slot.right and s.clause is slot.clause), None)
    cuts = [(start, end) for start, end in words(noun) if noun[start:end] in _AND] if behind else []
    rest = noun[cuts[-1][1] :] if cuts else ""
    sorts = rest and behind and behind.amount.unit == _GREAT and len(rest) <= _SHORT  # 六大行动|和房地产八大行动
    if not rest or not (sorts or scene.rules.fits("size", rest)):
        return ""
    return noun[: cuts[-1][0]]


def _bare(scene: Scene, slot: Slot, noun: str) -> bool:
    """Whether nothing is said before a count, and nothing that is only done to things behind it."""
    rules, layout = scene.rules, scene.layout
    opens = trim(layout.text, slot.item, slot.start, rules).start == slot.start
    done_to = rules.opens("act-on", f"完成|{noun}")
    return opens and not done_to and not slot.amount.unit.endswith(_MANY)


def _fills_clause(scene: Scene, slot: Slot, noun: str) -> bool:
    """Whether a count opens a clause that its noun fills, so that what is said of the things is in the noun."""
    layout, clause = scene.layout, slot.clause
    alone = slot.first and trim(layout.text, clause.start, slot.start, scene.rules).start == slot.start
    sized = slot.amount.unit in PERCENT or is_unit("size-unit", slot.amount.unit, scene.rules)
    return alone and slot.right == clause.end and not sized and layout.words(slot.end, clause.end).endswith(noun)


def _no_thing(noun: str, rules: QuantityRules) -> bool:
    """Whether a short word behind a count of people names none of them: 3000人|进城落户, 600人|上半年脱贫."""
    named = noun.endswith(_PEOPLE) or ends_in_thing(noun, rules) or rules.found("thing", noun)
    return 0 < len(noun) <= _SHORT and not named


def _acted(words_behind: str, rules: QuantityRules, *, helped: bool) -> bool:
    """Whether people are counted by what they did, with no noun for them: 80万人|领取养老金 (not 500名|招聘人员)."""
    first = words(words_behind)[0][1]
    verb = words_behind[:first] in rules.acts or words_behind[:first] in rules.verbs.kinds
    return (verb or helped) and not words_behind.endswith(_PEOPLE) and not ends_in_thing(words_behind, rules)


def _described_by_act(right: str, slot: Slot, head: str, rules: QuantityRules) -> tuple[str, str] | None:
    """Things behind an act that only describes them: 3个推进乡村建设的意见, 30个竣工项目."""
    first = words(right)[0][1] if right else 0
    acted = len(head) <= _SHORTEST or leading_verb(head, rules) == head.removesuffix("了")
    if slot.amount.unit.endswith("元") and rules.fits("money-for", right):
        return right, ""  # 拨付1600万元|就业补助资金
    great = slot.amount.unit == _GREAT and right[first:] in _WORKS  # 城市更新六大|提升行动
    if first >= _SHORTEST and (great or right[first:] in _MEASURES):
        return right, ""  # 实施营商环境100项|提升举措
    sized = is_unit("size-unit", slot.amount.unit, rules)
    manner = rules.frame.kinds.get(right[:first]) or rules.lead.kinds.get(right[:first])
    if not acted or sized or manner or first < _SHORTEST:
        return None
    noun, rest = noun_and_rest(right[first:], rules)
    last = noun[words(noun)[-1][0] :] if noun else ""
    if len(noun) <= _SHORTEST or last in rules.closing or last in rules.verbs.kinds:
        return None
    return right[:first] + noun, rest


def words_behind(scene: Scene, slot: Slot) -> str:
    """The words behind a count: with a threshold that touches it, behind a count that does (12类45件)."""
    layout = scene.layout
    sorting = next((s for s in layout.slots if s.start >= slot.end), None)
    if sorting and sorting.clause is slot.clause and sorts_counted(scene, sorting):
        return layout.words(slot.end, sorting.right) + graded_next(scene, sorting)
    place = slot.end + (layout.joint(slot.end) if slot.amount.unit.endswith(_HOUSEHOLD) else 0)
    following = next((s for s in layout.slots if s.start in (slot.end, place) and s.clause is slot.clause), None)
    people = following is not None and following.amount.unit.endswith(_HEADS)
    if following is None or (following.start > slot.end and not people):
        return layout.words(slot.end, slot.right)
    if following.amount.unit.endswith("元") and following.end == following.right:
        return ""  # 补偿患者898人689万元
    plain = following.amount.comparator == "eq" and not following.amount.unit.endswith(_SUMS)
    return layout.words(following.end if plain else slot.end, following.right)


def things_with_value(scene: Scene, slot: Slot, noun: str, rest: str) -> str:
    """The things counted where a value of theirs follows: 13个重点园区|营业收入突破2万亿元; else nothing."""
    rules = scene.rules
    behind = next((s for s in scene.layout.slots if s.start == slot.right and s.clause is slot.clause), None)
    unit = slot.amount.unit
    sized = unit in PERCENT or is_unit("size-unit", unit, rules)
    if behind is None or sized or (rest and rest not in rules.frame.kinds):
        return ""
    for mark in _TOLD:
        noun = noun.partition(mark)[0]
    if not (is_indicator(noun, rules) or rules.bounded.tail(noun, len(noun))):
        return ""
    return thing_before_head(noun, rules) or _before_rate(noun, rules)


def _before_rate(noun: str, rules: QuantityRules) -> str:
    """The things of which a rate is told, where no list of things names them: 政务事项|网上可办率."""
    cuts = (noun[:end] for _, end in reversed(words(noun)[:-1])) if noun.endswith(_RATE) else ()
    return next((thing for thing in cuts if rules.found("thing", thing)), "")
