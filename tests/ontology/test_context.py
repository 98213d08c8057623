"""The JSON-LD context names every term that the graph uses, and means the same by it."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from keqiao_kg.assets import ONTOLOGY

HERE = Path(__file__).parent
CONTEXT = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
GOOD = list(ox.parse(path=str(HERE / "good.ttl"), format=ox.RdfFormat.TURTLE))


def _expanded(name: object) -> str:
    prefix, _, local = str(name["@id"] if isinstance(name, dict) else name).partition(":")
    return CONTEXT[prefix] + local if prefix in CONTEXT else f"{prefix}:{local}"


NAMES = {_expanded(value): key for key, value in CONTEXT.items() if not key.startswith("@") and ":" in str(value)}


@pytest.mark.parametrize("predicate", sorted({triple.predicate.value for triple in GOOD}))
def test_every_property_of_the_graph_has_a_name(predicate: str) -> None:
    assert predicate in NAMES or predicate.endswith("#type")


def test_json_with_the_names_is_the_same_graph() -> None:
    triples = [triple for triple in GOOD if isinstance(triple.object, ox.NamedNode) or triple.object.language is None]
    nodes = [{"id": triple.subject.value, _name(triple.predicate): _value(triple.object)} for triple in triples]
    text = json.dumps({"@context": CONTEXT, "@graph": nodes})
    read = {quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)}
    assert read == {ox.Triple(t.subject, t.predicate, t.object) for t in triples}


def _name(predicate: ox.NamedNode) -> str:
    return NAMES.get(predicate.value, "type")


def _value(term: ox.NamedNode | ox.Literal) -> object:
    if isinstance(term, ox.Literal) and term.datatype.value.rpartition("#")[2] in ("gYear", "gYearMonth", "date"):
        return {"@value": term.value, "@type": term.datatype.value}
    return term.value
