"""Several things joined by 、和及与: each by its own name, with what it shares with the others."""

from __future__ import annotations

import re

from keqiao_kg.extract.quantities.phrases.nouns import (
    BRANCHES,
    ends_in_thing,
    is_indicator,
    kinds_of,
    thing_before_head,
)
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_JOINTS = frozenset(word_set("joints-of-phrases"))
_COMMA = frozenset("、")
_COMMA_AND = frozenset("、和")
_OR_MORE = word_set("or-more")
_SHORT_PART = 4  # characters from which a joined part is more than one word
_LONGEST_RATE = 6  # characters of a rate that can say nothing of what it is of: 投资完成率
_MANNERS = word_set("manners-of-rates")
_OF_THINGS = "thing"  # the kind of a head that is of the things before it
_SHORTEST_HEAD = 2  # characters of an indicator's last word
_RATE = "率"
_GOODS = "产品"  # only sorts the goods named: 电池、风机等绿色产品产量
_GRADE = "级"  # 国家级、部级创新平台 share what stands behind it
_KINDS = word_set("ends-of-kinds")
_GROSS = word_set("gross-and-net")
_NUMBER, _WHOLE, _AMOUNT = "数", "总", "量"
_EMITTED = "排放"
_ETC = re.compile("(?<![高中初同平优])等(?!级|学|次)(?:“[^”]*”)?")  # before the kind of the things named


def conjuncts(phrase: str, count: int = 0) -> list[str]:
    """The parts of a phrase joined by 、和及与 (never inside quotation marks).

    Where a `count` of things is known, words that join less than they part (汽车及零部件、索具 are 2) join nothing.
    """
    parts = _parted_at(phrase, _JOINTS)
    for joints in (_COMMA, _COMMA_AND) if 1 < count < len(parts) else ():
        if len(fewer := _parted_at(phrase, joints)) == count:
            return fewer
    return parts


def _parted_at(phrase: str, joints: frozenset[str]) -> list[str]:
    parts, begin = [], 0
    for start, end in words(phrase):
        if phrase[start:end] in joints and not phrase.startswith(_OR_MORE, end):
            parts.append(phrase[begin:start])
            begin = end
    return [part for part in (*parts, phrase[begin:]) if part]


def share_out(phrase: str, rules: QuantityRules, count: int = 0) -> list[str]:
    """The things that a joined phrase names, each standing alone; `count` of them, where that is known.

    城乡居民收入 → 城镇居民收入, 农村居民收入; 进口、出口总额 → 进口总额, 出口总额.
    """
    parts = conjuncts(phrase, count)
    if len(parts) < 2:
        return _joint(phrase, rules)
    if several := _rates_of_several(parts, rules):
        return several
    kept, kind = _examples_and_kind(parts[-1])
    kind = kind.rpartition(_GOODS)[2] or kind
    parts[-1] = kept + kind if len(kind) != 1 else parts[-1]  # 食品、医药等产业增加值, 补助、奖补资金等
    tail = kind if len(kind) > 1 else _common_tail(parts, rules)
    parts = _with_prefix(parts, rules)
    parts = _modified(parts, "modifier-of-all", rules)
    graded = rules.opens("grade", parts[0])
    if graded or (tail and not _complete(parts[0], tail, rules)):
        parts = _modified(parts, "modifier", rules)
    return [
        part if _complete(part, tail, rules) else part + (_next_head(parts[place:], rules) or _own_tail(part, tail))
        for place, part in enumerate(parts[:-1], 1)
    ] + [parts[-1]]


def _examples_and_kind(part: str) -> tuple[str, str]:
    """The last thing of a list and the kind that 等 names for all: 医药|产业增加值 (not 高等教育)."""
    match = _ETC.search(part)
    return (part[: match.start()], part[match.end() :]) if match else (part, "")


def _rates_of_several(parts: list[str], rules: QuantityRules) -> list[str]:
    """Several rates of one thing or several: 建议、提案办结率、满意率 → 建议、提案办结率 and 建议、提案满意率."""
    first = next((at for at, part in enumerate(parts) if part.endswith(_RATE)), 0)
    thing, rates = before_rate(parts[first]), parts[first + 1 :]
    manner = next((word for word in _MANNERS if thing.endswith(word)), "")
    thing = thing.removesuffix(manner)  # 诉求|按时办结率
    bare = [(len(rate) < _SHORT_PART and rate.endswith(_RATE)) or bare_rate(rate, rules) for rate in rates]
    if not thing or not rates or not all(bare) or not (first or manner):
        return []
    things = "、".join((*parts[:first], thing))
    return [things + rate for rate in (parts[first][len(thing) :], *rates)]


