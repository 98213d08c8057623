"""What templates can call beside `t` and `here`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import Any

from keqiao_kg.graph import dumps
from keqiao_kg.publish.site.addresses import web_address
from keqiao_kg.publish.site.comparisons import charts, comparisons
from keqiao_kg.publish.site.data import Data
from keqiao_kg.publish.site.document import Document, document, statements_by_section
from keqiao_kg.publish.site.kinds import PageKind
from keqiao_kg.publish.site.labels import Labels, amount, last_step, period
from keqiao_kg.publish.site.marks import AMOUNTS, STATEMENTS, THINGS, kind_of_quantity
from keqiao_kg.publish.site.page import Page
from keqiao_kg.publish.site.quotes import grouped, once, quote, sentences, shared, values
from keqiao_kg.publish.site.reader import reader_data
from keqiao_kg.publish.site.words import Words

MARK_GROUPS = (
    {"name": "amount", "kinds": AMOUNTS},
    {"name": "thing", "kinds": THINGS},
    {"name": "statement", "kinds": STATEMENTS},
    {"name": "other", "kinds": ("relation", "glossary")},
)


class Instruments:
    """The functions of templates, over the data of one site."""

    def __init__(self, data: Data, kinds: Sequence[PageKind], words: Words) -> None:
        self._data = data
        self._kinds = kinds
        self._words = words
        self._pages_of_reports: dict[str, list[tuple[str, str]]] = {}

    def all(self) -> dict[str, Any]:
        """Name in templates → function or value."""
        functions: dict[str, Callable[..., Any]] = {
            "amount": amount,
            "charts": charts,
            "comparisons": comparisons,
            "document": document,
            "grouped": grouped,
            "kind_of_quantity": kind_of_quantity,
            "label": self._labels,
            "last_step": last_step,
            "navigation": self.navigation,
            "once": once,
            "period": period,
            "quote": quote,
            "reader_data": partial(_reader_data, self._labels, self._words),
            "report_pages": self.report_pages,
            "rules_of": self.rules_of,
            "sentences_of": sentences,
            "shared": shared,
            "statements_by_section": statements_by_section,
            "terms": self.terms,
            "themes_of": self.themes_of,
            "values": values,
            "web_address": web_address,
        }
        named = {"mark_groups": MARK_GROUPS, "reports": list(self._data.reports.values()), "t": self._words}
        return functions | named | {"dumps": dumps.FORMATS, "report_of": self._data.reports}

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self._data.labels)

    def report_pages(self, report: str) -> list[tuple[str, str]]:
        """Kind and path of each page that is about the whole of a report."""
        if report not in self._pages_of_reports:
            identifier = {"report": report.removeprefix(f"{self._data.base}report/")}
            kinds = [kind for kind in self._kinds if kind.of_report and self._data.has(kind, report)]
            self._pages_of_reports[report] = [(kind.name, kind.paths.path(identifier)) for kind in kinds]
        return self._pages_of_reports[report]

    def navigation(self) -> list[tuple[str, str]]:
        """Kind and path of what the header leads to: pages of the site, and of the report where there is but one."""
        own = dict(self.report_pages(next(iter(self._data.reports)))) if len(self._data.reports) == 1 else {}
        found = [(kind, own.get(kind.name, kind.path)) for kind in self._kinds if kind.nav]
        there = [(kind, path) for kind, path in found if not kind.about or kind.name in own]
        return [(kind.name, path) for kind, path in sorted(there, key=lambda pair: pair[0].nav)]

    def rules_of(self, term: str) -> list[dict[str, str]]:
        """What the shapes ask of a class of each property, or of a property on each class: the other, and the words."""
        rows = self._data.shapes
        of_class = [{**row, "other": row["path"]} for row in rows if row["class"] == term]
        return of_class + [{**row, "other": row["class"]} for row in rows if row["path"] == term]

    def terms(self, iris: Iterable[str]) -> list[dict[str, str]]:
        """Each of some terms once, by notation, with its labels; empty IRIs left out."""
        named = [(last_step(iri), self._labels(iri)) for iri in sorted(set(iris) - {""})]
        return [{"notation": notation, "zh": zh, "en": en} for notation, (zh, en) in named]

    def themes_of(self, doc: Document) -> list[dict[str, str]]:
        """The themes that occur among the marks of a report."""
        return self.terms(theme for mark in doc.marks for theme in mark.themes)


def _reader_data(labels: Labels, words: Words, here: Page, doc: Document) -> dict[str, Any]:
    return reader_data(here, doc, labels, words)
