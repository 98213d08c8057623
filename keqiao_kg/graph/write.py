"""Graphs → bytes: Turtle and N-Quads, sorted, so that the same graph is always the same file.

Both hold what a query needs beside the reports: the ontology and the concept schemes. The Turtle is
written here rather than by a library, since a prefixed name whose local part has an escaped slash is
misread by several SPARQL engines and no serialiser can be told to avoid it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice

import pyoxigraph as ox

from keqiao_kg.assets import ONTOLOGY
from keqiao_kg.graph.packed import PackedGraph, batched, merged, row_of
from keqiao_kg.graph.vocabulary import ONTOLOGY_IRI, PREFIXES, TYPE, XSD
from keqiao_kg.resolve.iris import CONCEPTS

Row = tuple[str, str, str]  # subject, predicate, object in N-Triples form

BACKGROUND = {"keqiao.ttl": ONTOLOGY_IRI, "concepts.ttl": CONCEPTS.rstrip("/")}

SHARED = "https://w3id.org/keqiao-kg/shared"  # the graph of what several reports say
_SHARED = f" <{SHARED}> .\n"
_APART = frozenset(f" <{graph}> .\n" for graph in BACKGROUND.values())

_SAFE_LOCAL = re.compile(r"[A-Za-z0-9_\u3400-\u9fff](?:[A-Za-z0-9_.\u3400-\u9fff-]*[A-Za-z0-9_\u3400-\u9fff-])?")
_SAFE_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_PROJECT = re.compile(r".*?/(?:id|concept)/")
_INTEGER = str(XSD["integer"])
_TYPE = str(TYPE)
_IRI = re.compile(rb"<([^<>\s]*)>")
_NAMESPACE = re.compile(rb".*[/#]")
_BATCH = 500  # blocks that are written at a time
_FREQUENT = 4  # uses of a namespace that are worth a line of prefix


@lru_cache(maxsize=1)
def background() -> tuple[ox.Quad, ...]:
    """The ontology and the concept schemes, each in its own named graph."""
    quads = []
    for name, graph in BACKGROUND.items():
        parsed = ox.parse(path=str(ONTOLOGY / name), format=ox.RdfFormat.TURTLE)
        quads += [ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph)) for q in parsed]
    return tuple(quads)


def with_background(reports: Sequence[PackedGraph]) -> tuple[PackedGraph, ...]:
    """The graphs of the reports behind that of the ontology and the concept schemes."""
    return (PackedGraph.of(background()), *reports)


def nquads(reports: Sequence[PackedGraph]) -> Iterator[bytes]:
    """The reports and the background in N-Quads, one named graph each, lines sorted; in pieces.

    What several of them say (the label of a place, a unit) stands once: with the background, or else in a graph of
    its own. So the union of all graphs, which queries run over, has no triple twice and engines join no more than
    there is.
    """
    return batched(_apart(merged(with_background(reports))))


def _apart(lines: Iterable[str]) -> Iterator[str]:
    for triple, same in groupby(lines, key=lambda line: line[: line.rindex(" <")]):
        names = [line[len(triple) :] for line in same]
        yield triple + (names[0] if len(names) == 1 else next((name for name in names if name in _APART), _SHARED))


def turtle(reports: Sequence[PackedGraph]) -> Iterator[bytes]:
    """The reports and the background in Turtle, without graph names; in pieces."""
    return turtle_of_graphs(with_background(reports))


def turtle_of_graphs(graphs: Sequence[PackedGraph]) -> Iterator[bytes]:
    """All graphs in Turtle, without their names; in pieces."""
    names = _Names(_prefixes(_namespaces(part for graph in graphs for part in graph.nquads.parts())))
    yield names.head().encode()
    blocks = _blocks(map(row_of, merged(graphs)), names)
    while piece := "".join(islice(blocks, _BATCH)):
        yield piece.encode()


def trig_of_graphs(graphs: Sequence[tuple[str, PackedGraph]]) -> Iterator[bytes]:
    """Graphs with their IRIs in TriG; in pieces."""
    names = _Names(_prefixes(_namespaces(part for _, graph in graphs for part in graph.nquads.parts())))
    yield names.head().encode()
    for name, graph in graphs:
        yield f"\n<{name}> {{\n".encode()
        blocks = _blocks(map(row_of, graph.nquads.lines()), names)
        while piece := "".join(islice(blocks, _BATCH)):
            yield piece.encode()
        yield b"}\n"


def ntriples_of_graphs(graphs: Sequence[PackedGraph]) -> Iterator[bytes]:
    """All graphs in N-Triples, without their names, each triple once; in pieces."""
    rows = map(row_of, merged(graphs))
    # The same triple of two graphs stands on lines beside each other.
    return batched(f"{' '.join(row)} .\n" for row, _ in groupby(rows))


def turtle_of(triples: Iterable[ox.Triple]) -> bytes:
    """Any triples in Turtle: sorted by subject, type first, then predicate and object."""
    return turtle_of_rows(sorted({row_of_triple(triple) for triple in triples}))


def turtle_of_rows(rows: Sequence[Row]) -> bytes:
    """Sorted rows in Turtle."""
    names = _Names(_prefixes(_namespaces([" ".join(map(" ".join, rows)).encode()])))
    return (names.head() + "".join(_blocks(rows, names))).encode()


def row_of_triple(triple: ox.Triple) -> Row:
    """Subject, predicate and object in N-Triples form."""
    return str(triple.subject), str(triple.predicate), str(triple.object)


def shorten(term: str) -> str:
    """An IRI or a term in N-Triples form, for people: with a well-known prefix where it has one."""
    names = _Names({iri: name for name, iri in PREFIXES.items()})
    return names[term] if term[:1] in '<"' else names[f"<{term}>"].strip("<>")


def _blocks(rows: Iterable[Row], names: _Names) -> Iterator[str]:
    """One block a subject, its type first, else in the order of the rows; a row that comes twice is written once."""
    last = ""
    objects: dict[str, dict[str, None]] = {_TYPE: {}}
    for subject, predicate, object_ in rows:
        if subject != last:
            yield from _block(last, objects, names)
            last, objects = subject, {_TYPE: {}}
        objects.setdefault(predicate, {})[object_] = None
    yield from _block(last, objects, names)


def _block(subject: str, objects: dict[str, dict[str, None]], names: _Names) -> Iterator[str]:
    lines = [
        f"{'a' if predicate == _TYPE else names[predicate]} " + " , ".join([names[term] for term in terms])
        for predicate, terms in objects.items()
        if terms
    ]
    if lines:
        yield f"\n{names[subject]} " + " ;\n    ".join(lines) + " .\n"


class _Names(dict[str, str]):
    """Terms in N-Triples form → in Turtle, shortened where a prefix leaves a plain local name."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def head(self) -> str:
        """The declarations of all prefixes."""
        return "".join(sorted(f"@prefix {name}: <{iri}> .\n" for iri, name in self._prefixes.items()))

    def __missing__(self, term: str) -> str:
        if term.startswith('"'):
            return self._literal(term)
        short = self[term] = self._short(term)
        return short

    def _short(self, term: str) -> str:
        namespace, local = _split(term)
        name = self._prefixes.get(namespace)
        if name is None or not _SAFE_LOCAL.fullmatch(local):
            return term
        return f"{name}:{local}"

    def _literal(self, term: str) -> str:
        quoted, _, datatype = term.rpartition("^^")
        if not quoted or not term.endswith(">"):
            return term
        return quoted[1:-1] if datatype == _INTEGER else f"{quoted}^^{self[datatype]}"


