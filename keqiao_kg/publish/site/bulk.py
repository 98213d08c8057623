"""What all pages are made of: each query is run once for the pages of a report, or of the site, and its rows divided.

The queries run over a copy of each report's graphs in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from keqiao_kg.graph import store
from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site.data import Data, PageData, Rows, once, text_of
from keqiao_kg.publish.site.kinds import PageKind

Made = tuple[PageKind, PageData]
Ask = Callable[[str], Rows]


def of_report(data: Data, kinds: Sequence[PageKind], report: str) -> Iterator[Made]:
    """The pages of the kinds whose scope is a report."""
    copy = data.copy(report)
    found: dict[str, Rows] = {}

    def ask(name: str) -> Rows:
        if name not in found:
            found[name] = _run(copy, name, {"report": report})
        return found[name]

    for kind in kinds:
        yield from _whole(kind, report, ask) if kind.of_report else _divided(kind, ask)


def of_site(data: Data, kinds: Sequence[PageKind]) -> Iterator[Made]:
    """The pages of all other kinds."""
    names = {name for kind in kinds if kind.scope == "site" for name in (kind.query, *kind.parts) if name}
    gathered = _gathered(data, sorted(names))
    for kind in kinds:
        ask = gathered.__getitem__ if kind.scope == "site" else data.of_vocabulary
        yield from _divided(kind, ask) if kind.about else _whole(kind, "", ask)


def _gathered(data: Data, names: Sequence[str]) -> Mapping[str, Rows]:
    """The rows of queries over every report, each once."""
    found: dict[str, Rows] = {name: [] for name in names}
    for report in data.reports:
        copy = data.copy(report)
        for name in names:
            found[name] += _run(copy, name, {})
    # A row that names its report stands in no other.
    return {name: rows if rows and "report" in rows[0] else once(rows) for name, rows in found.items()}


def _run(copy: Store, name: str, given: Mapping[str, str]) -> Rows:
    return store.rows(copy.run(text_of(name), given))


def _whole(kind: PageKind, iri: str, ask: Ask) -> Iterator[Made]:
    """The one page that is made of all rows; none where its query has no row."""
    rows = ask(kind.query) if kind.query else []
    if rows or not kind.query:
        yield kind, PageData(iri, rows, {name: ask(name) for name in kind.parts})


def _divided(kind: PageKind, ask: Ask) -> Iterator[Made]:
    """A page for each thing in the column `page`."""
    pages = _by_page(ask(kind.query))
    parts = {name: _by_page(ask(name)) for name in kind.parts}
    for iri in sorted(pages):
        yield kind, PageData(iri, pages[iri], {name: found.get(iri, []) for name, found in parts.items()})


def _by_page(rows: Rows) -> dict[str, Rows]:
    found: defaultdict[str, Rows] = defaultdict(list)
    for row in rows:
        found[row["page"]].append(row)
    return dict(found)
