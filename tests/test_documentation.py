"""Do the places that the documentation names exist, and the commands that it shows?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from keqiao_kg.cli import commands

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "README.zh.md", "CONTRIBUTING.md")
_PLACE = re.compile(r"(?:keqiao_kg|data|ontology|queries|tests)/[\w./*-]*")
_COMMAND = re.compile(r"(?m)(?:^\$? ?|`|&& )keqiao-kg ([a-z]+)")


@pytest.mark.parametrize("page", PAGES)
def test_places_exist(page: str) -> None:
    places = set(_PLACE.findall((ROOT / page).read_text(encoding="utf-8")))
    assert places
    assert not [place for place in places if not list(ROOT.glob(place.rstrip("/.")))]


@pytest.mark.parametrize("page", PAGES)
def test_commands_exist(page: str) -> None:
    named = set(_COMMAND.findall((ROOT / page).read_text(encoding="utf-8")))
    assert named
    assert named <= set(commands.commands)
