"""What numerals are worth."""

from __future__ import annotations

from decimal import Decimal

import pytest

from keqiao_kg.extract.numbers.numerals import value_of

CASES = {
    "8": "8", "１２": "12", "1,234.5": "1234.5", "10.50": "10.50", "1 500": "1500", "131.4": "131.4",
    "一": "1", "两": "2", "十": "10", "十五": "15", "二十": "20", "廿五": "25", "卅": "30", "一百零五": "105",
    "一百一十": "110", "二百五": "250", "一千二百": "1200", "三千零五": "3005", "一万二": "12000",
    "两万三千": "23000", "百亿": "10000000000", "千万": "10000000", "万": "10000", "亿": "100000000",
    "万亿": "1000000000000", "一亿三千万": "130000000", "二〇三五": "2035", "二○二○": "2020",
    "2万1千": "21000", "二万１千": "21000", "1.5万": "15000", "3千": "3000", "3亿5千万": "350000000",
    "3万亿": "3000000000000", "1万2": "12000", "三点五": "3.5",
    "三分之二": "0.6667", "1/3": "0.3333", "四分之三": "0.75", "百分之八": "0.08", "万分之五": "0.0005",
    "百分之三点五": "0.035", "八成": "0.8", "一半": "0.5", "半": "0.5", "零": "0",
}  # fmt: skip


@pytest.mark.parametrize(("numeral", "value"), CASES.items())
def test_value(numeral: str, value: str) -> None:
    assert value_of(numeral) == Decimal(value)


@pytest.mark.parametrize("text", ["", "元", "第一", "1.2.3", "十点", "三分之", "3/0", "成", "12五"])
def test_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match=r"numeral|digits|fraction"):
        value_of(text)
