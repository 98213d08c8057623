"""Growth, change, gap and rank, and predicates that several things share (分别, 均)."""

from __future__ import annotations

from dataclasses import replace

from keqiao_kg.extract.quantities.measures.overlaps import dealt_with, of_last, with_fellows, with_shared_words
from keqiao_kg.extract.quantities.measures.thresholds import sorts_counted
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame, multiple_of
from keqiao_kg.extract.quantities.phrases.joined import conjuncts, share_out
from keqiao_kg.extract.quantities.phrases.lists import list_verb
from keqiao_kg.extract.quantities.phrases.nouns import (
    clause_before,
    clause_words,
    is_indicator,
    leading_verb,
    noun_and_rest,
    trim,
    without_light,
)
from keqiao_kg.extract.quantities.phrases.owners import with_topic
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene, carried, moved_before
from keqiao_kg.model import Comparator, Measure
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

EACH = "分别"
_BARE = 4  # characters of a head that says nothing of what it is of: 满意率
_JOINERS = "、和与及，"
_ANDS = word_set("ands")
_ALL = "均"
_DOUBLINGS = "番"
_IN_WHICH = "上"  # 在投入和面积上
_PLACE = "排名"
_PLACES = word_set("ranks")
_FALL, _EXTENT = "降幅", "幅"
_ECONOMY, _AIM = "地区生产总值", "目标"
_TAKES = word_set("before-moved-object")
_GROWING = word_set("growth-rates")
_FROM = word_set("from")
_WON = word_set("won-a-rank")


def read_shared(scene: Scene, slot: Slot, frame: Frame) -> list[Reading]:
    """分别 gives each thing its own value, 均 gives the same value to all."""
    rules, text = scene.rules, scene.layout.text
    words = [t.word for t in frame.tokens if t.kind == "shared" or t.word.startswith((EACH, "均"))]
    words += [_ALL] if frame.measure is Measure.RANK and text.startswith(_ALL, max(frame.mark, 0)) else []
    begin = trim(text, frame.start, frame.end, rules).start
    head = _moved(without_light(scene.layout.words(begin, frame.end), rules), rules)
    rate = next((token for token in frame.tokens if token.kind == "rate"), None)
    if frame.measure is Measure.RANK and rate and head.endswith(tuple(_JOINERS)):  # 总量及|增速均居全市第二
        head += rate.word
        frame = replace(frame, tokens=tuple(token for token in frame.tokens if token is not rate))
    if EACH in head or any(EACH in word for word in words):
        return _each(scene, slot, frame, head)
    if EACH in text[frame.start : begin] and is_indicator(head, rules):
        return _each(scene, slot, frame, head + EACH)  # 三大产业分别实现产值
    if head and _as_many(scene, slot, head):
        return _each(scene, slot, frame, head + EACH)
    if head:
        scene.names = []
        return _all(scene, slot, frame, head, bool(words))
    if _of_all_before(scene, slot, words):
        grew = frame.measure is Measure.RANK and scene.readings[-1].measure is Measure.GROWTH
        return [read_relative(scene, slot, frame, name + "增速" * grew) for name in scene.names]
    apart = frame.measure is Measure.GAP and _run(scene, slot) == len(scene.names)
    counts = scene.layout.words(slot.end, slot.right) and frame.measure is Measure.LEVEL  # 完成1.6万户|住房改造
    scene.names = [] if scene.names and slot.first and moved_before(scene, slot) else scene.names
    if scene.names and slot.first and not counts and (frame.tokens or apart):
        scene.turn = 0
        return [_turn(scene, slot, frame)]
    if slot.first and frame.has("up", "down") and (paired := _each_of_last(scene, slot)):
        scene.names, scene.turn = paired, 0
        return [_turn(scene, slot, frame)]
    if scene.names and not slot.first:
        told = frame.has("reach", "up", "down")  # 分别从5家、8家增加到|10家、20家
        anew = told and scene.turn + 1 == len(scene.names)
        scene.turn = 0 if anew else scene.turn + 1
        return [_turn(scene, slot, frame)] if scene.turn < len(scene.names) else []
    return []


