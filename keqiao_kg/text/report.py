"""The way from a file to a `Report`: read → clean → segment → metadata → glossary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from keqiao_kg.model import Area, Report, Role, Sentence, Source
from keqiao_kg.rules.divisions import Divisions
from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.text.clean.cleaned import Cleaned, clean
from keqiao_kg.text.glossary.annex import find_annex, read_glossary
from keqiao_kg.text.metadata.fields import Overrides, read_metadata, report_id
from keqiao_kg.text.read.document import Document, Line, read_document
from keqiao_kg.text.roles import assign
from keqiao_kg.text.segment.layout import lay_out
from keqiao_kg.text.segment.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class TextRules:
    """All that reading a report needs to know; `TextRules.load()` gives what `data/` holds."""

    structure: StructureRules
    glossary: GlossaryRules
    divisions: Divisions

    @classmethod
    def load(cls) -> TextRules:
        """The rules and tables of `data/`, read once a process."""
        return cls(StructureRules.load(), GlossaryRules.load(), Divisions.load())


def read_report(path: Path, rules: TextRules, overrides: Overrides | None = None) -> Report:
    """The report in the file at `path`; an InputError where there is none.

    What `overrides` gives wins over the text.
    """
    document = read_document(path)
    return report_of(document, clean(document), rules, overrides or Overrides())


def report_of(document: Document, cleaned: Cleaned, rules: TextRules, overrides: Overrides) -> Report:
    """The report of a document that was read and cleaned."""
    text = cleaned.text
    annex = find_annex(text, rules.glossary)
    layout = lay_out(text, annex, rules.structure)
    said = read_metadata(text, layout, rules.structure, rules.divisions, overrides, document.name)
    sections, sentences = assign(layout, text, said.years, rules.structure, said.spoken_on)
    return Report(
        id=report_id(said, document.digest),
        title=said.title,
        area=said.area,
        body=said.body,
        session=said.session,
        speaker=said.speaker,
        office=said.office,
        spoken_on=said.spoken_on,
        year_reviewed=said.years.reviewed,
        year_planned=said.years.planned,
        text=text,
        source=_source(document, cleaned),
        sections=sections,
        sentences=sentences,
        glossary=read_glossary(text, annex, rules.glossary),
        issues=said.issues,
    )


def read_sentences(text: str, area: Area, year_planned: int, role: Role) -> Report:
    """A report of nothing but `text`, as if said in that part (review or plan) of that area's report."""
    document = Document("", "text/plain", "", "", (Line(text, 1, 0),))
    cleaned = clean(document)
    year = str(year_planned if role is Role.PLAN else year_planned - 1)
    spans = split_sentences(cleaned.text, 0, len(cleaned.text))
    sentences = tuple(
        Sentence(f"S{number:03}", span, span.of(cleaned.text), 0, "", (), role, year)
        for number, span in enumerate(spans, 1)
    )
    return Report(
        id="",
        title="",
        area=area,
        body="",
        session="",
        speaker="",
        office="",
        spoken_on="",
        year_reviewed=year_planned - 1,
        year_planned=year_planned,
        text=cleaned.text,
        source=_source(document, cleaned),
        sections=(),
        sentences=sentences,
    )


def _source(document: Document, cleaned: Cleaned) -> Source:
    return Source(
        document.name,
        document.media_type,
        document.encoding,
        document.digest,
        cleaned.offsets,
        cleaned.lines,
        cleaned.pages,
    )
