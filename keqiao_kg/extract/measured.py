"""What an amount measures: reads the slots of a sentence, in order, into readings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from collections.abc import Iterator

from keqiao_kg.extract.clauses import Clause, Layout, Slot
from keqiao_kg.extract.frames import Frame, frame_of
from keqiao_kg.extract.nouns import (
    is_indicator,
    kinds_of,
    leading_verb,
    noun_and_rest,
    share_out,
    trim,
    without_light,
)
from keqiao_kg.extract.readings import Reading
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules

_PERCENT = ("%", "％")
_SAME_HEAD = 3  # characters at the end that make two heads one kind
_NEAR_TOPIC = 16  # characters of a sentence before that is short enough to be a topic


@dataclass(slots=True)
class Scene:
    """What has been read so far in a sentence, and what stood before it."""

    layout: Layout
    rules: QuantityRules
    topics: tuple[str, ...]  # sentence before and headings, nearest first
    readings: list[Reading] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # things that share a predicate, in order …
    turn: int = 0  # … and whose turn it is
    thresholds: dict[int, int] = field(default_factory=dict)  # end of a threshold amount → where its words begin

    def last(self) -> Reading | None:
        """The last reading that later amounts can lean on."""
        return next((r for r in reversed(self.readings) if r.measure is not Measure.THRESHOLD), None)


def read_slots(layout: Layout, topics: tuple[str, ...], rules: QuantityRules) -> list[Reading]:
    """Readings of all slots of a sentence; a slot whose predicate several things share gives one for each."""
    scene = Scene(layout, rules, topics)
    for index, slot in enumerate(layout.slots):
        scene.readings += _read(scene, index, slot)
    return scene.readings


def _read(scene: Scene, index: int, slot: Slot) -> list[Reading]:
    start = _words_from(scene, slot)
    if _is_threshold(scene, index, slot, start):
        return [_threshold(scene, slot, start)]
    frame = frame_of(scene.layout, slot, scene.rules, start)
    shared = _shared(scene, slot, frame)
    if shared:
        return shared
    if frame.measure in (Measure.GROWTH, Measure.CHANGE, Measure.GAP, Measure.RANK):
        return [_relative(scene, slot, frame)]
    return [_level(scene, slot, frame)]


def _words_from(scene: Scene, slot: Slot) -> int:
    """Where the words before an amount begin, behind what earlier amounts of its clause have used."""
    if slot.left in scene.thresholds:
        return scene.thresholds[slot.left]
    last = scene.readings[-1] if scene.readings else None
    if last and last.noun_end and last.slot.clause is slot.clause and last.noun_end <= slot.start:
        return max(slot.item, last.noun_end)
    return slot.item


# ── thresholds ──────────────────────────────────────────────────────────────────────────────────


def _is_threshold(scene: Scene, index: int, slot: Slot, start: int) -> bool:
    """A size with a comparator before a thing that it only sorts: 税收超千万元楼宇."""
    rules, text = scene.rules, scene.layout.text
    if slot.amount.comparator == "eq" and not text.startswith("级", slot.end):
        return False
    if rules.units.kinds.get(slot.amount.unit):
        return False
    behind = text[slot.end : slot.right].lstrip("的级元以上")
    noun, _ = noun_and_rest(behind, rules)
    if not noun or not rules.counted.tail(noun, len(noun)):
        return False
    head = text[trim(text, start, slot.start, rules).start : slot.start]
    if head.endswith("规模"):
        return False
    following = scene.layout.slots[index + 1] if index + 1 < len(scene.layout.slots) else None
    counted = following is not None and following.clause is slot.clause
    return counted or bool(slot.amount.unit.endswith(("元", "美元"))) or not slot.first


def _threshold(scene: Scene, slot: Slot, start: int) -> Reading:
    rules, text = scene.rules, scene.layout.text
    scene.thresholds[slot.end] = start
    begin = trim(text, start, slot.start, rules).start
    head = scene.layout.words(begin, slot.start)
    behind = text[slot.end : slot.right]
    noun, _ = noun_and_rest(behind.lstrip("的级"), rules)
    end = slot.end + behind.find(noun) + len(noun)
    verb = leading_verb(head, rules)
    size = head[len(verb) :].strip("的") or "规模"
    if size != "规模" and not is_indicator(size, rules):
        size = "规模"
    quote = begin + (len(verb) if verb else 0)
    frame = Frame(Measure.THRESHOLD, 1, begin, slot.start, (), rules=("threshold",))
    if not verb and _among(scene, slot) and scene.readings:
        verb = scene.readings[-1].verb
    indicator = (verb if size == "规模" else "") + noun + size
    return Reading(slot, frame, Measure.THRESHOLD, indicator, indicator, quote, end, rules=["threshold"])


# ── one predicate for several things ────────────────────────────────────────────────────────────


def _shared(scene: Scene, slot: Slot, frame: Frame) -> list[Reading]:
    """分别 gives each thing its own value, 均 gives the same value to all."""
    rules, text = scene.rules, scene.layout.text
    words = [token.word for token in frame.tokens if token.kind == "shared"]
    begin = trim(text, frame.start, frame.end, rules).start
    head = without_light(scene.layout.words(begin, frame.end), rules)
    if any("分别" in word for word in words):
        if head:
            scene.names, scene.turn = share_out(head, rules), 0
        else:
            scene.turn = 0
        return [_turn(scene, slot, frame, begin)] if scene.names else []
    if head:
        scene.names = []
    if words and head:
        names = share_out(head, rules)
        if len(names) > 1:
            return [_relative(scene, slot, frame, name) for name in names]
    if scene.names and not head and scene.readings and scene.readings[-1].slot.clause.end <= slot.start:
        scene.turn = 0
        return [_turn(scene, slot, frame, begin)]
    if scene.names and not head and not slot.first:
        scene.turn += 1
        return [_turn(scene, slot, frame, begin)] if scene.turn < len(scene.names) else []
    return []


def _turn(scene: Scene, slot: Slot, frame: Frame, begin: int) -> Reading:
    name = scene.names[scene.turn]
    last = scene.last()
    bare = not frame.tokens and frame.measure is Measure.LEVEL and last is not None
    if bare and last is not None:
        frame = Frame(
            last.measure, last.frame.sign, frame.start, frame.end, last.frame.tokens, last.frame.scope, "", ("shared",)
        )
    reading = _relative(scene, slot, frame, name)
    if bare and last is not None:
        reading.start = last.start
    return reading


# ── growth, change, gap, rank ───────────────────────────────────────────────────────────────────


def _relative(scene: Scene, slot: Slot, frame: Frame, name: str = "") -> Reading:
    """A statement about something that may have been named before."""
    text = scene.layout.text
    begin = trim(text, frame.start, frame.end, scene.rules).start
    head = name or without_light(scene.layout.words(begin, frame.end), scene.rules)
    last = scene.last()
    base = _with_topic(scene, head, slot) if head else _carried(scene, slot)
    start = begin if head else _quote_start(scene, slot, frame)
    indicator = _indicator(frame, base, last if not head else None, scene)
    rules = [*frame.rules, *([] if head else ["carried"])]
    measure = _bounded(frame, base, scene.rules)
    if measure is Measure.LEVEL and slot.amount.unit in _PERCENT and frame.has("rate"):
        measure = Measure.GROWTH
    return Reading(slot, frame, measure, base, indicator, start, slot.end, rules=rules)


def _bounded(frame: Frame, base: str, rules: QuantityRules) -> Measure:
    """Growth of what is itself a share is a change of it: 公司化率达到32.9%、提高15%."""
    share = rules.bounded.kinds.get(rules.bounded.tail(base, len(base))) == "y"
    return Measure.CHANGE if frame.measure is Measure.GROWTH and share and not frame.has("rate") else frame.measure


def _quote_start(scene: Scene, slot: Slot, frame: Frame) -> int:
    """Where the quote begins whose noun phrase stands in an earlier item or clause."""
    last = scene.last()
    if last and last.slot.clause is slot.clause:
        return last.start
    marks = [t.start for t in frame.tokens if t.kind in ("up", "down", "rate", "reach", "shared")]
    return min(marks, default=slot.start)


def _indicator(frame: Frame, base: str, last: Reading | None, scene: Scene) -> str:
    short = scene.rules.short.get(base, base)
    if frame.share:
        return f"{base}占{frame.share}"
    if frame.measure is Measure.RANK:
        rate = "增速" if last and last.measure is Measure.GROWTH and not base.endswith("增速") else ""
        return f"{base}{rate or ('增速' if frame.has('rate') else '')}{frame.scope}排名"
    if frame.measure is Measure.GAP:
        rate = frame.has("rate") or (last is not None and last.measure is Measure.GROWTH)
        return f"{base}增速" if rate and not base.endswith(("增速", "增幅")) else base
    if frame.measure is Measure.CHANGE and last and last.measure is Measure.RANK:
        return last.indicator
    return short


def _carried(scene: Scene, slot: Slot) -> str:
    """What is measured where the amount's own words do not say it."""
    last = scene.last()
    if last:
        return last.base
    del slot
    return next((topic for topic in scene.topics if topic), "")


