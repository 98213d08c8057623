"""What holds for every report: a mention stands where it says, relations join named things."""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.extract.mentions.body import Body
from keqiao_kg.extract.mentions.gazetteer import gazetteer
from keqiao_kg.extract.mentions.named import READERS, find_mentions, readers_of
from keqiao_kg.extract.mentions.scene import scene
from keqiao_kg.extract.relations.found import find_relations
from keqiao_kg.model import Role
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


@pytest.mark.corpus
@pytest.mark.parametrize("name", REPORTS)
def test_no_reader_finds_a_name_where_nothing_wakes_it(corpus: Path, name: str) -> None:
    report, rules = read_report(corpus / name, TextRules.load()), mention_rules()
    known = gazetteer(report.area)
    views = [scene(each, report.area, known) for each in report.sentences if each.role is not Role.ANNEX]
    woken = readers_of(views, Body([view.text for view in views]), rules)
    asleep = [
        (view, reader) for view, awake in zip(views, woken, strict=True) for reader in READERS if reader not in awake
    ]
    assert len(asleep) > len(views)
    assert [(reader, view.text) for view, reader in asleep if list(reader(view, rules))] == []
