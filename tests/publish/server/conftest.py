"""Servers for the tests: one for reading, one for writing, each started once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import GRAPHS, TOKEN, Server, data_folder


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
def report(out: Path) -> Iterator[Server]:
    """The bundled report, as it was built."""
    server = Server(out)
    yield server
    status, told = server.stop()
    assert (status, told) == (0, "")
