"""Statements: commitments, achievements and challenges, each a range of the text with what it says.

A statement has offsets alone; its characters are those of its sentence between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from keqiao_kg.graph.anchors import Anchors
from keqiao_kg.graph.vocabulary import KQ, OA, TYPE, concept, whole
from keqiao_kg.model import Facts, LinkedStatement, Modality, StatementKind


def statement_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """All statements, and the themes of the sections."""
    themes = dict(facts.themes)
    for section, theme in facts.themes:
        yield Triple(anchors.section(section), KQ["theme"], concept("theme", theme))
    for item in facts.statements:
        yield from _statement(item, themes.get(item.statement.section, ""), anchors)


def _statement(item: LinkedStatement, around: str, anchors: Anchors) -> Iterator[Triple]:
    node, statement = NamedNode(item.iri), item.statement
    evidence = statement.evidence
    yield Triple(node, TYPE, KQ[statement.kind.value.capitalize()])
    yield Triple(node, OA["start"], whole(evidence.span.start))
    yield Triple(node, OA["end"], whole(evidence.span.end))
    yield Triple(node, KQ["inSentence"], anchors.sentence(evidence.sentence))
    yield Triple(node, KQ["readBy"], Literal(" ".join(evidence.rules)))
    if statement.verb:
        yield Triple(node, KQ["verb"], Literal(statement.verb))
    # What a difficulty is about is all of it, so it is not said twice.
    if statement.object and statement.kind is not StatementKind.CHALLENGE:
        yield Triple(node, KQ["actsOn"], Literal(statement.object))
    # What goes without saying is not said: no special strength, the theme of the section.
    if statement.modality is not Modality.PLAIN:
        yield Triple(node, KQ["modality"], concept("modality", statement.modality))
    if item.theme and item.theme != around:
        yield Triple(node, KQ["theme"], concept("theme", item.theme))
    for included in (*item.entities, *item.quantities):
        yield Triple(node, KQ["includes"], NamedNode(included))
