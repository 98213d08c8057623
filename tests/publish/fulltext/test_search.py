"""Are sentences found by their Chinese words, whole, ranked, with quote and facts, and is the index kept right?"""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from keqiao_kg.cli import run
from keqiao_kg.errors import InputError, QueryError
from keqiao_kg.publish.fulltext import COLUMNS, Index, open_index, respond
from keqiao_kg.publish.fulltext.index import NAME
from keqiao_kg.publish.fulltext.terms import characters, segmented, terms


@pytest.fixture(scope="module")
def data(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searched")
    for name in ("graph.nq", "330603-2020.txt"):
        shutil.copy(out / name, folder)
    return folder


@pytest.fixture(scope="module")
def index(data: Path) -> Iterator[Index]:
    with closing(open_index(str(data))) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "words", "single"),
    [
        ("推进“凤凰行动”。", "推进 凤凰 行动", "推 进 凤 凰 行 动"),
        ("R&D占比2.65%", "r d 占 比 2 65", "r d 占 比 2 65"),
        ("5G网络", "5g 网络", "5g 网 络"),
        ("，。", "", ""),
    ],
)
def test_text_becomes_tokens(text: str, words: str, single: str) -> None:
    assert (segmented(text), characters(text)) == (words, single)


# Question, the quotes of all sentences found, in the order of rank; checked against the text.
SEARCHES: list[tuple[str, set[str]]] = [
    ("凤凰行动", {"推进“凤凰行动”", "打好“凤凰行动”收官战", "7.凤凰行动（第6页）"}),
    ("减税降费", {"全面落实减税降费政策"}),
    ("PM2.5", {"PM2.5均值39微克/立方米", "全年PM2.5平均浓度控制在35微克/立方米以下"}),
    ("R&D", {"R&D经费支出占比达到2.65%", "R&D经费支出占比提高到2.8%以上"}),
    ("r&d 2.65", {"R&D经费支出占比达到2.65%"}),
    ("“推动企业上云”", {"推动企业上云1000家"}),
    ("污泥清洁", {"浙能污泥清洁化处置项目加快建设", "工业危废填埋、浙能污泥清洁化处置等项目建成投用"}),
    ("云水", {"创排越剧《云水渡》", "新编越剧《云水渡》公演"}),  # half a name, cut otherwise by the words around it
    ("登记失业", {"城镇登记失业率2.05%", "城镇登记失业率控制在2.5%以内"}),
    ("地铁", set()),
    ('"数字增长"', set()),
]


@pytest.mark.parametrize(("question", "quotes"), SEARCHES, ids=[case[0] for case in SEARCHES])
def test_a_search_finds_what_the_text_has(index: Index, question: str, quotes: set[str]) -> None:
    assert {hit.quote for hit in index.search(question)} == quotes


@pytest.mark.parametrize("word", ["改革", "企业", "柯桥", "2019年", "最多跑一次", "增长"])
def test_nothing_is_missed_and_every_quote_is_text(index: Index, data: Path, word: str) -> None:
    text = (data / "330603-2020.txt").read_text(encoding="utf-8")
    hits = index.search(f'"{word}"', limit=1000)
    assert sum(hit.sentence.count(word) for hit in hits) == text.count(word)
    for hit in hits:
        assert text[hit.start : hit.end] == hit.quote
        assert hit.quote in hit.sentence
        assert word in hit.quote


def test_all_pieces_stand_in_the_sentence_and_facts_in_the_quote(index: Index) -> None:
    (hit,) = index.search("就业 失业率")
    assert hit.quote == "千方百计稳就业、促创业，新增城镇就业2万人以上，城镇登记失业率控制在2.5%以内"
    assert (hit.report, hit.part, hit.end - hit.start) == ("330603-2020", "plan", len(hit.quote))
    assert "城镇登记失业率 · level · le 2.5 % · target" in " ".join(fact.words for fact in hit.facts)
    assert all(fact.quote in hit.quote for fact in hit.facts)
    assert all(fact.iri.startswith("https://") for fact in hit.facts)


def test_words_that_stand_apart_are_found_after_those_that_stand_together(index: Index) -> None:
    first, *others = index.search("数字经济增长")
    assert "数字经济" in first.sentence
    assert all("增长" in hit.sentence and "数字" in hit.sentence for hit in (first, *others))
    assert not index.search("“数字经济增长”")


def test_one_report_and_a_limit(index: Index) -> None:
    assert len(index.search("改革", limit=3)) == 3
    assert index.search("改革", limit=3) == index.search("改革")[:3]
    assert not index.search("改革", report="110000-1999")
    assert index.search("改革", report="330603-2020") == index.search("改革")


