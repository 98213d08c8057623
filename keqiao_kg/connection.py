"""Questions from Python: to a graph in memory, a folder that `build` wrote, any RDF file, or a SPARQL endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from keqiao_kg.graph import answers, library, store
from keqiao_kg.graph.rows import Rows

if TYPE_CHECKING:
    import rdflib

    from keqiao_kg.publish.fulltext import Hit


class Connection:
    """Somewhere to ask. Made by `connect`."""

    def __init__(self, graph: store.Store | store.Endpoint, data: str) -> None:
        self._graph, self._data = graph, data

    def query(self, query: str, **settings: str | int | Sequence[str]) -> Rows | rdflib.Graph | bool:
        """The answer to a library query by name (`"observations"`), a file, or SPARQL text; settings fill parameters.

        SELECT gives rows (dicts of strings; `to_pandas()` makes a frame), CONSTRUCT and DESCRIBE an rdflib Graph,
        ASK a bool. Raises QueryError.
        """
        return ask(self._graph, query, settings)

    def search(self, words: str, *, report: str = "", limit: int = 20) -> tuple[Hit, ...]:
        """The sentences that hold the words, the best first, with the facts read there. Raises QueryError."""
        from keqiao_kg.publish.fulltext import open_index

        with closing(open_index(self._data)) as index:
            return index.search(words, report=report, limit=limit)


def connect(data: str = "out") -> Connection:
    """Opens a folder that `build` wrote, an RDF file, or the address of a SPARQL endpoint. Raises InputError."""
    return Connection(store.connect(str(data)), str(data))


def ask(graph: store.Store | store.Endpoint, query: str, settings: library.Settings) -> Rows | rdflib.Graph | bool:
    """The answer of a graph, as `Connection.query` gives it."""
    is_text = any(char.isspace() for char in query.strip())
    asked = library.read("the query", query) if is_text else library.find(query)
    return answers.as_python(graph.run(asked.filled(settings)))
