from __future__ import annotations

import pytest
from resolve_samples import KEQIAO, PUDONG, YIXIAN, facts_of, mention

from keqiao_kg.model import Area
from keqiao_kg.resolve import Iris, ResolveRules
from keqiao_kg.resolve.places import Places

XUSHUI = Area("130625", "徐水县", "河北省保定市徐水县", KEQIAO.level, YIXIAN.parents)  # a district since 2015

CASES = [
    ("萧山", "district", KEQIAO, "330109"),
    ("萧山区", "", KEQIAO, "330109"),
    ("绍兴市", "city", KEQIAO, "330600"),
    ("绍兴", "city", KEQIAO, "330600"),
    ("浙江省绍兴市柯桥区", "", KEQIAO, "330603"),
    ("柯桥区", "district", KEQIAO, "330603"),
    ("全省", "", KEQIAO, "330000"),
    ("全市", "", KEQIAO, "330600"),
    ("全区", "", KEQIAO, "330603"),
    ("我市", "", PUDONG, "310000"),
    ("本县", "", YIXIAN, "130633"),
    ("全国", "", YIXIAN, "100000"),
    ("上海市", "city", KEQIAO, "310000"),
    ("杨汛桥", "town", KEQIAO, "330603010"),
    ("轻纺城", "market", KEQIAO, ""),
    ("曹娥江", "water", KEQIAO, ""),
    ("某某镇", "town", KEQIAO, ""),
]


SHORT = [
    ("萧山区", "萧山", "district", KEQIAO, "330109"),
    ("唐河县", "唐河", "county", YIXIAN, ""),
    ("唐河县", "唐河县", "county", YIXIAN, "411328"),
    ("深圳市", "深圳", "city", YIXIAN, "440300"),
    ("阿里地区", "阿里", "city", YIXIAN, ""),
    ("老城区", "老城区", "district", YIXIAN, ""),
    ("紫荆关", "紫荆关", "town", YIXIAN, ""),
    ("紫荆关镇", "紫荆关镇", "town", YIXIAN, "130633107"),
    ("杨汛桥镇", "杨汛桥镇", "town", KEQIAO, "330603010"),
    ("梁格庄", "梁格庄", "town", YIXIAN, "130633101"),
    ("杨汛桥", "杨汛桥", "town", YIXIAN, ""),
    ("柯桥区平水镇", "柯桥区平水镇", "town", KEQIAO, "330603105"),
    ("安肃镇", "安肃镇", "town", XUSHUI, "130609100"),
    ("浙江省", "全省", "district", KEQIAO, "330000"),
]


@pytest.mark.parametrize(("name", "text", "kind", "area", "code"), SHORT)
def test_short_names_are_doubted(name: str, text: str, kind: str, area: Area, code: str) -> None:
    found = places(area).find(name, kind, (text,))
    assert (found.code if found else "") == code


@pytest.mark.parametrize(
    ("honour", "area", "level"),
    [
        ("全国百强区", KEQIAO, "nation"),
        ("国家级园林县城", YIXIAN, "nation"),
        ("首批省级示范区", KEQIAO, "province"),
        ("河北省森林城市", YIXIAN, "province"),
        ("市级文明村", KEQIAO, "city"),
        ("市级文明村", PUDONG, "province"),  # of a municipality, which is its own province
        ("绍兴市先进集体", KEQIAO, "city"),
        ("县级示范社", YIXIAN, "county"),
        ("世界美食之都", KEQIAO, ""),
        ("专精特新企业", KEQIAO, ""),
    ],
)
def test_the_name_of_an_honour_tells_who_confers_it(honour: str, area: Area, level: str) -> None:
    assert (places(area).conferring(honour) or "") == level


def places(area: Area) -> Places:
    rules = ResolveRules.load()
    return Places(area, 2019, rules.divisions, rules.names, Iris())


@pytest.mark.parametrize(("name", "kind", "area", "code"), CASES)
def test_codes_by_context(name: str, kind: str, area: Area, code: str) -> None:
    found = places(area).find(name, kind)
    assert (found.code if found else "") == code


def test_a_place_stands_in_its_parents_which_are_entities_too() -> None:
    facts = facts_of([mention("东辽县", "place", "county")])
    by_name = {each.name: each for each in facts.entities}
    assert by_name["东辽县"].parents == (by_name["辽源市"].iri, by_name["吉林省"].iri)
    assert by_name["柯桥区"].parents == (by_name_iri("330600"), by_name_iri("330000"))


def by_name_iri(code: str) -> str:
    return Iris().place(code)


def test_wikidata_only_where_the_table_has_it() -> None:
    facts = facts_of([mention("绍兴市", "place", "city"), mention("东辽县", "place", "county")])
    same = {each.name: each.same_as for each in facts.entities}
    assert same["绍兴市"] == ("http://www.wikidata.org/entity/Q42666",)
    assert same["东辽县"] == ()


def test_kinds_of_divisions() -> None:
    rules, divisions = ResolveRules.load().names, ResolveRules.load().divisions
    codes = ("100000", "330000", "330600", "330603", "330681", "130633")
    kinds = [rules.kind_of(found.level, found.name) for code in codes if (found := divisions.get(code))]
    assert kinds == ["country", "province", "city", "district", "city", "county"]
