"""Where a name begins, whether its words make a name, and which verb governs it."""

from __future__ import annotations

import re
from typing import NamedTuple

from keqiao_kg.extract.mentions.scene import QUOTED, Scene
from keqiao_kg.rules.mentions import Head, MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

# Begins with a set, so that the search runs over the other characters at full speed.
_BREAK = re.compile("[—，。；：、！？!?;（）()\\s\ue001](?:(?<!—)|(?<=—)—+)")
_NAME = 9  # characters of the first of two works that 及 joins, if it is a name by itself
_NAMED, _FIRM = 2, 10  # characters of a name before the capacity of its works: 恒远200万吨提质项目
_ALWAYS = "由被把对为在等的了"  # particles that begin no name, be it the item of a list
_SAYS = 4  # characters before a verb inside a name that make it one
_QUALIFYING = word_set("adverbs-of-nouns")
_SETTING_UP = word_set("verbs-of-setting-up")
_CARRYING = word_set("verbs-of-carrying-out")
_CHANGING = word_set("verbs-of-its-change")
_SPECIFIC = re.compile(f"[A-Za-z0-9{QUOTED}]|第[一二三四五六七八九十]|城[东南西北]")


class Phrase(NamedTuple):
    """The noun phrase that ends with a given last word."""

    start: int
    counted: bool  # a number with a classifier stands before it


def phrase(
    scene: Scene, head_start: int, rules: MentionRules, *, joiners: str = "", action: bool = False, body: bool = False
) -> Phrase:
    """The phrase whose last word begins at `head_start`: back to the last break, verb or particle.

    `joiners`: words that do not cut, as a road may join two places (A至B公路) and a meeting another one (A暨B大会).
    `action`: the last word is of an action, which may begin with the verb of what it does (开展规范执法行动).
    `body`: of a body, whose name may join two fields (信息与医学研究院).
    """
    item = item_start(scene, head_start)
    if action and shape("between-two").search(scene.masked, item, head_start):
        joiners = "和与"
    begin = _after_last_cut(scene, item, head_start, rules, joiners, body)
    inner = _after_inner_count(scene, begin, head_start)
    if inner > begin:
        return Phrase(inner, True)
    if begin == scene.clause(head_start).start:
        begin = after_act(scene, begin, head_start, rules)
    if not (action and _begins_with_deed(scene, item, begin, head_start, rules)):
        begin = after_lead(scene, begin, head_start, rules)
        begin = qualified(scene, item, begin) if action else begin
    if scene.masked[begin] in "办抓做建搞" and scene.masked[begin + 1 : begin + 2] == "“":
        begin += 1
    counted = _after_count(scene, begin, head_start, rules)
    first = shape("leading-superlative").match(scene.masked, counted.start, head_start)
    return counted._replace(start=first.end()) if first and first.end() < head_start else counted


def qualified(scene: Scene, item: int, begin: int) -> int:
    """Before the adverb that is part of the name as it says which things are meant: 重点行业整治, 高标准农田工程."""
    word = next((each for each in _QUALIFYING if scene.masked.startswith(each, begin - len(each))), "")
    return begin - len(word) if begin - len(word) >= item and scene.masked[begin] != "“" else begin


def _begins_with_deed(scene: Scene, item: int, begin: int, head_start: int, rules: MentionRules) -> bool:
    """Whether the name of an action begins at `begin` with a verb: the one before it says that it is carried out.

    A system or policy does not begin with the verb of its own change (优化…政策), as an action does.
    """
    carried = rules.programme_verbs.tail(scene.masked, begin, item) != ""
    if not carried and begin == item and scene.masked[begin - 1 : begin] == "、":
        beside = last_word(scene.masked[item_start(scene, begin - 1) : begin - 1], rules)
        carried = beside is not None and beside.type == "programme"
    deed = rules.verb.match(scene.masked, begin) if carried else None
    if deed and deed[0] in _CHANGING and not scene.masked[:begin].endswith(_SETTING_UP):
        return shape("plan-of-change").match(scene.masked, head_start) is not None
    return deed is not None and rules.lexicon.verbs[deed[0]].cut == "start"