def _own_tail(part: str, tail: str) -> str:
    """What a part borrows, without what it says in another word: 托位|数, of 托位、床位数."""
    return _NUMBER if tail.endswith(_NUMBER) and part[-1:] == tail[-2:-1] else tail


def _next_head(parts: list[str], rules: QuantityRules) -> str:
    """The head of the next part but the last that has one: 主营业务、税收收入、利用外资 → 收入."""
    for part in parts[:-1]:
        head = rules.heads.tail(part, len(part))
        if head and head != part:
            return head
    return ""


def _with_prefix(parts: list[str], rules: QuantityRules) -> list[str]:
    """Bare heads behind a full one take what stands before it: 省属企业营收和利润."""
    head = parts[0]
    tail, last = rules.heads.tail(head, len(head)), words(head)[-1][0]
    own = "bare" in kinds_of(tail, rules) and len(tail) > 2 * _SHORTEST_HEAD - 1  # 省属企业|营业收入
    cut = len(head) - len(tail) if own else max(last, len(head) - len(tail)) if len(tail) > 1 else last
    prefix = head[: cut if len(head) - last > 1 else len(head) - len(tail)] if tail else ""
    if len(tail) == 1 == len(head) - last:
        prefix = thing_before_head(head, rules) or prefix  # 上市公司|募资|额
    owner = prefix if tail not in (_RATE, "") else before_rate(head)
    whose = head[:last]
    return parts[:1] + [
        (owner if p.endswith(_RATE) and owner else prefix) + p
        if "bare" in kinds_of(p.removeprefix(_WHOLE), rules)
        else owner + p
        if bare_rate(p, rules)
        else whose + p
        if _fellows(head[last:], p, rules)
        else p
        for p in parts[1:]
    ]


def _fellows(one: str, two: str, rules: QuantityRules) -> bool:
    """Whether two short heads measure one thing in two ways: 拥有量 and 授权量, 货运量 and 货运值."""
    acts = two[:-1] in rules.acts or two[:-1] in rules.verbs.kinds
    alike = one[:-1] == two[:-1] or (one[-1:] == two[-1:] == _AMOUNT and acts)
    return len(one) == len(two) == _SHORTEST_HEAD + 1 and alike


def before_rate(head: str) -> str:
    """What a rate is of: 项目 of 项目结算率."""
    cuts = words(head.removesuffix(_RATE))
    start = next((start for start, _ in reversed(cuts) if len(head) - start > _SHORTEST_HEAD), 0)  # 办|复率
    return head[:start] if head.endswith(_RATE) else ""


def bare_rate(part: str, rules: QuantityRules) -> bool:
    """Whether a part is a rate that says nothing of what it is of: 发放率 (not 城镇化率, 失业率)."""
    if not part.endswith(_RATE) or not _SHORTEST_HEAD < len(part) <= _LONGEST_RATE:
        return False
    first = part[: words(part)[0][1]]
    short = len(part) <= _SHORT_PART or part.startswith(_MANNERS) or first in rules.acts
    return short and rules.heads.kinds.get(part, _OF_THINGS) == _OF_THINGS  # 投资完成率, but not 城镇化率


def _modified(parts: list[str], group: str, rules: QuantityRules) -> list[str]:
    """Parts that share their head share what modifies it: 限额以上通讯器材、家用电器零售额."""
    for rule in rules.of(group):
        match = rule.pattern.match(parts[0])
        if match and not any(rule.pattern.match(part) for part in parts[1:]):
            return parts[:1] + [part if part.startswith(match[0]) else match[0] + part for part in parts[1:]]
    return parts


def _joint(phrase: str, rules: QuantityRules) -> list[str]:
    for joint, (first, second) in rules.joint.items():
        if joint in phrase:
            return [phrase.replace(joint, first, 1), phrase.replace(joint, second, 1)]
    return [phrase]


