"""Acts and the things that they are done to: 建成通车道路, 加快建设的高铁, 完成11个老旧小区改造."""

from __future__ import annotations

import re

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.nouns import ends_in_thing, is_indicator, leading_verb, noun_and_rest, parted
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.extract.quantities.phrases.wording import kind_of
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules, is_unit
from keqiao_kg.rules.word_sets import word_set

_NOT = word_set("not")
_COMES_ABOUT = word_set("comes-about")
_KIND = 2  # characters of things that only their kind names: 小区, 村
_COMPOUND = 4  # characters of two verbs
LONGEST_REST = 24  # characters of what became of the things counted that an indicator can bear
_COMPLETE, _BUILDING = "完成", "建设"
_SHORTEST_DEED = 4  # characters of an act that no word opens
_SHORTEST_SAYING = 3  # characters of what is said of things
_WITHIN, _OF, _CLOSE = "中", "的", "”"
_CIRCUMSTANCE = word_set("circumstance-of-acts")
# Acts that are things too.
_GROWS = word_set("ends-of-growing")
_NOMINAL = word_set("acts-as-nouns")
_TELLING = word_set("manners")
_WHERE_TO = word_set("where-to")
_SINGLE = word_set("units-of-single-things")
_PARTS = word_set("units-of-parts")


def acts_alone(done: str, rules: QuantityRules) -> bool:
    """Whether an act is verbs alone and needs no object: 竣工, 建成投产 (not 推进, 加快建设)."""
    if rules.opens("act-with-object", done):
        return False
    if len(done) < _COMPOUND:
        return "event" in rules.heads.kinds.get(done, "")
    at = len(done) if done in rules.closing else 0
    while at < len(done):
        verbs = (done[at : at + size] for size in (4, 3, 2))
        verb = next((v for v in verbs if v in rules.closing or v in rules.verbs.kinds), "")
        if not verb:
            return False
        at += len(verb)
    return True


def act_first(verb: str, noun: str, slot: Slot, rules: QuantityRules) -> str:
    """Things counted before what is done to them: 完成11个老旧小区改造 → 完成老旧小区改造, 加快…建设 → 加快建设的…."""
    act = leading_verb(verb, rules) or verb
    sized = is_unit("size-unit", slot.amount.unit, rules)
    bodies = not sized or slot.amount.unit.endswith(_SINGLE)
    groups = ("done-for-body", "done-for-piece") if slot.amount.unit not in _PARTS else ("done-for-piece",)
    for rule in (rule for group in groups for rule in rules.of(group)) if bodies else ():
        match = rule.pattern.search(f"{act}|{verb.removeprefix(act)}{noun}")
        said = match["body"] + match["act"] if match else ""
        if match and parted(said, 0, len(said), len(match["body"])):
            return f"{act}{match['act']}的{match['body'].removeprefix('了')}"
    if match := rules.match("done-before-body", f"{verb}|{noun}"):
        return f"{match['done']}{_OF}{match['body']}"  # 完成生活污水治理65个|村
    if match := rules.search("act-on", f"{act}|{verb.removeprefix(act)}{noun}"):
        return _done_to(act, match, kind_of(slot), sized=sized)
    if match := rules.search("need-of", f"{act}|{verb.removeprefix(act)}{noun}"):
        return f"{act}{match['need'].replace('的', '')}的{match['who']}"
    return ""


def building_first(indicator: str, noun: str, slot: Slot, rules: QuantityRules) -> str:
    """Pieces that alone are counted before that they are built: 抓好12个|省重点村建设 → 建设省重点村; else as it is."""
    thing = noun.removesuffix(_BUILDING)
    sized = is_unit("size-unit", slot.amount.unit, rules)
    alone = indicator == noun != thing and not sized and "、" not in thing
    plain = alone and len(thing) > 1 and not leading_verb(thing, rules) and not noun_and_rest(thing, rules)[1]
    return _BUILDING + thing if plain else indicator


def act_done(done: str, noun: str, slot: Slot, rules: QuantityRules) -> str:
    """Things by what was done to them and came about: 45个小区改造|完成 → 完成改造的小区; else nothing."""
    sized = is_unit("size-unit", slot.amount.unit, rules)
    if sized or not done.endswith(_COMES_ABOUT) or done.startswith(_NOT):
        return ""
    match = rules.fullmatch("act-on", f"完成|{noun}")
    if match is None or not (thing := (match["whole"] or "") + match["thing"]):
        return ""
    whose = match["whole"] or of_whose(thing, rules) or thing
    return f"{done}{thing[len(whose) :]}{match['act']}的{whose}"


