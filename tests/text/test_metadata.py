"""What title blocks say, on made-up blocks, on 40 reports read by eye, and on the whole corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.errors import InputError
from keqiao_kg.model import Level
from keqiao_kg.rules.divisions import Divisions
from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.rules.tables import read_rows
from keqiao_kg.text import Overrides, TextRules, read_report
from keqiao_kg.text.metadata.fields import Metadata, read_metadata, report_id
from keqiao_kg.text.segment.layout import lay_out

TITLE_BLOCKS = Path(__file__).parent / "title_blocks.tsv"
PARTS = "一、2019年工作回顾\n全市经济平稳。\n二、2020年工作安排\n全市共同努力。"
SALUTATION = "各位代表："
DIGEST = "0123456789abcdef"

# Places that the catalogue names as they are called today, the report as it was called then.
RENAMED = {f"county/徐水区-{year}.txt": "徐水县" for year in (2010, 2011, 2012, 2013, 2015)}


def metadata(text: str, overrides: Overrides | None = None) -> Metadata:
    rules = StructureRules.load()
    return read_metadata(text, lay_out(text, None, rules), rules, Divisions.load(), overrides or Overrides(), "x.txt")


@pytest.mark.parametrize(
    ("block", "area", "body", "session", "office", "speaker", "spoken_on"),
    [
        (
            "政府工作报告\n2020年1月8日在绍兴市柯桥区第一届人民代表大会第四次会议上绍兴市柯桥区人民政府区长赵如浪",
            "330603", "绍兴市柯桥区第一届人民代表大会", "第四次会议",
            "绍兴市柯桥区人民政府区长", "赵如浪", "2020-01-08",
        ),
        (
            "政府工作报告\n——二〇一九年十二月二十五日在西安市第十六届人民代表大会第五次会议上\n西安市市长 李 明",
            "610100", "西安市第十六届人民代表大会", "第五次会议", "西安市市长", "李明", "2019-12-25",
        ),
        (
            "政府工作报告\n（2016年1月11日在新疆维吾尔自治区第十二届人民代表大会第四次会议上）\n"
            "自治区主席 雪克来提·扎克尔",
            "650000", "新疆维吾尔自治区第十二届人民代表大会", "第四次会议",
            "新疆维吾尔自治区主席", "雪克来提·扎克尔", "2016-01-11",
        ),
        (
            "2020年1月13日在县十六届人民代表大会第四次会议上\n涞源县人民政府县长周峰",
            "130630", "涞源县第十六届人民代表大会", "第四次会议", "涞源县人民政府县长", "周峰", "2020-01-13",
        ),
        (
            "政府工作报告\n——2017年3月5日在第十二届全国人民代表大会第五次会议上\n国务院总理 李克强",
            "100000", "第十二届全国人民代表大会", "第五次会议", "国务院总理", "李克强", "2017-03-05",
        ),
        (
            "2025年1月15日龚正市长在上海市第十六届人民代表大会第三次会议的政府工作报告",
            "310000", "上海市第十六届人民代表大会", "第三次会议", "上海市市长", "龚正", "2025-01-15",
        ),
        (
            "——2025年1月21日在保定市第十六届人民代表大会第六次会议上\n闫继红",
            "130600", "保定市第十六届人民代表大会", "第六次会议", "", "闫继红", "2025-01-21",
        ),
        (
            "政府工作报告\n——在昆明市第十三届人民代表大会第五次会议上\n昆明市人民政府代理市长 李文\n（2014年1月）",
            "530100", "昆明市第十三届人民代表大会", "第五次会议", "昆明市人民政府代理市长", "李文", "2014-01",
        ),
        ("上海市市长　龚正\n各位代表：\n现在，我代表上海市人民政府。", "310000", "", "", "上海市市长", "龚正", ""),
        ("各位代表：\n现在，我代表国务院，向大会作政府工作报告。", "100000", "", "", "", "", ""),
        ("2010年铜川市人民政府工作报告\n各位代表：\n现在，我代表市人民政府。", "610200", "", "", "", "", ""),
    ],
)  # fmt: skip
def test_title_block(block: str, area: str, body: str, session: str, office: str, speaker: str, spoken_on: str) -> None:
    salutation = "" if SALUTATION in block else f"{SALUTATION}\n"
    read = metadata(f"{block}\n{salutation}{PARTS}")
    assert read.area.code == area
    assert (read.body, read.session) == (body, session)
    assert (read.office, read.speaker) == (office, speaker)
    assert read.spoken_on == spoken_on


@pytest.mark.parametrize(
    ("text", "reviewed", "planned"),
    [
        ("2019年12月25日\n各位代表：\n一、过去一年工作\n平稳。\n二、明年工作安排\n努力。", 2019, 2020),
        ("2020年1月8日\n各位代表：\n一、过去一年工作\n平稳。\n二、今年工作安排\n努力。", 2019, 2020),
        ("2020年5月22日\n各位代表：\n一、2019年和今年以来工作回顾\n平稳。\n二、今年工作部署\n努力。", 2019, 2020),
        ("各位代表：\n一、“十三五”时期发展回顾\n平稳。\n二、目标任务\n努力。\n三、2021年主要工作\n努力。", 2020, 2021),
        ("各位代表：\n一、关于2012年政府工作\n平稳。\n二、2013年目标和重点工作\n努力。", 2012, 2013),
        ("各位代表：\n二〇二四年工作回顾\n全县平稳发展。\n二〇二五年主要目标任务\n全县共同努力。", 2024, 2025),
        ("各位代表：\n一、２００３年工作回顾\n平稳。\n二、２００４年主要工作任务\n努力。", 2003, 2004),
        ("各位代表：\n我代表县政府，对今后五年和2012年的工作提出建议。\n一、过去五年工作回顾\n平稳。", 2011, 2012),
        ("各位代表：\n2012年，全县平稳。\n2013年全县工作的总体要求是：努力。", 2012, 2013),
    ],
)  # fmt: skip
def test_years(text: str, reviewed: int, planned: int) -> None:
    read = metadata(text)
    assert (read.years.reviewed, read.years.planned) == (reviewed, planned)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("全市经济平稳。齐齐哈尔取得成就。龙沙区、讷河市发展。加强合作，深化合作，推进合作。", "230200"),
        ("全县经济平稳。易县取得成就。雄安新区带动发展，雄安新区建设加快。", "130633"),
        ("全国经济平稳。全国人民团结。", "100000"),
    ],
)
def test_area_from_the_text_alone(text: str, code: str) -> None:
    assert metadata(f"各位代表：\n{text}\n{PARTS.replace('全市', '')}").area.code == code


def test_parents_tell_districts_of_one_name_apart() -> None:
    block = "2020年1月8日在鼓楼区第十八届人民代表大会第四次会议上\n区长 王五\n各位代表：\n融入南京都市圈，服务南京。"
    read = metadata(f"{block}\n{PARTS.replace('全市', '全区')}")
    assert read.area.full_name == "江苏省南京市鼓楼区"
    assert read.body == "鼓楼区第十八届人民代表大会"


def test_area_in_no_table() -> None:
    read = metadata(f"2023年1月10日在某某新区第一届人民代表大会第二次会议上\n新区管委会主任 张三\n各位代表：\n{PARTS}")
    assert (read.area.code, read.area.name, read.area.level) == ("", "某某新区", Level.COUNTY)
    assert [issue.code for issue in read.issues] == ["unknown-area"]
    assert report_id(read, DIGEST) == "01234567-2020"


def test_town() -> None:
    read = metadata(f"2018年2月1日在杨汛桥镇第十七届人民代表大会第三次会议上\n镇长 王五\n各位代表：\n{PARTS}")
    assert (read.area.name, read.area.level) == ("杨汛桥镇", Level.TOWN)
    assert [name for _, name in read.area.parents] == ["柯桥区", "绍兴市", "浙江省"]


def test_overrides_win() -> None:
    overrides = Overrides("标题", "330603", "某大会", "第一次会议", "王五", "区长", "2021-02", 2020, 2021)
    read = metadata(f"2020年1月8日在易县第一届人民代表大会第四次会议上\n县长 张三\n各位代表：\n{PARTS}", overrides)
    assert (read.title, read.area.name, read.body, read.session) == ("标题", "柯桥区", "某大会", "第一次会议")
    assert (read.speaker, read.office, read.spoken_on) == ("王五", "区长", "2021-02")
    assert (read.years.reviewed, read.years.planned) == (2020, 2021)
    assert report_id(read, DIGEST) == "330603-2021"


@pytest.mark.parametrize(
    ("overrides", "years"),
    [
        (Overrides(year_planned=2015), (2014, 2015)),
        (Overrides(year_reviewed=2015), (2015, 2016)),
        (Overrides(year_reviewed=2013, year_planned=2015), (2013, 2015)),
        (Overrides(), (2019, 2020)),
    ],
)
def test_one_year_gives_the_other(overrides: Overrides, years: tuple[int, int]) -> None:
    read = metadata(f"各位代表：\n{PARTS}", overrides)
    assert (read.years.reviewed, read.years.planned) == years


def test_area_by_name_overrides() -> None:
    assert metadata(f"各位代表：\n{PARTS}", Overrides(area="绍兴市柯桥区")).area.code == "330603"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("从前有座山，山里有座庙。\n庙里有个老和尚在讲故事。" * 40, "no salutation"),
        ("新华社北京1月1日电 国务院总理作政府工作报告。报告提出增长5%。\n代表们表示赞同。", "no salutation"),
        ("Report on the Work of the Government\nFellow deputies,\nOn behalf of the State Council…", "no salutation"),
        ("政府工作报告解读\n今年报告有哪些看点？\n一、今年目标任务\n增长5%。", "no salutation"),
        ("各位代表：\n现在，我受市人大常委会委托，向大会报告工作。\n一、2019年工作回顾\n平稳。", "another body"),
        ("各位代表：\n我代表县人民法院，向大会报告工作。\n一、2019年工作回顾\n平稳。", "another body"),
        ("。", "no salutation"),
    ],
)
def test_what_is_no_report_is_refused(text: str, cause: str) -> None:
    with pytest.raises(InputError, match=cause) as caught:
        metadata(text)
    assert caught.value.where == "x.txt"
    assert caught.value.hint


# ── the corpus ──────────────────────────────────────────────────────────────────────────────────

FIELDS = ("body", "session", "office", "speaker", "spoken_on")


@pytest.mark.corpus
def test_title_blocks_read_by_eye(corpus: Path) -> None:
    rules, rows = TextRules.load(), read_rows(TITLE_BLOCKS)
    assert len(rows) == 40
    for row in rows:
        report = read_report(corpus / row["file"], rules)
        assert {name: getattr(report, name) for name in FIELDS} == {name: row[name] for name in FIELDS}, row["file"]
        assert (report.area.code, report.area.full_name) == (row["code"], row["full_name"]), row["file"]
        assert f"{report.year_reviewed} {report.year_planned}" == f"{row['reviewed']} {row['planned']}", row["file"]
        roles = " ".join(section.role for section in report.sections if section.level == 1)
        assert roles == row["parts"], row["file"]


@pytest.mark.corpus
def test_catalogue(corpus: Path) -> None:
    """Level, place and year of every report, against the catalogue."""
    rules, rows = TextRules.load(), read_rows(corpus / "CATALOG.tsv")
    assert len(rows) >= 109
    levels = {"national": Level.NATION}
    wrong = {}
    for row in rows:
        report = read_report(corpus / row["file"], rules)
        name = RENAMED.get(row["file"], report.area.name)
        level = levels.get(row["level"]) or Level(row["level"])
        if (report.area.level, report.area.name, report.year_planned) != (level, name, int(row["year"])):
            wrong[row["file"]] = (report.area.full_name, report.year_planned)
        if not (row["place"].endswith(name) or row["file"] in RENAMED):
            wrong[row["file"]] = (report.area.full_name, report.year_planned)
    assert wrong == {}
