"""The table of administrative divisions and the look-ups over it."""

from __future__ import annotations

from collections import Counter

import pytest

from keqiao_kg.assets import DATA
from keqiao_kg.model import Level
from keqiao_kg.rules.divisions import NATION, Division, Divisions
from keqiao_kg.rules.tables import read_rows

TABLE = DATA / "reference" / "divisions.tsv"
TOWNS = DATA / "reference" / "towns.tsv"


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions.load()


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return read_rows(TABLE)


def codes(found: tuple[Division, ...]) -> list[str]:
    return [each.code for each in found]


# ── the tables ──────────────────────────────────────────────────────────────────────────────────


def test_table_has_the_whole_country(rows: list[dict[str, str]]) -> None:
    in_force = Counter(row["level"] for row in rows if not row["until"])
    assert in_force["nation"] == 1
    assert in_force["province"] == 34
    assert 333 <= in_force["city"] <= 350
    assert in_force["county"] >= 2843


def test_table_names_each_once_under_a_parent_that_is_there(rows: list[dict[str, str]]) -> None:
    pairs = [(row["code"], row["name"]) for row in rows]
    assert len(set(pairs)) == len(pairs)
    known = {row["code"] for row in rows}
    assert [row["code"] for row in rows if row["code"] != NATION and row["parent"] not in known] == []
    assert [row["code"] for row in rows if len(row["code"]) != 6 or not row["code"].isdigit()] == []
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)


def test_tables_name_their_source_and_licence() -> None:
    for table in (TABLE, TOWNS):
        head = "".join(line for line in table.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
        assert "china-division 2.7.0" in head
        assert "MIT" in head
        assert "2023-06-30" in head


def test_short_names_are_stems(rows: list[dict[str, str]]) -> None:
    named = [row for row in rows if row["short"] and row["code"] != NATION]
    assert [row["name"] for row in named if not row["name"].startswith(row["short"])] == []
    assert [row["name"] for row in named if len(row["short"]) == 1] == []


def test_towns_stand_in_counties_of_the_table(divisions: Divisions, rows: list[dict[str, str]]) -> None:
    known = {row["code"] for row in rows if not row["until"]}
    lines = TOWNS.read_text(encoding="utf-8").splitlines()
    counties = [line.partition("\t")[0] for line in lines if line[:1].isdigit()]
    assert set(counties) <= known
    assert sum(len(divisions.towns(county)) for county in counties) > 41_000


# ── by code ─────────────────────────────────────────────────────────────────────────────────────


def test_parents_children_and_full_name(divisions: Divisions) -> None:
    keqiao = divisions.get("330603")
    assert keqiao is not None
    assert [above.name for above in divisions.parents(keqiao)] == ["绍兴市", "浙江省"]
    assert divisions.full_name(keqiao) == "浙江省绍兴市柯桥区"
    assert keqiao.wikidata == "Q1334929"
    assert "柯桥区" in [child.name for child in divisions.children("330600")]
    assert "绍兴县" not in [child.name for child in divisions.children("330600")]
    assert {child.level for child in divisions.children("330603")} == {Level.TOWN}
    assert len(divisions.children(NATION)) == 34


def test_municipalities_hold_their_districts(divisions: Divisions) -> None:
    pudong = divisions.path("上海市浦东新区").one
    assert pudong is not None
    assert [above.name for above in divisions.parents(pudong)] == ["上海市"]


def test_unknown_code_is_none(divisions: Divisions) -> None:
    assert divisions.get("999999") is None
    assert divisions.get("330603999") is None


def test_area(divisions: Divisions) -> None:
    keqiao = divisions.get("330603")
    assert keqiao is not None
    area = divisions.area(keqiao)
    assert (area.code, area.name, area.level) == ("330603", "柯桥区", Level.COUNTY)
    assert area.parents == (("330600", "绍兴市"), ("330000", "浙江省"))


# ── by name ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "year", "expected"),
    [
        ("绍兴市柯桥区", 0, ["330603"]),
        ("浙江省绍兴市柯桥区", 0, ["330603"]),
        ("浙江省柯桥区", 0, ["330603"]),
        ("柯桥", 0, ["330603"]),
        ("河北省保定市易县", 0, ["130633"]),
        ("中华人民共和国", 0, [NATION]),
        ("内蒙古自治区呼伦贝尔市海拉尔区", 0, ["150702"]),
        ("莫力达瓦达斡尔族自治旗", 0, ["150722"]),
        ("徐水县", 2010, ["130625"]),
        ("保定市徐水区", 2019, ["130609"]),
        ("绍兴县", 0, ["330621"]),
        ("满城县", 2012, ["130621"]),
        ("鼓楼区", 0, ["320106", "320302", "350102", "410204"]),
        ("南京市鼓楼区", 0, ["320106"]),
        ("仙桃市", 0, ["429004"]),
        ("柯桥区某镇", 0, []),
        ("霍格沃茨", 0, []),
        ("", 0, []),
    ],
)
def test_path(divisions: Divisions, path: str, year: int, expected: list[str]) -> None:
    assert codes(divisions.path(path, year=year).candidates) == expected


def test_unknown_and_ambiguous_are_told_apart(divisions: Divisions) -> None:
    unknown, one, many = divisions.named("无此县"), divisions.named("柯桥区"), divisions.named("新华区")
    assert (unknown.unknown, unknown.one) == (True, None)
    assert (one.unknown, len(one.candidates)) == (False, 1)
    assert one.one is not None
    assert (many.unknown, len(many.candidates) > 1, many.one) == (False, True, None)


def test_within(divisions: Divisions) -> None:
    assert codes(divisions.named("新华区", within="130100").candidates) == ["130105"]
    assert divisions.named("柯桥区", within="130000").unknown


@pytest.mark.parametrize(
    ("name", "area", "expected"),
    [
        ("萧山", "330603", ["330109"]),
        ("绍兴", "330603", ["330600"]),
        ("吉林", "330603", ["220000"]),
        ("吉林", "220282", ["220000"]),
        ("承德", "130800", ["130800"]),
        ("新华区", "130100", ["130105"]),
        ("鼓楼区", "320100", ["320106"]),
        ("杨汛桥", "330603", ["330603010"]),
        ("杨汛桥街道", "330600", ["330603010"]),
        ("朝阳", "330603", ["110105", "211300", "220104"]),
        ("无此地", "330603", []),
    ],
)
def test_near(divisions: Divisions, name: str, area: str, expected: list[str]) -> None:
    assert codes(divisions.near(name, area).candidates) == expected


def test_town_whose_kind_changed_is_found_by_its_stem(divisions: Divisions) -> None:
    assert [town.name for town in divisions.town("杨汛桥镇", within="330600").candidates] == ["杨汛桥街道"]


def test_prefixes_are_longest_first(divisions: Divisions) -> None:
    text = "在绍兴市柯桥区召开"
    assert [each.name for each in divisions.prefixes(text, 1)] == ["绍兴市"]
    assert [each.name for each in divisions.prefixes(text, 4)] == ["柯桥区"]
    assert list(divisions.prefixes(text, 0)) == []
