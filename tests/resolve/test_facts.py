from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_samples import facts_of, mention, relation, report

from keqiao_kg.model import (
    Comparator,
    EntityType,
    Evidence,
    Facts,
    Findings,
    Measure,
    Modality,
    Quantity,
    RelationType,
    Span,
    Status,
)
from keqiao_kg.resolve import ResolveRules, resolve

RULES = ResolveRules.load()
NAMES = ["凤凰行动", "“凤凰”行动", "轻纺城", "市场群", "轻纺城市场群", "柯桥区", "绍兴市", "区政府", "", "10+N", "%"]


def quantity(indicator: str, value: str = "1", unit: str = "家", subject: str = "柯桥区", **other: str) -> Quantity:
    return Quantity(
        Evidence("S001", Span(3, 9), ("made",)),
        indicator,
        Measure(other.get("measure", "level")),
        Decimal(value),
        None,
        unit,
        Comparator.EQ,
        Status(other.get("status", "actual")),
        Modality.PLAIN,
        other.get("period", "2019"),
        subject,
    )


def facts_from(*quantities: Quantity) -> Facts:
    return resolve(report(), Findings((), quantities, (), ()), RULES)


mentions = st.builds(
    mention, st.sampled_from(NAMES), st.sampled_from(sorted(EntityType)), st.sampled_from(["", "town", "zone", "held"])
)
relations = st.builds(relation, st.sampled_from(NAMES), st.sampled_from(sorted(RelationType)), st.sampled_from(NAMES))
quantities = st.builds(
    quantity, st.sampled_from([*NAMES, "GDP"]), subject=st.sampled_from(NAMES), unit=st.sampled_from(["", "万亩", "怪"])
)


@given(st.lists(mentions, max_size=8), st.lists(relations, max_size=5), st.lists(quantities, max_size=5))
def test_nothing_is_lost_and_nothing_dangles(made: list, related: list, counted: list) -> None:  # type: ignore[type-arg]
    facts = resolve(report(), Findings((), tuple(counted), tuple(made), tuple(related)), RULES)
    entities = {entity.iri for entity in facts.entities}
    assert [item.mention.evidence for item in facts.mentions] == [item.evidence for item in made]
    assert len(facts.relations) + len(facts.issues) == len(related)
    assert all(item.subject != item.object for item in facts.relations)
    types = {entity.iri: entity.type for entity in facts.entities}
    assert all(item.mention.type is types[item.entity] for item in facts.mentions)
    assert [item.quantity for item in facts.observations] == counted
    used = {item.entity for item in facts.mentions} | {item.subject for item in facts.observations} | {facts.area}
    used |= {end for item in facts.relations for end in (item.subject, item.object)}
    used |= {parent for entity in facts.entities for parent in entity.parents}
    assert used <= entities
    assert len(entities) == len(facts.entities)
    assert {item.indicator for item in facts.observations} == {each.iri for each in facts.indicators}


def test_quantities_of_one_quote_have_iris_of_their_own() -> None:
    facts = facts_from(quantity("A"), quantity("B"))
    assert [item.iri.rpartition("/")[2] for item in facts.observations] == ["3-9-1", "3-9-2"]


def test_entities_do_not_depend_on_the_order_of_other_mentions() -> None:
    made = [mention(name, kind) for kind in ("programme", "programme", "project") for name in NAMES if name]
    first = {each.iri for each in facts_of(made).entities}
    Random(7).shuffle(made)
    assert {each.iri for each in facts_of(made).entities} == first


def test_a_mention_takes_the_type_of_most() -> None:
    made = [mention("福全产业新城", "project"), *[mention("福全产业新城", "place", "zone", at) for at in (20, 40)]]
    facts = facts_of(made)
    assert [(item.mention.type, item.mention.detail) for item in facts.mentions] == [
        (EntityType.PLACE, ""),
        (EntityType.PLACE, "zone"),
        (EntityType.PLACE, "zone"),
    ]


def test_a_relation_to_itself_is_an_issue() -> None:
    facts = facts_of([mention("双倍增计划")], relations=[relation("双倍增计划", "partOf", "“双倍增”计划")])
    assert facts.relations == ()
    assert [issue.code for issue in facts.issues] == ["relation-to-itself"]


def test_an_empty_subject_is_the_area() -> None:
    facts = facts_from(quantity("A", subject=""))
    assert facts.observations[0].subject == facts.area


def test_an_unmentioned_subject_is_what_its_last_word_says() -> None:
    facts = facts_from(quantity("A", subject="创意产业园"), quantity("B", subject="某某"))
    kinds = [item.subject.split("/id/")[1].split("/")[0] for item in facts.observations]
    assert kinds == ["place", "concept"]


