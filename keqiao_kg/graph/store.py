"""Where queries run: a folder that `build` wrote, any RDF file, or a remote SPARQL endpoint.

A folder has a store on disk that opens in milliseconds (`store_disk`); files are loaded into memory. Both are
pyoxigraph's, since rdflib's engine is one to two orders of magnitude slower on the joins that these questions
need; the default graph is the union of all graphs.
"""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from keqiao_kg.errors import InputError, QueryError
from keqiao_kg.graph import store_disk
from keqiao_kg.graph.library import find_query, library
from keqiao_kg.graph.sparql_text import names_dataset

__all__ = ["Endpoint", "Row", "Store", "columns", "connect", "find_query", "library", "rows", "serialize", "unanswered"]

Row = dict[str, str]
Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_RESULTS = "application/sparql-results+json, text/turtle;q=0.9, application/n-triples;q=0.8"
_SIZES = "SELECT ?graph (COUNT(*) AS ?size) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY STR(?graph)"
_TIMEOUT = 60  # seconds for an answer of a remote endpoint


class Store:
    """Queries over RDF in memory or on disk."""

    def __init__(self, store: ox.Store, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder

    @classmethod
    def of(cls, nquads: Iterable[bytes]) -> Store:
        """A store of N-Quads, in pieces of whole lines."""
        store = ox.Store()
        store.bulk_extend(quad for part in nquads for quad in ox.parse(part, format=ox.RdfFormat.N_QUADS))
        return cls(store)

    @classmethod
    def open(cls, path: Path) -> Store:
        """A folder that `build` wrote, or a file in any RDF format known by its ending.

        The folder's store on disk is taken, or where it has none, its N-Quads are loaded into memory.
        """
        if store_disk.current(path / store_disk.STORE):
            return cls(store_disk.open_store(path / store_disk.STORE), path)
        file = path / "graph.nq" if path.is_dir() else path
        if not file.is_file():
            raise InputError("no graph here", where=str(path), hint="run `keqiao-kg build` first")
        rdf_format = ox.RdfFormat.from_extension(file.suffix.lstrip("."))
        if rdf_format is None:
            raise InputError(f"unknown RDF ending {file.suffix!r}", where=str(file), hint="use .ttl, .nq, .nt or .trig")
        store = ox.Store()
        try:
            store.bulk_load(path=str(file), format=rdf_format)
        except SyntaxError as error:
            raise InputError("is not valid RDF", where=f"{file}:{error.lineno}", cause=str(error.msg)) from error
        except OSError as error:
            cause = error.strerror or _one_line(error)
            raise InputError("cannot be read", where=str(file), cause=cause, hint="check its permissions") from error
        return cls(store)

    def run(self, query: str, given: Mapping[str, str] | None = None, graphs: Sequence[str] = ()) -> Result:
        """Answers a query over the union of all graphs, or of some, or over those that it names itself.

        `given`: variable name → IRI, put in place of the variable, which may still be selected.
        """
        known: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): ox.NamedNode(iri) for name, iri in (given or {}).items()
        }
        try:
            if graphs:
                chosen: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in graphs]
                return self._store.query(query, default_graph=chosen, substitutions=known)
            # The flag would hide what FROM says.
            union = not names_dataset(query)
            return self._store.query(query, use_default_graph_as_union=union, substitutions=known)
        except SyntaxError as error:
            raise QueryError("the query does not parse", cause=_one_line(error)) from error
        except (RuntimeError, OSError) as error:
            raise unanswered(error) from error

    def triples(self, subject: str = "", object_: str = "") -> Iterator[ox.Triple]:
        """The triples with an IRI as subject, as object, or both, of all graphs."""
        first, last = (ox.NamedNode(iri) if iri else None for iri in (subject, object_))
        return (quad.triple for quad in self._store.quads_for_pattern(first, None, last))

    def file(self) -> Path | None:
        """The sorted N-Quads that `build` wrote, if the store still says the same."""
        file = self._folder / "graph.nq" if self._folder else None
        if file is None or self._folder is None or not file.is_file():
            return None
        return file if store_disk.name_of(file) == store_disk.current(self._folder / store_disk.STORE) else None

    def names(self) -> list[str]:
        """The names of the named graphs, in order."""
        return sorted(name.value for name in self._store.named_graphs() if isinstance(name, ox.NamedNode))

    def part(self, graphs: Iterable[str], subjects: Iterable[str] = (), predicates: Iterable[str] = ()) -> Store:
        """A copy in memory of some named graphs, put together into one without a name.

        Beside them it holds all that any graph says of some subjects, and with some predicates.
        """
        copy = Store.loaded(map(self.ntriples, graphs))
        of_subjects = (self._store.quads_for_pattern(ox.NamedNode(iri), None, None) for iri in subjects)
        with_predicates = (self._store.quads_for_pattern(None, ox.NamedNode(iri), None) for iri in predicates)
        for quads in chain(of_subjects, with_predicates):
            copy._store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        return copy

    @classmethod
    def loaded(cls, parts: Iterable[bytes]) -> Store:
        """A store in memory of N-Triples or N-Quads of ours, in pieces."""
        store = ox.Store()
        # The IRIs were valid when they were written; checking them again takes half of the time.
        store.bulk_load(b"".join(parts), format=ox.RdfFormat.N_QUADS, lenient=True)
        return cls(store)

    def sizes(self) -> dict[str, int]:
        """The number of quads of each named graph, by name in order."""
        return {row["graph"]: int(row["size"]) for row in rows(self.run(_SIZES))}

    def ntriples(self, graph: str) -> bytes:
        """The triples of a named graph, in no order that a reader should trust."""
        return self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph)) or b""

    def write(self, file: Path) -> None:
        """Writes everything as N-Quads in the order of the store; on disk that is one of the data alone."""
        self._store.dump(str(file), ox.RdfFormat.N_QUADS)


