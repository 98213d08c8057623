"""What has been read of a sentence so far, and the topic that a bare word leans on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from keqiao_kg.extract.quantities.phrases.branches import sector_of
from keqiao_kg.extract.quantities.phrases.clauses import Clause, Layout, Slot
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, kinds_of, leading_verb, noun_and_rest, trim
from keqiao_kg.extract.quantities.phrases.purposes import listed_last, purpose_before, purpose_behind, work_of_heading
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.topics import NEAR_TOPIC, VAGUE, topic_of, topics
from keqiao_kg.extract.words import words
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules

_AMONG = "其中"
_PROJECTS = "项目"
SPENT = "sum-spent-to"  # the rule of a sum and what it was spent to do
_PARTED = (";", "；")
_COMMAS = ("，", ",")
_YEAR = "年"
_FIRMS = ("家", "户", "个")
_NUMBERS = ("户数", "人数", "人次", "数量")
_PEOPLE = ("居民", "农民", "职工")
_LATER = 3  # clauses that a size looks back for the thing whose size was told
_FAR = 2  # clauses that a bare head looks back
_WORKS = ("工程", "项目")
_SHORTEST, _LONGEST_OBJECT = 2, 24  # characters of a thing
_SAME_HEAD = 3  # characters at the end that make two heads one kind
_MOVES, _EXTENT, _RATE = ("up", "down"), "水平", "率"
_GO_ON = ("的", "、", "和", "与", "及")  # behind a noun that a longer phrase begins with
PERCENT = ("%", "％")


@dataclass(slots=True)
class Scene:
    """What has been read so far in a sentence, and what stood before it."""

    layout: Layout
    rules: QuantityRules
    topics: tuple[str, ...]  # sentence before and headings, nearest first
    readings: list[Reading] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # things that share a predicate, in order …
    turn: int = 0  # … and whose turn it is
    inner: bool = False  # the amount being read stands in a parenthesis
    current: Slot | None = None  # where it stands
    thresholds: dict[int, int] = field(default_factory=dict)  # end of a threshold amount → where its words begin
    carried_sizes: dict[int, str] = field(default_factory=dict)  # start of a size → words that it takes over
    # start of a size in a row or of a value of what it sorts → what it measures, where its words begin, whether a size
    sorted_by_size: dict[int, tuple[str, int, bool]] = field(default_factory=dict)
    # What `last` found, for so many readings and the amount being read: asked half a dozen times an amount.
    _last: tuple[int, Slot | None, Reading | None] = (0, None, None)

    def last(self) -> Reading | None:
        """The last reading that the amount being read can lean on.

        Where the parts of a whole are over (其中A类3个、B类5个，总投资…; 其中C15个；完成投资…) it is the whole.
        """
        count, current, last = self._last
        if count != len(self.readings) or current is not self.current:
            last = self._leant_on()
            self._last = len(self.readings), self.current, last
        return last

    def _leant_on(self) -> Reading | None:
        last = next((r for r in reversed(self.readings) if self._bears(r)), None)
        slot = self.current
        if last is None or slot is None or last.slot.clause is slot.clause or not among(self, last.slot):
            return last
        if among(self, slot) or (last.slot.first and slot.clause.opener not in ";；"):
            return last
        before = (r for r in reversed(self.readings) if r.slot.clause.index < last.slot.clause.index)
        return next((r for r in before if self._bears(r)), last)

    def _bears(self, reading: Reading) -> bool:
        inner = reading.slot.clause.inner and not self.inner
        return not inner and reading.measure not in (Measure.THRESHOLD, Measure.DURATION)


def carried(scene: Scene, slot: Slot) -> str:
    """What is measured where the amount's own words do not say it."""
    newest = scene.readings[-1] if scene.readings else None
    if newest and newest.measure is Measure.DURATION and newest.thing and _goes_with(newest.slot, slot):
        return newest.thing  # 事项数量连续三年全国第一
    if named := _named_before(scene, slot) or moved_before(scene, slot):
        return named
    last = scene.last()
    if last:
        return last.base
    topic = next(topics(scene.layout, slot, (), scene.rules), "")
    clause = scene.layout.words(slot.clause.start, slot.start) + scene.layout.words(slot.end, slot.clause.end)
    return topic or clause.strip("，、。") or scene.layout.words(slot.start, slot.end)


def _goes_with(one: Slot, two: Slot) -> bool:
    """Whether a value stands in the clause of a duration, or behind a run of years that tells what it is of."""
    near = two.clause.index - one.clause.index == 1 and two.clause.opener in _COMMAS
    return one.clause is two.clause or (near and one.amount.unit == _YEAR)