def _each_of_last(scene: Scene, slot: Slot) -> list[str]:
    """As many things measured alike just before as values follow: 城镇收入2万元，农村收入1万元，|增长9%和8%."""
    count = _run(scene, slot)
    last = scene.readings[-count:]
    if count < 2 or len(last) < count or slot.clause.index - last[-1].slot.clause.index != 1:
        return []
    alike = all(r.measure is Measure.LEVEL and r.slot.amount.unit == last[0].slot.amount.unit for r in last)
    named = len({r.base for r in last}) == count and all(is_indicator(r.base, scene.rules) for r in last)
    near = last[-1].slot.clause.index - last[0].slot.clause.index < count
    return [r.base for r in last] if alike and named and near else []


def _of_all_before(scene: Scene, slot: Slot, told: list[str]) -> bool:
    """Whether a value is that of all things told one by one before: 城乡收入分别增长8%、9%，均为全市第2位."""
    last = scene.readings[-1] if scene.readings else None
    near = last is not None and slot.first and slot.clause.index - last.slot.clause.index <= 1
    every = any(word.startswith(_ALL) for word in told)
    return near and every and len(scene.names) > 1 and last is not None and last.base in scene.names


def _as_many(scene: Scene, slot: Slot, head: str) -> bool:
    """Whether as many values follow as things are joined: 国内游客人次、总花费增长5%、7%."""
    joined = any(mark in head for mark in _ANDS) or any(joint in head for joint in scene.rules.joint)
    count = _run(scene, slot) if joined and "等" not in head else 1
    names = share_out(head, scene.rules, count) if count > 1 else []
    behind = next((s for s in scene.layout.slots if s.start >= slot.end), slot)
    if (behind.amount.unit in PERCENT) != (slot.amount.unit in PERCENT):
        return False  # 实现了两个100%
    plain = "、" in head or all(is_indicator(name, scene.rules) for name in names)  # not 企业开办和项目审批时间
    return count > 1 and len(names) == count and plain


def _each(scene: Scene, slot: Slot, frame: Frame, head: str) -> list[Reading]:
    """Values given one by one to the things of a joined head, or to those measured last."""
    count = _run(scene, slot)
    joined, _, verb = head.partition(EACH)
    if joined:
        named = _names(scene, slot, joined)
        measured = scene.rules.heads.tail(verb, len(verb))  # 交通、水利分别完成投资
        scene.names = [name + without_light(verb, scene.rules) if measured else verb + name for name in named]
    elif scene.names and frame.has("reach"):
        scene.names = [_in_all(name, scene.rules) for name in scene.names]
    elif not scene.names:
        bases = _bases(scene, max(count, 2))
        named = _named_before(scene, slot) if len(bases) < count else []
        scene.names = _joined_before(scene, slot, count) or named or bases or _named_before(scene, slot)
    scene.turn = 0
    if count == 1 and len(scene.names) > 1 and not verb:
        return [read_relative(scene, slot, frame, name) for name in scene.names]
    return [_turn(scene, slot, frame)] if scene.names else []


def _in_all(name: str, rules: QuantityRules) -> str:
    """Things added, as all that there are of them: 新增高校 → 高校."""
    verb = leading_verb(name, rules)
    return name[len(verb) :] if verb.startswith("新") and verb != name else name


def _names(scene: Scene, slot: Slot, joined: str) -> list[str]:
    """The things of a joined head; 三大产业年产值 shares out over the three named before."""
    last = scene.last()
    near = last and (last.slot.clause is slot.clause or len(last.members) == _run(scene, slot))
    if last and last.members and near and slot.clause.index - last.slot.clause.index <= 1:
        head = scene.rules.heads.tail(joined, len(joined))
        return [member + head for member in last.members]
    names = of_last(scene, with_fellows(share_out(joined, scene.rules, _run(scene, slot)), scene.rules))
    if len(names) == 1 and len(joined) <= _BARE and (dealt := _dealt_with(scene, slot)):
        return [thing + joined for thing in dealt]
    return _by_verb(names, scene.rules)


