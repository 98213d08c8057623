"""Glossaries: every way of printing them, the entries of gold, and all reports of the corpus."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from rewrapping import cleaned, pages

from keqiao_kg.assets import DATA
from keqiao_kg.model import GlossaryEntry, Span
from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.tables import read_rows
from keqiao_kg.text.clean.cleaned import clean
from keqiao_kg.text.glossary.annex import find_annex, read_glossary
from keqiao_kg.text.glossary.entries import read_number
from keqiao_kg.text.glossary.forms import find_forms, unquoted
from keqiao_kg.text.glossary.parts import find_parts
from keqiao_kg.text.read.document import read_document

GOLD = Path(__file__).resolve().parent.parent / "gold"
RULES = GlossaryRules.load()
BODY = "推进四个办改革，建设医共体。\n"
AT_ONCE = {"number", "separator", "note", "longer"}  # kinds of rules that are matched where the reader stands


def text_of(path: Path) -> str:
    return clean(read_document(path)).text


def read(text: str) -> tuple[GlossaryEntry, ...]:
    return read_glossary(text, find_annex(text, RULES), RULES)


# ── rules ───────────────────────────────────────────────────────────────────────────────────────


def rules() -> list[tuple[str, Rule]]:
    groups = [field.name for field in fields(GlossaryRules) if field.name != "counts"]
    return [(group, rule) for group in groups for rule in getattr(RULES, group)]


def reads(group: str, rule: Rule, text: str) -> bool:
    return bool(rule.pattern.match(text) if group in AT_ONCE else rule.pattern.search(text))


@pytest.mark.parametrize(("group", "rule"), [pytest.param(*pair, id=pair[1].name) for pair in rules()])
def test_a_rule_reads_its_examples_and_nothing_else(group: str, rule: Rule) -> None:
    assert rule.examples
    assert rule.non_examples
    assert [text for text in rule.examples if not reads(group, rule, text)] == []
    assert [text for text in rule.non_examples if reads(group, rule, text)] == []


def test_every_kind_of_rule_has_rules() -> None:
    assert len(rules()) >= 40
    assert {group for group, _ in rules()} == {field.name for field in fields(GlossaryRules)} - {"counts"}


# ── gold ────────────────────────────────────────────────────────────────────────────────────────


def test_the_bundled_glossary_is_read_entry_by_entry() -> None:
    gold = read_rows(GOLD / "keqiao-2020" / "glossary.tsv")
    text = text_of(DATA / "reports" / "keqiao-2020.txt")
    found = [
        {
            "number": str(entry.number),
            "term": entry.term,
            "page": entry.page,
            "first": entry.definition[:10],
            "last": entry.definition[-10:],
            "alternatives": "|".join(entry.alternatives),
            "components": "|".join(entry.components),
        }
        for entry in read(text)
    ]
    assert len(gold) == 29
    assert found == gold


def test_every_term_of_the_bundled_glossary_is_linked_to_the_body() -> None:
    text = text_of(DATA / "reports" / "keqiao-2020.txt")
    annex = find_annex(text, RULES)
    assert annex is not None
    body = unquoted(text[: annex.start])
    for entry in read(text):
        assert len(entry.mentions) == body.count(unquoted(entry.term)) >= 1, entry.term
        assert {unquoted(mention.of(text)) for mention in entry.mentions} <= {
            unquoted(form) for form in (entry.term, *entry.alternatives)
        }


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("report", "file"), [("130634-2022", "county/曲阳县-2022.txt"), ("460000-2026", "province/海南省-2026.txt")]
)
def test_the_terms_of_other_reports_are_those_of_gold(corpus: Path, report: str, file: str) -> None:
    gold = [(int(row["number"]), row["term"]) for row in read_rows(GOLD / "glossaries" / f"{report}.tsv")]
    entries = read(text_of(corpus / file))
    assert len(gold) >= 13
    assert [(entry.number, entry.term) for entry in entries] == gold


# ── the corpus ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.corpus
def test_exactly_the_reports_that_the_catalogue_names_have_a_glossary(corpus: Path) -> None:
    catalogue = read_rows(corpus / "CATALOG.tsv")
    assert len(catalogue) >= 100
    wrong = []
    for row in catalogue:
        text = text_of(corpus / row["file"])
        entries = read(text)
        numbers = [entry.number for entry in entries]
        if (row["glossary"] == "y") != bool(entries) or numbers != list(range(1, len(entries) + 1)):
            wrong.append((row["file"], numbers))
        for entry in entries:
            check_spans(text, entry)
            assert entry.mentions, (row["file"], entry.term)
    assert wrong == []


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["county/唐县-2020", "county/曲阳县-2020", "county/蠡县-2022", "city/保定市-2022"])
def test_a_glossary_set_on_pages_is_the_same(corpus: Path, name: str) -> None:
    text = text_of(corpus / f"{name}.txt")
    paged = cleaned(pages(text.split("\n"))).text
    printed, expected = read(paged), read(text)
    assert len(expected) >= 16
    assert [(entry.number, entry.term, entry.page) for entry in printed] == [
        (entry.number, entry.term, entry.page) for entry in expected
    ]
    same = sum(left.definition == right.definition for left, right in zip(printed, expected, strict=True))
    assert same >= len(expected) - 1


def check_spans(text: str, entry: GlossaryEntry) -> None:
    assert entry.term_span.of(text) == entry.term
    assert entry.definition_span.of(text) == entry.definition
    assert entry.term_span in entry.span
    assert entry.definition_span in entry.span
    assert entry.term == entry.term.strip() != ""
    assert entry.definition == entry.definition.strip() != ""
    assert not any(mention.overlaps(entry.span) for mention in entry.mentions)
    assert all(mention.of(text).strip() for mention in entry.mentions)
    assert list(entry.mentions) == sorted(set(entry.mentions))


# ── ways to print a glossary ────────────────────────────────────────────────────────────────────

FIRST, SECOND = "一窗办、全城办、一证办、移动办。", "以区级医院为龙头的共同体。"
STYLES = {
    "dots": f"名词解释\n1.四个办：{FIRST}\n2.医共体：{SECOND}",
    "commas": f"名词解释\n1、四个办：{FIRST}\n2、医共体：{SECOND}",
    "brackets": f"※名词解释※\n[1]四个办：{FIRST}\n[2]医共体：{SECOND}",
    "full-width": f"注释\n［１］四个办：{FIRST}\n［２］医共体：{SECOND}",
    "black brackets": f"名词解释：\n【1】四个办：{FIRST}\n【2】医共体：{SECOND}",
    "parentheses": f"名 词 解 释\n（1）四个办：{FIRST}\n（2）医共体：{SECOND}",
    "circles": f"有关名词解释\n①四个办：{FIRST}\n②医共体：{SECOND}",
    "hanzi": f"名词解释\n一、四个办：{FIRST}\n二、医共体：{SECOND}",
    "markdown": f"## 注释\n[^1]: 四个办：{FIRST}\n[^2]: 医共体：{SECOND}",
    "no numbers": f"名词解释\n四个办：{FIRST}\n医共体：{SECOND}",
    "next line": f"注释\n［1］四个办：\n{FIRST}\n［2］医共体：\n{SECOND}",
    "own line": f"名词解释\n1.四个办\n{FIRST}\n2.医共体\n{SECOND}",
    "one line": f"名词解释\n1.四个办：{FIRST}2.医共体：{SECOND}",
    "pages": f"附件：\n名词解释\n1.四个办（第8页）：{FIRST}\n2.医共体（第 7 页）：{SECOND}",
    "pages at the end": f"附件1：名词解释\n1.四个办：{FIRST}（见第8页）\n2.医共体：{SECOND}(P7)",
    "terms in brackets": f"名词解释\n1.【四个办】{FIRST}\n2.【医共体】{SECOND}",
    "dashes": f"名词解释\n1.四个办——{FIRST}\n2.医共体——{SECOND}",
    "sublist": f"名词解释\n[1]四个办：{FIRST}\n[2]医共体：{SECOND}",
    "another annex after": f"名词解释\n1.四个办：{FIRST}\n2.医共体：{SECOND}\n附件2\n民生实事\n3.项目内容：修路。",
    "body after": f"名词解释\n1.四个办：{FIRST}\n2.医共体：{SECOND}\n各位代表！奋斗创造历史。",
    "web page after": f"名词解释\n1.四个办：{FIRST}\n2.医共体：{SECOND}\n责任编辑：张三",
}


@pytest.mark.parametrize("style", STYLES)
def test_glossaries_are_read_in_every_style(style: str) -> None:
    text = BODY + STYLES[style]
    entries = read(text)
    assert [(entry.number, entry.term, entry.definition) for entry in entries] == [
        (1, "四个办", FIRST),
        (2, "医共体", SECOND),
    ]
    assert [entry.page for entry in entries] == (["8", "7"] if "pages" in style else ["", ""])
    assert [[mention.of(text) for mention in entry.mentions] for entry in entries] == [["四个办"], ["医共体"]]
    for entry in entries:
        check_spans(text, entry)


NOTES = {
    "foot": f"推进四个办[1]改革。\n[1]四个办：{FIRST}\n建设医共体[2]。\n[2]医共体：{SECOND}\n",
    "circles at the foot": f"推进四个办①改革，建设医共体②。\n① 四个办：{FIRST}\n② 医共体：{SECOND}\n",
    "inline": f"推进四个办改革。\n注：①四个办：{FIRST}②医共体：{SECOND}\n建设医共体。\n",
}


@pytest.mark.parametrize("style", NOTES)
def test_notes_in_the_body_are_entries(style: str) -> None:
    entries = read(NOTES[style])
    assert [(entry.term, entry.definition) for entry in entries] == [("四个办", FIRST), ("医共体", SECOND)]
    assert all(len(entry.mentions) == 1 for entry in entries)


def test_a_note_in_brackets_is_an_entry() -> None:
    (entry,) = read("深化“医共体”建设。\n（注：“医共体”是指以区级医院为龙头的共同体。）")
    assert (entry.term, entry.definition) == ("“医共体”", "是指以区级医院为龙头的共同体。")


NO_GLOSSARY = {
    "list in the body": "突出抓好十件实事。①启动项目；②完成投资。\n①人才公寓项目；\n②仓储项目。",
    "marks without notes": "深化“放管服”改革[6]，建设“三大攻坚战”[10]。",
    "contents": "目录\n一、工作回顾 1\n名词解释 25\n正文开始。",
    "annex of projects": "报告完毕，请予审议。\n附件1\n2022年十大工程\n1.项目内容：修路。\n2.责任单位：住建局。",
    "note on data": "生产总值增长6%。\n注：数据为初步核算数。",
    "numbered headings": "一、工作回顾\n1.经济发展：生产总值增长6%。\n2.民生改善：新增就业1万人。",
    "nothing": "",
}


@pytest.mark.parametrize("case", NO_GLOSSARY)
def test_what_is_no_glossary_gives_no_entry(case: str) -> None:
    assert read(NO_GLOSSARY[case]) == ()


ANNEXES = [
    (BODY + "附件:\n名词解释\n1.四个办：" + FIRST, "附件:"),
    (BODY + "※注释※\n[1]四个办：" + FIRST, "※注释※"),
    (BODY * 9 + "附件1\n2022年十大工程\n名词解释\n1.四个办：" + FIRST, "附件1"),
    ("目录\n名词解释 25\n" + BODY + "名词解释\n1.四个办：" + FIRST, "名词解释\n"),
]


@pytest.mark.parametrize(("text", "start"), ANNEXES)
def test_the_annex_begins_at_its_first_heading(text: str, start: str) -> None:
    annex = find_annex(text, RULES)
    assert annex is not None
    assert annex.of(text).startswith(start)
    assert annex.end == len(text)


def test_no_annex_where_there_is_none() -> None:
    assert find_annex(BODY, RULES) is None


def test_a_definition_may_hold_a_list_with_numbers_of_its_own() -> None:
    text = "名词解释\n[1]四个办：包括：\n1.一窗办：综合窗口。\n2.全城办：就近可办。\n[2]医共体：" + SECOND
    first, second = read(text)
    assert first.definition.endswith("2.全城办：就近可办。")
    assert second.term == "医共体"


# ── numbers, forms, parts, mentions ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("⑫", 12),
        ("⑴", 1),
        ("㉑", 21),
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十一", 21),
        ("甲", None),
    ],
)
def test_numbers_of_entries(printed: str, value: int | None) -> None:
    assert read_number(printed) == value


FORMS = [
    ("千万工程", "“千村示范、万村整治”简称，是以改善农村生态环境为核心的行动。", ("千村示范、万村整治",)),
    ("M0", "新型产业用地简称，指融合研发等功能的用地。", ("新型产业用地",)),
    ("黑灯工厂", "即智慧工厂，因为无需人工操作。", ("智慧工厂",)),
    ("“双碳”", "碳达峰与碳中和的简称。", ("双碳", "碳达峰与碳中和")),
    ("“水十条”", "审议通过《水污染防治行动计划》，简称“水十条”，分别是：", ("水十条", "《水污染防治行动计划》")),
    ("“531”行动", "又称“五清三建一改”，“5”是清理垃圾。", ("531行动", "五清三建一改")),
    ("“揭榜挂帅”", "也被称为科技悬赏制，由政府组织。", ("揭榜挂帅", "科技悬赏制")),
    ("“832平台”", "全称为“脱贫地区网络销售平台”，是由财政部指导。", ("832平台", "脱贫地区网络销售平台")),
    (
        "ESI",
        "Essential Science Indicators，基本科学指标数据库。",
        ("Essential Science Indicators", "基本科学指标数据库"),
    ),
    ("新基建", "新型基础设施建设，主要包括5G基站建设。", ("新型基础设施建设",)),
    ("“头部”企业", "头部企业即龙头企业。是指在某个行业中。", ("头部企业", "龙头企业")),
    ("首席数据官（CDO）", "统筹数据工作的人。", ("首席数据官", "CDO")),
    ("消薄", "消除村级集体经济年收入薄弱的村居。", ()),
    ("两不愁三保障", "两不愁即不愁吃、不愁穿。", ()),
]


@pytest.mark.parametrize(("term", "definition", "alternatives"), FORMS)
def test_full_and_short_forms(term: str, definition: str, alternatives: tuple[str, ...]) -> None:
    assert find_forms(term, definition, RULES).alternatives == alternatives


PARTS = [
    ("四个办", FIRST, "一窗办 全城办 一证办 移动办"),
    ("“三项制度”", "公示制度、全过程记录制度、法制审核制度。", "公示制度 全过程记录制度 法制审核制度"),
    ("四类人员", "即贫困户、低保户、特困人员和残疾人家庭。", "贫困户 低保户 特困人员 残疾人家庭"),
    ("六稳", "指稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期工作", "稳就业 稳金融 稳外贸 稳外资 稳投资 稳预期"),
    ("四个指标", "交通投资、设施投资、产业投资、民间投资等指标。", "交通投资 设施投资 产业投资 民间投资"),
    ("四医联动改革", "医疗、医保、医药、医价联动改革。", "医疗 医保 医药 医价"),
    ("“四风”", "是指形式主义与官僚主义，享乐主义与奢靡之风。", "形式主义 官僚主义 享乐主义 奢靡之风"),
    ("“三水”统筹", "统筹水资源、水环境、水生态。", "水资源 水环境 水生态"),
    ("“五育”", "五个重要的方面，包括德育、智育、体育、美育、劳动教育。", "德育 智育 体育 美育 劳动教育"),
    ("两都两地", "即雕塑之都、瓷都、旅游目的地、产业基地。", "雕塑之都 瓷都 旅游目的地 产业基地"),
    ("三力三治", "即领导力、带动力、组织影响力;自治、法治、德治。", "领导力 带动力 组织影响力 自治 法治 德治"),
    ("“放管服”", "指简政放权、放管结合、优化服务。", "简政放权 放管结合 优化服务"),
    ("“专精特新”", "具有“专业化、精细化、特色化、新颖化”特征的企业。", "专业化 精细化 特色化 新颖化"),
    ("“一库两河”", "“一库”即西大洋水库;“两河”即唐河、通天河。", "一库 西大洋水库 两河 唐河 通天河"),
    ("一城、一区", "一城，即县城；一区，即开发区。", "一城 县城 一区 开发区"),
    ("“2+N”", "“2”是指新能源、新材料两大产业，“N”是指若干产业，具体有食品、纺织等。", "新能源 新材料 食品 纺织"),
    (
        "“5+3”体系",
        "纺织、时尚、装备、建筑、文旅等五大产业，市场、黄酒、农业等三大特色产业。",
        "纺织 时尚 装备 建筑 文旅 市场 黄酒 农业",
    ),
    ("十个常态化", "一是坚持防护、二是坚持测温。", ""),
    ("“两个确立”“四个意识”", "重要论述。", "两个确立 四个意识"),
    ("“双倍增”计划", "到2020年，高新技术企业和科技型企业数量，均较2015年翻一番。", ""),
    ("标准地", "带着能耗、环境、建设、亩产等标准进行“招拍挂”的用地。", ""),
    ("一村一品", "以村为单位，通过规模化、标准化和市场化建设，拥有特色明显、附加值高的主导产品和产业。", ""),
    ("国债", "期限分别为20年、30年、50年。", ""),
]


@pytest.mark.parametrize(("term", "definition", "parts"), PARTS)
def test_parts_are_what_the_definition_lists(term: str, definition: str, parts: str) -> None:
    joined = find_forms(term, definition, RULES).joined
    assert find_parts(term, definition, joined, RULES) == tuple(parts.split())


MENTIONS = [
    ("“僵尸企业”", "出清僵尸企业，“僵尸企业”清零。", ["僵尸企业", "僵尸企业"]),
    ("“双倍增”计划", "实施“双倍增”计划和双倍增计划。", ["“双倍增”计划", "双倍增计划"]),
    ('"双倍增"计划', '推进"双倍增"计划。', ['"双倍增"计划']),
    ("4个100亿", "推进4 个 100 亿项目。", ["4 个 100 亿"]),
    ("M0", "供应M0用地，治理PM0.5。", ["M0"]),
    ("“1+5”", "“1+5”“6+1”行动。", ["1+5"]),
    ("“专精特新”", "“专精特新[1]”企业。", ["专精特新"]),
    ("“两新”", "“两新”工作，两新一重项目。", ["两新"]),
    ("“枫桥经验”", "新时代“枫桥经验”。", ["枫桥经验"]),
    ("新时代“枫桥经验”", "坚持“枫桥经验”。", ["枫桥经验"]),
    ("水质III类标准", "稳定达到III类标准[1]。", ["III类标准"]),
    ("“四不摘”", "严格落实四个不摘要求。", []),
]


@pytest.mark.parametrize(("term", "body", "found"), MENTIONS)
def test_the_body_is_searched_for_every_form(term: str, body: str, found: list[str]) -> None:
    text = f"{body}\n名词解释\n[1]{term}：某种做法。"
    (entry,) = read(text)
    assert [mention.of(text) for mention in entry.mentions] == found


def test_the_longest_term_wins() -> None:
    text = "建设智慧大厅和大厅。\n名词解释\n1.智慧大厅：一种模式。\n2.大厅：一种场所。"
    whole, part = read(text)
    assert whole.mentions == (Span(2, 6),)
    assert part.mentions == (Span(7, 9),)
