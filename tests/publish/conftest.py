"""What the tests of exports share: the bundled report, taken apart, and its projections."""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.graph.parts import Parts
from keqiao_kg.publish.network import Network, project


@pytest.fixture(scope="session")
def parts(out: Path) -> Parts:
    return Parts.open(out)


@pytest.fixture(scope="session")
def networks(parts: Parts) -> dict[str, Network]:
    """The projections by name, made when they are first asked for."""

    class Made(dict[str, Network]):
        def __missing__(self, name: str) -> Network:
            self[name] = project(parts.stores(), name)
            return self[name]

    return Made()
