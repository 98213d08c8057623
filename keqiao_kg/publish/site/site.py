"""The site over a store of graphs: what stands at which path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin

from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import kinds
from keqiao_kg.publish.site.addresses import Addresses
from keqiao_kg.publish.site.assets import Assets
from keqiao_kg.publish.site.data import Data
from keqiao_kg.publish.site.dataset import Dataset
from keqiao_kg.publish.site.hosting import Hosting
from keqiao_kg.publish.site.pages import Pages
from keqiao_kg.publish.site.resource import Part, Resource
from keqiao_kg.publish.site.search import Search
from keqiao_kg.publish.site.twins import Twins
from keqiao_kg.resolve import BASE


class Site:
    """Answers paths such as `index.html`, `id/place/330603.html`, `assets/site.css`.

    `address` is where the site is published, if that is known; `endpoint` the path under which a server answers
    SPARQL, without one the query page answers by itself. A site may be used by several threads.
    """

    def __init__(self, graph: Store, address: str = "", endpoint: str = "") -> None:
        from keqiao_kg.publish.web.files import WebFiles  # which is a part like ours and imports from here

        data = Data(graph, fixed=not endpoint)
        self._twins = Twins(graph, data, Addresses(data.base, kinds.load()))
        self._pages = Pages(data, address, self._twins)
        place = address or (data.base or BASE).removesuffix("id/")
        service = urljoin(place, endpoint) if endpoint else ""
        self._parts: Sequence[Part] = (  # what takes longest is begun first
            Dataset(graph, data.base or BASE, place, service),
            self._pages,
            self._twins,
            Assets(),
            WebFiles(graph, data, endpoint),
            Search(data, self._pages.addresses),
            Hosting(place, self._pages),
        )

    @property
    def addresses(self) -> Addresses:
        """Where things have their pages."""
        return self._pages.addresses

    def paths(self) -> Iterator[str]:
        """Every path of the site, without a slash in front; `index.html` is the home page."""
        for part in self._parts:
            yield from part.paths()

    def resource(self, path: str) -> Resource | None:
        """What stands at a path, as `paths` gives it; None if nothing does."""
        found = (part.resource(path) for part in self._parts)
        return next((resource for resource in found if resource is not None), None)

    @classmethod
    def open(cls, data: Path, address: str = "", endpoint: str = "") -> Site:
        """The site of a folder that `build` wrote. Raises InputError where there is none."""
        return cls(Store.open(data), address, endpoint)

    def page_of(self, iri: str) -> str | None:
        """Path, and fragment if there is one, of the page that tells of a thing of the graph; None if there is none."""
        return self.addresses.page_of(iri)

    def data_of(self, iri: str, ending: str) -> str:
        """Path of the document, in the RDF format of an ending (`ttl`), that describes an IRI of the graph."""
        return f"{self._twins.stem(iri)}.{ending}"

    def shares(self) -> Sequence[str]:
        """The work of making all of it, in shares that may be done side by side; those of the same name are one."""
        return list(dict.fromkeys(share for part in self._parts for share in part.shares()))

    def share(self, name: str) -> Iterator[tuple[str, Resource]]:
        """The paths of one share with what stands there."""
        return (made for part in self._parts if name in part.shares() for made in part.share(name))
