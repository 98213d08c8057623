"""Answers of a store as things of Python: rows, rdflib graphs, booleans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from keqiao_kg.graph.rows import Rows
from keqiao_kg.graph.store import Result, unanswered

if TYPE_CHECKING:
    import rdflib


def as_python(result: Result) -> Rows | rdflib.Graph | bool:
    """Rows of a SELECT, an rdflib Graph of a CONSTRUCT or DESCRIBE, the yes or no of an ASK. Raises QueryError."""
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    try:
        if isinstance(result, ox.QuerySolutions):
            return Rows.of(result)
        triples = result.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
    except (RuntimeError, OSError, SyntaxError) as error:  # answers are found while they are taken
        raise unanswered(error) from error
    import rdflib

    return rdflib.Graph().parse(data=triples, format="nt")
