"""Years and dates as title blocks write them, in Arabic or Chinese numerals."""

from __future__ import annotations

import re

_NUMERALS = ("〇○零0０O", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_DIGITS = {char: str(value) for value, chars in enumerate(_NUMERALS) for char in chars}
_FULL_WIDTH = {ord("０") + value: ord("0") + value for value in range(10)}


def narrow(text: str) -> str:
    """The text with Arabic digits of full width made narrow; every offset stays."""
    return text.translate(_FULL_WIDTH)


def number_of(text: str) -> int:
    """2019, 二〇一九 (digit by digit) or 三十一 (by tens) as a number."""
    text = text.strip()
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
    return int("".join(_DIGITS[char] for char in text))


def iso_date(match: re.Match[str]) -> str:
    """2020-01-08 or 2020-01 from the groups year, month and, where the text has it, day."""
    parts = [f"{number_of(match['year']):04}", f"{number_of(match['month']):02}"]
    if match["day"]:
        parts.append(f"{number_of(match['day']):02}")
    return "-".join(parts)
