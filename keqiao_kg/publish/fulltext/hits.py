"""What a search answers: sentences with the piece that was meant and the facts read there; as JSON, CSV and TSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields

from keqiao_kg.publish.fulltext.terms import Term

_CLAUSE = re.compile(r"[^，；。：！？,;!?]+[，；。：！？,;!?]?")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as `queries/facts.rq` tells it."""

    kind: str  # quantity, mention, relation, glossary
    words: str
    quote: str
    iri: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found; offsets count in the report's cleaned text."""

    report: str
    part: str  # front, review, plan, closing, annex
    sentence: str
    quote: str  # the clauses that hold what was looked for
    start: int
    end: int
    facts: tuple[Fact, ...]  # those read from these clauses


def quoted(sentence: str, looked_for: Sequence[Term]) -> tuple[int, int]:
    """Start and end, within the sentence, of the clauses that hold all that was looked for."""
    places = [place for term in looked_for for place in _places(sentence.lower(), term)]
    if not places:
        return 0, len(sentence)
    first, last = min(start for start, _ in places), max(end for _, end in places)
    clauses = [clause.span() for clause in _CLAUSE.finditer(sentence)]
    start = max((begin for begin, _ in clauses if begin <= first), default=0)
    end = min((stop for _, stop in clauses if stop >= last), default=len(sentence))
    return start, end - (end > last and bool(re.match(r"[，；。：！？,;!?]", sentence[end - 1])))


def _places(sentence: str, term: Term) -> Iterable[tuple[int, int]]:
    """The first place of the term as a whole, else of each of its words."""
    for piece in (term.text.lower(),), [word.lower() for word in term.words]:
        found = [(start, start + len(word)) for word in piece if (start := sentence.find(word)) >= 0]
        if found:
            return found
    return ()


def written(hits: Iterable[Hit], form: str) -> bytes:
    """The hits as json (a list of objects), csv or tsv (a row a hit, its facts in one cell parted by bars)."""
    if form == "json":
        return (json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=1) + "\n").encode()
    text = io.StringIO()
    rows = csv.writer(text, delimiter="," if form == "csv" else "\t", lineterminator="\r\n" if form == "csv" else "\n")
    rows.writerow(COLUMNS)
    rows.writerows(row(hit) for hit in hits)
    return text.getvalue().encode()


COLUMNS = tuple(field.name for field in fields(Hit))


def row(hit: Hit) -> tuple[str, ...]:
    """The fields of a hit as strings."""
    said = (hit.report, hit.part, hit.sentence, hit.quote, str(hit.start), str(hit.end))
    return (*said, " | ".join(f"{fact.kind}: {fact.words}" for fact in hit.facts))
