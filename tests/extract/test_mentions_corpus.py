"""What holds for every report: a mention stands where it says, relations join named things."""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.extract.mentions.named import find_mentions
from keqiao_kg.extract.relations.found import find_relations
from keqiao_kg.rules.mentions import mention_rules
from keqiao_kg.text import TextRules, read_report

REPORTS = (
    "county/海拉尔区-2016.txt",
    "county/曲阳县-2020.txt",
    "city/铜川市-2010.txt",
    "province/海南省-2026.txt",
    "national/国务院-2018.txt",
)


@pytest.mark.corpus
@pytest.mark.parametrize("name", REPORTS)
def test_mentions_and_relations_of_a_report(corpus: Path, name: str) -> None:
    report = read_report(corpus / name, TextRules.load())
    mentions = find_mentions(report, mention_rules())
    relations = find_relations(report, mentions, mention_rules())
    assert len(mentions) >= 100
    assert all(mention.evidence.span.of(report.text) == mention.text for mention in mentions)
    assert len({(mention.evidence.sentence, mention.name) for mention in mentions}) == len(mentions)
    named = {mention.name for mention in mentions} | {report.area.name, report.area.name + "人民政府", "国务院"}
    assert all(relation.subject in named and relation.object in named for relation in relations)
