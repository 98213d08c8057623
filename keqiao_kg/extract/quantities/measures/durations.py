"""Times that something lasts, comes early or takes: 连续8年全国第一, 提前一年完成, 2小时内到达."""

from __future__ import annotations

import re
from dataclasses import replace

from keqiao_kg.extract.numbers.amounts import RUNS
from keqiao_kg.extract.quantities.measures.bare_values import bare_value
from keqiao_kg.extract.quantities.measures.runs import RUNNING, head_of_run, running, said_of_run, through_values
from keqiao_kg.extract.quantities.phrases.acts import LONGEST_REST
from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, Clause, Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame, peel
from keqiao_kg.extract.quantities.phrases.nouns import (
    clause_words,
    ends_in_thing,
    is_indicator,
    leading_verb,
    noun_and_rest,
    trim,
    without_light,
)
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene, carried
from keqiao_kg.extract.quantities.phrases.wording import without_circumstance, worded
from keqiao_kg.extract.words import words
from keqiao_kg.model import Comparator, Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_TIMES = word_set("times")
_LASTING = word_set("lasting")
_SET, _SETTING = "创", word_set("setting-a-record")
_BROUGHT_ABOUT = word_set("brought-about")
_KEPT_UP = word_set("kept-up")
_JOINTS = word_set("list-joints")
_EARLY, _CAME_ABOUT = "提前", "实现"
_SHORTEST_WORK = 4  # characters of what is carried out or done for so long
_WORD = 2  # characters of a word
_JOINS = frozenset("和及与")


def _through_value(scene: Scene, slot: Slot) -> int:
    """Where the words behind a time end: with the rank or value held so long (连续8年全国第一, 保持98%以上)."""
    behind = next((s for s in scene.layout.slots if s.start >= slot.end), None)
    if behind is None or behind.clause is not slot.clause:
        listed = scene.layout.words(slot.right, slot.clause.end).rpartition("等")[2]
        whole = slot.clause.end - slot.end <= LONGEST_REST and 0 < len(listed) <= _WORD
        return slot.clause.end if whole else slot.right
    if slot.right < behind.start:
        return slot.right
    ranked = behind.amount.rules[0].startswith("amount-rank")
    between = scene.layout.words(slot.end, behind.start)
    held = scene.rules.opens("held", between)
    return behind.end if ranked or held else slot.right


def run_of_years(scene: Scene, slot: Slot) -> str:
    """What went on so many years: 连续增长 of 八连增; else nothing."""
    return next((said for word, said in RUNS.items() if scene.layout.text.startswith(word, slot.end - _WORD)), "")


def _bare(head: str, scene: Scene) -> str:
    """A head without what only says that it came about: 粮食总产量|实现了历史罕见的."""
    for rule in scene.rules.of("came-about"):
        head = rule.pattern.sub("", head, 1)
    return without_light(head, scene.rules)


def _of_thing(scene: Scene, slot: Slot, head: str) -> tuple[str, int]:
    """How long a thing has been so, and where its words end: 闲置|八年之久|的厂房 → 厂房闲置时间; else nothing."""
    rules = scene.rules
    behind = scene.layout.words(slot.end, slot.right)
    if next_one := next((s for s in scene.layout.slots if s.start == slot.right and behind.endswith("的")), None):
        behind += scene.layout.words(next_one.end, next_one.right)  # 运营24年的|47家|经营户
    for rule in rules.of("lasted"):
        match = rule.pattern.match(behind)
        thing = noun_and_rest(match["thing"], rules)[0] if match else ""
        for spent in rules.of("time-spent"):
            thing = spent.pattern.sub("", thing, 1)
        thing = thing[:-1] if thing and thing[words(thing)[-1][0] :] in _JOINS else thing  # 甲工程|和|总投资…的乙工程
        if match is None or not thing or rules.fits("time-taken", thing):
            continue
        if rules.found("history", thing):
            end = scene.layout.text.find(thing, slot.end) + len(thing)
            return thing + ("" if thing.endswith(_TIMES) else _TIMES[0]), end
        state = m[0] if (m := rules.search("state-of", head)) else ""
        return (thing + state + _TIMES[0], slot.end + match.start("thing") - 1) if head else ("", 0)
    return "", 0


def _parts(scene: Scene, slot: Slot, head: str, right: int, *, lasts: bool) -> tuple[str, str]:
    """The words before and behind a time that say what takes so long: (公园, 开放), (, 完成征迁), (企业开办时间, )."""
    rules = scene.rules
    behind = scene.layout.words(slot.end, right).lstrip("的")
    for rule in rules.of("time-taken"):
        head, behind = ("" if rule.pattern.fullmatch(head) else head), rule.pattern.sub("", behind, 1)
    if lasts:
        return head, behind[:LONGEST_REST]
    head = head.rpartition("、")[2]
    for rule in rules.of("time-spent"):
        head = rule.pattern.sub("", head, 1)
    if peel(behind, 0, len(behind), rules)[0] == 0:
        return head, ""  # 从120天|压减至
    return head, behind[trim(behind, 0, len(behind), rules).start :][:LONGEST_REST]