class Endpoint:
    """Queries sent to a remote SPARQL 1.1 endpoint."""

    def __init__(self, url: str) -> None:
        self._url = url

    def run(self, query: str) -> Result:
        """Sends the query by POST (form) and parses the answer."""
        body = urllib.parse.urlencode({"query": query}).encode()
        request = urllib.request.Request(self._url, body, {"Accept": _RESULTS})
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:
                return self._parse(response.read(), response.headers.get_content_type())
        except urllib.error.HTTPError as error:
            cause = error.read(500).decode("utf-8", "replace").strip() or str(error)
            raise QueryError("the endpoint refused the query", where=self._url, cause=_one_line(cause)) from error
        except (OSError, http.client.HTTPException) as error:
            hint = "check the address, and that the endpoint runs"
            raise QueryError(
                "the endpoint does not answer", where=self._url, cause=_one_line(error), hint=hint
            ) from error
        except SyntaxError as error:
            hint = "is it a SPARQL endpoint?"
            raise QueryError(
                "answered with broken results", where=self._url, cause=_one_line(error), hint=hint
            ) from error

    def _parse(self, body: bytes, media_type: str) -> Result:
        results = ox.QueryResultsFormat.from_media_type(media_type)
        if results is not None:
            return ox.parse_query_results(body, results)
        graph = ox.RdfFormat.from_media_type(media_type)
        if graph is None:
            raise QueryError(f"answered with {media_type}", where=self._url, hint="is it a SPARQL endpoint?")
        local = ox.Store()
        local.load(body, graph)
        answer = local.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        assert isinstance(answer, ox.QueryTriples)
        return answer


def nquads_of(triples: bytes, graph: str) -> bytes:
    """The N-Triples of a graph as its N-Quads, in order of lines."""
    end = f" <{graph}> .\n".encode()
    return b"".join(sorted(line[:-3] + end for line in triples.splitlines(keepends=True)))


def connect(data: str) -> Store | Endpoint:
    """The store behind `--data`: a URL is an endpoint, anything else a folder or file."""
    return Endpoint(data) if re.match(r"https?://", data) else Store.open(Path(data))


def rows(result: Result) -> list[Row]:
    """The rows of a SELECT as dicts of plain strings; unbound cells are empty."""
    if not isinstance(result, ox.QuerySolutions):
        raise QueryError("this query gives no rows", hint="a table needs a SELECT query")
    names = [variable.value for variable in result.variables]
    try:
        return [{name: _plain(solution[name]) for name in names} for solution in result]
    except (RuntimeError, OSError, SyntaxError) as error:  # rows are found while they are taken
        raise unanswered(error) from error


def columns(result: Result) -> list[str]:
    """The column names of a SELECT."""
    return [variable.value for variable in result.variables] if isinstance(result, ox.QuerySolutions) else []


def serialize(result: Result, name: str) -> bytes:
    """The result as csv, tsv, json, xml (SELECT, ASK) or turtle (CONSTRUCT, DESCRIBE), ending with a line end."""
    try:
        body = _serialized(result, name)
    except (RuntimeError, OSError, SyntaxError) as error:  # rows are found while they are written
        raise unanswered(error) from error
    return body if not body or body.endswith(b"\n") else body + b"\n"


def _serialized(result: Result, name: str) -> bytes:
    if isinstance(result, ox.QueryTriples):
        if name not in ("turtle", "table"):
            raise QueryError(f"a graph has no {name} form", hint="use --format turtle")
        return result.serialize(format=ox.RdfFormat.TURTLE) or b""
    if name == "turtle":
        raise QueryError("rows have no Turtle form", hint="use csv, tsv, json, xml or table")
    # A yes or no has no columns: as a table it is the word.
    form = "csv" if name == "table" else name
    return result.serialize(format=getattr(ox.QueryResultsFormat, form.upper())) or b""


def unanswered(error: Exception) -> QueryError:
    """What an engine says while it answers, as our error."""
    return QueryError("the query cannot be answered", cause=_one_line(error))


def _plain(term: object) -> str:
    return str(getattr(term, "value", "")) if term is not None else ""


def _one_line(error: object) -> str:
    """The error in one line; a parser's long list of what it expected is cut."""
    return " ".join(str(error).split("\n")[0].split())[:200]
