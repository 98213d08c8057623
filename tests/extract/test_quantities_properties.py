"""Any number, in any sentence frame, comes back with value, unit, comparator, measure and indicator."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import seconds

from keqiao_kg.extract import ExtractRules, extract
from keqiao_kg.model import Quantity
from tests.extract.report_of import report_of
from tests.extract.test_amounts import AFTER, BEFORE, written

RULES = ExtractRules.load()

# Sentence with the amount at {}, its indicator, its measure, the sign of its value.
LEVELS = (
    ("全年旅游收入{}。", "旅游收入"),
    ("旅游收入达到{}，好于预期。", "旅游收入"),
    ("预计实现旅游收入{}、位居前列。", "旅游收入"),
    ("一年来，农业增加值完成{}；城市更美了。", "农业增加值"),
    ("其中税收收入{}。", "税收收入"),
)
MOVES = (
    ("旅游收入增长{}。", "旅游收入", "growth", 1),
    ("旅游收入同比下降{}，农业稳定。", "旅游收入", "growth", -1),
    ("森林覆盖率提高{}。", "森林覆盖率", "change", 1),
    ("森林覆盖率达到{}。", "森林覆盖率", "level", 1),
)
COUNTS = (
    ("新建学校{}。", "新建学校"),
    ("全年新建{}学校。", "新建学校"),
    ("新增卫生院2座、学校{}。", "新增学校"),
)


def last(text: str) -> Quantity:
    return extract(report_of(text), RULES).quantities[-1]


@settings(max_examples=150, deadline=None)
@given(written, st.sampled_from(LEVELS), st.sampled_from(sorted(BEFORE)), st.sampled_from(("亿元", "万元", "亿美元")))
def test_any_sum(number: tuple[str, Decimal], frame: tuple[str, str], before: str, unit: str) -> None:
    text = frame[0].format(before + number[0] + unit)
    found = last(text)
    assert (found.value, found.unit, found.comparator) == (number[1], unit, BEFORE[before]), text
    assert (found.indicator, found.measure) == (frame[1], "level"), text


@settings(max_examples=150, deadline=None)
@given(
    st.decimals("0.1", "99", places=1).map(lambda d: f"{d.normalize():f}"),
    st.sampled_from(MOVES),
    st.sampled_from(sorted(AFTER)),
    st.sampled_from(("%", "％")),
)
def test_any_move(number: str, frame: tuple[str, str, str, int], after: str, sign: str) -> None:
    text = frame[0].format(number + sign + after)
    found = last(text)
    assert (found.value, found.unit, found.comparator) == (Decimal(number) * frame[3], "%", AFTER[after]), text
    assert (found.indicator, found.measure) == frame[1:3], text


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 9999), st.sampled_from(COUNTS), st.sampled_from(sorted(BEFORE)))
def test_any_count(number: int, frame: tuple[str, str], before: str) -> None:
    text = frame[0].format(f"{before}{number}所")
    found = last(text)
    assert (found.value, found.unit, found.comparator) == (number, "所", BEFORE[before]), text
    assert found.indicator == frame[1], text


@settings(max_examples=100, deadline=None)
@given(st.decimals("1", "50", places=1), st.decimals("0.1", "9", places=1), st.booleans())
def test_any_range_of_growth(lower: Decimal, step: Decimal, falls: bool) -> None:
    text = f"旅游收入{'下降' if falls else '增长'}{lower}%—{lower + step}%。"
    found = last(text)
    ends = (-lower - step, -lower) if falls else (lower, lower + step)
    assert ((found.value, found.upper), found.comparator) == (ends, "between"), text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(2, 99), min_size=2, max_size=4, unique=True))
def test_values_given_one_by_one_reach_their_things(values: list[int]) -> None:
    names = ("旅游收入", "农业增加值", "工业利润", "外贸进出口总额")[: len(values)]
    text = f"{'、'.join(names)}分别增长{'、'.join(f'{value}%' for value in values)}。"
    found = extract(report_of(text), RULES).quantities
    assert [(q.indicator, q.value) for q in found] == list(zip(names, values, strict=True)), text


@pytest.mark.parametrize("mark", ["，", "、", "；", "和"])
def test_a_sentence_without_end_takes_proportional_time(mark: str) -> None:
    def taken(times: int) -> float:
        report = report_of(mark.join(["新建学校5所", "旅游收入增长8%"] * times) + "。")
        return seconds(lambda: extract(report, RULES))

    short, long = taken(100), taken(800)
    assert long <= 8 * short * 3, (short, long)
