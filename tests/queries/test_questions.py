"""Do the analyst's questions get the answers that a reader of the bundled report would give?"""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.graph import store

# Question → (rows at least, answers that must be among them, answers that must not), checked against the text.
QUESTIONS: dict[str, tuple[int, list[dict[str, str]], list[dict[str, str]]]] = {
    "all-targets": (
        100,
        [
            {"indicator": "生产总值", "measure": "growth", "comparator": "ge", "value": "7", "modality": "plain"},
            {"indicator": "生产总值", "comparator": "eq", "value": "7.5", "modality": "strive"},
            {"quote": "区内银行不良率控制在1.3%左右", "comparator": "approx", "value": "1.3", "unit": "%"},
            {"quote": "一般企业投资项目全过程审批“最多80天”", "comparator": "le", "measure": "duration"},
            {"indicator": "“市县长项目工程”落地率", "comparator": "ge", "value": "50", "modality": "ensure"},
            {"indicator": "城镇登记失业率", "comparator": "le", "value": "2.5"},
        ],
        [{"indicator": "实到外资", "value": "4"}, {"value": "131.4"}],  # results of the year before
    ),
    "one-programme": (
        4,
        [
            {"part": "review", "figure": "新增股份公司55家", "status": "actual"},
            {"part": "plan", "figure": "新增股份公司15家以上", "status": "target"},
            {"part": "plan", "figure": "IPO辅导报会3家", "status": "target"},
            {"part": "plan", "figure": "主板上市1家以上", "status": "target"},
        ],
        [{"status": "target", "part": "review"}],
    ),
    "projects-in-a-place": (1, [{"project": "树人大学杨汛桥校区二期", "stage": "completed"}], []),
    "targets-below-results": (
        10,
        [
            {"indicator": "生产总值", "measure": "growth", "result": "8", "target": "7", "comparator": "ge"},
            {"indicator": "盘活工业闲置土地", "result": "1281", "target": "500", "unit": "亩"},
        ],
        [{"indicator": "一般公共预算收入"}, {"indicator": "新增工业机器人"}],  # set higher than reached
    ),
    "strong-undertakings": (
        20,
        [
            {"modality": "strive", "quote": "技术交易额突破5亿元", "comparator": "gt"},
            {"modality": "ensure", "indicator": "“市县长项目工程”落地率"},
        ],
        [{"modality": "plain"}],
    ),
    "honours": (
        30,
        [
            {"holder": "柯桥区", "relation": "holds", "honour": "全省首批4A级景区城"},
            {"holder": "柯桥区科技园", "relation": "holds", "honour": "省级创新创业示范基地"},
            {"holder": "绍兴市", "relation": "seeks", "honour": "综合经济实力全国“30强”"},
        ],
        [{"relation": "hostOf"}],
    ),
}


def test_every_question_has_its_answers() -> None:
    names = {query.name.removeprefix("questions/") for query in store.library() if query.name.startswith("questions/")}
    assert names == set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer(out: Path, name: str) -> None:
    least, wanted, unwanted = QUESTIONS[name]
    rows = store.rows(store.connect(str(out)).run(store.find_query(name)))
    assert len(rows) >= least
    for answer in wanted:
        assert any(answer.items() <= row.items() for row in rows), f"missing: {answer}"
    for answer in unwanted:
        assert not any(answer.items() <= row.items() for row in rows), f"wrong: {answer}"


def test_what_the_programme_is_comes_from_the_glossary(out: Path) -> None:
    rows = store.rows(store.connect(str(out)).run(store.find_query("one-programme")))
    assert all(row["definition"].startswith("通过上市公司数量倍增、实力倍增") for row in rows)


def test_every_query_runs_in_rdflib_too(out: Path) -> None:
    """Any engine over graph.ttl alone: the question with the most joins, in rdflib's own engine."""
    import rdflib

    graph = rdflib.Graph().parse(out / "graph.ttl", format="turtle")
    text = store.find_query("targets-below-results")
    ours = [list(row.values()) for row in store.rows(store.connect(str(out)).run(text))]
    theirs = [["" if cell is None else str(cell) for cell in row] for row in graph.query(text)]  # type: ignore[union-attr]
    assert theirs == ours
