"""Cleaning: what an editor would undo is undone, everything else stays, and each offset has its line."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rewrapping import cleaned, document, pages
from timing import seconds

from keqiao_kg.assets import DATA
from keqiao_kg.errors import InputError
from keqiao_kg.rules.cleaning import PATH
from keqiao_kg.rules.patterns import load
from keqiao_kg.text.clean.cleaned import Cleaned, clean
from keqiao_kg.text.read.document import read_document

BUNDLED = DATA / "reports" / "keqiao-2020.txt"
GOLD = Path(__file__).parents[1] / "gold" / "keqiao-2020" / "sentences.tsv"
FILLER = "过去一年，我们坚持稳中求进，全面完成了各项任务。"


@pytest.fixture(scope="module")
def bundled() -> Cleaned:
    return clean(read_document(BUNDLED))


# ── characters ──────────────────────────────────────────────────────────────────────────────────

CHARACTERS = [
    ("stray blanks between words", "创建省先进 印染 制造业 创新中心。", "创建省先进印染制造业创新中心。"),
    ("blanks beside numbers", "上海 217 家定点 医疗机构", "上海217家定点医疗机构"),
    ("letters beside Chinese", "打造“柯 E 办”，新建 5G 基站 16 个", "打造“柯E办”，新建5G基站16个"),
    ("two Latin words", "参加 Belt  Road 论坛", "参加Belt Road论坛"),
    ("two years", "2019 2020年", "2019 2020年"),
    ("split number", "森林覆盖率达到 4 3 %，征收 1 7 00 户", "森林覆盖率达到43%，征收1700户"),
    ("lost signs in a slogan", "推进“1 10 100”工程", "推进“1 10 100”工程"),
    ("short name and number", "PM 2.5均值，R & D 经费，5 G 网络", "PM2.5均值，R&D经费，5G网络"),
    ("blank at half-width marks", "网点150个, 推动 ( 国有 ) 企业", "网点150个,推动(国有)企业"),
    ("full-width blank", "区长　赵如浪", "区长赵如浪"),
    ("other blanks", "区长\u00a0赵\u2003如\u2009浪\t", "区长赵如浪"),
    ("spaced title", "政 府 工 作 报 告", "政府工作报告"),
    ("lost blanks as question marks", "县长????尤志敬，许?? 喆", "县长尤志敬，许喆"),
    ("lost blank after a full stop", "2000人以上。?落实免费筛查。", "2000人以上。落实免费筛查。"),
    ("real question", "我们靠什么?靠实干！", "我们靠什么?靠实干！"),
    ("real question, full width", "怎么干？？一起干！", "怎么干？？一起干！"),
    ("replacement sign for a blank", "区长\ufffd 赵如浪", "区长赵如浪"),
    ("replacement signs for a character", "二\ufffd\ufffd三五年", "二\ufffd三五年"),
    ("cells of a table", "\t序号\t项目 名称\t\t5 亿元 ", "序号 项目名称 5亿元"),
    ("entities", "R&amp;D&nbsp;经费 &ldquo;新供销&rdquo; 5&#37;", "R&D经费“新供销”5%"),
    ("ampersand that is none", "R&D经费; A&B", "R&D经费; A&B"),
    ("zero-width characters and marks", "柯\u200b桥\ufeff区\u00ad政\u2060府", "柯桥区政府"),
    ("control characters", "柯\x07桥\x1f区", "柯桥区"),
    ("radicals from PDF fonts", "政府⼯作报告", "政府工作报告"),
    ("composed", "e\u0301lite与cafe\u0301", "élite与café"),
    ("full-width digits stay", "２００３年增长８％", "２００３年增长８％"),
    ("note marks", "“四个不摘”^[1]^，“六稳”^ [ 12 ] ^", "“四个不摘”[1]，“六稳”[12]"),
    ("blank after a heading number", "各项。\n一 经济增长再创新高。", "各项。\n一 经济增长再创新高。"),
    ("blank of GBK", "一、经济\ue5e5增长", "一、经济增长"),
    ("bullet of a symbol font", "\uf06c加快发展。", "加快发展。"),
]


@pytest.mark.parametrize(("printed", "text"), [case[1:] for case in CHARACTERS], ids=[case[0] for case in CHARACTERS])
def test_characters(printed: str, text: str) -> None:
    assert cleaned(printed).text == text


# ── lines ───────────────────────────────────────────────────────────────────────────────────────

LINES = [
    ("blank lines go", "各位代表：\n\n\n现在报告工作。\n", ["各位代表：", "现在报告工作。"]),
    ("literal line ends", r"各位代表：\r\n现在报告工作。\r\n", ["各位代表：", "现在报告工作。"]),
    ("indent inside a line", "报告完毕。　　各位代表，感谢！", ["报告完毕。", "各位代表，感谢！"]),
    ("form feeds", "各位代表：\f现在报告工作。", ["各位代表：", "现在报告工作。"]),
    (
        "headings stay alone",
        "一、工作回顾\n（一）奋力爬坡\n成绩很大。",
        ["一、工作回顾", "（一）奋力爬坡", "成绩很大。"],
    ),
    ("run-in headings stay", "（一）坚持产业强区。推进改革。", ["（一）坚持产业强区。推进改革。"]),
    ("torn at a quotation", "2021年是“\n十四五\n”开局之年。", ["2021年是“十四五”开局之年。"]),
    ("torn title", "政府工作报\n告\n\n各位代表：", ["政府工作报告", "各位代表："]),
    ("torn at a comma", "我们审时度势，\n亲自\n，推动发展。", ["我们审时度势，亲自，推动发展。"]),
    ("title and speaker", "政府工作报告\n区长赵如浪\n各位代表：", ["政府工作报告", "区长赵如浪", "各位代表："]),
    (
        "occasion on two lines",
        "2020年1月8日在绍兴市柯桥区\n第一届人民代表大会第四次会议上\n区长赵如浪\n各位代表：",
        ["2020年1月8日在绍兴市柯桥区第一届人民代表大会第四次会议上", "区长赵如浪", "各位代表："],
    ),
    (
        "glossary",
        "名词解释\n1.M0：用地简称。\n2.消薄：消除薄弱。",
        ["名词解释", "1.M0：用地简称。", "2.消薄：消除薄弱。"],
    ),
    ("dashes between pages", "各项任务。\n- 11 -\n现代农业。", ["各项任务。", "现代农业。"]),
    ("worded page number", "各项任务。\n第 3 页 共 20 页\n现代农业。", ["各项任务。", "现代农业。"]),
    ("bare numbers of a table stay", "序号\n1\n石佛园区\n2\n药博园", ["序号", "1", "石佛园区", "2", "药博园"]),
    ("a sentence over a page", "新增个转企，\n— 3 —\n小升规100家。", ["新增个转企，小升规100家。"]),
]


@pytest.mark.parametrize(("printed", "paragraphs"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines(printed: str, paragraphs: list[str]) -> None:
    assert cleaned(printed).text.split("\n") == paragraphs


def test_bare_page_numbers_that_count_up_go() -> None:
    printed = "\n".join(f"{FILLER}\n" * 12 + str(page) for page in range(1, 5))
    assert cleaned(printed).text == "\n".join([FILLER] * 48)


def test_running_heads_beside_page_numbers_go() -> None:
    printed = "\n".join(f"柯桥区政府工作报告\n- {page} -\n" + f"{FILLER}\n" * 9 for page in range(1, 5))
    assert cleaned(printed).text == "\n".join([FILLER] * 36)


def test_a_report_on_one_long_line_gets_its_paragraphs_back() -> None:
    body = " ".join([FILLER * 5] * 14)
    printed = f"区长 赵如浪 各位代表： 现在报告工作。 一、2019年工作回顾 {body} （一）加快融合 {FILLER}"
    paragraphs = cleaned(printed).text.split("\n")
    head = ["区长赵如浪", "各位代表：", "现在报告工作。", "一、2019年工作回顾"]
    assert paragraphs == [*head, *[FILLER * 5] * 14, "（一）加快融合", FILLER]


def test_blank_lines_between_paragraphs_mend_lines_torn_at_links() -> None:
    torn = "\n\n".join([FILLER] * 12 + ["新建\n高速铁路\n投产里程超过1900公里。\n城市轨道交通加快。"])
    assert cleaned(torn).text.split("\n")[-1] == "新建高速铁路投产里程超过1900公里。城市轨道交通加快。"


# ── the run map ─────────────────────────────────────────────────────────────────────────────────


def test_each_offset_leads_to_its_line(bundled: Cleaned) -> None:
    source = BUNDLED.read_text(encoding="utf-8").split("\n")
    ends = [*bundled.offsets[1:], len(bundled.text)]
    for start, end, line in zip(bundled.offsets, ends, bundled.lines, strict=True):
        piece = bundled.text[start:end]
        assert "".join(piece.split()) == "".join(source[line - 1].split()), f"line {line}"


def test_runs_ascend_from_the_first_character(bundled: Cleaned) -> None:
    assert bundled.offsets[0] == 0
    assert list(bundled.offsets) == sorted(set(bundled.offsets))
    assert list(bundled.lines) == sorted(bundled.lines)
    assert bundled.pages == ()


def test_pages_are_kept_where_the_source_has_them() -> None:
    result = cleaned(f"各位代表：\n{FILLER}\f{FILLER}\n{FILLER}\f{FILLER}")
    assert result.pages == (1, 1, 2, 2, 3)
    assert result.lines == (1, 2, 2, 3, 3)


def test_runs_of_a_mended_sentence() -> None:
    result = cleaned("引进资源，共建名医工作室 \n\n- 4 -\n20 个，\n收入 2000.3\n\n亿元。")
    assert result.text == "引进资源，共建名医工作室20个，收入2000.3亿元。"
    runs = [result.lines[bisect_right(result.offsets, result.text.index(word)) - 1] for word in ("引", "20个", "亿")]
    assert runs == [1, 4, 7]


PIECES = st.sampled_from(
    [*"一二三年柯桥，。：；“”（）·0129.%Aabé \t\n\n\r\f　\u00a0\ufeff?&^[]-—", "（一）", "- 3 -", "&nbsp;", "??"]
)


@given(st.lists(PIECES, max_size=120).map("".join))
def test_whatever_comes_the_text_is_tidy_and_mapped(printed: str) -> None:
    source = document(printed)
    try:
        result = clean(source)
    except InputError:
        assert not any(char.isalpha() for char in printed if char not in "nbsp")
        return
    assert all(row and row == row.strip() for row in result.text.split("\n"))
    assert unicodedata.is_normalized("NFC", result.text)
    assert list(result.offsets) == sorted(set(result.offsets))
    assert result.offsets[0] == 0
    assert result.offsets[-1] < len(result.text)
    assert set(result.lines) <= {line.number for line in source.lines}


# ── the bundled report ──────────────────────────────────────────────────────────────────────────


def test_every_gold_sentence_stands_in_the_cleaned_report(bundled: Cleaned) -> None:
    rows = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if "\t" in line]
    sentences = [row[1] for row in rows if row[0].startswith("S")]
    flat = bundled.text.replace("\n", "")
    assert len(sentences) >= 100
    assert [sentence for sentence in sentences if sentence not in flat] == []


def test_nothing_is_lost_but_page_numbers(bundled: Cleaned) -> None:
    source = "".join(BUNDLED.read_text(encoding="utf-8").replace("- 11 -", "").replace("- 20 -", "").split())
    assert "".join(bundled.text.split()) == source


def test_headings_and_glossary_are_paragraphs(bundled: Cleaned) -> None:
    paragraphs = bundled.text.split("\n")
    assert {"一、过去一年工作回顾", "二、今年工作主要任务", "三、大力提升政府治理能力", "名词解释"} <= set(paragraphs)
    assert sum(paragraph.startswith(f"{number}.") for number in range(1, 30) for paragraph in paragraphs) == 29
    assert paragraphs[-1].startswith("29.柯E办（第22页）：具备")
    assert len(paragraphs) == 106


def test_cleaned_text_is_tidy(bundled: Cleaned) -> None:
    assert unicodedata.is_normalized("NFC", bundled.text)
    assert all(paragraph and paragraph == paragraph.strip() for paragraph in bundled.text.split("\n"))


def test_cleaning_twice_changes_nothing(bundled: Cleaned) -> None:
    assert clean(document(bundled.text)).text == bundled.text


TIRING = {
    "reports": BUNDLED.read_text(encoding="utf-8")[:4000],
    "one long paragraph": "（一）2020年1月8日在柯桥区全面推进各项改革加快建设新的\n" * 60,
    "numbers": "1 2 3 4 5 6 7 8 9 0 " * 100,
    "blanks": "柯" + " " * 3000,
    "page numbers": "".join(f"加快建设\n{FILLER}\n" * 6 + f"{page}\n" for page in range(20)),
}


@pytest.mark.parametrize("kind", TIRING)
def test_time_grows_with_the_length_only(kind: str) -> None:
    short, long = (document(TIRING[kind] * times) for times in (10, 40))
    assert seconds(lambda: clean(long)) < 16 * max(seconds(lambda: clean(short)), 0.01)


# ── other settings of the same report ───────────────────────────────────────────────────────────

SETTINGS = {
    "indents": {},
    "a blank line after each line, as from a PDF": {"after_line": "\n"},
    "blank lines between paragraphs": {"indent": "", "between": "\n"},
    "blanks left behind paragraphs": {"indent": "", "end": " ", "after_line": "\n"},
}
# (setting, share of paragraphs, share of sentences) that must come out the same
FLOORS = [*((name, 0.99, 0.999) for name in SETTINGS), ("no mark at all", 0.85, 0.99)]


def shares(paragraphs: list[str], setting: str) -> tuple[float, float]:
    """Shares of the paragraphs and of the sentences that are the same after another typesetting."""
    again = cleaned(pages(paragraphs, **SETTINGS.get(setting, {"indent": ""}))).text.split("\n")
    return _same(paragraphs, again), _same(_sentences(paragraphs), _sentences(again))


def _same(before: list[str], after: list[str]) -> float:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(before)


def _sentences(paragraphs: list[str]) -> list[str]:
    return "\n".join(paragraphs).replace("。", "。\n").replace("！", "！\n").split("\n")


@pytest.mark.parametrize("setting", SETTINGS)
def test_bundled_report_in_another_setting(bundled: Cleaned, setting: str) -> None:
    paragraphs = bundled.text.split("\n")
    assert cleaned(pages(paragraphs, **SETTINGS[setting])).text.split("\n") == paragraphs


@pytest.mark.corpus
@pytest.mark.parametrize(("setting", "paragraphs_floor", "sentences_floor"), FLOORS, ids=[row[0] for row in FLOORS])
def test_corpus_in_another_setting(corpus: Path, setting: str, paragraphs_floor: float, sentences_floor: float) -> None:
    files = sorted(corpus.glob("*/*.txt"))[::3]
    results = [shares(clean(read_document(path)).text.split("\n"), setting) for path in files]
    assert len(results) >= 30
    assert sum(paragraphs for paragraphs, _ in results) / len(results) >= paragraphs_floor
    assert sum(sentences for _, sentences in results) / len(results) >= sentences_floor


@pytest.mark.corpus
def test_corpus_reads_like_edited_text(corpus: Path) -> None:
    """No paragraph of any report starts with a closing mark or breaks off at a comma."""
    files = sorted(corpus.glob("*/*.txt"))
    assert len(files) >= 100
    torn = []
    for path in files:
        text = clean(read_document(path)).text
        assert unicodedata.is_normalized("NFC", text)
        torn += [
            f"{path.name}: {row[:30]}" for row in text.split("\n") if row[0] in "，。；、”）》" or row[-1] in "，、"
        ]
    assert torn == []


# ── the rules ───────────────────────────────────────────────────────────────────────────────────

RULES = load(PATH)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_by_its_examples(rule) -> None:  # type: ignore[no-untyped-def]
    find = rule.pattern.search if rule.yields == "inside" else rule.pattern.match
    assert rule.examples
    assert [example for example in rule.examples if not find(example)] == []
    assert [example for example in rule.non_examples if find(example)] == []
