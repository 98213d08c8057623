"""The site's pages and files for requests: what stands at a path, or where the client should look instead."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

from keqiao_kg.graph.store import Store
from keqiao_kg.graph.store_changes import is_iri
from keqiao_kg.publish.server.accept import choose_format
from keqiao_kg.publish.server.output import Output
from keqiao_kg.publish.server.wire import Header, Message
from keqiao_kg.publish.site import Resource, Site

_THINGS = "id/"  # where the things stand, on the site and in their IRIs
_DATA = {  # media type of a description → ending of its file on the site, name for `?format=`
    "text/turtle": (".ttl", "turtle"),
    "application/ld+json": (".jsonld", "jsonld"),
    "application/n-triples": (".nt", "ntriples"),
    "application/rdf+xml": (".rdf", "rdfxml"),
}
_SHORT = {name: (media_type,) for media_type, (_, name) in _DATA.items()} | {"html": ("text/html",)}


class Pages:
    """The site over a store."""

    def __init__(self, store: Store) -> None:
        self._site, self._store = Site(store), store
        self._root = self._site.addresses.base.removesuffix(_THINGS)

    def answer(self, header: Header) -> Message:
        """The reply for a path without a slash in front: 200, 303 from a thing to what tells of it, 404, 406."""
        path: str = header["path"]
        found = self._site.resource(path or "index.html")
        if found is None and path:
            found = self._site.resource(f"{path.rstrip('/')}/index.html")
        if found is not None:
            return _reply(found, header)
        iri = self._root + path
        return self._see_other(path, iri, header) if self._knows(iri) else _plain(404, "nothing stands here")

    def _see_other(self, path: str, iri: str, header: Header) -> Message:
        page = self._site.page_of(iri)
        offered = (*(["text/html"] if page else []), *_DATA)
        media_type = choose_format(header["accept"], header["format"], _SHORT, offered)
        if media_type is None:
            return _plain(406, f"this can be had as {', '.join(offered)}")
        place = page if media_type == "text/html" and page else self._data(path, iri, media_type)
        return {"status": 303, "location": "/" + quote(place, safe="/#?=&%")}, b""

    def _data(self, path: str, iri: str, media_type: str) -> str:
        """Where a thing is described in RDF: its file on the site, else a query."""
        ending, name = _DATA[media_type]
        if self._site.resource(path + ending) is not None:
            return path + ending
        return "sparql?" + urlencode({"query": f"DESCRIBE <{iri}>", "format": name})

    def _knows(self, iri: str) -> bool:
        """Does the graph say anything of a thing?"""
        return is_iri(iri) and bool(self._store.run(f"ASK {{ <{iri}> ?p ?o }}"))


def _plain(status: int, text: str) -> Message:
    return {"status": status, "media_type": "text/plain; charset=utf-8"}, f"{text}\n".encode()


def _reply(found: Resource, header: Header) -> Message:
    output = Output(len(found.body), Path(header["spool"]), header["gzip"])
    output.write(found.body)
    body, spooled, packed = output.finish()
    links = [[link.target, link.relation, link.media_type] for link in found.links]
    return {
        "status": 200,
        "media_type": found.media_type,
        "spooled": spooled,
        "gzip": packed,
        "links": links,
    }, body
