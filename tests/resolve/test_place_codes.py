from __future__ import annotations

import pytest
from resolve_samples import KEQIAO, PUDONG, YIXIAN, facts_of, mention

from keqiao_kg.model import Area
from keqiao_kg.resolve import Iris, ResolveRules
from keqiao_kg.resolve.places import Places, kind_of

NATION = Area("100000", "中国", "中国", KEQIAO.level)

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
    divisions = ResolveRules.load().divisions
    codes = ("100000", "330000", "330600", "330603", "330681", "130633")
    kinds = [kind_of(found.level, found.name) for code in codes if (found := divisions.get(code))]
    assert kinds == ["country", "province", "city", "district", "city", "county"]
