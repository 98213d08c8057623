"""What an indicator inherits from the clause before it that has no number: the deed, the act or the word they share."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, Slot
from keqiao_kg.extract.quantities.phrases.nouns import (
    clause_before,
    clause_words,
    is_indicator,
    leading_verb,
    noun_and_rest,
    trim,
)
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.extract.quantities.phrases.topics import topic_of
from keqiao_kg.extract.words import words
from keqiao_kg.rules.word_sets import word_set

_WORD, _RELATION = 2, 3  # characters of a word, of the rest of a head that says nothing of what it is of
_CARRIED_OUT = word_set("carried-out")
_LONGEST, _LONGEST_OWNER = 20, 8  # characters of a deed, of what owns a head
_MARKS = frozenset("，。；：0123456789")
_LIST = "、"
_ASPECT = "方面"
_FOR, _MONEY = "为", "元"
_HELP = word_set("help")
# What opens a title, which owns nothing: 争创国家全域旅游示范区.
_LEVELS = word_set("levels-of-government")
_POLICY = word_set("policies")


def _object(said: str, scene: Scene) -> str:
    """What a clause does something to: 消费品以旧换新 of 实施消费品以旧换新."""
    return said[len(leading_verb(said, scene.rules)) :].removeprefix("了")


def of_field(scene: Scene, reading: Reading) -> str:
    """A head with the field that every reader knows it to be of: PM2.5浓度下降5%，优良天数|260天 → 空气质量优良天数."""
    verb = leading_verb(reading.base, scene.rules)
    head = reading.base if reading.base in scene.rules.fields else reading.base[len(verb) :]
    verb = reading.base.removesuffix(head)
    before = scene.layout.text[: reading.slot.start]
    told = ((before.rfind(word), field) for field, words in scene.rules.fields.get(head, ()) for word in words)
    place, field = max(told, default=(-1, ""))
    field = field if place >= 0 and reading.indicator.startswith(reading.base) else ""
    return verb + field + reading.indicator[len(verb) :] if field else ""


def of_deed(scene: Scene, reading: Reading) -> str:
    """What a deed brought about, with the deed: 实施消费品以旧换新，带动家电销售|5万件."""
    if not scene.rules.opens("brought-about", reading.indicator):
        return ""
    before = _just_told(scene, reading) or clause_before(scene.layout, reading.slot, scene.rules)
    deed = _object(before, scene)
    place = max(before.find(verb) for verb in _CARRIED_OUT)
    deed = before[place + _WORD :] if 0 <= place <= 2 * _WORD else deed
    for ending in _POLICY:
        deed = deed.removesuffix(ending) if not deed.removesuffix(ending).endswith(_HELP) else deed
    fits = (
        deed != before
        and not deed.startswith("以")
        and _WORD < len(deed) <= _LONGEST
        and not _MARKS & set(deed)
        and "、" not in deed
    )
    return deed + reading.indicator if fits else ""


def _just_told(scene: Scene, reading: Reading) -> str:
    """The clause of a first amount up to the 、 and the verb of its indicator: 实施补贴制度、|惠及8万人."""
    slot, layout = reading.slot, scene.layout
    place = layout.text.rfind(_LIST + reading.indicator[:_WORD], slot.clause.start, slot.start) if slot.first else -1
    if place < 0:
        return ""
    said = layout.words(trim(layout.text, slot.clause.start, place, scene.rules).start, place)
    return "" if _LIST in said else said


def of_work(scene: Scene, reading: Reading) -> str:
    """What was worked on, with the work that the clause before names: 推进煤改气改造，完成改造的村|5个."""
    said = reading.indicator
    match = scene.rules.fullmatch("work-alone", said)
    if match is None:
        return ""
    verb = match["verb"] or ""
    works = (_worked(_object(before, scene), match["act"]) for before in _clauses_before(scene, reading.slot))
    work = next((work for work in works if work), "")
    before = clause_before(scene.layout, reading.slot, scene.rules)
    worked_on = scene.rules.found("topic", before)
    told = match["act"] in scene.layout.words(reading.slot.right, reading.slot.clause.end)  # 31个村、2万户煤改气改造
    if not work and match["whose"] and worked_on and not told:
        work = next(topic_of(before, scene.rules), "")
    return verb + work + said[len(verb) :] if work else ""


def _clauses_before(scene: Scene, slot: Slot) -> Iterator[str]:
    """The clauses without numbers before an amount in its stretch between semicolons, nearest first."""
    layout = scene.layout
    if slot.clause.starts:
        return
    for clause in reversed(layout.clauses[: slot.clause.index]):
        if not layout.counts(clause):
            yield clause_words(layout, clause, scene.rules)
        if clause.starts:
            return


def _worked(work: str, act: str) -> str:
    """The words before an act in what was worked on: 经瀑河向湖泊生态 before 补水."""
    before = work[: max(0, work.find(act))].rpartition("的")[2]
    return before if _WORD <= len(before) <= _LONGEST and not (_MARKS | {"、"}) & set(before) else ""


def of_shared_word(scene: Scene, reading: Reading) -> str:
    """A head that begins with a word of what the clause before is about: 扩大城区集中供热范围，供热面积…."""
    said = reading.indicator
    before = _object(clause_before(scene.layout, reading.slot, scene.rules), scene)
    if not before or leading_verb(said, scene.rules):
        return ""
    first = said[: words(said)[0][1]]
    rest = said[len(first) :]
    relational = len(rest) <= _RELATION and scene.rules.fits("relational", rest)
    owner = _before_word(before, first, scene) if relational and len(first) >= _WORD else ""
    return owner + said if owner else ""


def of_work_told(scene: Scene, reading: Reading) -> str:
    """Projects and the like of some work, with what it is done to by a clause before: 推进城中村改造，启动|改造项目."""
    match = scene.rules.fullmatch("of-some-work", reading.indicator)
    if match is None:
        return ""
    verb, work = match["verb"] or "", match["work"]
    clauses = (_worked_on(clause, scene) for clause in _clauses_before(scene, reading.slot) if _LIST not in clause)
    owners = (_before_word(clause, work, scene) for clause in clauses)
    owner = next((owner for owner in owners if owner), "")
    return _without_end(verb, owner) + owner + reading.indicator[len(verb) :] if owner else ""


def for_those_counted(scene: Scene, reading: Reading) -> str:
    """What is given to those counted before it in its clause: 为265名退役士兵发放|资金581万元 → 为退役士兵发放资金."""
    last, slot, text = scene.last(), reading.slot, scene.layout.text
    if last is None or last.slot.clause is not slot.clause or not slot.amount.unit.endswith(_MONEY):
        return ""
    if text[slot.clause.start : last.slot.start].strip() != _FOR:
        return ""
    those = (last.thing or last.base).rpartition("的")[2]
    given = leading_verb(reading.indicator, scene.rules) and not reading.indicator.startswith(_FOR)
    return _FOR + those + reading.indicator if given and len(those) >= _WORD else ""


def of_things_told(scene: Scene, reading: Reading) -> str:
    """What became of the things told just before, or their size: 查处违法占地74宗，拆除面积|207亩."""
    last, slot = scene.last(), reading.slot
    if last is None or not scene.rules.fits("of-things-told", reading.indicator):
        return ""
    apart = slot.clause is not last.slot.clause and slot.clause.opener not in COMMAS
    thing = (last.thing or last.base).rpartition("的")[2]
    thing = noun_and_rest(thing[len(leading_verb(thing, scene.rules)) :], scene.rules)[0]
    near = not apart and slot.clause.index - last.slot.clause.index <= 1
    fits = near and _WORD <= len(thing) <= _LONGEST and not is_indicator(thing, scene.rules)
    return thing + reading.indicator if fits else ""


def _worked_on(said: str, scene: Scene) -> str:
    """A clause without the verbs that it opens with, one or more: 提速|推进|城中村改造."""
    said = _object(said, scene)
    cuts = words(said)
    return said[next((start for start, end in cuts if said[start:end] not in scene.rules.acts), 0) :]


def _without_end(verb: str, owner: str) -> str:
    """A verb without the word that the owner behind it ends with too: 新增|集中 before 城区集中."""
    return verb.removesuffix(owner[-_WORD:])


def _before_word(before: str, first: str, scene: Scene) -> str:
    """What stands before a word in what a clause is about, where it is a plain noun."""
    place = before.find(first)
    whole = any(end == place for _, end in words(before[:place])) if place > 0 else False
    owner = before[: max(place, 0)]
    plain = _WORD <= len(owner) <= _LONGEST_OWNER and not (_MARKS | set("、的和十“”")) & set(owner)
    opens = owner[: words(owner)[0][1]] if owner else ""
    acts = opens in scene.rules.acts or opens in scene.rules.lead.kinds or owner.startswith(_LEVELS)
    noun = whole and plain and not acts and not leading_verb(owner, scene.rules)
    return owner if noun and not noun_and_rest(owner, scene.rules)[1] else ""


def of_branches(scene: Scene, reading: Reading) -> str:
    """A bare head of the branches or zones that the clause before is about: 服装、箱包等产业发展，产值|5亿元."""
    bare = "bare" in scene.rules.heads.kinds.get(reading.indicator, "").split(",")
    before = clause_before(scene.layout, reading.slot, scene.rules) if bare else ""
    if bare and not reading.slot.clause.index and (match := scene.rules.match("branch-first", scene.topics[0])):
        return str(match["branch"]) + reading.indicator  # 医药产业聚焦…。产值|达到78亿元
    noun, rest = noun_and_rest(before, scene.rules)
    branches = rest and scene.rules.found("branches", noun)
    fits = branches and len(noun) <= _LONGEST and not is_indicator(noun, scene.rules)
    return noun + reading.indicator if fits and not leading_verb(noun, scene.rules) else ""


def of_aspect(scene: Scene, reading: Reading) -> str:
    """Things that say nothing, with the aspect that opens their stretch: 绿色低碳方面，…提出5项|指标."""
    verb = leading_verb(reading.indicator, scene.rules)
    thing = reading.indicator[len(verb) :]
    if reading.slot.clause.starts or not scene.rules.fits("says-nothing", thing):
        return ""
    layout = scene.layout
    first = next(c for c in reversed(layout.clauses[: reading.slot.clause.index]) if c.starts)
    said = layout.words(trim(layout.text, first.start, first.end, scene.rules).start, first.end)
    about = _object(said, scene).removeprefix("在").removesuffix(_ASPECT)
    fits = said.endswith(_ASPECT) and _WORD <= len(about) <= _LONGEST and not (_MARKS | set("“")) & set(about)
    return verb + about + thing if fits else ""


def of_service(scene: Scene, reading: Reading) -> str:
    """Users and cases of the service whose name opens the sentence: 深化“某某通办”，实名用户数超30万."""
    if not scene.rules.fits("of-a-service", reading.indicator):
        return ""
    opening = scene.layout.clauses[0]
    text = scene.layout.text[opening.start : opening.end]
    start, end = text.find("“"), text.find("”")
    name = text[start : end + 1]
    return name + reading.indicator if 0 <= start < end and text.count("“") == 1 and len(name) > _RELATION else ""


def of_works(scene: Scene, reading: Reading) -> str:
    """What works can do, with the works that the clause before says run: 城西水厂投产，日供水能力达3万吨."""
    if not scene.rules.fits("capacity-alone", reading.indicator) or reading.owner:
        return ""
    works, ran = noun_and_rest(clause_before(scene.layout, reading.slot, scene.rules), scene.rules)
    named = ran and scene.rules.found("works-named", works) and not (_MARKS | set("、和等的“")) & set(works)
    if not named or leading_verb(works, scene.rules) or not _WORD < len(works) <= _LONGEST:
        return ""
    reading.owner = works
    return works + reading.indicator


def of_firms(scene: Scene, reading: Reading) -> str:
    """A bare head of the firms that the clauses before open with: 国有企业效益好转，利润|增长23%."""
    layout, slot = scene.layout, reading.slot
    if "bare" not in scene.rules.heads.kinds.get(reading.indicator, "").split(",") or slot.clause.starts:
        return ""
    for clause in reversed(layout.clauses[: slot.clause.index]):
        start = trim(layout.text, clause.start, clause.end, scene.rules).start
        start += len(leading_verb(layout.text[start : clause.end], scene.rules))  # 实施|省属国企整合
        if match := scene.rules.match("kind-of-firms", layout.text, start, clause.end):
            return str(match["who"]) + reading.indicator
        if clause.starts:
            break
    return ""
