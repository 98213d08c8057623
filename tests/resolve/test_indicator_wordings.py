from __future__ import annotations

import pytest
from resolve_samples import KEQIAO

from keqiao_kg.assets import DATA
from keqiao_kg.resolve import Iris, ResolveRules
from keqiao_kg.resolve.indicators import Indicators
from keqiao_kg.rules.tables import read_rows, read_words
from keqiao_kg.rules.units import UnitTable

RULES = ResolveRules.load().indicators

SAME = [
    ("GDP", "地区生产总值"),
    ("生产总值", "地区生产总值"),
    ("全区生产总值", "地区生产总值"),
    ("柯桥区地区生产总值", "国内生产总值"),
    ("新认定高新技术企业", "新增高新技术企业"),
    ("规上工业增加值", "规模以上工业增加值"),
    ("“个转企”", "新增“个转企”"),
    ("城镇常住居民人均可支配收入", "城镇居民人均可支配收入"),
    ("R&D经费支出占比", "全社会研发投入强度"),
    ("R＆D经费支出占GDP比重", "研发经费支出占地区生产总值的比例"),
    ("PM2.5平均浓度", "细颗粒物（PM2.5）浓度"),
    ("完成植树造林", "造林面积"),
    ("新认定省级智慧农场", "新增省级智慧农场"),
]

DIFFERENT = [
    ("一般公共预算收入", "财政总收入"),
    ("财政收入", "财政总收入"),
    ("规模以上工业增加值", "工业增加值"),
    ("高新技术企业", "新增高新技术企业"),
    ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
    ("出口", "进出口总额"),
    ("新建智慧农场", "新增智慧农场"),
    ("海洋生产总值", "地区生产总值"),
]


def made() -> Indicators:
    return Indicators(RULES, KEQIAO, Iris())


@pytest.mark.parametrize(("one", "other"), SAME)
def test_wordings_of_one_indicator(one: str, other: str) -> None:
    indicators = made()
    assert indicators.find(one) == indicators.find(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_wordings_of_two_indicators(one: str, other: str) -> None:
    indicators = made()
    assert indicators.find(one) != indicators.find(other)


def test_a_known_indicator_says_what_it_is() -> None:
    indicators = made()
    indicators.find("GDP")
    (found,) = indicators.used()
    assert (found.name, found.name_en, found.theme) == ("地区生产总值", "gross domestic product", "national-accounts")
    assert found.higher_is_better
    assert "GDP" in found.aliases


def test_an_unknown_one_keeps_its_wordings() -> None:
    indicators = made()
    indicators.find("新认定省级智慧农场")
    indicators.find("新增省级智慧农场")
    (found,) = indicators.used()
    assert (found.name, found.aliases) == ("新增省级智慧农场", ("新认定省级智慧农场",))
    assert found.higher_is_better is None


def test_an_empty_wording_has_a_name() -> None:
    indicators = made()
    indicators.find("")
    assert all(found.name for found in indicators.used())


def test_the_table_is_large_sorted_and_complete() -> None:
    rows = read_rows(DATA / "reference" / "indicators.tsv")
    names = [row["name"] for row in rows]
    assert len(names) >= 500
    assert names == sorted(set(names))
    kinds = {UnitTable.load().get(surface).kind for surface in read_words(DATA / "reference" / "units.tsv")} | {""}
    assert {row["kind"] for row in rows} <= kinds
    assert all(row["en"] and row["theme"] for row in rows)
    wordings = [wording for row in rows for wording in (row["name"], *filter(None, row["alternatives"].split("|")))]
    assert len(wordings) == len(set(wordings))
