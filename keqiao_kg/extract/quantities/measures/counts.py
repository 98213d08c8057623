"""Amounts whose noun stands behind them: 12个试点项目取得进展, 引进5家企业."""

from __future__ import annotations

from keqiao_kg.extract.quantities.measures.ahead import left_of_count, sorted_by_list, verb_behind_sum, without_members
from keqiao_kg.extract.quantities.measures.alone import counted_alone
from keqiao_kg.extract.quantities.measures.counted import counted_and_rest, of_a_role, things_with_value, words_behind
from keqiao_kg.extract.quantities.measures.outcomes import by_next_size, completed, end_of_rest, with_next_noun
from keqiao_kg.extract.quantities.measures.shares import reached, share_behind, share_of_told, share_that_acts
from keqiao_kg.extract.quantities.measures.sizes import (
    all_listed,
    counted_behind,
    end_of,
    helped,
    size_of,
    sized,
    thing_of,
)
from keqiao_kg.extract.quantities.measures.some_of import TURNS, counted_before, done_in_turns, some_of, tells_outcome
from keqiao_kg.extract.quantities.measures.thresholds import sorts_counted
from keqiao_kg.extract.quantities.phrases.acts import (
    act_done,
    act_first,
    acts_alone,
    building_first,
    meant,
    of_the_list,
    of_whose,
    opens_with_deed,
    theirs_first,
    trim_rest,
    who_and_deed,
    whom_and_deed,
)
from keqiao_kg.extract.quantities.phrases.clauses import RATIO, Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame, peel
from keqiao_kg.extract.quantities.phrases.joined import conjuncts
from keqiao_kg.extract.quantities.phrases.lists import goes_on_with_count, list_verb, of_act_alone
from keqiao_kg.extract.quantities.phrases.nouns import (
    BRANCHES,
    is_indicator,
    leading_verb,
)
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import PERCENT, Scene
from keqiao_kg.extract.quantities.phrases.wording import kind_of, worded
from keqiao_kg.extract.words import words
from keqiao_kg.model import Comparator, Measure
from keqiao_kg.rules.quantities import QuantityRules, is_unit
from keqiao_kg.rules.word_sets import word_set

_SHORTEST = _WORD = 2  # characters of a noun, of a word
_FOR = word_set("for-whom")

_CAUSES = word_set("causes")
_SHARED = word_set("shares-out")
_POPULATION, _HEADS = "人口", word_set("units-of-heads")
_LISTED = word_set("put-on-a-list")
_PUSHED = word_set("adverb-or-push")
_PIVOTS = word_set("pivots")
_BRINGING = word_set("bringing-about")
_ENABLING = word_set("enabling")
_GIVEN = word_set("for-things")
_WITHIN, _ARE, _PUSH, _REACHED = "中", "有", "推动", "实现"
_ADDED = "新增"
_CURRENCY = "人民币"
_GREAT = "大"  # its number goes with the name of the things
_WITH, _OF = "与", "的"
_AS = "以"  # opens the words that give things a role: 以12个片区为重点
_BATCHES = word_set("batches")
_ASPECTS = "方面"