@pytest.mark.parametrize("question", ["", " ", "，。", '""', "“”", "*", '"', "()"])
def test_a_question_without_words(index: Index, question: str) -> None:
    with pytest.raises(QueryError, match="holds no word"):
        index.search(question)


@pytest.mark.parametrize(
    "question", ['改革"', "改革 OR 1", "NEAR(改革)", "words:改革", "改革*", "^改革", "改'革", "a\x00b改革"]
)
def test_a_question_is_never_syntax(index: Index, question: str) -> None:
    assert isinstance(index.search(question), tuple)


def test_a_quoted_piece_stands_as_it_is() -> None:
    assert [(term.text, term.words) for term in terms('数字经济 "数字经济"')] == [
        ("数字经济", ("数字", "经济")),
        ("数字经济", ()),
    ]


def test_the_index_is_kept_and_made_anew_when_the_graph_is_another(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    shutil.copy(data / "graph.nq", folder)
    made: list[int] = []

    def ask() -> int:
        opened = open_index(str(folder), lambda: made.append(1))
        found = len(opened.search("凤凰行动"))
        opened.close()
        return found

    assert (ask(), ask(), len(made)) == (3, 3, 1)
    changed = (folder / "graph.nq").read_text(encoding="utf-8").replace("打好“凤凰行动”收官战", "打好“凤凰计划”收官战")
    (folder / "graph.nq").write_text(changed, encoding="utf-8")
    assert (ask(), len(made)) == (2, 2)
    (folder / NAME).write_bytes(b"not an index")
    assert (ask(), len(made)) == (2, 3)
    assert sorted(path.name for path in folder.iterdir()) == [NAME, "graph.nq"]


def test_two_indexes_of_one_graph_hold_the_same(data: Path, tmp_path: Path) -> None:
    shutil.copy(data / "graph.nq", tmp_path)
    open_index(str(tmp_path)).close()
    dumps = []
    for folder in (data, tmp_path):
        database = sqlite3.connect(folder / NAME)
        rows = [database.execute(f"SELECT * FROM {table}").fetchall() for table in ("sentence", "fact")]
        dumps.append(rows)
        database.close()
    assert dumps[0] == dumps[1]
    assert len(dumps[0][0]) > 400


def test_a_file_is_searched_without_leaving_anything(out: Path, tmp_path: Path) -> None:
    shutil.copy(out / "graph.ttl", tmp_path)
    with closing(open_index(str(tmp_path / "graph.ttl"))) as opened:
        assert len(opened.search("凤凰行动")) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]
    with pytest.raises(InputError, match="no graph here"):
        open_index(str(tmp_path / "nowhere"))


def test_several_threads_ask_at_once(index: Index) -> None:
    expected = index.search("改革")
    answers: list[bool] = []
    threads = [
        threading.Thread(target=lambda: answers.extend(index.search("改革") == expected for _ in range(20)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 160


def test_the_command(data: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "凤凰行动", "--data", str(data)]) == 0
    table = capfd.readouterr().out
    assert table.splitlines()[0].split() == list(COLUMNS)
    assert "打好“凤凰行动”收官战" in table
    assert run(["search", "就业", "失业率", "--data", str(data), "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capfd.readouterr().out))
    assert tuple(row) == COLUMNS
    assert run(["search", "凤凰行动", "--data", str(data), "--format", "json", "--limit", "1"]) == 0
    (hit,) = json.loads(capfd.readouterr().out)
    assert hit["facts"][0]["words"] == "凤凰行动 · programme"
    assert run(["search", "，", "--data", str(data)]) == 2
    assert "holds no word" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("parameters", "accept", "status", "media_type"),
    [
        ({"q": "凤凰行动"}, "", 200, "application/json"),
        ({"q": "凤凰行动"}, "text/csv", 200, "text/csv; charset=utf-8"),
        ({"q": "凤凰行动", "format": "tsv"}, "text/html,*/*", 200, "text/tab-separated-values; charset=utf-8"),
        ({"q": "凤凰行动", "limit": "2"}, "*/*", 200, "application/json"),
        ({}, "", 400, "text/plain; charset=utf-8"),
        ({"q": "a" * 501}, "", 400, "text/plain; charset=utf-8"),
        ({"q": "改革", "limit": "0"}, "", 400, "text/plain; charset=utf-8"),
        ({"q": "改革", "limit": "٣"}, "", 400, "text/plain; charset=utf-8"),
        ({"q": "改革", "format": "docx"}, "", 400, "text/plain; charset=utf-8"),
    ],
)
def test_a_request(index: Index, parameters: dict[str, str], accept: str, status: int, media_type: str) -> None:
    answer = respond(index, parameters, accept)
    assert (answer.status, answer.media_type) == (status, media_type)
    assert answer.body.endswith(b"\n")
    if media_type == "application/json":
        assert len(json.loads(answer.body)) == int(parameters.get("limit", "3"))
