"""The words before a level as an indicator is worded: one act, no examples, the verb in front."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.nouns import (
    is_indicator,
    kinds_of,
    leading_verb,
    noun_and_rest,
    trim,
    without_particle,
)
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_pairs, word_set

_COUNTED = word_pairs("counts-by-unit")
_NO_CLASS = re.compile("级|高|学|次|方面|地(?![方区标铁热块])")  # characters that make 等 part of a word: 高等级, 等次
_COMPLETE = "完成"  # says that an act is over; before a value it says nothing
_CAME_ABOUT = "实现"
_EACH = word_set("each")
_ADDED = word_set("added")
_MADE = word_set("made")
_ETC, _AT = "等", "在"
_WORKS = word_set("works-of-purpose")
_WORD = 2  # characters of a word
_ALL_SORTS = word_set("all-sorts")  # begin a class that says nothing without its examples
_TELLING = 24  # characters of a phrase that can keep its examples
_TELLING_CLASS = 4  # characters of a class that stands without its examples
_MARKS = "、，；：。,;: "
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("(", ")"))
_HALVES = frozenset(mark for pair in _PAIRS for mark in pair)
_FORMS = word_pairs("plain-forms")
_LOOSE = word_set("loose-ends")
_PARTICLE, _IN_ALL = "了", word_set("in-all")


def whole(phrase: str) -> str:
    """A phrase without marks, halves of pairs and joining words at its edges, which a cut through a list leaves."""
    for left, right in _PAIRS if not _HALVES.isdisjoint(phrase) else ():
        if phrase.count(left) > phrase.count(right) and left in "（(":
            phrase = phrase[: phrase.rindex(left)]
        elif phrase.count(left) != phrase.count(right):
            phrase = phrase.replace(left, "").replace(right, "")
    phrase = phrase.strip(_MARKS)
    while phrase.endswith(_LOOSE) and words(phrase) and phrase[words(phrase)[-1][0] :] in _LOOSE:
        phrase = phrase[: words(phrase)[-1][0]].rstrip(_MARKS)
    return phrase.removeprefix("的")


@lru_cache(maxsize=1024)
def worded(phrase: str, rules: QuantityRules) -> str:
    """The phrase as an indicator: 服务业实现增加值 → 服务业增加值, 企业新增 → 新增企业, 争创A → 创建A."""
    phrase = without_circumstance(_without_examples(_last_act(without_particle(phrase, rules), rules), rules), rules)
    phrase = _verb_first(_without_light_verb(phrase), rules)
    for rule in rules.of("created") if not leading_verb(phrase, rules) else ():
        match = rule.search(phrase)
        phrase = match["act"] + match["thing"] if match else phrase
    for rule in rules.of("inner-light"):
        match = rule.search(phrase)
        if match and (not match["verb"].endswith(_COMPLETE) or is_indicator(match["head"], rules)):
            phrase = match["owner"] + match["head"]
    phrase = without_circumstance(phrase, rules)
    for form, plain in _FORMS.items():
        phrase = plain + phrase.removeprefix(form) if phrase.startswith(form) else phrase
    return phrase


def behind_deed(phrase: str, rules: QuantityRules) -> str:
    """A bare head behind a deed of the same thing, with the thing: 重点项目落地、投资 → 重点项目投资; else nothing."""
    told, comma, head = phrase.rpartition("、")
    if not comma or not {"sum", "thing", "bare"} & kinds_of(head, rules) or is_indicator(told, rules):
        return ""
    told = told[len(leading_verb(told, rules)) :].rpartition(_ETC)[2]
    thing, deed = noun_and_rest(told, rules)
    alone = deed or told != phrase.rpartition("、")[0] or told.endswith(_WORKS)
    return thing + head if alone and thing and "、" not in thing else ""


def without_circumstance(phrase: str, rules: QuantityRules) -> str:
    """A phrase without what only says how often or when, between a thing and its verb: 公司|累计|培训人员."""
    for rule in rules.of("inner-adverb"):
        match = rule.pattern.search(phrase)
        if match and (
            rules.verbs.lead(phrase, match.end(), len(phrase)) or _opens_with_act(phrase[match.end() :], rules)
        ):
            return phrase[: match.start()] + phrase[match.end() :]
    for rule in rules.of("inner-time"):
        phrase = rule.pattern.sub("", phrase, 1)
    return phrase


def _without_light_verb(phrase: str) -> str:
    """A phrase without a verb that only says that something came about: 实现就业 → 就业."""
    rest = phrase.removeprefix(_CAME_ABOUT)
    return rest if len(rest) >= _WORD else phrase


def _opens_with_act(phrase: str, rules: QuantityRules) -> bool:
    cuts = words(phrase)
    first = phrase[: cuts[0][1]] if cuts else ""
    return bool(rules.verbs.lead(phrase, 0, len(phrase))) or first in rules.acts or first in rules.closing


def _last_act(phrase: str, rules: QuantityRules) -> str:
    """The last of several acts joined by 、 (建设外贸优品库、精准服务企业 → 服务企业)."""
    before, comma, last = phrase.rpartition("、")
    verbs_alone = all(part in rules.acts or leading_verb(part, rules) == part for part in before.split("、"))
    if not comma or "“" in last or verbs_alone or not leading_verb(before, rules):
        return phrase
    act = last[trim(last, 0, len(last), rules).start :]
    return act if leading_verb(act, rules) not in ("", act) else phrase


def _without_examples(phrase: str, rules: QuantityRules) -> str:
    """A verb and the class of things behind 等: 新增黄石、咸宁等全国文明城市 → 新增全国文明城市.

    Where no verb leads, the class alone, if it says enough: 甲、乙等国内外先进织机 → 国内外先进织机.
    """
    before, etc, kind = phrase.rpartition("等")
    verb = leading_verb(phrase, rules)
    if not etc or len(kind) < 2 or verb == before or _NO_CLASS.match(kind):
        return phrase
    if kind.startswith(_ALL_SORTS) and len(phrase) <= _TELLING and is_indicator(kind, rules):
        return phrase  # 发放低保、医疗救助等|各项资金
    if not verb and ("、" not in before or is_indicator(kind, rules)):
        return phrase
    verb = verb or _last_verb(before.partition("、")[0], rules)
    return verb + kind if verb or len(kind) >= _TELLING_CLASS else phrase


def _last_verb(phrase: str, rules: QuantityRules) -> str:
    """A phrase up to its last verb of adding that has an object: 配合人大完成|水污染防治."""
    cuts = [end for start, end in words(phrase) if start and phrase[start:end] in rules.verbs.kinds]
    return next((phrase[:end] for end in reversed(cuts) if end < len(phrase)), "")


def _verb_first(phrase: str, rules: QuantityRules) -> str:
    """The verb of adding before its noun: 果品基地新增 → 新增果品基地."""
    verb = next((word for word in _MADE if phrase.endswith(word)), "") or rules.verbs.tail(phrase, len(phrase))
    noun = phrase.removesuffix(verb)
    led = leading_verb(phrase, rules) and not verb.startswith(_ADDED)  # 注册市场主体|新增
    if not verb.startswith(("新", *_MADE)) or len(noun) < 3 or led:
        return phrase
    if noun.startswith(_EACH) or _AT in noun:
        return phrase  # 成果|在全国集中复制推广
    kind = noun.rpartition("等")[2]
    return verb + (kind if len(kind) > 1 else noun)


def named_flow(indicator: str, unit: str, rules: QuantityRules) -> str:
    """The value of a flow that only its verb names: 网上销售 of so much money → 网上销售额."""
    for word, values in rules.flows.items():
        if indicator.endswith(word):
            return indicator + next((value for value, units in values if unit.endswith(units)), "")
    return indicator


def kind_of(slot: Slot) -> str:
    """What an amount of people or households counts (人数, 户数), or nothing."""
    return next((kind for unit, kind in _COUNTED.items() if slot.amount.unit.endswith(unit)), "")


def without_filler(phrase: str, rules: QuantityRules) -> str:
    """A phrase without the particle of a verb inside it and what only sums up: 全国|建立了|中心, 公园|共新增|场地."""
    cuts = words(phrase) if any(word in phrase for word in (_PARTICLE, *_IN_ALL)) else ()
    for (start, end), (_, after) in pairwise(cuts):
        if phrase[end:after] == _PARTICLE and after < len(phrase) and _acts(phrase[start:end], rules):
            return phrase[:end] + phrase[after:]
        towards = rules.lead.kinds.get(phrase[end:after]) == "link"  # 国务院共|向全国人大提交议案
        if start and phrase[start:end] in _IN_ALL and (towards or _acts(phrase[end:after], rules)):
            return phrase[:start] + phrase[end:]
    return phrase


def _acts(word: str, rules: QuantityRules) -> bool:
    return word in rules.acting or word in rules.verbs.kinds or word in rules.closing
