"""What is measured, and all fields of a quantity, on made sentences and on the gold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keqiao_kg.assets import DATA
from keqiao_kg.extract import ExtractRules, extract
from keqiao_kg.model import Measure, Quantity, Report, Role
from keqiao_kg.rules.tables import read_rows
from keqiao_kg.score import score_findings
from keqiao_kg.text import TextRules, read_report
from tests.extract.report_of import report_of

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent / "gold" / "keqiao-2020"
RULES = ExtractRules.load()
ROWS = read_rows(HERE / "quantities.tsv")
CASES = [(text, list(rows)) for text, rows in groupby(ROWS, key=lambda row: row["sentence"])]


def read(*texts: str, role: Role = Role.REVIEW) -> list[Quantity]:
    return list(extract(report_of(*texts, role=role), RULES).quantities)


def test_there_are_cases() -> None:
    assert len(ROWS) >= 40


@pytest.mark.parametrize(("text", "rows"), CASES, ids=[text for text, _ in CASES])
def test_what_is_measured(text: str, rows: list[dict[str, str]]) -> None:
    found = [(q.indicator, str(q.measure), q.value, q.unit, str(q.comparator)) for q in read(text)]
    wanted = [(r["indicator"], r["measure"], Decimal(r["value"]), r["unit"], r["comparator"]) for r in rows]
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("生产总值突破900亿元，增长8%。", ["生产总值突破900亿元", "增长8%"]),
        ("实现产值77亿元、增长3.2%。", ["产值77亿元", "产值77亿元、增长3.2%"]),
        ("全年帮助企业解决507个难题。", ["帮助企业解决507个难题"]),
        ("打造城区15分钟生活圈。", ["15分钟生活圈"]),
        ("半数镇达标，50%以上社区实现智慧防控全覆盖。", ["50%以上社区实现智慧防控全覆盖"]),
        ("新增企业95家、机构13家。", ["新增企业95家", "机构13家"]),
        ("816户1402人实现脱贫。", ["816户1402人实现脱贫", "1402人实现脱贫"]),
        ("设立3个固定、2个流动检查站。", ["设立3个固定、2个流动检查站", "2个流动检查站"]),
        ("45家企业、6家中心落户新城。", ["45家企业", "6家中心落户新城"]),
        ("合作项目57个、总投资71亿元。", ["合作项目57个", "合作项目57个、总投资71亿元"]),
        (
            "港口吞吐量达到900万吨、连续7年居全国第一。",
            ["港口吞吐量达到900万吨"] + ["港口吞吐量达到900万吨、连续7年居全国第一"] * 2,
        ),
        ("山羊存栏9万头、出栏7万头。", ["山羊存栏9万头", "山羊存栏9万头、出栏7万头"]),
        ("创新指数连续6年全省第一。", ["创新指数连续6年全省第一", "创新指数连续6年全省第一"]),
        ("淘汰落后炼铁产能46万吨、炼钢产能37万吨。", ["淘汰落后炼铁产能46万吨", "炼钢产能37万吨"]),
        ("打造7个千亿级产业集群。", ["打造7个千亿级产业集群", "千亿级产业集群"]),
    ],
)
def test_quotes(text: str, quote: list[str]) -> None:
    assert [q.evidence.span.of(text) for q in read(text)] == quote


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("力争新兴产业增加值增长10%以上，占工业比重提高到35%以上。", ["strive", "strive"]),
        ("力争建成公园3个，新增绿地5万平方米。", ["strive", "plain"]),
        ("争创国家园林城市，旅游人数增长9%。", ["plain"]),
        ("力争引进项目30个，至少引入1家央企。", ["strive", "plain"]),
        ("力争新上项目10个，完成投资20亿元。", ["strive", "strive"]),
        ("拿出冲刺的干劲，办好10件实事。", ["plain"]),
        ("必须稳中求进，重点抓好6项工作。", ["plain"]),
        ("力争通过2—3年的努力，形成特色产业。", ["strive"]),
        ("生产总值增长7%以上，在此基础上力争到7.5%；收入增长7%以上。", ["plain", "strive", "plain"]),
        ("确保粮食产量80亿斤以上。", ["ensure"]),
        ("新增企业5家。", ["plain"]),
    ],
)
def test_modality_and_its_reach(text: str, modality: list[str]) -> None:
    assert [q.modality for q in read(text, role=Role.PLAN)] == modality


def test_modality_is_for_targets_alone() -> None:
    assert [q.modality for q in read("力争完成投资5亿元。")] == ["plain"]


@pytest.mark.parametrize(
    ("text", "role", "status"),
    [
        ("新增企业5家，预计税收3亿元，增长8%。", Role.REVIEW, ["actual", "estimate", "estimate"]),
        ("新增企业5家。", Role.PLAN, ["target"]),
        ("引进5亿元以上项目20个。", Role.PLAN, ["standing", "target"]),
        ("171万平方米存量违建清零销号，216米时代大厦主体结顶。", Role.REVIEW, ["standing", "standing"]),
    ],
)
def test_status(text: str, role: Role, status: list[str]) -> None:
    assert [q.status for q in read(text, role=role)] == status


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("新增企业5家。", ["2023"]),
        ("近两年共引进人才150人。", ["2022-2023"]),
        ("累计企业上云900家。", ["-2023"]),
        ("“十三五”期间新建道路50公里。", ["2016-2020"]),
        ("到2030年森林覆盖率达到30%。", ["2030"]),
        ("产值比2015年增长30%。", ["2023"]),
        ("2021年以来新增企业5家。", ["2021-2023"]),
        ("2021年园区建成以来，累计新增企业5家。", ["2021-2023"]),
        ("从2021年开始，共新增企业5家。", ["2021-2023"]),
        ("2023年开始建设道路5公里。", ["2023"]),
        ("城区面积由6.7平方公里拓展到8.5平方公里。", ["2022", "2023"]),
    ],
)
def test_periods(text: str, period: list[str]) -> None:
    assert [q.period for q in read(text)] == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("生产总值年均增长8%。", ["2019-2023"]),
        ("生产总值达到900亿元。", ["2023"]),
        ("生产总值由2018年的500亿元增加到900亿元，年均增长9%。", ["2018", "2023", "2019-2023"]),
        ("生产总值由500亿元增加到900亿元，比2018年增加400亿元。", ["2018", "2023", "2023"]),
        ("新建道路50公里，累计完成投资30亿元。", ["2019-2023", "2019-2023"]),
        ("完成财政收入9亿元，同比增长5%。", ["2023", "2023"]),
        ("五年累计新增就业9000人。", ["2019-2023"]),
        ("五年新建公园40个。", ["2019-2023"]),
        ("单位产值能耗五年下降21%。", ["2019-2023"]),
        ("单位产值能耗累计下降14%。", ["2019-2023"]),
        ("新型城镇化率超过60%，道路总里程3000公里。", ["2023", "2023"]),
        ("建成桥梁4座、在建6座。", ["2019-2023", "2023"]),
        ("粮食产量稳定在70万吨以上。", ["2019-2023"]),
        ("研发投入强度居全省第3位。", ["2023"]),
        ("研发投入强度连续保持全省第一。", ["2019-2023"]),
        ("水质优良率高于全省3.5个百分点。", ["2023"]),
        ("研发投入强度从全省第9位升至第5位。", ["2018", "2023"]),
        ("接待游客200万人次，比上个五年增长60万人次。", ["2019-2023", "2019-2023"]),
        ("水质连续8年稳定在Ⅱ类。", ["2023"]),
        ("20年来首次举办省运会，新建场馆7个。", ["2019-2023"]),
        ("高新技术企业超过200家，入选名录的企业9家。", ["2023", "2019-2023"]),
        ("颗粒物年均浓度25微克/立方米，产业规模迈入百亿元。", ["2023", "2023"]),
        ("企业分别从76家、16家增加到220家、49家。", ["2018", "2018", "2023", "2023"]),
        ("数字产业营收超900亿元，新增就业超60万人。", ["2023", "2019-2023"]),
        ("棉花产量创12年新高。", ["2023"]),
        ("远程教育已覆盖6000所学校。", ["2023"]),
        ("生产总值连跨2个千亿元台阶。", ["2019-2023", "2024"]),
        ("运营里程从2018年的600公里增加到800公里、保持全省第一。", ["2018", "2023", "2023"]),
        ("三次产业结构由2018年的12:48:40调整为9:45:46。", ["2018"] * 3 + ["2023"] * 3),
        ("企业开办时间压缩到3个工作日，提前两年完成验收。", ["2023", "2019-2023"]),
        ("棉花产量实现“十连增”。", ["2023"]),
        ("运输网络辐射40个城市，58%的幼儿园开设托班。", ["2023", "2023"]),
        ("托育机构达到1200个，是五年前的3倍。", ["2023", "2023"]),
        ("累计建成绿色工厂14家、总数全省第一。", ["2019-2023", "2023"]),
        ("新开航线10条，航线累计达到60条。", ["2019-2023", "-2023"]),
        ("新建城市道路80条，总里程达到60公里。", ["2019-2023", "2019-2023"]),
    ],
)
def test_periods_in_the_review_of_a_term(text: str, period: list[str]) -> None:
    report = report_of(text)
    term = tuple(replace(sentence, period="2019-2023") for sentence in report.sentences)
    assert [q.period for q in extract(replace(report, sentences=term), RULES).quantities] == period


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("新建学校5所。", ["target"]),
        ("加快推进已开工的7个水利项目。", ["standing"]),
        ("对现有的40家企业分类施策，新增企业5家。", ["standing", "target"]),
        ("5亿元以上项目达到9个。", ["standing", "target"]),
        ("推进总投资3亿元的12个重点项目建设。", ["target", "target"]),
        ("推进总投资3亿元的桐溪公园建设。", ["standing"]),
        ("全县5万人领取养老金，必须按时发放。", ["standing"]),
        ("建设医院5所，要抓好质量。", ["target"]),
        ("增长预期目标8%，必须努力。", ["target"]),
    ],
)
def test_status_in_a_plan(text: str, status: list[str]) -> None:
    assert [str(q.status) for q in read(text, role=Role.PLAN)] == status


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("新增企业5家。", ["兰考县"]),
        ("滨江产业园提档升级，新注册企业40家。", ["滨江产业园"]),
        ("滨江产业园营业收入增长11%。", ["滨江产业园"]),
        ("清河（老城）产业园自建成以来，营业收入累计50亿元。", ["清河（老城）产业园"]),
        ("滨江产业园释放产业集聚效应，新注册企业40家。", ["滨江产业园"]),
        ("做强滨江产业园，新集聚企业40家。", ["滨江产业园"]),
        ("改造老旧小区40个。", ["兰考县"]),
        ("现代海洋港口群优势彰显，货物吞吐量超过21亿吨。", ["兰考县"]),
        ("滨海都市圈经济总量达到3万亿元。", ["滨海都市圈"]),
        ("淮河干流保持良好水质，新建学校3所。", ["兰考县"]),
        ("重点园区利税38亿元，增长15%。", ["重点园区", "重点园区"]),
        ("“滨河景观带”绿化11公顷，“回头看”整改12件。", ["滨河景观带", "兰考县"]),
        ("在主城区主干道两侧新建公厕40座。", ["主城区"]),
        ("出资5000万元设立中小企业发展基金。", ["中小企业发展基金"]),
        ("改造主城区道路16条，总长100公里，新建学校3所。", ["主城区", "主城区", "兰考县"]),
        ("县本级改造棚户区30户，竣工回迁房80套；建设公租房40套。", ["兰考县本级", "兰考县本级", "兰考县"]),
        ("城区面积达到8平方公里，县城人口达到5万人。", ["兰考县", "兰考县"]),
        ("滨江国际机场临空经济区完成投资30亿元。", ["滨江国际机场临空经济区"]),
        ("惠民购物节带动家电零售额增长20%。", ["兰考县"]),
        ("办理县人大代表建议50件、县政协提案40件。", ["兰考县", "兰考县"]),
        ("投资600万元对滨江广场升级改造。", ["兰考县"]),
        ("创建黄河生态农业示范区，新增企业5家。", ["兰考县"]),
        ("跨国公司地区总部达到20家。", ["兰考县"]),
        ("滨江自贸试验区启动负面清单管理，落地政策26项，新增企业50家。", ["滨江自贸试验区", "滨江自贸试验区"]),
        ("滨江自贸试验区启动负面清单管理，全县新增企业50家。", ["兰考县"]),
        ("投资70亿元的甲高速、乙铁路等一批重点工程加快建设。", ["兰考县"]),
        ("挂牌黄河智能制造学院，启动建设实验室3个。", ["兰考县"]),
        ("滨江新区法规、规章分别新增4部、10部。", ["滨江新区", "滨江新区"]),
        ("滨江开发区营业收入增长6%，亩均产值、税收分别增长9%和8%。", ["滨江开发区"] * 3),
        ("深入推进滨江新片区方案，新片区工业总产值、投资分别增长7%和6%。", ["滨江新片区", "滨江新片区"]),
        ("深入推进滨江新片区方案，赋予新片区更大权限，新片区工业总产值增长6%。", ["滨江新片区"]),
        ("攻坚战成效考核排名全市第一。", ["兰考县"]),
        ("保税区、口岸数量居全省第一。", ["兰考县"]),
        ("滨江机场旅客和货邮吞吐量分别达到5万人次、6万吨，分别增长2%、3%。", ["滨江机场"] * 4),
        ("与滨江大学共建4家示范基地。", ["兰考县"]),
        ("城乡居民养老保险参保率达到98%。", ["兰考县"]),
        ("某某银行挂牌营业，全县金融机构达13家，存款余额达26亿元。", ["兰考县", "兰考县"]),
        ("加快滨江产业园区建设，开发面积达到8平方公里。", ["滨江产业园区"]),
        ("建成总长9公里的滨江路、沿河路等8条道路。", ["兰考县", "兰考县"]),
        ("滨江产业园揭牌，首批10家企业入驻。", ["滨江产业园"]),
        ("滨江文化公园开园，新建绿道23公里，849座公园全天开放。", ["兰考县", "兰考县"]),
        ("第三届滨江博览会圆满举办，意向成交金额7亿元、增长6%。", ["第三届滨江博览会"] * 2),
        ("投资6亿元实施滨江路改造工程。", ["滨江路改造工程"]),
        ("“双导师制”培养硕士35名。", ["兰考县"]),
        ("加快滨江物流园建设，年内力争10家以上企业入驻。", ["滨江物流园"]),
        ("滨江医疗集团挂牌成立，6所卫生院建成特色科室。", ["兰考县"]),
        ("“低碳贷”“绿证贷”等工具带动减排2万吨。", ["兰考县"]),
        ("滨江开发区加快建设，新能源和可再生能源发电装机达50万千瓦。", ["兰考县"]),
        ("滨江开发区完成投资5亿元，新建厂房2万平方米。", ["滨江开发区"] * 2),
        ("滨江开发区完成投资5亿元，全县新建厂房2万平方米。", ["滨江开发区", "兰考县"]),
        ("滨江开发区完成投资5亿元；新建厂房2万平方米。", ["滨江开发区", "兰考县"]),
        ("学生营养改善计划惠及3万名学生，新建学校5所。", ["学生营养改善计划", "兰考县"]),
        ("“满天星”行动新增从业人员9万人、企业2万家。", ["“满天星”行动"] * 2),
        ("滨江康养旅游先行区启动建设，落地项目5个。", ["滨江康养旅游先行区"]),
        ("滨江博览会连续五年成功举办。", ["滨江博览会"]),
    ],
)
def test_subjects(text: str, subject: list[str]) -> None:
    assert [q.subject for q in read(text)] == subject


@pytest.mark.parametrize(
    ("texts", "subject"),
    [
        (("滨江产业园区建设步伐加快。", "目前，入园企业达30家。"), ["滨江产业园区"]),
        (("滨江产业园区、城东物流园区建设步伐加快。", "目前，入园企业达30家。"), ["兰考县"]),
        (("滨江产业园区建设步伐加快。", "目前，企业达30家。"), ["兰考县"]),
        (("全县工业平稳增长。", "目前，入园企业达30家。"), ["兰考县"]),
    ],
)
def test_the_sentence_before_tells_the_zone(texts: tuple[str, ...], subject: list[str]) -> None:
    assert [q.subject for q in read(*texts)] == subject


@pytest.fixture(scope="module")
def bundled() -> Report:
    return read_report(DATA / "reports" / "keqiao-2020.txt", TextRules.load())


def test_gold(bundled: Report) -> None:
    result = score_findings(bundled, extract(bundled, RULES), GOLD)
    assert not result.unaligned
    assert result.tallies["quantities found"].f1 >= 0.985
    assert result.tallies["quantities strict"].f1 >= 0.94
    assert all(right / total >= 0.95 for right, total in result.fields.values())


def test_every_quantity_has_a_quote_and_rules(bundled: Report) -> None:
    found = extract(bundled, RULES).quantities
    assert len(found) >= 300
    for quantity in found:
        span = quantity.evidence.span
        assert 0 <= span.start < span.end <= len(bundled.text)
        assert quantity.indicator
        assert quantity.evidence.rules
        assert quantity.measure in Measure


@pytest.mark.corpus
def test_corpus_is_read_without_an_empty_indicator(corpus: Path) -> None:
    paths = sorted(corpus.rglob("*.txt"))[::20]
    assert len(paths) >= 5
    for path in paths:
        report = read_report(path, TextRules.load())
        found = extract(report, RULES).quantities
        assert len(found) >= 30
        assert all(q.indicator and q.evidence.span.of(report.text) for q in found)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="，、；。（）“”分别均增长至由到的了第5两%亿元家个位年等其中占比新增项目力争"))
def test_no_text_crashes_the_reader(text: str) -> None:
    report = report_of(text)
    assert all(q.evidence.span.start <= q.evidence.span.end for q in extract(report, RULES).quantities)
