"""Facts → quads: one named graph a report, no blank nodes, every fact with the passage that states it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pyoxigraph import Quad, Triple

from keqiao_kg.graph.anchors import Anchors
from keqiao_kg.graph.triples_entities import entity_triples, mention_triples, relation_triples
from keqiao_kg.graph.triples_glossary import glossary_triples
from keqiao_kg.graph.triples_quantities import quantity_triples
from keqiao_kg.graph.triples_statements import statement_triples
from keqiao_kg.graph.triples_text import issue_triples, ledger_triples, report_triples, structure_triples
from keqiao_kg.model import Facts

__all__ = ["Quad", "quads"]


def quads(facts: Facts) -> list[Quad]:
    """The graph of one report, each quad once, in the named graph `<report>/graph`."""
    anchors = Anchors(facts)
    graph = anchors.child("graph")
    unique = dict.fromkeys(_triples(facts, anchors))
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in unique]


def _triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    yield from chain(
        report_triples(facts, anchors),
        structure_triples(facts, anchors),
        glossary_triples(facts, anchors),
        entity_triples(facts, anchors),
        quantity_triples(facts, anchors),
        mention_triples(facts, anchors),
        relation_triples(facts, anchors),
        statement_triples(facts, anchors),
        ledger_triples(facts, anchors),
        issue_triples(facts, anchors),
        anchors.passages(),  # last: the others ask for them
    )
