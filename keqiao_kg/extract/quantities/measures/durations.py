"""Times that something lasts, comes early or takes: 连续8年全国第一, 提前一年完成, 2小时内到达."""

from __future__ import annotations

import re
from dataclasses import replace

from keqiao_kg.extract.numbers.amounts import RUNS
from keqiao_kg.extract.quantities.measures.bare_values import bare_value
from keqiao_kg.extract.quantities.phrases.acts import LONGEST_REST
from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame, peel
from keqiao_kg.extract.quantities.phrases.nouns import (
    clause_words,
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
_KEPT_UP = word_set("kept-up")
_SHORTEST_WORK = 4  # characters of what is carried out for so long
_WORD = 2  # characters of a word


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
    for rule in rules.of("lasted"):
        match = rule.pattern.match(behind)
        thing = noun_and_rest(match["thing"], rules)[0] if match else ""
        for spent in rules.of("time-spent"):
            thing = spent.pattern.sub("", thing, 1)
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
    """What the next clause says was done in a time alone in its clause: 利用20天时间，|完成土地收储."""
    layout, rules, index = scene.layout, scene.rules, slot.clause.index + 1
    if index >= len(layout.clauses) or layout.clauses[index].inner or layout.clauses[index].opener not in COMMAS:
        return ""
    clause = layout.clauses[index]
    said = clause_words(layout, clause, rules)
    deed = worded(said, rules)
    acts = leading_verb(deed, rules) or rules.lead.lead(said, 0, len(said))
    return deed if acts and not layout.counts(clause) and len(deed) <= LONGEST_REST else ""


def _run(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, run: str) -> Reading:
    """What went on so many years: 粮食产量实现“八连增” → 粮食产量连续增长时间."""
    base = _bare(head, scene) or carried(scene, slot)
    indicator = base + run + _TIMES[0]
    start = begin if head else slot.start
    return Reading(slot, frame, Measure.DURATION, indicator, indicator, start, slot.end, thing=base)


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
            circle = match["thing"] + _TIMES[0]
            return Reading(slot, frame, Measure.DURATION, circle, circle, slot.start, match.end(), rules=[rule.name])
    if run := run_of_years(scene, slot):
        return _run(scene, slot, frame, begin, head, run)
    said = [] if frame.has("from") else [token.word for token in frame.tokens]
    right = _through_value(scene, slot)
    lasts = any(word.startswith(_LASTING) for word in said)
    of, end = ("", 0) if lasts else _of_thing(scene, slot, head or "".join(said))
    if of:
        start = begin if head else min((token.start for token in frame.tokens), default=slot.start)
        return Reading(slot, frame, Measure.DURATION, of, of, start, end, rules=["time-of"])
    if (record := scene.rules.match("record", scene.layout.text, slot.end, slot.right)) and not said:
        return _record(scene, slot, frame, begin, head, record)
    head, behind = _parts(scene, slot, head, right, lasts=bool(said))
    runs = "连续" if any("连续" in word for word in said) else ""
    doing = head + runs + behind if said else _doing(head, behind, scene.rules)
    if not head and behind and scene.rules.opens("held", behind):
        doing = (last.base if (last := scene.last()) else "") + doing
    early = "提前" if any("提前" in word for word in said) else ""
    base = without_circumstance(doing, scene.rules) or _deed_behind(scene, slot) or carried(scene, slot)
    if not doing and is_indicator(base, scene.rules) and not any(word.startswith(_LASTING) for word in said):
        return bare_value(scene, slot, replace(frame, measure=Measure.LEVEL))
    if not base.endswith(_TIMES):
        base += early + "时间"
    own = [token.start for token in frame.tokens if token.word not in scene.rules.modality.kinds]
    start = begin if head else min(own, default=slot.start)
    end = right if behind and doing.endswith(behind) else slot.end
    reading = Reading(slot, frame, Measure.DURATION, base, base, start, end, rules=list(frame.rules))
    reading.thing = head
    limited = scene.rules.opens("time-limit", scene.layout.text, slot.end)
    if limited and slot.amount.upper is None:
        reading.comparator = Comparator.LE  # 2小时内到达现场
    return reading
