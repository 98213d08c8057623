"""What an indicator that does not stand alone inherits from the words before it: its scheme, its whole, its object."""

from __future__ import annotations

from keqiao_kg.extract.quantities.measures.inherited_sums import of_purpose
from keqiao_kg.extract.quantities.measures.inherited_topics import (
    for_those_counted,
    of_aspect,
    of_branches,
    of_deed,
    of_field,
    of_firms,
    of_service,
    of_shared_word,
    of_things_told,
    of_work,
    of_work_told,
    of_works,
)
from keqiao_kg.extract.quantities.measures.per_head import per_head
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.nouns import (
    clause_before,
    ends_in_thing,
    is_indicator,
    leading_verb,
    noun_and_rest,
    trim,
)
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene, among
from keqiao_kg.extract.quantities.phrases.topics import topic_of
from keqiao_kg.extract.quantities.phrases.wording import named_flow
from keqiao_kg.model import Measure
from keqiao_kg.rules.word_sets import word_set

_BENEFIT = "受益"
_LONGEST = 24  # characters of a deed that people benefit from
_SHORT = 4  # characters of a noun that an earlier, longer one can stand for
_WORD = 2  # characters of a word
_MARKS = frozenset("、，。；：“”《》（）")
_AMONG, _SHARE, _PROPORTION = "其中", "占", "比重"
_PART = "inherited-of-whole"  # the rule of a part that took over the words of its whole
_JOINTS = word_set("list-joints")
_SHARES = word_set("shares")
_NEW = "新"
_BUILDING = "建设"
_CLASS = "类"
_DEEDS, _TURNS = word_set("work-that-was-done"), word_set("turns")


def completed(scene: Scene, reading: Reading) -> Reading:
    """The reading with an indicator that stands alone, where the words before tell what it is of."""
    if reading.measure is Measure.THRESHOLD or "carried" in reading.rules:
        return reading
    for complete in _STEPS:
        if whole := complete(scene, reading):
            if reading.base == reading.indicator:
                reading.base = whole
            if reading.thing and whole.startswith(reading.indicator) and reading.indicator.endswith(reading.thing):
                reading.thing += whole.removeprefix(reading.indicator)  # 其中，申报省重点|项目
            reading.indicator = whole
            reading.rules.append(f"inherited-{complete.__name__.replace('_', '-').strip('-')}")
            break
    return reading


def _of_whole(scene: Scene, reading: Reading) -> str:
    """A part of what was told before it (其中): by its sort alone, or by what became of it."""
    slot, said = reading.slot, reading.indicator
    whole = _whole(scene, slot) if among(scene, slot) or _another_part(scene, slot) else None
    if whole is None:
        return ""
    base = whole.base.rpartition("的")[2] or whole.base
    thing = whole.thing or whole.base
    thing = thing[len(leading_verb(thing, scene.rules)) :]
    if scene.rules.fits("sorts-a-part", said):
        return f"{said}的{base if is_indicator(base, scene.rules) else thing}"
    goods = _rest_of_kind(said, base) if len(said) >= _WORD and not is_indicator(said, scene.rules) else ""
    if goods and "goods" in scene.rules.heads.kinds.get(goods, "").split(","):
        return said + goods  # 汽车产量增长9%，其中新能源汽车增长40%
    if len(thing) < _WORD or is_indicator(thing, scene.rules):
        return ""
    if said.endswith(_CLASS):
        return said + thing
    rest = _rest_of_kind(said, thing)
    return said + rest if rest and scene.rules.counted.tail(rest, len(rest)) == rest else ""


def _another_part(scene: Scene, slot: Slot) -> bool:
    """Whether a part was told just before: 其中省重点2个，市重点|37个."""
    last = scene.readings[-1] if scene.readings else None
    near = last is not None and slot.clause.index - last.slot.clause.index <= 1 and not slot.clause.starts
    return last is not None and near and _PART in last.rules


def _whole(scene: Scene, slot: Slot) -> Reading | None:
    """What the clauses before told last, in the unit of an amount that is a part of it."""
    for reading in reversed(scene.readings):
        outer = reading.slot.clause.inner <= slot.clause.inner and reading.measure is not Measure.THRESHOLD
        outer = outer and _PART not in reading.rules
        if outer and reading.slot.clause is not slot.clause and reading.slot.amount.unit[-1:] == slot.amount.unit[-1:]:
            return reading
    return None


def _rest_of_kind(said: str, thing: str) -> str:
    """What a thing has behind the word that a shorter name of its part ends with: 市重点, 省级重点|项目."""
    for size in range(len(said), _WORD - 1, -1):
        place = thing.find(said[-size:])
        if place >= 0:
            return thing[place + size :]
    return ""


def _of_share(scene: Scene, reading: Reading) -> str:
    """A part by its share alone, of a whole told before (公共投资9亿元，其中民生工程|占44%) or not told (…占比)."""
    said, slot = reading.indicator, reading.slot
    tied = any(token.word == _SHARE for token in reading.frame.tokens) and _SHARE not in said
    if not tied or slot.amount.unit not in PERCENT or reading.measure is not Measure.LEVEL:
        return ""
    for other in reversed(scene.readings):
        if other.slot.amount.unit.endswith("元") and other.measure is Measure.LEVEL:
            apart = scene.layout.text.find(_AMONG, other.slot.end, slot.start) >= 0
            whole = other.base[len(leading_verb(other.base, scene.rules)) :]
            if apart and is_indicator(whole, scene.rules):
                return f"{said}{_SHARE}{whole}{_PROPORTION}"
            break
    share = scene.rules.bounded.kinds.get(scene.rules.bounded.tail(said, len(said))) == "y"
    return "" if share else said + _SHARES[0]