def _named_before(scene: Scene, slot: Slot) -> str:
    """What the clause before names for a clause that opens with its older value: 研发经费，从1288亿元增加到."""
    layout, index = scene.layout, slot.clause.index - 1
    said = layout.text[slot.clause.start : slot.start]
    opens = slot.first and scene.rules.opens("from-a-value", said)
    if not opens or index < 0 or any(other.clause.index == index for other in layout.slots):
        return ""
    clause = layout.clauses[index]
    words = layout.words(trim(layout.text, clause.start, clause.end, scene.rules).start, clause.end)
    rest = noun_and_rest(words, scene.rules)[1]
    acts = leading_verb(words, scene.rules) or (rest and "的" not in rest)
    return words if is_indicator(words, scene.rules) or not acts else ""


def moved_before(scene: Scene, slot: Slot) -> str:
    """The indicator that the clause before says moved or is moved: 用电量屡创新高，全年达到…; 提高养老金，增长…."""
    layout, index, rules = scene.layout, slot.clause.index - 1, scene.rules
    told = [r for r in scene.readings if r.slot.clause.index >= index and r.measure is not Measure.DURATION]
    if index < 0 or told or slot.clause.opener not in _COMMAS or slot.clause.inner:
        return ""
    clause = layout.clauses[index]
    said = layout.words(trim(layout.text, clause.start, clause.end, rules).start, clause.end)
    cuts = words(said)
    for start, end in cuts:
        if end - start > 1 and rules.frame.kinds.get(said[start:end]) in _MOVES and (moved := said[end:]):
            plain = moved.removeprefix("了").removesuffix(_EXTENT)
            return plain if is_indicator(plain, rules) else ""
    ends = [end for _, end in cuts if end < len(said) and _names_indicator(said[:end], rules)]
    noun = said[: max(ends, default=0)]
    goes_on = said[len(noun) :].startswith(_GO_ON) or noun.endswith(VAGUE) or leading_verb(noun, rules)
    return "" if not noun or goes_on else noun


def _names_indicator(phrase: str, rules: QuantityRules) -> bool:
    """Whether a phrase ends like an indicator beyond doubt: no single character but that of a rate."""
    head = rules.heads.tail(phrase, len(phrase))
    return is_indicator(phrase, rules) and (len(head) > 1 or head == _RATE)


def among(scene: Scene, slot: Slot) -> bool:
    """Whether the clause speaks of a part of what the one before counted."""
    text, clause = scene.layout.text, slot.clause
    before = scene.layout.clauses[clause.index - 1] if clause.index else clause
    return text.startswith(_AMONG, clause.start) or text[before.start : before.end].strip() == _AMONG


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
    if (thing := _bought(scene, slot)) or slot.clause.opener not in _PARTED:
        return thing
    return counted_next(scene, slot) or _worked_on_next(scene, slot)


def _of_projects(head: str, last: Reading | None) -> str:
    """A head without the projects that were just counted: 重点项目8个，项目|总投资."""
    named = last is not None and last.thing.endswith(_PROJECTS)
    return (head.removeprefix(_PROJECTS) or head) if named else head


def _lean(scene: Scene, slot: Slot, head: str, kinds: frozenset[str], last: Reading) -> str:
    """A head that the last reading completes, or nothing."""
    rules, distance = scene.rules, _clauses_since(scene, slot, scene.readings[-1])
    spent = SPENT in last.rules and "sum" in kinds  # a thing that has its sum
    if "thing" in kinds and last.thing and not spent and distance <= (_LATER if last.owner else 1):
        return without_handling(last.thing, rules) + head
    if "thing" in kinds and (thing := _spoken_of(scene, slot)):
        return thing + head
    if "per" in kinds:
        return head + last.base
    if "of" in kinds and distance <= _FAR and last.base != head:
        base = last.base[len(leading_verb(last.base, rules)) :]
        return next((base.removesuffix(word) for word in _NUMBERS if base.endswith(word)), base) + head
    if last.verb and last.thing and head == f"{last.verb}数量":  # 没收散煤8吨，没收数量…
        return f"{last.verb}{last.thing.removeprefix(last.verb)}数量"
    return ""


def _clauses_since(scene: Scene, slot: Slot, last: Reading) -> int:
    """How many clauses on from a reading an amount stands, without those that only go on about what was counted."""
    layout, index = scene.layout, last.slot.clause.index
    between = layout.clauses[index + 1 : slot.clause.index]
    told = {other.clause.index for other in layout.slots}
    asides = [c for c in between if c.opener in _COMMAS and c.index not in told]
    asides = [c for c in asides if scene.rules.opens("goes-on-about", layout.text, c.start)]
    return slot.clause.index - index - len(asides)


