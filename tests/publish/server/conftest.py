"""Servers for the tests: one for reading, one for writing, each started once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from serving import Server, data_folder

from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.graph.triples import quads
from keqiao_kg.graph.write import nquads
from keqiao_kg.model import Facts

TOKEN = "柯桥-open-sesame".encode().hex()
GRAPHS = [
    (f"https://e.org/data{number}", f'<https://e.org/s{number}> <https://e.org/p> "{number}" .') for number in (1, 2, 3)
]

RESET = "CLEAR ALL ; " + " ; ".join(f"INSERT DATA {{ GRAPH <{graph}> {{ {line} }} }}" for graph, line in GRAPHS)


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Three graphs of one triple each; nothing can be written."""
    server = Server(data_folder(tmp_path_factory.mktemp("reading") / "out", *GRAPHS), "--timeout", "2", "--result", "3")
    yield server
    status, told = server.stop()
    assert (status, told) == (0, "")


@pytest.fixture(scope="session")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same three graphs, with a token; a test that changes them puts RESET before."""
    server = Server(data_folder(tmp_path_factory.mktemp("writing") / "out", *GRAPHS), "--update-token", TOKEN)
    yield server
    status, told = server.stop()
    assert (status, told) == (0, "")


@pytest.fixture(scope="session")
def report(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A report with one of everything."""
    folder = tmp_path_factory.mktemp("report") / "out"
    folder.mkdir()
    (folder / "graph.nq").write_bytes(b"".join(nquads([PackedGraph.of(quads(facts))])))
    server = Server(folder)
    yield server
    status, told = server.stop()
    assert (status, told) == (0, "")