def _complete(part: str, tail: str, rules: QuantityRules) -> bool:
    thing = ends_in_thing(part, rules) and not rules.heads.tail(tail, len(tail))  # 公厕 and 口袋公园
    rate = part.endswith(_RATE) and tail.endswith(_RATE)
    if tail and rules.heads.tail(part, len(part)) + tail in rules.heads.kinds:
        return False  # 存款|余额, of 存款、贷款余额
    if tail.startswith(_EMITTED) and "pollutant" in kinds_of(part, rules):
        return False  # 化学需氧量、二氧化硫|排放量
    return not tail or part.endswith(tail) or is_indicator(part, rules) or thing or rate


def _unmodified(part: str, rules: QuantityRules) -> str:
    """A part without what modifies the others too: 市级奶牛 → 奶牛."""
    return part[m.end() :] if (m := rules.match("modifier", part)) else part


def _common_tail(parts: list[str], rules: QuantityRules) -> str:
    """What the earlier parts borrow from the last: all behind its first word, or its indicator head."""
    last, size = parts[-1], len(parts[0])
    if parts[0].endswith(_GRADE) and _GRADE in last:
        return last[last.index(_GRADE) + 1 :]
    if last.startswith(parts[0]):  # 工业、制造业、工业技改投资
        head = rules.heads.tail(last, len(last))
        return head if len(head) < len(last) else ""
    cuts = words(last)
    first = _unmodified(parts[0], rules)
    if tail := _behind_shared_word(parts[0], last):
        return tail
    quoted = last[cuts[0][1] :].startswith("“")  # 东盟、共建“一带一路”国家进出口
    alike = len(cuts) > 1 and cuts[0][1] == len(first) and not quoted
    if len(first) < min(size, _SHORT_PART) and alike:  # 市级奶牛和肉牛产业园
        return last[len(first) :]
    second = last[:size] in {second for _, second in rules.joint.values()}
    if second or (len(cuts) > 1 and cuts[0][1] == size and size < _SHORT_PART and not quoted):
        return last[size:]
    if (size == 1 and len(last) > 1) or parts[0][-1:] + last[1:] in rules.heads.kinds:  # 金融机构存、贷款余额
        return last[1:]
    if size == _SHORTEST_HEAD and len(cuts) == 1 and len(last) == 2 * size:  # 刑事、治安案件
        return last[size:]
    return _said_of_each(parts[0], last, rules) or _head_of(parts[0], last, rules)


def _behind_shared_word(first: str, last: str) -> str:
    """What stands behind the word that the first part ends in: 汽车、新能源汽车|产量."""
    word = first[words(first)[-1][0] :]
    place = last.find(word) if len(word) >= _SHORTEST_HEAD else -1
    end = place + len(word)
    return last[end:] if place > 0 and any(cut == end for _, cut in words(last)) else ""


def _said_of_each(first: str, last: str, rules: QuantityRules) -> str:
    """What is said of each of the things: 居民医保和公共卫生经费|人均财政补助标准."""
    match = rules.search("said-of-each", last, 1)
    said = (
        last[match.start() :]
        if match and not rules.found("said-of-each", first) and "比" not in last[: match.start()]
        else ""
    )
    return said if is_indicator(said, rules) else ""


def _head_of(first: str, last: str, rules: QuantityRules) -> str:
    """The indicator head that several parts share, with what belongs to it."""
    cuts = words(last)
    head = rules.heads.tail(last, len(last))
    if len(head) == 1 and len(cuts) > 1:
        whole = last[cuts[-1][0] :]  # 耕地化肥、农药施用量
        head = last[cuts[-2][0] :] if whole == head and len(cuts) > 2 else whole
    if head == last and len(cuts) > 1:
        head = last[cuts[-1][0] :]  # 存款、贷款余额
    if not head and (first.endswith("”") or last.endswith(BRANCHES)):
        head = rules.counted.tail(last, len(last))
    thing = last.removesuffix(head)
    branch = next((word for word in BRANCHES if thing.endswith(word) and not first.endswith(word[-1])), "")
    branch = branch or next((word for word in _GROSS if thing.endswith(word)), "")
    if head and last[: cuts[0][1]].endswith(_KINDS) and "bare" in kinds_of(head, rules):
        branch = branch or rules.counted.tail(thing, len(thing))  # 高新技术、科技型中小企业数量
    return branch + head if len(head) < len(last) else ""