def _by_verb(names: list[str], rules: QuantityRules) -> list[str]:
    """Things of a list with the verb of the first: 新增企业、机构."""
    verb = leading_verb(names[0], rules)
    shared = len(names[0]) - len(verb) > 2 and verb and not any(leading_verb(name, rules) for name in names[1:])
    return names[:1] + [name if is_indicator(name, rules) or not shared else verb + name for name in names[1:]]


def _dealt_with(scene: Scene, slot: Slot) -> list[str]:
    """As many things as values follow, that the clause before deals with: 办理建议、提案，满意率分别达到…."""
    words = clause_before(scene.layout, slot, scene.rules)
    things = conjuncts(words[len(leading_verb(words, scene.rules)) :])
    return things if len(things) > 1 and len(things) == _run(scene, slot) else []


def _joined_before(scene: Scene, slot: Slot, count: int) -> list[str]:
    """As many things as values follow, that alone make the clause before: 享受户数与金额，|分别增长2%和4%."""
    said = clause_before(scene.layout, slot, scene.rules)
    names = share_out(said, scene.rules, count) if count > 1 and any(mark in said for mark in _ANDS) else []
    return names if len(names) == count and is_indicator(said, scene.rules) else []


def _named_before(scene: Scene, slot: Slot) -> list[str]:
    """The things that the clause before is about: 空气指数、颗粒物浓度实现双下降，分别下降…."""
    index = slot.clause.index - 1
    if index < 0:
        return []
    noun, rest = noun_and_rest(clause_words(scene.layout, scene.layout.clauses[index], scene.rules), scene.rules)
    return share_out(noun, scene.rules) if rest and not leading_verb(noun, scene.rules) else []


def _run(scene: Scene, slot: Slot) -> int:
    """How many values stand in a row from this one on, parted by 、 or 和 alone."""
    count, end = 1, slot.end
    for other in scene.layout.slots:
        if other.start >= end and other.clause is slot.clause:
            said = scene.layout.words(end, other.start).removesuffix("第").strip(_JOINERS)
            ranked = said and other.amount.rules[0].startswith("amount-rank")  # 分别升至世界第二、世界第三
            scope = ranked and scene.rules.fits("rank", f"{said}第")
            if (said and not scope) or sorts_counted(scene, other):
                break
            count, end = count + 1, other.end
    return count


def _bases(scene: Scene, count: int) -> list[str]:
    """What the last `count` different statements were about, in order."""
    bases = list(dict.fromkeys(r.base for r in scene.readings if r.measure is not Measure.THRESHOLD))
    return bases[-count:]


def _all(scene: Scene, slot: Slot, frame: Frame, head: str, told: bool) -> list[Reading]:
    """The same value for all things of a joined head, where 均 says so or all are indicators."""
    rules = scene.rules
    alike = slot.amount.unit in (*PERCENT, _DOUBLINGS) or frame.measure is Measure.RANK
    plain = alike and any(mark in head for mark in "、和") and "等" not in head
    if not (told or plain):
        return []
    names = [thing + head for thing in dealt_with(scene, slot, head)] if told else []
    names = names or _rates_of_dealing(scene, slot, head) or of_last(scene, share_out(head, rules))
    if len(names) < 2 or not (told or all(is_indicator(part, rules) for part in conjuncts(head))):
        return []
    verb = list_verb(scene, slot, head) if frame.measure is Measure.LEVEL else ""
    names = _by_verb(names, rules) if frame.measure is Measure.LEVEL and not verb else names
    readings = [read_relative(scene, slot, frame, verb + name) for name in names]
    for reading in readings:
        reading.verb = verb or leading_verb(head, rules)
    return readings


