"""What the sentences of reports say of two names."""

from __future__ import annotations

import pytest

from keqiao_kg.extract.mentions.named import all_mentions
from keqiao_kg.extract.relations.found import find_relations
from keqiao_kg.model import Role
from keqiao_kg.rules.mentions import mention_rules
from tests.extract.report_of import report_of

CASES = (
    ("“无废城市”建设加快推进。", Role.REVIEW, {("兰考县", "seeks", "无废城市")}),
    ("打造“泡桐家居产业转型升级示范区”。", Role.PLAN, {("兰考县", "seeks", "泡桐家居产业转型升级示范区")}),
    ("争创一批国家中小企业特色产业集群。", Role.PLAN, {("兰考县", "seeks", "国家中小企业特色产业集群")}),
    (
        "建成6号线东站段、北横通道东段。",
        Role.REVIEW,
        {("6号线东站段", "partOf", "6号线"), ("北横通道东段", "partOf", "北横通道")},
    ),
    ("桐溪国际机场T2航站楼投用。", Role.REVIEW, {("桐溪国际机场T2航站楼", "partOf", "桐溪国际机场")}),
    ("与京津共设科技专项。", Role.REVIEW, {("兰考县", "cooperatesWith", "京津")}),
    (
        "加强与恒远集团、桐溪大学等单位常态化对接。",
        Role.PLAN,
        {
            ("兰考县", "cooperatesWith", "恒远集团"),
            ("兰考县", "cooperatesWith", "桐溪大学"),
        },
    ),
    ("桐溪附属小学等对口帮扶扎实开展。", Role.REVIEW, {("兰考县", "cooperatesWith", "桐溪附属小学")}),
    ("引入恒远集团等央企力量联合发展。", Role.REVIEW, {("兰考县", "cooperatesWith", "恒远集团")}),
    (
        "择期推出“焦桐节”“美食节”等特色活动。",
        Role.PLAN,
        {("兰考县", "hostOf", "焦桐节"), ("兰考县", "hostOf", "美食节")},
    ),
    ("出席二十国集团领导人峰会等重大活动。", Role.REVIEW, set()),
    ("举办“焦桐故里行”活动。", Role.REVIEW, {("兰考县", "hostOf", "焦桐故里行")}),
    ("焦桐精神60周年座谈会成功举办。", Role.REVIEW, {("兰考县", "hostOf", "焦桐精神60周年座谈会")}),
    ("完成桐溪污水处理厂管网改造工程。", Role.REVIEW, {("桐溪污水处理厂管网改造工程", "partOf", "桐溪污水处理厂")}),
    ("桐溪林场荣获联合国“绿色生命奖”。", Role.REVIEW, {("桐溪林场", "holds", "联合国“绿色生命奖”")}),
    ("恒川荣获“国家重点龙头企业”称号。", Role.REVIEW, {("恒川", "holds", "国家重点龙头企业")}),
    ("图书馆获评国家一级图书馆。", Role.REVIEW, {("兰考县图书馆", "holds", "国家一级图书馆")}),
    (
        "恒远公司完成技改，同时斩获国家技术发明奖一等奖。",
        Role.REVIEW,
        {("恒远公司", "holds", "国家技术发明奖一等奖")},
    ),
    (
        "获评2022年度开封市提案办理优秀承办单位。",
        Role.REVIEW,
        {("兰考县", "holds", "2022年度开封市提案办理优秀承办单位")},
    ),
    ("在考核中获评优秀等次。", Role.REVIEW, set()),
    ("荣获中国园艺协会授予的“绿色城市奖”。", Role.REVIEW, {("兰考县", "holds", "绿色城市奖")}),
    ("焦桐峡景区，大力改造步道，争创4A级景区。", Role.PLAN, {("焦桐峡景区", "seeks", "4A级景区")}),
    ("泡桐木雕获评全国知名品牌、区域公用品牌。", Role.REVIEW, set()),
    (
        "尉氏文化产业园、尉氏数字经济产业园开工。",
        Role.REVIEW,
        {("尉氏文化产业园", "locatedIn", "尉氏县"), ("尉氏数字经济产业园", "locatedIn", "尉氏县")},
    ),
    ("吸引世界500强企业参展。", Role.PLAN, set()),
    (
        "与新疆和静县、杭州萧山签订合作协议。",
        Role.REVIEW,
        {
            ("兰考县", "cooperatesWith", "和静县"),
            ("兰考县", "cooperatesWith", "萧山区"),
            ("和静县", "locatedIn", "新疆维吾尔自治区"),
            ("萧山区", "locatedIn", "杭州市"),
        },
    ),
    ("恒远集团跻身世界500强企业。", Role.REVIEW, {("恒远集团", "holds", "世界500强企业")}),
    (
        "县司法局被中华全国人民调解员协会评为“焦桐县级先进单位”。",
        Role.REVIEW,
        {("兰考县司法局", "holds", "焦桐县级先进单位")},
    ),
    (
        "推动洛阳、新乡区域消费中心城市建设。",
        Role.PLAN,
        {("洛阳市", "seeks", "区域消费中心城市"), ("新乡市", "seeks", "区域消费中心城市")},
    ),
    ("科技部授予我县“全国焦桐先进县”荣誉称号。", Role.REVIEW, {("兰考县", "holds", "全国焦桐先进县")}),
    ("完成省级园林县城创建。", Role.REVIEW, {("兰考县", "holds", "省级园林县城")}),
    ("不断扩大“中国泡桐之乡”品牌影响力。", Role.PLAN, {("兰考县", "holds", "中国泡桐之乡")}),
    ("支持创建国家泡桐试验区。", Role.REVIEW, {("兰考县", "seeks", "国家泡桐试验区")}),
    ("成功创建国家卫生县城。", Role.REVIEW, {("兰考县", "holds", "国家卫生县城")}),
    ("争创国家全域旅游示范区。", Role.PLAN, {("兰考县", "seeks", "国家全域旅游示范区")}),
    ("县科技园成为省级创新创业示范基地。", Role.REVIEW, {("兰考县科技园", "holds", "省级创新创业示范基地")}),
    ("恒远家电等9个项目入选“市县长项目工程”。", Role.REVIEW, {("恒远家电项目", "includedIn", "市县长项目工程")}),
    (
        "被省卫健委评为“河南省慢性病综合防控示范区”。",
        Role.REVIEW,
        {("兰考县", "holds", "河南省慢性病综合防控示范区")},
    ),
    ("西岭酒等5个品牌入选首批中国消费名品。", Role.REVIEW, {("西岭酒", "includedIn", "首批中国消费名品")}),
    ("12家单位入选国家制造业试点。", Role.REVIEW, {("兰考县", "holds", "国家制造业试点")}),
    ("恒远集团进入中国企业500强。", Role.REVIEW, {("恒远集团", "holds", "中国企业500强")}),
    ("被省委、省政府评为全省文明县城。", Role.REVIEW, {("兰考县", "holds", "全省文明县城")}),
    (
        "恒远家电、鸿跃新材料等项目列入省重点项目。",
        Role.REVIEW,
        {("恒远家电项目", "includedIn", "河南省重点项目"), ("鸿跃新材料项目", "includedIn", "河南省重点项目")},
    ),
    ("焦桐诗歌节等一批影响较大的文化活动成功举办。", Role.REVIEW, {("兰考县", "hostOf", "焦桐诗歌节")}),
    ("协助开封市委、政府承办第五届泡桐博览会。", Role.REVIEW, {("开封市", "hostOf", "第五届泡桐博览会")}),
    ("县长张三成作政府工作报告。", Role.REVIEW, {("兰考县人民政府", "headedBy", "张三成")}),
    ("市长张三成率团考察。", Role.REVIEW, set()),
    (
        "支持洛阳建设国家焦桐产业基地和国家泡桐研究基地。",
        Role.PLAN,
        {("洛阳市", "seeks", "国家焦桐产业基地"), ("洛阳市", "seeks", "国家泡桐研究基地")},
    ),
    (
        "恒远公司获评省级文明单位、省级先进集体。",
        Role.REVIEW,
        {("恒远公司", "holds", "省级文明单位"), ("恒远公司", "holds", "省级先进集体")},
    ),
    ("成功争创省级文明县城。", Role.REVIEW, {("兰考县", "holds", "省级文明县城")}),
    ("商洛电厂二期建成投运。", Role.REVIEW, {("商洛电厂二期", "partOf", "商洛电厂")}),
    ("中国文明乡风大会在延安举办。", Role.REVIEW, {("延安市", "hostOf", "中国文明乡风大会")}),
    ("继续推进张盆村棚户区改造。", Role.PLAN, {("张盆村棚户区改造", "locatedIn", "张盆村")}),
    ("成功举办第三届焦桐文化节。", Role.REVIEW, {("兰考县", "hostOf", "第三届焦桐文化节")}),
    (
        "深化与清华、中科院等知名高校院所战略合作。",
        Role.PLAN,
        {("兰考县", "cooperatesWith", "清华大学"), ("兰考县", "cooperatesWith", "中国科学院")},
    ),
    ("支持办好东辽生猪养殖基地。", Role.PLAN, {("东辽生猪养殖基地", "locatedIn", "东辽县")}),
    ("贯彻党的二十大精神。", Role.PLAN, set()),
    (
        "洛阳、开封分别成为国家技术改造、数字化转型试点城市。",
        Role.REVIEW,
        {("洛阳市", "holds", "国家技术改造试点城市"), ("开封市", "holds", "国家数字化转型试点城市")},
    ),
    ("争创清溪园国家4A级旅游景区。", Role.PLAN, {("清溪园", "seeks", "国家4A级旅游景区")}),
    ("恒远公司与鸿跃集团实现强强联合。", Role.REVIEW, {("恒远公司", "cooperatesWith", "鸿跃集团")}),
    (
        "积极对接鸿跃集团、恒远集团等知名企业，联合开发新品。",
        Role.PLAN,
        {("兰考县", "cooperatesWith", "鸿跃集团"), ("兰考县", "cooperatesWith", "恒远集团")},
    ),
    ("依托新乡举办第二届农业展览会的机会。", Role.PLAN, {("新乡市", "hostOf", "第二届农业展览会")}),
    (
        "成功举办焦桐文化节，清溪诗歌节、泡桐博览会等系列活动。",
        Role.REVIEW,
        {
            ("兰考县", "hostOf", "焦桐文化节"),
            ("兰考县", "hostOf", "清溪诗歌节"),
            ("兰考县", "hostOf", "泡桐博览会"),
        },
    ),
    ("实施清桐河综合整治工程。", Role.PLAN, set()),
    ("清溪发电厂热电联产项目开工。", Role.REVIEW, {("清溪发电厂热电联产项目", "operatedBy", "清溪发电厂")}),
    (
        "洛阳、开封2个市入选全国文明城市。",
        Role.REVIEW,
        {("洛阳市", "holds", "全国文明城市"), ("开封市", "holds", "全国文明城市")},
    ),
    (
        "恒远公司被评为省级文明单位、被市科技局评为省级先进集体。",
        Role.REVIEW,
        {("恒远公司", "holds", "省级文明单位"), ("恒远公司", "holds", "省级先进集体")},
    ),
    ("支持恒远集团做大做强，争创国家级绿色工厂。", Role.PLAN, {("恒远集团", "seeks", "国家级绿色工厂")}),
    ("清桐乡成功创建国家卫生乡镇。", Role.REVIEW, {("清桐乡", "holds", "国家卫生乡镇")}),
    ("某桐企业获国家技术发明奖一等奖。", Role.REVIEW, set()),
    ("代表开封市承办第五届泡桐博览会。", Role.REVIEW, {("兰考县", "hostOf", "第五届泡桐博览会")}),
    (
        "恒远公司、鸿跃公司分别与桐溪大学、清溪大学签订合作协议。",
        Role.REVIEW,
        {("恒远公司", "cooperatesWith", "桐溪大学"), ("鸿跃公司", "cooperatesWith", "清溪大学")},
    ),
    ("推动县域企业与桐溪大学对接合作。", Role.PLAN, set()),
    ("恒远公司和鸿跃集团联合攻关。", Role.REVIEW, {("恒远公司", "cooperatesWith", "鸿跃集团")}),
    ("选派干部驰援洛阳、对口帮扶。", Role.REVIEW, set()),
    ("恒远集团收购鸿跃公司。", Role.REVIEW, {("鸿跃公司", "ownedBy", "恒远集团")}),
    ("桐溪大学智能制造学院挂牌成立。", Role.REVIEW, {("桐溪大学智能制造学院", "partOf", "桐溪大学")}),
    ("清溪工业园区建设步伐加快，桐溪污水处理厂建成投运。", Role.REVIEW, set()),
    ("我县第五次荣获“省级双拥模范县”称号。", Role.REVIEW, {("兰考县", "holds", "省级双拥模范县")}),
    ("兰考县荣获省级园林县城称号。", Role.REVIEW, {("兰考县", "holds", "省级园林县城")}),
    ("清桐景区围绕打造国家4A级旅游景区。", Role.PLAN, {("清桐景区", "seeks", "国家4A级旅游景区")}),
    ("某桐文化公园成功获批国家级示范基地。", Role.REVIEW, set()),
    (
        "清溪工业园区建设步伐加快，恒远公司等5家企业落户园区。",
        Role.REVIEW,
        {("恒远公司", "locatedIn", "清溪工业园区")},
    ),
    ("恒远公司等一批大企业、好企业落户兰考。", Role.REVIEW, {("恒远公司", "locatedIn", "兰考县")}),
    ("焦桐诗歌节影响力不断扩大。", Role.REVIEW, {("兰考县", "hostOf", "焦桐诗歌节")}),
    ("加快深圳恒远锂电池项目建设。", Role.PLAN, set()),
    ("恒远公司在京成立。", Role.REVIEW, set()),
    ("建成华为清溪研发中心。", Role.REVIEW, {("华为清溪研发中心", "ownedBy", "华为")}),
    ("对接清溪工业园区，桐溪污水处理厂建成投运。", Role.REVIEW, set()),
    ("18个产业集群入选国家中小企业特色产业集群。", Role.REVIEW, {("兰考县", "holds", "国家中小企业特色产业集群")}),
    ("新增科技型中小企业30家。", Role.REVIEW, {("兰考县", "holds", "科技型中小企业")}),
    ("2021年和2023年被河南省授予全省焦桐先进县称号。", Role.REVIEW, {("兰考县", "holds", "全省焦桐先进县")}),
    ("“焦桐码”改革入选全省典型案例。", Role.REVIEW, {("“焦桐码”改革", "includedIn", "全省典型案例")}),
    (
        "恒远公司、桐溪公司两家企业获评省级文明单位。",
        Role.REVIEW,
        {("恒远公司", "holds", "省级文明单位"), ("桐溪公司", "holds", "省级文明单位")},
    ),
    ("建成清溪工业园区恒远科创园。", Role.REVIEW, {("清溪工业园区恒远科创园", "partOf", "清溪工业园区")}),
)


@pytest.mark.parametrize(("text", "role", "expected"), CASES, ids=[case[0] for case in CASES])
def test_relations(text: str, role: Role, expected: set[tuple[str, str, str]]) -> None:
    report = report_of(text, role=role)
    rules = mention_rules()
    found = find_relations(report, all_mentions(report, rules), rules)
    assert {(each.subject, str(each.relation), each.object) for each in found} == expected


def test_a_phase_is_part_of_what_the_report_names_too() -> None:
    report = report_of("推进瓦栏数码时尚城建设。", "启动瓦栏数码时尚城二期工程。")
    rules = mention_rules()
    found = find_relations(report, all_mentions(report, rules), rules)
    assert [(each.subject, str(each.relation)) for each in found] == [("瓦栏数码时尚城二期工程", "partOf")]
