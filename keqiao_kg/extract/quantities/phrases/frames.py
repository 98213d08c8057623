"""The frame of an amount: how the words in front of it tie it to what is measured.

`peel` takes the frame words (growth, reaching, sharing, comparing …) off the end of the text before the
amount; what is left is the noun phrase measured. `frame_of` says the measure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from keqiao_kg.extract.quantities.phrases.clauses import Layout, Slot
from keqiao_kg.extract.quantities.phrases.nouns import leading_verb, parted
from keqiao_kg.model import Measure
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_OPEN = "“‘「（( \x00\x01"  # opening marks between words and number
_SURE = "达翻占"  # a frame word even where a dictionary joins it to the word before (报免比达)
_PIECES = word_set("pieces-of-frames")
_MULTIPLES = ("倍",)
_BETTERED = word_set("bettered")
_PARTS = ("amount-fraction", "amount-half")  # rules of amounts that are parts of one
_LASTING = word_set("lasting")
_TOWARDS = word_set("towards")
_MORE = word_set("more-than-before")
_LESS = word_set("less-than-before")
_LOWER = word_set("lower")
_COMPARES = word_set("compares")
_NO_WHOLE = word_set("no-whole")
_RANKING = word_set("rankings")
_IN_WORDS = "居列排"  # characters that rank, and that words have inside them (人居环境, 系列, 安排)
_MARKER = re.compile("(?<![\u4e00-\u9fff])[一二三四五六七八九十]{1,2}是$")  # 五是: the fifth of a list
_OF = "的"
_IN_ALL = "中全"
_SEPARATORS = "，,；;：:。、！!？?\n"
_NEAR = 6  # characters before a single-character frame word that decide whether it is one
_WINDOW = 28  # characters before the amount that a frame pattern may span


@dataclass(frozen=True, slots=True)
class Token:
    """A frame word, and where it stands in the sentence."""

    word: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Measure, sign, and where the noun phrase before the amount begins and ends."""

    measure: Measure
    sign: int
    start: int
    end: int
    tokens: tuple[Token, ...]  # nearest to the amount first
    scope: str = ""  # of a rank
    mark: int = -1  # where the words of a rank or gap begin
    share: str = ""  # whole of a share, with its word: 规上工业比重
    rules: tuple[str, ...] = ()

    def has(self, *kinds: str) -> bool:
        """Whether a frame word of one of the kinds stands here."""
        return any(token.kind in kinds for token in self.tokens)


def peel(
    text: str, start: int, end: int, rules: QuantityRules, *, pieces: bool = False
) -> tuple[int, tuple[Token, ...]]:
    """Frame words at the end of text[start:end], nearest first, and where they begin; `pieces`: a count follows."""
    tokens: list[Token] = []
    while end > start:
        if text[end - 1] in _OPEN:
            end -= 1
            continue
        word = rules.frame.tail(text, end, start)
        kind = rules.frame.kinds.get(word, "")
        if kind == "stop":
            break
        if not word:
            word, kind = _phrase(text, max(start, end - _WINDOW), end, rules)
        if not word or _MARKER.search(text, start, end):
            break
        if len(word) == 1 and word not in _SURE and not _parted(text, start, end):
            break
        if len(rules.verbs.tail(text, end, start)) > len(word):  # 改造提升 is one verb
            break
        if pieces and word in _BETTERED and not tokens:
            break  # 整改提升|87家: places made better, not more of them
        tokens.append(Token(word, _direction(word) if kind == "reference" else kind, end - len(word), end))
        end -= len(word)
        tied = word in _TOWARDS or (kind == "reach" and word.endswith("为") and len(word) > 1)
        verb = rules.verbs.tail(text, end, start) if tied else ""
        if verb and end - len(verb) >= start + (word in _TOWARDS and not _inside_clause(text, start)):
            tokens.append(Token(verb, kind, end - len(verb), end))
            end -= len(verb)
    return end, tuple(tokens)


def _direction(reference: str) -> str:
    """The kind of a reference: it may say itself which way a value moved (比去年|多, 比上年预算|低)."""
    return "up" if reference.endswith(_MORE) else "down" if reference.endswith(_LESS) else "reference"


def _inside_clause(text: str, start: int) -> bool:
    """Whether words stand before a place in its clause, such as an older value: 由66户|整合至."""
    return start > 0 and text[start - 1] not in _SEPARATORS


def _parted(text: str, start: int, end: int) -> bool:
    """Whether the last character before `end` is a word of its own."""
    return end - 1 == start or parted(text, max(start, end - _NEAR), end, end - 1)


def _phrase(text: str, start: int, end: int, rules: QuantityRules) -> tuple[str, str]:
    """A reference (比上年) or time that ends here, with its kind."""
    for group in ("reference", "time-tail"):
        for rule in rules.of(group):
            match = rule.closes(text, start, end)
            if match:
                said = match[0]
                tied = said[0] in _TOWARDS and rules.frame.tail(text, match.start() + 1, start) not in ("", said[0])
                return (said[1:] if tied else said), group  # 增加到|2015年的
    return "", ""


