"""What a page is made of: the rows of its queries. All pages at once are in `bulk.py`.

Queries about one report run over its graphs alone. Those about all of them run over the union where their rows name
the report; others over one report after another, so that what an earlier one says comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from keqiao_kg.assets import ONTOLOGY
from keqiao_kg.graph import documents, store
from keqiao_kg.graph.apart import Apart, Needed
from keqiao_kg.graph.store import Row, Store
from keqiao_kg.graph.vocabulary import SKOS
from keqiao_kg.publish.site import kinds
from keqiao_kg.publish.site.kinds import PageKind

Rows = list[Row]
_READ = 8  # graphs that are kept as text: those of no report are read for each report


@dataclass(frozen=True, slots=True)
class PageData:
    """The rows of one page: those of its kind's query, and of each further query by name."""

    iri: str
    rows: Rows
    parts: Mapping[str, Rows]


class Data:
    """Asks the store for pages; of a `fixed` one all lines are read at once if there is a file of them."""

    def __init__(self, graph: Store, fixed: bool = False) -> None:
        self._store = graph
        self._fixed = fixed
        # All that is made of a report is made one after another.
        self.copy = lru_cache(maxsize=1)(self._copy)
        self.told = lru_cache(maxsize=1)(self._told)
        self._read = lru_cache(maxsize=_READ)(graph.ntriples)

    @cached_property
    def reports(self) -> dict[str, Row]:
        """The reports by their IRIs, in the order of their identifiers."""
        found: dict[str, Row] = {}
        for graphs in self._graphs.values() or [()]:
            for row in self._run("reports", {}, graphs):
                found.setdefault(row["report"], row)
        return dict(sorted(found.items(), key=lambda item: item[1]["identifier"]))

    @cached_property
    def base(self) -> str:
        """The namespace of the things, told from the reports; empty without a report."""
        return next(iter(self.reports), "").rpartition("report/")[0]

    @cached_property
    def _graphs(self) -> dict[str, Sequence[str]]:
        """Report → the named graphs that tell of it: its own, and those of no report."""
        rows = self._run("graphs", {}, ())
        return {row["report"]: [row["graph"], *self._shared] for row in rows if row["report"]}

    @cached_property
    def _shared(self) -> Sequence[str]:
        """The named graphs of no report; empty: everything is in one graph."""
        return [row["graph"] for row in self._run("graphs", {}, ()) if not row["report"]]

    @cached_property
    def labels(self) -> Rows:
        """The labels of the terms of the ontology and of the concepts."""
        return once(self._run("labels", {}, self._shared if self._graphs else ()))

    @cached_property
    def shapes(self) -> Rows:
        """What the shapes ask of each class and property, in words."""
        return store.rows(Store.open(ONTOLOGY / "shapes.ttl").run(text_of("shapes")))

    def of_report(self, name: str, report: str, given: Mapping[str, str] | None = None) -> Rows:
        """The rows of a query about one report, which stands in place of `?report`; `given` for other variables."""
        known = {**(given or {}), "report": report}
        if self.apart and report in self._graphs:
            return store.rows(self.copy(report).run(text_of(name), known))
        return self._run(name, known, self._graphs.get(report, ()))

    def of_all(self, name: str, page: str = "") -> Rows:
        """The rows of a query over every report, each once; `page` stands in place of `?page`."""
        given = {"page": page} if page else {}
        told = self._store.run(text_of(name), given)
        if self._graphs and "report" not in store.columns(told):  # in the order of the reports too
            return once(row for graphs in self._where(page) for row in self._run(name, given, graphs))
        places = {report: place for place, report in enumerate(self.reports)}
        return once(sorted(store.rows(told), key=lambda row: places.get(row.get("report", ""), len(places))))

    def of_graph(self, name: str) -> Rows:
        """The rows of a query over all graphs together, where a thing of many reports is met many times."""
        return self._run(name, {}, ())

    def of_vocabulary(self, name: str, given: Mapping[str, str] | None = None) -> Rows:
        """The rows of a query about the vocabulary, which is told in no report or in all of them."""
        return store.rows(self._vocabulary.run(text_of(name), given))

    @cached_property
    def _vocabulary(self) -> Store:
        """The ontology and all concepts, what is in their schemes, and one report for examples; in memory."""
        if not self._graphs:
            return self._store
        example = self._graphs[next(iter(self.reports))]
        return self._store.part(example, documents.vocabulary(self._store), [SKOS["inScheme"].value])

    def _where(self, page: str) -> Iterable[Sequence[str]]:
        """The graphs of the reports that tell of a thing; of all reports without one."""
        if not page:
            return (self._graphs[report] for report in self.reports)
        told = {row["graph"] for row in self._run("graphs-of-thing", {"page": page}, ())}
        return (self._graphs[report] for report in self.reports if self._graphs[report][0] in told)

    def _run(self, name: str, given: Mapping[str, str], graphs: Sequence[str]) -> Rows:
        return store.rows(self._store.run(text_of(name), given, graphs))

    def one(self, kind: PageKind, iri: str, report: str) -> PageData | None:
        """The data of one page; None if its query has no row."""
        if report and report not in self.reports:
            return None
        page = "" if kind.of_report or not kind.about else iri
        rows = self._ask(kind, kind.query, page, report) if kind.query else []
        if kind.query and not rows:
            return None
        return PageData(iri, rows, {name: self._ask(kind, name, page, report) for name in kind.parts})

    def _ask(self, kind: PageKind, name: str, page: str, report: str) -> Rows:
        given = {"page": page} if page else {}
        if kind.scope == "all":
            return self.of_vocabulary(name, given)
        return self.of_report(name, report, given) if report else self.of_all(name, page)

    def has(self, kind: PageKind, report: str) -> bool:
        """Whether there is a page of a kind that is made of a whole report."""
        return bool(self.of_report(kind.query, report))

    def _copy(self, report: str) -> Store:
        """What tells of a report, in memory: many queries are answered there in a tenth of the time."""
        return Store.loaded([self.told(report)]) if report in self._graphs else self._store

    def _told(self, report: str) -> bytes:
        """What tells of a report, as N-Triples."""
        return self._needed.of(self._graphs[report][0])

    @cached_property
    def _needed(self) -> Needed:
        return Needed(self.ntriples, self._shared)

    @cached_property
    def apart(self) -> Apart | None:
        """All lines of the graph, where they are at hand and stay as they are."""
        file = self._store.file() if self._fixed and self._graphs else None
        return Apart(file, self.base) if file else None

    def ntriples(self, graph: str) -> bytes:
        """The triples of a named graph."""
        return self.apart.ntriples(graph) if self.apart else self._read(graph)


@lru_cache(maxsize=64)
def text_of(name: str) -> str:
    """The text of a query of `queries/pages/`."""
    return kinds.query_text(name)


def once(rows: Iterable[Row]) -> Rows:
    """Each row once."""
    return list({tuple(row.values()): row for row in rows}.values())
