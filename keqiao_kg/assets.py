"""Where the folders that travel with the program lie: `data`, `ontology`, `queries`.

In a checkout they stand beside the package; in an installed wheel inside it, under `assets/`.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def folder(name: str) -> Path:
    """The folder `data`, `ontology` or `queries`."""
    installed = _PACKAGE / "assets" / name
    return installed if installed.is_dir() else _CHECKOUT / name


DATA = folder("data")
ONTOLOGY = folder("ontology")
QUERIES = folder("queries")
