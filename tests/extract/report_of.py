"""A report made of sentences, for tests of readers."""

from __future__ import annotations

from keqiao_kg.model import GlossaryEntry, Report, Role, Sentence, Source, Span
from keqiao_kg.rules.divisions import Divisions


def report_of(
    *texts: str, role: Role = Role.REVIEW, code: str = "410225", glossary: tuple[GlossaryEntry, ...] = ()
) -> Report:
    """A report of the area with that code (兰考县 of 开封市) that says these sentences in one part."""
    divisions = Divisions.load()
    division = divisions.get(code)
    assert division is not None
    sentences, text = [], ""
    for number, each in enumerate(texts, 1):
        span = Span(len(text), len(text) + len(each))
        sentences.append(Sentence(f"S{number:03d}", span, each, number, "", (), role, "2023"))
        text += each + "\n"
    source = Source("made.txt", "text/plain", "utf-8", "", (0,), (1,))
    area = divisions.area(division)
    return Report(
        f"{code}-2024", "", area, "", "", "", "", "", 2023, 2024, text, source, (), tuple(sentences), glossary
    )