def _spoken_of(scene: Scene, slot: Slot) -> str:
    """The things counted of which all values since are: 重点项目24个，总投资…，年度投资完成率…，开工率|100%."""
    count = next((r for r in reversed(scene.readings) if r.thing and r.measure is Measure.LEVEL), None)
    if count is None or is_indicator(count.thing, scene.rules):
        return ""
    since = scene.layout.clauses[count.slot.clause.index + 1 : slot.clause.index + 1]
    told = {other.clause.index for other in scene.layout.slots}
    row = all(clause.index in told and clause.opener in _COMMAS for clause in since)
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
    close = slot.clause.index - last.slot.clause.index <= _FAR
    same = "goods" in kinds_of(head, scene.rules)
    owner = _owner_of(last.base, near, same, scene.rules) if close else ""
    return owner or (_firms(scene, slot, last) if "bare" in kinds_of(head, scene.rules) else "")


def _firms(scene: Scene, slot: Slot, last: Reading) -> str:
    """The firms just counted, whose business a bare head is: 入园企业达135家，实现产值…; not 新增企业30家，税收…."""
    rules, opener = scene.rules, slot.clause.opener
    near = slot.clause is last.slot.clause or (opener in _COMMAS and slot.clause.index - last.slot.clause.index <= 1)
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
    if last and last.thing and SPENT not in last.rules and _clauses_since(scene, slot, last) <= 1:
        return without_handling(last.thing, rules)
    if thing := purpose_behind(layout, slot, rules):
        return thing
    before = purpose_before(layout, slot, rules)
    if rules.fits("work", before):
        return before
    if slot.clause.index:
        for topic in topics(layout, slot, (), rules):
            return topic
    if thing := counted_next(scene, slot) or _worked_on_next(scene, slot):
        return thing
    works = (work_of_heading(piece, rules) for piece in scene.topics if not rules.found("frame-heading", piece))
    return next((work for work in works if work and work not in head), "")


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
        thing = noun_and_rest(layout.words(behind.end, behind.right), rules)[0] if behind else words[start:]
        thing = thing if behind else listed_last(thing[len(verb) :].removeprefix("了"))
        return without_handling(thing, rules) if len(thing) > 1 else ""
    noun = noun_and_rest(layout.words(behind.end, behind.right), rules)[0]
    said = without_handling(words[start:], rules).removeprefix("了") + noun  # 完成了保护区|三家|企业搬迁
    return said if "、" not in words else ""


def _worked_on_next(scene: Scene, slot: Slot) -> str:
    """What the next clause, without a number, works on: 投资14亿元，加大农业基础设施建设."""
    layout, index = scene.layout, slot.clause.index + 1
    if index >= len(layout.clauses) or layout.clauses[index].opener in ";；。" or layout.clauses[index].inner:
        return ""
    clause = layout.clauses[index]
    said = layout.words(clause.start, clause.end)
    for rule in scene.rules.of("worked-over"):
        if match := rule.pattern.match(said):
            thing, count = listed_last(match["thing"]), next((s for s in layout.slots if s.clause is clause), None)
            return thing.replace(layout.words(count.start, count.end) if count else "", "") + match["act"]
    if any(other.clause is clause for other in layout.slots):
        return ""
    thing = next(topic_of(said, scene.rules), "")
    return thing if len(thing) > _SAME_HEAD else _whole_object(said, scene.rules)


def _whole_object(said: str, rules: QuantityRules) -> str:
    """All that a clause says is done: 实施了|危房改造、饮水安全等工程; nothing where it tells what became of things."""
    said = said[trim(said, 0, len(said), rules).start :]
    thing = said[len(leading_verb(said, rules)) :].removeprefix("了")
    fits = thing != said and _SAME_HEAD < len(thing) <= _LONGEST_OBJECT
    return thing if fits and (thing.endswith(_WORKS) or not noun_and_rest(thing, rules)[1]) else ""


def counted_next(scene: Scene, slot: Slot) -> str:
    """The thing that the next clause counts, without its verb: 投资1.4亿元，完成移民搬迁7236人."""
    layout = scene.layout
    behind = next((s for s in layout.slots if s.start > slot.start), None)
    if behind is None or behind.clause.index != slot.clause.index + 1 or behind.clause.opener in ";；":
        return ""
    begin = trim(layout.text, behind.clause.start, behind.start, scene.rules).start
    words = layout.words(begin, behind.start)
    thing = words[len(leading_verb(words, scene.rules)) :].removeprefix("了")
    if (not thing or thing.endswith("等")) and thing != words:  # 实施了|40个民生项目, 完成甲小学等|3所小学改扩建工程
        thing = noun_and_rest(layout.words(behind.end, behind.right), scene.rules)[0]
    general = scene.rules.fits("anywhere", thing)
    if thing == words or len(thing) < _SHORTEST or general or behind.amount.unit in PERCENT:
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
