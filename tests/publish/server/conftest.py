"""Servers for the tests: one for reading, one for writing, each started once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import GRAPHS, TOKEN, Server, data_folder

LIMITS = ("--timeout", "3", "--result", "3", "--memory", "100", "--queries", "5")


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Three graphs of one triple each; nothing can be written."""
    with Server(data_folder(tmp_path_factory.mktemp("reading") / "out", *GRAPHS), *LIMITS) as server:
        yield server
        assert server.stop()[0] == 0  # a worker that runs out of memory says so


@pytest.fixture(scope="session")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same three graphs, with a token; a test that changes them puts RESET before."""
    with Server(data_folder(tmp_path_factory.mktemp("writing") / "out", *GRAPHS), "--update-token", TOKEN) as server:
        yield server
        assert server.stop() == (0, "")


@pytest.fixture(scope="session")
def report(out: Path) -> Iterator[Server]:
    """The bundled report, as it was built."""
    with Server(out) as server:
        yield server
        assert server.stop() == (0, "")
