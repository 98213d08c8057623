"""The rows of findings, before there is a graph."""

from __future__ import annotations

from pathlib import Path

from keqiao_kg.model import Findings, Report, Span
from keqiao_kg.score.gold import load_gold
from keqiao_kg.score.quantities import FIELDS
from keqiao_kg.score.scoring import score
from keqiao_kg.score.tally import Score


def rows_of(report: Report, findings: Findings) -> dict[str, list[dict[str, str]]]:
    """The rows that the queries `observations`, `entities` and `relations` will give for the findings."""
    sentences = {sentence.id: sentence.text for sentence in report.sentences}

    def place(sentence: str, span: Span) -> dict[str, str]:
        where = {"report": report.id, "sentence": sentences[sentence], "quote": span.of(report.text)}
        return {**where, "start": str(span.start), "end": str(span.end)}

    observations = [
        {
            **place(q.evidence.sentence, q.evidence.span),
            **{name: str(getattr(q, name)) for name in (*FIELDS, "value", "unit")},
            "upper": "" if q.upper is None else str(q.upper),
        }
        for q in findings.quantities
    ]
    entities = [
        {
            **place(m.evidence.sentence, m.evidence.span),
            "mention": m.text,
            "name": m.name,
            "type": str(m.type),
            "detail": m.detail,
        }
        for m in findings.mentions
    ]
    relations = [
        {
            **place(r.evidence.sentence, r.evidence.span),
            "subject": r.subject,
            "relation": str(r.relation),
            "object": r.object,
        }
        for r in findings.relations
    ]
    return {"observations": observations, "entities": entities, "relations": relations}


def score_findings(report: Report, findings: Findings, gold_dir: Path) -> Score:
    """Scores what `extract` found in a report, before there is a graph."""
    return score(load_gold(gold_dir), report.text, rows_of(report, findings))
