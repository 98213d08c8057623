"""Plain values, shares and durations whose noun stands before them or was named earlier."""

from __future__ import annotations

from dataclasses import replace

from keqiao_kg.extract.clauses import Slot
from keqiao_kg.extract.counts import LONGEST_REST, list_verb, read_behind
from keqiao_kg.extract.frames import Frame
from keqiao_kg.extract.nouns import is_indicator, kinds_of, leading_verb, trim, without_light
from keqiao_kg.extract.readings import Reading
from keqiao_kg.extract.scene import Scene, carried, with_topic
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules

_TIMES = ("时间", "年数", "时限", "期限", "周期", "工期", "时长")

_NO_CLASS = ("级", "高", "学", "次", "方面")  # characters that make 等 part of a word: 高等级, 等次
_FORMS = {"争创": "创建", "争取到": "争取", "争取了": "争取"}
_LONGEST_PRODUCT = 6
_REACHED = ("达到", "达", "总数达到", "累计达到", "增至", "增加到", "总量达到")
_ADDED = "新增"
_REACHES = ("覆盖", "惠及")
_PEOPLE = ("人", "人次", "名")


def read_level(scene: Scene, slot: Slot, frame: Frame) -> Reading:
    """The reading of a level or duration."""
    rules, layout = scene.rules, scene.layout
    begin = trim(layout.text, frame.start, frame.end, rules).start
    head = layout.words(begin, frame.end)
    behind = read_behind(scene, slot, frame, begin, head)
    if behind:
        return _with_object(scene, slot, behind)
    if frame.measure is Measure.DURATION:
        return _lasting(scene, slot, frame, begin, head)
    if not head and not frame.share:
        return _headless(scene, slot, frame)
    phrase = without_light(head, rules)
    phrase = phrase if is_indicator(phrase, rules) else head
    begin += len(head) - len(phrase) if head.endswith(phrase) else 0
    if frame.share:
        return _share_of(scene, slot, frame, phrase, begin)
    phrase = _last_act(phrase, rules)
    phrase = _verb_first(_without_examples(phrase, rules), rules)
    for rule in rules.of("inner-light"):
        phrase = rule.pattern.sub(r"\g<owner>\g<head>", phrase, 1)
    for form, plain in _FORMS.items():
        phrase = plain + phrase.removeprefix(form) if phrase.startswith(form) else phrase
    verb = leading_verb(phrase, rules)
    verb = "" if verb == phrase else verb
    indicator = phrase if verb else list_verb(scene, slot, phrase) + phrase
    carried_verb = indicator.removesuffix(phrase)
    indicator = with_topic(scene, indicator, slot)
    indicator = named_flow(rules.short.get(indicator, indicator), slot.amount.unit, rules)
    indicator = _product(scene, slot, indicator)
    indicator = _underwent(indicator, phrase, slot, rules)
    if leading_verb(phrase, rules) == phrase and slot.amount.unit.endswith(_PEOPLE):
        indicator += "人次" if slot.amount.unit.endswith("人次") else "人数"
    measure = frame.measure
    indicator = _acted_on(scene, slot, indicator, verb)
    base = phrase if phrase in rules.short else indicator
    reading = Reading(slot, frame, measure, base, indicator, begin, slot.end, rules=list(frame.rules))
    reading.verb = verb or carried_verb
    last = scene.last()
    about = last.thing if last and "thing" in kinds_of(phrase, rules) else ""
    reading.thing = about if is_indicator(indicator, rules) else indicator
    return reading


def _last_act(phrase: str, rules: QuantityRules) -> str:
    """The last of several acts joined by 、 (建设外贸优品库、精准服务企业 → 服务企业)."""
    before, comma, last = phrase.rpartition("、")
    verbs_alone = all(leading_verb(part, rules) == part for part in before.split("、"))
    if not comma or "“" in last or verbs_alone or not leading_verb(before, rules):
        return phrase
    act = last[trim(last, 0, len(last), rules).start :]
    return act if leading_verb(act, rules) not in ("", act) else phrase


def _without_examples(phrase: str, rules: QuantityRules) -> str:
    """A verb and the class of things behind 等: 新增黄石、咸宁等全国文明城市 → 新增全国文明城市."""
    verb = leading_verb(phrase, rules)
    before, etc, kind = phrase.rpartition("等")
    if not verb or not etc or len(kind) < 2 or verb == before or kind.startswith(_NO_CLASS):
        return phrase
    return verb + kind


def _verb_first(phrase: str, rules: QuantityRules) -> str:
    """The verb of adding before its noun: 果品基地新增 → 新增果品基地."""
    verb = rules.verbs.tail(phrase, len(phrase))
    noun = phrase.removesuffix(verb)
    if not verb.startswith("新") or len(noun) < 3 or leading_verb(phrase, rules):
        return phrase
    kind = noun.rpartition("等")[2]
    return verb + (kind if len(kind) > 1 else noun)


