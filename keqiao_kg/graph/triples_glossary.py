"""The glossary as a concept scheme: entries, their other names, components and uses."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from keqiao_kg.graph.anchors import Anchors
from keqiao_kg.graph.vocabulary import KQ, SKOS, TYPE, chinese, whole
from keqiao_kg.model import Facts, GlossaryEntry


def glossary_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """All entries; nothing where the report explains no terms."""
    if not facts.report.glossary:
        return
    glossary = anchors.child("glossary")
    yield Triple(glossary, TYPE, KQ["Glossary"])
    yield Triple(glossary, KQ["glossaryOf"], anchors.report)
    named: dict[str, list[str]] = {}
    for entity in facts.entities:
        for name in dict.fromkeys((entity.name, *entity.aliases)):
            named.setdefault(name, []).append(entity.iri)
    for entry in facts.report.glossary:
        yield from _entry(entry, glossary, anchors)
        for iri in named.get(entry.term, ()):
            yield Triple(anchors.entry(entry), KQ["explains"], NamedNode(iri))
        yield from _components(entry, glossary, anchors)


def _entry(entry: GlossaryEntry, glossary: NamedNode, anchors: Anchors) -> Iterator[Triple]:
    node = anchors.entry(entry)
    yield Triple(node, TYPE, KQ["GlossaryConcept"])
    yield Triple(node, SKOS["inScheme"], glossary)
    yield Triple(node, KQ["entryNumber"], whole(entry.number))
    yield Triple(node, SKOS["prefLabel"], chinese(entry.term))
    yield Triple(node, SKOS["definition"], chinese(entry.definition))
    yield Triple(node, KQ["evidence"], anchors.passage(entry.definition_span))
    if entry.page:
        yield Triple(node, KQ["page"], Literal(entry.page))
    for label in dict.fromkeys(entry.alternatives):
        yield Triple(node, SKOS["altLabel"], chinese(label))
    for span in dict.fromkeys(entry.mentions):
        yield Triple(node, KQ["usedIn"], anchors.passage(span))


def _components(entry: GlossaryEntry, glossary: NamedNode, anchors: Anchors) -> Iterator[Triple]:
    node = anchors.entry(entry)
    for k, name in enumerate(entry.components, 1):
        component = anchors.component(entry, k)
        yield Triple(component, TYPE, KQ["GlossaryComponent"])
        yield Triple(component, SKOS["inScheme"], glossary)
        yield Triple(component, SKOS["prefLabel"], chinese(name))
        yield Triple(component, SKOS["broader"], node)
        yield Triple(node, SKOS["narrower"], component)
