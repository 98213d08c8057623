"""The data of each page for machines: the same path with the ending of an RDF format.

`id/programme/….html` is beside `id/programme/….ttl`, `.jsonld`, `.nt` and `.rdf`. What belongs to one report alone
is told in the document of the report, a concept in that of its scheme, a term in that of the ontology.
All documents together are exactly the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from markupsafe import Markup

from keqiao_kg.graph import documents
from keqiao_kg.graph.documents import FORMS, Document, Form
from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import dataset
from keqiao_kg.publish.site.addresses import Addresses
from keqiao_kg.publish.site.data import Data
from keqiao_kg.publish.site.described import Described
from keqiao_kg.publish.site.resource import Link, Resource
from keqiao_kg.resolve.iris import CONCEPTS

ONTOLOGY = "ontology"  # stem of the document with the terms
_JSON_LD = next(form for form in FORMS if form.ending == "jsonld")
_FORMS = {form.ending: form for form in FORMS}
_SLICES = 8  # shares that the things are made in


class Twins:
    """A part of the site. A stem is the path of a document without its ending."""

    def __init__(self, store: Store, data: Data, addresses: Addresses) -> None:
        self._store = store
        self._data = data
        self._described = Described(store, data)
        self._addresses = addresses

    def stem(self, iri: str) -> str:
        """The document that describes an IRI of the graph."""
        if iri.startswith(CONCEPTS):
            return f"concept/{iri.removeprefix(CONCEPTS).split('/')[0]}"
        if not iri.startswith(self._addresses.base):
            return ONTOLOGY
        steps = iri.removeprefix(self._addresses.base).split("/")
        if steps[0] == "report":
            return f"id/report/{steps[1]}"
        page, _, within = (self._addresses.page_of(iri) or "").partition("#")
        return page.removesuffix(".html") if page and not within else f"id/{'/'.join(steps)}"

    def links(self, _path: str, iri: str) -> tuple[Link, ...]:
        """Links to the documents that describe a thing; those of the whole for a page about none."""
        stem = self.stem(iri) if iri else dataset.STEM
        return tuple(Link(f"{stem}.{form.ending}", "alternate", form.media_type) for form in FORMS)

    def json_ld(self, _path: str, iri: str) -> str:
        """What the graph says with a thing as its subject, to stand in the page."""
        if not iri:
            return ""
        content = self._described.document([iri]).serialize(_JSON_LD).decode()
        return Markup(content.replace("<", "\\u003c"))

    def paths(self) -> Iterator[str]:
        """Every document in every format."""
        for stem in (*self._vocabulary, *self._things, *map(self.stem, self._data.reports)):
            yield from (f"{stem}.{form.ending}" for form in FORMS)

    def resource(self, path: str) -> Resource | None:
        """A document, put together for itself."""
        stem, _, ending = path.rpartition(".")
        form, document = _FORMS.get(ending), self._document(stem)
        return _resource(document, stem, form) if form and document else None

    def _document(self, stem: str) -> Document | None:
        report = f"{self._addresses.base}{stem.removeprefix('id/')}"
        if report in self._data.reports:
            return self._described.report(report)
        if stem in self._vocabulary:
            return Document.about(self._store, self._vocabulary[stem])
        iris = self._things.get(stem)
        return self._described.document(iris, iris[0]) if iris else None

    def shares(self) -> Sequence[str]:
        """The vocabulary, each report, and the things in slices."""
        return ["vocabulary", *self._data.reports, *map(str, range(_SLICES))]

    def share(self, name: str) -> Iterator[tuple[str, Resource]]:
        """The documents of one share."""
        if name == "vocabulary":
            stems: Sequence[str] = list(self._vocabulary)
        elif name in self._data.reports:
            stems = [self.stem(name)]
        else:
            stems = list(self._things)[int(name) :: _SLICES]
        for stem in stems:
            if document := self._document(stem):
                yield from ((f"{stem}.{form.ending}", _resource(document, stem, form)) for form in FORMS)

    @cached_property
    def _vocabulary(self) -> dict[str, list[str]]:
        return self._by_stem(documents.vocabulary(self._store))

    @cached_property
    def _things(self) -> dict[str, list[str]]:
        """Documents of things with their subjects, the thing itself first."""
        known = self._by_stem(self._described.things())
        found: dict[str, list[str]] = {}
        for stem, iris in known.items():  # sorted, so what lies under a thing comes after it
            above = stem.rpartition("/")[0]
            home = above if above in found and not self._addresses.page_of(iris[0]) else stem
            found.setdefault(home, []).extend(iris)
        return found

    def _by_stem(self, iris: Sequence[str]) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for iri in iris:
            found[self.stem(iri)].append(iri)
        return dict(found)


def _resource(document: Document, stem: str, form: Form) -> Resource:
    others = tuple(Link(f"{stem}.{other.ending}", "alternate", other.media_type) for other in FORMS if other != form)
    page = Link(f"{stem}.html", "alternate", "text/html")
    return Resource(form.media_type, document.serialize(form), (*others, page))
