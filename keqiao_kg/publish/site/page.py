"""What templates know of the page that they write: where it is, and how it links to others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from keqiao_kg.publish.site.addresses import Addresses, relative
from keqiao_kg.publish.site.resource import Link

_EVERYWHERE = "404.html"  # shown at any address, so its links start at the root


class Twins(Protocol):
    """The data of a page for machines: links to its files, and the JSON-LD that stands in the page."""

    def links(self, path: str, iri: str) -> tuple[Link, ...]:
        """Links to the other forms of the page at `path` about `iri`; targets are paths of the site."""
        ...

    def json_ld(self, path: str, iri: str) -> str:
        """JSON-LD to stand in the page; empty if it has none."""
        ...


@dataclass(frozen=True)
class Page:
    """A page: its path, the thing that it is about (empty: none), and the site around it."""

    path: str
    iri: str
    addresses: Addresses
    address: str = ""  # where the site is published, ending with a slash; empty: not known
    links: tuple[Link, ...] = ()
    json_ld: str = ""
    kind: str = ""
    _cache: dict[str, str | None] = field(default_factory=dict, compare=False)

    def link(self, target: str) -> str:
        """The link to a path of the site: ``here.link("assets/site.css")``."""
        if self.path == _EVERYWHERE:
            return (urlsplit(self.address).path or "/") + target.removesuffix("index.html")
        return relative(self.path, target)

    def to(self, iri: str) -> str | None:
        """The link to the page that tells of a thing; None if there is none."""
        if iri not in self._cache:
            target = self.addresses.page_of(iri)
            self._cache[iri] = self.link(target) if target is not None else None
        return self._cache[iri]

    @property
    def canonical(self) -> str:
        """The full address of the page; empty if the site's is not known."""
        return self.address + self.path.removesuffix("index.html").removesuffix(".html") if self.address else ""

    def alternates(self) -> Iterable[tuple[str, str]]:
        """Media type and link of each other form of the page."""
        return [(link.media_type, self.link(link.target)) for link in self.links if link.relation == "alternate"]
