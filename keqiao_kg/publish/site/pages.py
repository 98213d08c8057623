"""The pages of the site: rows of queries in templates, as the table of kinds says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import jinja2

from keqiao_kg.publish.site import bulk, kinds, templating, words
from keqiao_kg.publish.site.addresses import Addresses
from keqiao_kg.publish.site.data import Data, PageData
from keqiao_kg.publish.site.instruments import Instruments
from keqiao_kg.publish.site.kinds import PageKind, is_plain
from keqiao_kg.publish.site.page import Page, Twins
from keqiao_kg.publish.site.resource import Link, Resource

_HTML = "text/html; charset=utf-8"
_SITE = "site"  # the share of the pages of no single report


class Pages:
    """All HTML pages. A share is named by the IRI of its report, or `site`."""

    def __init__(self, data: Data, address: str = "", twins: Twins | None = None) -> None:
        self._data = data
        self._address = address
        self._twins = twins
        self.kinds = tuple(kind for kind in kinds.load() if len(data.reports) >= kind.least)
        self.addresses = Addresses(data.base, self.kinds)
        self._last: tuple[str, list[str]] = ("", [])  # the share that was made last, and its paths

    def paths(self) -> Iterator[str]:
        """Every page, those of the whole site first, then report by report."""
        for share in self.shares():
            yield from self.paths_of(share)

    def paths_of(self, share: str) -> Sequence[str]:
        """Every page of a share; at hand if it has just been made."""
        name, paths = self._last
        if name == share:
            return paths
        made = self._made([replace(kind, parts=()) for kind in self.kinds], share)
        return [path for kind, data in made if (path := self._path(kind, data.iri)) is not None]

    def resource(self, path: str) -> Resource | None:
        """The page at a path, its queries run for it alone."""
        for kind in self.kinds if is_plain(path) else ():
            steps = kind.paths.steps(path)
            if steps is None:
                continue
            iri = kind.thing(steps, self._data.base)
            report = f"{self._data.base}report/{steps['report']}" if kind.scope == "report" else ""
            data = self._data.one(kind, iri, report)
            if data is not None:
                return self._render(kind, path, data)
        return None

    def shares(self) -> Sequence[str]:
        """The pages in shares that may be made side by side: those of the site, the longest, and each report."""
        return [_SITE, *self._data.reports]

    def share(self, name: str) -> Iterator[tuple[str, Resource]]:
        """The pages of one share, each query run once for all of them."""
        paths = []
        for kind, data in self._made(self.kinds, name):
            path = self._path(kind, data.iri)
            if path is not None:
                paths.append(path)
                yield path, self._render(kind, path, data)
        self._last = name, paths

    def _made(self, of: Sequence[PageKind], share: str) -> Iterator[bulk.Made]:
        chosen = [kind for kind in of if (kind.scope == "report") == (share != _SITE)]
        return bulk.of_site(self._data, chosen) if share == _SITE else bulk.of_report(self._data, chosen, share)

    def _path(self, kind: PageKind, iri: str) -> str | None:
        return kind.path_about(iri, self._data.base) if kind.about else kind.path

    def _render(self, kind: PageKind, path: str, data: PageData) -> Resource:
        links: tuple[Link, ...] = self._twins.links(path, data.iri) if self._twins else ()
        json_ld = self._twins.json_ld(path, data.iri) if self._twins else ""
        here = Page(path, data.iri, self.addresses, self._address, links, json_ld, kind.name)
        template = self._templates.get_template(kind.template)
        body = template.render(here=here, rows=data.rows, parts=data.parts, row=data.rows[0] if data.rows else {})
        return Resource(_HTML, body.encode(), links)

    @cached_property
    def _templates(self) -> jinja2.Environment:
        instruments = Instruments(self._data, self.kinds, words.Words(words.load()))
        return templating.environment(instruments.all(), self.addresses, self._address)
