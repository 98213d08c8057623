"""Style sheets, scripts, pictures and whatever else the pages load, under `assets/`."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from keqiao_kg.publish.site import rooms
from keqiao_kg.publish.site.resource import Resource

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}


class Assets:
    """The files of the rooms' `assets/` folders."""

    def __init__(self) -> None:
        self._files: dict[str, Path] = {}
        for folder in rooms.folders("assets"):
            self._files |= {f"assets/{file.relative_to(folder).as_posix()}": file for file in _files(folder)}

    def paths(self) -> Iterable[str]:
        """All files, sorted."""
        return sorted(self._files)

    def resource(self, path: str) -> Resource | None:
        """A file with the media type of its ending."""
        file = self._files.get(path)
        return _resource(file) if file is not None else None

    def shares(self) -> Sequence[str]:
        """One share: there are few."""
        return ["files"]

    def share(self, _name: str) -> Iterator[tuple[str, Resource]]:
        """All files."""
        return ((path, _resource(self._files[path])) for path in self.paths())


def _files(folder: Path) -> list[Path]:
    found = [file for file in folder.rglob("*") if file.is_file()]
    return [file for file in found if not any(step.startswith((".", "__")) for step in file.relative_to(folder).parts)]


def _resource(file: Path) -> Resource:
    return Resource(_media_type(file), file.read_bytes())


def _media_type(file: Path) -> str:
    # The system's own table is not asked: it differs from machine to machine.
    return _TYPES.get(file.suffix) or mimetypes.MimeTypes().guess_type(file.name)[0] or "application/octet-stream"
