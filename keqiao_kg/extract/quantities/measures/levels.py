"""Plain values and shares whose noun stands before them or was named earlier."""

from __future__ import annotations

from keqiao_kg.extract.quantities.measures.bare_values import bare_value
from keqiao_kg.extract.quantities.measures.counts import read_behind, read_valued
from keqiao_kg.extract.quantities.measures.durations import lasting, run_of_years
from keqiao_kg.extract.quantities.measures.moved import moved_ahead
from keqiao_kg.extract.quantities.measures.overlaps import dealt_with, of_a_group, of_topic, with_shared_words
from keqiao_kg.extract.quantities.measures.shares import levied
from keqiao_kg.extract.quantities.measures.size_words import add_size
from keqiao_kg.extract.quantities.measures.spent import spent_to
from keqiao_kg.extract.quantities.measures.thresholds import verb_before_size
from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, RATIO, Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame, multiple_of
from keqiao_kg.extract.quantities.phrases.lists import list_verb, shared_front
from keqiao_kg.extract.quantities.phrases.nouns import (
    clause_before,
    is_indicator,
    kinds_of,
    leading_verb,
    trim,
    without_light,
)
from keqiao_kg.extract.quantities.phrases.owners import with_topic, without_handling
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene, carried
from keqiao_kg.extract.quantities.phrases.topics import topics
from keqiao_kg.extract.quantities.phrases.wording import behind_deed, kind_of, named_flow, worded
from keqiao_kg.extract.words import words
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_MULTIPLE = "multiple"  # the rule of a value as so many times an older one
_LONGEST_PRODUCT = 6
_DONE = ("完成",)
_WORD = 2  # characters of a word
_PEOPLE = word_set("people-units")
_PIECES = word_set("pieces-of-level")
_LIVING = word_set("units-of-living")
_ADDED = "新"
_BEGUN = word_set("begun")
_STAGES = word_set("stages-of-building")
_PUSHES = word_set("pushes")
_REACHES = word_set("reaches")
_USED = "用于"
_INVOLVES, _BENEFITS = "涉及", "惠及"


def read_level(scene: Scene, slot: Slot, frame: Frame) -> Reading:
    """The reading of a level or duration."""
    rules, layout = scene.rules, scene.layout
    begin = trim(layout.text, frame.start, frame.end, rules).start
    head = layout.words(begin, frame.end).lstrip("".join(RATIO))
    if behind := _behind(scene, slot, frame, begin, head):
        return _with_object(scene, slot, behind)
    if frame.measure is Measure.DURATION or run_of_years(scene, slot):
        return lasting(scene, slot, frame, begin, head)
    if times := _times_as_much(scene, slot, frame, head):
        return times
    if not head and not frame.share:
        return bare_value(scene, slot, frame)
    head = behind_deed(head, rules) or head
    phrase = _plain(head, rules)
    begin += len(head) - len(phrase) if head.endswith(phrase) else 0
    if frame.share:
        return _share_of(scene, slot, frame, phrase, begin)
    for reader in (_used_for, moved_ahead, _fulfilled, levied):
        if told := reader(scene, slot, frame, phrase, begin):
            return told
    said, phrase = phrase, worded(_not_pushed(phrase, frame, rules), rules)
    verb = leading_verb(phrase, rules)
    completed = _said_complete(said, phrase, verb, rules)
    verb = "" if verb == phrase else verb
    carried_verb = "" if verb else shared_front(scene, slot, list_verb(scene, slot, phrase), phrase)
    made = _yield_of(scene, slot, phrase, verb) if verb else ""
    indicator = made or _full(scene, slot, _owned(scene, slot, worded(carried_verb + phrase, rules)), phrase)
    base = phrase if phrase in rules.short else indicator
    reading = Reading(slot, frame, frame.measure, base, indicator, begin, slot.end, rules=list(frame.rules))
    reading.verb = completed or verb_before_size(phrase, verb, rules) or carried_verb or _verb_inside(phrase, rules)
    last = scene.last()
    about = last.thing if last and "thing" in kinds_of(phrase, rules) else ""
    reading.thing = about if is_indicator(indicator, rules) else _without_size(indicator, rules)
    add_size(reading, phrase, rules)
    reading.indicator += _people(scene, slot, phrase)
    reading.indicator += _households(scene, slot, indicator) or _share_word(slot, frame, reading.indicator, rules)
    return reading


