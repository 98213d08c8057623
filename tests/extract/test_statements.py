"""Commitments, achievements and challenges, clause by clause, by tables of cases."""

from __future__ import annotations

from itertools import pairwise

import pytest

from keqiao_kg.assets import DATA
from keqiao_kg.extract.statements.clause import Clause
from keqiao_kg.extract.statements.clauses import ClauseReader
from keqiao_kg.model import Modality
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.statements import ROLES, USES, statement_rules
from keqiao_kg.rules.tables import read_rows

RULES = statement_rules()
READER = ClauseReader(RULES)
ALL = [rule for rules in RULES.rules.values() for rule in rules]
EXAMPLES = [(rule, text) for rule in ALL for text in rule.examples]
COUNTER_EXAMPLES = [(rule, text) for rule in ALL for text in rule.non_examples]


def test_rules_are_there_and_named_once() -> None:
    assert len({rule.name for rule in ALL}) == len(ALL) >= 14
    assert all(rule.examples and rule.non_examples for rule in ALL)


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_examples_match(rule: Rule, text: str) -> None:
    assert rule.pattern.search(text)


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_counter_examples_do_not(rule: Rule, text: str) -> None:
    assert not rule.pattern.search(text)


@pytest.mark.parametrize(
    ("name", "column", "known"), [("statement-verbs", "uses", USES), ("statement-words", "roles", ROLES)]
)
def test_a_list_is_sorted_without_doubles_and_of_known_classes(name: str, column: str, known: tuple[str, ...]) -> None:
    rows = read_rows(DATA / "rules" / f"{name}.tsv")
    forms = [next(iter(row.values())) for row in rows]
    assert len(forms) > 300
    assert all(one < other for one, other in pairwise(forms))
    assert {use for row in rows for use in row[column].split()} == set(known)


READINGS = [
    ("加快推进国际物流园区建设。", "推进", "国际物流园区建设", None),
    ("地表水水源地保护持续加强。", "加强", "地表水水源地保护", None),
    ("扎实地推进改革。", "推进", "改革", None),
    ("持续开好“企业家恳谈会”。", "开好", "“企业家恳谈会”", None),
    ("集中力量建设工业重镇。", "建设", "工业重镇", None),
    ("依法收回闲置低效用地。", "收回", "闲置低效用地", None),
    ("一是加快建设“健康城市”，", "建设", "“健康城市”", None),
    ("加快小城镇建设步伐，", "加快", "小城镇建设步伐", None),
    ("高标准、高质量建设新城。", "建设", "新城", None),
    ("确保高质量通过省级验收，", "通过", "省级验收", Modality.ENSURE),
    ("用税收优惠机制激励企业，", "激励", "企业", None),
    ("以更实举措、更强力量推进乡村振兴，", "推进", "乡村振兴", None),
    ("以火车站为中心发展现代物流业。", "发展", "现代物流业", None),
    ("主动与名医名院对接，", "对接", "名医名院", None),
    ("对留抵税额全部退还，", "退还", "留抵税额", None),
    ("在城乡普遍实行免费教育。", "实行", "免费教育", None),
    ("积极争取用地指标。", "争取", "用地指标", Modality.STRIVE),
    ("防范环境风险。", "防范", "环境风险", None),
    ("严格落实中央八项规定精神，", "落实", "中央八项规定精神", None),
    ("深化教育改革，", "深化", "教育改革", None),
    ("培育、引进大的龙头企业，", "培育、引进", "大的龙头企业", None),
    ("做大做强装备制造产业；", "做大做强", "装备制造产业", None),
    ("新增高新技术企业95家以上，", "新增", "高新技术企业", None),
    ("争创国家园林城市。", "争创", "国家园林城市", Modality.STRIVE),
    ("确保完成年度任务。", "完成", "年度任务", Modality.ENSURE),
    ("确保二手车市场项目开工建设。", "开工建设", "二手车市场项目", Modality.ENSURE),
    ("力争常住人口城镇化率达到60%。", "达到", "常住人口城镇化率", Modality.STRIVE),
    ("规上工业增加值增长8%以上；", "增长", "规上工业增加值", None),
    ("城镇新增就业3000人；", "新增", "就业", None),
    ("增长8%左右，", "增长", "", None),
    ("把安全生产纳入年度考核。", "纳入", "安全生产", None),
    ("把握好“抓早、注重实效”的节奏。", "把握好", "“抓早、注重实效”的节奏", None),
    ("对外贸易稳步增长。", "增长", "对外贸易", None),
    ("在保障和改善民生中打造增长点。", "打造", "增长点", None),
    ("从土地和资金上支持小微企业。", "支持", "小微企业", None),
    ("为实现跨越打下坚实基础。", "打下", "坚实基础", None),
    ("收入和支出分别增长8%、9%。", "增长", "收入和支出", None),
    ("对困难学生进行补助。", "进行补助", "困难学生", None),
    ("依托高校大力发展数字经济，", "发展", "数字经济", None),
    ("让群众享受改革成果。", "让", "群众享受改革成果", None),
    ("中心医院建成投用，", "建成投用", "中心医院", None),
    ("创新能力不断提升，", "提升", "创新能力", None),
    ("改革开放迈出重大步伐，", "迈出", "重大步伐", None),
    ("健全规范的融资机制。", "健全", "规范的融资机制", None),
    ("全省域推进无废城市建设。", "推进", "无废城市建设", None),
    ("保护和发展传统工艺。", "保护和发展", "传统工艺", None),
    ("加快发展商业保险。", "发展", "商业保险", None),
    ("坚决不让一个学生失学。", "不让", "一个学生失学", None),
    ("严肃查处违规行为。", "查处", "违规行为", None),
    ("严肃财经纪律。", "严肃", "财经纪律", None),
    ("缩短出警时间。", "缩短", "出警时间", None),
    ("叫响出新品牌。", "叫响出", "新品牌", None),
    ("确保水面数量不减少。", "确保", "水面数量不减少", Modality.ENSURE),
    ("让群众感受到新变化。", "让", "群众感受到新变化", None),
    ("发现并整改隐患。", "发现并整改", "隐患", None),
    ("下大气力解决遗留问题。", "解决", "遗留问题", None),
    ("各类医疗机构都要优先选用基本药物。", "选用", "基本药物", None),
    ("一切违规行为都必须纠正。", "纠正", "一切违规行为", Modality.ENSURE),
    ("成为国内一流的研学基地。", "成为", "国内一流的研学基地", None),
]