def frame_of(layout: Layout, slot: Slot, rules: QuantityRules, start: int) -> Frame:
    """The frame of an amount whose words begin at `start`."""
    kind = rules.units.kinds.get(slot.amount.unit, "")
    if slot.amount.rules[0].startswith("amount-rank"):
        return _rank(layout.text, start, slot.start, rules)
    if kind in ("points", "percent", "factor"):
        gap = _gap(layout.text, start, slot, rules)
        if gap:
            return gap
    pieces = slot.amount.unit in _PIECES
    end, tokens = peel(layout.text, start, slot.start, rules, pieces=pieces)
    sign = -1 if _nearest(tokens, "up", "down", "rate") == "down" else 1
    part = slot.amount.rules[0] in _PARTS
    until = slot.start + slot.amount.number.start - slot.amount.span.start
    share, whole_at = _share_of_scope(layout.text, start, until, rules) if part else ("", 0)
    if not share and (part or kind in ("percent", "points") or not slot.amount.unit):
        share, whole_at = _share(layout.text, start, slot.start, rules)
    if share:
        end, shared = peel(layout.text, start, whole_at, rules)  # 分别|占全国的…
        told = any(token.kind == "shared" for token in shared)
        end, tokens = (end, tokens + shared) if told else (whole_at, tokens)
    behind = layout.words(slot.end, slot.right).strip()
    counts = pieces and behind.strip("和与及、")
    kind = "piece" if counts else "factor" if part else kind
    measure, names = _measure(layout.text, start, end, kind, tokens, behind, rules)
    words = tuple(f"{token.kind}-{token.word}" for token in reversed(tokens))
    if measure in (Measure.LEVEL, Measure.DURATION):
        sign = 1
    return Frame(measure, sign, start, end, tokens, share=share, rules=(*words, *names))


def _nearest(tokens: tuple[Token, ...], *kinds: str) -> str:
    return next((token.kind for token in tokens if token.kind in kinds), "")


def _measure(
    text: str, start: int, end: int, unit: str, tokens: tuple[Token, ...], behind: str, rules: QuantityRules
) -> tuple[Measure, tuple[str, ...]]:
    moves = _nearest(tokens, "up", "down", "rate")
    grows = _grows(behind.lstrip("的"), rules)
    last = next((token.kind for token in tokens if token.kind in ("up", "down", "rate", "reach")), "")
    if unit == "points":
        return Measure.CHANGE, ("change-in-points",)
    if unit == "time":
        moves = "" if rules.opens("circle", behind) else moves  # 提升15分钟健身圈功能
        lasts = any(token.word.startswith(_LASTING) for token in tokens)
        return (Measure.DURATION, ("duration",)) if lasts else _time_measure(text, start, end, bool(moves), rules)
    if unit in ("percent", "factor"):
        bounded = rules.bounded.kinds.get(rules.bounded.tail(text, end, start), "")
        if moves and bounded == "y" and moves != "rate" and unit == "percent":
            return Measure.CHANGE, ("change-of-share",)
        if moves or grows:
            return Measure.GROWTH, ("growth",)
        return Measure.LEVEL, ("level",)
    acts = unit == "piece" or (behind.strip("和与及、") and leading_verb(text[start:end], rules) == text[start:end])
    if last in ("up", "down") and not acts:
        return Measure.CHANGE, ("change-absolute",)
    if last in ("up", "down") and unit == "place":
        return Measure.CHANGE, ("change-of-rank",)
    return Measure.LEVEL, ("level",)


def _grows(behind: str, rules: QuantityRules) -> bool:
    """Whether the words behind a percentage make it growth: 保持10%以上的增长, 提出7%左右的经济增长目标."""
    if rules.opens("growth-aimed-at", behind):
        return True
    word = rules.frame.lead(behind, 0, len(behind))
    return rules.frame.kinds.get(word) in ("up", "rate") and not behind[len(word) :].startswith(_TOWARDS)


def _time_measure(
    text: str, start: int, end: int, moves: bool, rules: QuantityRules
) -> tuple[Measure, tuple[str, ...]]:
    """优良天数308天 is a level, 增加3天 a change, 连续3年 a duration."""
    counted = end > start and "full" in rules.heads.kinds.get(rules.heads.tail(text, end, start), "")
    if moves:
        return Measure.CHANGE, ("change-of-time",)
    return (Measure.LEVEL, ("level-of-time",)) if counted else (Measure.DURATION, ("duration",))


