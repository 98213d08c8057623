"""What stands at a path of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a resource, as in a `Link` header: target (IRI or path of the site), relation, media type."""

    target: str
    relation: str
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the site: its media type with charset, its bytes, its links to other forms of the same thing."""

    media_type: str
    body: bytes
    links: tuple[Link, ...] = ()


class Part(Protocol):
    """A part of the site that owns some of its paths: pages, assets, data twins, the search index."""

    def paths(self) -> Iterable[str]:
        """Every path that the part has, without a slash in front, in a fixed order."""
        ...

    def resource(self, path: str) -> Resource | None:
        """What stands at a path; None if the part has nothing there."""
        ...

    def shares(self) -> Sequence[str]:
        """The work of making all of it, in shares that may be done side by side."""
        ...

    def share(self, name: str, /) -> Iterator[tuple[str, Resource]]:
        """The paths of one share with what stands there."""
        ...
