"""The folders that a site is put together from.

A room may hold `pages.toml` (kinds of pages), `words.toml` (words of the interface), `templates/` and
`assets/` (files served under `/assets/`). Later rooms extend earlier ones; no two may have the same name.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_PUBLISH = Path(__file__).resolve().parent.parent
ROOMS = tuple(_PUBLISH / name for name in ("site", "web"))


def tables(name: str) -> list[dict[str, Any]]:
    """The TOML files of this name, one a room that has it."""
    files = [room / name for room in ROOMS]
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in files if file.is_file()]


def folders(name: str) -> list[Path]:
    """The folders of this name, one a room that has it."""
    return [room / name for room in ROOMS if (room / name).is_dir()]