def _with_topic(scene: Scene, head: str, slot: Slot) -> str:
    """A bare head (增加值) with its topic: the things just counted, or the branch spoken of."""
    kinds = kinds_of(head, scene.rules)
    last = scene.last()
    if "thing" in kinds and last and last.thing and slot.clause.index - last.slot.clause.index <= 1:
        return last.thing + head
    if "bare" not in kinds:
        return head
    if last and (prefix := _shared_prefix(last.base, head)):
        return prefix + head
    for piece in _topic_pieces(scene, slot):
        topic = _sector(piece, scene.rules)
        if topic and topic not in head:
            return topic + head
    return head


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
        if len(topic) <= _NEAR_TOPIC:
            yield topic


def _opens_with_sector(scene: Scene, clause: Clause) -> bool:
    begin = trim(scene.layout.text, clause.start, clause.end, scene.rules).start
    return any(scene.layout.text.startswith(word, begin) for word in scene.rules.sectors)


def _shared_prefix(base: str, head: str) -> str:
    """What stands before the head that a new head varies: 轻纺城市场群成交额, then 网上成交额."""
    return base[:-_SAME_HEAD] if len(head) > _SAME_HEAD and base.endswith(head[-_SAME_HEAD:]) else ""


def _sector(piece: str, rules: QuantityRules) -> str:
    places = [(place + len(word), len(word), word) for word in rules.sectors if (place := piece.rfind(word)) >= 0]
    return rules.sectors[max(places)[2]] if places else ""


