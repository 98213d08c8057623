from __future__ import annotations

import pytest
from resolve_samples import KEQIAO, PUDONG, YIXIAN, entry, facts_of, mention, relation, report

from keqiao_kg.model import Area, EntityType, Facts, Findings
from keqiao_kg.resolve import ResolveRules, resolve


def iris(facts: Facts) -> list[str]:
    return [item.entity for item in facts.mentions]


def path(iri: str) -> str:
    return iri.removeprefix("https://w3id.org/keqiao-kg/id/")


ONE = [
    (("“双倍增”计划", "programme"), ("双倍增计划", "programme"), "marks"),
    (("“最多跑一次”改革", "programme"), ("最多跑一次", "programme"), "head left out"),
    (("“最多跑一次”改革", "programme"), ("“最多跑一次”", "programme"), "head left out"),
    (("“一带一路”倡议", "programme"), ("“一带一路”建设", "programme"), "head left out"),
    (("绍兴市柯桥区人民政府", "organisation"), ("柯桥区政府", "organisation"), "forms"),
    (("世界休闲·柯桥论坛", "event"), ("世界休闲•柯桥论坛", "event"), "marks"),
    (("R&D经费", "concept"), ("R＆D经费", "concept"), "marks"),
    (("蓝盾医药项目", "project"), ("蓝盾项目", "project"), "beginning of it"),
    (("轻纺城市场群", "place"), ("市场群", "place"), "end of it"),
    (("福全产业新城", "place"), ("福全产业新城", "project"), "read as place and as project"),
    (("军城镇", "place"), ("军城", "place"), "code"),
]


@pytest.mark.parametrize(("one", "other", "reason"), ONE)
def test_names_of_one_thing(one: tuple[str, str], other: tuple[str, str], reason: str) -> None:
    details = {"军城镇": "town", "军城": "town"}
    area = Area("130627", "唐县", "河北省保定市唐县", YIXIAN.level, YIXIAN.parents) if one[0] == "军城镇" else KEQIAO
    extra = [mention("轻纺城", "place", "market")] if one[0] == "轻纺城市场群" else []
    mentions = [mention(name, kind, details.get(name, ""), at) for at, (name, kind) in enumerate((one, other))]
    facts = facts_of([*mentions, *extra], area)
    found = iris(facts)
    assert found[0] == found[1]
    entity = next(each for each in facts.entities if each.iri == found[0])
    assert reason in " ".join(entity.reasons)
    assert {one[0], other[0]} <= {entity.name, *entity.aliases}


