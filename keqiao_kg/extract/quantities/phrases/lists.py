"""Items of a list that take over its verb: 新增企业5家、机构3个，桥梁4座."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.acts import act_first
from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, Slot
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, kinds_of, leading_verb
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene, among
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_PIECES = frozenset("个家座条处所栋幢台辆件项名支只株盏套间眼口部册本张")
_SHORTEST, _SHORT_ITEM = 2, 8  # characters of the end that two items share, and of an item a clause goes on with
_LIVING = word_set("units-of-lists")
_UNDER_WAY = "在建"
_COMPLETE, _ADDED, _AREA = "完成", "新", "面积"
_SCALES = "万亿"
_ENDED = word_set("ended")
_PEOPLE = word_set("ends-of-people")
_QUOTED = "“"  # a thing that is quoted has a grade of its own: “小巨人”企业


def list_verb(scene: Scene, slot: Slot, phrase: str) -> str:
    """The verb that an item without one takes over from the items before it."""
    last = scene.last()
    if last and _also_completed(scene, slot, phrase, last):
        return last.verb
    if last and last.slot.clause is slot.clause and (m := scene.rules.match("drawn-too", f"{last.indicator}|{phrase}")):
        return str(m["verb"])  # 实际利用省外资金3亿元、外资5万美元
    if not last or not last.verb or leading_verb(phrase, scene.rules) or _opens_with_act(phrase, scene.rules):
        return ""
    if phrase.startswith(_UNDER_WAY):
        return ""  # 签约项目20项，在建项目|18项
    here = last.slot.clause is slot.clause
    head = scene.rules.heads.tail(phrase, len(phrase))
    row = here and (last.indicator.endswith(head) or _in_a_row(scene, slot, phrase, last))
    if (is_indicator(phrase, scene.rules) or head == phrase) and not row:
        return ""
    same = here or among(scene, slot) or goes_on_with_count(scene, slot, phrase)
    alike = phrase.startswith("“") and last.slot.amount.unit == slot.amount.unit
    return last.verb if same or alike or _goes_on(scene, slot, phrase, last) else ""


def _opens_with_act(phrase: str, rules: QuantityRules) -> bool:
    """Whether a phrase has another verb of its own than those of adding: 整顿|搅拌站."""
    first = phrase[: words(phrase)[0][1]] if phrase else ""
    return first in rules.acting and first != phrase and not rules.lookalikes.lead(phrase, 0, len(phrase))


def _in_a_row(scene: Scene, slot: Slot, phrase: str, last: Reading) -> bool:
    """Whether sums or sizes of one unit are added in a row: 新增|养殖水体89万立方米、养殖面积67万立方米."""
    kinds = kinds_of(scene.rules.heads.tail(phrase, len(phrase)), scene.rules)
    unit, other = slot.amount.unit, last.slot.amount.unit
    alike = unit.lstrip("万亿") == other.lstrip("万亿") or (unit[-1:] in _PIECES and other[-1:] in _PIECES)
    plain = scene.layout.words(slot.item, slot.start) == phrase and last.slot.end + 1 == slot.item
    sizes = kinds <= {"full"} or (phrase.endswith(_AREA) and last.verb.startswith(_ADDED))
    return alike and plain and sizes and last.verb not in _ENDED


def goes_on_with_count(scene: Scene, slot: Slot, noun: str) -> bool:
    """Whether a clause that is but a count and its noun goes on with a list of such: 建设20个片区，30条线路."""
    last, layout = scene.last(), scene.layout
    if last is None or not slot.first or slot.clause.opener not in COMMAS:
        return False
    near = slot.clause.index == last.slot.clause.index + 1 and last.slot.clause.end <= last.noun_end
    pieces = slot.amount.unit in _PIECES and last.slot.amount.unit in _PIECES
    alone = slot.start == slot.clause.start and layout.words(slot.end, slot.clause.end) == noun
    return near and pieces and alone and bool(leading_verb(last.verb, scene.rules))


def _also_completed(scene: Scene, slot: Slot, phrase: str, last: Reading) -> bool:
    """Whether a clause goes on with acts that were completed: 完成管网改造38公里，老旧小区改造9万平方米."""
    near = slot.clause.goes_on and slot.clause.index - last.slot.clause.index <= 1
    bare = scene.layout.words(slot.clause.start, slot.start) == phrase or last.slot.clause is slot.clause
    if last.verb != _COMPLETE or not near or not bare or _acts_apart(phrase, scene.rules):
        return False
    return scene.rules.fits("completed", _COMPLETE + phrase)


def _acts_apart(phrase: str, rules: QuantityRules) -> bool:
    """Whether a phrase has a verb of its own; a long verb alone is an act (封山育林)."""
    verb = leading_verb(phrase, rules)
    return bool(verb) and (verb != phrase or len(phrase) <= _SHORTEST or phrase.startswith(_ADDED))


def of_act_alone(scene: Scene, slot: Slot, noun: str) -> str:
    """The verb of a list whose last item is what was done to all: 完成6个镇、70个村、4万户|改造."""
    last = scene.last()
    alone = last and last.slot.clause is slot.clause and leading_verb(noun, scene.rules) == noun
    return last.verb if last and alone and act_first(last.verb, noun, slot, scene.rules) else ""


def _as_long(scene: Scene, slot: Slot, phrase: str, last: Reading) -> bool:
    """Whether a clause is but a thing and its size, as the one before: 新建公路22公里，输电线路30公里."""
    clause, unit = slot.clause, slot.amount.unit
    whole = scene.layout.words(clause.start, slot.start) == phrase and slot.end == clause.end
    before = last.slot.end == last.slot.clause.end and last.verb.startswith(_ADDED)
    return whole and before and unit == last.slot.amount.unit and not unit.endswith(_LIVING)


def _goes_on(scene: Scene, slot: Slot, phrase: str, last: Reading) -> bool:
    """Whether a clause goes on with a list: 新建移动基站45座，联通基站22座."""
    near = slot.clause.goes_on and slot.clause.index == last.slot.clause.index + 1
    text, unit = scene.layout.text, slot.amount.unit
    same = phrase[-_SHORTEST:] == last.indicator[-_SHORTEST:] and last.slot.amount.unit == unit
    things = unit in _PIECES and last.slot.amount.unit in _PIECES
    things = things or unit.lstrip(_SCALES) == last.slot.amount.unit.lstrip(_SCALES) in _PIECES
    alone = things and scene.layout.words(slot.clause.start, slot.start) == phrase and slot.end == slot.clause.end
    graded = scene.rules.opens("graded-item", phrase) or _as_long(scene, slot, phrase, last)
    alone = alone or _as_long(scene, slot, phrase, last)
    if (
        not near
        or (len(phrase) > _SHORT_ITEM and not graded and not (same and alone))
        or not (alone or (same and text.endswith(phrase, 0, slot.start)))
    ):
        return False
    if same and alone and scene.rules.opens("graded-item", phrase):
        return True  # 争取国家级改革试点4项，省级改革试点13项
    pieces = [phrase[start:end] for start, end in words(phrase)]
    if phrase in scene.rules.lookalikes.kinds and "event" not in scene.rules.heads.kinds.get(pieces[0], ""):
        return True  # 联通基站 is no act, 竣工项目 is
    event = "event" in scene.rules.heads.kinds.get(scene.rules.heads.tail(phrase, len(phrase)), "")
    acts = event or any(piece in scene.rules.verbs.kinds or piece in scene.rules.closing for piece in pieces)
    return not acts and pieces[0] not in scene.rules.acts


def shared_front(scene: Scene, slot: Slot, verb: str, phrase: str) -> str:
    """The verb that an item of a list takes over, with the modifiers before what both begin with.

    新增国家级农业产业园区1个、产业强镇7个 → 新增国家级农业|产业强镇.
    """
    if verb and phrase.endswith(verb):
        return ""  # 本科上线5人，其中本二上线
    last = scene.last()
    if not verb or last is None or not last.indicator.startswith(verb):
        return verb
    if sorted_like := _sorted_like(slot, last, phrase, verb):
        return sorted_like
    place = last.indicator.find(phrase[:_SHORTEST], len(verb) + 1)
    front = last.indicator[len(verb) : place]
    if place > 0 and _kin(slot, last, phrase, last.indicator[place:]):
        return verb + front  # 建成电动车|充电桩4个、充电口5个
    level = scene.rules.match("modifier", front) if place > 0 and _QUOTED not in phrase else None
    return verb + front if level and len(front) - level.end() <= _SHORTEST else verb


def _kin(slot: Slot, last: Reading, phrase: str, head: str) -> bool:
    """Whether a thing differs from the one before it in its clause by its last character alone: 充电桩, 充电口."""
    near = slot.clause is last.slot.clause and slot.amount.unit[-1:] == last.slot.amount.unit[-1:]
    return near and len(phrase) == len(head) > _SHORTEST and phrase[:-1] == head[:-1]


def _sorted_like(slot: Slot, last: Reading, phrase: str, verb: str) -> str:
    """The verb and modifiers before a thing that only another word of one length tells from the one before it.

    资助困难家庭大学生4名、高中生10名 → 资助困难家庭|高中生.
    """
    told = last.indicator[len(verb) :]
    place = words(told)[-1][0] if told else 0
    alike = place and len(told) - place == len(phrase) and told[-1] == phrase[-1]
    same = slot.clause is last.slot.clause and slot.amount.unit == last.slot.amount.unit and phrase.endswith(_PEOPLE)
    return verb + told[:place] if alike and same else ""
