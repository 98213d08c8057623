"""Facts by hand: a small report in which every kind of fact, and every optional field, occurs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from keqiao_kg.model import (
    Area,
    Comparator,
    Entity,
    EntityMention,
    EntityRelation,
    EntityType,
    Evidence,
    Facts,
    GlossaryEntry,
    Indicator,
    Issue,
    Level,
    LinkedStatement,
    Measure,
    Mention,
    Modality,
    Number,
    NumberRole,
    Observation,
    Pair,
    Quantity,
    Relation,
    RelationType,
    Report,
    Role,
    Section,
    Sentence,
    Source,
    Span,
    Statement,
    StatementKind,
    Status,
)
from keqiao_kg.resolve.iris import Iris
from keqiao_kg.resolve.units import in_base
from keqiao_kg.rules.units import UnitTable

ID = "330603-2020"
IRIS = Iris()
LINES = (
    "政府工作报告",
    "一、过去一年工作回顾",
    "(一)经济稳中有进",
    "生产总值1500.0亿元，增长8%。",
    "“凤凰行动”深入实施，杭绍城际铁路开工，创成全国百强区。",
    "二、今年工作安排",
    "确保生产总值增长7%—7.5%，力争新增耕地3亩以上，控制在约5家。",
    "名词解释",
    "1.凤凰行动（第2页）：上市和并购重组。",
)
TEXT = "\n".join(LINES)


def span(quote: str, after: str = "") -> Span:
    """Where the quote stands, looked for after another piece of the text."""
    start = TEXT.index(quote, TEXT.index(after))
    return Span(start, start + len(quote))


def sentence_of(piece: Span) -> Sentence:
    return next(sentence for sentence in SENTENCES if piece in sentence.span)


def _sentence(number: int, line: str, section: str, role: Role) -> Sentence:
    return Sentence(f"S{number:03}", span(line), line, number - 1, section, (), role, "2019")


SENTENCES = tuple(
    _sentence(number, line, section, role)
    for number, (line, section, role) in enumerate(
        zip(
            LINES,
            ("", "p1", "p1.s1", "p1.s1", "p1.s1", "p2", "p2", "p3", "p3"),
            (Role.FRONT, *[Role.REVIEW] * 4, *[Role.PLAN] * 2, *[Role.ANNEX] * 2),
            strict=True,
        ),
        1,
    )
)
AREA = Area("330603", "柯桥区", "浙江省绍兴市柯桥区", Level.COUNTY, (("330600", "绍兴市"), ("330000", "浙江省")))
AREA_IRI = IRIS.place("330603")


def evidence(quote: str, *rules: str) -> Evidence:
    return Evidence(sentence_of(span(quote)).id, span(quote), rules)


def _section(section_id: str, level: int, number: str, line: int, last: int, role: Role) -> Section:
    heading = SENTENCES[line].span
    title = LINES[line].lstrip("一二、()")
    parent = section_id.rpartition(".")[0]
    whole = Span(heading.start, SENTENCES[last].span.end)
    return Section(section_id, level, number, title, heading, whole, parent, role)


SECTIONS = (
    _section("p1", 1, "一", 1, 4, Role.REVIEW),
    _section("p1.s1", 2, "(一)", 2, 4, Role.REVIEW),
    _section("p2", 1, "二", 5, 6, Role.PLAN),
    _section("p3", 1, "", 7, 8, Role.ANNEX),
)
GLOSSARY = (
    GlossaryEntry(
        number=1,
        term="凤凰行动",
        definition="上市和并购重组。",
        page="2",
        span=span(LINES[8]),
        term_span=span("凤凰行动", "1.凤"),
        definition_span=span("上市和并购重组。"),
        alternatives=("凤凰计划",),
        components=("上市", "并购重组"),
        mentions=(span("凤凰行动"),),
    ),
)
REPORT = Report(
    id=ID,
    title="政府工作报告",
    area=AREA,
    body="绍兴市柯桥区第一届人民代表大会",
    session="第四次会议",
    speaker="赵如浪",
    office="绍兴市柯桥区人民政府区长",
    spoken_on="2020-01-08",
    year_reviewed=2019,
    year_planned=2020,
    text=TEXT,
    source=Source("keqiao.txt", "text/plain", "utf-8", "0f" * 32, (0,), (1,)),
    sections=SECTIONS,
    sentences=SENTENCES,
    glossary=GLOSSARY,
    issues=(Issue("unknown-area", "无法确定地区"),),
)
INDICATORS = (
    Indicator(
        IRIS.indicator("地区生产总值"), "地区生产总值", ("生产总值",), "Gross regional product", "national-accounts",
        higher_is_better=True,
    ),
    Indicator(IRIS.indicator("新增耕地"), "新增耕地"),
    Indicator(IRIS.indicator("企业数"), "企业数"),
)  # fmt: skip


def quantity(
    quote: str,
    indicator: str,
    measure: Measure,
    value: str,
    unit: str,
    comparator: Comparator,
    status: Status,
    *,
    modality: Modality = Modality.PLAIN,
    period: str = "2019",
    upper: str = "",
) -> Observation:
    top = Decimal(upper) if upper else None
    where = evidence(quote, "quantity.plain", "period.default")
    facts = Quantity(
        where, indicator, measure, Decimal(value), top, unit, comparator, status, modality, period, "柯桥区"
    )
    base = in_base(UnitTable.load(), unit, Decimal(value), top)
    known = next((item for item in INDICATORS if indicator in (item.name, *item.aliases)), INDICATORS[0])
    iri = IRIS.observation(ID, where.span, 1)
    return Observation(iri, facts, known.iri, AREA_IRI, base.unit, base.value, base.upper, base.base_unit)


GDP = "生产总值"
OBSERVATIONS = (
    quantity("生产总值1500.0亿元", GDP, Measure.LEVEL, "1500.0", "亿元", Comparator.EQ, Status.ACTUAL),
    quantity("增长8%", GDP, Measure.GROWTH, "8", "%", Comparator.EQ, Status.ESTIMATE),
    quantity(
        "生产总值增长7%—7.5%", GDP, Measure.GROWTH, "7", "%", Comparator.BETWEEN, Status.TARGET,
        modality=Modality.ENSURE, period="2020", upper="7.5",
    ),
    quantity(
        "新增耕地3亩以上", "新增耕地", Measure.LEVEL, "3", "亩", Comparator.GE, Status.TARGET,
        modality=Modality.STRIVE, period="2020",
    ),
    quantity("约5家", "企业数", Measure.LEVEL, "5", "家", Comparator.APPROX, Status.STANDING, period="-2019"),
    quantity(
        "7%—7.5%", GDP, Measure.THRESHOLD, "7", "", Comparator.BETWEEN, Status.STANDING,
        period="2018-2019", upper="7.5",
    ),
)  # fmt: skip
ENTITIES = (
    Entity(
        AREA_IRI, EntityType.PLACE, "柯桥区", ("柯桥",), "district", "330603",
        (IRIS.place("330600"), IRIS.place("330000")), ("http://www.wikidata.org/entity/Q1334929",), ("地区简称",),
    ),
    Entity(IRIS.thing(EntityType.PROGRAMME, "100000", "凤凰行动"), EntityType.PROGRAMME, "凤凰行动", ("凤凰计划",)),
    Entity(IRIS.thing(EntityType.PROJECT, "330603", "杭绍城际铁路"), EntityType.PROJECT, "杭绍城际铁路", ()),
    Entity(
        IRIS.thing(EntityType.HONOUR, "100000", "全国百强区"), EntityType.HONOUR, "全国百强区", (),
        conferred_by=Level.NATION,
    ),
    Entity(IRIS.thing(EntityType.PERSON, "330603", "赵如浪"), EntityType.PERSON, "赵如浪", ()),
    Entity(
        IRIS.thing(EntityType.ORGANISATION, "330603", "柯桥区第一届人大"), EntityType.ORGANISATION,
        "绍兴市柯桥区第一届人民代表大会", (),
    ),
)  # fmt: skip


def mention(text: str, entity: Entity, detail: str = "") -> EntityMention:
    return EntityMention(Mention(evidence(text, "mention.quoted"), text, entity.name, entity.type, detail), entity.iri)


def statement(
    quote: str, kind: StatementKind, verb: str, acts_on: str, section: str, *included: str, theme: str = ""
) -> LinkedStatement:
    modality = Modality.ENSURE if quote.startswith("确保") else Modality.PLAIN
    said = Statement(evidence(quote, "statement.verb"), kind, verb, acts_on, modality, section, "")
    entities = tuple(iri for iri in included if "/observation/" not in iri)
    quantities = tuple(iri for iri in included if "/observation/" in iri)
    return LinkedStatement(IRIS.statement(ID, said.evidence.span), said, entities, quantities, theme)


STATEMENTS = (
    statement(
        "杭绍城际铁路开工", StatementKind.ACHIEVEMENT, "开工", "杭绍城际铁路", "p1.s1", ENTITIES[2].iri,
        theme="transport",
    ),
    statement("创成全国百强区", StatementKind.CHALLENGE, "", "创成全国百强区", "p1.s1"),
    statement(
        "确保生产总值增长7%—7.5%", StatementKind.COMMITMENT, "增长", "生产总值", "p2", OBSERVATIONS[2].iri,
        theme="national-accounts",
    ),
)  # fmt: skip
HOLDS = Relation(evidence("创成全国百强区", "relation.holds"), "柯桥区", RelationType.HOLDS, "全国百强区")
FACTS = Facts(
    iri=IRIS.report(ID),
    report=REPORT,
    area=AREA_IRI,
    numbers=(
        Number("S004", span("1500.0"), "1500.0", NumberRole.QUANTITY, "amount"),
        Number("S004", span("8", "增长"), "8", NumberRole.QUANTITY, "amount"),
        Number("S002", span("一", "政府"), "一", NumberRole.HEADING, "heading"),
    ),
    entities=ENTITIES,
    indicators=INDICATORS,
    observations=OBSERVATIONS,
    mentions=(
        mention("“凤凰行动”", ENTITIES[1]),
        mention("杭绍城际铁路", ENTITIES[2], "started"),
        mention("全国百强区", ENTITIES[3], "held"),
    ),
    relations=(EntityRelation(HOLDS, AREA_IRI, ENTITIES[3].iri),),
    pairs=(Pair(OBSERVATIONS[2].iri, OBSERVATIONS[1].iri, "exact", "pair.same"),),
    issues=(Issue("odd-number", "读不出的数字", span("3亩")),),
    statements=STATEMENTS,
    themes=(("p1.s1", "national-accounts"), ("p2", "national-accounts")),
)


@pytest.fixture(scope="session")
def facts() -> Facts:
    """A report with one of everything."""
    return FACTS