TWO = [
    (("凤凰行动", "programme"), ("凤凰", "programme")),
    (("“凤凰”行动", "programme"), ("“凤凰”计划", "programme")),
    (("天圣化纤二期项目", "project"), ("天圣化纤项目", "project")),
    (("蓝盾医药项目", "project"), ("蓝盾生物医药产业园", "project")),
    (("杭州东站项目", "project"), ("杭州项目", "project")),
    (("道路项目", "project"), ("道路硬化项目", "project")),
    (("中心医院", "organisation"), ("中医院", "organisation")),
    (("清华大学", "organisation"), ("清华大学附属医院", "organisation")),
    (("轻纺城", "place"), ("轻纺城市场群", "place")),
    (("李强", "person"), ("李强", "organisation")),
    (("第二届世界布商大会", "event"), ("第三届世界布商大会", "event")),
    (("省级众创空间", "honour"), ("市级众创空间", "honour")),
    (("10+N", "programme"), ("10-N", "programme")),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two_things(one: tuple[str, str], other: tuple[str, str]) -> None:
    found = iris(facts_of([mention(*one), mention(*other, at=50)]))
    assert found[0] != found[1]


def test_two_full_names_for_one_shortening_join_none() -> None:
    names = ("蓝盾项目", "蓝盾医药项目", "蓝盾装备项目")
    assert len(set(iris(facts_of([mention(name, "project") for name in names])))) == 3


def test_glossary_joins_its_forms_but_none_that_two_entries_give() -> None:
    glossary = [entry(1, "千万工程", "千村示范、万村整治"), entry(2, "双千工程", "工程"), entry(3, "三千工程", "工程")]
    names = ("千万工程", "“千村示范、万村整治”工程", "工程")
    facts = facts_of([mention(name) for name in names], glossary=glossary)
    found = iris(facts)
    assert found[0] == found[1] == facts.terms[0]
    assert len({found[2], *facts.terms}) == 4
    reasons = next(each.reasons for each in facts.entities if each.iri == found[0])
    assert "glossary" in " ".join(reasons)


IRIS = [
    ("凤凰行动", "programme", "", KEQIAO, "programme/100000/凤凰行动"),
    ("“最多跑一次”改革", "programme", "", KEQIAO, "programme/100000/最多跑一次"),
    ("省级众创空间", "honour", "", KEQIAO, "honour/330000/省级众创空间"),
    ("省级众创空间", "honour", "", YIXIAN, "honour/130000/省级众创空间"),
    ("市级众创空间", "honour", "", KEQIAO, "honour/330600/市级众创空间"),
    ("市级众创空间", "honour", "", PUDONG, "honour/310000/市级众创空间"),
    ("区级文明村", "honour", "", KEQIAO, "honour/330603/区级文明村"),
    ("市县长项目工程", "programme", "", KEQIAO, "programme/100000/市县长项目工程"),
    ("中心医院", "organisation", "", KEQIAO, "organisation/330603/中心医院"),
    ("中心医院", "organisation", "", YIXIAN, "organisation/130633/中心医院"),
    ("清华大学", "organisation", "", YIXIAN, "organisation/100000/清华大学"),
    ("老年大学", "organisation", "", KEQIAO, "organisation/330603/老年大学"),
    ("绍兴市科创大走廊", "place", "zone", KEQIAO, "place/330600/绍兴市科创大走廊"),
    ("轻纺城", "place", "market", KEQIAO, "place/330603/轻纺城"),
    ("长三角", "place", "region", YIXIAN, "place/100000/长三角"),
    ("浦东机场", "place", "airport", KEQIAO, "place/100000/浦东机场"),
    ("绍兴市", "place", "city", KEQIAO, "place/330600"),
    ("赵如浪", "person", "", KEQIAO, "person/330603/赵如浪"),
    ("习近平", "person", "", KEQIAO, "person/100000/习近平"),
]


@pytest.mark.parametrize(("name", "kind", "detail", "area", "expected"), IRIS)
def test_iri_between_reports(name: str, kind: str, detail: str, area: Area, expected: str) -> None:
    assert path(iris(facts_of([mention(name, kind, detail)], area))[0]) == expected


def test_ends_of_relations_are_entities_of_fitting_types() -> None:
    relations = [relation("柯桥区", "holds", "全国百强区"), relation("柯桥区政府", "headedBy", "赵如浪")]
    facts = facts_of([], relations=relations)
    kinds = {each.iri: each.type for each in facts.entities}
    assert facts.relations[0].subject == facts.area
    ends = [kinds[facts.relations[0].object], kinds[facts.relations[1].subject], kinds[facts.relations[1].object]]
    assert ends == [EntityType.HONOUR, EntityType.ORGANISATION, EntityType.PERSON]


def test_speaker_and_body_are_entities() -> None:
    made = report(speaker="赵如浪", body="绍兴市柯桥区第一届人民代表大会")
    facts = resolve(made, Findings((), (), (), ()), ResolveRules.load())
    assert {"赵如浪", "绍兴市柯桥区第一届人民代表大会", "柯桥区"} <= {each.name for each in facts.entities}


def test_an_area_without_a_code_still_has_an_iri() -> None:
    area = Area("", "某区", "某市某区", KEQIAO.level)
    facts = facts_of([mention("中心医院", "organisation")], area)
    assert path(facts.area) == "place/某市某区"
    assert path(iris(facts)[0]) == "organisation/某市某区/中心医院"


def test_base_moves_all_things() -> None:
    made = resolve(
        report(), Findings((), (), (mention("凤凰行动"),), ()), ResolveRules.load(), "https://example.org/x/"
    )
    assert {iri.startswith("https://example.org/x/") for iri in (made.iri, made.area, *iris(made))} == {True}
