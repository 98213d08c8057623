"""What the sentences of reports name."""

from __future__ import annotations

import pytest

from keqiao_kg.extract.mentions.named import find_mentions
from keqiao_kg.model import GlossaryEntry, Mention, Role, Span
from keqiao_kg.rules.mentions import mention_rules
from tests.extract.report_of import report_of

Named = tuple[str, str, str]

CASES: tuple[tuple[str, Role, set[Named]], ...] = (
    ("建设好国家农业开放示范区，打响好桐溪品牌。", Role.PLAN, {("国家农业开放示范区", "honour", "sought")}),
    (
        "密切跟进恒远集团，搞好桐溪集团招商，建成三楼。",
        Role.REVIEW,
        {("恒远集团", "organisation", ""), ("桐溪集团", "organisation", "")},
    ),
    (
        "成功创建省级卫生县城、森林城市。",
        Role.REVIEW,
        {("省级卫生县城", "honour", "held"), ("省级森林城市", "honour", "held")},
    ),
    (
        "入选国家技术改造、数字化转型试点城市。",
        Role.REVIEW,
        {("国家技术改造试点城市", "honour", "held"), ("国家数字化转型试点城市", "honour", "held")},
    ),
    (
        "争创国家级、省级电子商务示范县。",
        Role.PLAN,
        {("国家级电子商务示范县", "honour", "sought"), ("省级电子商务示范县", "honour", "sought")},
    ),
    (
        "打造山地旅游目的地、冰雪运动名城，西部物流中心建设提速。",
        Role.PLAN,
        {
            ("山地旅游目的地", "honour", "sought"),
            ("冰雪运动名城", "honour", "sought"),
            ("西部物流中心", "honour", "sought"),
        },
    ),
    ("建设具有国际影响力的现代陶瓷之都。", Role.PLAN, {("现代陶瓷之都", "honour", "sought")}),
    ("打造全国一流印染基地，建设区域医疗中心、文化活动中心。", Role.PLAN, set()),
    (
        "发挥“两江四岸”自然禀赋，聚焦“百镇争强”，实现“双提升”，坚决防止“一刀切”。",
        Role.PLAN,
        {("两江四岸", "concept", ""), ("百镇争强", "programme", "")},
    ),
    (
        "提升“桐事办”服务质效，严打“违规代办”，将2023年确定为“作风改进年”。",
        Role.REVIEW,
        {("桐事办", "programme", ""), ("作风改进年", "programme", "")},
    ),
    (
        "“桐江三号”成功首飞，科考船“焦桐”号入列，吹响“冲锋号”，开行“桐城号”专列。",
        Role.REVIEW,
        {("桐江三号", "project", ""), ("“焦桐”号", "project", "")},
    ),
    (
        "大力实施“春季护苗”、“夏季清网”，“桐溪标准”、“桐溪精品”分别新增12项和44项，关爱“一老一小”。",
        Role.REVIEW,
        {
            ("春季护苗", "programme", ""),
            ("夏季清网", "programme", ""),
            ("桐溪标准", "honour", "held"),
            ("桐溪精品", "honour", "held"),
            ("一老一小", "concept", ""),
        },
    ),
    ("打造“书香之城”，提升“幸福指数”。", Role.PLAN, {("书香之城", "honour", "sought")}),
    (
        "加快开封“三个率先突破”步伐。",
        Role.PLAN,
        {("开封市", "place", "city"), ("三个率先突破", "programme", "")},
    ),
    (
        "开展规范餐饮服务专项行动，健全政府法律顾问制度。",
        Role.PLAN,
        {("规范餐饮服务专项行动", "programme", ""), ("政府法律顾问制度", "programme", "")},
    ),
    (
        "严格执行耕地保护制度，颁布实施全国水网建设规划。",
        Role.PLAN,
        {("耕地保护制度", "programme", ""), ("全国水网建设规划", "programme", "")},
    ),
    ("创新政府和社会资本合作机制。", Role.PLAN, {("政府和社会资本合作机制", "programme", "")}),
    ("推动落实离岛购物政策，始终在思想上行动上保持一致。", Role.PLAN, {("离岛购物政策", "programme", "")}),
    (
        "继续实施重点节水工程，开展桐城规范执法行动。",
        Role.PLAN,
        {("重点节水工程", "programme", ""), ("桐城规范执法行动", "programme", "")},
    ),
    ("坚持以开放促改革，三期按计划推进，坚决反对形象工程。", Role.PLAN, set()),
    ("为企业提供全程“管家式”服务。", Role.PLAN, {("“管家式”服务", "programme", "")}),
    (
        "完成两千户“气改电”改造，建立三级林长制。",
        Role.PLAN,
        {("“气改电”改造", "programme", ""), ("林长制", "programme", "")},
    ),
    ("焦桐镇污泥处置工程开工建设。", Role.REVIEW, {("焦桐镇污泥处置工程", "project", "started")}),
    ("加快解决停车难的“大城病”。", Role.PLAN, set()),
    ("养老保险、城乡居民基本医疗保险参保率提高。", Role.REVIEW, set()),
    ("推进企业退城入园，按照“一村一站”[3]要求推进。", Role.PLAN, {("一村一站", "programme", "")}),
    ("推行“一站四办”[3]工作法。", Role.PLAN, {("“一站四办”工作法", "programme", "")}),
    ("继续实施积极的财政政策。", Role.PLAN, {("积极的财政政策", "programme", "")}),
    ("搭建农村产权综合交易平台。", Role.PLAN, {("农村产权综合交易平台", "project", "underway")}),
    ("搭建招商引资合作平台。", Role.PLAN, set()),
    (
        "实施焦山至桐溪工业园区供电工程。",
        Role.PLAN,
        {("焦山至桐溪工业园区供电工程", "project", "underway")},
    ),
    ("建成焦山至桐溪等15个项目。", Role.REVIEW, {("焦山至桐溪项目", "project", "completed")}),
    ("做强省级绿色建材产业集群。", Role.PLAN, {("省级绿色建材产业集群", "honour", "held")}),
    ("支持省级产业园区加快发展。", Role.PLAN, set()),
    ("创建国家园林城市工作进展顺利。", Role.REVIEW, {("国家园林城市", "honour", "sought")}),
    ("制定全县应急避难场所专项规划。", Role.PLAN, {("兰考县应急避难场所专项规划", "programme", "")}),
    ("桐溪写字楼主体工程完工。", Role.REVIEW, {("桐溪写字楼", "project", "completed")}),
    (
        "打好蓝天、碧水、净土保卫战。",
        Role.PLAN,
        {("蓝天保卫战", "programme", ""), ("碧水保卫战", "programme", ""), ("净土保卫战", "programme", "")},
    ),
    (
        "深化桐溪地下水超采综合治理，出台科创走廊建设支持措施，加强社会治安综合治理。",
        Role.PLAN,
        {("桐溪地下水超采综合治理", "programme", ""), ("科创走廊建设支持措施", "programme", "")},
    ),
    ("建立农村土地和集体产权制度改革试点。", Role.PLAN, {("农村土地和集体产权制度改革试点", "programme", "")}),
    ("开展柴油货车、渔船超标排放专项治理。", Role.PLAN, {("柴油货车、渔船超标排放专项治理", "programme", "")}),
    ("推进林场管理制度和山林产权制度改革。", Role.PLAN, {("林场管理制度和山林产权制度改革", "programme", "")}),
    ("实施名馆、名剧、名角“三名”工程。", Role.PLAN, {("名馆、名剧、名角“三名”工程", "programme", "")}),
    ("健全灵活高效的茶园经营联动机制。", Role.PLAN, set()),
    ("落实最严格的湿地保护制度。", Role.PLAN, {("湿地保护制度", "programme", "")}),
    ("完善湿地保护体制机制。", Role.PLAN, set()),
    ("完善国有林场资产管理制度。", Role.PLAN, set()),
    ("完善失业、工伤、生育保险制度。", Role.PLAN, {("失业、工伤、生育保险制度", "programme", "")}),
    ("统筹稳增长、促改革各项工作。", Role.PLAN, set()),
    ("扩大桐城养老护理试点范围。", Role.PLAN, {("桐城养老护理试点", "programme", "")}),
    ("健全精准防贫工作机制。", Role.PLAN, {("精准防贫工作机制", "programme", "")}),
    ("落实“三六八”工作思路。", Role.PLAN, {("“三六八”工作思路", "programme", "")}),
    ("清溪新城规划建设加快推进。", Role.PLAN, {("清溪新城", "place", "zone")}),
    (
        "在市委市政府和县委领导下，自觉接受县人大、政协监督。",
        Role.REVIEW,
        {
            ("中共开封市委", "organisation", ""),
            ("开封市人民政府", "organisation", ""),
            ("中共兰考县委", "organisation", ""),
            ("兰考县人大", "organisation", ""),
            ("兰考县政协", "organisation", ""),
        },
    ),
    (
        "主动接受人大、政协和社会各界监督。",
        Role.PLAN,
        {("兰考县人大", "organisation", ""), ("兰考县政协", "organisation", "")},
    ),
    (
        "接受人大的法律监督和政协的民主监督。",
        Role.REVIEW,
        {("兰考县人大", "organisation", ""), ("兰考县政协", "organisation", "")},
    ),
    ("自觉接受人大法律监督、政协民主监督。", Role.REVIEW, set()),
    ("接受同级人大及其常委会的监督。", Role.PLAN, set()),
    ("自觉接受人民政协的民主监督。", Role.PLAN, {("人民政协", "organisation", "")}),
    ("办理市人大代表建议20件。", Role.REVIEW, {("开封市人大", "organisation", "")}),
    ("研究需要政府党组决定的事。", Role.REVIEW, {("兰考县人民政府党组", "organisation", "")}),
    (
        "新增瞪羚企业3家、单项冠军企业2家。",
        Role.REVIEW,
        {("瞪羚企业", "honour", "held"), ("单项冠军企业", "honour", "held")},
    ),
    ("大力培育瞪羚企业。", Role.PLAN, set()),
    (
        "推进国家卫生城市、国家绿化模范城市和省级园林城市创建工作。",
        Role.PLAN,
        {
            ("国家卫生城市", "honour", "sought"),
            ("国家绿化模范城市", "honour", "sought"),
            ("省级园林城市", "honour", "sought"),
        },
    ),
    ("省级卫生县城创建工作有序推进。", Role.REVIEW, {("省级卫生县城", "honour", "sought")}),
    ("通过国家义务教育基本均衡县验收。", Role.REVIEW, {("国家义务教育基本均衡县", "honour", "held")}),
    ("推进三棵树新材料项目建设。", Role.PLAN, {("三棵树新材料项目", "project", "underway")}),
    (
        "强化与华大基因、中检院合作。",
        Role.PLAN,
        {("华大基因", "organisation", ""), ("中国食品药品检定研究院", "organisation", "")},
    ),
    ("顺利通过省级卫生城市技术评估。", Role.REVIEW, {("省级卫生城市", "honour", "held")}),
    ("力争通过5A级景区景观质量评审。", Role.PLAN, {("5A级景区", "honour", "sought")}),
    ("荣获省级洁净城市称号。", Role.REVIEW, {("省级洁净城市", "honour", "held")}),
    (
        "推进焦桐园4A景区创建。",
        Role.REVIEW,
        {("焦桐园", "place", "scenic"), ("4A景区", "honour", "sought")},
    ),
    (
        "推进文明城、卫生城、园林城“三城”同创。",
        Role.REVIEW,
        {("文明城", "honour", "sought"), ("卫生城", "honour", "sought"), ("园林城", "honour", "sought")},
    ),
    ("获批教育评价改革试点。", Role.REVIEW, {("教育评价改革试点", "honour", "held")}),
    (
        "清溪湾入选国家级旅游度假区。",
        Role.REVIEW,
        {("清溪湾", "place", "scenic"), ("国家级旅游度假区", "honour", "held")},
    ),
    (
        "北岭、西显等3个村庄获评省级美丽乡村。",
        Role.REVIEW,
        {("北岭村", "place", "village"), ("西显村", "place", "village"), ("省级美丽乡村", "honour", "held")},
    ),
    (
        "打造清明达标村16个、省级示范村4个。",
        Role.PLAN,
        {("清明达标村", "honour", "sought"), ("省级示范村", "honour", "sought")},
    ),
    ("深化国际贸易中心建设。", Role.PLAN, {("国际贸易中心", "honour", "sought")}),
    ("高水平建设国际航运中心。", Role.PLAN, {("国际航运中心", "honour", "sought")}),
    ("推进文明城、森林城“四城”同创。", Role.PLAN, {("文明城", "honour", "sought"), ("森林城", "honour", "sought")}),
    (
        "在开封市兰考县第二届人民代表大会第二次会议上",
        Role.REVIEW,
        {("开封市兰考县第二届人民代表大会第二次会议", "event", "")},
    ),
    ("争取成为桐山临港经济示范区。", Role.PLAN, {("桐山临港经济示范区", "honour", "sought")}),
    ("抓细抓实“天天学一点”活动。", Role.PLAN, {("“天天学一点”活动", "programme", "")}),
    ("建设“法治中国”，护航新中国成立70周年大庆。", Role.REVIEW, {
        ("法治中国", "programme", ""), ("新中国成立70周年大庆", "event", "")
    }),
    ("支持北部两镇发展。", Role.PLAN, {("北部两镇", "place", "region")}),
    ("改造焦桐路。", Role.PLAN, {("焦桐路", "project", "underway")}),
    ("成立焦桐矛盾调处中心。", Role.REVIEW, {("焦桐矛盾调处中心", "organisation", "")}),
    ("216米焦桐大厦主体结顶。", Role.REVIEW, {("焦桐大厦", "project", "completed")}),
    ("有效应对海河、淮河等流域险情。", Role.REVIEW, {("海河", "place", "water"), ("淮河", "place", "water")}),
    ("全面实施城区亮化工程。", Role.PLAN, {("城区亮化工程", "programme", "")}),
    ("开展绿色出行创建行动。", Role.PLAN, {("绿色出行创建行动", "programme", "")}),
    (
        "办好广交会、进博会等展会。",
        Role.PLAN,
        {("中国进出口商品交易会", "event", ""), ("中国国际进口博览会", "event", "")},
    ),
    ("桐安大学科研实力增强。", Role.REVIEW, {("桐安大学", "organisation", "")}),
    (
        "发挥工会、妇联等群团组织作用。",
        Role.PLAN,
        {("工会", "organisation", ""), ("妇联", "organisation", "")},
    ),
    ("组建信息与智慧医学研究院。", Role.PLAN, {("信息与智慧医学研究院", "organisation", "")}),
    ("编制完成“十四五”交通规划，“十四五”实现良好开局。", Role.PLAN, {
        ("“十四五”交通规划", "programme", ""),
        ("“十四五”规划", "programme", ""),
    }),
    ("坚决打赢脱贫攻坚战。", Role.PLAN, {("脱贫攻坚战", "programme", "")}),
    (
        "按照中央、省委经济工作会议和市委六届三次、四次全会部署。",
        Role.PLAN,
        {
            ("中央经济工作会议", "event", ""),
            ("省委经济工作会议", "event", ""),
            ("中共开封市委六届三次全会", "event", ""),
            ("中共开封市委六届四次全会", "event", ""),
        },
    ),
    ("新增省级重点焦桐平台10家以上。", Role.REVIEW, {("省级重点焦桐平台", "honour", "held")}),
    (
        "新增省级以上孵化器、众创空间12家。",
        Role.REVIEW,
        {("省级以上孵化器", "honour", "held"), ("省级以上众创空间", "honour", "held")},
    ),
    ("新增国家级专精特新“小巨人”企业6家。", Role.REVIEW, {("国家级专精特新“小巨人”企业", "honour", "held")}),
    (
        "建成焦桐示范村24个、“美丽庭院”3万户。",
        Role.REVIEW,
        {("焦桐示范村", "honour", "held"), ("美丽庭院", "honour", "held")},
    ),
    ("打造2个溪桐美丽示范区、20个示范村。", Role.PLAN, {("溪桐美丽示范区", "honour", "sought")}),
    (
        "新增科技型中小企业2家、市级以上创新平台4家。",
        Role.REVIEW,
        {("科技型中小企业", "honour", "held"), ("市级以上创新平台", "honour", "held")},
    ),
    ("新建25家示范性智慧菜场。", Role.REVIEW, {("示范性智慧菜场", "honour", "held")}),
    ("新设6个国家自主创新示范区。", Role.REVIEW, {("国家自主创新示范区", "honour", "held")}),
    ("发展规上企业6个，完成2个工业示范。", Role.REVIEW, set()),
    ("受到国务院督查激励。", Role.REVIEW, {("国务院督查激励", "honour", "held"), ("国务院", "organisation", "")}),
    ("深化与跨国公司、研究型大学合作。", Role.PLAN, set()),
    ("启动第四次农业普查。", Role.PLAN, {("第四次农业普查", "event", "")}),
    ("组织企业参加境内外展会。", Role.REVIEW, set()),
    ("以张三成同志为榜样。", Role.PLAN, {("张三成", "person", "")}),
    ("保持全国文化先进县称号。", Role.REVIEW, {("全国文化先进县", "honour", "held")}),
    ("围绕打造农旅康养融合示范区。", Role.PLAN, {("农旅康养融合示范区", "honour", "sought")}),
    ("绿色金融改革扎实推进。", Role.REVIEW, {("绿色金融改革", "programme", "")}),
    (
        "实施景区焕新和服务质量提升行动，开展大规模焕新行动。",
        Role.PLAN,
        {("景区焕新和服务质量提升行动", "programme", ""), ("大规模焕新行动", "programme", "")},
    ),
    ("实施文化惠民工程。", Role.PLAN, {("文化惠民工程", "programme", "")}),
    ("推行企业投资项目承诺制。", Role.PLAN, {("企业投资项目承诺制", "programme", "")}),
    (
        "深化水权市场交易、低空空域管理等改革。",
        Role.PLAN,
        {("水权市场交易改革", "programme", ""), ("低空空域管理改革", "programme", "")},
    ),
    (
        "出台焦桐产业提质“20条”、经济向好“30条”等政策。",
        Role.PLAN,
        {("焦桐产业提质“20条”", "programme", ""), ("经济向好“30条”", "programme", "")},
    ),
    ("推出“焦桐贷”。", Role.PLAN, {("焦桐贷", "programme", "")}),
    ("推出“焦桐节”。", Role.PLAN, {("焦桐节", "event", "")}),
    ("坚持“六个并重”，", Role.PLAN, {("六个并重", "concept", "")}),
    ("做好第五次全国经济普查。", Role.PLAN, {("第五次全国经济普查", "event", "")}),
    ("完善15分钟社区生活圈。", Role.PLAN, {("15分钟社区生活圈", "concept", "")}),
    ("建设“无废城市”。", Role.PLAN, {("无废城市", "honour", "sought")}),
    ("深化国家公园体制改革试点。", Role.PLAN, {("国家公园体制改革试点", "programme", "")}),
    (
        "编制完成老矿区转型规划和循环经济发展规划。",
        Role.REVIEW,
        {("老矿区转型规划", "programme", ""), ("循环经济发展规划", "programme", "")},
    ),
    (
        "融入京津冀协同发展、世界级城市群打造等国家战略。",
        Role.PLAN,
        {("京津冀协同发展", "programme", "")},
    ),
    (
        "恒远新材料项目入选“百强项目工程”。",
        Role.REVIEW,
        {("恒远新材料项目", "project", ""), ("百强项目工程", "programme", "")},
    ),
    (
        "溪桐河、瀚桐产业园入选全国优秀案例。",
        Role.REVIEW,
        {("溪桐河", "place", "water"), ("瀚桐产业园", "place", "zone"), ("全国优秀案例", "honour", "held")},
    ),
    ("入选国家公园体制改革试点。", Role.REVIEW, {("国家公园体制改革试点", "honour", "held")}),
    ("落实张三成书记批示。", Role.PLAN, {("张三成", "person", "")}),
    ("深化世界银行焦桐贷款改革。", Role.PLAN, {
        ("世界银行焦桐贷款改革", "programme", ""),
        ("世界银行", "organisation", ""),
    }),
    ("提升“北方木雕名城”影响力。", Role.PLAN, {("北方木雕名城", "honour", "held")}),
    ("压实“三方责任”。", Role.PLAN, {("三方责任", "concept", "")}),
    ("推进成品油价格和税费改革。", Role.PLAN, {("成品油价格和税费改革", "programme", "")}),
    ("建设儿童友好城市。", Role.PLAN, {("儿童友好城市", "honour", "sought")}),
    (
        "推进文明城市、森林城市创建。",
        Role.PLAN,
        {("文明城市", "honour", "sought"), ("森林城市", "honour", "sought")},
    ),
    ("义务教育优质均衡县数量跃居全省第一。", Role.REVIEW, {("义务教育优质均衡县", "honour", "held")}),
    ("被省财政厅评为财政改革示范县。", Role.REVIEW, {
        ("河南省财政厅", "organisation", ""),
        ("财政改革示范县", "honour", "held"),
    }),
    ("探索“小部门大公司”运营模式。", Role.PLAN, {("“小部门大公司”运营模式", "programme", "")}),
    ("贯彻省委十届历次全会精神。", Role.PLAN, {("中共河南省委十届历次全会", "event", "")}),
    ("贯彻二十届历次全会精神。", Role.PLAN, {("党的二十届历次全会", "event", "")}),
    ("办好第三届进博会。", Role.PLAN, {("第三届中国国际进口博览会", "event", "")}),
    ("抓好旅发大会志愿服务。", Role.PLAN, {("旅发大会", "event", "")}),
    ("对接自贸港政策。", Role.PLAN, {("海南自由贸易港", "place", "zone")}),
    ("服务北京城市副中心建设。", Role.PLAN, {("北京城市副中心", "place", "zone")}),
    ("推进廊坊北三县与京津同城化。", Role.PLAN, {("廊坊北三县", "place", "region"), ("京津", "place", "region")}),
    (
        "建设国家焦桐产业基地和国家泡桐研究基地。",
        Role.PLAN,
        {("国家焦桐产业基地", "honour", "sought"), ("国家泡桐研究基地", "honour", "sought")},
    ),
    ("市长张三成率团考察。", Role.REVIEW, {("张三成", "person", "")}),
    ("实施千个宜居宜业和美乡村建设行动。", Role.PLAN, {("宜居宜业和美乡村建设行动", "programme", "")}),
    ("在全县进行股份转让改革试点。", Role.PLAN, {("股份转让改革试点", "programme", "")}),
    (
        "荣获省级工业试点县和文明县城等称号。",
        Role.REVIEW,
        {("省级工业试点县", "honour", "held")},
    ),
    ("争当“实干家”，深化市场化改革。", Role.PLAN, set()),
    ("构建“3+6”现代产业体系。", Role.PLAN, {("“3+6”现代产业体系", "concept", "")}),
    ("“新三样”出口增长。", Role.REVIEW, {("新三样", "concept", "")}),
    ("建成省级美丽牧场2个。", Role.REVIEW, {("省级美丽牧场", "honour", "held")}),
    ("建设省级重点项目20个。", Role.PLAN, set()),
    ("国家生态农业先行区获批建设。", Role.REVIEW, {("国家生态农业先行区", "honour", "held")}),
    (
        "争创清溪园国家4A级旅游景区。",
        Role.PLAN,
        {("清溪园", "place", "scenic"), ("国家4A级旅游景区", "honour", "sought")},
    ),
    ("市民文化中心投入使用。", Role.REVIEW, {("市民文化中心", "project", "operating")}),
    ("建成农村养老服务中心5个，一批健身中心投入使用。", Role.REVIEW, set()),
    (
        "恒远清溪公司等8家企业退城搬迁。",
        Role.REVIEW,
        {("恒远清溪公司", "organisation", "")},
    ),
    (
        "成功举办了绿洽会、桐花节等9个展会。",
        Role.REVIEW,
        {("绿洽会", "event", ""), ("桐花节", "event", "")},
    ),
    (
        "谋划举办第二届桐花节暨焦桐产业发展大会。",
        Role.PLAN,
        {("第二届桐花节暨焦桐产业发展大会", "event", "")},
    ),
    (
        "成功举办清溪（冰雪）汽车越野锦标赛。",
        Role.REVIEW,
        {("清溪（冰雪）汽车越野锦标赛", "event", "")},
    ),
    ("办好文旅产业高质量发展大会。", Role.PLAN, {("文旅产业高质量发展大会", "event", "")}),
    ("全年召开常务会议12次，举办招聘会9场。", Role.REVIEW, set()),
    ("加强与恒远药业合作。", Role.PLAN, {("恒远药业", "organisation", "")}),
    ("加强与知名院校合作。", Role.PLAN, set()),
    ("深化能源工业“稳控转”。", Role.PLAN, {("能源工业“稳控转”", "programme", "")}),
    ("拓宽苹果销路，探索改革门路。", Role.PLAN, set()),
    (
        "清溪西南热电、恒远输气线等投运。",
        Role.REVIEW,
        {("清溪西南热电", "project", "operating"), ("恒远输气线", "project", "operating")},
    ),
    ("治理唐河、清桐河两岸。", Role.PLAN, {("唐河", "place", "water"), ("清桐河", "place", "water")}),
    (
        "建成“千万工程”示范村507个。",
        Role.REVIEW,
        {("千万工程", "programme", ""), ("“千万工程”示范村", "honour", "held")},
    ),
    ("全面推进“两园一基地”建设。", Role.PLAN, {("两园一基地", "programme", "")}),
    ("设立新兴产业引导基金。", Role.PLAN, {("新兴产业引导基金", "programme", "")}),
    ("改造老城区，建设6个工程技术中心。", Role.PLAN, set()),
    (
        "河南省中药材质量检验检测研究中心挂牌运行。",
        Role.REVIEW,
        {("河南省中药材质量检验检测研究中心", "project", "operating")},
    ),
    ("完善生态产品价值实现机制。", Role.PLAN, {("生态产品价值实现机制", "programme", "")}),
    (
        "职教中心工作再创佳绩，我县多年努力后荣获省“五星级”学校称号。",
        Role.REVIEW,
        {("省“五星级”学校", "honour", "held")},
    ),
    (
        "完成清溪景区旅游发展总体规划。",
        Role.PLAN,
        {("清溪景区旅游发展总体规划", "programme", ""), ("清溪景区", "place", "scenic")},
    ),
    (
        "首旅清桂、凯景清桐等一批星级酒店竣工。",
        Role.REVIEW,
        {("首旅清桂酒店", "project", "completed"), ("凯景清桐酒店", "project", "completed")},
    ),
    (
        "恒鸿200万吨提质项目（一期）主体完工。",
        Role.REVIEW,
        {("恒鸿200万吨提质项目（一期）", "project", "completed")},
    ),
    (
        "实施清桐河综合整治工程。",
        Role.PLAN,
        {("清桐河综合整治工程", "project", "underway"), ("清桐河", "place", "water")},
    ),
    ("塑造清溪森林公园等景区的品牌。", Role.PLAN, {("清溪森林公园", "place", "scenic")}),
    ("实施国企改革深化提升行动。", Role.PLAN, {("国企改革深化提升行动", "programme", "")}),
    ("改造清溪路、焦桐街等道路的非机动车道。", Role.REVIEW, {("清溪路", "place", "road"), ("焦桐街", "place", "road")}),
    ("新引进恒远医药等12个重大项目，总投资80亿元。", Role.REVIEW, {("恒远医药项目", "project", "signed")}),
    (
        "加快金晟、鸿跃等新材料项目建设。",
        Role.PLAN,
        {("金晟新材料项目", "project", "underway"), ("鸿跃新材料项目", "project", "underway")},
    ),
    (
        "引进星河时尚定制城、“丝路印象”国际文创基地等创意项目。",
        Role.REVIEW,
        {("星河时尚定制城", "project", "signed"), ("“丝路印象”国际文创基地", "project", "signed")},
    ),
    (
        "确保西岭、东岭高铁建成投运。",
        Role.PLAN,
        {("西岭高铁", "project", "operating"), ("东岭高铁", "project", "operating")},
    ),
    (
        "恒远食品二期、鸿跃电气等一批项目建成投产。",
        Role.REVIEW,
        {("恒远食品二期项目", "project", "operating"), ("鸿跃电气项目", "project", "operating")},
    ),
    (
        "继续推进张盆村棚户区改造。",
        Role.PLAN,
        {("张盆村棚户区改造", "project", "underway"), ("张盆村", "place", "village")},
    ),
    ("加快城南变电站建设。", Role.PLAN, {("城南变电站", "project", "underway")}),
    ("去年5月省政府公告退出。", Role.REVIEW, {("河南省人民政府", "organisation", "")}),
    (
        "“十大攻坚”全面完成，开展210国道沿线整治。",
        Role.REVIEW,
        {("十大攻坚", "programme", ""), ("210国道", "place", "road")},
    ),
    ("恒远化纤三期试生产。", Role.REVIEW, {("恒远化纤三期", "project", "trial")}),
    ("梦幻王国开园营业。", Role.REVIEW, {("梦幻王国", "project", "operating")}),
    ("建成省级小微企业园6个。", Role.REVIEW, {("省级小微企业园", "honour", "held")}),
    ("创建省级小微企业园5家以上。", Role.PLAN, {("省级小微企业园", "honour", "sought")}),
    ("居全国百强县第11位。", Role.REVIEW, {("全国百强县", "honour", "held")}),
    ("冲刺全国“十强县”。", Role.PLAN, {("全国“十强县”", "honour", "sought")}),
    ("深化“亩均论英雄”改革。", Role.PLAN, {("“亩均论英雄”改革", "programme", "")}),
    ("打好“凤凰行动”收官战。", Role.PLAN, {("凤凰行动", "programme", "")}),
    (
        "落实“米袋子”“菜篮子”工程各项任务。",
        Role.PLAN,
        {("“米袋子”工程", "programme", ""), ("“菜篮子”工程", "programme", "")},
    ),
    ("实施融资畅通工程，完善信贷体系。", Role.PLAN, {("融资畅通工程", "programme", "")}),
    ("成功防御超强台风“利奇马”。", Role.REVIEW, {("超强台风“利奇马”", "event", "")}),
    ("成功举办第三届焦桐文化节。", Role.REVIEW, {("第三届焦桐文化节", "event", "")}),
    (
        "深化与清华、中科院等知名高校院所战略合作。",
        Role.PLAN,
        {("清华大学", "organisation", ""), ("中国科学院", "organisation", "")},
    ),
    ("在县委的坚强领导下，完成县十五届人大三次会议确定的任务。", Role.REVIEW, {
        ("中共兰考县委", "organisation", ""),
        ("开封市兰考县第十五届人民代表大会第三次会议", "event", ""),
    }),
    ("支持办好东辽生猪养殖基地。", Role.PLAN, {
        ("东辽生猪养殖基地", "project", ""),
        ("东辽县", "place", "county"),
    }),
    ("学习贯彻党的十九大和十九届二中、三中、四中全会精神。", Role.REVIEW, {
        ("党的十九大", "event", ""),
        ("十九届二中全会", "event", ""),
        ("十九届三中全会", "event", ""),
        ("十九届四中全会", "event", ""),
    }),
)  # fmt: skip

