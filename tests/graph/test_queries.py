"""The contract's queries: exact columns, the same rows in both engines, in text order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import rdflib

from keqiao_kg.assets import QUERIES
from keqiao_kg.graph import checks, store, write
from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.graph.triples import quads
from keqiao_kg.model import Facts

COLUMNS = {
    "observations": "report sentence quote start end indicator measure value upper unit comparator status modality "
    "period subject",
    "entities": "report sentence mention start end name type detail",
    "relations": "report sentence subject relation object",
    "glossary": "report number term definition page mentions",
    "targets-vs-results": "indicator measure unit result resultPeriod resultQuote target upper comparator modality "
    "targetPeriod targetQuote match",
    "numbers": "report sentence text start end role",
    "commitments": "report sentence quote start end kind section verb object modality entities targets",
}
ROWS = {
    "observations": ["生产总值1500.0亿元", "增长8%", "生产总值增长7%—7.5%", "7%—7.5%", "新增耕地3亩以上", "约5家"],
    "entities": ["“凤凰行动”", "杭绍城际铁路", "全国百强区"],
    "relations": ["holds"],
    "glossary": ["凤凰行动"],
    "targets-vs-results": ["生产总值增长7%—7.5%"],
    "numbers": ["一", "1500.0", "8"],
    "commitments": ["杭绍城际铁路开工", "创成全国百强区", "确保生产总值增长7%—7.5%"],
}
TOLD_BY = {
    "observations": "quote",
    "entities": "mention",
    "relations": "relation",
    "glossary": "term",
    "targets-vs-results": "targetQuote",
    "numbers": "text",
    "commitments": "quote",
}
Answer = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="module")
def turtle(facts: Facts) -> bytes:
    return b"".join(write.turtle([PackedGraph.of(quads(facts))]))


@pytest.fixture(scope="module")
def oxigraph(facts: Facts) -> Answer:
    loaded = store.Store.of(write.nquads([PackedGraph.of(quads(facts))]))
    return lambda name: store.rows(loaded.run(store.find_query(name)))


@pytest.fixture(scope="module")
def reference(turtle: bytes) -> Answer:
    graph = rdflib.Graph().parse(data=turtle, format="turtle")

    def answer(name: str) -> list[dict[str, str]]:
        rows = graph.query(store.find_query(name))
        names = [str(variable) for variable in rows.vars or ()]
        return [{key: "" if row[key] is None else str(row[key]) for key in names} for row in rows]  # type: ignore[index, call-overload]

    return answer


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_query_has_its_columns_and_rows_in_text_order(name: str, oxigraph: Answer) -> None:
    rows = oxigraph(name)
    assert next(list(row) for row in rows) == COLUMNS[name].split()
    assert [row[TOLD_BY[name]] for row in rows] == ROWS[name]


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_both_engines_give_the_same_rows(name: str, oxigraph: Answer, reference: Answer) -> None:
    assert oxigraph(name) == reference(name)


def test_what_the_cells_hold(oxigraph: Answer) -> None:
    first, _, target = oxigraph("observations")[:3]
    assert (first["report"], first["value"], first["unit"]) == ("330603-2020", "1500.0", "亿元")
    assert (first["modality"], target["modality"]) == ("plain", "ensure")
    assert (first["sentence"], first["subject"], first["upper"]) == ("生产总值1500.0亿元，增长8%。", "柯桥区", "")
    assert (target["value"], target["upper"], target["comparator"]) == ("7", "7.5", "between")
    (pair,) = oxigraph("targets-vs-results")
    assert (pair["result"], pair["resultQuote"], pair["match"]) == ("8", "增长8%", "exact")
    (entry,) = oxigraph("glossary")
    assert (entry["number"], entry["page"], entry["mentions"]) == ("1", "2", "1")
    done, difficulty, undertaken = oxigraph("commitments")
    assert (done["kind"], done["verb"], done["entities"], done["targets"]) == (
        "achievement",
        "开工",
        "杭绍城际铁路",
        "",
    )
    assert (difficulty["kind"], difficulty["verb"], difficulty["object"]) == ("challenge", "", "创成全国百强区")
    assert (undertaken["section"], undertaken["modality"]) == ("今年工作安排", "ensure")
    assert (undertaken["object"], undertaken["targets"]) == ("生产总值", "生产总值增长7%—7.5%")
    assert [row["detail"] for row in oxigraph("entities")] == ["", "started", "held"]


def test_every_query_has_a_one_line_summary() -> None:
    assert len(store.library()) >= len(COLUMNS)
    assert not [query.name for query in store.library() if not query.summary]


def test_every_check_says_what_it_holds_in_both_languages() -> None:
    assert len(checks.library()) == len(list((QUERIES / "checks").glob("*.rq"))) > 30
    for check in checks.library():
        assert check.summary
        assert check.message_zh != check.message_en
