"""What pages are made of: the rows of their queries, of one page or of all pages of a kind at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from keqiao_kg.graph import store
from keqiao_kg.graph.store import Row, Store
from keqiao_kg.publish.site import kinds
from keqiao_kg.publish.site.kinds import PageKind

Rows = list[Row]


@dataclass(frozen=True, slots=True)
class PageData:
    """The rows of one page: those of its kind's query, and of each further query by name."""

    iri: str
    rows: Rows
    parts: Mapping[str, Rows]


class Data:
    """Asks the store for pages."""

    def __init__(self, graph: Store) -> None:
        self._store = graph

    @cached_property
    def reports(self) -> dict[str, Row]:
        """The reports by their IRIs, in their order."""
        return {row["report"]: row for row in self.ask("reports")}

    @cached_property
    def base(self) -> str:
        """The namespace of the things, told from the reports; empty without a report."""
        return next(iter(self.reports), "").rpartition("report/")[0]

    @cached_property
    def _graphs(self) -> dict[str, Sequence[str]]:
        """Report → the named graphs that tell of it: its own, and those of no report. Empty: all."""
        rows = self.ask("graphs")
        shared = [row["graph"] for row in rows if not row["report"]]
        own = {row["report"]: row["graph"] for row in rows if row["report"]}
        return {report: [own[report], *shared] if report in own else () for report in self.reports}

    def ask(self, name: str, given: Mapping[str, str] | None = None, report: str = "") -> Rows:
        """The rows of a query of `queries/pages/`; `given` stands in place of variables, `report` of `?report`."""
        known = dict(given or {}) | ({"report": report} if report else {})
        graphs = self._graphs.get(report, ()) if report else ()
        return store.rows(self._store.run(_text(name), known, graphs))

    def one(self, kind: PageKind, iri: str, report: str) -> PageData | None:
        """The data of one page; None if its query has no row."""
        if report and report not in self.reports:
            return None
        given = {} if kind.of_report or not kind.about else {"page": iri}
        rows = self.ask(kind.query, given, report) if kind.query else []
        if kind.query and not rows:
            return None
        return PageData(iri, rows, {name: self.ask(name, given, report) for name in kind.parts})

    def all(self, kind: PageKind, report: str = "") -> Iterator[PageData]:
        """The data of all pages of a kind, of one report if that is its scope, each query run once."""
        if kind.of_report or not kind.about:
            page = self.one(kind, report, report)
            yield from [page] if page is not None else []
            return
        pages = _by_page(self.ask(kind.query, {}, report))
        parts = {name: _by_page(self.ask(name, {}, report)) for name in kind.parts}
        for iri, rows in pages.items():
            yield PageData(iri, rows, {name: found.get(iri, []) for name, found in parts.items()})

    def pages(self, kind: PageKind, report: str = "") -> list[str]:
        """The things that the pages of a kind are about; an empty IRI for a page about nothing."""
        if kind.of_report or not kind.about:
            return [report] if self.one(kind, report, report) else []
        return list(_by_page(self.ask(kind.query, {}, report)))


@lru_cache(maxsize=64)
def _text(name: str) -> str:
    return kinds.query_text(name)


def _by_page(rows: Rows) -> dict[str, Rows]:
    found: defaultdict[str, Rows] = defaultdict(list)
    for row in rows:
        found[row["page"]].append(row)
    return dict(found)
