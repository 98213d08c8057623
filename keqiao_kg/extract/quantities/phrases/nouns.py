"""Noun phrases around an amount: trimmed of what is no part of them, split from verbs, joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from keqiao_kg.extract.quantities.phrases.clauses import BLANK, SEMICOLONS, Clause, Layout, Slot
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_DONE, _WORD = "了", 2  # the particle behind a verb: 确保了|师生供暖; characters of a word
_MARKS = f"、，；：,;: {BLANK}"
_REMEMBERED = 2048  # phrases that are asked about again and again while a sentence is read
_NEAR = 8  # characters around a single-character word that decide whether it is one
_SHORTEST_HEAD = 2  # characters of an indicator's last word
_PARTICLES = word_set("particles")
BRANCHES = word_set("branches")
_MODIFIES = re.compile("等$|(?<![模类典机车户小])型$|性$|(?<![模方形仪])式$")  # no noun ends in them
_REACHING = tuple("达有共占")  # ties a noun to the next amount: 10万元以上村达60%
_CIRCUMSTANCES = ("adverb", "time", "ensure", "strive", "total")  # words between a thing and its verb
_MOVES = ("up", "down", "reach", "shared", "from")
_BOTH = frozenset("和及或、")
_NEW = "新"  # before the verb of what things did: 并网工程|新接入面积
_AT_LARGE = word_set("villages-at-large")
_WORD_LIMIT = 40  # characters behind a count that are cut into words


@dataclass(frozen=True, slots=True)
class Trimmed:
    """Where a phrase begins once its lead words are off, and which kinds they were, in order."""

    start: int
    kinds: tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED)
def trim(text: str, start: int, end: int, rules: QuantityRules) -> Trimmed:
    """Takes links, adverbials, times and the area's own name for itself off the front of text[start:end]."""
    kinds: list[str] = []
    while start < end:
        if text[start] in _MARKS:
            start += 1
            continue
        size, kind = _lead(text, start, end, rules)
        if not size:
            break
        kinds.append(kind)
        start += size
        start += text.startswith(_DONE, start, end) and text[start : start + _WORD] not in rules.lookalikes.kinds
    return Trimmed(start, tuple(kinds))


def clause_words(layout: Layout, clause: Clause, rules: QuantityRules) -> str:
    """The words of a clause without what `trim` takes off its front."""
    return layout.words(trim(layout.text, clause.start, clause.end, rules).start, clause.end)


def clause_before(layout: Layout, slot: Slot, rules: QuantityRules) -> str:
    """The words of the clause before that of an amount, if it has no number and no semicolon parts it; else nothing."""
    index = slot.clause.index - 1
    if index < 0 or slot.clause.opener in SEMICOLONS or slot.clause.inner:
        return ""
    clause = layout.clauses[index]
    return "" if layout.counts(clause) else clause_words(layout, clause, rules)


def _lead(text: str, start: int, end: int, rules: QuantityRules) -> tuple[int, str]:
    if rules.opens("lead-opener", text, start):
        for group in ("lead-time", "lead-scene"):
            for rule in rules.of(group):
                match = rule.pattern.match(text, start, end)
                if match and match.end() > start:
                    return match.end() - start, group
    word = rules.lead.lead(text, start, end)
    kind = rules.lead.kinds.get(word, "")
    if kind == "link" and rules.opens("for-whom", text[start:end]):
        return 0, ""
    if kind == "strive" and rules.opens("obtained", text, start, end):
        return 0, ""
    if not word or kind in ("light", "stop") or len(rules.verbs.lead(text, start, end)) > len(word):
        return 0, ""
    behind = start + len(word)
    known = kind == "adverb" and rules.verbs.lead(text, behind, end)
    if len(word) == 1 and not known and not parted(text, start, min(end, start + _NEAR), behind):
        return 0, ""
    if kind == "adverb" and not _acts(text, behind, end, rules):
        return 0, ""
    return len(word), kind