NOTHING = (
    "完善各项产业扶持政策，及时兑现到企业。",
    "一般企业投资项目全过程审批“最多90天”。",
    "发挥“产业+市场”优势，整治“低散乱”现象。",
    "打造全国一流印染基地。",
    "持续巩固脱贫攻坚成果。",
    "推进重点领域改革。",
    "健全沟通协调机制。",
    "严格执行年度建设计划。",
    "打造“焦桐线”。",
    "推广“治病于未发”的管理模式。",
    "实施一批重大工程。",
    "确保全省第一、全国领先。",
    "新增高新技术企业95家。",
    "县委书记到现场调研。",
    "着力破解发展思路不清的问题，把握关键环节。",
)


def named(mentions: tuple[Mention, ...]) -> set[Named]:
    return {(mention.name, str(mention.type), mention.detail) for mention in mentions}


@pytest.mark.parametrize(("text", "role", "expected"), CASES, ids=[case[0] for case in CASES])
def test_names(text: str, role: Role, expected: set[Named]) -> None:
    assert named(find_mentions(report_of(text, role=role), mention_rules())) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_generic_words_name_nothing(text: str) -> None:
    assert named(find_mentions(report_of(text), mention_rules())) == set()


def test_a_quoted_core_is_the_programme_named_elsewhere() -> None:
    report = report_of("深化“加工转经销”试点。", "提高“加工转经销”绩效。")
    assert [mention.name for mention in find_mentions(report, mention_rules())] == ["“加工转经销”试点"] * 2


