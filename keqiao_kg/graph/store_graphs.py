"""Single graphs of a store, and all of them together, in any RDF format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

import pyoxigraph as ox

from keqiao_kg.graph.store_answers import GRAPHS
from keqiao_kg.graph.store_changes import graph_name
from keqiao_kg.graph.vocabulary import PREFIXES

_WITH_NAMES = ("application/n-quads", "application/trig", "application/ld+json")  # formats that can name graphs


class Graph:
    """One graph; `iri` is empty for the default graph, None for the whole dataset."""

    def __init__(self, store: ox.Store, iri: str | None) -> None:
        self._store, self._iri = store, iri

    @property
    def media_types(self) -> Sequence[str]:
        """What it can be written in; a dataset only where the names of the graphs can be told."""
        return _WITH_NAMES if self._iri is None else tuple(GRAPHS)

    def write(self, media_type: str, output: IO[bytes]) -> None:
        """Writes it. What `output` raises passes through."""
        form = GRAPHS[media_type]
        if self._iri is None:
            self._store.dump(output, form, prefixes=PREFIXES)
        else:
            self._store.dump(output, form, from_graph=graph_name(self._iri), prefixes=PREFIXES)


def find(store: ox.Store, iri: str | None) -> Graph | None:
    """A graph by its IRI (empty: the default graph; None: all of them); None if there is none."""
    return Graph(store, iri) if not iri or exists(store, iri) else None


def exists(store: ox.Store, iri: str) -> bool:
    """Is there a graph of this IRI? The default graph, whose IRI is empty, always is."""
    return not iri or store.contains_named_graph(ox.NamedNode(iri))
