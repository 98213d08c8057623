"""Scores the rows of the contract's queries against gold tables.

A row is a dict with the columns of its query (`observations`, `entities`, `relations`,
`targets-vs-results`). It belongs to the gold sentence that contains its `start` in the cleaned text, so
only what stands inside annotated sentences counts. White space never matters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keqiao_kg.score.align import align
from keqiao_kg.score.gold import Gold, Row
from keqiao_kg.score.names import score_entities, score_pairs, score_relations
from keqiao_kg.score.quantities import score_quantities
from keqiao_kg.score.tally import Score, Tally


def score(gold: Gold, text: str, tables: Mapping[str, Sequence[Row]]) -> Score:
    """Scores the rows of the queries in `tables` (by query name; an absent one is not scored)."""
    placed = align(gold.sentences, text)
    tallies: dict[str, Tally] = {}
    fields: dict[str, tuple[int, int]] = {}
    fates: dict[str, str] = {}
    if "observations" in tables:
        score_quantities(gold, placed, tables["observations"], tallies, fields, fates)
    if "entities" in tables:
        score_entities(gold, placed, tables["entities"], tallies, fates)
    if "relations" in tables:
        score_relations(gold, placed, tables["relations"], tallies, fates)
    if "targets-vs-results" in tables:
        score_pairs(gold, tables["targets-vs-results"], tallies, fates)
    return Score(tallies, fields, dict(sorted(fates.items())), placed.missing)