def _split(term: str) -> tuple[str, str]:
    """Namespace (up to the last # or /) and local name of an IRI in angle brackets."""
    end = max(term.rfind("#"), term.rfind("/")) + 1
    return term[1:end], term[end:-1]


def _namespaces(parts: Iterable[bytes]) -> Counter[str]:
    """How often each namespace stands in a text of N-Triples or N-Quads."""
    uses: Counter[str] = Counter()
    for part in parts:
        for iri, count in Counter(_IRI.findall(part)).items():
            if found := _NAMESPACE.match(iri):
                uses[found[0].decode()] += count
    return uses


def _prefixes(uses: Counter[str]) -> dict[str, str]:
    """Namespace → prefix: the well-known ones in use, and those of things that are frequent here."""
    known = {iri: name for name, iri in PREFIXES.items() if iri in uses}
    taken = set(PREFIXES)
    for namespace in sorted(uses):
        name = _name_of(namespace)
        if namespace in known or uses[namespace] < _FREQUENT or name in taken or not _SAFE_PREFIX.fullmatch(name):
            continue
        known[namespace] = name
        taken.add(name)
    return known


def _name_of(namespace: str) -> str:
    """…/id/report/330603-2020/sentence/ → sentence-330603-2020; …/concept/measure/ → measure."""
    steps = _PROJECT.sub("", namespace, count=1).rstrip("/").split("/")
    return "-".join((*steps[2:], steps[1])) if steps[0] == "report" and len(steps) > 2 else "-".join(steps)