def _verb_inside(phrase: str, rules: QuantityRules) -> str:
    """What adds things, behind the one that they are added to: 早餐工程|新增|网点; nothing where no word says so."""
    cuts = words(phrase) if _ADDED in phrase[1:] else ()
    inside = cuts[1:-1] if cuts and phrase[cuts[-1][0] :] not in rules.closing else ()  # 城镇新增就业
    added = (phrase[start:end] for start, end in inside if phrase[start:end].startswith(_ADDED))
    return next((word for word in added if word in rules.verbs.kinds), "")


def _plain(head: str, rules: QuantityRules) -> str:
    """A head without the verbs that drop off before an indicator."""
    phrase = without_light(head, rules)
    plain = is_indicator(phrase, rules) and "的" not in phrase
    phrase = phrase.removeprefix(_USED) if plain else phrase  # 用于|民生支出
    return phrase if is_indicator(phrase, rules) or phrase in rules.heads.kinds else head


def _said_complete(said: str, phrase: str, verb: str, rules: QuantityRules) -> str:
    """完成 where the words say it and the indicator drops it, or an act without a thing has it: 完成|人工造林."""
    if verb != phrase and said == f"{_DONE[0]}{phrase}" and verb in rules.verbs.kinds:
        return ""  # 完成|打造|和美乡村
    alone = verb == phrase not in _DONE and not rules.heads.tail(phrase, len(phrase))
    return next((word for word in _DONE if said.startswith(word) and (alone or not phrase.startswith(word))), "")


def _not_pushed(phrase: str, frame: Frame, rules: QuantityRules) -> str:
    """An indicator that reaches a value, without the verb that pushes it: 支持实体经济贷款余额达到."""
    verb = next((word for word in _PUSHES if phrase.startswith(word)), "")
    pushed = (
        verb and frame.has("reach") and is_indicator(phrase, rules) and phrase[len(verb) :] not in rules.heads.kinds
    )
    return phrase[len(verb) :] if pushed else phrase


def _owned(scene: Scene, slot: Slot, head: str) -> str:
    """A head with what it is of where it does not say so itself."""
    if dealt := dealt_with(scene, slot, head):
        return "、".join(dealt) + head
    if owned := of_a_group(scene, slot, head):
        return owned
    owned = with_topic(scene, head, slot)
    owned = with_shared_words(scene, slot, head) if owned == head else owned
    return (of_topic(scene, slot, head) if owned == head else "") or owned


def _fulfilled(scene: Scene, slot: Slot, frame: Frame, phrase: str, begin: int) -> Reading | None:
    """How much of a plan was done: 完成年度投资计划的121% → 年度投资计划完成率; 征收补偿完成96%."""
    if slot.amount.unit not in PERCENT or frame.measure is not Measure.LEVEL:
        return None
    verb = next((word for word in _DONE if phrase.startswith(word)), "")
    plan = m["plan"] if (m := scene.rules.search("fulfilled", phrase[len(verb) :])) else ""
    thing, done, rest = phrase.partition(_DONE[0])
    if thing and done and (m := scene.rules.fullmatch("fulfilled", rest)):  # 重点项目|完成|年度投资计划|140%
        verb, plan = done, thing + m["plan"]
    told = any(token.word.endswith(_DONE) for token in frame.tokens)
    if not (verb and plan) and not (told and not is_indicator(phrase, scene.rules)):
        return None
    indicator = _of_plan(scene, slot, plan or phrase) + "完成率"
    return Reading(slot, frame, frame.measure, indicator, indicator, begin, slot.end, rules=[*frame.rules, "fulfilled"])


def _of_plan(scene: Scene, slot: Slot, plan: str) -> str:
    """A plan that names only its time, with what was told just before it: 重点项目投资9亿元，完成全年计划的141%."""
    last = scene.last()
    near = last is not None and slot.clause.index - last.slot.clause.index <= 1
    rules = scene.rules
    alone = rules.fits("plan-alone", plan)
    if last is None or not near or not alone or last.measure is not Measure.LEVEL:
        return plan
    base = last.base[len(leading_verb(last.base, rules)) :] or last.base
    base = base.partition("占")[0] if last.frame.share else base
    head = rules.heads.tail(base, len(base))
    return (base.removesuffix(head) if head[-_WORD:] in plan else base) + plan  # 项目|完成投资, 年计划投资


