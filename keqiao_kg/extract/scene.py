"""What has been read of a sentence so far, and the topic that a bare word leans on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from keqiao_kg.extract.clauses import Clause, Layout, Slot
from keqiao_kg.extract.nouns import kinds_of, leading_verb, trim
from keqiao_kg.extract.readings import Reading
from keqiao_kg.extract.topics import NEAR_TOPIC, topics
from keqiao_kg.model import Measure
from keqiao_kg.rules.quantities import QuantityRules

_PEOPLE = ("居民", "农民", "职工")
_FAR = 2  # clauses that a bare head looks back
_SAME_HEAD = 3  # characters at the end that make two heads one kind
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
    thresholds: dict[int, int] = field(default_factory=dict)  # end of a threshold amount → where its words begin

    def last(self) -> Reading | None:
        """The last reading that the amount being read can lean on."""
        return next((r for r in reversed(self.readings) if self._bears(r)), None)

    def _bears(self, reading: Reading) -> bool:
        inner = reading.slot.clause.inner and not self.inner
        return not inner and reading.measure not in (Measure.THRESHOLD, Measure.DURATION)


def carried(scene: Scene, slot: Slot) -> str:
    """What is measured where the amount's own words do not say it."""
    newest = scene.readings[-1] if scene.readings else None
    if newest and newest.measure is Measure.DURATION and newest.thing and newest.slot.clause is slot.clause:
        return newest.thing  # 事项数量连续三年全国第一
    last = scene.last()
    if last:
        return last.base
    topic = next(topics(scene.layout, slot, scene.topics, scene.rules), "")
    clause = scene.layout.words(slot.clause.start, slot.start) + scene.layout.words(slot.end, slot.clause.end)
    return topic or clause.strip("，、。") or scene.layout.words(slot.start, slot.end)


def among(scene: Scene, slot: Slot) -> bool:
    """Whether the clause speaks of a part of what the one before counted."""
    return scene.layout.text.startswith("其中", slot.clause.start)


def with_topic(scene: Scene, head: str, slot: Slot) -> str:
    """A bare head (增加值) with its topic: the things just counted, or the branch spoken of."""
    kinds = kinds_of(head, scene.rules)
    last = scene.last()
    if last and (leaning := _lean(scene, slot, head, kinds, last)):
        return leaning
    if "sum" in kinds:
        return _spent_on(scene, slot, head) + head
    if "bare" not in kinds:
        return head
    if last and (owner := _owner(scene, slot, head, last)):
        return owner + head
    for piece in _topic_pieces(scene, slot):
        topic = _sector(piece, scene.rules)
        if topic and topic not in head:
            return topic + head
    return head


def _lean(scene: Scene, slot: Slot, head: str, kinds: frozenset[str], last: Reading) -> str:
    """A head that the last reading completes, or nothing."""
    rules, distance = scene.rules, slot.clause.index - last.slot.clause.index
    if "thing" in kinds and last.thing and distance <= 1:
        return without_handling(last.thing, rules) + head
    if "per" in kinds:
        return head + last.base
    if "of" in kinds and distance <= _FAR and last.base != head:
        return last.base[len(leading_verb(last.base, rules)) :] + head
    if last.verb and last.thing and head == f"{last.verb}数量":  # 没收散煤8吨，没收数量…
        return f"{last.verb}{last.thing.removeprefix(last.verb)}数量"
    return ""


def _owner(scene: Scene, slot: Slot, head: str, last: Reading) -> str:
    """What a bare head shares with the last reading: the things counted, or what stands before its head."""
    near = last.slot.clause is slot.clause
    if last.noun_end and near:
        return last.base
    if prefix := _shared_prefix(last.base, head):
        return prefix
    close = slot.clause.index - last.slot.clause.index <= _FAR
    return _owner_of(last.base, near, scene.rules) if close else ""


def without_handling(thing: str, rules: QuantityRules) -> str:
    """A thing without the verb that deals with it as a whole: 实施省级重点项目 → 省级重点项目."""
    for rule in rules.of("handling"):
        thing = rule.pattern.sub("", thing, 1) or thing
    return thing


def _spent_on(scene: Scene, slot: Slot, head: str) -> str:
    """What a bare sum (投入资金) was spent on: things just counted, the topic, or what is counted next."""
    last = scene.last()
    if last and last.thing and slot.clause.index - last.slot.clause.index <= 1:
        return without_handling(last.thing, scene.rules)
    layout = scene.layout
    if slot.clause.index:
        for topic in topics(layout, slot, (), scene.rules):
            return topic
    if thing := _counted_next(scene, slot):
        return thing
    return next((t for t in topics(layout, slot, scene.topics, scene.rules) if t not in head), "")


def _counted_next(scene: Scene, slot: Slot) -> str:
    """The thing that the next clause counts, without its verb: 投资1.4亿元，完成移民搬迁7236人."""
    layout = scene.layout
    behind = next((s for s in layout.slots if s.start > slot.start), None)
    if behind is None or behind.clause.index != slot.clause.index + 1 or behind.clause.opener in ";；":
        return ""
    words = layout.words(behind.clause.start, behind.start)
    thing = words[len(leading_verb(words, scene.rules)) :]
    return thing if thing != words and len(thing) > _SAME_HEAD else ""


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
    """What stands before the head that a new head varies: 轻纺城市场群成交额, then 网上成交额."""
    return base[:-_SAME_HEAD] if len(head) > _SAME_HEAD and base.endswith(head[-_SAME_HEAD:]) else ""


def _owner_of(base: str, near: bool, rules: QuantityRules) -> str:
    """What stands before the bare head of an indicator: 规模以上工业总产值 → 规模以上工业."""
    word = rules.heads.tail(base, len(base))
    kinds = rules.heads.kinds.get(word, "").split(",")
    owner = base.removesuffix(word).removesuffix("综合")
    named = any(owner.endswith(sector) for sector in rules.sectors)
    if near and "full" in kinds and len(owner) > 1 and not owner.endswith(_PEOPLE):
        return owner
    return owner if "bare" in kinds and named else ""


def _sector(piece: str, rules: QuantityRules) -> str:
    places = [(place + len(word), len(word), word) for word in rules.sectors if (place := piece.rfind(word)) >= 0]
    return rules.sectors[max(places)[2]] if places else ""
