"""An N-Quads file as lines of N-Triples by graph, one after another, however large the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

import pyoxigraph as ox

from keqiao_kg.errors import InputError

_HINT = "give a folder that `keqiao-kg build` wrote, or an N-Quads file"


def read(file: Path) -> Iterator[tuple[str, str]]:
    """Name of the graph (empty for the default graph) and the triple in N-Triples with its line end.

    A line that repeats the one before it is left out. Raises InputError for what is no N-Quads, and for blank
    nodes, which mean nothing outside their file.
    """
    before: ox.Quad | None = None
    try:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS):
            if quad == before:
                continue
            before = quad
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                hint = "give its blank nodes names first"
                raise InputError("holds blank nodes, which cannot be sent in pieces", where=str(file), hint=hint)
            graph = quad.graph_name
            yield graph.value if isinstance(graph, ox.NamedNode) else "", f"{quad.triple} .\n"
    except SyntaxError as error:
        cause = " ".join(str(error.msg).split())[:200]
        raise InputError("is not valid N-Quads", where=f"{file}:{error.lineno}", cause=cause, hint=_HINT) from error
    except (OSError, ValueError) as error:
        raise InputError("cannot be read", where=str(file), cause=str(error), hint=_HINT) from error


def sizes(file: Path) -> dict[str, int]:
    """Triples of each graph, in the order of their names. Raises InputError."""
    return dict(sorted(Counter(graph for graph, _ in read(file)).items()))


def digest(file: Path) -> str:
    """SHA-256 of the file in hex. Raises InputError."""
    try:
        with file.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise InputError("cannot be read", where=str(file), cause=error.strerror or str(error), hint=_HINT) from error
