"""The Python face: build a graph from reports, ask it, hand it on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from keqiao_kg import pipeline
from keqiao_kg.connection import ask
from keqiao_kg.graph import parts, store, write
from keqiao_kg.graph.rows import Rows
from keqiao_kg.model import Facts, Report
from keqiao_kg.resolve import BASE
from keqiao_kg.text import Overrides

if TYPE_CHECKING:
    import networkx as nx
    import rdflib


class KnowledgeGraph:
    """The graph of one report or several, in memory. Made by `build`."""

    def __init__(self, built: pipeline.Built) -> None:
        self._built = built

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports as read, in the order given."""
        return tuple(facts.report for facts in self._built.facts)

    @property
    def report(self) -> Report:
        """The report, or the first of several."""
        return self.reports[0]

    @property
    def facts(self) -> tuple[Facts, ...]:
        """All facts, one `Facts` a report, as frozen dataclasses."""
        return self._built.facts

    @property
    def conforms(self) -> bool:
        """Whether the graph keeps to its SHACL shapes and checks."""
        return self._built.validation.conforms

    @property
    def validation(self) -> str:
        """The validation report for people."""
        return self._built.validation.text

    @cached_property
    def graph(self) -> rdflib.Dataset:
        """Everything as an rdflib Dataset, one named graph a report; made at first use."""
        import rdflib

        dataset = rdflib.Dataset(default_union=True)
        for part in write.nquads(self._built.graphs):
            dataset.parse(data=part, format="nquads")
        return dataset

    def query(self, query: str, **settings: str | int | Sequence[str]) -> Rows | rdflib.Graph | bool:
        """The answer to a library query by name (`"observations"`), a file, or SPARQL text; settings fill parameters.

        SELECT gives rows (dicts of strings; `to_pandas()` makes a frame), CONSTRUCT and DESCRIBE an rdflib Graph,
        ASK a bool. Raises QueryError.
        """
        return ask(self._store, query, settings)

    def to_networkx(self, projection: str = "entities") -> nx.MultiDiGraph:
        """A projection (entities, promises, places, full) with labels, kinds, themes, quotes and places to draw at.

        Raises QueryError for another name.
        """
        from keqiao_kg.publish import network

        return network.to_networkx(network.project(self._parts.stores(), projection))

    def export(self, name: str, path: str | Path | None = None, projection: str = "entities") -> Path:
        """Writes a format of `keqiao-kg export --list`; the path written. Raises QueryError, OutputError."""
        from keqiao_kg.publish import exports

        request = exports.Request(self._parts, projection)
        return exports.export(exports.find(name), request, Path(path) if path else None)

    def write(self, folder: str | Path) -> None:
        """Writes the files that `keqiao-kg build` writes. Raises OutputError."""
        self._built.write(Path(folder))

    @property
    def _parts(self) -> parts.Parts:
        return parts.Parts.of(self._built.graphs)

    @cached_property
    def _store(self) -> store.Store:
        return store.Store.of(write.nquads(self._built.graphs))


def build(*paths: str | Path, overrides: Overrides | None = None, base: str = BASE) -> KnowledgeGraph:
    """The graph of the reports at `paths`; of the bundled one without any. Raises InputError."""
    files = tuple(Path(path) for path in paths) or pipeline.BUNDLED
    return KnowledgeGraph(pipeline.build(files, overrides=overrides, base=base))
