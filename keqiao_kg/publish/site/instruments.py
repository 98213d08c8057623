"""What templates can call beside `t` and `here`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Any

from keqiao_kg.publish.site.addresses import web_address
from keqiao_kg.publish.site.data import Data
from keqiao_kg.publish.site.document import Document, document
from keqiao_kg.publish.site.kinds import PageKind
from keqiao_kg.publish.site.labels import Labels, amount, last_step
from keqiao_kg.publish.site.marks import AMOUNTS, STATEMENTS, THINGS
from keqiao_kg.publish.site.page import Page
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

    def all(self) -> dict[str, Any]:
        """Name in templates → function or value."""
        functions: dict[str, Callable[..., Any]] = {
            "amount": amount,
            "document": document,
            "label": self._labels,
            "last_step": last_step,
            "reader_data": partial(_reader_data, self._labels, self._words),
            "report_pages": self.report_pages,
            "themes_of": self.themes_of,
            "web_address": web_address,
        }
        values = {"mark_groups": MARK_GROUPS, "reports": list(self._data.reports.values()), "t": self._words}
        return functions | values | {"nav": self._navigation()}

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self._data.ask("labels"))

    def report_pages(self, report: str) -> list[tuple[str, str]]:
        """Kind and path of each page that is about the whole of a report."""
        identifier = {"report": report.removeprefix(f"{self._data.base}report/")}
        return [(kind.name, kind.paths.path(identifier)) for kind in self._kinds if kind.of_report]

    def themes_of(self, doc: Document) -> list[dict[str, str]]:
        """The themes that occur among the marks of a report, by label."""
        found = {theme for mark in doc.marks for theme in mark.themes}
        named = [(self._labels(theme), last_step(theme)) for theme in sorted(found)]
        return [{"notation": notation, "zh": zh, "en": en} for (zh, en), notation in named]

    def _navigation(self) -> list[PageKind]:
        return sorted((kind for kind in self._kinds if kind.nav), key=lambda kind: kind.nav)


def _reader_data(labels: Labels, words: Words, here: Page, doc: Document) -> dict[str, Any]:
    return reader_data(here, doc, labels, words)