@pytest.mark.parametrize(("text", "verb", "acts_on", "modality"), READINGS, ids=lambda value: str(value))
def test_a_clause_is_read(text: str, verb: str, acts_on: str, modality: Modality | None) -> None:
    reading = READER.read(_clause(text), aimed=False)
    assert reading
    assert (reading.verb, reading.object, reading.modality) == (verb, acts_on, modality)


IDLE = [
    "坚持稳中求进工作总基调，",
    "牢固树立新发展理念，",
    "以项目建设为抓手，",
    "紧紧围绕高质量发展目标，",
    "按照“四个全面”的要求，",
    "突出抓好以下八个方面的工作：",
    "实现上述目标，",
    "意义重大。",
    "管理和服务水平。",
    "医疗卫生体制改革。",
    "各位代表！",
    "提请大会审查。",
    "从解决群众最关心的问题入手，",
    "在保持经济稳定增长的基础上，",
    "确定这样的目标，",
    "国家重要使命。",
]


@pytest.mark.parametrize("text", IDLE)
def test_a_clause_that_undertakes_nothing_is_passed_over(text: str) -> None:
    assert READER.read(_clause(text), aimed=False) is None


def test_a_clause_with_a_target_undertakes_whatever_its_wording() -> None:
    reading = READER.read(_clause("城镇登记失业率3%以内；"), aimed=True)
    assert reading
    assert (reading.verb, reading.object, reading.rule) == ("", "城镇登记失业率", "statement.target")


def test_what_joins_a_clause_is_no_part_of_it() -> None:
    text = "二是要全面落实惠民政策。"
    reading = READER.read(_clause(text), aimed=False)
    assert reading
    assert text[reading.start :] == "全面落实惠民政策。"


def _clause(text: str) -> Clause:
    numbers = tuple(at for at, char in enumerate(text) if char.isdigit() and not text[at - 1].isdigit() and at)
    return Clause(text, 0, len(text) - 1, text[-1], numbers)