def _times_as_much(scene: Scene, slot: Slot, frame: Frame, head: str) -> Reading | None:
    """A value as a multiple of an older one: 旅游收入…，是2010年的2.6倍 → 旅游收入与2010年之比."""
    ratio = multiple_of(frame, slot.amount.unit, scene.rules)
    if not ratio:
        return None
    base = head or carried(scene, slot)
    last = scene.last()
    base = base.partition("占")[0] if last and last.frame.share and not head else base
    start = frame.tokens[-1].start if not head else max(slot.clause.start, frame.end - len(head))
    names = [*frame.rules, _MULTIPLE]
    return Reading(slot, frame, frame.measure, base, base + ratio, start, slot.end, rules=names)


def _behind(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading | None:
    """The reading of an amount by the words behind it, if they tell what it is."""
    read = (reader(scene, slot, frame, begin, head) for reader in (spent_to, read_valued, read_behind))
    return next((reading for reading in read if reading), None)


def _used_for(scene: Scene, slot: Slot, frame: Frame, phrase: str, begin: int) -> Reading | None:
    """A part of a sum by what it is for: 财政支出的三分之二以上用于民生 → 民生支出占财政支出比重."""
    for rule in scene.rules.of("used-for") if slot.amount.unit in (*PERCENT, "") else ():
        if match := rule.pattern.match(scene.layout.text, slot.end, slot.right):
            indicator = f"{match['use']}支出占{phrase.removesuffix('的')}比重"
            return Reading(slot, frame, frame.measure, indicator, indicator, begin, match.end(), rules=[rule.name])
    return None


def _full(scene: Scene, slot: Slot, indicator: str, phrase: str) -> str:
    """An indicator with all that the amount and what was read before add to it."""
    rules, unit = scene.rules, slot.amount.unit
    verb = leading_verb(phrase, rules)
    indicator = named_flow(rules.short.get(indicator, indicator), unit, rules)
    indicator = _underwent(_product(scene, slot, indicator), phrase, slot, rules)
    last = scene.last()
    if verb == phrase != indicator and "goods" in kinds_of(phrase, rules):
        return indicator  # 生猪存栏5万头、出栏9万头
    whole = rules.fits("completed", f"完成{phrase}")
    bare = last is not None and leading_verb(last.base, rules) == last.base
    if verb == phrase and (not last or bare) and (thing := _thing_of_act(scene, slot, phrase)):
        return thing
    if (
        verb == phrase
        and "bare" not in kinds_of(phrase, rules)
        and (not whole or _needs_object(scene, slot, phrase))
        and not bare
        and last
        and unit[-1:] == last.slot.amount.unit[-1:]
        and not unit.endswith(_LIVING)
    ):
        thing = last.base[len(leading_verb(last.base, rules)) :]  # 织机达到7200台，新增2000台
        return verb + next((thing.removesuffix(word) for word in _STAGES if thing.endswith(word)), thing)
    if last and (event := _event_of(slot, phrase, last, rules)):
        return event
    newest = scene.readings[-1] if scene.readings else None
    if verb == phrase and newest and newest.measure is Measure.DURATION and newest.slot.clause is slot.clause:
        return verb + newest.thing if newest.thing else indicator  # 经营主体连续4年每年新增百万户
    if verb == phrase:
        indicator += kind_of(slot)
    indicator = _acted_on(scene, slot, indicator, verb)
    return _of_topic(scene, slot, indicator, "" if verb == phrase else verb)


def _needs_object(scene: Scene, slot: Slot, act: str) -> bool:
    """Whether an act goes on with the things built just before it: 新建农田25亩、改造提升|4亩."""
    last, rules = scene.last(), scene.rules
    apart = last is not None and slot.clause is not last.slot.clause and slot.clause.opener not in COMMAS
    if last is None or apart or slot.clause.index - last.slot.clause.index > 1:
        return False
    thing = last.base[len(leading_verb(last.base, rules)) :]
    built = thing != last.base and thing and not rules.opens("act-on", f"完成|{thing}")
    built = built and not is_indicator(thing, rules)
    act = next((act[len(word) :] for word in _BEGUN if act.startswith(word)), act)
    return bool(built and slot.amount.unit == last.slot.amount.unit and rules.opens("act-on", f"完成|某{act}"))


def _share_word(slot: Slot, frame: Frame, phrase: str, rules: QuantityRules) -> str:
    """占比 where things, not an indicator, reach a percentage: 砖木结构房屋达到99%."""
    reached = slot.amount.unit in PERCENT and frame.has("reach") and frame.measure is Measure.LEVEL
    return "占比" if reached and rules.found("share-of-things", phrase) else ""


def _yield_of(scene: Scene, slot: Slot, phrase: str, verb: str) -> str:
    """What the things counted just before yield: 11处煤矿投产、新增产能3095万吨 → 新增煤矿产能."""
    last, rules = scene.last(), scene.rules
    head = phrase[len(verb) :]
    yields = "goods" in kinds_of(head, rules) and last and last.slot.clause is slot.clause
    if not yields or last is None or not (last.noun_end or last.thing) or is_indicator(last.base, rules):
        return ""
    thing = last.base[len(leading_verb(last.base, rules)) :] if last.noun_end else last.thing
    return verb + thing + head if verb.startswith(_ADDED) and last.noun_end else thing + phrase


def _without_size(indicator: str, rules: QuantityRules) -> str:
    """Things without the size of them that was read: 省重点项目完成投资 → 省重点项目."""
    head = rules.heads.tail(indicator, len(indicator))
    size = {"thing", "sum"} & set(rules.heads.kinds.get(head, "").split(","))
    return indicator.removesuffix(head) if size else indicator


def _event_of(slot: Slot, phrase: str, last: Reading, rules: QuantityRules) -> str:
    """Some of the things before by what they underwent: 省重点项目…，竣工7个 → 竣工省重点项目."""
    thing = without_handling(last.thing, rules)
    thing = thing[len(leading_verb(thing, rules)) :]
    near = last.slot.clause is slot.clause and slot.amount.unit in (*_PIECES, last.slot.amount.unit)
    return phrase + thing if near and thing and "event" in kinds_of(phrase, rules) else ""


def _people(scene: Scene, slot: Slot, phrase: str) -> str:
    """人数 where people are counted by what was done for them, 户数 where their households stand before them."""
    done = scene.rules.found("done-for-people", phrase)
    if phrase == leading_verb(phrase, scene.rules):
        return ""  # an act alone takes it already
    return kind_of(slot) if done and (slot.amount.unit.endswith(_PEOPLE) or _with_people(scene, slot)) else ""


def _with_people(scene: Scene, slot: Slot) -> bool:
    """Whether an amount of households has its people behind it: 搬迁516户1960人."""
    after = next((s for s in scene.layout.slots if s.start in (slot.end, slot.end + 1)), None)
    return after is not None and slot.amount.unit.endswith("户") and after.amount.unit.endswith(_PEOPLE)


def _households(scene: Scene, slot: Slot, indicator: str) -> str:
    """户数 where the thing is given out to households and then weighed: 配送洁净煤8万户、11万吨."""
    after = next((s for s in scene.layout.slots if s.start == slot.right + 1 == slot.end + 1), None)
    other = after and after.clause is slot.clause and after.amount.unit.endswith("吨")
    return kind_of(slot) if other and slot.amount.unit.endswith("户") and not indicator.endswith("户数") else ""


def _thing_of_act(scene: Scene, slot: Slot, verb: str) -> str:
    """What an act alone was done to, where the topic names the act with it: 加快用地出让，新出让300亩 → 新出让用地."""
    act = verb.removeprefix("新")
    words = clause_before(scene.layout, slot, scene.rules) if act else ""
    manner = scene.rules.lead.lead(words, 0, len(words))
    words = words.removeprefix(manner if scene.rules.lead.kinds.get(manner) == "adverb" else "").removesuffix("工程")
    thing = words.removesuffix(act)[len(leading_verb(words, scene.rules)) :]
    return verb + thing if words.endswith(act) and len(thing) > 1 and "“" not in thing else ""


def _product(scene: Scene, slot: Slot, indicator: str) -> str:
    """A product or branch in a row: 电解铝产量23万吨；煤炭1915万吨 → 煤炭产量; 食品产值达到10亿元，纺织业达到7亿元."""
    rules = scene.rules
    level = next((r for r in reversed(scene.readings) if r.measure is Measure.LEVEL), None)
    if level is None or level.slot.amount.unit != slot.amount.unit or slot.clause.index - level.slot.clause.index > 3:
        return indicator
    head = rules.heads.tail(level.base, len(level.base))
    plain = 2 <= len(indicator) <= _LONGEST_PRODUCT and not is_indicator(indicator, rules)
    next_one = slot.clause.index - level.slot.clause.index == 1 and slot.clause.goes_on
    rows = head.endswith("产量") or (head.endswith("产值") and next_one)
    if not rows or not plain or leading_verb(indicator, rules) or slot.clause is level.slot.clause:
        return indicator
    return indicator + head


def _acted_on(scene: Scene, slot: Slot, indicator: str, verb: str) -> str:
    """A verb that leans on what was counted before it: 实施项目5个，覆盖3个村 → 项目覆盖村."""
    last, rules = scene.last(), scene.rules
    opener = slot.clause.opener if last and last.slot.clause is not slot.clause else ""
    reaches = verb in _REACHES or indicator.startswith(_INVOLVES)
    if last is None or not reaches or opener in (*";；。",) or slot.clause.index - last.slot.clause.index > 1:
        return indicator
    thing, act = last.thing or last.base, _work_on(last.thing or last.base, rules) if verb == _BENEFITS else ""
    thing = thing[len(leading_verb(thing, rules)) :]
    return thing + act + indicator + (kind_of(slot) if indicator == _INVOLVES else "")


def _work_on(thing: str, rules: QuantityRules) -> str:
    """The work that is done to things, which others have the good of: 开工|改造|老旧小区 (not 建成)."""
    act = leading_verb(thing, rules)
    act = next((act[len(word) :] for word in _BEGUN if act.startswith(word)), act)
    return act if act and rules.fits("worked-act", act) else ""


def _of_topic(scene: Scene, slot: Slot, indicator: str, verb: str) -> str:
    """Projects that the topic sorts: 实施项目5个 under 脱贫攻坚 → 实施脱贫攻坚项目."""
    thing = indicator[len(verb) :] if verb else ""
    if scene.rules.opens("of-what", thing):
        return verb + next(topics(scene.layout, slot, (), scene.rules), "") + thing
    if thing != "项目":
        return indicator
    numbered = {other.clause.index for other in scene.layout.slots}
    alone = all(clause.index in numbered for clause in scene.layout.clauses[: slot.clause.index])
    topic = next(topics(scene.layout, slot, scene.topics if alone else (), scene.rules), "")
    return verb + (topic if scene.rules.fits("field-of-work", topic) else "") + "项目"


def _with_object(scene: Scene, slot: Slot, reading: Reading) -> Reading:
    """A count of the noun behind it whose verb leans on the things counted before (覆盖338个村)."""
    indicator = _acted_on(scene, slot, reading.indicator, reading.verb)
    reading.base = indicator if indicator != reading.indicator else reading.base
    reading.indicator = indicator
    return reading


def _underwent(indicator: str, phrase: str, slot: Slot, rules: QuantityRules) -> str:
    """Companies counted by what they underwent: 境外上市2家 → 境外上市企业, 企业入库30家 → 入库企业."""
    event = rules.heads.tail(phrase, len(phrase))
    if slot.amount.unit != "家" or rules.heads.kinds.get(event) != "event":
        return indicator
    if phrase == f"企业{event}":
        return f"{event}企业"
    return indicator if "企业" in phrase else indicator + "企业"


def _share_of(scene: Scene, slot: Slot, frame: Frame, phrase: str, begin: int) -> Reading:
    base = of_topic(scene, slot, phrase) or phrase or carried(scene, slot)
    start = begin if phrase else frame.end
    indicator = f"{base}占{frame.share}"
    return Reading(slot, frame, Measure.LEVEL, indicator, indicator, start, slot.end, rules=[*frame.rules, "share"])