def of_whose(noun: str, rules: QuantityRules) -> str:
    """The things counted before what of theirs something is said: 河流 of 河流水质, 居民 of 居民的居住环境."""
    thing, of, rest = noun.partition(_OF)
    plain = of and _OF not in rest and _CLOSE not in thing
    if plain and (ends_in_thing(thing, rules) or rules.found("thing", thing)):
        return thing
    for rule in rules.of("aspect"):
        match = rule.pattern.search(noun)
        whose = noun[: match.start()] if match else ""
        if whose and (ends_in_thing(whose, rules) or rules.found("thing", whose)):
            return whose
    return ""


def who_and_deed(noun: str, rules: QuantityRules) -> tuple[str, str]:
    """Bodies or people and what they do, where no word between tells: 老工业企业|退城入园, 教师|城乡双向交流."""
    for rule in rules.of("who-acts"):
        match = rule.pattern.match(noun)
        if match and parted(noun, 0, len(noun), match.end("who")):
            return match["who"], match["deed"]
    return thing_and_deed(noun, rules)


def whom_and_deed(noun: str, rules: QuantityRules) -> tuple[str, str]:
    """Things and what is done for them, behind 为 or 对: 为35个|村|配备健身器材."""
    for start, end in words(noun):
        acts = noun[start:end] in rules.acting or noun[start:end] in rules.verbs.kinds
        if start and acts and end - start > 1 and len(noun) - start >= _SHORTEST_DEED:
            return noun[:start], noun[start:]
    return noun, ""


def opens_with_deed(done: str, rules: QuantityRules) -> bool:
    """Whether words begin with what is done, how, or where to: 入驻平台, 融通发展, 到基层服务 (not 一线)."""
    first = done[: words(done)[0][1]] if done else ""
    if done.endswith(_GROWS) and len(done) > len(first) > 1:
        return True
    return first in rules.acting or first in rules.verbs.kinds or first in rules.closing or done.startswith(_WHERE_TO)


def thing_and_deed(noun: str, rules: QuantityRules) -> tuple[str, str]:
    """Things and their deed where no word opens it: 医药机构|刷脸支付, 县医院|与母体医院协同管理, 农民|相对集中居住."""
    cuts = words(noun)
    last = noun[cuts[-1][0] :] if cuts else ""
    if not last or last in _NOMINAL or not (last in rules.verbs.kinds or last in rules.acting):
        return noun, ""
    edge = next((start for start, end in cuts if start and noun[start:end] in _CIRCUMSTANCE), cuts[-1][0])
    ends = (end for _, end in reversed(cuts) if end <= edge)
    thing = next((end for end in ends if ends_in_thing(noun[:end], rules) or rules.found("thing", noun[:end])), 0)
    return (noun[:thing], noun[thing:]) if 1 < thing <= len(noun) - _SHORTEST_DEED else (noun, "")


def thing_and_saying(noun: str, rules: QuantityRules) -> tuple[str, str]:
    """Things and what is said of them, where both fill a clause and no known verb parts them: 考生|圆梦名校."""
    cuts = words(noun)
    named = ends_in_thing(noun, rules) or rules.found("thing", noun) or is_indicator(noun, rules)
    if named or noun.endswith(_NOMINAL) or any(mark in noun for mark in "的（("):
        return noun, ""
    ends = [
        end
        for _, end in cuts
        if 1 < end <= len(noun) - _SHORTEST_SAYING
        and (ends_in_thing(noun[:end], rules) or rules.found("thing", noun[:end]))
    ]
    acts = (rules.acting | rules.closing).difference(_NOMINAL)
    verbs = {start for start, end in cuts if noun[start:end] in acts}
    place = next((end for end in ends if end in verbs), ends[-1] if ends else 0)
    saying = "" if noun.startswith(_WITHIN, place) else noun[place:]  # 贫困县|中排名第五
    return (noun[:place], saying) if place else (noun, "")


