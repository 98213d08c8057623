"""The dataset as a whole: its description for machines, and its dumps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from keqiao_kg.graph import dataset, documents, dumps
from keqiao_kg.graph.dataset import Published
from keqiao_kg.graph.documents import Document
from keqiao_kg.graph.dumps import Dump, DumpFormat
from keqiao_kg.graph.store import Store
from keqiao_kg.graph.write import row_of_triple
from keqiao_kg.publish.site.resource import Resource

STEM = "dataset"
WELL_KNOWN = ".well-known/void"
CHECKSUMS = "dumps/SHA256SUMS"
_GZIP = "application/gzip"


class Dataset:
    """A part of the site. Where there is a SPARQL service the graph may change, so no checksum is told in advance."""

    def __init__(self, store: Store, base: str, address: str, endpoint: str = "") -> None:
        self._store = store
        self._base = base
        self._address = address
        self._endpoint = endpoint

    def paths(self) -> Iterator[str]:
        """The description in every format, the dumps and their checksums."""
        yield from (f"{STEM}.{form.ending}" for form in documents.FORMS)
        yield WELL_KNOWN
        yield from (form.path for form in dumps.FORMATS)
        if not self._endpoint:
            yield CHECKSUMS

    def resource(self, path: str) -> Resource | None:
        """A description, a dump, or the checksums."""
        for form in documents.FORMS:
            if path == f"{STEM}.{form.ending}" or (path == WELL_KNOWN and form.ending == "ttl"):
                return Resource(form.media_type, self._document().serialize(form))
        for made in dumps.FORMATS:
            if path == made.path:
                return Resource(_GZIP, self._dump(made).content)
        if path == CHECKSUMS and not self._endpoint:
            lines = [f"{dump.digest}  {dump.format.path.rpartition('/')[2]}\n" for dump in self._dumps]
            return Resource("text/plain; charset=utf-8", "".join(lines).encode())
        return None

    def shares(self) -> Sequence[str]:
        """One share: the description tells the sizes of the dumps."""
        return [STEM]

    def share(self, _name: str) -> Iterator[tuple[str, Resource]]:
        """All of it."""
        return ((path, resource) for path in self.paths() if (resource := self.resource(path)))

    def _document(self) -> Document:
        published = Published(self._base, self._address, self._dumps, self._endpoint)
        return Document(map(row_of_triple, dataset.describe(self._store, published)))

    def _dump(self, form: DumpFormat) -> Dump:
        if self._endpoint:
            return dumps.dump(self._store, form)
        return next(dump for dump in self._dumps if dump.format == form)

    @cached_property
    def _dumps(self) -> list[Dump]:
        return [] if self._endpoint else list(dumps.dumps(self._store))
