"""The report as a document: metadata, text, sections, sentences, issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from keqiao_kg.graph.anchors import Anchors
from keqiao_kg.graph.vocabulary import DCTERMS, KQ, OA, PROV, SCHEMA, TYPE, XSD, chinese, concept, whole
from keqiao_kg.model import EntityType, Facts, Report, Section, Sentence, Source

_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}  # by the length of 2020, 2020-01, 2020-01-08


def report_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """The report, its text and its source file."""
    report, node = facts.report, anchors.report
    yield Triple(node, TYPE, KQ["Report"])
    yield Triple(node, DCTERMS["identifier"], Literal(report.id))
    yield Triple(node, DCTERMS["title"], chinese(report.title))
    yield Triple(node, KQ["area"], NamedNode(facts.area))
    yield Triple(node, KQ["yearReviewed"], whole(report.year_reviewed))
    yield Triple(node, KQ["yearPlanned"], whole(report.year_planned))
    yield Triple(node, KQ["text"], anchors.text)
    yield from _occasion(report, node)
    yield from _parties(facts, node)
    yield Triple(anchors.text, TYPE, KQ["Text"])
    yield Triple(anchors.text, KQ["fileName"], Literal(f"{report.id}.txt"))
    yield Triple(anchors.text, KQ["characters"], Literal(report.text))
    yield from _source(report.source, anchors)


def _occasion(report: Report, node: NamedNode) -> Iterator[Triple]:
    """Who gave the report, to whom and when, as far as the text says it."""
    said = {"congress": report.body, "session": report.session, "speaker": report.speaker, "office": report.office}
    for name, value in said.items():
        if value:
            yield Triple(node, KQ[name], Literal(value))
    if report.spoken_on:
        kind = XSD[_DATE_TYPES[len(report.spoken_on)]]
        yield Triple(node, KQ["spokenOn"], Literal(report.spoken_on, datatype=kind))


def _parties(facts: Facts, node: NamedNode) -> Iterator[Triple]:
    """The person who spoke and the body that listened, where they are entities."""
    report = facts.report
    for name, kind, link in (
        (report.speaker, EntityType.PERSON, "deliveredBy"),
        (report.body, EntityType.ORGANISATION, "deliveredTo"),
    ):
        named = [entity for entity in facts.entities if entity.type is kind and name in (entity.name, *entity.aliases)]
        for entity in named[:1]:
            yield Triple(node, KQ[link], NamedNode(entity.iri))


def _source(source: Source, anchors: Anchors) -> Iterator[Triple]:
    node = anchors.child("source")
    yield Triple(anchors.text, PROV["wasDerivedFrom"], node)
    yield Triple(node, TYPE, KQ["SourceFile"])
    yield Triple(node, KQ["fileName"], Literal(source.name))
    yield Triple(node, SCHEMA["encodingFormat"], Literal(source.media_type))
    yield Triple(node, KQ["sha256"], Literal(source.digest))
    if source.encoding:
        yield Triple(node, KQ["encoding"], Literal(source.encoding))


def structure_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """Sections and sentences."""
    for section in facts.report.sections:
        yield from _section(section, anchors)
    for position, sentence in enumerate(facts.report.sentences, 1):
        yield from _sentence(sentence, position, anchors)


def _section(section: Section, anchors: Anchors) -> Iterator[Triple]:
    node = anchors.section(section.id)
    yield Triple(node, TYPE, KQ["Section"])
    yield Triple(node, DCTERMS["title"], chinese(section.title))
    yield Triple(node, KQ["depth"], whole(section.level))
    yield Triple(node, KQ["role"], concept("role", section.role))
    yield Triple(node, DCTERMS["isPartOf"], anchors.section(section.parent) if section.parent else anchors.report)
    if section.number:
        yield Triple(node, KQ["printedNumber"], Literal(section.number))
    # A section's selector gives offsets alone: its characters would write the whole text once a level.
    selector = anchors.child("section", section.id, "selector")
    yield Triple(node, OA["hasSource"], anchors.text)
    yield Triple(node, OA["hasSelector"], selector)
    yield Triple(selector, TYPE, OA["TextPositionSelector"])
    yield Triple(selector, OA["start"], whole(section.span.start))
    yield Triple(selector, OA["end"], whole(section.span.end))


def _sentence(sentence: Sentence, position: int, anchors: Anchors) -> Iterator[Triple]:
    node = anchors.sentence(sentence.id)
    yield Triple(node, TYPE, KQ["Sentence"])
    yield Triple(node, KQ["position"], whole(position))
    yield from anchors.located(node, sentence.span)
    if sentence.section:
        yield Triple(node, KQ["inSection"], anchors.section(sentence.section))
    else:
        yield Triple(node, KQ["role"], concept("role", sentence.role))


def issue_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """What could not be read."""
    seen: Counter[str] = Counter()
    for issue in dict.fromkeys((*facts.report.issues, *facts.issues)):
        seen[issue.code] += 1
        node = anchors.issue(issue.code, seen[issue.code])
        yield Triple(node, TYPE, KQ["Issue"])
        yield Triple(node, KQ["issueCode"], Literal(issue.code))
        yield Triple(node, KQ["issueMessage"], Literal(issue.message))
        yield Triple(node, KQ["issueOf"], anchors.report)
        if issue.span:
            yield Triple(node, KQ["evidence"], anchors.passage(issue.span))


def ledger_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """Every number of the text and what became of it."""
    for number in facts.numbers:
        node = anchors.number(number.span)
        yield Triple(node, TYPE, KQ["Number"])
        yield from anchors.selected(node, number.span)
        yield from anchors.within(node, number.span)
        yield Triple(node, KQ["numberRole"], concept("number-role", number.role))
        yield Triple(node, KQ["readBy"], Literal(number.rule))
