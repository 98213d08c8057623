"""The site's pages and files for requests: what stands at a path, or where the client should look instead."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from keqiao_kg.graph.store import Store
from keqiao_kg.graph.store_changes import is_iri
from keqiao_kg.publish.server.accept import choose, choose_format
from keqiao_kg.publish.server.output import Output
from keqiao_kg.publish.server.wire import Header, Message
from keqiao_kg.publish.site import Resource, Site

_THINGS = "id/"  # where the things stand, on the site and in their IRIs
_ENDPOINT = "sparql"
_DATA = {  # media type of a description → ending of its file on the site
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
_HTML = "text/html"
_SHORT = {ending: (media_type,) for media_type, ending in _DATA.items()} | {
    "html": (_HTML,),
    "turtle": ("text/turtle",),
}


class Pages:
    """The site over a store."""

    def __init__(self, store: Store) -> None:
        self._site, self._store = Site(store, endpoint=_ENDPOINT), store
        self._root = self._site.addresses.base.removesuffix(_THINGS)
        self._site.resource("index.html")  # what all pages need is read once, before workers are forked

    def answer(self, header: Header) -> Message:
        """The reply for a path without a slash in front: 200, 303 from a thing to what tells of it, 404, 406."""
        path: str = header["path"]
        found = self._site.resource(path or "index.html")
        if found is None and path:
            found = self._site.resource(f"{path.rstrip('/')}/index.html")
        if found is not None:
            return _reply(200, found, header)
        iri = self._root + path
        return self._see_other(path, iri, header) if self._knows(iri) else self._nothing(header)

    def _see_other(self, path: str, iri: str, header: Header) -> Message:
        """To the page or the data, as the client likes; the fragment is the thing's place in the page."""
        page = self._site.page_of(iri) or self._page_at(path)
        offered = (*([_HTML] if page else []), *_DATA)
        media_type = choose_format(header["accept"], header["format"], _SHORT, offered)
        if media_type is None:
            return _plain(406, f"this can be had as {', '.join(offered)}")
        place = page if media_type == _HTML and page else self._site.data_of(iri, _DATA[media_type])
        return {"status": 303, "location": "/" + quote(place, safe="/#")}, b""

    def _page_at(self, path: str) -> str | None:
        page = f"{path}.html"
        return page if self._site.resource(page) is not None else None

    def _nothing(self, header: Header) -> Message:
        page = self._site.resource("404.html")
        if page is None or choose(header["accept"], ("text/plain", _HTML)) != _HTML:
            return _plain(404, "nothing stands here")
        return _reply(404, page, header)

    def _knows(self, iri: str) -> bool:
        """Does the graph say anything of a thing?"""
        return is_iri(iri) and bool(self._store.run(f"ASK {{ <{iri}> ?p ?o }}"))


def _plain(status: int, text: str) -> Message:
    return {"status": status, "media_type": "text/plain; charset=utf-8"}, f"{text}\n".encode()


def _reply(status: int, found: Resource, header: Header) -> Message:
    output = Output(len(found.body), Path(header["spool"]), header["gzip"])
    output.write(found.body)
    body, spooled, packed = output.finish()
    links = [[link.target, link.relation, link.media_type] for link in found.links]
    return {
        "status": status,
        "media_type": found.media_type,
        "spooled": spooled,
        "gzip": packed,
        "links": links,
    }, body
