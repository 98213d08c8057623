"""What a head that does not stand alone belongs to: the things just counted, the branch or the work spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.quantities.phrases.branches import sector_of
from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, SEMICOLONS, Clause, Slot
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, kinds_of, leading_verb, noun_and_rest, trim
from keqiao_kg.extract.quantities.phrases.purposes import (
    listed_last,
    purpose_before,
    purpose_behind,
    work_of_heading,
)
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, SPENT, Scene
from keqiao_kg.extract.quantities.phrases.topics import NEAR_TOPIC, topic_of, topics
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_PROJECTS = "项目"
_FIRMS = word_set("firm-units")
_NUMBERS = word_set("number-heads")
_PEOPLE = word_set("residents")
_LATER = 3  # clauses that a size looks back for the thing whose size was told
_FAR = 2  # clauses that a bare head looks back
_WORKS = word_set("works")
_SHORTEST, _LONGEST_OBJECT = 2, 24  # characters of a thing
_SAME_HEAD = 3  # characters at the end that make two heads one kind
_LIVING = word_set("units-of-people")
_ADDED, _USED, _TOTAL = "新增", "用于", "总量"
_GRADES = frozenset("国省市区县乡镇")


def with_topic(scene: Scene, head: str, slot: Slot) -> str:
    """A bare head (增加值) with its topic: the things just counted, or the branch spoken of."""
    last = scene.last()
    head = _of_projects(head, last)
    kinds = kinds_of(head, scene.rules)
    if "sum" in kinds and (thing := _put_to(scene, slot)):
        return thing + head
    if last and (leaning := _lean(scene, slot, head, kinds, last)):
        return leaning
    if "sum" in kinds:
        return _spent_on(scene, slot, head) + head
    if "thing" in kinds and "bare" not in kinds and (thing := counted_next(scene, slot)):
        return thing + head
    if not {"bare", "goods"} & kinds:
        return head
    if last and (owner := _owner(scene, slot, head, last)):
        return _without_overlap(owner, head) + head
    if "bare" not in kinds:
        return head
    for piece in _topic_pieces(scene, slot):
        topic = sector_of(piece, scene.rules)
        if topic and topic not in head:
            return topic + head
    return head


def _put_to(scene: Scene, slot: Slot) -> str:
    """What the clause of a sum says it was put to, or what comes next where a new stretch tells itself."""
    if scene.layout.text.startswith(_USED, slot.end) and (use := purpose_behind(scene.layout, slot, scene.rules)):
        return use
    if (thing := _bought(scene, slot)) or slot.clause.opener not in SEMICOLONS:
        return thing
    return counted_next(scene, slot) or _worked_on_next(scene, slot)


def _of_projects(head: str, last: Reading | None) -> str:
    """A head without the projects that were just counted (重点项目8个，项目|总投资), or with all of them (项目数量)."""
    if last is None or not last.thing.endswith(_PROJECTS):
        return head
    rest = head.removeprefix(_PROJECTS) or head
    return last.thing + rest if rest != head and rest in _NUMBERS else rest


def _lean(scene: Scene, slot: Slot, head: str, kinds: frozenset[str], last: Reading) -> str:
    """A head that the last reading completes, or nothing."""
    rules, distance = scene.rules, _clauses_since(scene, slot, scene.readings[-1])
    # A thing that has its sum, or people to whom something happened.
    spent = "sum" in kinds and (SPENT in last.rules or _befell(last))
    if "thing" in kinds and last.thing and not spent and distance <= (_LATER if last.owner else 1):
        return without_handling(_of_both_grades(scene, last), rules) + head
    if "thing" in kinds and (thing := _spoken_of(scene, slot)):
        return thing + head
    if "per" in kinds:
        return head + last.base
    if "of" in kinds and distance <= _FAR and last.base != head:
        added = last.base.startswith(_ADDED)  # 新增|挂牌上市企业
        base = last.base[len(_ADDED if added else leading_verb(last.base, rules)) :]
        if head == _TOTAL and is_indicator(base, rules):
            return base  # 地区生产总值增长6%，总量达到5000亿元
        return next((base.removesuffix(word) for word in _NUMBERS if base.endswith(word)), base) + head
    if last.verb and last.thing and head == f"{last.verb}数量":  # 没收散煤8吨，没收数量…
        return f"{last.verb}{last.thing.removeprefix(last.verb)}数量"
    return ""


def _befell(last: Reading) -> bool:
    """Whether people were counted by what happened to them, on whom no sum is spent: 近4万居民的条件得到改善."""
    return bool(last.noun_end) and "的" in last.indicator and last.slot.amount.unit.endswith(_LIVING)


def _of_both_grades(scene: Scene, last: Reading) -> str:
    """The things just counted, with those of another grade counted beside them: 省|重点项目1个，市|重点项目9个."""
    place = scene.readings.index(last)
    before = scene.readings[place - 1] if place else None
    if before is None or before.slot.amount.unit != last.slot.amount.unit:
        return last.thing
    one, two = (without_handling(reading.thing, scene.rules) for reading in (before, last))
    graded = one[:1] in _GRADES and two[:1] in _GRADES and one[:1] != two[:1] and one[1:] == two[1:]
    return f"{one[:1]}、{two}" if graded and two else last.thing


def _clauses_since(scene: Scene, slot: Slot, last: Reading) -> int:
    """How many clauses on from a reading an amount stands, without those that only go on about what was counted."""
    layout, index = scene.layout, last.slot.clause.index
    between = layout.clauses[index + 1 : slot.clause.index]
    told = {other.clause.index for other in layout.slots}
    asides = [c for c in between if c.opener in COMMAS and c.index not in told]
    asides = [c for c in asides if scene.rules.opens("goes-on-about", layout.text, c.start)]
    return slot.clause.index - index - len(asides)


def _spoken_of(scene: Scene, slot: Slot) -> str:
    """The things counted of which all values since are: 重点项目24个，总投资…，年度投资完成率…，开工率|100%."""
    count = next((r for r in reversed(scene.readings) if r.thing and r.measure is Measure.LEVEL), None)
    if count is None or is_indicator(count.thing, scene.rules) or _befell(count):
        return ""
    since = scene.layout.clauses[count.slot.clause.index + 1 : slot.clause.index + 1]
    told = {other.clause.index for other in scene.layout.slots}
    row = all(clause.index in told and clause.opener in COMMAS for clause in since)
    return without_handling(count.thing, scene.rules) if row and since else ""


def _without_overlap(owner: str, head: str) -> str:
    """An owner without what the head begins with as well: 开发区亩均, 亩均税收 → 开发区."""
    sizes = range(min(len(owner), len(head) - 1), 1, -1)
    return next((owner[:-size] for size in sizes if owner.endswith(head[:size])), owner)


def _owner(scene: Scene, slot: Slot, head: str, last: Reading) -> str:
    """What a bare head shares with the last reading: the things counted, or what stands before its head."""
    near = last.slot.clause is slot.clause
    if last.noun_end and near:
        return last.base
    if prefix := _shared_prefix(last.base, head):
        return prefix
    since = scene.layout.clauses[last.slot.clause.index + 1 : slot.clause.index + 1]
    close = len(since) <= _FAR and not any(clause.opener in SEMICOLONS for clause in since[:-1])
    same = "goods" in kinds_of(head, scene.rules)
    owner = _owner_of(last.base, near, same, scene.rules) if close else ""
    return owner or (_firms(scene, slot, last) if "bare" in kinds_of(head, scene.rules) else "")


def _firms(scene: Scene, slot: Slot, last: Reading) -> str:
    """The firms just counted, whose business a bare head is: 入园企业达135家，实现产值…; not 新增企业30家，税收…."""
    rules, opener = scene.rules, slot.clause.opener
    near = slot.clause is last.slot.clause or (opener in COMMAS and slot.clause.index - last.slot.clause.index <= 1)
    counted = last.measure is Measure.LEVEL and not last.verb and not leading_verb(last.indicator, rules)
    firms = last.indicator if near and counted and last.slot.amount.unit in _FIRMS else ""
    return firms if rules.found("firms", firms) else ""


def without_handling(thing: str, rules: QuantityRules) -> str:
    """A thing without the verb that deals with it as a whole: 实施省级重点项目 → 省级重点项目."""
    for rule in rules.of("handling"):
        thing = rule.pattern.sub("", thing, 1) or thing
    return thing


def _spent_on(scene: Scene, slot: Slot, head: str) -> str:
    """What a bare sum (投入资金) was spent on.

    Things just counted, what the clause goes on to say, the topic, what the next clause counts or works on.
    """
    last, layout, rules = scene.last(), scene.layout, scene.rules
    apart = slot.clause.opener in SEMICOLONS and last is not None and last.slot.clause is not slot.clause
    told = last is not None and last.thing and not apart and SPENT not in last.rules and not _befell(last)
    if told and last is not None and _clauses_since(scene, slot, last) <= 1:
        return without_handling(last.thing, rules)
    if thing := purpose_behind(layout, slot, rules):
        return thing
    if named := _work(purpose_before(layout, slot, rules), rules):
        return named
    if slot.clause.index:
        for topic in topics(layout, slot, (), rules):
            return _work(topic, rules) or topic
    if thing := counted_next(scene, slot) or _worked_on_next(scene, slot):
        return thing
    works = (work_of_heading(piece, rules) for piece in scene.topics if not rules.found("frame-heading", piece))
    return next((work for work in works if work and work not in head), "")


def _work(phrase: str, rules: QuantityRules) -> str:
    """The piece of work that a phrase names: 老城区改造 of 老城区改造工作; nothing where it names none."""
    return match["work"] if (match := rules.fullmatch("work", phrase)) else ""


def _bought(scene: Scene, slot: Slot) -> str:
    """What a sum was put to, in the same clause: 投资4400万元购置公交车80辆, 投入500万元实施河道整治."""
    layout, rules = scene.layout, scene.rules
    behind = next((s for s in layout.slots if s.start > slot.start and s.clause is slot.clause), None)
    words = layout.words(slot.end, behind.start if behind else slot.clause.end)
    start = trim(words, 0, len(words), rules).start
    verb = leading_verb(words[start:], rules)
    if not verb:
        return ""
    if behind is None or words.endswith("等") or start + len(verb) == len(words.removesuffix("了")):
        thing = _all_bought(scene, behind) if behind else words[start:]
        thing = thing if behind else listed_last(thing[len(verb) :].removeprefix("了"))
        return without_handling(thing, rules) if len(thing) > 1 else ""
    noun = noun_and_rest(layout.words(behind.end, behind.right), rules)[0]
    said = without_handling(words[start:], rules).removeprefix("了") + noun  # 完成了保护区|三家|企业搬迁
    return said if "、" not in words else ""


def _all_bought(scene: Scene, slot: Slot) -> str:
    """The things counted last in a clause, all of them where they are a list: 新建34公里|供水、排水管网."""
    layout, clause = scene.layout, slot.clause
    alone = not any(s.start > slot.start and s.clause is clause for s in layout.slots)
    whole = noun_and_rest(layout.words(slot.end, clause.end), scene.rules)[0] if alone else ""
    listed = "、" in whole and "等" not in whole and len(whole) <= _LONGEST_OBJECT
    thing = whole if listed else noun_and_rest(layout.words(slot.end, slot.right), scene.rules)[0]
    body, of, work = thing.partition("的")
    return work if of and len(body) == 1 else thing  # 5个|村的饮水安全工程


def _worked_on_next(scene: Scene, slot: Slot) -> str:
    """What the next clause, without a number, works on: 投资14亿元，加大农业基础设施建设."""
    layout, index = scene.layout, slot.clause.index + 1
    clause = layout.clauses[index] if index < len(layout.clauses) else None
    if clause is None or clause.inner or clause.opener in (*SEMICOLONS, "。"):
        return ""
    said = layout.words(clause.start, clause.end)
    if match := scene.rules.match("worked-over", said):
        thing, count = listed_last(match["thing"]), next((s for s in layout.slots if s.clause is clause), None)
        return thing.replace(layout.words(count.start, count.end) if count else "", "") + match["act"]
    if layout.counts(clause):
        return ""
    thing = next(topic_of(said, scene.rules), "")
    return thing if len(thing) > _SAME_HEAD else _whole_object(said, scene.rules)


def _whole_object(said: str, rules: QuantityRules) -> str:
    """All that a clause says is done: 实施了|危房改造、饮水安全等工程; nothing where it tells what became of things."""
    said = said[trim(said, 0, len(said), rules).start :]
    thing = said[len(leading_verb(said, rules)) :].removeprefix("了")
    listed = 2 * _LONGEST_OBJECT if thing.endswith(_WORKS) else _LONGEST_OBJECT
    fits = thing != said and _SAME_HEAD < len(thing) <= listed
    return thing if fits and (thing.endswith(_WORKS) or not noun_and_rest(thing, rules)[1]) else ""


def counted_next(scene: Scene, slot: Slot) -> str:
    """The thing that the next clause counts, without its verb: 投资1.4亿元，完成移民搬迁7236人."""
    layout = scene.layout
    behind = next((s for s in layout.slots if s.start > slot.start), None)
    if behind is None or behind.clause.index != slot.clause.index + 1 or behind.clause.starts:
        return ""
    begin = trim(layout.text, behind.clause.start, behind.start, scene.rules).start
    words = layout.words(begin, behind.start)
    thing = words[len(leading_verb(words, scene.rules)) :].removeprefix("了")
    if (not thing or thing.endswith("等")) and thing != words:  # 实施了|40个民生项目, 完成甲小学等|3所小学改扩建工程
        named = thing
        thing = _all_bought(scene, behind)
        thing = named + thing if named and 1 < len(thing) <= _SAME_HEAD else thing  # 甲中学改扩建等|5项工程
    last = thing.rpartition("、")[2]
    if last != thing and leading_verb(last, scene.rules) == last:
        return ""  # 配备病房、负压车、建成|4个实验室
    general = scene.rules.fits("anywhere", thing)
    valued = is_indicator(thing, scene.rules) or behind.amount.unit in PERCENT
    if thing == words or len(thing) < _SHORTEST or general or valued:
        return ""
    return thing if len(thing) > _SAME_HEAD else words.replace("了", "")  # 新建道路


def _topic_pieces(scene: Scene, slot: Slot) -> Iterator[str]:
    """Where the topic of a bare head may stand, surest first: its clause, the first one, the one before …"""
    layout, index = scene.layout, slot.clause.index
    yield layout.text[slot.clause.start : slot.start]
    earlier = [layout.text[c.start : c.end] for c in layout.clauses[:index]]
    if earlier and _opens_with_sector(scene, layout.clauses[index - 1]):
        yield earlier[-1]
    yield from earlier[:1]
    yield from reversed(earlier[1:])
    for topic in scene.topics:
        if len(topic) <= NEAR_TOPIC:
            yield topic


def _opens_with_sector(scene: Scene, clause: Clause) -> bool:
    begin = trim(scene.layout.text, clause.start, clause.end, scene.rules).start
    return any(scene.layout.text.startswith(word, begin) for word in scene.rules.sectors)


def _shared_prefix(base: str, head: str) -> str:
    """What stands before the head that a new head varies: 建材市场成交额, then 线上成交额."""
    return base[:-_SAME_HEAD] if len(head) > _SAME_HEAD and base.endswith(head[-_SAME_HEAD:]) else ""


def _owner_of(base: str, near: bool, same: bool, rules: QuantityRules) -> str:
    """What stands before the bare head of an indicator: 规模以上工业总产值 → 规模以上工业."""
    word = rules.heads.tail(base, len(base))
    kinds = rules.heads.kinds.get(word, "").split(",")
    owner = base.removesuffix(word).removesuffix("综合")
    named = any(owner.endswith(sector) for sector in rules.sectors)
    if near and "full" in kinds and len(owner) > 1 and not owner.endswith(_PEOPLE):
        return owner
    if same and "goods" in kinds and len(owner) > 1:
        return owner
    return owner if "bare" in kinds and named else ""