def _doing(head: str, behind: str, rules: QuantityRules) -> str:
    """What takes a time: a thing with what it does (公园|开放), else the words before the time, else those behind."""
    thing = head[len(leading_verb(head, rules)) :]
    done = next((word for word in _KEPT_UP if head.endswith(word)), "")
    if done and len(behind) >= _SHORTEST_WORK and not all(noun_and_rest(behind, rules)):
        return head[: -len(done)] + behind  # 对污染源实行24小时在线监控
    acts = not noun_and_rest(behind, rules)[0] or leading_verb(behind, rules)
    last = thing[words(thing)[-1][0] :] if thing else ""
    verbal = last in rules.acting or last in rules.verbs.kinds or thing.endswith("了")
    return thing + behind if thing and behind and acts and not verbal and not head.endswith(_TIMES) else head or behind


def _deed_behind(scene: Scene, slot: Slot) -> str:
    """What was done in a time alone in its clause: 利用20天时间，|完成土地收储, 用两年时间|在36个城市实现….

    Told by what the clause goes on to say beyond its next number, else by the next clause; of a list its first item.
    """
    layout, rules, index = scene.layout, scene.rules, slot.clause.index + 1
    ends = [slot.end, *(s.end for s in layout.slots if s.clause is slot.clause and _fellow(scene, slot, s))]
    said = layout.words(ends[-1], slot.clause.end)
    for rule in rules.of("time-taken"):
        said = rule.pattern.sub("", said.lstrip("的"), 1)
    if len(said) >= _SHORTEST_WORK and len(said) <= LONGEST_REST:
        return said
    if index >= len(layout.clauses) or layout.clauses[index].inner or layout.clauses[index].opener not in COMMAS:
        return ""
    clause = layout.clauses[index]
    said = clause_words(layout, clause, rules)
    said = said.partition("、")[0] if layout.counts(clause) else said
    said = _first_deed(scene, clause) if layout.counts(clause) and len(said) > LONGEST_REST else said
    deed = said if said.startswith(_CAME_ABOUT) or layout.counts(clause) else worded(said, rules)
    opens = deed[: words(deed)[0][1]] if deed else ""
    acts = leading_verb(deed, rules) or rules.lead.lead(said, 0, len(said)) or opens in rules.acting
    return deed if acts and len(deed) <= LONGEST_REST else ""


def _first_deed(scene: Scene, clause: Clause) -> str:
    """What a clause does to the first things that it counts, without their number: 解决|75万户|困难家庭…."""
    first = next((slot for slot in scene.layout.slots if slot.clause is clause), None)
    begin = trim(scene.layout.text, clause.start, clause.end, scene.rules).start
    thing = noun_and_rest(scene.layout.words(first.end, first.right), scene.rules)[0] if first else ""
    return scene.layout.words(begin, first.start) + thing if first and thing else ""


def _run(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, run: str) -> Reading:
    """What went on so many years: 粮食产量实现“八连增” → 粮食产量连续增长时间."""
    base = _bare(head, scene) or carried(scene, slot)
    indicator = base + run + _TIMES[0]
    start = begin if head else slot.start
    return Reading(slot, frame, Measure.DURATION, indicator, indicator, start, slot.end, thing=base, rules=["run"])


def _record(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, record: re.Match[str]) -> Reading:
    """For how long no value was higher or lower: 粮食产量创20年新高 → 粮食产量创新高时间."""
    what = _SET + record["what"]
    thing = next((head[: -len(word)] for word in _SETTING if head.endswith(word)), head) or carried(scene, slot)
    indicator = thing + what + _TIMES[0]
    start = begin if head else slot.start
    return Reading(slot, frame, Measure.DURATION, thing, indicator, start, record.end(), rules=["record"])


