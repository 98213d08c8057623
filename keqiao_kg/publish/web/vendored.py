"""The table of released browser files that are kept unmodified in `assets/vendor/` (vendor.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent / "assets" / "vendor"


@dataclass(frozen=True, slots=True)
class File:
    """One file: its name here, its path in the npm package, and its SHA-256."""

    name: str
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package; its files and licence lie in `folder` of `vendor/`."""

    name: str
    version: str
    licence: str
    home: str
    why: str
    integrity: str
    folder: str
    files: tuple[File, ...]


def packages() -> tuple[Package, ...]:
    """All packages, in the order of the table."""
    table = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))
    return tuple(Package(**(row | {"files": tuple(File(**file) for file in row["files"])})) for row in table["package"])
