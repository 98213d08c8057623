"""What each question of `queries/questions/` must answer on the bundled report, checked against its text by eye.

Question → (rows at least, rows at most, answers that must be among them, answers that must not). The bounds leave
room where the reader may yet learn to read more; an answer names the cells that matter.
"""

from __future__ import annotations

Cells = dict[str, str]
Answer = tuple[int, int, list[Cells], list[Cells]]

ANSWERS: dict[str, Answer] = {
    "about-the-reports": (
        1,
        1,
        [
            {
                "area": "柯桥区",
                "level": "county",
                "speaker": "赵如浪",
                "date": "2020-01-08",
                "congress": "绍兴市柯桥区第一届人民代表大会",
                "session": "第四次会议",
                "reviewed": "2019",
                "year": "2020",
            }
        ],
        [],
    ),
    "all-targets": (
        100,
        150,
        [
            {"indicator": "生产总值", "measure": "growth", "comparator": "ge", "value": "7", "modality": "plain"},
            {"indicator": "生产总值", "comparator": "eq", "value": "7.5", "modality": "strive"},
            {"quote": "区内银行不良率控制在1.3%左右", "comparator": "approx", "value": "1.3", "unit": "%"},
            {"quote": "一般企业投资项目全过程审批“最多80天”", "comparator": "le", "measure": "duration"},
            {"indicator": "“市县长项目工程”落地率", "comparator": "ge", "value": "50", "modality": "ensure"},
            {"indicator": "城镇登记失业率", "comparator": "le", "value": "2.5"},
        ],
        [{"indicator": "实到外资", "value": "4"}, {"value": "131.4"}],  # results of the year before
    ),
    "challenges-and-answers": (
        25,
        120,
        [
            {"challenge": "经济下行压力加大，稳增长面临新的挑战", "commitment": "全力稳企业、稳增长"},
            {"theme": "安全", "commitment": "加强森林防火、安全生产、食品安全等各项工作"},
            {"theme": "生态环境", "commitment": "完成“十三五”节能减排目标任务"},
        ],
        [{"challenge": "各位代表"}, {"commitment": "经济下行压力加大，稳增长面临新的挑战"}],
    ),
    "commitments-without-a-number": (
        300,
        600,
        [
            {"verb": "打造", "object": "长三角一体化示范区"},
            {"verb": "建设", "object": "工业互联网研究院"},
            {"verb": "健全", "object": "容缺预审机制"},
        ],
        [{"clause": "生产总值增长7%以上"}, {"object": "小微企业园5家"}],
    ),
    "compare-with-another-store": (0, 0, [], []),  # its test runs the other store
    "evidence-of-a-number": (
        1,
        1,
        [
            {
                "number": "1500",
                "unit": "亿元",
                "indicator": "生产总值",
                "status": "estimate",
                "quote": "生产总值突破1500亿元",
                "start": "272",
                "end": "284",
                "file": "keqiao-2020.txt",
            }
        ],
        [],
    ),
    "figures-by-theme": (
        12,
        27,
        [{"theme": "tourism", "label": "旅游", "results": "3", "targets": "3"}],  # 301亿元 19.1% 10.3%, 10% 10% 6%
        [{"results": "0", "targets": "0"}],
    ),
    "figures-of-others": (
        15,
        40,
        [
            {"subject": "国际贸易区", "indicator": "新注册市场主体", "value": "4610", "unit": "家"},
            {"subject": "基金小镇", "value": "1100", "unit": "亿元", "status": "actual"},
            {"subject": "中纺时代大厦", "value": "216", "unit": "米"},
        ],
        [{"subject": "柯桥区"}],
    ),
    "glossary-never-used": (0, 0, [], []),  # the body uses all 29; the test beside takes some uses away
    "growth-targets-across-reports": (
        2,
        2,
        [
            {"year": "2020", "area": "柯桥区", "comparator": "ge", "value": "7", "modality": "plain"},
            {"year": "2020", "area": "柯桥区", "comparator": "eq", "value": "7.5", "modality": "strive"},
        ],
        [{"value": "8"}],  # the result
    ),
    "honours": (
        60,
        84,
        [
            {"holder": "柯桥区", "relation": "holds", "honour": "全省首批4A级景区城"},
            {"holder": "柯桥区科技园", "relation": "holds", "honour": "省级创新创业示范基地"},
            {"holder": "绍兴市", "relation": "seeks", "honour": "综合经济实力全国“30强”"},
        ],
        [{"relation": "hostOf"}],
    ),
    "honours-by-level": (
        30,
        60,
        [
            {"level": "nation", "honour": "国家工业遗产", "state": "held"},
            {"level": "nation", "honour": "国家全域旅游示范区", "state": "sought"},
            {"level": "province", "honour": "省级众创空间", "state": "held"},
            {"level": "city", "honour": "市级美丽河湖", "state": "sought"},
            {"level": "nation", "honour": "电子证照应用国家级试点区", "state": "sought"},
        ],
        [{"level": "city", "honour": "省级众创空间"}, {"level": "province", "honour": "国家工业遗产"}],
    ),
    "indicators-that-fell": (
        5,
        8,
        [
            {"indicator": "违法犯罪警情", "value": "-8.1", "unit": "%"},
            {"indicator": "侵财案件", "value": "-2.2", "unit": "%"},
            {"indicator": "安全事故起数", "value": "-60.9", "unit": "%", "good": "yes"},
            {"indicator": "安全事故死亡人数", "value": "-43.8", "unit": "%"},
            {"indicator": "“三公”经费支出", "value": "-5.1", "unit": "%", "good": "yes"},
        ],
        [{"value": "8"}],
    ),
    "money-by-theme": (
        25,
        45,
        [
            {"theme": "trade", "yuan": "86000000000", "value": "860", "unit": "亿元"},
            {"theme": "finance", "yuan": "13140000000", "indicator": "一般公共预算收入"},
            {"theme": "tourism", "yuan": "30100000000", "status": "actual"},
            {"yuan": "150000000", "quote": "提标发放救助金1.5亿元"},
        ],
        [{"unit": "%"}, {"unit": "亿美元"}],  # what is in dollars has no yuan
    ),
    "named-together": (
        4,
        8,
        [
            {
                "name": "凤凰行动",
                "type": "programme",
                "other": "越剑智能",
                "otherType": "organisation",
                "sentences": "1",
            },
            {"other": "迎丰科技", "sentences": "1"},
        ],
        [{"other": "凤凰行动"}, {"other": "基金小镇"}],  # the sentence after
    ),
    "numbers-by-role": (
        6,
        8,
        [{"role": "page", "label": "页码", "numbers": "29"}],  # each entry of the glossary cites one
        [{"role": "unexplained"}],
    ),
    "one-indicator": (
        3,
        4,
        [
            {"status": "estimate", "measure": "level", "value": "131.4", "unit": "亿元", "period": "2019"},
            {"status": "estimate", "measure": "growth", "value": "4", "unit": "%", "period": "2019"},
            {"status": "target", "comparator": "ge", "measure": "growth", "value": "7.5", "period": "2020"},
        ],
        [{"value": "1500"}],
    ),
    "one-programme": (
        4,
        4,
        [
            {"part": "review", "figure": "新增股份公司55家", "status": "actual"},
            {"part": "plan", "figure": "新增股份公司15家以上", "status": "target"},
            {"part": "plan", "figure": "IPO辅导报会3家", "status": "target"},
            {"part": "plan", "figure": "主板上市1家以上", "status": "target"},
        ],
        [{"status": "target", "part": "review"}, {"definition": ""}],
    ),
    "one-term": (
        1,
        1,
        [
            {
                "term": "四个办",
                "definition": "一窗办、全城办、一证办、移动办。",
                "components": "一窗办 | 全城办 | 一证办 | 移动办",
                "part": "review",
                "sentence": "打造数字政府，推行掌上移动办公，“四个办”比例领跑全市。",
            }
        ],
        [],
    ),
    "other-names": (5, 30, [{"name": "钱清", "alias": "钱清街道"}, {"name": "兰亭", "alias": "兰亭街道"}], []),
    "outline": (
        14,
        14,
        [
            {"depth": "1", "number": "一", "title": "过去一年工作回顾", "part": "review"},
            {"depth": "2", "number": "四", "part": "plan", "theme": "environment"},
            {"depth": "1", "number": "三", "title": "大力提升政府治理能力", "part": "plan"},
            {"depth": "1", "title": "附件", "part": "annex"},
        ],
        [{"title": "打造营商环境最优区"}],
    ),
    "partners": (
        12,
        25,
        [
            {"subject": "柯桥区", "relation": "cooperatesWith", "object": "萧山区"},
            {"subject": "柯桥区", "relation": "cooperatesWith", "object": "清华大学"},
            {"subject": "柯桥区", "relation": "hostOf", "object": "第六届中国曲艺高峰论坛"},
            {"subject": "柯桥区人民政府", "relation": "headedBy", "object": "赵如浪"},
            {"relation": "operatedBy", "object": "清华长三角研究院"},
        ],
        [{"relation": "holds"}],
    ),
    "places": (
        40,
        70,
        [
            {"place": "绍兴市", "kind": "city", "code": "330600", "within": "浙江省"},
            {"place": "杨汛桥", "kind": "town", "code": "330603010", "within": "柯桥区", "mentions": "3"},
            {"place": "萧山区", "kind": "district", "code": "330109", "within": "杭州市"},
            {"place": "曹娥江", "kind": "water", "mentions": "1"},
        ],
        [{"place": "凤凰行动"}],
    ),
    "programmes": (
        60,
        140,
        [
            {"programme": "凤凰行动", "review": "1", "plan": "1"},
            {"programme": "“双倍增”计划", "review": "1", "plan": "1"},
            {"programme": "五水共治", "review": "0", "plan": "1"},
        ],
        [{"review": "0", "plan": "0"}],
    ),
    "projects-by-stage": (
        70,
        110,
        [
            {"stage": "completed", "label": "建成", "project": "树人大学杨汛桥校区二期", "part": "review"},
            {"stage": "trial", "project": "天圣化纤三期"},
            {"stage": "started", "project": "恒鸣新材料项目", "part": "review"},
            {"stage": "trial", "project": "杭绍城际轨道交通", "part": "plan"},
            {"stage": "signed", "project": "欧洲时尚定制城"},
            {"stage": "planned", "project": "临空产业园", "part": "plan"},
        ],
        [{"stage": "completed", "project": "临空产业园"}, {"stage": ""}],
    ),
    "projects-by-town": (
        6,
        16,
        [
            {"place": "安昌", "project": "安昌影视小镇"},
            {"place": "杨汛桥", "project": "树人大学杨汛桥校区二期", "stage": "completed"},
            {"place": "福全", "project": "福全产业新城", "stage": "underway"},
        ],
        [{"place": "福全", "project": "安昌影视小镇"}],
    ),
    "projects-in-a-place": (1, 1, [{"project": "树人大学杨汛桥校区二期", "stage": "completed"}], []),
    "ranks": (
        6,
        9,
        [
            {"rank": "11", "quote": "综合实力居全国百强区第11位", "status": "actual"},
            {"rank": "4", "quote": "科技进步综合评价位居全省第4位", "period": "2019"},
            {"rank": "7", "quote": "创新环境综合评价位居全省第7位"},
            {"rank": "11", "quote": "国家级开发区考评位居全省第11位"},
            {"rank": "1", "quote": "农村人居环境整治综合测评全市第一"},
            {"rank": "1", "quote": "各项工作力争全市第一", "status": "target", "period": "2020"},
        ],
        [{"rank": "58"}],  # places gained
    ),
    "results-and-targets-of-a-theme": (
        9,
        16,
        [
            {"status": "estimate", "indicator": "出口额", "measure": "level", "value": "860", "unit": "亿元"},
            {"status": "actual", "indicator": "实到外资", "value": "4", "unit": "亿美元"},
            {"status": "target", "indicator": "实到外资", "comparator": "ge", "value": "10", "unit": "%"},
            {"status": "target", "indicator": "社会消费品零售总额", "value": "10", "period": "2020"},
        ],
        [{"indicator": "城镇登记失业率"}],
    ),
    "results-without-a-target": (
        80,
        140,
        [
            {"indicator": "税费减免", "value": "31.2", "unit": "亿元"},
            {"indicator": "引进内资", "value": "110.9"},
            {"indicator": "全员劳动生产率", "value": "8"},  # 稳步提高 next year, without a number
        ],
        [{"indicator": "一般公共预算收入"}, {"indicator": "城镇登记失业率"}, {"indicator": "空气质量优良率"}],
    ),
    "strong-undertakings": (
        20,
        45,
        [
            {"modality": "strive", "quote": "技术交易额突破5亿元", "comparator": "gt"},
            {"modality": "ensure", "indicator": "“市县长项目工程”落地率"},
        ],
        [{"modality": "plain"}],
    ),
    "targets-above-results": (
        12,
        20,
        [
            {"indicator": "一般公共预算收入", "result": "4", "target": "7.5", "more": "3.5"},
            {"indicator": "R&D经费支出占比", "result": "2.65", "target": "2.8", "more": "0.15"},
            {"indicator": "空气质量优良率", "result": "78.4", "target": "82", "more": "3.6"},
        ],
        [{"indicator": "生产总值"}],
    ),
    "targets-below-results": (
        20,
        40,
        [
            {"indicator": "生产总值", "measure": "growth", "result": "8", "target": "7", "comparator": "ge"},
            {"indicator": "盘活工业闲置土地", "result": "1281", "target": "500", "unit": "亩"},
        ],
        [{"indicator": "一般公共预算收入"}, {"indicator": "新增工业机器人"}],  # set higher than reached
    ),
    "targets-for-later-years": (0, 0, [], []),  # the report sets none; the test beside asks for other years
    "targets-in-words": (
        70,
        100,
        [
            {
                "comparator": "le",
                "label": "不大于",
                "quote": "城镇登记失业率控制在2.5%以内",
                "least": "",
                "most": "2.5",
            },
            {"comparator": "ge", "indicator": "一般公共预算收入", "least": "7.5", "most": ""},
            {"comparator": "gt", "quote": "技术交易额突破5亿元", "least": "5"},
            {"comparator": "approx", "quote": "区内银行不良率控制在1.3%左右", "least": "", "most": ""},
        ],
        [{"comparator": "eq"}],
    ),
    "targets-without-a-result": (
        50,
        90,
        [
            {"indicator": "技术交易额", "comparator": "gt", "value": "5", "unit": "亿元"},
            {"quote": "完成出让金100亿元以上", "comparator": "ge"},
        ],
        [{"indicator": "一般公共预算收入", "measure": "growth"}, {"indicator": "城镇登记失业率"}],
    ),
    "thresholds-and-durations": (
        10,
        25,
        [
            {"measure": "duration", "comparator": "le", "value": "90", "unit": "天", "status": "actual"},
            {"measure": "duration", "comparator": "le", "value": "80", "unit": "天", "status": "target"},
            {"measure": "threshold", "quote": "20亿元以上项目", "comparator": "ge"},
            {"measure": "duration", "quote": "15分钟生活圈", "unit": "分钟"},
        ],
        [{"unit": "%"}],
    ),
    "verbs-of-the-plan": (
        100,
        250,
        [{"verb": "健全", "withNumber": "0"}, {"verb": "深化", "withNumber": "0"}],
        [{"commitments": "0"}],
    ),
    "what-is-said-of-a-place": (
        3,
        3,
        [
            {"part": "review", "sentence": "打造福全产业新城，6个项目启动建设。"},
            {"part": "plan", "sentence": "推动福全产业新城建设，开发边界区块，加快与绍兴老城区融合。"},
        ],
        [],
    ),
    "what-was-not-read": (0, 0, [], []),  # nothing is left unexplained; the test beside leaves something
}
