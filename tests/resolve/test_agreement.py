from __future__ import annotations

from resolve_samples import KEQIAO, YIXIAN, facts_of, mention

from keqiao_kg.resolve import agree


def test_reports_agree_on_one_name() -> None:
    names = ("“最多跑一次”改革", "最多跑一次", "“最多跑一次”改革")
    facts = [facts_of([mention(name)], area) for name, area in zip(names, (KEQIAO, YIXIAN, KEQIAO), strict=True)]
    iris = {item.entity for each in facts for item in each.mentions}
    assert len(iris) == 1
    found = [entity for each in agree(facts) for entity in each.entities if entity.iri in iris]
    assert {entity.name for entity in found} == {"“最多跑一次”改革"}
    assert found[1].aliases == ("最多跑一次",)


def test_one_report_stays_as_it_is() -> None:
    facts = facts_of([mention("凤凰行动")])
    assert agree([facts]) == (facts,)
