"""The gold of part of the bundled report: a floor under what is found."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from keqiao_kg.assets import DATA
from keqiao_kg.extract.mentions.named import find_mentions
from keqiao_kg.extract.relations.found import find_relations
from keqiao_kg.model import EntityType
from keqiao_kg.rules.mentions import mention_rules
from keqiao_kg.score.align import align
from keqiao_kg.text import TextRules, read_report

GOLD = Path(__file__).resolve().parent.parent / "gold" / "keqiao-2020"
Row = tuple[str, ...]


def rows(name: str, *columns: str) -> set[Row]:
    with (GOLD / f"{name}.tsv").open(encoding="utf-8") as lines:
        return {tuple(row[column] for column in columns) for row in csv.DictReader(lines, delimiter="\t", quoting=3)}


def f1(found: set[Row], gold: set[Row]) -> float:
    return 2 * len(found & gold) / (len(found) + len(gold))


@pytest.fixture(scope="module")
def found() -> tuple[set[Row], set[Row]]:
    """(sid, name, type) of the mentions and (sid, subject, relation, object) of the relations in gold sentences."""
    report = read_report(DATA / "reports" / "keqiao-2020.txt", TextRules.load())
    lines = (GOLD / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    laid = align({line.split("\t")[0]: line.split("\t")[1] for line in lines}, report.text)
    rules = mention_rules()
    mentions = find_mentions(report, rules)
    relations = find_relations(report, mentions, rules)
    named = {(laid.sentence_at(m.evidence.span.start), m.name, str(m.type)) for m in mentions}
    stated = {(laid.sentence_at(r.evidence.span.start), r.subject, str(r.relation), r.object) for r in relations}
    return {row for row in named if row[0]}, {row for row in stated if row[0]}


def test_entities(found: tuple[set[Row], set[Row]]) -> None:
    gold = rows("entities", "sid", "name", "type")
    assert len(gold) > 150
    assert f1(found[0], gold) >= 0.88


def test_no_type_is_neglected(found: tuple[set[Row], set[Row]]) -> None:
    gold = rows("entities", "sid", "name", "type")
    there, had = Counter(row[2] for row in gold), Counter(row[2] for row in gold & found[0])
    recall = {kind: had[kind] / there[kind] for kind in map(str, EntityType)}
    assert min(recall.values()) >= 0.7, recall


def test_relations(found: tuple[set[Row], set[Row]]) -> None:
    gold = rows("relations", "sid", "subject", "relation", "object")
    assert len(gold) > 50
    assert f1(found[1], gold) >= 0.85