def _acts(text: str, start: int, end: int, rules: QuantityRules) -> bool:
    """Whether a verb (or another word before a verb) begins here; nothing at all counts too."""
    if start >= end:
        return True
    word = rules.lead.lead(text, start, end)
    verb = rules.verbs.lead(text, start, end)
    acts = bool(verb) and len(rules.lookalikes.lead(text, start, end)) <= len(verb)
    acts = acts or _opens_with_act(text, start, end, rules)
    return acts or rules.lead.kinds.get(word, "stop") != "stop"


def _opens_with_act(text: str, start: int, end: int, rules: QuantityRules) -> bool:
    """Whether the first word of text[start:end], as a dictionary cuts it, is a verb that is no noun too."""
    piece = text[start : min(end, start + _NEAR)]
    first = piece[: words(piece)[0][1]]
    return first in rules.acting and not rules.lookalikes.lead(piece, 0, len(piece))


def parted(text: str, start: int, end: int, place: int) -> bool:
    """Whether a word ends at `place`, as a dictionary cuts text[start:end]."""
    return place == end or any(start + cut == place for _, cut in words(text[start:end]))


@lru_cache(maxsize=_REMEMBERED)
def leading_verb(phrase: str, rules: QuantityRules) -> str:
    """The verbs of adding that open a phrase: 新引进, 招商引进, 补助发放."""
    at = end = 0
    while at < len(phrase):
        word = rules.verbs.lead(phrase, at, len(phrase))
        plain = rules.verbs.lead(phrase, at + 1, len(phrase)) if phrase[at] == "新" else ""
        if len(plain) >= max(len(word), 2) and (not word or parted(phrase, at, len(phrase), at + 1 + len(plain))):
            word = phrase[at] + plain  # any verb can have 新 before it: 新发放, but 新增|设施
        if not word or len(rules.lookalikes.lead(phrase, at, len(phrase))) > len(word):
            break
        at = end = at + len(word)
        if phrase[at : at + 1] in _BOTH and len(rules.verbs.lead(phrase, at + 1, len(phrase))) > 1:
            at += 1  # 改造和新建
    return phrase[:end]


@lru_cache(maxsize=_REMEMBERED)
def without_particle(phrase: str, rules: QuantityRules) -> str:
    """A phrase without the particle of its verb: 建成了道路 → 建成道路."""
    verb = leading_verb(phrase, rules)
    rest = phrase[len(verb) :]
    own = verb and rest.startswith(_PARTICLES) and parted(phrase, 0, len(phrase), len(verb) + 1)
    return verb + rest[1:] if own else phrase


def is_indicator(phrase: str, rules: QuantityRules) -> bool:
    """Whether a phrase ends like an indicator (收入, 产值, …率)."""
    word = rules.heads.tail(phrase, len(phrase))
    return bool({"full", "bare"} & set(rules.heads.kinds.get(word, "").split(",")))


@lru_cache(maxsize=_REMEMBERED)
def kinds_of(phrase: str, rules: QuantityRules) -> frozenset[str]:
    """Kinds of an indicator head that is the whole phrase, or all of it but a word that varies it (网上销售额)."""
    if phrase not in rules.heads.kinds:
        for rule in rules.of("head-variant"):
            phrase = rule.pattern.sub("", phrase, 1)
    return frozenset(rules.heads.kinds.get(phrase, "").split(","))


def without_light(phrase: str, rules: QuantityRules) -> str:
    """A phrase without the verbs that drop off before an indicator: 实现产值 → 产值."""
    while phrase not in rules.heads.kinds:
        word = rules.lead.lead(phrase, 0, len(phrase))
        if rules.lead.kinds.get(word) != "light" or word == phrase or not parted(phrase, 0, len(phrase), len(word)):
            break
        known = (phrase[cut:] for cut in range(1, len(word)) if phrase[cut:] in rules.heads.kinds)
        phrase = next(known, phrase[len(word) :])  # 累计完成|投资, but 累计|完成投资
    return phrase