def _share(text: str, start: int, end: int, rules: QuantityRules) -> tuple[str, int]:
    """The whole of a share (占规上工业比重提高到 …) and where its words begin."""
    if "占" not in text[start:end] and not text.endswith("的", start, end):
        return "", 0
    until, _ = peel(text, start, end, rules)
    for rule in rules.of("share"):
        match = rule.pattern.search(text, start, until) if until > start else None
        if match and not match["whole"].startswith(_NO_WHOLE) and (match["whole"] or match["word"]):
            of = _OF if match["word"] and text[match.end("whole") :].startswith(_OF) else ""
            return match["whole"] + of + (match["word"] or "比重"), match.start()
    return "", 0


def _share_of_scope(text: str, start: int, end: int, rules: QuantityRules) -> tuple[str, int]:
    """A fraction of what a wider area has (稳定在全国|1/4, 超过全球|一半) as a share, and where its words begin."""
    for rule in rules.of("part-of-scope"):
        if match := rule.closes(text, start, end):
            return match["whole"] + "比重", match.start()
    return "", 0


def _gap(text: str, start: int, slot: Slot, rules: QuantityRules) -> Frame | None:
    until = slot.start + slot.amount.number.start - slot.amount.span.start
    _, tokens = peel(text, start, until, rules)
    stop = tokens[-1].end if tokens and tokens[-1].kind == "adverb" else until
    for rule in rules.of("gap"):
        for edge in (until, stop):
            match = rule.closes(text, max(start, edge - _WINDOW), edge)
            if match:
                return _gap_frame(text, start, match.start(), match["word"], match["more"] or "", rules)
    return None


def _gap_frame(text: str, start: int, end: int, word: str, more: str, rules: QuantityRules) -> Frame | None:
    if word in _COMPARES and not more:
        return None
    down = more in _LOWER or word in _LOWER
    head, tokens = peel(text, start, end, rules)
    names = tuple(f"{token.kind}-{token.word}" for token in reversed(tokens))
    return Frame(Measure.GAP, -1 if down else 1, start, head, tokens, mark=end, rules=(*names, f"gap-{word}"))


def _rank(text: str, start: int, end: int, rules: QuantityRules) -> Frame:
    """A rank: 居全省第5位, 全市第一."""
    stop = end - 1 if text[end - 1 : end] == "第" and end > start else end
    for rule in rules.of("rank"):
        match = _search_word(rule, text, max(start, stop - _WINDOW), stop)
        if match:
            match = _nearest_scope(rule, text, match, stop)
            rate = _rate_in_front(match["scope"], rules)
            judged, among, area = match["scope"].rpartition(_IN_ALL)  # 质量评价|中全省第一
            head, tokens = peel(text, start, match.start() + len(judged if among else rate), rules)
            while text[start:head].endswith(_RANKING):
                head, more = peel(text, start, head - 2, rules)
                tokens += more
            scope = among[1:] + area if among else match["scope"].removeprefix(rate).lstrip("在到")
            if not scope and (front := rules.search("ranked-among", text, start, head)):
                head, scope = front.start(), front["scope"] or front["all"]  # 优良天数在全市平原县|排名第二
            return Frame(Measure.RANK, 1, start, head, tokens, scope, match.start(), rules=(rule.name,))
    head, tokens = peel(text, start, stop, rules)
    return Frame(Measure.RANK, 1, start, head, tokens, rules=("rank",))


def multiple_of(frame: Frame, unit: str, rules: QuantityRules) -> str:
    """What a multiple is a multiple of: 与2010年之比 where 是2010年的 stands before so many 倍, else nothing."""
    references = [token.word for token in frame.tokens if token.kind == "reference"]
    for rule in rules.of("reference") if references and unit in _MULTIPLES else ():
        if "then" in rule.pattern.groupindex and (match := rule.pattern.fullmatch(references[0])):
            return f"与{match['then']}之比"
    return ""


def _search_word(rule: Rule, text: str, start: int, end: int) -> re.Match[str] | None:
    """The first match that does not begin inside a word: the 居 of 人居环境 ranks nothing."""
    match = rule.pattern.search(text, start, end)
    while match and _inside_a_word(text, start, end, match.start()):
        match = rule.pattern.search(text, match.start() + 1, end)
    return match


def _nearest_scope(rule: Rule, text: str, match: re.Match[str], end: int) -> re.Match[str]:
    """The last match with a scope: in 排名分别升至世界第二 the scope begins behind 升至, not behind 排名."""
    while (later := _search_word(rule, text, match.start("scope"), end)) and later["scope"]:
        if later.start("scope") == later.start() or later.start() == match.start():
            break
        match = later
    return match


def _inside_a_word(text: str, start: int, end: int, place: int) -> bool:
    return start < place and text[place] in _IN_WORDS and not parted(text, start, end, place)


def _rate_in_front(scope: str, rules: QuantityRules) -> str:
    """The word of a rate that a scope begins with: 增速 of 增速全市第一."""
    word = rules.frame.lead(scope, 0, len(scope))
    return word if rules.frame.kinds.get(word) == "rate" else ""
