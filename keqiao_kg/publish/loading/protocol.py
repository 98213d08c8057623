"""Two ways to write into a store, and how to count what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from keqiao_kg.errors import RemoteError
from keqiao_kg.publish.loading.client import Client

_NTRIPLES = {"Content-Type": "application/n-triples"}  # Virtuoso reads the escapes of Turtle wrongly
_RESULTS = {"Accept": "application/sparql-results+json"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the other store is asked, and where it is written to."""

    query: str
    update: str = ""  # empty: the address of the queries
    graph_store: str = ""  # empty: write by updates


class Writer(Protocol):
    """Writes lines of N-Triples into a graph; the empty name is the default graph."""

    chunk: int  # triples a request that stores take well

    def begin(self, graph: str, lines: Sequence[str]) -> None:
        """Puts the lines in place of what the graph held."""

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """Adds the lines; those that are there already change nothing."""


class GraphStore:
    """Writes by the SPARQL 1.1 Graph Store HTTP Protocol."""

    chunk = 10_000

    def __init__(self, client: Client, url: str) -> None:
        self._client, self._url = client, url

    def begin(self, graph: str, lines: Sequence[str]) -> None:
        """PUT replaces the graph."""
        self._send("PUT", graph, lines)

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """POST adds to the graph."""
        self._send("POST", graph, lines)

    def _send(self, method: str, graph: str, lines: Sequence[str]) -> None:
        params = {"graph": graph} if graph else {"default": ""}
        self._client.send(method, self._url, params=params, headers=_NTRIPLES, content="".join(lines).encode())


class Updates:
    """Writes by SPARQL 1.1 Update."""

    chunk = 1_000  # Virtuoso runs out of memory at some 5,000

    def __init__(self, client: Client, url: str) -> None:
        self._client, self._url = client, url

    def begin(self, graph: str, lines: Sequence[str]) -> None:
        """Drops the graph, then inserts, in one request."""
        self._send(f"DROP SILENT {f'GRAPH <{graph}>' if graph else 'DEFAULT'} ;\n{_insert(graph, lines)}")

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """Inserts."""
        self._send(_insert(graph, lines))

    def _send(self, update: str) -> None:
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._client.send("POST", self._url, headers=headers, content=update.encode())


def _insert(graph: str, lines: Sequence[str]) -> str:
    triples = "".join(lines)
    return f"INSERT DATA {{\nGRAPH <{graph}> {{\n{triples}}} }}" if graph else f"INSERT DATA {{\n{triples}}}"


def writer(client: Client, addresses: Addresses) -> Writer:
    """By the graph store where its address is known, else by updates."""
    if addresses.graph_store:
        return GraphStore(client, addresses.graph_store)
    return Updates(client, addresses.update or addresses.query)


def count(client: Client, url: str, graph: str) -> int:
    """Triples that a graph of the store holds. Raises RemoteError."""
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"
    answer = client.send("POST", url, headers=_RESULTS, form={"query": query})
    try:
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])
    except (ValueError, KeyError, IndexError, TypeError) as error:
        hint = "give the address that takes queries"
        raise RemoteError("answers no SPARQL query", where=url, cause=answer.text[:100], hint=hint) from error
