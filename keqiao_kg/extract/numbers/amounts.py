"""Amounts: a numeral (or the two of a range) with unit and comparator, read where a rule matches.

`read_amount(text, start, …)` reads the amount whose numeral starts at `start`. Values and units stay as
written (1500 and 亿元; 千万元 is 1000 and 万元); base units are the business of ``resolve``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from keqiao_kg.extract.numbers.numerals import value_of
from keqiao_kg.model import Amount, Comparator, Span
from keqiao_kg.rules.numbers import NumberRules
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.word_sets import word_pairs, word_set

_PLACE = "位"  # the unit of a rank that has none: 全市第一
_PER = word_pairs("parts-of-whole")
_HALF_WIDTH = str.maketrans("％", "%")  # one unit, however wide its sign is printed
RUNS = word_pairs("runs-of-years")
_YEARS = "年"
_BEGIN_LIKE_UNITS = word_set("words-like-units")
_LINKS = "了到达为至第"  # may stand between a comparator and the numeral: 超过了100家

Match = re.Match[str]
Piece = dict[str, str]  # named parts of a match, empty or None where they do not stand there


def read_amount(text: str, start: int, candidates: Sequence[Rule], rules: NumberRules, sentence: str) -> Amount | None:
    """The amount at `start` by the first of `candidates` that matches and holds; offsets count in `text`."""
    for rule in candidates:
        match = rule.pattern.match(text, start)
        piece = match.groupdict() if match else {}
        if match and (piece.get("scale") or not _other_word(text, match, piece, rules)):
            try:
                return _amount(text, match, piece, rule, rules, sentence)
            except ValueError:  # a run of numeral characters that is no numeral: 十三五廿
                continue
    return None


def _other_word(text: str, match: Match, piece: Piece, rules: NumberRules) -> bool:
    """Whether what looks like a measure word begins another word: 家 of 家庭, 台 of 台阶."""
    unit = piece.get("unit")
    if not unit or match.end("unit") > match.end():  # borrowed from a later number: 70和50亿元
        return False
    if text.startswith(_BEGIN_LIKE_UNITS, match.end("unit") - 1):
        return True
    behind = text[match.end("unit") : match.end("unit") + 1]
    return bool(behind) and behind in rules.not_before.get(unit, "")


def _amount(text: str, match: Match, piece: Piece, rule: Rule, rules: NumberRules, sentence: str) -> Amount:
    cut = _other_word(text, match, piece, rules)
    value, unit = _value(piece, "" if cut else piece.get("unit") or "", rule)
    upper = value_of(piece["upper"] + (piece.get("tens") or "")) if piece.get("upper") else None
    start, comparator, names = _comparator(text, match, piece, rule, rules)
    number = Span(match.start("number"), match.end("number" if upper is None else "upper"))
    span = Span(start, match.start("unit") if cut else match.end())
    return Amount(sentence, span, number, value, upper, unit, comparator, (rule.name, *names))


def _value(piece: Piece, unit: str, rule: Rule) -> tuple[Decimal, str]:
    """Value and unit as written; what 百分之, 首 and a bare 万 stand for."""
    flags = rule.yields.split()
    if "per" in flags:
        return value_of(piece["number"]), _PER[unit[0]]
    unit = (piece.get("scale") or "") + (piece.get("scale_behind") or "") + unit.translate(_HALF_WIDTH)
    unit = _YEARS if unit in RUNS else unit
    if "rank" in flags and not unit:
        unit = _PLACE
    return (Decimal(1) if "one" in flags else value_of(piece["number"] + (piece.get("tens") or ""))), unit


def _comparator(
    text: str, match: Match, piece: Piece, rule: Rule, rules: NumberRules
) -> tuple[int, Comparator, tuple[str, ...]]:
    """Where the amount starts with its comparator, the comparator, and the words that said so."""
    if piece.get("upper"):
        return match.start(), Comparator.BETWEEN, ()
    if "at-most" in rule.yields.split():
        return match.start(), Comparator.LE, ()
    start, before = _before(text, match.start(), rules)
    after = piece.get("after")
    if before and not (after and before is Comparator.APPROX):
        return start, before, (f"comparator-{text[start : match.start()]}",)
    if after:
        return start, rules.after[after], (f"comparator-{after}",)
    fuzz = piece.get("fuzz") or piece.get("fuzz_behind") or piece.get("fuzz_after")
    return start, Comparator.GT if fuzz else Comparator.EQ, (f"comparator-{fuzz}",) if fuzz else ()


def _before(text: str, start: int, rules: NumberRules) -> tuple[int, Comparator | None]:
    """The comparator word that touches `start` from the left (longest first), and where it begins."""
    edge = start
    while edge and start - edge < 2 and text[edge - 1] in _LINKS:
        edge -= 1
    for stop in dict.fromkeys((start, edge)):
        for length in range(min(rules.longest_before, stop), 0, -1):
            word = text[stop - length : stop]
            if word in rules.before:
                behind = text[stop - length - 1 : stop - length]
                other = bool(behind) and behind in rules.not_behind.get(word, "")
                return (start, None) if other else (stop - length, rules.before[word])
    return start, None
