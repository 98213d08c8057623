"""A report as a page to read: its lines as headings and paragraphs, its sentences cut where facts begin and end."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from keqiao_kg.graph.store import Row
from keqiao_kg.publish.site.labels import last_step
from keqiao_kg.publish.site.marks import AMOUNTS, STATEMENTS, THINGS, Mark, marks_of


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence that no fact begins or ends within: the marks over it by number, and how it looks."""

    text: str
    marks: tuple[int, ...] = ()
    look: str = ""  # classes of the style sheet
    thing: str = ""  # IRI of what the innermost mark leads to
    first: bool = False  # whether a mark begins here


@dataclass(frozen=True, slots=True)
class Line:
    """Sentences that stand together: a heading or (part of) a paragraph. `name` is the sentence's own path."""

    role: str  # heading, front, text, annex, closing
    level: int
    anchor: str
    sentences: tuple[tuple[str, tuple[Segment, ...]], ...]  # path of the sentence under the report, its pieces


@dataclass(frozen=True, slots=True)
class Document:
    """The whole text of a report with its marks, sections and how many marks of each kind there are."""

    lines: Sequence[Line]
    marks: Sequence[Mark]
    sections: Sequence[Row]
    counts: Mapping[str, int]


def document(report: str, parts: Mapping[str, list[Row]]) -> Document:
    """Puts the parts of a report's page together; `report` is its IRI."""
    text = parts["report-text"][0]["characters"] if parts["report-text"] else ""
    marks = marks_of(parts)
    sections = _once(parts["report-sections"])
    lines = tuple(_lines(report, text, _once(parts["report-sentences"], "sentence"), marks, sections))
    return Document(lines, marks, sections, Counter(mark.kind for mark in marks))


def _once(rows: Sequence[Row], key: str = "page") -> list[Row]:
    return list({row[key]: row for row in reversed(rows)}.values())[::-1]


def _lines(
    report: str, text: str, sentences: Sequence[Row], marks: Sequence[Mark], sections: Sequence[Row]
) -> Iterator[Line]:
    of_sentence: defaultdict[str, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        of_sentence[mark.sentence].append(number)
    heads = {section["start"]: section for section in reversed(sections)}
    roles = {section["page"]: last_step(section["role"]) for section in sections}
    together: list[tuple[str, tuple[Segment, ...]]] = []
    role, end = "", -1
    for row in sentences:
        start = int(row["start"])
        here = last_step(row["role"]) if row["role"] else roles.get(row["section"], "text")
        if here == "front" and unicodedata.category(text[int(row["end"]) - 1]) == "Po":
            here = "text"  # what is said before the first section: a sentence, not a line of the title
        if together and (here != role or "\n" in text[end:start] or row["start"] in heads):
            yield Line(role, 0, "", tuple(together))
            together = []
        pieces = tuple(_pieces(text, row, [(number, marks[number]) for number in of_sentence[row["sentence"]]]))
        said = (row["sentence"].removeprefix(f"{report}/"), pieces)
        head = heads.get(row["start"])
        if head is not None:
            yield Line("heading", min(int(head["depth"]), 4) + 1, head["page"].removeprefix(f"{report}/"), (said,))
        else:
            together.append(said)
        role, end = here, int(row["end"])
    if together:
        yield Line(role, 0, "", tuple(together))


def _pieces(text: str, row: Row, marks: Sequence[tuple[int, Mark]]) -> Iterator[Segment]:
    start, end = int(row["start"]), int(row["end"])
    cuts = {start, end}
    for _, mark in marks:
        cuts |= {min(max(place, start), end) for place in (mark.start, mark.end)}
    places = sorted(cuts)
    for left, right in pairwise(places):
        over = [(number, mark) for number, mark in marks if mark.start <= left and mark.end >= right]
        if not over:
            yield Segment(text[left:right])
            continue
        shown = sorted((mark for _, mark in over), key=lambda mark: mark.end - mark.start)
        thing = next((mark.thing for mark in shown if mark.thing), "")
        first = any(mark.start == left for mark in shown)
        yield Segment(text[left:right], tuple(number for number, _ in over), look(shown), thing, first)


def look(marks: Sequence[Mark]) -> str:
    """The classes of a piece: of each layer the shortest mark, which reader.js does in the same way."""
    layers = {"amount": AMOUNTS, "thing": THINGS, "statement": STATEMENTS, "relation": ("relation",)}
    classes = []
    for layer, kinds in layers.items():
        kind = next((mark.kind for mark in marks if mark.kind in kinds), None)
        if kind is not None:
            classes.append(f"{layer} {kind}" if kind != layer else layer)
    return " ".join([*classes, *({"glossary"} & {mark.kind for mark in marks})])


def statements_by_section(parts: Mapping[str, list[Row]]) -> list[tuple[Row | None, list[tuple[Row, str]]]]:
    """The statements of a report with their words, under the section that they stand in; None: under none."""
    text = parts["report-text"][0]["characters"] if parts["report-text"] else ""
    sections = {row["page"]: row for row in reversed(parts["report-sections"])}
    section_of = {row["sentence"]: row["section"] for row in parts["report-sentences"]}
    found: dict[str, list[tuple[Row, str]]] = {}
    for row in _once(parts["report-statements"], "fact"):
        words = text[int(row["start"]) : int(row["end"])]
        found.setdefault(section_of.get(row["sentence"], ""), []).append((row, words))
    return [(sections.get(section), clauses) for section, clauses in found.items()]