def named_flow(indicator: str, unit: str, rules: QuantityRules) -> str:
    """The value of a flow that only its verb names: 网上销售 of so much money → 网上销售额."""
    for word, (value, units) in rules.flows.items():
        if indicator.endswith(word) and unit.endswith(units) and indicator != word:
            return indicator + value
    return indicator


def _product(scene: Scene, slot: Slot, indicator: str) -> str:
    """A product in a row of products: 电解铝产量23万吨；煤炭1915万吨 → 煤炭产量."""
    rules = scene.rules
    level = next((r for r in reversed(scene.readings) if r.measure is Measure.LEVEL), None)
    if level is None or level.slot.amount.unit != slot.amount.unit or slot.clause.index - level.slot.clause.index > 3:
        return indicator
    head = rules.heads.tail(level.base, len(level.base))
    plain = 2 <= len(indicator) <= _LONGEST_PRODUCT and not is_indicator(indicator, rules)
    if not head.endswith("产量") or not plain or leading_verb(indicator, rules) or slot.clause is level.slot.clause:
        return indicator
    return indicator + head


def _acted_on(scene: Scene, slot: Slot, indicator: str, verb: str) -> str:
    """A verb that leans on the things counted before it: 没收数量 → 没收劣质散煤数量, 覆盖村 → 项目覆盖村."""
    last, rules = scene.last(), scene.rules
    if last is None or not last.thing or slot.clause.index - last.slot.clause.index > 1:
        return indicator
    if verb and indicator == f"{verb}数量" and last.verb == verb:
        return verb + last.thing.removeprefix(verb) + "数量"
    if verb in _REACHES and slot.clause.opener not in ";；。":
        return last.thing[len(leading_verb(last.thing, rules)) :] + indicator
    return indicator


def _with_object(scene: Scene, slot: Slot, reading: Reading) -> Reading:
    """A count of the noun behind it whose verb leans on the things counted before (覆盖338个村)."""
    indicator = _acted_on(scene, slot, reading.indicator, reading.verb)
    reading.base = indicator if indicator != reading.indicator else reading.base
    reading.indicator = indicator
    return reading


def _underwent(indicator: str, phrase: str, slot: Slot, rules: QuantityRules) -> str:
    """Companies counted by what they underwent: 主板上市1家 → 主板上市企业, 企业上云9000家 → 上云企业."""
    event = rules.heads.tail(phrase, len(phrase))
    if slot.amount.unit != "家" or rules.heads.kinds.get(event) != "event":
        return indicator
    if phrase == f"企业{event}":
        return f"{event}企业"
    return indicator if "企业" in phrase else indicator + "企业"


def _share_of(scene: Scene, slot: Slot, frame: Frame, phrase: str, begin: int) -> Reading:
    base = phrase or carried(scene, slot)
    start = begin if phrase else scene.layout.text.find("占", frame.end)
    indicator = f"{base}占{frame.share}"
    return Reading(
        slot, frame, Measure.LEVEL, indicator, indicator, start, slot.end, rules=[*frame.rules, "share"]
    )


def _headless(scene: Scene, slot: Slot, frame: Frame) -> Reading:
    """A bare value: of the thing before (由A增加到B, 达到 X), in its measure where the unit is the same."""
    last = scene.last()
    base = carried(scene, slot)
    measure = frame.measure
    if last and last.measure is Measure.GROWTH and slot.amount.unit == last.slot.amount.unit:
        measure = Measure.GROWTH
        frame = replace(frame, sign=last.frame.sign)
    indicator = last.indicator if last and measure is last.measure else scene.rules.short.get(base, base)
    if any(token.word in _REACHED for token in frame.tokens) and indicator.startswith(_ADDED):
        indicator = base = indicator.removeprefix(_ADDED)  # 新增A 2家、达到29家: 29 is the stock
    start = last.start if last and last.slot.clause is slot.clause else _words_start(slot, frame)
    verb = last.verb if last and last.slot.clause is slot.clause else ""
    return Reading(slot, frame, measure, base, indicator, start, slot.end, verb, rules=[*frame.rules, "carried"])


def _words_start(slot: Slot, frame: Frame) -> int:
    marks = [t.start for t in frame.tokens if t.kind in ("up", "down", "rate", "reach", "adverb")]
    return min(marks, default=slot.start)


def _lasting(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading:
    """A duration: what goes on (连续十四年获评 …), comes early (提前一年完成 …) or takes its time."""
    words = [token.word for token in frame.tokens]
    behind = scene.layout.words(slot.end, slot.right).lstrip("的")[:LONGEST_REST]
    doing = (
        head
        + ("连续" if any("连续" in word for word in words) else "")
        + (behind if words or not head else "")
    )
    early = "提前" if any("提前" in word for word in words) else ""
    base = doing or carried(scene, slot)
    if not base.endswith(_TIMES):
        base += early + ("年数" if slot.amount.unit == "年" and "连续" in base else "时间")
    start = begin if head else min([t.start for t in frame.tokens], default=slot.start)
    end = slot.right if behind and (words or not head) else slot.end
    return Reading(slot, frame, Measure.DURATION, base, base, start, end, rules=list(frame.rules))
