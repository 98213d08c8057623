"""Sentences, headings, sections, roles and periods of laid-out texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keqiao_kg.model import Report, Role, Span
from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.text import TextRules, read_report
from keqiao_kg.text.metadata.years import Years
from keqiao_kg.text.roles import assign
from keqiao_kg.text.segment.layout import Layout, lay_out
from keqiao_kg.text.segment.sentences import split_sentences

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = ROOT / "data" / "reports" / "keqiao-2020.txt"
YEARS = Years(2019, 2020)


@pytest.fixture(scope="module")
def rules() -> StructureRules:
    return StructureRules.load()


@pytest.fixture(scope="module")
def bundled() -> Report:
    return read_report(BUNDLED, TextRules.load())


def titles(layout: Layout) -> list[tuple[str, str]]:
    return [(section.id, section.title) for section in layout.sections]


# ── sentences ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经济平稳。民生改善！", ["经济平稳。", "民生改善！"]),
        ("总体要求是：稳中求进；提质增效。", ["总体要求是：稳中求进；提质增效。"]),
        ("增长8.5%，R&D经费占2.65%。", ["增长8.5%，R&D经费占2.65%。"]),
        ("实现“只进一扇门”。新增95家。", ["实现“只进一扇门”。", "新增95家。"]),
        ("总书记说：“人民就是江山。”我们牢记嘱托。", ["总书记说：“人民就是江山。”", "我们牢记嘱托。"]),
        ("坚持“房子是用来住的。”的定位，稳房价。", ["坚持“房子是用来住的。”的定位，稳房价。"]),
        ("解决“怎么办？”问题，落实到人。", ["解决“怎么办？”问题，落实到人。"]),
        ("他说：“要干。要实干。”大家点头。", ["他说：“要干。要实干。”", "大家点头。"]),
        ("落实政策（含减税。降费）措施。完成。", ["落实政策（含减税。降费）措施。", "完成。"]),
        ("出路何在？改革！", ["出路何在？", "改革！"]),
        ("英利? 智慧光伏产业园投产。", ["英利? 智慧光伏产业园投产。"]),
        ("表示感谢!我们深知不足。", ["表示感谢!", "我们深知不足。"]),
        ("推进开发区建设……成效明显。", ["推进开发区建设……成效明显。"]),
        ("没有句号的段落", ["没有句号的段落"]),
        ("引号没有“闭合。下一句。", ["引号没有“闭合。", "下一句。"]),
        ("", []),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text, 0, len(text))] == expected


def test_split_within_bounds() -> None:
    text = "前文。一句。两句。后文。"
    assert [span.of(text) for span in split_sentences(text, 3, 9)] == ["一句。", "两句。"]


# ── headings and sections ───────────────────────────────────────────────────────────────────────

REPORT = """政府工作报告
——2020年1月8日在某县第一届人民代表大会第四次会议上
某县人民政府县长 王五
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2019年工作回顾
2019年是极不平凡的一年。生产总值增长8%。
（一）工业加快转型。新增企业95家。引进项目3个。
（二）农业提质增效
农业结构优化。增加值增长2.2%。
粮食丰收。
1.抓好畜牧。出栏12万头。
各位代表，成绩来之不易，感谢大家。
同时，我们也清醒地看到，发展还不充分。
二、2020年工作安排
今年政府工作的总体要求是：稳中求进。
——发展工业。新增企业90家。
工作中要做到：一是优化环境。减税5亿元。二是强化服务。帮扶100家。
三、加强自身建设
坚持依法行政。办好建议提案。
各位代表，让我们团结一心，为建设美丽某县而努力奋斗！
附件
名词解释
1.某词：某个意思。
"""


@pytest.fixture
def layout(rules: StructureRules) -> Layout:
    start = REPORT.index("附件")
    return lay_out(REPORT, Span(start, len(REPORT)), rules)


def test_sections(layout: Layout) -> None:
    assert titles(layout) == [
        ("p1", "2019年工作回顾"),
        ("p1.s1", "工业加快转型"),
        ("p1.s2", "农业提质增效"),
        ("p1.s2.r1", "抓好畜牧"),
        ("p2", "2020年工作安排"),
        ("p3", "加强自身建设"),
        ("p4", "附件"),
    ]
    assert [section.number for section in layout.sections] == ["一", "一", "二", "1", "二", "三", ""]
    by_id = {section.id: section for section in layout.sections}
    for section in layout.sections:
        assert section.heading.of(REPORT).find(section.title) >= 0
        assert section.heading in section.span
        assert not section.parent or section.span in by_id[section.parent].span


@pytest.mark.parametrize(
    ("start", "headings"),
    [
        ("生产总值增长8%", ["2019年工作回顾"]),
        ("新增企业95家", ["2019年工作回顾", "工业加快转型"]),
        ("农业结构优化", ["2019年工作回顾", "农业提质增效"]),
        ("增加值增长2.2%", ["2019年工作回顾", "农业提质增效", "农业结构优化"]),
        ("粮食丰收", ["2019年工作回顾", "农业提质增效"]),
        ("出栏12万头", ["2019年工作回顾", "农业提质增效", "抓好畜牧"]),
        ("各位代表，成绩", ["2019年工作回顾"]),
        ("同时，我们也", ["2019年工作回顾"]),
        ("新增企业90家", ["2020年工作安排", "发展工业"]),
        ("减税5亿元", ["2020年工作安排"]),
        ("二是强化服务", ["2020年工作安排"]),
        ("帮扶100家", ["2020年工作安排", "强化服务"]),
        ("办好建议提案", ["加强自身建设", "坚持依法行政"]),
        ("各位代表，让我们", []),
        ("1.某词", ["附件"]),
    ],
)
def test_headings(layout: Layout, start: str, headings: list[str]) -> None:
    found = [draft for draft in layout.drafts if draft.span.of(REPORT).startswith(start)]
    assert [list(draft.headings) for draft in found] == [headings]


def test_heading_lines_are_sentences(layout: Layout) -> None:
    marked = [draft.span.of(REPORT) for draft in layout.drafts if draft.is_heading]
    assert marked == [
        "政府工作报告",
        "——2020年1月8日在某县第一届人民代表大会第四次会议上",
        "某县人民政府县长 王五",
        "一、2019年工作回顾",
        "（一）工业加快转型。",
        "（二）农业提质增效",
        "1.抓好畜牧。",
        "二、2020年工作安排",
        "三、加强自身建设",
        "附件",
    ]


def test_roles_and_periods(layout: Layout, rules: StructureRules) -> None:
    sections, sentences = assign(layout, REPORT, YEARS, rules, "2020-01-08")
    roles = {sentence.text[:6]: (sentence.role, sentence.period) for sentence in sentences}
    assert roles["政府工作报告"[:6]] == (Role.FRONT, "2020")
    assert roles["新增企业95"] == (Role.REVIEW, "2019")
    assert roles["新增企业90"] == (Role.PLAN, "2020")
    assert roles["坚持依法行政"] == (Role.PLAN, "2020")
    assert roles["各位代表，让"] == (Role.CLOSING, "2020")
    assert roles["1.某词：某"] == (Role.ANNEX, "2020")
    assert [section.role for section in sections] == [Role.REVIEW] * 4 + [Role.PLAN] * 2 + [Role.ANNEX]
    assert [sentence.id for sentence in sentences] == [f"S{number:03}" for number in range(1, len(sentences) + 1)]


@pytest.mark.parametrize(
    "first",
    [
        "新增企业95家。引进项目3个。",
        "一年来，主要做了以下工作。全县经济平稳。",
        "2019年是极不平凡的一年。全县经济平稳。",
        "我们要加强领导。全县经济平稳。",
        "五是一些干部担当意识还不足。我们一定改进。",
        "坚持把发展经济的着力点放在实体经济上，把做实做强做优实体经济作为主攻方向。产值增长。",
        "工业加快转型。",
    ],
)
def test_no_run_in(rules: StructureRules, first: str) -> None:
    text = f"一、2019年工作回顾\n{first}\n生产总值增长8%。"
    drafts = lay_out(text, None, rules).drafts
    assert {draft.headings for draft in drafts[1:]} == {("2019年工作回顾",)}


def test_paragraph_of_one_sentence_heads_those_after_it(rules: StructureRules) -> None:
    text = (
        "一、2019年工作回顾\n这一年，我们敢闯敢试，改革步伐加快。\n新增企业95家。引进项目3个。\n"
        "这一年，我们久久为功，生态持续改善。\n造林5万亩。治水3处。"
    )
    headings = [draft.headings[1:] for draft in lay_out(text, None, rules).drafts]
    reform, nature = "这一年，我们敢闯敢试，改革步伐加快", "这一年，我们久久为功，生态持续改善"
    assert headings == [(), (), (reform,), (reform,), (), (nature,), (nature,)]


def test_sentence_a_line(rules: StructureRules) -> None:
    lines = ["一、2019年工作回顾", "——经济运行平稳。", "生产总值增长8%。", "就业稳定。", "——民生改善。"]
    lines += [f"新增项目{number}个。" for number in range(80)]
    drafts = lay_out("\n".join(lines), None, rules).drafts
    assert [draft.headings[1:] for draft in drafts[:6]] == [
        (), (), ("经济运行平稳",), ("经济运行平稳",), (), ("民生改善",)
    ]  # fmt: skip


# ── roles and periods of other orders ───────────────────────────────────────────────────────────


def periods(text: str, years: Years, rules: StructureRules) -> list[tuple[str, str]]:
    _, sentences = assign(lay_out(text, None, rules), text, years, rules)
    return [(str(sentence.role), sentence.period) for sentence in sentences if not sentence.is_heading]


@pytest.mark.parametrize(
    ("text", "years", "expected"),
    [
        (
            "一、过去五年工作回顾\n五年来，经济平稳。\n2016年，生产总值增长8%。税收增长9%。\n投资增长7%。\n"
            "二、今后五年的奋斗目标\n翻一番。\n三、2017年工作任务\n增长8%。",
            Years(2016, 2017),
            [("review", "2012-2016"), ("review", "2016"), ("review", "2016"), ("review", "2012-2016"),
             ("plan", "2017-2021"), ("plan", "2017")],
        ),
        (
            "一、“十二五”时期和2015年工作回顾\n“十二五”时期，经济平稳。\n投资增长7%。\n2015年，生产总值增长8%。\n"
            "税收增长9%。\n二、“十三五”经济社会发展的主要目标\n翻一番。",
            Years(2015, 2016),
            [("review", "2011-2015"), ("review", "2011-2015"), ("review", "2015"), ("review", "2015"),
             ("plan", "2016-2020")],
        ),
        (
            "一、过去五年工作回顾\n五年来，经济平稳。\n各位代表，刚刚过去的2016年，成效显著。\n投资增长7%。\n"
            "回顾过去五年，跨上台阶。\n二、2017年工作任务\n增长8%。",
            Years(2016, 2017),
            [("review", "2012-2016"), ("review", "2016"), ("review", "2016"), ("review", "2012-2016"),
             ("plan", "2017")],
        ),
        (
            "一、2025年和“十四五”时期工作回顾\n一年来，增长5%。\n“十四五”时期，跨上台阶。\n年均增长6%。\n"
            "二、2026年主要工作\n增长5%。",
            Years(2025, 2026),
            [("review", "2025"), ("review", "2021-2025"), ("review", "2021-2025"), ("plan", "2026")],
        ),
        (
            "一、2020年工作回顾\n增长2%。\n二、“十三五”时期发展成就和“十四五”时期主要目标任务\n过去五年，成就巨大。\n"
            "“十四五”时期是第一个五年。\n创新能力增强。\n三、2021年重点工作\n增长6%。",
            Years(2020, 2021),
            [("review", "2020"), ("review", "2016-2020"), ("plan", "2021-2025"), ("plan", "2021-2025"),
             ("plan", "2021")],
        ),
        (
            "2012年，经济平稳。生产总值增长8%。\n2013年政府工作的总体要求是：稳中求进。\n生产总值增长8%。",
            Years(2012, 2013),
            [("review", "2012"), ("review", "2012"), ("plan", "2013"), ("plan", "2013")],
        ),
        (  # a year named within a paragraph about a term holds while values follow
            "一、过去五年工作回顾\n2012年以来，奋力拼搏。\n投资年年增长。2016年，税收完成9亿元。存款达20亿元。社会事业进步。"
            "新建学校7所。\n项目建设提速。2016年是大考之年。干部扎实苦干。\n二、2017年工作任务\n增长8%。",
            Years(2016, 2017),
            [("review", "2012-2016"), ("review", "2012-2016"), ("review", "2016"), ("review", "2016"),
             ("review", "2012-2016"), ("review", "2012-2016"), ("review", "2012-2016"), ("review", "2016"),
             ("review", "2016"), ("plan", "2017")],
        ),
        (
            "一、2019年工作回顾\n（一）政府自身建设取得新成效\n办结提案。\n二、2020年工作安排\n一、深化改革开放\n减税。",
            YEARS,
            [("review", "2019"), ("plan", "2020")],
        ),
        (
            "一、2019年工作回顾\n增长5%。\n二、2020年工作安排\n过去一年，成绩很大。投资增长7%。今年，我们将继续努力。\n"
            "去年，实事全部办成。新增企业3家。\n去年有所提升，今年更加注重。",
            YEARS,
            [("review", "2019"), ("review", "2019"), ("review", "2019"), ("plan", "2020"),
             ("review", "2019"), ("plan", "2020"), ("plan", "2020")],
        ),
    ],
)  # fmt: skip
def test_orders(rules: StructureRules, text: str, years: Years, expected: list[tuple[str, str]]) -> None:
    assert periods(text, years, rules) == expected


# ── whole reports ───────────────────────────────────────────────────────────────────────────────


def holds_together(report: Report) -> None:
    """Every character stands in one sentence, every sentence in its place."""
    end = 0
    by_id = {section.id: section for section in report.sections}
    for number, sentence in enumerate(report.sentences, 1):
        assert sentence.id == f"S{number:03}"
        assert sentence.span.of(report.text) == sentence.text
        assert report.text[end : sentence.span.start].strip() == ""
        assert not sentence.section or sentence.span in by_id[sentence.section].span
        assert sentence.period
        end = sentence.span.end
    assert report.text[end:].strip() == ""


MARKS = ["一、", "（一）", "1.", "——", "一是", "各位代表，", "让我们奋斗！"]
PIECES = [*"“”。！？（） \n", *MARKS, "2019年", "工作回顾", "增长8%"]


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60), end=st.integers(0, 40))
def test_any_text_is_laid_out_whole(pieces: list[str], end: int) -> None:
    text = "".join(pieces)
    annex = Span(len(text) - end, len(text)) if end < len(text) else None
    rules = StructureRules.load()
    sections, sentences = assign(lay_out(text, annex, rules), text, YEARS, rules)
    at = 0
    for sentence in sentences:
        assert sentence.text == sentence.span.of(text)
        assert sentence.text.strip()
        assert not text[at : sentence.span.start].strip()
        at = sentence.span.end
    assert not text[at:].strip()
    by_id = {section.id: section for section in sections}
    assert len(by_id) == len(sections)
    assert all(not each.parent or each.span in by_id[each.parent].span for each in sections)
    assert all(not each.section or each.span in by_id[each.section].span for each in sentences)


def test_bundled_holds_together(bundled: Report) -> None:
    holds_together(bundled)
    assert [(part.number, part.role) for part in bundled.sections if part.level == 1] == [
        ("一", Role.REVIEW),
        ("二", Role.PLAN),
        ("三", Role.PLAN),
        ("", Role.ANNEX),
    ]
    assert sum(section.level == 2 for section in bundled.sections) == 10


def test_bundled_has_the_sentences_of_the_gold(bundled: Report) -> None:
    """The gold glues title, salutation and headings to what follows; every sentence of ours is a piece of one."""
    gold = (ROOT / "tests/gold/keqiao-2020/sentences.tsv").read_text(encoding="utf-8").splitlines()
    texts = [line.partition("\t")[2] for line in gold]
    ends = {sentence.text for sentence in bundled.sentences if not sentence.is_heading}
    headings = tuple(sentence.text for sentence in bundled.sentences if sentence.is_heading)
    missing = [text for text in texts[1:] if text not in ends and not any(mark in text for mark in headings)]
    assert len(texts) >= 100
    assert missing == []


@pytest.mark.corpus
def test_corpus_holds_together(corpus: Path) -> None:
    rules = TextRules.load()
    files = sorted(corpus.glob("*/*.txt"))
    assert len(files) >= 109
    for path in files:
        report = read_report(path, rules)
        holds_together(report)
        assert {Role.REVIEW, Role.PLAN, Role.CLOSING} <= {sentence.role for sentence in report.sentences}, path.name
        parts = [section.role for section in report.sections if section.level == 1]
        assert parts[0] is Role.REVIEW, path.name
        assert parts == sorted(parts, key=(Role.REVIEW, Role.PLAN, Role.ANNEX).index), path.name