def _of_scheme(scene: Scene, reading: Reading) -> str:
    """What is counted in a scheme, with the insurance or relief named last: …试点，1334万人参保 → …试点参保人数."""
    match = scene.rules.fullmatch("in-a-scheme", reading.indicator)
    if match is None:
        return ""
    before = scene.layout.words(0, reading.slot.clause.start)
    found = (match for rule in scene.rules.of("scheme") for match in rule.pattern.finditer(before))
    last = max(found, key=lambda match: match.end(), default=None)
    if last is None or before[: last.start()].endswith(_JOINTS):  # a list: none of them alone
        return ""
    verb = match["verb"] or ""
    return named_flow(verb + last[0] + reading.indicator[len(verb) :], reading.slot.amount.unit, scene.rules)


def _of_benefit(scene: Scene, reading: Reading) -> str:
    """Those who benefit, with the deed that they benefit from: 提高补助标准，3700万学生受益 → 提高补助标准受益学生."""
    said, slot = reading.indicator, reading.slot
    if not said.startswith(_BENEFIT):
        return ""
    who = said.removeprefix(_BENEFIT).removeprefix("的")
    deed, made, whom = who.partition("使")
    if made and len(deed) > 1 and whom:
        return deed + _BENEFIT + whom
    deed = _deed_before(scene, slot)
    return deed + _BENEFIT + who if deed else ""


def _deed_before(scene: Scene, slot: Slot) -> str:
    """What the clause before tells, whose own number is told apart; nothing where it is long or a list."""
    index = slot.clause.index - 1
    if index < 0 or slot.clause.starts:
        return ""
    clause = scene.layout.clauses[index]
    if scene.layout.counts(clause):
        last = scene.last()
        near = last is not None and last.slot.clause is clause
        index -= 1
        if not near or index < 0 or clause.starts:
            return ""
        clause = scene.layout.clauses[index]
        if scene.layout.counts(clause) and not (last and last.measure is Measure.CHANGE):
            return ""
    begin = trim(scene.layout.text, clause.start, clause.end, scene.rules)
    words = scene.layout.words(begin.start, clause.end)
    words = next((words[len(verb) :] for verb in _DEEDS if words.startswith(verb)), words)
    words = next((words[len(turn) :] for turn in _TURNS if words.startswith(turn)), words)
    whole = _WORD < len(words) <= _LONGEST and "link" not in begin.kinds  # 对寄宿生提供补助 is no phrase without 对
    return words if whole and not any(c.isdigit() for c in words) else ""


def _of_same_act(scene: Scene, reading: Reading) -> str:
    """An act alone, with the object that it has before: 今年拟发行特别国债，先发行1万亿元 → 发行特别国债."""
    said, layout, slot = reading.indicator, scene.layout, reading.slot
    act = said.removeprefix(_NEW)
    if len(act) < _WORD or leading_verb(said, scene.rules) != said or scene.last() is not None:
        return ""
    for clause in reversed(layout.clauses[: slot.clause.index]):
        words = layout.words(clause.start, clause.end)
        place = words.rfind(act)
        thing = noun_and_rest(words[place + len(act) :], scene.rules)[0] if place >= 0 else ""
        thing = thing.removeprefix("了")
        named = place > 0 and ends_in_thing(words[:place], scene.rules)  # 项目融资 is no 融资 of something
        if len(thing) > _WORD and not named and not _MARKS - {"、"} & set(thing) and "的" not in thing:
            return said + thing
    return _built(scene, said, slot)


def _built(scene: Scene, act: str, slot: Slot) -> str:
    """Works begun or built, of the kind that the clause before builds: 加大安居工程建设力度，新开工70万套."""
    before = clause_before(scene.layout, slot, scene.rules) if scene.rules.fits("building", act) else ""
    topic = next(topic_of(before, scene.rules), "")
    works = topic.removesuffix(_BUILDING)
    return act + works if topic.endswith(_BUILDING) and len(works) > _WORD else ""


def _of_same_noun(scene: Scene, reading: Reading) -> str:
    """A short noun, as the clause before names it in full: 开展小微企业贴息贷款，发放贷款 → 发放小微企业贴息贷款."""
    said = reading.indicator
    verb = scene.rules.verbs.lead(said, 0, len(said))
    noun = said[len(verb) :]
    if not verb or not _WORD <= len(noun) <= _SHORT or scene.rules.fits("anywhere", noun):
        return ""
    words = clause_before(scene.layout, reading.slot, scene.rules)
    full = noun_and_rest(words[len(leading_verb(words, scene.rules)) :], scene.rules)[0]
    whole = full.endswith(noun) and _SHORT <= len(full) <= _LONGEST // 2 and not _MARKS & set(full) and "的" not in full
    return verb + full if whole and not leading_verb(full, scene.rules) else ""


_STEPS = (
    of_field,
    per_head,
    _of_whole,
    _of_share,
    _of_scheme,
    _of_benefit,
    _of_same_act,
    _of_same_noun,
    of_deed,
    of_work,
    of_work_told,
    for_those_counted,
    of_things_told,
    of_branches,
    of_shared_word,
    of_purpose,
    of_service,
    of_works,
    of_firms,
    of_aspect,
)