# ── levels and durations ────────────────────────────────────────────────────────────────────────


def _level(scene: Scene, slot: Slot, frame: Frame) -> Reading:
    rules, layout = scene.rules, scene.layout
    begin = trim(layout.text, frame.start, frame.end, rules).start
    head = layout.words(begin, frame.end)
    behind = _behind(scene, slot, frame, begin, head)
    if behind:
        return behind
    if not head and not frame.share:
        return _headless(scene, slot, frame)
    phrase = without_light(head, rules)
    phrase = phrase if is_indicator(phrase, rules) else head
    begin += len(head) - len(phrase) if head.endswith(phrase) else 0
    if frame.share:
        return _share_of(scene, slot, frame, phrase, begin)
    verb = leading_verb(phrase, rules)
    phrase = phrase.replace("争创", "创建", 1) if phrase.startswith("争创") else phrase
    verb = leading_verb(phrase, rules)
    indicator = phrase if verb else _list_verb(scene, slot, phrase) + phrase
    indicator = _with_topic(scene, indicator, slot)
    indicator = rules.short.get(indicator, indicator)
    indicator = _underwent(indicator, phrase, slot, rules)
    measure = frame.measure
    base = phrase if phrase in rules.short else indicator
    reading = Reading(slot, frame, measure, base, indicator, begin, slot.end, rules=list(frame.rules))
    reading.verb = verb or (indicator[: -len(phrase)] if indicator.endswith(phrase) else "")
    reading.thing = indicator if not is_indicator(indicator, rules) else ""
    reading.older = any(token.kind == "from" for token in frame.tokens)
    if measure is Measure.DURATION:
        reading.indicator = _duration_name(indicator, slot)
    return reading


def _underwent(indicator: str, phrase: str, slot: Slot, rules: QuantityRules) -> str:
    """Companies counted by what they underwent: 主板上市1家 → 主板上市企业, 企业上云9000家 → 上云企业."""
    event = rules.heads.tail(phrase, len(phrase))
    if slot.amount.unit not in ("家", "户") or rules.heads.kinds.get(event) != "event":
        return indicator
    if phrase == f"企业{event}":
        return f"{event}企业"
    return indicator if "企业" in phrase else indicator + "企业"


def _list_verb(scene: Scene, slot: Slot, phrase: str) -> str:
    """The verb that an item without one takes over from the items before it."""
    last = scene.last()
    if not last or not last.verb or is_indicator(phrase, scene.rules):
        return ""
    same = last.slot.clause is slot.clause or _among(scene, slot)
    quoted = phrase.startswith("“") and last.slot.amount.unit == slot.amount.unit
    return last.verb if same or quoted else ""


def _among(scene: Scene, slot: Slot) -> bool:
    """Whether the clause speaks of a part of what the one before counted."""
    return scene.layout.text.startswith("其中", slot.clause.start)


def _share_of(scene: Scene, slot: Slot, frame: Frame, phrase: str, begin: int) -> Reading:
    base = phrase or _carried(scene, slot)
    start = begin if phrase else scene.layout.text.find("占", frame.end)
    indicator = f"{base}占{frame.share}"
    return Reading(slot, frame, Measure.LEVEL, indicator, indicator, start, slot.end, rules=[*frame.rules, "share"])


def _headless(scene: Scene, slot: Slot, frame: Frame) -> Reading:
    """A bare value: of the thing before (由A增加到B, 达到 X), in its measure where the unit is the same."""
    last = scene.last()
    base = _carried(scene, slot)
    measure = frame.measure
    if last and last.measure is Measure.GROWTH and slot.amount.unit == last.slot.amount.unit:
        measure = Measure.GROWTH
        frame = replace(frame, sign=last.frame.sign)
    indicator = last.indicator if last and measure is last.measure else scene.rules.short.get(base, base)
    start = last.start if last and last.slot.clause is slot.clause else _words_start(scene, slot, frame)
    return Reading(slot, frame, measure, base, indicator, start, slot.end, rules=[*frame.rules, "carried"])


