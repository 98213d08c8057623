"""The ledger accounts for every number, and every rule about numbers does what its examples say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from timing import seconds

from keqiao_kg.assets import DATA
from keqiao_kg.extract.numbers.coverage import GLOSSARY, ledger, read_numbers, read_sentence
from keqiao_kg.model import NumberRole, Report, Role
from keqiao_kg.rules.numbers import START, NumberRules, number_rules
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.tables import read_words
from keqiao_kg.rules.units import UnitTable
from keqiao_kg.text import TextRules, read_report

RULES = number_rules()
ALL: tuple[Rule, ...] = (
    *RULES.scan.rules,
    *RULES.regions.rules,
    *RULES.claims.rules,
    *RULES.first,
    *RULES.amounts,
)
EXAMPLES = [(rule.name, text) for rule in ALL for text in rule.examples]
NON_EXAMPLES = [(rule.name, text) for rule in ALL for text in rule.non_examples]
FIRST_RULES = {rule.name for rule in RULES.first}
WORDS = ("number-words.tsv", "number-names.tsv", "counters.tsv")


def fired(text: str, rules: NumberRules) -> set[str]:
    """Names of the rules that have a say in a text."""
    reading = read_sentence(text, rules)
    names = {rule.name for rule, _, _ in rules.scan.over(text)}
    names |= {rule.name for rule, _, _ in rules.regions.over(text)}
    amounts = {amount.number.start for amount in reading.amounts if amount.rules[0] in FIRST_RULES}
    starts = [start for _, start, _ in rules.scan.over(text) if start not in amounts]
    claims = [rules.claims.at(text, start) for start in starts]
    names |= {claim[0].name for claim in claims if claim}
    return names | {number.rule for number in reading.numbers}


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_rule_reads_its_example(name: str, text: str) -> None:
    assert name in fired(text, RULES)


@pytest.mark.parametrize(("name", "text"), NON_EXAMPLES)
def test_rule_leaves_its_counter_example(name: str, text: str) -> None:
    assert name not in fired(text, RULES)


def test_every_rule_has_examples_and_a_name_of_its_own() -> None:
    assert len(EXAMPLES) >= 150
    assert len(NON_EXAMPLES) >= 80
    names = Counter(rule.name for rule in ALL)
    assert [name for name, count in names.items() if count > 1] == []
    assert [rule.name for rule in ALL if not rule.non_examples and rule.yields != START] == []
    assert [rule.name for rule in ALL if not rule.examples and rule.yields not in (START, "word")] == []


@pytest.mark.parametrize("name", [*WORDS, "comparators.tsv"])
def test_tables_are_sorted(name: str) -> None:
    lines = (DATA / "rules" / name).read_text("utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")][1:]
    assert len(rows) > 50
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("name", WORDS)
def test_each_word_stands_once(name: str) -> None:
    words = read_words(DATA / "rules" / name)
    assert len(words) == len(set(words))


def test_units_are_sorted_and_every_base_is_its_own() -> None:
    path = DATA / "reference" / "units.tsv"
    rows = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
    assert rows == sorted(rows)
    surfaces = read_words(path)
    assert len(surfaces) > 200
    table = UnitTable.load()
    assert [surface for surface in surfaces if table.get(surface).factor <= 0] == []


@pytest.fixture(scope="module")
def reports(corpus: Path) -> list[Report]:
    rules = TextRules.load()
    return [read_report(path, rules) for path in sorted(corpus.rglob("*.txt"))]


def test_bundled_report_is_accounted_for() -> None:
    report = read_report(DATA / "reports" / "keqiao-2020.txt", TextRules.load())
    rows = ledger(report)
    assert uncovered(report, rows) == []
    assert [row.text for row in rows if row.role is NumberRole.UNEXPLAINED] == []
    annex = {sentence.id for sentence in report.sentences if sentence.role is Role.ANNEX}
    assert annex
    assert not any(row.role is NumberRole.QUANTITY for row in rows if row.sentence in annex)
    assert any(row.rule == GLOSSARY for row in rows)


@pytest.mark.corpus
def test_no_number_of_the_corpus_is_missing(reports: list[Report]) -> None:
    assert len(reports) > 100
    assert [hole for report in reports for hole in uncovered(report, ledger(report))] == []


@pytest.mark.corpus
def test_few_numbers_are_unexplained(reports: list[Report]) -> None:
    roles = Counter(row.role for report in reports for row in ledger(report))
    assert roles.total() > 30_000
    assert roles[NumberRole.UNEXPLAINED] / roles.total() <= 0.005


@pytest.mark.corpus
def test_rules_earn_their_place(reports: list[Report]) -> None:
    """A role that the corpus shows is reached by rules; those that never fire are few and named."""
    used = {row.rule for report in reports for row in ledger(report)}
    idle = {
        rule.name
        for rule in (*RULES.regions.rules, *RULES.claims.rules, *RULES.first, *RULES.amounts)
        if rule.name not in used and rule.yields not in ("word", "amount", "open", START)
    }
    # Forms that the corpus lacks and other reports have.
    known = {"amount-parts-per-hundred", "clock", "document-number", "multi-period-plan", "telephone"}
    assert idle <= known, idle


def uncovered(report: Report, rows: tuple[object, ...]) -> list[str]:
    """Digit runs of the sentences that lie in no row of the ledger, with their surroundings."""
    covered = {place for row in rows for place in range(row.span.start, row.span.end)}  # type: ignore[attr-defined]
    return [
        f"{report.title}: {report.text[max(0, run.start() - 10) : run.end() + 10]}"
        for sentence in report.sentences
        for run in re.finditer(r"\d+", report.text[sentence.span.start : sentence.span.end])
        if not set(range(sentence.span.start + run.start(), sentence.span.start + run.end())) <= covered
    ]


def test_time_grows_with_length() -> None:
    """A text of twenty times the length takes about twenty times as long: no rule looks back further."""
    line = "新增高新技术企业95家、省级企业研发机构13家，生产总值突破1500亿元，增长8%以上；“十三五”规划三年行动"
    short, long = line * 40, line * 800

    taken = seconds(lambda: read_sentence(long, RULES))
    assert taken < 20 * seconds(lambda: read_sentence(short, RULES)) * 3


def test_offsets_count_in_the_report() -> None:
    report = read_report(DATA / "reports" / "keqiao-2020.txt", TextRules.load())
    numbers, amounts = read_numbers(report, RULES)
    assert len(numbers) > 300
    assert all(number.span.of(report.text) == number.text for number in numbers)
    assert all(amount.number in amount.span for amount in amounts)