@lru_cache(maxsize=_REMEMBERED)
def noun_and_rest(text: str, rules: QuantityRules) -> tuple[str, str]:
    """Splits what stands behind a count at its first verb: 重点项目 | 取得进展."""
    piece = text[:_WORD_LIMIT]
    for start, end in words(piece):
        word = piece[start:end]
        kind = rules.frame.kinds.get(word, "")
        acts = word in rules.closing or _opens_closing(word, rules) or _closes(piece, start, rules)
        quoted = piece.count("“", 0, start) > piece.count("”", 0, start)
        if quoted or (len(word) == 1 and rules.lookalikes.lead(piece, start, len(piece))):
            continue
        if (start == 1 and text[0] not in rules.counted.kinds) or _only_sorts(piece, start, end, rules):
            continue
        if acts and (_MODIFIES.search(piece, 0, start) or _names_noun(piece, start, rules)):
            continue
        if acts or (kind == "reach" and len(word) > 1) or (not start and kind in _MOVES and len(word) > 1):
            cut = _before_adverbs(piece, start, rules)
            return text[:cut], text[cut:]
    ties = text.endswith(_REACHING) and words(text)[-1][0] == len(text) - 1  # not the 达 of 下达
    return (text[:-1] if ties else text), ""


def _opens_closing(word: str, rules: QuantityRules) -> bool:
    """Whether a long word begins with a verb of the list, and not with an adverb that sorts a noun: 基本|准则."""
    sorts = rules.lead.kinds.get(word[:2]) == "adverb" and not _acts(word, 2, len(word), rules)
    return len(word) > 3 and word[:2] in rules.closing and not sorts


def _names_noun(text: str, start: int, rules: QuantityRules) -> bool:
    """Whether a verb only sorts the noun behind it: 签约活动, 就业岗位."""
    return rules.opens("act-noun", text, start)


def _only_sorts(text: str, start: int, end: int, rules: QuantityRules) -> bool:
    """Whether an adverb right behind the count sorts a noun instead: 基本农田, 重点企业 (not 全部安装)."""
    adverb = not start and rules.lead.kinds.get(text[:end]) == "adverb" and end < len(text)
    return adverb and not _acts(text, end, len(text), rules) and text[end : end + 2] not in rules.closing


def _before_adverbs(text: str, end: int, rules: QuantityRules) -> int:
    """Where the adverbs, times and prepositional phrases before a verb at `end` begin: 企业|在境外上市."""
    for start, stop in reversed(words(text[:end])):
        if not start or rules.lead.kinds.get(text[start:stop]) not in _CIRCUMSTANCES:
            break
        end = start
    end -= text.endswith(_NEW, 0, end) and end > 1 and words(text[:end])[-1][0] == end - 1
    for rule in rules.of("when-done"):
        told = [match.start() for match in rule.pattern.finditer(text, 1, end) if match.end() == end]
        end = told[0] if told else end
    for rule in rules.of("circumstance"):
        match = rule.pattern.search(text, 0, end)
        if match and parted(text, 0, end, match.start()) and parted(text, 0, end, match.start() + len(match["word"])):
            return match.start()
    return end


def _closes(piece: str, start: int, rules: QuantityRules) -> bool:
    """Whether a closing verb that a dictionary cuts in two begins here: 用上, 动态清零."""
    return any(
        piece[start : start + size] in rules.closing
        and (start, start + size) not in words(piece)
        and any(end == start + size for _, end in words(piece))
        for size in (2, 3, 4)
    )


def thing_before_head(phrase: str, rules: QuantityRules) -> str:
    """The thing that a phrase says something of: 重点园区 of 重点园区营业收入; nothing where it names none."""
    cuts = (phrase[:end] for _, end in reversed(words(phrase)) if len(phrase) - end >= _SHORTEST_HEAD)
    return next((thing for thing in cuts if ends_in_thing(thing, rules)), "")


def ends_in_thing(phrase: str, rules: QuantityRules) -> bool:
    """Whether a phrase ends in a thing that is counted (园区; not 城镇, which only ends like a 镇)."""
    counted = rules.counted.tail(phrase, len(phrase))
    return bool(counted) and not phrase.endswith(_AT_LARGE)
