"""The files that the browser code reads beside its own: questions, vocabulary, settings, networks, and dumps for the
store that answers in the page where no server does."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from keqiao_kg.graph.store import Store, nquads_of
from keqiao_kg.publish.site import kinds
from keqiao_kg.publish.site.data import Data
from keqiao_kg.publish.site.resource import Resource
from keqiao_kg.publish.web.library import library_json
from keqiao_kg.publish.web.networks import Networks, Picture, pictures
from keqiao_kg.publish.web.vocabulary import vocabulary_json

_JSON = "application/json"
_GZIP = "application/gzip"
_REPORT = re.compile(r"/report/([^/]+)/graph$")


class WebFiles:
    """A part of the site: all paths under `query/` and `explorer/`.

    `endpoint` is the path of the site where SPARQL is answered; without one the pages get dumps, a file a graph.
    """

    def __init__(self, graph: Store, data: Data, endpoint: str = "") -> None:
        self._store = graph
        self._data = data
        self._endpoint = endpoint

    def paths(self) -> Iterable[str]:
        """All files, in order."""
        return self._makers

    def resource(self, path: str) -> Resource | None:
        """One file, made when asked for."""
        make = self._makers.get(path)
        return make() if make else None

    def shares(self) -> Sequence[str]:
        """The pictures and the dump of each report, and all other files."""
        return list(self._by_share)

    def share(self, name: str) -> Iterator[tuple[str, Resource]]:
        """The files of one share."""
        return ((path, self._makers[path]()) for path in self._by_share[name])

    @cached_property
    def _makers(self) -> Mapping[str, Callable[[], Resource]]:
        makers: dict[str, Callable[[], Resource]] = {
            "query/library.json": lambda: Resource(_JSON, library_json()),
            "query/settings.json": lambda: Resource(_JSON, self._settings()),
            "query/vocabulary.json": lambda: Resource(_JSON, vocabulary_json()),
            "explorer/settings.json": lambda: Resource(_JSON, self._explorer_settings()),
        }
        makers |= {f"explorer/{picture.file}": self._network(picture) for picture in self._pictures}
        return makers | {f"query/{file}": self._dump(graph) for graph, file in self._dumps.items()}

    @cached_property
    def _by_share(self) -> Mapping[str, Sequence[str]]:
        reports = {row["identifier"]: report for report, row in self._data.reports.items()}
        own = {f"explorer/{picture.file}": reports.get(picture.report, "") for picture in self._pictures}
        own |= {f"query/{file}": graph.removesuffix("/graph") for graph, file in self._dumps.items()}
        shares: dict[str, list[str]] = {"web": [], **{report: [] for report in reports.values()}}
        for path in self._makers:
            shares.get(own.get(path, ""), shares["web"]).append(path)
        return shares

    @cached_property
    def _pictures(self) -> Sequence[Picture]:
        return pictures([row["identifier"] for row in self._data.reports.values()])

    @cached_property
    def _networks(self) -> Networks:
        return Networks(self._data)

    def _network(self, picture: Picture) -> Callable[[], Resource]:
        return lambda: Resource(_JSON, self._networks.json(picture))

    @cached_property
    def _dumps(self) -> Mapping[str, str]:
        """Graph → file; numbers, since the name of a graph need not be the name of a file."""
        graphs = [] if self._endpoint else self._store.names()
        return {graph: f"graph-{number}.nq.gz" for number, graph in enumerate(graphs)}

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        return self._store.sizes()

    def _dump(self, graph: str) -> Callable[[], Resource]:
        return lambda: Resource(_GZIP, gzip.compress(nquads_of(self._data.ntriples(graph), graph), 6, mtime=0))

    def _settings(self) -> bytes:
        if self._endpoint:
            return _encoded({"endpoint": f"../{self._endpoint}"} | self._pages())
        return _encoded({"dumps": [self._entry(graph, file) for graph, file in self._dumps.items()]} | self._pages())

    def _explorer_settings(self) -> bytes:
        networks = [{"picture": each.name, "report": each.report, "address": each.file} for each in self._pictures]
        return _encoded({"networks": networks, "reports": self._titles} | self._pages())

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """What a report is called where there are several: area and year, by the report's id."""
        rows = self._data.reports.values()
        return {row["identifier"]: f"{row['areaName']} {row['planned']}".strip() for row in rows}

    def _pages(self) -> dict[str, object]:
        """What tells a script the page of a thing: the base of things, and the patterns of their pages."""
        own = [kind for kind in kinds.load() if kind.about and kind.path.startswith("id/")]
        return {"base": self._data.base, "pages": [{"about": kind.about, "path": kind.path} for kind in own]}

    def _entry(self, graph: str, file: str) -> dict[str, object]:
        """`report` tells graphs of reports, which a reader may choose from, from those that all of them need."""
        report = _REPORT.search(graph)
        name = self._titles.get(report[1], report[1]) if report else graph.rpartition("/")[2]
        return {"name": name, "address": file, "quads": self._sizes[graph], "report": report is not None}


def _encoded(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
