"""Exports of the bundled report, each written once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from keqiao_kg.graph.parts import Parts
from keqiao_kg.publish.exports import Request, export, find
from keqiao_kg.publish.network import Network

Written = Callable[..., Path]
NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def written(parts: Parts, networks: dict[str, Network], tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Writes a format of a projection; the path."""
    folder = tmp_path_factory.mktemp("exports")
    known: dict[tuple[str, str], Path] = {}

    def write(name: str, projection: str = "entities") -> Path:
        if (name, projection) not in known:
            form, request = find(name), Request(parts, projection)
            if form.drawn:
                request.network = networks[projection]  # laid out once for all formats
            known[name, projection] = export(form, request, folder / f"{projection}-{name}{form.ending}")
        return known[name, projection]

    return write


def needed(program: str) -> str:
    """The path of a program; its absence skips a test here and fails it in CI."""
    path = shutil.which(program)
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{program} is missing, CI must have it")
        pytest.skip(f"{program} is not installed")
    return path


@pytest.fixture(scope="session")
def graphviz() -> str:
    """Graphviz's layout for given places, which reads DOT."""
    return needed("neato")


@pytest.fixture(scope="session")
def node() -> str:
    """Node.js, with the packages of `tests/publish/exports/node/` installed there."""
    path = needed("node")
    if not (NODE / "node_modules" / "graphology").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the packages of {NODE} are not installed, CI must have them")
        pytest.skip("run `npm ci --prefix tests/publish/exports/node` first")
    return path
