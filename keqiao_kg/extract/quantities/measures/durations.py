"""Times that something lasts, comes early or takes: 连续8年全国第一, 提前一年完成, 2小时内到达."""

from __future__ import annotations

from dataclasses import replace

from keqiao_kg.extract.numbers.amounts import RUNS
from keqiao_kg.extract.quantities.measures.bare_values import bare_value
from keqiao_kg.extract.quantities.phrases.acts import LONGEST_REST
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, without_light
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene, carried
from keqiao_kg.extract.quantities.phrases.wording import without_circumstance
from keqiao_kg.model import Comparator, Measure

_TIMES = ("时间", "年数", "时限", "期限", "周期", "工期", "时长")
_LASTING = ("连续", "提前")
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


def lasting(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading:
    """A duration: what goes on (连续十四年获评 …), comes early (提前一年完成 …) or takes its time."""
    for rule in scene.rules.of("circle"):
        if match := rule.pattern.match(scene.layout.text, slot.end, slot.right):
            circle = match["thing"] + _TIMES[0]
            return Reading(slot, frame, Measure.DURATION, circle, circle, slot.start, match.end(), rules=[rule.name])
    if run := run_of_years(scene, slot):
        base = _bare(head, scene) or carried(scene, slot)
        base += run + _TIMES[0]  # 粮食产量实现“八连增”
        start = begin if head else slot.start
        return Reading(
            slot, frame, Measure.DURATION, base, base, start, slot.end, thing=base.removesuffix(run + _TIMES[0])
        )
    words = [token.word for token in frame.tokens]
    right = _through_value(scene, slot)
    behind = scene.layout.words(slot.end, right).lstrip("的")
    for rule in scene.rules.of("time-taken"):
        head, behind = ("" if rule.pattern.fullmatch(head) else head), rule.pattern.sub("", behind, 1)
    behind = behind[:LONGEST_REST]
    doing = head + ("连续" if any("连续" in word for word in words) else "") + (behind if words or not head else "")
    if not head and behind and scene.rules.opens("held", behind):
        doing = (last.base if (last := scene.last()) else "") + doing
    early = "提前" if any("提前" in word for word in words) else ""
    base = without_circumstance(doing, scene.rules) or carried(scene, slot)
    if not doing and is_indicator(base, scene.rules) and not any(word.startswith(_LASTING) for word in words):
        return bare_value(scene, slot, replace(frame, measure=Measure.LEVEL))
    if not base.endswith(_TIMES):
        base += early + "时间"
    own = [token.start for token in frame.tokens if token.word not in scene.rules.modality.kinds]
    start = begin if head else min(own, default=slot.start)
    end = right if behind and (words or not head) else slot.end
    reading = Reading(slot, frame, Measure.DURATION, base, base, start, end, rules=list(frame.rules))
    reading.thing = head
    limited = scene.rules.opens("time-limit", scene.layout.text, slot.end)
    if limited and slot.amount.upper is None:
        reading.comparator = Comparator.LE  # 2小时内到达现场
    return reading
