"""Fixtures that several test folders share."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"

# A shell that starts the tests in the background has them ignore interrupts, and the programs they start as well.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of other reports; absent in a lone clone, never absent in CI."""
    if not CORPUS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CORPUS} is missing, CI must have it")
        pytest.skip(f"{CORPUS} is absent")
    return CORPUS


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `keqiao-kg build` writes of the bundled report, built once."""
    from keqiao_kg.cli import run

    folder = tmp_path_factory.mktemp("built") / "out"
    assert run(["build", "-o", str(folder)]) == 0
    return folder
