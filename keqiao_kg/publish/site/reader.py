"""What the script of the annotated report knows of its facts: one JSON object in the page."""

from __future__ import annotations

from typing import Any

from keqiao_kg.publish.site.document import Document
from keqiao_kg.publish.site.labels import Labels
from keqiao_kg.publish.site.marks import KINDS, Mark
from keqiao_kg.publish.site.page import Page
from keqiao_kg.publish.site.words import Words

_SAID = ("rules", "quote", "sentence", "address", "open-page", "close", "facts-here", "copied", "next", "previous")


def reader_data(here: Page, document: Document, labels: Labels, words: Words) -> dict[str, Any]:
    """The facts in the order of the marks: kind, span, title, link, fields, rules, path and themes.

    A field is its key with words, with the number of a label pair, or with words and a link.
    """
    terms = _Terms(labels)
    facts = [_fact(here, mark, terms) for mark in document.marks]
    keys = sorted({key for mark in document.marks for key, _, _ in mark.fields})
    said = {key: words.pair(key) for key in (*keys, *_SAID)}
    kinds = {kind: words.pair(f"kind-{kind}") for kind in KINDS}
    return {"report": here.iri, "facts": facts, "labels": terms.pairs, "words": said, "kinds": kinds}


class _Terms:
    """Terms with labels, each told once and then named by its number."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._numbers: dict[str, int] = {}
        self.pairs: list[tuple[str, str]] = []

    def number(self, iri: str) -> int:
        if iri not in self._numbers:
            self._numbers[iri] = len(self.pairs)
            self.pairs.append(self._labels(iri))
        return self._numbers[iri]


def _fact(here: Page, mark: Mark, terms: _Terms) -> dict[str, Any]:
    fields: list[list[Any]] = []
    for key, text, iri in mark.fields:
        link = here.to(iri) if text and iri else None
        fields.append([key, text, link] if link else [key, text or terms.number(iri)])
    fact: dict[str, Any] = {"k": mark.kind, "s": mark.start, "e": mark.end, "t": mark.title, "f": fields}
    fact["i"] = mark.iri.removeprefix(f"{here.iri}/")
    fact["n"] = mark.sentence.removeprefix(f"{here.iri}/")
    link = here.to(mark.thing) if mark.thing else None
    optional = {"u": link, "r": mark.rules, "h": [theme.rpartition("/")[2] for theme in mark.themes]}
    return fact | {key: value for key, value in optional.items() if value}
