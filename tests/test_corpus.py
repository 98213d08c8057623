"""Does every report of the corpus become a graph that keeps to its shapes, every fact in its place?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from keqiao_kg import pipeline
from keqiao_kg.graph import gate, triples
from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.model import NumberRole

REPORTS = 109
UNEXPLAINED_MOST = 0.005  # share of the ledger


@pytest.mark.corpus
@pytest.mark.slow
def test_all_reports_build_and_conform(corpus: Path) -> None:
    rules = pipeline.Rules.load()
    paths = sorted(corpus.rglob("*.txt"))
    assert len(paths) == REPORTS
    ids: dict[str, Path] = {}
    roles: list[NumberRole] = []

    def graphs() -> Iterator[PackedGraph]:
        for path in paths:
            facts = pipeline.read(path, rules)
            assert ids.setdefault(facts.report.id, path) == path, "two reports with one id"
            assert _in_place(facts), path
            assert not _missing_from_ledger(facts), path
            roles.extend(number.role for number in facts.numbers)
            yield PackedGraph.of(triples.quads(facts))

    with gate.Gate() as gates:
        validation = gates.validate(graphs())()
    assert validation.conforms, validation.text
    assert roles.count(NumberRole.UNEXPLAINED) <= UNEXPLAINED_MOST * len(roles)


def _missing_from_ledger(facts: pipeline.Facts) -> list[re.Match[str]]:
    """The runs of digits that no number of the ledger covers."""
    ledger = sorted((number.span.start, number.span.end) for number in facts.numbers)
    digits = re.finditer(r"\d+", facts.report.text)
    return [run for run in digits if not any(start <= run.start() and run.end() <= end for start, end in ledger)]


def _in_place(facts: pipeline.Facts) -> bool:
    """Every fact's quote lies in its sentence, and names the rules that read it."""
    sentences = {sentence.id: sentence.span for sentence in facts.report.sentences}
    evidence = [item.quantity.evidence for item in facts.observations]
    evidence += [item.mention.evidence for item in facts.mentions]
    evidence += [item.relation.evidence for item in facts.relations]
    return all(
        item.span in sentences[item.sentence] and item.span.start < item.span.end and item.rules for item in evidence
    )


@pytest.mark.corpus
def test_several_reports_are_one_graph(corpus: Path) -> None:
    paths = [corpus / name for name in ("county/唐县-2020.txt", "province/海南省-2026.txt", "city/铜川市-2010.txt")]
    built = pipeline.build(paths)
    assert built.validation.conforms, built.validation.text
    assert {facts.report.id for facts in built.facts} == {"130627-2020", "460000-2026", "610200-2010"}
    assert {"130627-2020.txt", "460000-2026.txt", "610200-2010.txt", "graph.nq"} <= set(built.files())