def test_a_term_of_the_glossary_is_named_as_the_glossary_does() -> None:
    text = "谋划实施“4个100亿”工程。"
    span = Span(text.index("4"), text.index("亿") + 1)
    entry = GlossaryEntry(1, "4个100亿", "四个百亿项目。", "", span, span, span, mentions=(span,))
    (mention,) = find_mentions(report_of(text, glossary=(entry,)), mention_rules())
    assert (mention.name, mention.text, str(mention.type)) == ("4个100亿", "“4个100亿”工程", "programme")


def test_quotations_that_are_explained_together_are_named_each() -> None:
    text = "分析“两难”“三险”和“四机”。"
    span = Span(text.index("“"), text.index("。"))
    entry = GlossaryEntry(1, span.of(text), "需求、供给等。", "", span, span, span, mentions=(span,))
    mentions = find_mentions(report_of(text, glossary=(entry,)), mention_rules())
    assert [mention.name for mention in mentions] == ["两难", "三险", "四机"]


def test_terms_that_are_explained_together_are_named_each() -> None:
    text = "做好“两扶”“三兴”工作。"
    spans = tuple(Span(text.index(term), text.index(term) + 2) for term in ("两扶", "三兴"))
    entry = GlossaryEntry(1, "两扶、三兴", "扶贫、扶智的行动。", "", spans[0], spans[0], spans[0], mentions=spans)
    mentions = find_mentions(report_of(text, glossary=(entry,)), mention_rules())
    assert [mention.name for mention in mentions] == ["两扶", "三兴"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("探索“桐办+焦办”[3]改革。", "“桐办+焦办”改革"),
        ("落实“桐办+焦办”[3]工作要求。", "桐办+焦办"),
    ],
)
def test_a_plan_goes_on_behind_the_note_of_its_term(text: str, name: str) -> None:
    span = Span(text.index("桐"), text.index("”"))
    entry = GlossaryEntry(3, "桐办+焦办", "两地联合办理的改革。", "", span, span, span, mentions=(span,))
    (mention,) = find_mentions(report_of(text, glossary=(entry,)), mention_rules())
    assert (mention.name, str(mention.type)) == (name, "programme")


@pytest.mark.parametrize(("text", "role", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_mention_stands_where_it_says(text: str, role: Role, expected: set[Named]) -> None:
    report = report_of("前面一句。", text, role=role)
    mentions = find_mentions(report, mention_rules())
    assert len(mentions) == len(expected)
    assert all(mention.evidence.span.of(report.text) == mention.text for mention in mentions)
    assert all(mention.evidence.rules for mention in mentions)
