"""Scoring of rows against gold: alignment, matching, optional rows, changes between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.errors import InputError
from keqiao_kg.score import Gold, Score, Tally, changes, load, load_gold, save, score
from keqiao_kg.score.align import align

GOLD = Path(__file__).resolve().parent.parent / "gold" / "keqiao-2020"
TEXT = "一、过去一年\n生产总值 900亿元，增长8%。\n新增企业5家。\n别的话9个。"
SENTENCES = {"S001": "一、过去一年生产总值900亿元，增长8%。", "S002": "新增企业5家。"}


def fact(sid: str, quote: str, value: str, unit: str, **fields: str) -> dict[str, str]:
    base = {
        "indicator": "甲",
        "measure": "level",
        "comparator": "eq",
        "status": "actual",
        "modality": "plain",
    }
    return {
        "sid": sid,
        "quote": quote,
        "value": value,
        "unit": unit,
        "period": "2019",
        "subject": "乙",
        **base,
        **fields,
    }


def row(quote: str, value: str, unit: str, **fields: str) -> dict[str, str]:
    start = TEXT.index(quote)
    return {**fact("", quote, value, unit, **fields), "start": str(start), "end": str(start + len(quote))}


def scored(gold: list[dict[str, str]], rows: list[dict[str, str]]) -> Score:
    return score(Gold(SENTENCES, tuple(gold), (), (), ()), TEXT, {"observations": rows})


def test_sentences_align_over_white_space_and_glued_headings() -> None:
    placed = align(SENTENCES, TEXT)
    assert not placed.missing
    assert placed.sentence_at(TEXT.index("一")) == placed.sentence_at(TEXT.index("增长")) == "S001"
    assert placed.sentence_at(TEXT.index("企业")) == "S002"
    assert placed.sentence_at(TEXT.index("别的")) == ""


def test_a_sentence_that_the_text_lacks_is_missing() -> None:
    assert align({"S001": "没有这样的一句话在里面。"}, TEXT).missing == ("S001",)


@pytest.mark.parametrize(
    ("rows", "found", "strict"),
    [
        ([row("900亿元", "900", "亿元")], Tally(1, 0, 0), Tally(1, 0, 0)),
        ([row("900亿元", "900.0", "亿元")], Tally(1, 0, 0), Tally(1, 0, 0)),
        ([row("900亿元", "900", "亿元", indicator="“甲”")], Tally(1, 0, 0), Tally(1, 0, 0)),
        ([row("900亿元", "900", "亿元", period="2020")], Tally(1, 0, 0), Tally(0, 1, 1)),
        ([row("900亿元", "900", "万元")], Tally(0, 1, 1), Tally(0, 1, 1)),
        ([row("增长8%", "900", "亿元")], Tally(0, 1, 1), Tally(0, 1, 1)),
        ([row("900亿元", "900", "亿元"), row("9个", "9", "个")], Tally(1, 0, 0), Tally(1, 0, 0)),
        ([row("900亿元", "900", "亿元"), row("5家", "5", "家")], Tally(1, 1, 0), Tally(1, 1, 0)),
        ([], Tally(0, 0, 1), Tally(0, 0, 1)),
    ],
)
def test_quantities(rows: list[dict[str, str]], found: Tally, strict: Tally) -> None:
    result = scored([fact("S001", "生产总值900亿元", "900", "亿元")], rows)
    assert result.tallies["quantities found"] == found
    assert result.tallies["quantities strict"] == strict


@pytest.mark.parametrize("rows", [[], [row("900亿元", "900", "亿元")]])
def test_an_optional_row_neither_gains_nor_costs(rows: list[dict[str, str]]) -> None:
    gold = [fact("S001", "生产总值900亿元", "900", "亿元", optional="y")]
    assert scored(gold, rows).tallies["quantities found"] == Tally(0, 0, 0)


def test_matching_is_one_to_one_by_overlap() -> None:
    gold = [fact("S002", "新增企业5家", "5", "家"), fact("S002", "企业5家", "5", "家", indicator="丙")]
    rows = [row("企业5家", "5", "家", indicator="丙"), row("新增企业5家", "5", "家")]
    result = scored(gold, rows)
    assert result.tallies["quantities strict"] == Tally(2, 0, 0)


def test_tally_figures() -> None:
    tally = Tally(3, 1, 2)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 / 3)
    assert Tally().f1 == 1.0
    assert Tally(0, 1, 0).f1 == 0.0


def test_entities_relations_and_pairs() -> None:
    gold = Gold(
        SENTENCES,
        (),
        ({"sid": "S002", "mention": "企业", "name": "企业甲", "type": "organisation", "detail": ""},),
        ({"sid": "S002", "subject": "甲", "relation": "holds", "object": "乙"},),
        (
            {
                "target_quote": "新增企业5家",
                "result_quote": "增长8%",
                "same": "exact",
                "target_sid": "S1",
                "result_sid": "S2",
            },
        ),
    )
    start = str(TEXT.index("企业"))
    tables = {
        "entities": [{"start": start, "mention": "企业", "name": "企业乙", "type": "organisation", "detail": ""}],
        "relations": [{"sentence": "新增企业5家。", "subject": "“甲”", "relation": "holds", "object": "乙"}],
        "targets-vs-results": [
            {"targetQuote": "企业5家", "resultQuote": "增长8%", "match": "exact"},
            {"targetQuote": "企业5家", "resultQuote": "900亿元", "match": "near"},  # wrong
            {"targetQuote": "别的话9个", "resultQuote": "增长8%", "match": "near"},  # not annotated
        ],
    }
    result = score(gold, TEXT, tables)
    assert result.tallies["entities"] == Tally(0, 1, 1)
    assert result.tallies["entities by mention"] == Tally(1, 0, 0)
    assert result.tallies["relations"] == Tally(1, 0, 0)
    assert result.tallies["pairs"] == Tally(1, 1, 0)
    assert result.tallies["  exact"] == Tally(1, 0, 0)


def test_changes_name_the_rows_gained_and_lost() -> None:
    gold = [fact("S001", "生产总值900亿元", "900", "亿元"), fact("S002", "新增企业5家", "5", "家")]
    before = scored(gold, [row("900亿元", "900", "亿元")])
    after = scored(gold, [row("新增企业5家", "5", "家")])
    result = changes(before, after)
    assert ["S002" in key for key in result["gained"]] == [True]
    assert ["S001" in key for key in result["lost"]] == [True]


def test_a_wrong_row_that_goes_is_a_gain_and_one_that_comes_a_loss() -> None:
    clean = scored([], [])
    noisy = scored([], [row("新增企业5家", "5", "家")])
    assert len(changes(noisy, clean)["gained"]) == len(changes(clean, noisy)["lost"]) == 1
    assert not changes(noisy, clean)["lost"]


def test_a_result_survives_saving(tmp_path: Path) -> None:
    result = scored([fact("S001", "生产总值900亿元", "900", "亿元")], [row("900亿元", "900", "亿元")])
    save(result, tmp_path / "saved.json")
    assert load(tmp_path / "saved.json") == result


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"tallies": 5}'])
def test_a_file_that_is_no_result_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "saved.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="saved result"):
        load(tmp_path / "saved.json")


def test_an_absent_result_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.json"):
        load(tmp_path / "absent.json")


def test_gold_is_read() -> None:
    gold = load_gold(GOLD)
    assert len(gold.sentences) >= 100
    assert len(gold.quantities) >= 140
    assert {row["relation"] for row in gold.relations} >= {"holds", "includedIn"}


def test_a_folder_without_gold_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"sentences\.tsv"):
        load_gold(tmp_path)
