"""The whole graph as compressed files, one a format, for those who load it elsewhere."""

from __future__ import annotations

import gzip
import heapq
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from keqiao_kg.graph.store import Store

_COMPRESSION = 6
_AT_A_TIME = 300_000  # lines that are sorted at a time


@dataclass(frozen=True, slots=True)
class DumpFormat:
    """A format of dumps: its ending, and whether it keeps the graph names."""

    ending: str
    rdf_format: ox.RdfFormat
    named: bool

    @property
    def path(self) -> str:
        """Where the dump lies in a site."""
        return f"dumps/graph.{self.ending}.gz"

    @property
    def media_type(self) -> str:
        """The media type of the file once unpacked."""
        return self.rdf_format.media_type


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump: its bytes, compressed by gzip, always the same for the same graph, and what is known of them."""

    format: DumpFormat
    content: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the compressed bytes."""
        return sha256(self.content).hexdigest()


FORMATS = (
    DumpFormat("nq", ox.RdfFormat.N_QUADS, named=True),
    DumpFormat("trig", ox.RdfFormat.TRIG, named=True),
    DumpFormat("jsonld", ox.RdfFormat.JSON_LD, named=True),
    DumpFormat("nt", ox.RdfFormat.N_TRIPLES, named=False),
    DumpFormat("ttl", ox.RdfFormat.TURTLE, named=False),
    DumpFormat("rdf", ox.RdfFormat.RDF_XML, named=False),
)


def dump(store: Store, form: DumpFormat) -> Dump:
    """The graph in a format."""
    return next(dumps(store, (form,)))


def dumps(store: Store, forms: Iterable[DumpFormat] = FORMATS) -> Iterator[Dump]:
    """The graph in several formats, in the order of its N-Quads.

    All passes through files, since a hundred reports are half a gigabyte unpacked.
    """
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "other"
        quads = store.file() or _sorted(store, Path(folder))
        for form in forms:
            if form.rdf_format == ox.RdfFormat.N_QUADS:
                yield Dump(form, _packed(quads))
                continue
            # The IRIs were valid when they were written.
            parsed = ox.parse(path=str(quads), format=ox.RdfFormat.N_QUADS, lenient=True)
            ox.serialize(parsed if form.named else (quad.triple for quad in parsed), str(other), form.rdf_format)
            yield Dump(form, _packed(other))


def _sorted(store: Store, folder: Path) -> Path:
    """The N-Quads of a store as `build` orders them: the same graph gives the same dumps, whatever was done to it."""
    unsorted, quads = folder / "unsorted.nq", folder / "graph.nq"
    store.write(unsorted)
    runs: list[Path] = []
    with unsorted.open("rb") as lines:
        while piece := sorted(islice(lines, _AT_A_TIME)):
            runs.append(folder / f"{len(runs)}.nq")
            runs[-1].write_bytes(b"".join(piece))
    with ExitStack() as opened, quads.open("wb") as file:
        file.writelines(heapq.merge(*(opened.enter_context(run.open("rb")) for run in runs)))
    return quads


def _packed(file: Path) -> bytes:
    """A file compressed, without a time and a name, so that the same graph gives the same bytes."""
    packed = io.BytesIO()
    with file.open("rb") as source, gzip.GzipFile("", "wb", _COMPRESSION, packed, mtime=0) as zipped:
        shutil.copyfileobj(source, zipped)
    return packed.getvalue()
