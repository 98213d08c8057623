"""Do the analyst's questions get the answers that a reader of the bundled report would give?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from answers import ANSWERS

from keqiao_kg.graph import library, store
from keqiao_kg.graph.library import NamedQuery

QUESTIONS = {
    query.name.removeprefix("questions/"): query for query in library.library() if query.name.startswith("questions/")
}
FEDERATED = {"compare-with-another-store"}
SLOW_IN_RDFLIB = {"results-without-a-target", "challenges-and-answers"}  # a minute and more


@pytest.fixture(scope="module")
def graph(out: Path) -> store.Store | store.Endpoint:
    return store.connect(str(out))


@pytest.fixture(scope="module")
def reference(out: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(out / "graph.ttl", format="turtle")


def test_every_question_has_its_answers() -> None:
    assert len(QUESTIONS) >= 30
    assert set(QUESTIONS) == set(ANSWERS)


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - FEDERATED))
def test_the_answer(graph: store.Store, name: str) -> None:
    least, most, wanted, unwanted = ANSWERS[name]
    rows = store.rows(graph.run(QUESTIONS[name].text))
    assert least <= len(rows) <= most
    for answer in wanted:
        assert any(answer.items() <= row.items() for row in rows), f"missing: {answer}"
    for answer in unwanted:
        assert not any(answer.items() <= row.items() for row in rows), f"wrong: {answer}"


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - FEDERATED - SLOW_IN_RDFLIB))
def test_both_engines_give_the_same_rows(graph: store.Store, reference: rdflib.Graph, name: str) -> None:
    text = QUESTIONS[name].text
    ours = [list(row.values()) for row in store.rows(graph.run(text))]
    theirs = [["" if cell is None else _plain(cell) for cell in row] for row in reference.query(text)]  # type: ignore[union-attr]
    assert theirs == ours


def _plain(cell: object) -> str:
    """rdflib writes the sum of two decimals with an exponent."""
    value = getattr(cell, "value", None)
    return format(value, "f") if type(value).__name__ == "Decimal" else str(cell)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_is_told_in_both_languages(name: str) -> None:
    query = QUESTIONS[name]
    assert query.summary.endswith("?")
    assert query.summary_zh.endswith("？")
    assert re.search("[a-z]{3}", query.summary)
    assert re.search("[\u4e00-\u9fff]{3}", query.summary_zh)
    for parameter in query.parameters:
        assert re.search("[\u4e00-\u9fff]", parameter.zh)
        assert re.search("[a-z]", parameter.en)


def test_no_question_knows_the_report(graph: store.Store) -> None:
    """The names of the report stand in questions as defaults of parameters alone."""
    names = {row["name"] for row in store.rows(graph.run(library.find_query("entities"))) if len(row["name"]) > 2}
    names |= {row["term"] for row in store.rows(graph.run(library.find_query("glossary")))}
    assert len(names) > 300
    for query in QUESTIONS.values():
        text = re.sub(r"(?m)^#\+   - .*$", "", query.text)
        for parameter in query.parameters:
            text = text.replace(parameter.block(), "")
        assert not [name for name in names if name in text], query.name


# Question, settings, rows at least, what every row must say.
SETTINGS: list[tuple[str, dict[str, str], int, dict[str, str]]] = [
    ("all-targets", {"year": "2020", "modality": "strive"}, 15, {"modality": "strive"}),
    ("strong-undertakings", {"modality": "ensure"}, 1, {"modality": "ensure"}),
    ("one-programme", {"programme": "千万工程"}, 1, {"programme": "千万工程", "part": "review"}),
    ("one-indicator", {"indicator": "生产总值"}, 4, {}),  # another name of 地区生产总值
    ("one-term", {"term": "黑灯工厂"}, 1, {"definition": "即智慧工厂，因为无需人工操作，所以可以关灯运行。"}),
    ("projects-by-stage", {"stage": "trial"}, 2, {"stage": "trial", "label": "试运行"}),
    ("projects-by-town", {"town": "福全"}, 3, {"place": "福全"}),
    ("projects-in-a-place", {"place": "华舍"}, 2, {"place": "华舍"}),
    ("honours", {"relation": "seeks"}, 15, {"relation": "seeks"}),
    ("honours-by-level", {"level": "city"}, 4, {"level": "city"}),
    ("targets-in-words", {"comparator": "approx"}, 1, {"comparator": "approx"}),
    ("targets-for-later-years", {"after": "2019"}, 100, {"period": "2020"}),
    ("money-by-theme", {"least": "100000000000"}, 4, {}),
    ("results-and-targets-of-a-theme", {"theme": "tourism"}, 5, {"theme": "tourism"}),
    ("evidence-of-a-number", {"number": "801.5"}, 1, {"unit": "亿元", "quote": "总投资801.5亿元"}),
    ("partners", {"relation": "cooperatesWith"}, 5, {"relation": "cooperatesWith"}),
    ("commitments-without-a-number", {"verb": "健全"}, 5, {"verb": "健全"}),
    ("named-together", {"name": "萧山区"}, 2, {"name": "萧山区", "type": "place"}),
    ("what-is-said-of-a-place", {"place": "棠棣"}, 1, {}),
    ("places", {"kind": "town"}, 8, {"kind": "town"}),
]


@pytest.mark.parametrize(("name", "settings", "least", "same"), SETTINGS, ids=[case[0] for case in SETTINGS])
def test_a_setting_changes_the_answer(
    graph: store.Store, name: str, settings: dict[str, str], least: int, same: dict[str, str]
) -> None:
    rows = store.rows(graph.run(QUESTIONS[name].filled(settings)))
    assert len(rows) >= least
    assert rows != store.rows(graph.run(QUESTIONS[name].text))
    assert all(same.items() <= row.items() for row in rows)


@pytest.mark.parametrize("name", [n for n, q in QUESTIONS.items() if any(p.name == "report" for p in q.parameters)])
def test_a_question_keeps_to_one_report(graph: store.Store, name: str) -> None:
    if name in FEDERATED:
        return
    query: NamedQuery = QUESTIONS[name]
    assert store.rows(graph.run(query.filled({"report": "330603-2020"}))) == store.rows(graph.run(query.text))
    assert store.rows(graph.run(query.filled({"report": "110000-1999"}))) == []


def _without(out: Path, taken: str) -> store.Store:
    """The graph without the lines that hold these words."""
    lines = (out / "graph.nq").read_bytes().splitlines(keepends=True)
    return store.Store.of(line for line in lines if taken.encode() not in line)


def test_a_term_without_uses_is_found(out: Path) -> None:
    rows = store.rows(_without(out, "ontology#usedIn>").run(QUESTIONS["glossary-never-used"].text))
    assert [row["number"] for row in rows] == [str(number) for number in range(1, 30)]
    assert (rows[6]["term"], rows[6]["page"]) == ("凤凰行动", "6")


def test_what_was_not_read_is_found(out: Path) -> None:
    lines = (out / "graph.nq").read_bytes().replace(b"number-role/date>", b"number-role/unexplained>")
    rows = store.rows(store.Store.of([lines]).run(QUESTIONS["what-was-not-read"].text))
    assert {"code": "unexplained-number", "message": "2020"}.items() <= rows[0].items()
    assert all(row["message"] in row["quote"] for row in rows)
