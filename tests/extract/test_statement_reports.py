"""Statements of whole reports: marks of strength, shared verbs, difficulties; and what holds on every report."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from keqiao_kg.extract import ExtractRules, extract
from keqiao_kg.model import Findings, Modality, Report, StatementKind, Status
from keqiao_kg.text import TextRules, read_report

TEXT = """政府工作报告

——2020年1月8日在某县第一届人民代表大会第四次会议上
某县人民政府县长 张三

各位代表：
一、2019年工作回顾
过去一年，县域经济稳步增长。完成固定资产投资62.5亿元，中心医院建成投用。
我们也清醒地看到，还存在不少困难和问题：一是经济总量不大，财政收支矛盾突出；二是城乡差距较大。对此，我们将认真加以解决。
二、2020年工作安排
今年政府工作的总体要求是：全面贯彻党的精神，推动高质量发展，力争财政收入达到30亿元。
确保粮食播种面积稳定在10万亩以上，油料产量增长3%。新增高新技术企业5家，小微企业20家。推进园区建设，完善配套设施。
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Findings]:
    path = tmp_path_factory.mktemp("report") / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    report = read_report(path, TextRules.load())
    return report, extract(report, ExtractRules.load())


def _said(read: tuple[Report, Findings], kind: StatementKind) -> list[tuple[str, str, str]]:
    report, findings = read
    found = (item for item in findings.statements if item.kind is kind)
    return [(item.evidence.span.of(report.text), item.verb, item.object) for item in found]


def test_commitments(read: tuple[Report, Findings]) -> None:
    assert _said(read, StatementKind.COMMITMENT) == [
        ("力争财政收入达到30亿元", "达到", "财政收入"),  # the rest of its sentence sets ideas
        ("确保粮食播种面积稳定在10万亩以上", "稳定在", "粮食播种面积"),
        ("油料产量增长3%", "增长", "油料产量"),
        ("新增高新技术企业5家", "新增", "高新技术企业"),
        ("小微企业20家", "新增", "小微企业"),
        ("推进园区建设", "推进", "园区建设"),
        ("完善配套设施", "完善", "配套设施"),
    ]


def test_strength_carries_to_clauses_without_a_verb_before_them(read: tuple[Report, Findings]) -> None:
    strengths = [item.modality for item in read[1].statements if item.kind is StatementKind.COMMITMENT]
    assert strengths == [Modality.STRIVE, Modality.ENSURE, Modality.ENSURE] + [Modality.PLAIN] * 4


def test_achievements_and_challenges(read: tuple[Report, Findings]) -> None:
    assert _said(read, StatementKind.ACHIEVEMENT) == [
        ("县域经济稳步增长", "增长", "县域经济"),
        ("完成固定资产投资62.5亿元", "完成", "固定资产投资"),
        ("中心医院建成投用", "建成投用", "中心医院"),
    ]
    assert [quote for quote, _, _ in _said(read, StatementKind.CHALLENGE)] == [
        "经济总量不大，财政收支矛盾突出",
        "城乡差距较大",
    ]


@pytest.mark.corpus
def test_statements_of_every_tenth_report(corpus: Path) -> None:
    files = sorted(corpus.rglob("*.txt"))[::10]
    assert len(files) >= 10
    text_rules, rules = TextRules.load(), ExtractRules.load()
    for file in files:
        report = read_report(file, text_rules)
        findings = extract(report, rules)
        spans = [item.evidence.span for item in findings.statements]
        undertaken = [item for item in findings.statements if item.kind is StatementKind.COMMITMENT]
        assert len(undertaken) > 100, file
        assert spans == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans)), file
        assert _targets_outside(report, findings) <= 2, file


def _targets_outside(report: Report, findings: Findings) -> int:
    """How many targets of the planned part end in no commitment."""
    plain = {sentence.id for sentence in report.sentences if sentence.role == "plan" and not sentence.is_heading}
    ends = [item.evidence for item in findings.quantities if item.status is Status.TARGET]
    spans = [item.evidence.span for item in findings.statements]
    missing = [e for e in ends if e.sentence in plain and not any(s.start < e.span.end <= s.end for s in spans)]
    return len(missing)
