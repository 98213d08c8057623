"""Does the question that asks a second store get its answer from there, over SPARQL's own federation?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from endpoints import oxigraph

from keqiao_kg.cli import run
from keqiao_kg.graph import library, store
from keqiao_kg.publish.loading import Addresses, load

NAME = "compare-with-another-store"
PLAN = (
    "二、今年工作主要任务\n主要预期目标是：生产总值增长6.5%左右；一般公共预算收入增长5%；城镇登记失业率控制在3%以内。\n"
)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An Oxigraph server with the graph of another area's report."""
    folder = tmp_path_factory.mktemp("other")
    title = "政府工作报告\n2021年1月8日在诸暨市第十七届人民代表大会第五次会议上\n诸暨市人民政府市长王芬祥\n各位代表：\n"
    review = "一、过去一年工作回顾\n2020年，生产总值增长3%，一般公共预算收入增长2%。\n"
    (folder / "report.txt").write_text(title + review + PLAN, encoding="utf-8")
    assert run(["build", str(folder / "report.txt"), "-o", str(folder / "out"), "--area", "浙江省绍兴市诸暨市"]) == 0
    with oxigraph() as endpoint:
        assert load(folder / "out", Addresses(endpoint.query, endpoint.update, endpoint.graph_store)).agrees
        yield endpoint.query


def test_targets_of_both_stores_stand_beside_each_other(out: Path, other: str) -> None:
    text = library.find(NAME).filled({"endpoint": other})
    rows = store.rows(store.connect(str(out)).run(text))
    found = {(row["indicator"], row["measure"], row["value"], row["otherValue"]) for row in rows}
    assert {
        ("地区生产总值", "growth", "7", "6.5"),
        ("地区生产总值", "growth", "7.5", "6.5"),
        ("一般公共预算收入", "growth", "7.5", "5"),
        ("城镇登记失业率", "level", "2.5", "3"),
    } <= found
    assert {row["report"] for row in rows} == {"330603-2020"}
    assert {row["otherReport"] for row in rows} == {"330681-2021"}
    assert len(rows) <= 8


def test_the_other_way_round_from_the_endpoint(out: Path, other: str) -> None:
    """The store that is asked may be an endpoint too; a store that is not there is one line."""
    with oxigraph() as ours:
        assert load(out, Addresses(ours.query, graph_store=ours.graph_store)).agrees
        text = library.find(NAME).filled({"endpoint": ours.query})
        rows = store.rows(store.connect(other).run(text))
        assert {(row["report"], row["otherReport"]) for row in rows} == {("330681-2021", "330603-2020")}


def test_a_second_store_that_is_not_there(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    address = "endpoint=http://127.0.0.1:9/sparql"
    assert run(["query", NAME, "--data", str(out), "--set", address]) == 2
    assert capfd.readouterr().err.count("\n") == 1
