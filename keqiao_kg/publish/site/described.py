"""What the graph says of things: from the lines of a graph that stays as it is, else from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from keqiao_kg.graph import documents
from keqiao_kg.graph.apart import Apart, by_subject, row_of_line
from keqiao_kg.graph.documents import Document
from keqiao_kg.graph.store import Store
from keqiao_kg.graph.vocabulary import TYPE
from keqiao_kg.publish.site.data import Data

_TYPE = f" {TYPE} ".encode()


class Described:
    """Puts documents together."""

    def __init__(self, store: Store, data: Data) -> None:
        self._store = store
        self._data = data
        self._of_report = lru_cache(maxsize=1)(self._by_subject)

    def document(self, iris: Sequence[str], main: str = "") -> Document:
        """What is said with some things as subject, and of `main` from anywhere."""
        apart = self._data.apart
        if apart is None or not all(iri.startswith(self._data.base) for iri in iris):
            return Document.about(self._store, iris, main)
        incoming = apart.objects.get(f"<{main}>".encode(), ())
        return Document(map(row_of_line, chain(*(self._lines(apart, iri) for iri in iris), incoming)))

    def _lines(self, apart: Apart, iri: str) -> Sequence[bytes]:
        """The lines with a thing of ours as subject."""
        first, _, rest = iri.removeprefix(self._data.base).partition("/")
        report = f"{self._data.base}report/{rest.partition('/')[0]}" if first == "report" else ""
        lines = self._of_report(report) if report in self._data.reports else apart.subjects
        return lines.get(f"<{iri}>".encode(), ())

    def _by_subject(self, report: str) -> Mapping[bytes, Sequence[bytes]]:
        return by_subject(self._data.told(report))

    def report(self, report: str) -> Document:
        """What is said of a report and all that belongs to it alone, and of the report from elsewhere."""
        if self._data.apart is None:
            copy = self._data.copy(report)
            return Document.about(copy, documents.inner(copy, report), report)
        own, inside, end = f"<{report}> ".encode(), f"<{report}/".encode(), f" <{report}> .\n".encode()
        lines = self._data.told(report).splitlines(keepends=True)
        return Document(row_of_line(line) for line in lines if line.startswith((own, inside)) or line.endswith(end))

    def things(self) -> Sequence[str]:
        """The things that belong to no single report, sorted."""
        apart = self._data.apart
        if apart is None:
            return documents.things(self._store, self._data.base)
        typed = (subject for subject, lines in apart.subjects.items() if any(_TYPE in line for line in lines))
        return sorted(subject[1:-1].decode() for subject in typed)
