"""Works and places: where their names begin and end, which of the two a name is, and what is said of two of them."""

from __future__ import annotations

import pytest

from keqiao_kg.extract.mentions.named import find_mentions
from keqiao_kg.extract.relations.found import find_relations
from keqiao_kg.model import Role
from keqiao_kg.rules.mentions import mention_rules
from tests.extract.report_of import report_of

COUNTY, CITY, PROVINCE = "410225", "230200", "140000"  # 兰考县, 齐齐哈尔市, 山西省
KINDS = ("project", "place")

# Code of the area, text, role, the works and places: name, type and detail.
NAMES: tuple[tuple[str, str, Role, tuple[str, ...]], ...] = (
    (
        COUNTY,
        "污水处理厂、垃圾转运站投入运营，加强污水处理厂监管。",
        Role.REVIEW,
        ("污水处理厂 project operating", "垃圾转运站 project operating"),
    ),
    (COUNTY, "推进污水处理厂、垃圾填埋场规范运行。", Role.PLAN, ()),
    (COUNTY, "综合体育馆投入使用。", Role.REVIEW, ("综合体育馆 project operating",)),
    (COUNTY, "加快中医院迁建工程。", Role.PLAN, ("中医院迁建工程 project underway",)),
    (COUNTY, "加快农村产权流转服务中心建设。", Role.PLAN, ("农村产权流转服务中心 project underway",)),
    (COUNTY, "加快农村服务中心建设。", Role.PLAN, ()),
    (COUNTY, "加快农产品数字化监管平台建设。", Role.PLAN, ("农产品数字化监管平台 project underway",)),
    (COUNTY, "加快校企联合办学平台建设。", Role.PLAN, ()),
    (
        COUNTY,
        "启动大东环、西南外环和经二路、纬十一街建设。",
        Role.PLAN,
        ("大东环 project started", "西南外环 project started", "经二路 project started", "纬十一街 project started"),
    ),
    (COUNTY, "恒远水处理及供水管网项目建成。", Role.REVIEW, ("恒远水处理及供水管网项目 project completed",)),
    (
        COUNTY,
        "推进迎春路东延及桐焦路大修工程。",
        Role.PLAN,
        ("迎春路东延 project underway", "桐焦路大修工程 project underway"),
    ),
    (
        COUNTY,
        "依托恒实、沃土、桐隆等现代农业园区发展。",
        Role.PLAN,
        tuple(f"{name}现代农业园区 place zone" for name in ("恒实", "沃土", "桐隆")),
    ),
    (PROVINCE, "推动秦皇岛港、黄骅港错位发展。", Role.PLAN, ("秦皇岛港 place port", "黄骅港 place port")),
    (PROVINCE, "推动自贸试验区提质增效。", Role.PLAN, ()),
    ("130000", "推动自贸试验区提质增效。", Role.PLAN, ("中国（河北）自由贸易试验区 place zone",)),
    ("130000", "推进自贸试验区临港新片区建设。", Role.PLAN, ("临港新片区 place zone",)),
    (COUNTY, "加强与京津高校合作，利用京津优质资源。", Role.PLAN, ("京津 place region",)),
    (COUNTY, "加大京津冀优质资源利用。", Role.PLAN, ()),
    (COUNTY, "承接北京非首都功能，服务北京和雄安。", Role.PLAN, ("北京市 place province", "雄安新区 place zone")),
    (COUNTY, "向香港同胞、台湾同胞致谢。", Role.PLAN, ("香港 place region", "台湾 place region")),
    (COUNTY, "加大中西部地区支持力度，规范二手车市场，建设零碳园区。", Role.PLAN, ()),
    (COUNTY, "以滨海新区为纽带，推进5A景区创建。", Role.PLAN, ("滨海新区 place zone",)),
    (COUNTY, "加强桐溪河流域治理。", Role.PLAN, ("桐溪河 place water",)),
    (COUNTY, "谋划仙桐路北延。", Role.PLAN, ("仙桐路北延 project planned",)),
    (
        COUNTY,
        "推进桐安高铁焦山段建设。",
        Role.PLAN,
        ("桐安高铁焦山段 project underway", "桐安高铁 project"),
    ),
    (COUNTY, "实行区级领导分包重点项目，谋划延链项目，激活上亿市场主体。", Role.PLAN, ()),
    (
        COUNTY,
        "推进中医院迁建和县医院综合楼建设。",
        Role.PLAN,
        ("中医院迁建 project underway", "兰考县医院综合楼 project underway"),
    ),
    (COUNTY, "启动桐山片区改造。", Role.PLAN, ("桐山片区改造 project started",)),
    (
        COUNTY,
        "加快恒溪锦苑、桐景新苑等安置房建设。",
        Role.PLAN,
        ("恒溪锦苑 project underway", "桐景新苑 project underway"),
    ),
    (COUNTY, "支持金凤、桐湖发展。", Role.PLAN, ()),
    (COUNTY, "石龙山生态园建成投用。", Role.REVIEW, ("石龙山生态园 project operating",)),
    (
        COUNTY,
        "规划建设焦溪、桐山两大旅游片区。",
        Role.PLAN,
        ("焦溪旅游片区 place zone", "桐山旅游片区 place zone"),
    ),
    (COUNTY, "加快东部桐溪新区建设。", Role.PLAN, ("东部桐溪新区 place zone",)),
    (COUNTY, "启动焦桐产业园区建设。", Role.PLAN, ("焦桐产业园区 project started",)),
    (COUNTY, "“焦办通”平台上线运行。", Role.REVIEW, ("“焦办通”平台 project operating",)),
    (COUNTY, "加快建设朝阳大街北延工程。", Role.PLAN, ("朝阳大街北延工程 project underway",)),
    (COUNTY, "推进县城集中供热三期工程。", Role.PLAN, ("县城集中供热三期工程 project underway",)),
    (COUNTY, "实验中学扩建主体完工。", Role.REVIEW, ("实验中学扩建 project completed",)),
    (COUNTY, "谋划启动市民健身中心建设。", Role.PLAN, ("市民健身中心 project started",)),
    (COUNTY, "启动智慧指挥中心项目。", Role.PLAN, ("智慧指挥中心项目 project started",)),
    (COUNTY, "启动农产品深加工项目。", Role.PLAN, ()),
    (COUNTY, "打造市民健身中心。", Role.PLAN, ()),
    (COUNTY, "逢山开路、遇水架桥，消灭丁字路。", Role.PLAN, ()),
    (COUNTY, "年底前要投入使用。", Role.PLAN, ()),
    (COUNTY, "加快建设焦明线、嘉桐线等轨道交通线。", Role.PLAN, ("焦明线 project underway", "嘉桐线 project underway")),
    (COUNTY, "实施焦桐陵文物本体维修工程。", Role.PLAN, ("焦桐陵文物本体维修工程 project underway",)),
    (
        COUNTY,
        "启动焦河、桐河、溪河三条河流治理。",
        Role.PLAN,
        ("焦河 place water", "桐河 place water", "溪河 place water"),
    ),
    (COUNTY, "⑥焦桐新城医院投入使用。", Role.PLAN, ("焦桐新城医院 project operating",)),
    (
        COUNTY,
        "实现京桐、京焦和荣溪高速新线一期通车。",
        Role.PLAN,
        ("京桐高速 project operating", "京焦高速 project operating", "荣溪高速新线一期 project operating"),
    ),
    (
        COUNTY,
        "加快投资2亿元的恒亿盛和投资3亿元的华悦鞋服项目建设。",
        Role.PLAN,
        ("恒亿盛项目 project underway", "华悦鞋服项目 project underway"),
    ),
    (
        COUNTY,
        "提升焦桐峡、龙溪关、白草畔景区。",
        Role.PLAN,
        ("焦桐峡景区 place scenic", "龙溪关景区 place scenic", "白草畔景区 place scenic"),
    ),
    (
        COUNTY,
        "依托力焦、瀚桐等现代农业园区。",
        Role.PLAN,
        ("力焦现代农业园区 place zone", "瀚桐现代农业园区 place zone"),
    ),
    (
        COUNTY,
        "东焦、瀚桐等民营科创园建设顺利。",
        Role.PLAN,
        ("东焦 project underway", "瀚桐 project underway"),
    ),
    (
        COUNTY,
        "实施焦桐无人机、溪南光伏配套等东西协作项目87个。",
        Role.PLAN,
        ("焦桐无人机项目 project underway", "溪南光伏配套项目 project underway"),
    ),
    (
        COUNTY,
        "建成桐至黎平、剑溪至昌平等高速公路。",
        Role.REVIEW,
        ("桐至黎平高速公路 project completed", "剑溪至昌平高速公路 project completed"),
    ),
    (COUNTY, "规划粮食和花卉交易市场。", Role.PLAN, ()),
    (COUNTY, "开工建设双源、汇川５个热电厂。", Role.PLAN, ("双源热电厂 project started", "汇川热电厂 project started")),
    (COUNTY, "国内首个焦桐博物馆建成投用。", Role.REVIEW, ("焦桐博物馆 project operating",)),
    (COUNTY, "恒远粮油物流项目8座粮库建成。", Role.REVIEW, ("恒远粮油物流项目 project completed",)),
    (COUNTY, "新增示范园区5个。", Role.REVIEW, ()),
    (COUNTY, "焦桐广场亮化全面完成。", Role.REVIEW, ("焦桐广场 place park",)),
    (COUNTY, "焦山物流园区累计完成投资3亿元。", Role.REVIEW, ("焦山物流园区 place zone",)),
    (COUNTY, "提升焦山景区服务能力。", Role.PLAN, ("焦山景区 place scenic",)),
    (COUNTY, "解决焦塘路积水问题。", Role.PLAN, ("焦塘路 place road",)),
    (COUNTY, "西达川渝开展招商。", Role.PLAN, ("川渝 place region",)),
    (
        COUNTY,
        "完成焦荫书院、桐峰书院改造。",
        Role.PLAN,
        ("焦荫书院 project completed", "桐峰书院改造 project completed"),
    ),
    (COUNTY, "实施新北环、新东环建设。", Role.PLAN, ("新北环 project underway", "新东环 project underway")),
    (COUNTY, "着力打造南拒马河“百里画廊”。", Role.PLAN, ("南拒马河 place water",)),
    (COUNTY, "开工焦塘湾核电2号机组。", Role.PLAN, ("焦塘湾核电2号机组 project started",)),
    (
        COUNTY,
        "推进桐恒医药及物流园、清华同方信息港等项目建设。",
        Role.PLAN,
        ("清华同方信息港 project underway",),
    ),
    (COUNTY, "高水平建设武汉新城。", Role.PLAN, ("武汉新城 project underway",)),
    (COUNTY, "打造社区旗舰书院。", Role.PLAN, ()),
    (
        COUNTY,
        "焦山国际机场卫星厅开工。",
        Role.PLAN,
        ("焦山国际机场卫星厅 project started", "焦山国际机场 place airport"),
    ),
    (COUNTY, "实施桐水二小、焦塘广场建设。", Role.PLAN, ("焦塘广场 project underway",)),
    (COUNTY, "嘉陵江焦塘航运枢纽建成。", Role.PLAN, ("嘉陵江焦塘航运枢纽 project completed", "嘉陵江 place water")),
    (COUNTY, "打通平安路、焦塘路。", Role.PLAN, ("平安路 project underway", "焦塘路 project underway")),
    (COUNTY, "完成迎宾路两侧绿化。", Role.PLAN, ("迎宾路 place road",)),
    (COUNTY, "新建通村油路30公里。", Role.PLAN, ()),
    (COUNTY, "疏通小巷路、回家路。", Role.PLAN, ()),
    (
        COUNTY,
        "完成焦桐线、桐水北线改建。",
        Role.PLAN,
        ("焦桐线 project completed", "桐水北线 project completed"),
    ),
    (COUNTY, "守住底线、红线，打造风景线。", Role.PLAN, ()),
    (
        COUNTY,
        "实施焦塘公园、清溪北路及焦桐大桥等一批重大项目。",
        Role.PLAN,
        ("焦塘公园 project underway", "清溪北路 project underway", "焦桐大桥 project underway"),
    ),
    (COUNTY, "启动3家电厂脱硫、焦塘污水厂等项目建设。", Role.PLAN, ("焦塘污水厂 project started",)),
    (COUNTY, "焦塘大道花海长廊全新绽放。", Role.PLAN, ("焦塘大道 place road",)),
    (COUNTY, "完成焦塘河健康评价。", Role.PLAN, ("焦塘河 place water",)),
    (COUNTY, "提升焦塘广场业态，开通13路公交车。", Role.PLAN, ("焦塘广场 place park",)),
    (COUNTY, "统筹山水林田湖草系统治理。", Role.PLAN, ()),
    (COUNTY, "抢抓雄安新区建设机遇。", Role.PLAN, ("雄安新区 place zone",)),
    (
        COUNTY,
        "恒远焦化码头、鸿跃智能船闸投入运行。",
        Role.REVIEW,
        ("恒远焦化码头 project operating", "鸿跃智能船闸 project operating"),
    ),
    (COUNTY, "公共数据交换平台上线运行。", Role.REVIEW, ("公共数据交换平台 project operating",)),
    (COUNTY, "恒远集团、综合改革全面启用。", Role.REVIEW, ()),
    (COUNTY, "开工建设桐溪公路和焦桐铁路。", Role.PLAN, ("桐溪公路 project started", "焦桐铁路 project started")),
    (COUNTY, "开工建设溪北至桐南公路。", Role.PLAN, ("溪北至桐南公路 project started",)),
    (
        COUNTY,
        "启动了县民政服务中心、焦桐书院和桐溪酒厂等项目建设。",
        Role.REVIEW,
        ("兰考县民政服务中心 project started", "焦桐书院 project started", "桐溪酒厂 project started"),
    ),
    (
        COUNTY,
        "污泥处置、恒远酒业等7个项目开工。",
        Role.REVIEW,
        ("污泥处置项目 project started", "恒远酒业项目 project started"),
    ),
    (COUNTY, "推进焦桐协同发展示范区制度创新。", Role.PLAN, ("焦桐协同发展示范区 place zone",)),
    (COUNTY, "打造焦桐协同发展示范区。", Role.PLAN, ()),
    (COUNTY, "省、市、县三级互联互通。", Role.REVIEW, ()),
    (COUNTY, "产品质量居河南省第三位。", Role.REVIEW, ()),
    (COUNTY, "同辉晶体产业园项目竣工。", Role.REVIEW, ("同辉晶体产业园项目 project completed",)),
    (COUNTY, "开工建设经三路北延至桐溪水库工程。", Role.PLAN, ("经三路北延至桐溪水库工程 project started",)),
    (COUNTY, "开工建设新焦桐中心。", Role.PLAN, ("新焦桐中心 project started",)),
    (COUNTY, "推进焦山—桐溪500千伏输电工程。", Role.PLAN, ("焦山—桐溪500千伏输电工程 project underway",)),
    (COUNTY, "实施城区两座污水处理厂提标改造。", Role.PLAN, ()),
    (COUNTY, "67栋沿街楼体亮化改造工程完工。", Role.REVIEW, ()),
    (COUNTY, "启动新能源开发项目。", Role.PLAN, ()),
    (
        COUNTY,
        "加快华溪水资源配置、焦溪防洪供水工程进度。",
        Role.PLAN,
        ("华溪水资源配置工程 project underway", "焦溪防洪供水工程 project underway"),
    ),
    (
        COUNTY,
        "完成焦溪路整修和桐山站改造等工程。",
        Role.REVIEW,
        ("焦溪路整修工程 project completed", "桐山站改造工程 project completed"),
    ),
    (
        COUNTY,
        "启动桐山路县城至焦村段、焦溪路县城至桐村段两个公路大修养护项目。",
        Role.PLAN,
        (
            "桐山路县城至焦村段公路大修养护项目 project started",
            "桐山路 place road",
            "焦溪路县城至桐村段公路大修养护项目 project started",
            "焦溪路 place road",
        ),
    ),
    (
        COUNTY,
        "桐溪、焦山路两个市民广场投入使用。",
        Role.REVIEW,
        ("桐溪市民广场 project operating", "焦山路市民广场 project operating"),
    ),
    (COUNTY, "全面整治加固华溪河。", Role.PLAN, ("华溪河 place water",)),
    (COUNTY, "果断处置焦石山堰塞湖。", Role.REVIEW, ("焦石山堰塞湖 place water",)),
    (COUNTY, "全县由8镇9乡调整为10镇7乡，让信息多跑路、以城带乡。", Role.REVIEW, ()),
    (COUNTY, "各级河长巡河1万人次，国内市场与国外市场并重。", Role.REVIEW, ()),
    (
        COUNTY,
        "桐花棚户区、焦山园等棚户区改造项目进展顺利。",
        Role.REVIEW,
        ("桐花棚户区改造项目 project underway", "焦山园棚户区改造项目 project underway"),
    ),
    (COUNTY, "奉节脐橙、巫山脆李等品牌价值提高。", Role.REVIEW, ()),
    (COUNTY, "焦溪镇桐山村获评中国淘宝村。", Role.REVIEW, ("桐山村 place village",)),
    (COUNTY, "桐花1000栋大棚全部投产。", Role.REVIEW, ()),
    (
        CITY,
        "支持陕北、渝东北发展，丹江口水库水质保持Ⅱ类。",
        Role.REVIEW,
        ("陕北 place region", "渝东北 place region", "丹江口水库 place water"),
    ),
    (
        COUNTY,
        "力争投资4亿元的华溪新能源二期扩建、投资3.1亿元的焦桐涂料、投资1.2亿元的双溪蓄电池3个过亿元项目投产。",
        Role.PLAN,
        (
            "华溪新能源二期扩建项目 project operating",
            "焦桐涂料项目 project operating",
            "双溪蓄电池项目 project operating",
        ),
    ),
    (COUNTY, "启动投资2亿元的中医院扩建项目。", Role.PLAN, ("中医院扩建项目 project started",)),
    (COUNTY, "投资6亿元实施县城水源置换工程。", Role.REVIEW, ("县城水源置换工程 project underway",)),
    (COUNTY, "实施焦桐高速提档扩容工程。", Role.PLAN, ("焦桐高速提档扩容工程 project underway",)),
    (COUNTY, "建成12号线西延伸。", Role.REVIEW, ("12号线西延伸 project completed",)),
    (COUNTY, "完成焦桐高速以西村庄改造。", Role.REVIEW, ("焦桐高速 place road",)),
    (COUNTY, "焦桐新区在改革开放中先行先试。", Role.REVIEW, ("焦桐新区 place zone",)),
    (
        COUNTY,
        "确保“焦溪服装产业园”“桐花智慧新城”项目投产。",
        Role.PLAN,
        ("焦溪服装产业园 project", "桐花智慧新城 project"),
    ),
    (COUNTY, "打造“服装产业转型升级示范区”。", Role.PLAN, ()),
    (COUNTY, "有序实施25个老旧小区改造项目。", Role.PLAN, ()),
    (COUNTY, "全省市市通高速、县县通高铁。", Role.REVIEW, ()),
    (
        COUNTY,
        "打造全省科创大走廊。",
        Role.PLAN,
        ("河南省科创大走廊 place zone", "河南省 place province"),
    ),
    (
        COUNTY,
        "实施同兴街、北环北路等道路建设。",
        Role.PLAN,
        ("同兴街 project underway", "北环北路 project underway"),
    ),
    (COUNTY, "深化与“长三角”“大湾区”等区域合作。", Role.PLAN, ("大湾区 place region", "长三角 place region")),
    (COUNTY, "新登记注册市场主体百户，不走弯路。", Role.PLAN, ()),
    (COUNTY, "新城初具中等城市规模。", Role.REVIEW, ()),
    (PROVINCE, "打造全市科创大走廊。", Role.PLAN, ("全市科创大走廊 place zone",)),
    (
        COUNTY,
        "新建物理、生物两个科学中心。",
        Role.PLAN,
        ("物理科学中心 project started", "生物科学中心 project started"),
    ),
    (COUNTY, "国家数据交易流通中心落地。", Role.REVIEW, ("国家数据交易流通中心 project signed",)),
    (COUNTY, "县图书馆完成升级改造。", Role.REVIEW, ("兰考县图书馆 project completed",)),
    (COUNTY, "扩大中亚、非洲等新兴市场。", Role.PLAN, ("中亚 place region", "非洲 place region")),
    (COUNTY, "打造一批夜间经济集聚区、文旅消费示范园区。", Role.PLAN, ()),
    (COUNTY, "新增核桃基地1.5万亩。", Role.REVIEW, ()),
    (
        COUNTY,
        "恒远集团甲醇，鸿跃公司焦化一期，桐溪公司结晶硅等项目建成投产。",
        Role.REVIEW,
        (
            "恒远集团甲醇项目 project operating",
            "鸿跃公司焦化一期项目 project operating",
            "桐溪公司结晶硅项目 project operating",
        ),
    ),
    (COUNTY, "依托经济开发区招商引资。", Role.PLAN, ("兰考县经济开发区 place zone",)),
    (COUNTY, "新设开发区2个，支持省级开发区发展。", Role.PLAN, ()),
    (PROVINCE, "怀仁陶瓷园建成投用。", Role.REVIEW, ("怀仁陶瓷园 project operating", "怀仁市 place city")),
    (PROVINCE, "支持定襄、代县发展。", Role.PLAN, ("定襄县 place county", "代县 place county")),
    (
        CITY,
        "昂昂溪水师产业园建成投用。",
        Role.REVIEW,
        ("昂昂溪水师产业园 project operating", "昂昂溪区 place district"),
    ),
)
RELATIONS: tuple[tuple[str, str, Role, tuple[str, ...]], ...] = (
    (PROVINCE, "怀仁陶瓷产业园建成投用。", Role.REVIEW, ("怀仁陶瓷产业园 locatedIn 怀仁市",)),
    (PROVINCE, "太原北站建成投用。", Role.REVIEW, ()),
    (COUNTY, "推进焦桐大街南延工程。", Role.PLAN, ()),
    (
        COUNTY,
        "恒远食品项目、桐溪公司、焦溪公司等落户兰考。",
        Role.REVIEW,
        ("恒远食品项目 locatedIn 兰考县", "桐溪公司 locatedIn 兰考县", "焦溪公司 locatedIn 兰考县"),
    ),
    (
        COUNTY,
        "推进焦桐产业园恒远公司线缆项目建设。",
        Role.PLAN,
        ("焦桐产业园恒远公司线缆项目 locatedIn 焦桐产业园", "焦桐产业园恒远公司线缆项目 ownedBy 恒远公司"),
    ),
    (COUNTY, "完成七桐河水生态修复工程。", Role.REVIEW, ("七桐河水生态修复工程 locatedIn 七桐河",)),
    (
        COUNTY,
        "推进焦桐村、溪北村棚户区改造。",
        Role.PLAN,
        ("焦桐村棚户区改造 locatedIn 焦桐村", "溪北村棚户区改造 locatedIn 溪北村"),
    ),
    (COUNTY, "桐南二中综合楼建成。", Role.REVIEW, ("桐南二中综合楼 partOf 桐南二中",)),
    (COUNTY, "雄安焦桐会展中心建成投用。", Role.REVIEW, ("雄安焦桐会展中心 locatedIn 雄安新区",)),
    (COUNTY, "恒远大数据项目成功落户兰考。", Role.REVIEW, ("恒远大数据项目 locatedIn 兰考县",)),
    (
        COUNTY,
        "恒远酒业、桐溪食品等8个项目列入省重点。",
        Role.REVIEW,
        ("恒远酒业项目 includedIn 河南省重点项目", "桐溪食品项目 includedIn 河南省重点项目"),
    ),
    (COUNTY, "县医院医技楼主体完工。", Role.REVIEW, ("兰考县医院医技楼 partOf 兰考县医院",)),
    (COUNTY, "恒远大豆深加工项目一期建成投产。", Role.REVIEW, ("恒远大豆深加工项目一期 partOf 恒远大豆深加工项目",)),
    (COUNTY, "桐溪高速焦山至桐南段建成通车。", Role.REVIEW, ("桐溪高速焦山至桐南段 partOf 桐溪高速",)),
    (COUNTY, "恒远集团甲醇项目开工建设。", Role.REVIEW, ("恒远集团甲醇项目 ownedBy 恒远集团",)),
    (
        PROVINCE,
        "山西大学怀仁研究基地建成投用。",
        Role.REVIEW,
        ("山西大学怀仁研究基地 locatedIn 怀仁市", "山西大学怀仁研究基地 operatedBy 山西大学"),
    ),
)


def test_the_own_zone_is_the_one_that_the_report_names_in_full() -> None:
    report = report_of("兰考经济开发区建成投用。", "依托开发区发展产业。", "各开发区、园区协同发展。")
    found = [each.name for each in find_mentions(report, mention_rules()) if each.type == "place"]
    assert found == ["兰考经济开发区"]


@pytest.mark.parametrize(("code", "text", "role", "expected"), NAMES, ids=[case[1] for case in NAMES])
def test_works_and_places(code: str, text: str, role: Role, expected: tuple[str, ...]) -> None:
    mentions = find_mentions(report_of(text, role=role, code=code), mention_rules())
    found = [f"{each.name} {each.type} {each.detail}".strip() for each in mentions if each.type in KINDS]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(("code", "text", "role", "expected"), RELATIONS, ids=[case[1] for case in RELATIONS])
def test_between_works_and_places(code: str, text: str, role: Role, expected: tuple[str, ...]) -> None:
    report = report_of(text, role=role, code=code)
    found = find_relations(report, find_mentions(report, mention_rules()), mention_rules())
    assert sorted(f"{each.subject} {each.relation} {each.object}" for each in found) == sorted(expected)