def read_behind(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading | None:
    """The reading of an amount that counts the noun behind it, or None where the noun stands before it."""
    rules = scene.rules
    if head == _AS or (head.startswith(_AS) and of_a_role(scene, slot)):
        head, begin = head.removeprefix(_AS), begin + len(_AS)
    size = size_of(scene, slot, head)
    if size and (counted := counted_behind(scene, slot)):
        return sized(scene, slot, frame, begin, size, counted)
    right = words_behind(scene, slot)
    for rule in (*rules.of("attribute"), *rules.of("ground")):
        right = rule.pattern.sub("", right, 1)
    verb = left_of_count(scene, head, frame)[0]
    if not right:
        others = (of_the_list, with_next_noun, by_next_size)
        return next((reading for read in others if (reading := read(scene, slot, frame, begin, verb))), None)
    doing = share_that_acts(scene, slot, frame, begin, head, right) or share_of_told(scene, slot, frame, head, right)
    if doing:
        return doing
    became = not head and tells_outcome(scene, slot, right)
    if _no_noun(scene, slot, frame, head, right) and not became:
        return None
    if alone := counted_alone(scene, slot, frame, right) or done_in_turns(scene, slot, frame, begin, head, right):
        return alone
    noun, rest = ("", right) if became else counted_and_rest(scene, slot, right, head)
    noun = _without_shared_head(noun, rest, rules)
    scope = rules.search("scope-of-rank", noun) if right.endswith("第") else None
    noun = noun[: scope.start()] if scope else noun
    if not noun:
        done = trim_rest(rest, rules)
        return helped(scene, slot, begin, head, frame) or _doers(scene, slot, frame, begin, head, done)
    if right.startswith("的") and head and frame.has("reach") and not leading_verb(head, rules):
        return None  # 面积达到60平方公里的目标: the noun behind is not what is measured
    return _of_noun(scene, slot, frame, begin, head, right, completed(scene, slot, noun, rest, verb))


def _of_noun(
    scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, right: str, parts: tuple[str, str]
) -> Reading | None:
    """The reading of an amount whose noun, with what became of it, stands behind it."""
    rules, (noun, rest), size = scene.rules, parts, size_of(scene, slot, head)
    if size and leading_verb(noun, rules) == noun.removesuffix("了"):
        return None  # 投资8300万元修建三条道路
    noun = all_listed(scene, slot, noun) if size or slot.amount.unit.endswith("元") else noun
    if size:
        return sized(scene, slot, frame, begin, size, noun.rstrip("和及与"))
    if made := thing_of(scene, slot, frame, begin, head, noun):
        return made
    if slot.amount.unit in PERCENT or (not slot.amount.unit and slot.amount.value < 1):
        parts = noun, rest
        return reached(scene, slot, frame, begin, noun) if head else share_behind(scene, slot, frame, right, parts)
    spent = verb_behind_sum(scene, slot)
    told = spent or without_members(scene, slot, (begin, frame.end), noun) or left_of_count(scene, head, frame)
    keep, begin = _before_count(scene, slot, told, rest), slot.start if spent else begin
    return _counted(scene, slot, frame, keep, noun.rstrip("和及与、的"), rest, begin)


def _before_count(scene: Scene, slot: Slot, keep: tuple[str, str], rest: str) -> tuple[str, str]:
    """(verb, owner) of a count, the verb as owner where 的 ties it to things that something became of.

    改造的6条街巷全部完工 → 改造完工的街巷.
    """
    tied = keep[0] and scene.layout.text.endswith(_OF, 0, slot.start) and trim_rest(rest, scene.rules)
    return ("", keep[0]) if tied else keep


def read_valued(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str) -> Reading | None:
    """The reading of things that are counted where a value of theirs follows: 13个重点园区营业收入突破2万亿元."""
    right = words_behind(scene, slot)
    if not right or size_of(scene, slot, head) or _no_noun(scene, slot, frame, head, right):
        return None
    valued = things_with_value(scene, slot, *counted_and_rest(scene, slot, right, head))
    if not valued:
        return None
    reading = _counted(scene, slot, frame, left_of_count(scene, head, frame), valued, "", begin)
    reading.end, reading.noun_end = end_of(scene.layout.text, slot, valued), 0  # the value's words begin with them
    if slot.amount.unit == _GREAT:
        scene.thresholds[slot.end] = slot.start  # 三大先导产业规模
    elif slot.amount.comparator in (Comparator.GE, Comparator.LE) and slot.first:
        scene.thresholds[slot.end] = begin  # 贫困户两个以上产业覆盖率
    return reading


def _without_shared_head(noun: str, rest: str, rules: QuantityRules) -> str:
    """Things counted without the indicator that they are given one by one: 三大产业产值分别达到 counts 产业."""
    head = rules.heads.tail(noun, len(noun)) if rest.startswith(_SHARED) else ""
    return noun[: -len(head)] if head and len(noun) > len(head) + 1 else noun


def _no_noun(scene: Scene, slot: Slot, frame: Frame, head: str, right: str) -> bool:
    """Whether the words behind an amount are no thing that is counted: ratios, shares, times, 套（间）."""
    ratio = scene.layout.text[slot.end : slot.end + 1] in RATIO
    told = bool(head) or frame.has("reach")
    other = ratio or bool(frame.share) or frame.measure is Measure.DURATION or _says_more(scene, slot, told)
    return other or right == _CURRENCY or (right[0] == "（" and right[-1] == "）")


def _says_more(scene: Scene, slot: Slot, told: bool) -> bool:
    """Whether the words behind an amount say more of it (5%以上增长, 迈上3个台阶) and are not what is counted."""
    rules, text = scene.rules, scene.layout.text
    if slot.right > slot.end and peel(text, slot.end, slot.right, rules)[0] == slot.end:
        return True
    return told and rules.opens("steps", text, slot.end)


def _doers(scene: Scene, slot: Slot, frame: Frame, begin: int, head: str, done: str) -> Reading | None:
    """What is counted with no noun behind it, by what it did: 3735人脱贫 → 脱贫人数, 项目有20个完工 → 完工的项目."""
    last = scene.last()
    head, begin = ("", slot.start) if head.endswith(_CAUSES) else (head, begin)
    whole = head or (last.indicator if last and last.noun_end and last.slot.clause is slot.clause else "")
    if whole and len(done) > 1 and "有" in scene.layout.text[frame.end : slot.start]:
        return some_of(slot, frame, whole, done, begin)
    if not head and len(done) > 1 and (thing := counted_before(scene, slot)):
        return some_of(slot, frame, thing, done, slot.start)
    kind = kind_of(slot) or ("" if head else TURNS.get(slot.amount.unit, ""))
    if not kind or len(done) < 2 or leading_verb(head, scene.rules) or is_indicator(head, scene.rules):
        return None
    indicator = head + done + kind
    start = begin if head else slot.start
    return Reading(slot, frame, frame.measure, indicator, indicator, start, slot.right, rules=["doers"])


def _of_households(slot: Slot, noun: str) -> bool:
    """Whether households stand before their people: 88户219名贫困人口."""
    return slot.amount.unit.endswith("户") and noun.endswith(_POPULATION) and noun != _POPULATION


def _counted(
    scene: Scene, slot: Slot, frame: Frame, keep: tuple[str, str], noun: str, rest: str, begin: int
) -> Reading:
    """The reading of a count with its noun behind it, given (verb, owner) before it."""
    noun = noun[: -len(_POPULATION)] + "户" if _of_households(slot, noun) else noun
    (verb, owner), told = keep, any(keep)
    rest = rest if not (told and _done_in_turns(slot, noun, scene.rules)) else ""
    if not rest and not owner and (things := meant(noun, scene.rules)):
        verb, noun = "", things
    text = scene.layout.text
    done = trim_rest(came := _whole(scene, slot, rest), scene.rules)
    reached = verb.startswith(_REACHED) or text.endswith(_REACHED, begin, slot.start)
    pushed, verb = _push_of(text, frame, begin) or _REACHED * reached, verb.removeprefix(_REACHED)
    noun, done = _reached_by(noun, done, scene.rules) if reached and text.startswith(noun, slot.end) else (noun, done)
    noun_end = _end_of_counted(scene, slot, noun)
    noun = noun[:-1] if _among(noun, text[noun_end:]) else noun
    worked = act_done(done, noun, slot, scene.rules) if done and not verb and not owner else ""
    if not verb and not owner and done and not worked and (whose := of_whose(noun, scene.rules)):
        noun, done = whose, noun[len(whose) :].removeprefix("的") + done  # 8条河流水质达标
    noun, done = (noun[:-1], f"在{done}") if noun.endswith("在") and done else (noun, done)
    if verb and done and not leading_verb(verb, scene.rules) and not verb.endswith(_PIVOTS):
        owner, noun, verb = verb, verb + noun, ""
    turned = "" if owner else _turned(verb, pushed, noun, done, slot, scene.rules)
    if not (turned or done):
        noun, done = _with_deed(text, begin if owner else slot.start, (verb, owner), noun, scene.rules)
    goes_on = not slot.first or goes_on_with_count(scene, slot, noun)
    carried = _carried(scene, slot, noun) if goes_on and not (verb or owner or turned) else ""
    indicator = turned or ("" if carried else worked) or _worded_count(scene, slot, (verb, owner, carried), noun, done)
    indicator = indicator if owner or rest else sorted_by_list(scene, frame, begin, noun, indicator)
    broken = rest and not came and _value_behind(scene, slot, noun_end)  # 5个园区|实现营业收入60亿元
    whole = not broken and (not verb or (done and verb.endswith(_PIVOTS)))
    start, end = begin if told or owner or turned else slot.start, end_of_rest(scene, slot, rest) if whole else noun_end
    reading = Reading(slot, frame, frame.measure, noun, indicator, start, end, rules=[*frame.rules, "noun-behind"])
    plain = indicator.removesuffix(noun) if not owner and not done else ""
    reading.verb = leading_verb(verb, scene.rules) or carried or (pushed if turned else plain)
    listed = next((done[len(word) :].removesuffix(noun) for word in _LISTED if done.startswith(word)), "")
    reading.thing, reading.noun_end = (listed + noun if listed else indicator), noun_end
    reading.indicator = building_first(indicator, noun, slot, scene.rules) + _in_batches(scene, slot)
    reading.members = _members(scene, slot, frame, begin, noun)
    return reading


def _with_deed(text: str, start: int, before: tuple[str, str], noun: str, rules: QuantityRules) -> tuple[str, str]:
    """Things and what is done for them (为35个|村|配备器材) or what they do, given (verb, owner) before them."""
    verb, owner = before
    given = not verb and text.endswith(_GIVEN, 0, start)
    return whom_and_deed(noun, rules) if given else _who_acts(verb, owner, noun, rules)


def _who_acts(verb: str, owner: str, noun: str, rules: QuantityRules) -> tuple[str, str]:
    """Bodies or people and what a verb before them has them do: 推动|企业|退城入园, 聘请|专家|为公司顾问."""
    if owner or not verb.endswith((*_BRINGING, *_ENABLING, "推进")):
        return noun, ""
    who, deed = who_and_deed(noun, rules)
    if len(deed) > _WORD and verb.endswith(_PUSH) and not acts_alone(deed, rules):
        return who, _PUSH + deed  # 推动|农民|相对集中居住
    return (who, deed) if not verb.endswith(_ENABLING) or opens_with_deed(deed, rules) else (noun, "")


def _reached_by(noun: str, done: str, rules: QuantityRules) -> tuple[str, str]:
    """Things and what was brought about for them: 实现|医疗机构|刷卡结算 → 实现刷卡结算 of 医疗机构."""
    who, deed = (noun, done) if done else who_and_deed(noun, rules)
    return (who, _REACHED + deed.removeprefix(_REACHED)) if deed else (noun, done)


def _among(noun: str, behind: str) -> bool:
    """Whether 中 behind things only says that it is some of them: 同类县|中, 20项指标|中有5项 (not 高中)."""
    return noun.endswith(_WITHIN) and (behind.startswith(_ARE) or words(noun)[-1][0] == len(noun) - 1 > 0)


def _value_behind(scene: Scene, slot: Slot, place: int) -> bool:
    """Whether another amount stands in the clause behind a place."""
    return any(s.start >= place and s.start > slot.end and s.clause is slot.clause for s in scene.layout.slots)


def _push_of(text: str, frame: Frame, begin: int) -> str:
    """The word before a count that pushes what is done to the things: 加快, 推进."""
    led = next((word for word in _PUSHED if text.endswith(word, frame.start, begin)), "")
    return next((token.word for token in frame.tokens if token.word in _PUSHED), led)


def _done_in_turns(slot: Slot, act: str, rules: QuantityRules) -> bool:
    """Whether it is an act that is counted, whatever came of it: 市领导两次视察灾区并作出指示."""
    return slot.amount.unit in TURNS and act[:_WORD] in rules.acting


def _turned(verb: str, pushed: str, noun: str, done: str, slot: Slot, rules: QuantityRules) -> str:
    """Things counted before what is done to them, if a word between parts both: 启动两条河流|深入治理; else nothing."""
    turned = act_first(verb or pushed, noun, slot, rules) if verb or pushed else ""
    parted_by = done and verb and not verb.endswith((*_BRINGING, "推进"))
    turned = turned or (act_first(verb, noun + done, slot, rules) if parted_by else "")
    sized = slot.amount.unit == _GREAT or is_unit("size-unit", slot.amount.unit, rules)
    return turned or ("" if done or sized else theirs_first(verb, noun, rules))


def _end_of_counted(scene: Scene, slot: Slot, noun: str) -> int:
    """Where things counted end, before an amount that touches them: 4个小区|9万平方米老旧小区改造."""
    touched = slot.right > slot.end and any(other.start == slot.right for other in scene.layout.slots)
    behind = touched and scene.layout.text.find(noun, slot.end) > slot.right
    return slot.right if behind else end_of(scene.layout.text, slot, noun)


def _in_batches(scene: Scene, slot: Slot) -> str:
    """批次, 方面 where batches or aspects are counted and what is in them behind: 推出7批170个项目 → 推出项目批次."""
    behind = any(s.start == slot.end and s.clause is slot.clause for s in scene.layout.slots)
    unit = slot.amount.unit
    return (_BATCHES[1] if unit in _BATCHES else unit if unit == _ASPECTS else "") if behind else ""


def _carried(scene: Scene, slot: Slot, noun: str) -> str:
    """The verb that things counted take over from the list that they stand in."""
    return list_verb(scene, slot, noun) or of_act_alone(scene, slot, noun)


def _worded_count(scene: Scene, slot: Slot, before: tuple[str, str, str], noun: str, done: str) -> str:
    """Things counted as an indicator, given the (verb, owner, verb of the list) before and what became of them."""
    verb, owner, carried = before
    rules = scene.rules
    if not verb and not owner and done.endswith(noun):
        return f"{done}{_OF}{noun}" if done.startswith(_LISTED) else done  # 5家单位获评示范单位, 纳入重点项目的项目
    if owner:
        return f"{done}的{noun}" if noun.startswith(owner) else f"{owner}{done}的{noun}"
    if (verb or carried) and (need := _needed_by(scene, slot, noun)):
        return f"{verb or carried}{need}的{noun}"
    if verb:
        return _by_verb(verb, noun, done, rules)
    acts = leading_verb(carried, rules) and not carried.endswith(_PIVOTS)
    work = m["act"] if (m := rules.match("carried-out", done)) else ""
    if work:  # 对5所学校进行改造提升 → 改造提升学校
        return work + ("" if scene.layout.text.startswith("对", slot.item) else "的") + noun
    if done and not acts:
        return f"{done}的{noun}"
    turned = act_first(carried, noun, slot, rules) if carried else ""
    return turned or worded(carried + noun, rules)


def _by_verb(verb: str, noun: str, done: str, rules: QuantityRules) -> str:
    """Things counted with a verb before the count, and what became of them by it."""
    if verb.endswith(_BRINGING) and done and acts_alone(done, rules):
        return done + noun  # 促进58个项目达产达效
    if verb.endswith((*_BRINGING, "推进")) and done:
        return f"{done}的{noun}"  # 推动8家企业退城入园
    if verb.startswith(_ADDED) and done:
        return f"{verb}{done}的{noun}"  # 新增5万群众喝上引调水
    if verb.endswith(_ENABLING) and done:  # 组织28家企业入驻平台
        return f"{verb}{done}的{noun}" if len(done) > _WORD or opens_with_deed(done, rules) else verb + noun
    return worded(verb + noun + (done if verb.endswith(_PIVOTS) else ""), rules)


def _needed_by(scene: Scene, slot: Slot, noun: str) -> str:
    """What places and their people were helped with, or got: 解决9个村3万人的饮水问题, 完成9个镇29个村改厕工程."""
    layout, last = scene.layout, slot
    for other in layout.slots:
        last = other if other.start == last.right > last.end and other.clause is slot.clause else last
    need = layout.words(last.end, last.right)
    if last is slot or not slot.right <= slot.end + len(noun):
        return ""
    if need.startswith("的"):
        return need[1:] if scene.rules.found("need", need) else ""
    match = scene.rules.fullmatch("work-for-bodies", f"{noun}|{need}")
    return str(match["work"]) if match else ""


def _whole(scene: Scene, slot: Slot, rest: str) -> str:
    """What became of the things counted: with the rank it ends in, nothing where another value breaks it off."""
    behind = [s for s in scene.layout.slots if s.start >= slot.right and s.clause is slot.clause]
    sorting = behind[0] if behind and sorts_counted(scene, behind[0]) else None  # 8个|过亿元|项目开工
    following = next((s for s in behind if s is not sorting), None)
    if following is None or following.start > (sorting or slot).right or not rest:
        return rest
    if slot.amount.unit.endswith("户") and following.amount.unit in _HEADS:
        return rest  # 88户|219名贫困人口|稳定脱贫
    ranked = following.amount.rules[0].startswith("amount-rank")
    if scene.layout.text[slot.start - 1 : slot.start] in _FOR or scene.layout.text.startswith(_FOR, slot.item):
        return rest  # 为9万人次报销补偿2亿元
    if rest.startswith(_WITH):
        return rest  # 48家企业|与银行达成意向贷款9亿元
    if ranked:
        return rest + scene.layout.words(following.start, following.end)
    verb = leading_verb(rest, scene.rules) or next(
        (rest[:size] for size in (4, 3, 2) if rest[:size] in scene.rules.acts), ""
    )
    with_object = len(rest) - len(verb) > 1 and not is_indicator(rest, scene.rules) and not rest.endswith("的")
    return rest if verb and with_object and peel(rest, 0, len(rest), scene.rules)[0] == len(rest) else ""


def _members(scene: Scene, slot: Slot, frame: Frame, begin: int, noun: str) -> tuple[str, ...]:
    """The things named before their count: A、B和C三大产业 are A产业, B产业, C产业."""
    head = scene.layout.words(begin, frame.end)
    head = head[len(leading_verb(head, scene.rules)) :]
    parts = conjuncts(head.removesuffix("等"), int(slot.amount.value)) if "、" in head else []
    kind = next((word for word in BRANCHES if noun.endswith(word)), "")
    return tuple(part if part.endswith(kind) else part + kind for part in parts) if len(parts) > 1 else ()