def item_start(scene: Scene, place: int) -> int:
    """Where the item of a list or clause that holds `place` begins."""
    begin = scene.clause(place).start
    for match in _BREAK.finditer(scene.masked, begin, place):
        begin = match.end()
    return begin


def begins_name(scene: Scene, match: re.Match[str]) -> bool:
    """Whether 同 or 经 right behind a verb begins a name: 实施同兴街建设, but 深化同桐城市合作."""
    return match[0] in "同经" and scene.masked.find("合作", match.end(), scene.clause(match.start()).end) < 0


def _after_last_cut(scene: Scene, begin: int, end: int, rules: MentionRules, joiners: str, body: bool = False) -> int:
    cut = begin
    for match in rules.cut.finditer(scene.masked, begin, end):
        if (
            not (match[0] in joiners and _keeps(scene, cut, match, end, rules))
            and not _is_part_of_last_word(scene, cut, match, end, rules)
            and not (
                match.start() == begin > 0
                and len(match[0]) == 1
                and match[0] not in _ALWAYS
                and scene.masked[begin - 1] == "、"
            )
            and not (match.start() == cut > begin and begins_name(scene, match))
            and not (body and match[0] in "与和" and _joins_fields(scene, cut, match, rules))
            and _cuts(scene, match, rules)
            and not _names_action(scene, cut, match, end, rules)
        ):
            cut = match.end()
    for match in shape("inner-building").finditer(scene.masked, cut, end):
        cut = match.end() if match.start() > cut and scene.edge(match.start()) and scene.edge(match.end()) else cut
    return cut


def _after_inner_count(scene: Scene, begin: int, end: int) -> int:
    """Past the count or size within the words (城区两座污水处理厂), unless it is that of the works itself."""
    cut = begin
    for match in shape("inner-count").finditer(scene.masked, begin, end):
        if not (shape("capacity").search(match[0]) and _NAMED <= match.start() - cut <= _FIRM):
            cut = match.end()
    return cut


def _keeps(scene: Scene, cut: int, match: re.Match[str], end: int, rules: MentionRules) -> bool:
    """Whether the joining word stands inside one name; works between two roads name both."""
    if shape("between-roads").search(scene.masked[match.end() : end]):
        return last_word(scene.masked[cut : match.start()], rules) is not None
    return _joins(scene, cut, match, rules) and not _parts(scene, cut, match, end, rules)


def _joins(scene: Scene, begin: int, match: re.Match[str], rules: MentionRules) -> bool:
    """Whether the joining word is inside one name: A至B公路, A与B高速公路, but A公路和B铁路 are two."""
    return match[0] in "至到暨及" or last_word(scene.masked[begin : match.start()], rules) is None


def _parts(scene: Scene, cut: int, match: re.Match[str], end: int, rules: MentionRules) -> bool:
    """Whether 和, 与 or 及 parts two things: a quotation or nothing stands beside it, or what is whole by itself."""
    if match[0] == "及":
        return _is_whole(scene.masked[cut : match.start()], rules)
    if match[0] not in "和与":
        return False
    quoted = QUOTED in scene.masked[match.start() - 2 : match.start()] or scene.masked[match.end()] == "“"
    short = end - match.end() < _NAMED or match.start() - cut < _NAMED or scene.masked[cut - 1 : cut] == "、"
    return quoted or short or shape("whole-half").search(scene.masked, cut, match.start()) is not None


def _is_whole(text: str, rules: MentionRules) -> bool:
    """Whether what stands before 及 is a name by itself: a long one with its own last word, a road, what is built."""
    own = last_word(text, rules) if len(text) >= _NAME else None
    return (own is not None and len(own.word) > 1) or shape("whole-before-and").search(text) is not None


def _joins_fields(scene: Scene, begin: int, match: re.Match[str], rules: MentionRules) -> bool:
    """Whether what stands before 与 or 和 is but half of the field of a body: 信息与智慧医学研究院."""
    half = scene.masked[begin : match.start()]
    bare = len(half) >= _NAMED and last_word(half, rules) is None and not rules.verb.search(half)
    return bare and not only_generic(half, rules) and not scene.named.get(match.end())


