from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keqiao_kg.assets import DATA
from keqiao_kg.resolve.units import in_base
from keqiao_kg.rules.tables import read_words
from keqiao_kg.rules.units import UnitTable

TABLE = UnitTable.load()
SURFACES = read_words(DATA / "reference" / "units.tsv")
NAMESPACE = "https://w3id.org/keqiao-kg/concept/unit/"

CASES = [
    ("亿元", "1500", "亿CNY", "150000000000", "CNY"),
    ("万亿元", "1.2", "万亿CNY", "1200000000000", "CNY"),
    ("亿美元", "4", "亿USD", "400000000", "USD"),
    ("元", "3.50", "CNY", "3.5", "CNY"),
    ("亩", "3", "亩", "2000", "平方米"),
    ("亩", "1", "亩", "666.666667", "平方米"),
    ("万亩", "2.5", "万亩", "16666666.666667", "平方米"),
    ("平方公里", "0.1", "平方公里", "100000", "平方米"),
    ("%", "8", "percent", "8", "percent"),
    ("％", "8", "percent", "8", "percent"),
    ("个百分点", "7.9", "百分点", "7.9", "百分点"),
    ("个万分点", "7.4", "万分点", "0.074", "百分点"),
    ("", "0.6667", "one", "0.6667", "one"),
    ("万", "3", "万", "30000", "one"),
    ("万名", "2.5", "万名", "25000", "名"),
    ("万人次", "-3", "万人次", "-30000", "人次"),
    ("亿千瓦时", "1", "亿千瓦时", "360000000000000", "焦耳"),
    ("辆次", "1", "辆次", "1", "辆次"),
    ("万辆次", "1", "万辆次", "10000", "辆次"),
]


@pytest.mark.parametrize(("written", "value", "unit", "base_value", "base"), CASES)
def test_base_values(written: str, value: str, unit: str, base_value: str, base: str) -> None:
    found = in_base(TABLE, written, Decimal(value))
    assert found.unit == NAMESPACE + unit
    assert str(found.value) == base_value
    assert found.base_unit == NAMESPACE + base


def test_ratio_of_two_units() -> None:
    found = in_base(TABLE, "万元/亩", Decimal(2))
    assert str(found.value) == "30"
    assert found.base_unit.startswith(NAMESPACE + "CNY-平方米-")


def test_a_range_keeps_both_ends() -> None:
    found = in_base(TABLE, "万吨", Decimal("4.5"), Decimal(5))
    assert (str(found.value), str(found.upper)) == ("45000000", "50000000")


def test_money_stays_apart_by_currency_and_points_from_percent() -> None:
    bases = {in_base(TABLE, unit, Decimal(1)).base_unit for unit in ("亿元", "亿美元", "%", "个百分点")}
    assert len(bases) == 4


def test_every_base_unit_is_its_own_base() -> None:
    for surface in SURFACES:
        base = TABLE.get(TABLE.get(surface).base)
        assert base.code == TABLE.get(surface).base
        assert (base.base, base.factor) == (base.code, 1), surface


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4), st.sampled_from(SURFACES))
def test_any_value_converts(value: Decimal, unit: str) -> None:
    found, factor = in_base(TABLE, unit, value).value, TABLE.get(unit).factor
    assert abs(Fraction(found) - Fraction(value) * factor) < Fraction(1, 10**6)
    assert found.as_tuple().exponent <= 0  # type: ignore[operator]
