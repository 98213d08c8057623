"""Pairing alone, on the gold quantities of one report."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

from keqiao_kg.model import (
    Area,
    Comparator,
    Evidence,
    Facts,
    Findings,
    Level,
    Measure,
    Modality,
    Quantity,
    Report,
    Source,
    Span,
    Status,
)
from keqiao_kg.resolve import ResolveRules, resolve

GOLD = Path(__file__).parents[1] / "gold" / "keqiao-2020"


def gold_rows(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def gold_report() -> Report:
    area = Area("330603", "柯桥区", "浙江省绍兴市柯桥区", Level.COUNTY, (("330600", "绍兴市"), ("330000", "浙江省")))
    source = Source("x.txt", "text/plain", "utf-8", "", (), ())
    return Report("330603-2020", "", area, "", "", "", "", "", 2019, 2020, "", source, (), ())


def gold_quantities() -> list[Quantity]:
    return [_quantity(at, row) for at, row in enumerate(gold_rows("quantities.tsv"))]


def _quantity(at: int, row: dict[str, str]) -> Quantity:
    return Quantity(
        Evidence(row["sid"], Span(at, at + 1), (row["quote"],)),
        row["indicator"],
        Measure(row["measure"]),
        Decimal(row["value"]),
        None,
        row["unit"],
        Comparator(row["comparator"]),
        Status(row["status"]),
        Modality(row["modality"]),
        row["period"],
        row["subject"],
    )


def gold_facts() -> Facts:
    return resolve(gold_report(), Findings((), tuple(gold_quantities()), (), ()), ResolveRules.load())


def _found(facts: Facts) -> dict[tuple[str, str, str, str], str]:
    by_iri = {each.iri: each.quantity for each in facts.observations}
    found = {}
    for pair in facts.pairs:
        target, result = by_iri[pair.target], by_iri[pair.result]
        key = (target.evidence.sentence, target.evidence.rules[0], result.evidence.sentence, result.evidence.rules[0])
        found[key] = pair.match
    return found


def test_gold_pairs_from_gold_quantities() -> None:
    found = _found(gold_facts())
    gold = {
        (row["target_sid"], row["target_quote"], row["result_sid"], row["result_quote"]): row["same"]
        for row in gold_rows("pairs.tsv")
    }
    exact = {key for key, match in gold.items() if match == "exact"}
    assert len(exact) >= 20
    assert {key for key in exact if found.get(key) != "exact"} == set()
    assert set(found) - set(gold) == set()
    assert len(set(gold) & set(found)) / len(gold) >= 0.9
