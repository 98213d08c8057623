"""A static host with the site of the bundled report, and one browser for all tests of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, open_browser
from static_host import hosted

from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import Site


@pytest.fixture(scope="session")
def host(out: Path) -> Iterator[str]:
    """The address of the static site."""
    with hosted(Site(Store.open(out))) as address:
        yield address


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with open_browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened
