"""How a sentence is laid out: clauses, parentheses, quotation marks, slots."""

from __future__ import annotations

import pytest

from keqiao_kg.extract.numbers.coverage import read_sentence
from keqiao_kg.extract.quantities.phrases.clauses import Layout, lay_out
from keqiao_kg.rules.numbers import number_rules


def layout_of(text: str) -> Layout:
    return lay_out(text, [(amount, amount.span) for amount in read_sentence(text, number_rules()).amounts])


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("生产总值突破1500亿元，增长8%；收入131亿元。", ["生产总值突破1500亿元", "增长8%", "收入131亿元"]),
        ("产值677亿元、增长30.2%。", ["产值677亿元、增长30.2%"]),
        ("深化“一窗受理，集成服务”改革，办结5件。", ["深化“一窗受理，集成服务”改革", "办结5件"]),
        (
            "实施项目26项（其中省重点4项、市重点22项），投资5亿元。",
            ["实施项目26项", "投资5亿元", "其中省重点4项、市重点22项"],
        ),
        ("经费支出1,200万元。", ["经费支出1,200万元"]),
        ("", []),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    layout = layout_of(text)
    assert [layout.plain[c.start : c.end].split("（")[0] for c in layout.clauses] == clauses


def test_a_parenthesis_is_a_clause_of_its_own() -> None:
    layout = layout_of("实施项目26项（其中省重点4项），投资5亿元。")
    assert [slot.clause.inner for slot in layout.slots] == [False, True, False]


def test_an_empty_parenthesis_is_blanked() -> None:
    assert layout_of("新区（合作区）投资5亿元。").words(0, 9) == "新区投资"


def test_slots_begin_behind_the_enumeration_mark() -> None:
    text = "新增企业95家、研发机构13家。"
    first, second = layout_of(text).slots
    assert (first.first, second.first) == (True, False)
    assert text[second.item : second.start] == "研发机构"
    assert text[first.end : first.right] == ""


@pytest.mark.parametrize("text", ["（（（5家", "“5家，", "，，；；。5%", "、、5家、、", "（5家）" * 50])
def test_odd_text_is_laid_out(text: str) -> None:
    layout = layout_of(text)
    assert all(0 <= slot.left <= slot.start <= slot.end <= slot.right <= len(text) for slot in layout.slots)
