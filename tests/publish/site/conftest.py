"""The site of the bundled report: in a folder, on a host with the strictest policy, and a browser to see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, open_browser
from static_host import hosted

from keqiao_kg.cli import run
from keqiao_kg.publish.site import Site

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'"


@pytest.fixture(scope="session")
def folder(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `keqiao-kg site` writes."""
    folder = tmp_path_factory.mktemp("published") / "site"
    assert run(["site", "-o", str(folder), "--data", str(out)]) == 0
    return folder


@pytest.fixture(scope="session")
def host(out: Path) -> Iterator[str]:
    """The address of the site."""
    with hosted(Site.open(out), STRICT) as address:
        yield address


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with open_browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened
