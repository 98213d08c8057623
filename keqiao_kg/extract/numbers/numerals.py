"""What a numeral is worth: Arabic, Chinese and mixed numerals, fractions, tenths and halves.

`value_of` is arithmetic alone: where a numeral stands and what it counts is the business of
``amounts``. Scale words are part of a numeral here (1.5万 is 15000); in an amount they belong to the unit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from keqiao_kg.rules.word_sets import word_set

_DIGIT = {
    **{char: Decimal(index) for index, char in enumerate("零一二三四五六七八九")},
    "〇": Decimal(0), "○": Decimal(0), "两": Decimal(2),
}  # fmt: skip
_TENS = {"廿": Decimal(20), "卅": Decimal(30)}
_SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_LARGE = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％／", "0123456789.,%/")
_TOKEN = re.compile(r"([0-9]+(?:\.[0-9]+)?)|([零〇○一二三四五六七八九两]+)|([廿卅])|([十百千])|([万亿])")
_HALVES = word_set("halves")
_FOUR = Decimal("0.0001")


@lru_cache(maxsize=1024)
def value_of(text: str) -> Decimal:
    """The value of a numeral as a pure number: 一千二百 → 1200, 1亿3千多万 → 130000000, 三分之二 → 0.6667.

    Fractions are rounded to four decimals. Raises ValueError for what is not a numeral.
    """
    plain = re.sub(r"[\s,多余]", "", text.translate(_FULL_WIDTH))
    if "分之" in plain:
        below, above = plain.split("分之", 1)
        return _ratio(value_of(above), value_of(below))
    if "/" in plain:
        above, below = plain.split("/", 1)
        return _ratio(value_of(above), value_of(below))
    return _worth_of_part(plain)


def _ratio(above: Decimal, below: Decimal) -> Decimal:
    if not below:
        raise ValueError("a fraction with nothing below")
    exact = above / below
    return exact if exact == exact.quantize(_FOUR) else exact.quantize(_FOUR)


def _worth_of_part(plain: str) -> Decimal:
    """A numeral without a fraction line: tenths, halves, decimals, whole numbers."""
    if plain in _HALVES:
        return Decimal("0.5")
    if len(plain) > 1 and plain.endswith("成"):
        return _worth_of_part(plain[:-1]) / 10
    whole, point, decimals = plain.partition("点")
    if point:
        return _whole(whole) + Decimal("0." + _figures(decimals))
    return _whole(plain)


def _figures(chars: str) -> str:
    """Chinese digits as Arabic ones: 二〇 → 20."""
    if not chars or any(char not in _DIGIT for char in chars):
        raise ValueError(f"no digits: {chars!r}")
    return "".join(str(_DIGIT[char]) for char in chars)


def _whole(plain: str) -> Decimal:
    """Digits and scale words: 1.5万, 二万1千, 一百零五, 二〇三五."""
    tokens = list(_TOKEN.finditer(plain))
    if not tokens or "".join(token[0] for token in tokens) != plain:
        raise ValueError(f"not a numeral: {plain!r}")
    total = section = Decimal(0)
    last: Decimal | None = None  # digits that wait for their scale word
    scale = Decimal(1)  # the scale word before them
    spelled_zero = False
    for token in tokens:
        arabic, chinese, tens, small, large = token.groups()
        if arabic or chinese or tens:
            last = _digits(arabic, chinese, tens) + _after_tens(last, plain)
            spelled_zero = bool(chinese) and chinese[0] in "零〇○"
        elif small:
            scale = _SMALL[small]
            section, last = section + (Decimal(1) if last is None else last) * scale, None
        else:
            scale = _LARGE[large]
            total, section, last = _raise(total, section + (last or 0), scale), Decimal(0), None
    if last is not None and scale > 10 and not spelled_zero and len(tokens) > 1 and last < 10:
        last *= scale / 10  # 一万二 is 12000, 二百五 250
    return total + section + (last or 0)


def _after_tens(last: Decimal | None, plain: str) -> Decimal:
    """What stands before a digit without a scale word: nothing, or 廿 and 卅."""
    if last is not None and last not in _TENS.values():
        raise ValueError(f"not a numeral: {plain!r}")
    return last or Decimal(0)


def _raise(total: Decimal, section: Decimal, scale: Decimal) -> Decimal:
    """The total after 万 or 亿: 亿 raises all before it (3万亿), 万 only its own section."""
    if not section and not total:
        section = Decimal(1)  # 万元, 亿元以上
    if scale == _LARGE["亿"]:
        return (total + section) * scale
    return total + section * scale


def _digits(arabic: str | None, chinese: str | None, tens: str | None) -> Decimal:
    if arabic:
        return Decimal(arabic)
    return Decimal(_figures(chinese)) if chinese else _TENS[tens or ""]
