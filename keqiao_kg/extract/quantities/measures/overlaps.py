"""Heads that lean on what was read before by a word that both have: 研发经费投入增长20%，投入|强度达到2%."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.joined import bare_rate, before_rate
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, leading_verb
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene, among
from keqiao_kg.extract.quantities.phrases.topics import topics
from keqiao_kg.extract.words import words
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_NEAR, _FAR = 1, 2  # clauses between a head and what it leans on
_ADDED = "新"
_ENDS = ";；。"
_BOTH_WAYS = "进出口"
_FLOWS = word_set("trade-one-way")
_PEOPLE = word_set("groups-of-income")
_GROUPS = word_set("groups")
_RATES = word_set("rates")
_GIVER = "财政"
_MORE_OF = word_set("more-of")
_VAGUE = word_set("vague-heads")
_AREA = "面积"
_POPULATION = word_set("populations")
_RATE, _TREATED = "率", "治理"
_PAIR = 2  # characters of a word that differs from its fellow: 存款, 贷款


def with_shared_words(scene: Scene, slot: Slot, head: str) -> str:
    """The head with what stands before the word that it has in common with the last reading, or the head alone."""
    last = scene.last()
    if last is None or slot.clause.index - last.slot.clause.index > _NEAR:
        return head
    if slot.clause is not last.slot.clause and slot.clause.opener in _ENDS:
        return head
    base = last.base.partition("占")[0]
    if head in _POPULATION and (place := base.removesuffix(_AREA)) != base and len(place) > _PAIR:
        return place + head  # 主城区面积达20平方公里，人口达25万人
    if scene.rules.fits("of-a-topic", head) and (owner := _owner_of_rate(base, scene.rules)):
        return owner + head  # 农村垃圾回收利用率…，资源化利用率
    if last.slot.clause is slot.clause and bare_rate(head, scene.rules) and before_rate(base):
        return before_rate(base) + head  # 小学入学率100%、巩固率99%
    if last.slot.clause is slot.clause and head in _MORE_OF and is_indicator(base, scene.rules):
        return base.removesuffix(_MORE_OF[0]) + head  # 生产总值增长5%、增量居全国第一
    counted = last.measure is Measure.LEVEL and not is_indicator(base, scene.rules)
    if head in _FLOWS and (before := base.partition(_BOTH_WAYS)[0]) != base and len(before) == _PAIR:
        return before + scene.rules.short.get(head, head)  # 货物进出口总额…，出口增长
    verb = leading_verb(base, scene.rules)
    verb = verb if counted or verb.startswith(_ADDED) else ""
    thing = without_dealing(base[len(verb) :], scene.rules)
    return _of_act(verb, thing, head, scene.rules) or _before(thing, head, scene.rules) + head


def _owner_of_rate(base: str, rules: QuantityRules) -> str:
    """What stands before a rate that says nothing of what it is of: 农村垃圾 of 农村垃圾回收利用率."""
    starts = (place for place in range(_PAIR, len(base) - 1) if rules.fits("of-a-topic", base[place:]))
    return base[: next(starts, 0)]


def of_last(scene: Scene, names: list[str]) -> list[str]:
    """总量 and 增速 alone are those of what was measured before: 财政收入…，总量及增速均居全市第二."""
    last = scene.last()
    if last is None or not names or not all(name in (*_MORE_OF, *_RATES) for name in names):
        return names
    base = last.base.partition("占")[0]
    return [base + name for name in names]


def of_a_group(scene: Scene, slot: Slot, head: str) -> str:
    """What is said of some of the people before: 农村居民人均收入…，其中脱贫户达到… → 脱贫户人均收入; else nothing."""
    last = scene.last()
    if last is None or not among(scene, slot) or not head.endswith(_GROUPS):
        return ""
    people = next((word for word in _PEOPLE if word in last.base), "")
    said = last.base.rpartition(people)[2] if people else ""
    return head + said if said and slot.amount.unit[-1:] == last.slot.amount.unit[-1:] != "人" else ""


def of_topic(scene: Scene, slot: Slot, head: str) -> str:
    """A head that says nothing of what it is of, with what the clause before is about; else nothing."""
    bare = scene.rules.fits("of-a-topic", head)
    if scene.last() is not None or not bare:
        return ""
    topic = next(topics(scene.layout, slot, (), scene.rules), "")
    vague = not topic or head[:_PAIR] in topic or topic.endswith(_VAGUE)
    return "" if vague else topic.removesuffix(_TREATED) + head


def with_fellows(names: list[str], rules: QuantityRules) -> list[str]:
    """Things of a list that take over what stands before the word in which they differ from the first."""
    return names[:1] + [_of_fellow(names[0], name, rules) + name for name in names[1:]]


def _of_act(verb: str, thing: str, head: str, rules: QuantityRules) -> str:
    """What belongs to an act belongs to what it was done to: 发放优待金…，发放标准 → 优待金发放标准."""
    acts = len(verb) > 1 and head.startswith(verb) and _relational(head[len(verb) :], rules)
    return thing + head if acts and len(thing) > 1 else ""


def _before(thing: str, head: str, rules: QuantityRules) -> str:
    """What stands before the first word of the head in a thing: 研发经费 of 研发经费投入, for 投入强度."""
    first = words(head)[0][1]
    first -= first == len(head) > _PAIR and head.endswith(_RATE)  # 签约|率
    word = head[:first]
    place = thing.rfind(word)
    whole = any(end == place + first for _, end in words(thing))
    whole = whole and not thing.endswith(_GIVER, 0, max(place, 0))  # 县财政|低保补差投入 says no 低保标准 is its own
    if first > 1 and place > 1 and whole and _relational(head[first:], rules):
        added = rules.verbs.tail(thing, place) if head[first:] == _RATE else ""
        return thing[: place - len(added)]  # 城区|新增|集中供热面积, 集中供热率
    return _of_fellow(thing, head, rules)


def _of_fellow(thing: str, head: str, rules: QuantityRules) -> str:
    """What stands before a word that the head only exchanges for its fellow: 各项存款余额, then 贷款余额."""
    before, other = thing[: -len(head)], thing[-len(head) :]
    mine, theirs, tail = head[:_PAIR], other[:_PAIR], head[_PAIR:]
    fellows = len(tail) >= _PAIR and mine != theirs and mine[-1:] == theirs[-1:] and other[_PAIR:] == tail
    apart = fellows and is_indicator(head, rules) and any(end == len(before) for _, end in words(thing))
    return before if apart else ""


def _relational(rest: str, rules: QuantityRules) -> bool:
    """Whether the rest of a head says nothing of what it is of: 强度, 里程, 开工率."""
    return rest == _RATE or rules.fits("relational", rest)


def without_dealing(thing: str, rules: QuantityRules) -> str:
    """Things without the verb that only puts them in a list: 列入省市重点项目 → 省市重点项目."""
    for rule in rules.of("listing"):
        thing = rule.pattern.sub("", thing, 1) or thing
    return thing


def dealt_with(scene: Scene, slot: Slot, head: str) -> list[str]:
    """The things just counted that a rate of dealing with them is of: 办理建议50件、提案30件，办结率…."""
    if not scene.rules.fits("dealing-rate", head):
        return []
    levels = (r for r in scene.readings if r.measure is Measure.LEVEL)
    counts = [r for r in levels if not r.slot.amount.unit.endswith((*PERCENT, "元"))]
    if not counts or slot.clause.index - counts[-1].slot.clause.index > _FAR:
        return []
    return list(dict.fromkeys(reversed(list(_things(scene, counts)))))


def _things(scene: Scene, counts: list[Reading]) -> Iterator[str]:
    """The things counted in one unit in a row of clauses, last first, without what was done to them."""
    nearest = counts[-1].slot
    for reading in reversed(counts):
        slot = reading.slot
        if slot.amount.unit != nearest.amount.unit or nearest.clause.index - slot.clause.index > _NEAR:
            return
        said = reading.base if reading.indicator.endswith(f"的{reading.base}") else reading.indicator
        yield without_dealing(said[len(leading_verb(said, scene.rules)) :], scene.rules)
        nearest = slot
