"""The files that the browser code reads beside its own: questions, vocabulary, settings, and dumps for the store
that answers in the page where no server does."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site.resource import Resource
from keqiao_kg.publish.web.library import library_json
from keqiao_kg.publish.web.vocabulary import vocabulary_json

_JSON = "application/json"
_GZIP = "application/gzip"
_REPORT = re.compile(r"/report/([^/]+)/graph$")


class WebFiles:
    """A part of the site: all paths under `query/`.

    `endpoint` is the path of the site where SPARQL is answered; without one the pages get dumps, a file a graph.
    """

    def __init__(self, graph: Store, endpoint: str = "") -> None:
        self._store = graph
        self._endpoint = endpoint

    def paths(self) -> Iterable[str]:
        """All files, in order."""
        return self._makers

    def resource(self, path: str) -> Resource | None:
        """One file, made when asked for."""
        make = self._makers.get(path)
        return make() if make else None

    def shares(self) -> Sequence[str]:
        """A share a file."""
        return list(self._makers)

    def share(self, name: str) -> Iterator[tuple[str, Resource]]:
        """That file."""
        yield name, self._makers[name]()

    @cached_property
    def _makers(self) -> Mapping[str, Callable[[], Resource]]:
        makers: dict[str, Callable[[], Resource]] = {
            "query/library.json": lambda: Resource(_JSON, library_json()),
            "query/settings.json": lambda: Resource(_JSON, self._settings()),
            "query/vocabulary.json": lambda: Resource(_JSON, vocabulary_json()),
        }
        return makers | {f"query/{file}": self._dump(graph) for graph, file in self._dumps.items()}

    @cached_property
    def _dumps(self) -> Mapping[str, str]:
        """Graph → file; numbers, since the name of a graph need not be the name of a file."""
        graphs = [] if self._endpoint else self._store.names()
        return {graph: f"graph-{number}.nq.gz" for number, graph in enumerate(graphs)}

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        return self._store.sizes()

    def _dump(self, graph: str) -> Callable[[], Resource]:
        return lambda: Resource(_GZIP, gzip.compress(self._store.nquads(graph), 6, mtime=0))

    def _settings(self) -> bytes:
        if self._endpoint:
            return json.dumps({"endpoint": f"../{self._endpoint}"}).encode()
        dumps = [self._entry(graph, file) for graph, file in self._dumps.items()]
        return json.dumps({"dumps": dumps}, ensure_ascii=False, indent=1).encode()

    def _entry(self, graph: str, file: str) -> dict[str, object]:
        """`report` tells graphs of reports, which a reader may choose from, from those that all of them need."""
        report = _REPORT.search(graph)
        name = report[1] if report else graph.rpartition("/")[2]
        return {"name": name, "address": file, "quads": self._sizes[graph], "report": report is not None}
