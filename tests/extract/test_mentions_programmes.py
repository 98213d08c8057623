"""Policies and notions: what is quoted, asked, explained, set up and carried out."""

from __future__ import annotations

import pytest

from keqiao_kg.extract.mentions.named import find_mentions
from keqiao_kg.rules.mentions import mention_rules
from tests.extract.report_of import report_of

KINDS = ("programme", "concept")

# Text, and the policies and notions in it: name and type.
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("建立常态化银企对接机制，探索长效化管护机制。", ("常态化银企对接机制 programme", "长效化管护机制 programme")),
    ("实施桐溪管网改造工程，建成桐溪核电示范工程。", ()),
    ("强力推进农村人居环境整治，新建公厕10座。", ("农村人居环境整治 programme",)),
    ("为“清溪蓝”[5]做出贡献。", ("清溪蓝 concept",)),
    ("严格“三查”要求（14），守住底线。", ("三查 concept",)),
    ("落实好“三增四减五提升”[3]部署。", ("三增四减五提升 programme",)),
    ("打造“县城客厅”[6]，提升品位。", ("县城客厅 concept",)),
    ("推行“焦溪办法”［7］。", ("焦溪办法 programme",)),
    ("为“清溪蓝”做出贡献。", ()),
    ("树牢“四个意识”，坚定信心。", ()),
    ("按照省委“三六八”工作思路和市委“2468”[2]总体要求。", ("“三六八”工作思路 programme", "“2468”总体要求 programme")),
    ("严格落实“五个百分之百”要求。", ("五个百分之百 programme",)),
    ("统筹推进“五位一体”总体布局。", ("“五位一体”总体布局 programme",)),
    ("满足“四个方面”要求。", ()),
    ("151项事项实现“最多跑一次”。", ("最多跑一次 programme",)),
    ("落实藏粮于地、藏粮于技战略。", ("藏粮于地战略 programme", "藏粮于技战略 programme")),
    ("健全激励机制和容错纠错机制。", ("容错纠错机制 programme",)),
    ("设立桐木加工专项资金和3亿元焦溪产业基金。", ("桐木加工专项资金 programme", "焦溪产业基金 programme")),
    ("用好各类产业基金。", ()),
    ("设立规模10亿元以上桐木产业基金。", ("桐木产业基金 programme",)),
    ("健全“1+2+N”基层治理体系。", ("“1+2+N”基层治理体系 programme",)),
    ("开展“礼让行人”“桐城净街”等文明行动。", ("礼让行人 programme", "桐城净街 programme")),
    ("加速建设“活力兰考”。", ("活力兰考 programme",)),
    ("出台“焦桐养老服务20条”，深入实施水网建设“12条”。", ("焦桐养老服务20条 programme", "水网建设“12条” programme")),
    ("加大“三农”投入，出清“僵尸企业”，推行“一镇一策”。", ("三农 concept", "僵尸企业 concept", "一镇一策 programme")),
    ("完善“桐城智管”服务体系。", ("桐城智管 programme",)),
    ("随着桐木振兴战略的实施，发展加快。", ("桐木振兴战略 programme",)),
    ("“桐溪通办”累计发布四批355项。", ("桐溪通办 programme",)),
    ("“三大任务、一大平台”扎实推进。", ("三大任务、一大平台 programme",)),
    ("“创新之花”结出硕果。", ()),
    ("巩固提升“创园”成果。", ("创园 programme",)),
    ("优化“一乡一品”事项清单。", ("“一乡一品”事项清单 programme",)),
    ("健全银企对接机制。", ("银企对接机制 programme",)),
    ("完善水务管理机制。", ()),
    ("综合运用产业扶贫、健康扶贫等措施。", ("产业扶贫 programme", "健康扶贫 programme")),
    ("推行免费学前教育。", ("免费学前教育 programme",)),
    ("深化招标投标体制机制改革。", ("招标投标体制机制改革 programme",)),
    ("加快实施国家科技重大专项。", ("国家科技重大专项 programme",)),
    ("完成农村土地确权登记颁证。", ("农村土地确权登记颁证 programme",)),
    ("打响“清溪制造”品牌，擦亮“水韵桐城”文旅品牌。", ("清溪制造 programme", "水韵桐城 programme")),
    ("叫响“国际文化旅游名城”品牌。", ()),
    ("形成“一心、三带、两片区”〔2〕空间布局。", ("“一心、三带、两片区”空间布局 concept",)),
    ("构建“两横三纵”的县域公路网。", ("“两横三纵”的县域公路网 concept",)),
    ("构建“多业并举”发展新格局。", ()),
    ("实施新一轮焦桐产能提升行动。", ("焦桐产能提升行动 programme",)),
    ("首创全域限塑制度体系。", ("全域限塑制度体系 programme",)),
    ("抓住用地自主权扩大、能耗指标调整等改革机遇。", ()),
    ("启动新一轮“桥连心”工程。", ("“桥连心”工程 programme",)),
    ("完成新一轮三年行动计划。", ("新一轮三年行动计划 programme",)),
    ("按照市委“三城四带”工作部署推进。", ("三城四带 programme",)),
    ("抓好桐农保险试点工作。", ("桐农保险试点 programme",)),
    ("构建碳排放双控制度体系。", ("碳排放双控制度体系 programme",)),
    ("深化农村集体建设用地入市改革。", ("农村集体建设用地入市改革 programme",)),
    ("不搞“形象工程”“面子工程”。", ()),
    ("引进恒远战略投资者。", ()),
    ('编制"十三五"规划。', ("“十三五”规划 programme",)),
    ("做好双拥工作，深化全民阅读活动。", ("双拥 programme", "全民阅读活动 programme")),
    ("创建全国双拥模范城。", ()),
    (
        "打好焦桐治本攻坚、溪山固本强基三年行动收官战。",
        ("焦桐治本攻坚三年行动 programme", "溪山固本强基三年行动 programme"),
    ),
    ("实施消费提质、潜能挖掘两大工程。", ("消费提质工程 programme", "潜能挖掘工程 programme")),
    ("开展店外经营、占道经营专项整治行动。", ("店外经营、占道经营专项整治行动 programme",)),
    ("落实“一溪两山”工作部署，把握好“三个注重”[3]。", ("一溪两山 programme", "三个注重 concept")),
    ("实施项目带动战略，融入新时代西部大开发。", ("项目带动战略 programme", "新时代西部大开发 programme")),
    ("全面落实《焦桐公约》。", ("焦桐公约 programme",)),
    (
        "启动产业政策引领、发展空间拓展、融合业态创新等六大行动。",
        (
            "产业政策引领行动 programme",
            "发展空间拓展行动 programme",
            "融合业态创新行动 programme",
        ),
    ),
    ("落实国家“一带一路”战略。", ("一带一路 programme",)),
    ("着力强化“四大功能”，用好“五大引领作用”。", ("五大引领作用 concept", "四大功能 concept")),
    ("每月开展一次送书上门行动。", ("送书上门行动 programme",)),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_policies_and_notions(text: str, expected: tuple[str, ...]) -> None:
    mentions = find_mentions(report_of(text), mention_rules())
    assert sorted(f"{each.name} {each.type}" for each in mentions if each.type in KINDS) == sorted(expected)
