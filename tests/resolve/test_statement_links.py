"""Statements get identity, what stands in them, and a theme."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pyoxigraph as ox
import pytest
from resolve_samples import mention, report

from keqiao_kg.assets import DATA, ONTOLOGY
from keqiao_kg.model import (
    Comparator,
    EntityMention,
    Evidence,
    Measure,
    Modality,
    Observation,
    Quantity,
    Role,
    Section,
    Span,
    Statement,
    StatementKind,
    Status,
)
from keqiao_kg.resolve.iris import CONCEPTS, Iris
from keqiao_kg.resolve.statements import link, section_themes
from keqiao_kg.rules.tables import read_rows
from keqiao_kg.rules.themes import theme_rules

RULES = theme_rules()
ROWS = read_rows(DATA / "rules" / "themes.tsv")


def test_words_are_sorted_and_stand_once() -> None:
    assert len(ROWS) > 500
    assert all(one["word"] < other["word"] for one, other in pairwise(ROWS))


def test_themes_are_concepts_and_each_has_a_division_of_cofog() -> None:
    store = ox.Store()
    store.load(path=str(ONTOLOGY / "concepts.ttl"), format=ox.RdfFormat.TURTLE)
    broad = ox.NamedNode("http://www.w3.org/2004/02/skos/core#broadMatch")
    matches = {q.subject.value: q.object.value for q in store.quads_for_pattern(None, broad, None)}
    themes = {f"{CONCEPTS}theme/{row['theme']}" for row in ROWS}
    scheme = ox.NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
    divisions = {q.subject.value for q in store.quads_for_pattern(None, scheme, ox.NamedNode(f"{CONCEPTS}cofog"))}
    assert len(divisions) == 10
    assert themes <= set(matches)
    assert {matches[theme] for theme in themes} <= divisions


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("大力发展农业农村经济", "agriculture"),
        ("推动文化体育事业繁荣", "culture"),
        ("加强退役军人服务保障", "defence"),
        ("办好人民满意的教育", "education"),
        ("城镇新增就业3000人", "employment"),
        ("持续打好蓝天、碧水、净土保卫战", "environment"),
        ("加强政府自身建设", "government"),
        ("推进县域医联体建设和乡村医疗卫生一体化", "health"),
        ("扩大高水平对外开放", "trade"),
        ("强化安全生产，深化扫黑除恶", "safety"),
        ("强化科技创新", "science"),
        ("提高养老保险待遇", "social-security"),
        ("建成高铁和两条高速公路", "transport"),
        ("振奋精神", ""),
    ],
)
def test_words_tell_the_theme(text: str, theme: str) -> None:
    assert RULES.theme(text) == theme


TEXT = "确保生产总值增长7%，力争新增耕地3亩以上。"
PART = Section("p2", 1, "二", "今年工作安排", Span(0, 0), Span(0, len(TEXT)), "", Role.PLAN)
REPORT = replace(report(), text=TEXT, sections=(PART,))
SPAN = Span(0, TEXT.index("，"))
STATEMENT = Statement(
    Evidence("S007", SPAN, ("statement.verb",)), StatementKind.COMMITMENT, "增长", "生产总值", Modality.ENSURE, "p2", ""
)


def _mention(words: str, iri: str) -> EntityMention:
    return EntityMention(mention(words, "concept", at=TEXT.index(words)), iri)


def _target(words: str) -> Observation:
    span = Span(TEXT.index(words), TEXT.index(words) + len(words))
    quantity = Quantity(
        Evidence("S007", span, ("made",)), "", Measure.GROWTH, Decimal(7), None, "%", Comparator.EQ, Status.TARGET,
        Modality.ENSURE, "2020", "",
    )  # fmt: skip
    return Observation(f"iri:{words}", quantity, "", "", "")


def test_a_statement_holds_what_stands_in_it() -> None:
    mentions = [_mention("生产总值", "iri:in"), _mention("7%，力争", "iri:across"), _mention("总值", "iri:in")]
    targets = [_target("增长7%"), _target("新增耕地3亩"), _target("生产总值增长7%，力争新增耕地3亩以上")]
    (linked,) = link(REPORT, [STATEMENT], mentions, targets, RULES, Iris())
    assert linked.iri == Iris().statement(REPORT.id, SPAN)
    assert linked.entities == ("iri:in",)
    assert linked.quantities == ("iri:增长7%",)
    assert linked.theme == "national-accounts"


def test_a_section_without_a_telling_title_has_the_theme_of_its_statements() -> None:
    linked = link(REPORT, [STATEMENT], [], [], RULES, Iris())
    assert section_themes(REPORT, linked, RULES) == (("p2", "national-accounts"),)