PAIRS = [
    # target, result (indicator, unit, measure, period, subject) → match and rule, or None
    (("GDP", "%", "growth"), ("生产总值", "%", "growth"), "exact", "same-indicator"),
    (("GDP", "%", "growth"), ("生产总值", "亿元", "level"), None, ""),
    (("实到外资", "亿元", "level"), ("实到外资", "亿美元", "level"), None, ""),
    (("创建省级智慧农场", "家", "level"), ("新认定省级智慧农场", "个", "level"), "exact", "same-thing"),
    (("新达标入园企业", "家", "level"), ("新集聚入园企业", "家", "level"), "near", "other-verb"),
    (("创建智慧农场", "个", "level"), ("创建省级智慧农场", "个", "level"), "near", "narrower"),
    (("创建国家级智慧农场", "个", "level"), ("创建省级智慧农场", "个", "level"), None, ""),
    (("烟叶收购", "担", "level"), ("收购烟叶", "吨", "level"), "near", "same-characters"),
    (("总投资", "亿元", "level"), ("总投资", "亿元", "level"), None, ""),
    (("推进项目", "个", "level"), ("开工的项目", "个", "level"), None, ""),
    (("新引进高端人才", "名", "level"), ("引进人才项目", "个", "level"), None, ""),
    (("新增智慧农场", "家", "threshold"), ("新增智慧农场", "家", "threshold"), None, ""),
]


@pytest.mark.parametrize(("target", "result", "match", "rule"), PAIRS)
def test_pairs(target: tuple[str, ...], result: tuple[str, ...], match: str | None, rule: str) -> None:
    made = [
        quantity(result[0], unit=result[1], measure=result[2]),
        quantity(target[0], unit=target[1], measure=target[2], status="target", period="2020"),
    ]
    found = [(pair.match, pair.rule) for pair in facts_from(*made).pairs]
    assert found == ([] if match is None else [(match, rule)])


def _read(made: Quantity, text: str, quote: str) -> Quantity:
    start = text.index(quote)
    return replace(made, evidence=Evidence("S001", Span(start, start + len(quote)), ("made",)))


STOCKS = [
    # result as indicator and quote, target as indicator and quote, whether they pair
    ("智慧农场", "智慧农场达到120家", "新增智慧农场", "新增智慧农场9家", False),
    ("智慧农场", "智慧农场9家", "新增智慧农场", "新增智慧农场9家", True),
    ("新增智慧农场", "新增智慧农场9家", "智慧农场", "智慧农场累计达130家", False),
    ("智慧农场", "智慧农场达到120家", "智慧农场", "智慧农场达到130家", True),
    ("完成造林绿化", "完成造林绿化达5万亩", "完成造林绿化", "完成造林绿化6万亩", True),
]


@pytest.mark.parametrize(("result", "said", "target", "promised", "pair"), STOCKS)
def test_what_a_year_adds_is_no_pair_of_all_that_there_is(
    result: str, said: str, target: str, promised: str, pair: bool
) -> None:
    text = f"{said}。{promised}。"
    rows = [
        _read(quantity(result), text, said),
        _read(quantity(target, status="target", period="2020"), text, promised),
    ]
    found = resolve(replace(report(), text=text), Findings((), tuple(rows), (), ()), RULES).pairs
    assert bool(found) is pair


PERIODS = [("2019", "exact"), ("2018-2019", "near"), ("-2019", "near"), ("2016-2019", None), ("2018", None)]


@pytest.mark.parametrize(("period", "match"), PERIODS)
def test_pairs_by_the_period_of_the_result(period: str, match: str | None) -> None:
    target = quantity("落户大学生", status="target", period="2020")
    found = [pair.match for pair in facts_from(quantity("落户大学生", period=period), target).pairs]
    assert found == ([] if match is None else [match])


def test_targets_of_later_years_pair_with_nothing() -> None:
    assert facts_from(quantity("GDP"), quantity("GDP", status="target", period="2025")).pairs == ()


def test_the_year_itself_wins_over_a_longer_period_and_the_same_subject_over_another() -> None:
    target = quantity("落户大学生", status="target", period="2020")
    results = [
        quantity("落户大学生", period="2018-2019"),
        quantity("落户大学生", subject="轻纺城"),
        quantity("落户大学生"),
    ]
    (pair,) = facts_from(*results, target).pairs
    assert (pair.match, pair.result.rpartition("/")[2]) == ("exact", "3-9-3")