def _is_part_of_last_word(scene: Scene, cut: int, match: re.Match[str], end: int, rules: MentionRules) -> bool:
    """Whether the verb right before the last word is as often a noun, or says what a plan does: 研究中心, 实现机制.

    A plan whose object stands before the verb has the verb too: 高产创建工程.
    """
    verb = match[0]
    if match.end() != end or len(verb) < 2 or verb not in rules.lexicon.verbs:
        return False
    if verb in rules.lexicon.doing:
        return True
    plan = shape("plan-of-action").match(scene.masked, end) is not None
    action = plan and not scene.masked.startswith("机制", end)
    if action and match.start() - cut >= _NAMED and not rules.lead.match(scene.masked, cut, match.start()):
        return True
    return verb not in rules.programme_verbs.all and (plan or verb not in rules.lexicon.acting)


def _names_action(scene: Scene, begin: int, match: re.Match[str], end: int, rules: MentionRules) -> bool:
    """A verb with another one right before the last word says what the action does (国企改革深化提升行动)."""
    if match[0] not in rules.lexicon.verbs or match.start() - begin < _SAYS:
        return False
    opens = rules.lead.match(scene.masked, begin, match.start())
    return opens is None and rules.lead.fullmatch(scene.masked, match.end(), end) is not None


def _cuts(scene: Scene, match: re.Match[str], rules: MentionRules) -> bool:
    """A verb or particle cuts only as a word of its own, not as the beginning of a longer one (研究院)."""
    start, end = match.span()
    if shape("no-joint").match(scene.masked, start) or not (scene.edge(start) or _is_second(scene, match)):
        return False
    if shape("joint-then-house").match(scene.masked, start):
        return True  # 和县 is a county too
    joined = (
        len(match[0]) > 1 and match[0] in rules.lexicon.verbs and scene.masked[end : end + 2] in rules.lexicon.heads
    )
    return scene.edge(end) or joined or any(scene.edge(place) for place in range(start + 1, end))


def _is_second(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the verb of carrying out is the second of two that are one word: 颁布实施."""
    first = match.start() - len(match[0])
    return match[0] in _CARRYING and first >= 0 and scene.edge(first)


def after_lead(scene: Scene, begin: int, end: int, rules: MentionRules) -> int:
    """Past the adverbs and verbs that open a clause, where something is left behind them."""
    match = rules.lead.match(scene.masked, begin, end)
    return match.end() if match and (match.end() == end or scene.edge(match.end())) else begin


def after_act(scene: Scene, begin: int, end: int, rules: MentionRules) -> int:
    """Past the verb that opens the clause with its adverbs, where it stands as a word and something is left."""
    stop = rules.act.end(scene.masked, begin, end)
    if not stop or stop >= end or not scene.edge(stop):
        return begin
    named = scene.named.get(begin)
    return begin if named and begin + len(named.form) > stop else stop  # 延长石油 is a firm


def _after_count(scene: Scene, begin: int, end: int, rules: MentionRules) -> Phrase:
    piece = scene.masked[begin:end]
    match = shape("leading-count").match(piece) or shape("leading-chinese-count").match(piece)
    if not match:
        return Phrase(begin, False)
    return Phrase(after_lead(scene, begin + match.end(), end, rules), True)


def last_word(text: str, rules: MentionRules) -> Head | None:
    """The longest last word of the list that the text ends with, something standing before it."""
    return rules.lexicon.heads.get(rules.lexicon.ends.tail(text, len(text), 1))


def only_generic(text: str, rules: MentionRules) -> bool:
    """Whether the words say nothing that tells one thing from another."""
    return not text or rules.generic.fullmatch(text) is not None


def specific(scene: Scene, start: int, end: int, rules: MentionRules, *, quoted: bool = False) -> bool:
    """Whether a word stands there that is not of every report: a name, a number, a quotation.

    `quoted`: the words are within quotation marks themselves.
    """
    if not quoted and _SPECIFIC.search(scene.masked, start, end):
        return True
    entry = scene.named.get(start)
    if entry and entry.kind in ("town", "") and start + len(entry.form) <= end:
        return True
    singles = 0
    for token in scene.tokens(start, end):
        if len(token) > 1 and token not in rules.lexicon.common:
            return True
        singles = singles + 1 if len(token) == 1 else 0
        if singles > 1:
            return True
    return False