def _words_start(scene: Scene, slot: Slot, frame: Frame) -> int:
    del scene
    marks = [t.start for t in frame.tokens if t.kind in ("up", "down", "rate", "reach", "adverb")]
    return min(marks, default=slot.start)


def _duration_name(indicator: str, slot: Slot) -> str:
    if indicator.endswith(("时间", "年数", "时限", "期限", "周期", "工期")):
        return indicator
    return indicator + ("年数" if slot.amount.unit == "年" and "连续" in indicator else "时间")


def _behind(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading | None:
    """The reading of an amount that counts the noun behind it, or None where the noun stands before it."""
    rules, text = scene.rules, scene.layout.text
    right = scene.layout.words(slot.end, _stop(scene, slot))
    if not right or frame.share or frame.measure is Measure.DURATION:
        return None
    noun, rest = noun_and_rest(right.lstrip("的"), rules)
    if not noun:
        return None
    if size := _size_of(scene, head):
        return _sized(scene, slot, frame, begin, size, noun)
    if right.startswith("的") and not head:
        return None
    keep = _left_of_count(scene, head, frame)
    if keep is None:
        return None
    verb, owner = keep
    done = trim_rest(rest, rules)
    if owner:
        indicator = f"{owner}{done}的{noun}" if done else f"{owner}的{noun}"
    elif verb:
        indicator = verb + noun
    else:
        carried = _list_verb(scene, slot, noun) if not slot.first else ""
        indicator = f"{done}的{noun}" if done and not carried else carried + noun
    end = slot.end + len(text[slot.end : slot.right].rstrip("。")) if not verb else text.find(noun, slot.end) + len(noun)
    start = begin if (verb or owner) else slot.start
    reading = Reading(slot, frame, frame.measure, indicator, indicator, start, end, rules=[*frame.rules, "noun-behind"])
    reading.verb, reading.thing, reading.noun_end = verb, indicator, max(slot.end, text.find(noun, slot.end) + len(noun))
    return reading


def _size_of(scene: Scene, head: str) -> str:
    """The size that a phrase ends with (设立规模 → 规模), or nothing."""
    for rule in scene.rules.of("size"):
        match = rule.pattern.search(head)
        before = head[: match.start()] if match else head
        if match and (leading_verb(before, scene.rules) == before or before.endswith("的")):
            return str(match["size"])
    return ""


def _sized(scene: Scene, slot: Slot, frame: Frame, begin: int, size: str, noun: str) -> Reading:
    """The size of the thing named behind it: 占地300亩的颛顼公园, 规模10亿元以上新兴产业引导基金."""
    text = scene.layout.text
    head = text[begin : frame.end]
    begin += head.rfind(size)
    end = text.find(noun, slot.end) + len(noun)
    full = scene.rules.short.get(size, size)
    reading = Reading(slot, frame, frame.measure, noun + full, noun + full, begin, end, rules=[*frame.rules, "size-of-a-thing"])
    reading.noun_end, reading.owner = end, noun
    return reading


def _stop(scene: Scene, slot: Slot) -> int:
    """Where the words behind a count end: behind a threshold that touches it (3个过三千亿元城市)."""
    following = next((s for s in scene.layout.slots if s.start == slot.end and s.clause is slot.clause), None)
    return following.right if following else slot.right


def _left_of_count(scene: Scene, head: str, frame: Frame) -> tuple[str, str] | None:
    """(verb, owner) of a count with its noun behind it; None where the words before it are its noun."""
    rules = scene.rules
    head += "".join(token.word for token in reversed(frame.tokens) if token.kind in ("up", "reach"))
    head = head.removesuffix("了") or head
    if not head or head == "实现" or any(rule.pattern.search(head) for rule in rules.of("preposition")):
        return "", ""
    for rule in rules.of("etcetera"):
        match = rule.pattern.search(head)
        if match:
            return match["keep"], ""
    if head.endswith("的"):
        return "", head[:-1]
    verb = leading_verb(head, rules)
    if verb == head or rules.verbs.tail(head, len(head)):
        return head, ""
    return (verb, "") if verb and "、" in head else None


def trim_rest(rest: str, rules: QuantityRules) -> str:
    """What became of the things counted, without adverbs: 全部落户 → 落户."""
    at = 0
    while at < len(rest):
        word = rules.lead.lead(rest, at, len(rest))
        if not word or rules.lead.kinds[word] == "light":
            break
        at += len(word)
    return rest[at:] if len(rest) - at <= 16 else ""