def lasting(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading:
    """A duration: what goes on (连续十四年获评 …), comes early (提前一年完成 …) or takes its time."""
    for rule in scene.rules.of("circle"):
        if match := rule.pattern.match(scene.layout.text, slot.end, slot.right):
            return _of_what_lasts(scene, slot, frame, begin, head, match, rule.name)
    if run := run_of_years(scene, slot):
        return _run(scene, slot, frame, begin, head, run)
    said = [] if frame.has("from") else [token.word for token in frame.tokens]
    if any(word.startswith(_LASTING) for word in said):
        return _goes_on(scene, slot, frame, begin, head)
    of, end = _of_thing(scene, slot, head or "".join(said))
    if of:
        start = begin if head else min((token.start for token in frame.tokens), default=slot.start)
        return Reading(slot, frame, Measure.DURATION, of, of, start, end, rules=["time-of"])
    if (record := scene.rules.match("record", scene.layout.text, slot.end, slot.right)) and not said:
        return _record(scene, slot, frame, begin, head, record)
    return _taken(scene, slot, frame, begin, head, lasts=bool(said))


def _goes_on(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading:
    """A time that something went on (连续) or came early (提前)."""
    right = through_values(scene, slot) or _through_value(scene, slot)
    run = running(frame)
    if run:
        head, begin = head_of_run(scene, frame, begin, head, run.start)
    behind = scene.layout.words(slot.end, right).lstrip("的")
    if not run:
        for rule in scene.rules.of("time-taken"):
            behind = rule.pattern.sub("", behind, 1)
    behind = behind[:LONGEST_REST]
    doing = said_of_run(scene, slot, behind) if run and not head and behind else head + RUNNING * bool(run) + behind
    base = without_circumstance(doing, scene.rules) or carried(scene, slot)
    end = right if behind else slot.end
    early = "" if run else _EARLY
    if early and not head and (done := next((word for word in _BROUGHT_ABOUT if base.startswith(word)), "")):
        base, early = base[len(done) :] + _EARLY + done, ""  # 提前一年|实现空调全覆盖 → 空调全覆盖提前实现时间
    return _as_time(slot, frame, base, (begin, end), head, scene, early=early)


def _taken(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, *, lasts: bool) -> Reading:
    """A time that something takes: 2小时内到达现场, 企业开办时间压减至3天, 用20天时间，完成土地收储."""
    right = _through_value(scene, slot)
    head, behind = _parts(scene, slot, head, right, lasts=lasts)
    if not head and behind and (told := _things_before(scene, slot)):
        head, begin = told
    doing = head + behind if lasts else _doing(head, behind, scene.rules)
    if not head and behind and scene.rules.opens("held", behind):
        doing = (last.base if (last := scene.last()) else "") + doing
    base = without_circumstance(doing, scene.rules) or _deed_behind(scene, slot) or carried(scene, slot)
    if not doing and is_indicator(base, scene.rules):
        return _newer(scene, bare_value(scene, slot, replace(frame, measure=Measure.LEVEL)))
    end = right if behind and doing.endswith(behind) else slot.end
    reading = _as_time(slot, frame, base, (begin, end), head, scene)
    reading = reading if doing else _newer(scene, reading)
    limited = scene.rules.opens("time-limit", scene.layout.text, slot.end)
    if limited and slot.amount.upper is None:
        reading.comparator = Comparator.LE  # 2小时内到达现场
    return reading


def _newer(scene: Scene, reading: Reading) -> Reading:
    """The newer of two times of one clause, with the words of both: 企业开办时间由8天|压减至3天."""
    last = scene.readings[-1] if scene.readings else None
    if last and last.measure is Measure.DURATION and last.slot.clause is reading.slot.clause and last.frame.has("from"):
        reading.start = last.start
    return reading


def _fellow(scene: Scene, one: Slot, two: Slot) -> bool:
    """Whether a time stands behind another that takes the same words: 用45天和24天实现清零."""
    return two.amount.unit == one.amount.unit and scene.layout.words(one.end, two.start) in _JOINTS


def _things_before(scene: Scene, slot: Slot) -> tuple[str, int] | None:
    """Things counted right before in the clause, and where their words begin: 363户农房|用时3天全部签约."""
    last = scene.readings[-1] if scene.readings else None
    if last is None or last.slot.clause is not slot.clause or not last.noun_end or last.noun_end > slot.start:
        return None
    noun = noun_and_rest(scene.layout.words(last.slot.end, slot.start), scene.rules)[0]
    for spent in scene.rules.of("time-spent"):
        noun = spent.pattern.sub("", noun, 1)
    noun = noun.removeprefix("的")
    alone = "、" not in noun and "和" not in noun
    return (noun, last.start) if noun and alone and (len(noun) >= _WORD or ends_in_thing(noun, scene.rules)) else None


def _as_time(
    slot: Slot, frame: Frame, base: str, span: tuple[int, int], head: str, scene: Scene, early: str = ""
) -> Reading:
    """The reading of how long something takes or goes on, or how early it comes; `span` with the words of its head."""
    if not base.endswith(_TIMES):
        base += early + _TIMES[0]
    own = [token.start for token in frame.tokens if token.word not in scene.rules.modality.kinds]
    start = span[0] if head else min(own, default=slot.start)
    reading = Reading(slot, frame, Measure.DURATION, base, base, start, span[1], rules=list(frame.rules))
    reading.thing = head
    return reading


def _of_what_lasts(
    scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, match: re.Match[str], rule: str
) -> Reading:
    """How long a circle or a term is: 15分钟|生活圈, 有效衔接|5年|过渡期."""
    thing = match["thing"]
    made = len(head) <= _WORD or head == leading_verb(head, scene.rules)
    made = made or head[words(head)[-1][0] :] in scene.rules.verbs.kinds  # 用好|5年过渡期, 对脱贫县设立|5年过渡期
    where = None if match["term"] else scene.rules.search("circle-place", scene.layout.text[: slot.start])
    owner = where["place"] if where else head if match["term"] and not made else ""
    told = thing + _TIMES[0]
    base = told if where else owner + told
    start = (slot.start if where[0] == owner else where.start()) if where else begin if owner else slot.start
    return Reading(slot, frame, Measure.DURATION, base, owner + told, start, match.end(), rules=[rule])