def _rates_of_dealing(scene: Scene, slot: Slot, head: str) -> list[str]:
    """Several rates of dealing with what was just counted: 办理建议50件、提案30件，办结率、满意率均为100%."""
    rates = conjuncts(head)
    things = dealt_with(scene, slot, rates[0])
    alike = len(rates) > 1 and all(dealt_with(scene, slot, rate) for rate in rates)
    return ["、".join(things) + rate for rate in rates] if alike else []


def _turn(scene: Scene, slot: Slot, frame: Frame) -> Reading:
    name = scene.names[scene.turn]
    last = scene.last()
    if last and frame.measure is Measure.RANK and not frame.scope:
        frame = replace(frame, scope=last.frame.scope)
    plain = frame.measure is Measure.LEVEL or (last and last.measure is Measure.GAP and last.slot.clause is slot.clause)
    bare = not frame.tokens and plain and last is not None and last.slot.clause is slot.clause
    if bare and last is not None:
        like = last.frame
        frame = replace(
            frame,
            measure=last.measure,
            sign=like.sign,
            tokens=like.tokens,
            scope=like.scope,
            share=like.share,
        )
    reading = read_relative(scene, slot, frame, name)
    if bare and last is not None:
        reading.start = last.start
        reading.comparator = last.comparator or _said_before(last)
    return reading


def _said_before(reading: Reading) -> Comparator | None:
    """The comparator of a value by a word in front of it, which holds for the values that follow as well."""
    amount = reading.slot.amount
    touching = amount.span.start < amount.number.start and amount.comparator in (Comparator.GT, Comparator.GE)
    return amount.comparator if touching else None


def read_relative(scene: Scene, slot: Slot, frame: Frame, name: str = "") -> Reading:
    """A statement about something that may have been named before."""
    text = scene.layout.text
    begin = trim(text, frame.start, frame.end, scene.rules).start
    head = name or _moved(without_light(scene.layout.words(begin, frame.end), scene.rules), scene.rules)
    head = head[:-1] if head.endswith(_IN_WHICH) and is_indicator(head[:-1], scene.rules) else head
    head = _ranked(head, scene.rules) if frame.measure is Measure.RANK and not name else head
    aimed, end = _aimed_at(scene, slot, frame)
    head = aimed or head
    last = scene.last()
    judged = "" if head else _judged(scene, slot, frame)
    frame = replace(frame, scope="") if judged and frame.scope.endswith(judged) else frame
    base = with_topic(scene, head, slot) if head else judged or carried(scene, slot)
    base = base.replace(text[max(frame.mark, slot.clause.start) : slot.start], "") if frame.mark >= 0 else base
    base = with_shared_words(scene, slot, head) if head and base == head and not name else base
    if not head and last and frame.measure is Measure.RANK:
        base = base.partition("占")[0] if last.frame.share else base
        frame = frame if frame.scope or last.measure is not Measure.RANK else replace(frame, scope=last.frame.scope)
    start = begin if head else _quote_start(scene, slot, frame)
    places = frame.measure is Measure.CHANGE and scene.rules.units.kinds.get(slot.amount.unit) == "place"
    climbs = places and not head and last is not None and last.measure is Measure.RANK
    indicator = last.indicator if climbs and last else _indicator(frame, base, last if not head else None, scene)
    indicator += multiple_of(frame, slot.amount.unit, scene.rules)
    indicator += _PLACE if places and not indicator.endswith(_PLACES) else ""  # 创新能力跃升4个位次
    rules = [*frame.rules, *([] if head else ["carried"])]
    measure = _bounded(frame, base, scene.rules) if slot.amount.unit in PERCENT else frame.measure
    if frame.share:
        base = indicator
        scene.names = [indicator if name == other else other for other in scene.names]
    return Reading(slot, frame, measure, base, indicator, start, end, rules=rules)