def theirs_first(verb: str, noun: str, rules: QuantityRules) -> str:
    """Things counted of which something of theirs is named behind 的: 完成5个村|的饮水工程 → 完成饮水工程的村."""
    thing, _, rest = noun.partition(_OF)
    acts = verb and (leading_verb(verb, rules) == verb or verb in rules.acts)
    plain = acts and len(rest) >= _KIND and _OF not in rest and "、" not in noun and not rules.found("of-things", rest)
    counted = plain and (ends_in_thing(thing, rules) or rules.found("thing", thing))
    return f"{verb}{rest}{_OF}{thing}" if counted else ""


def meant(noun: str, rules: QuantityRules) -> str:
    """The things that are counted where something of theirs is named: 平台 of 平台能级, 功能区 of 功能区建设步伐."""
    for rule in rules.of("of-things"):
        match = rule.pattern.search(noun)
        if match and (ends_in_thing(noun[: match.start()], rules) or rules.found("thing", noun[: match.start()])):
            return noun[: match.start()]
    return ""


def _done_to(verb: str, match: re.Match[str], kind: str, *, sized: bool) -> str:
    """What is done to things: the act behind its thing, but a thing that only its kind names behind its act."""
    act, thing, whole = match["act"], match["thing"], match["whole"] or ""
    if not match["done"] or (not sized and 0 < len(whole or thing) <= _KIND):
        return f"{verb}{thing if whole else ''}{act}的{whole or thing}"
    return f"{verb}{whole}{thing}{act}{'' if whole or thing else kind}"


def act_of_list(scene: Scene, slot: Slot, verb: str) -> tuple[str, str]:
    """The thing and the act that the last item of a list names, for all of it: 完成6个镇、70个村改造 → 村, 改造."""
    rules, layout, item = scene.rules, scene.layout, slot
    verb = verb or (last.verb if (last := scene.last()) else "")
    for other in layout.slots:
        touches = other.start == item.right > item.end and not other.amount.unit.endswith("元")  # 15个小区575户的改造
        joined = other.start == item.right + (layout.joint(item.right) or 1)
        if (touches or joined) and other.clause is slot.clause:
            item = other
    if item is slot or not rules.opens("act-on", f"{verb}|某改造"):
        return "", ""
    said = layout.words(item.end, item.right)
    noun, rest = noun_and_rest(said.removeprefix("的"), rules)
    if not rest and (match := rules.match("act-on", f"{verb}|{noun}")):
        whole = (
            match["whole"] or said.startswith(_OF) or match["thing"].endswith(_CLOSE)
        )  # 9个村的|乡村建设, “双代”|改造
        return ("", f"的{match['thing']}{match['act']}") if whole else (match["thing"], match["act"])
    return "", ""


def of_the_list(scene: Scene, slot: Slot, frame: Frame, begin: int, verb: str) -> Reading | None:
    """A size with no noun of its own, of what the last item of its list names: 完成2万户、9万平方米棚改 → 棚改户数."""
    done = leading_verb(verb, scene.rules) or verb
    thing, act = act_of_list(scene, slot, done) if scene.layout.joint(slot.right) else ("", "")
    if not act or act.startswith("的"):
        return None
    indicator = verb + thing + act + kind_of(slot)
    start = min((token.start for token in frame.tokens), default=begin)
    reading = Reading(slot, frame, frame.measure, thing + act, indicator, start, slot.end, rules=["act-of-the-list"])
    reading.verb = verb
    return reading


def _tells(rest: str, at: int, word: str) -> bool:
    """Whether an adverb says what became of things: 加快实施, 全面清理 (but 全面完成 is 完成)."""
    return word in _TELLING and not rest.startswith(_COMPLETE, at + len(word))


def trim_rest(rest: str, rules: QuantityRules) -> str:
    """What became of the things counted, without adverbs: 陆续投产 → 投产."""
    at = match.end() if (match := rules.match("when-done", rest)) else 0
    while at < len(rest):
        word = rules.lead.lead(rest, at, len(rest))
        kind = rules.lead.kinds.get(word, "stop")
        where = kind == "link" and rules.opens("no-name", rest, at)
        longer = any(rest[at : at + size] in rules.closing for size in (4, 3, 2) if size > len(word))
        if kind in ("light", "stop") or where or longer or _tells(rest, at, word):
            break
        at += len(word)
    rest = rest[at:]
    for rule in rules.of("done"):
        rest = rule.pattern.sub(r"\g<verb>", rest, 1)
    idle = rules.opens("idle", rest) or rules.frame.kinds.get(rest) in ("adverb", "shared", "compare")
    return "" if len(rest) > LONGEST_REST or idle else rest