def _aimed_at(scene: Scene, slot: Slot, frame: Frame) -> tuple[str, int]:
    """What a target of growth is of, and where its words end: 提出8%左右的|生产总值增长目标; else of the economy."""
    behind = scene.layout.words(slot.end, slot.right).lstrip("的")
    aimed = scene.rules.match("growth-aimed-at", behind) if frame.measure is Measure.GROWTH else None
    if aimed:
        what = aimed["what"] or _ECONOMY
        return scene.rules.short.get(what, what), scene.layout.text.find(_AIM, slot.end) + len(_AIM)
    said = scene.layout.words(frame.start, frame.end)
    named = any(token.kind == "rate" and token.word.endswith(_AIM) for token in frame.tokens)
    return _ECONOMY if named and scene.last() is None and said in ("", *_TAKES) else "", slot.end


def _judged(scene: Scene, slot: Slot, frame: Frame) -> str:
    """What a rank without words of its own was won in: 在全省营商环境评价中排名第二 → 营商环境评价."""
    if frame.measure is not Measure.RANK:
        return ""
    said = scene.layout.words(slot.clause.start, slot.start)
    judged = scene.rules.search("judged", said) or scene.rules.search(
        "judged", clause_before(scene.layout, slot, scene.rules)
    )
    return judged["what"] if judged else ""


def _ranked(head: str, rules: QuantityRules) -> str:
    """What is ranked, without what says that a rank was won, or in what: 获得|文明城市测评, 全国|营商环境评价|中."""
    judged = rules.fullmatch("judged", head)
    head = judged["what"] if judged else head.rstrip("、")
    return next((head[len(word) :] for word in _WON if head.startswith(word)), head)


def _moved(head: str, rules: QuantityRules) -> str:
    """What is measured, without what moves it: 以旧换新带动|汽车零售额."""
    for rule in rules.of("moves"):
        head = rule.pattern.sub("", head, 1) or head
    return head


def _bounded(frame: Frame, base: str, rules: QuantityRules) -> Measure:
    """Growth of what is itself a share is a change of it: 覆盖率达到60%、提高8%."""
    share = rules.bounded.kinds.get(rules.bounded.tail(base, len(base))) == "y"
    return Measure.CHANGE if frame.measure is Measure.GROWTH and share and not frame.has("rate") else frame.measure


def _quote_start(scene: Scene, slot: Slot, frame: Frame) -> int:
    """Where the quote begins whose noun phrase stands in an earlier item or clause."""
    last = scene.last()
    if last and last.slot.clause is slot.clause:
        return last.start
    marks = [t.start for t in frame.tokens if t.kind in ("up", "down", "rate", "reach", "shared")]
    return min(marks, default=slot.start if frame.mark < 0 else frame.mark)


def _indicator(frame: Frame, base: str, last: Reading | None, scene: Scene) -> str:
    short = scene.rules.short.get(base, base)
    if frame.share:
        return f"{base}占{frame.share}"
    if frame.measure is Measure.RANK:
        # A rank that rose from an older one is of the value, not of its growth: 增长5倍、从全国第13位升至第5位.
        grew = last and last.measure is Measure.GROWTH and not scene.layout.text.startswith(_FROM, max(frame.mark, 0))
        rate = "增速" if grew and not base.endswith("增速") else ""
        rate = _FALL if rate and last and last.frame.sign < 0 else rate
        rate = rate or ("增速" if frame.has("rate") and not base.endswith("增速") else "")
        rate = _FALL if any(token.kind == "down" and _EXTENT in token.word for token in frame.tokens) else rate
        return f"{base}{rate}{frame.scope}排名"
    if frame.measure is Measure.GAP:
        growing = frame.has("rate") or (last is not None and last.measure is Measure.GROWTH)
        return f"{base}增速" if growing and not base.endswith(_GROWING) else base
    if frame.measure is Measure.CHANGE and frame.has("rate"):
        return f"{base}增速"
    return short
