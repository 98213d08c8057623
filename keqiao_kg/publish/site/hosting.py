"""What a web server and the robots that come by need to know: redirects, media types, headers, lists of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import urlsplit

import jinja2

from keqiao_kg.graph.documents import FORMS
from keqiao_kg.publish.site import rooms
from keqiao_kg.publish.site.pages import Pages
from keqiao_kg.publish.site.resource import Resource

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_XML = "application/xml"
_FILES = {
    ".htaccess": ("htaccess", "text/plain; charset=utf-8"),
    "hosting/nginx.conf": ("nginx.conf", "text/plain; charset=utf-8"),
    "hosting/w3id.htaccess": ("w3id.htaccess", "text/plain; charset=utf-8"),
    "robots.txt": ("robots.txt", "text/plain; charset=utf-8"),
    "sitemap.xml": ("sitemap-index.xml", _XML),
}
_PAGES_IN_A_SITEMAP = 50_000  # the most that the protocol allows in one file
_SHARE = "hosting"


class Hosting:
    """A part of the site. Each share of the pages has a sitemap of its own."""

    def __init__(self, address: str, pages: Pages) -> None:
        self._address = address
        self._pages = pages
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader([folder / "hosting" for folder in rooms.folders("templates")]),
            autoescape=False,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            keep_trailing_newline=True,
        )

    def paths(self) -> Iterable[str]:
        """The files for servers and robots."""
        return [*_FILES, *self._sitemaps]

    def resource(self, path: str) -> Resource | None:
        """One of them."""
        if path in _FILES:
            name, media_type = _FILES[path]
            root = urlsplit(self._address).path or "/"
            return self._rendered(name, media_type, root=root, forms=FORMS, policy=POLICY, sitemaps=self._sitemaps)
        if path in self._sitemaps:
            return self._rendered("sitemap.xml", _XML, pages=self._listed(self._sitemaps[path]))
        return None

    def _rendered(self, name: str, media_type: str, **given: object) -> Resource:
        body = self._templates.get_template(name).render(address=self._address, **given)
        return Resource(media_type, body.encode())

    @cached_property
    def _sitemaps(self) -> Mapping[str, str]:
        """Path of a sitemap → the share whose pages it lists."""
        return {f"sitemaps/{share.rpartition('/')[2]}.xml": share for share in self._pages.shares()}

    def _listed(self, share: str) -> Sequence[str]:
        """The pages that a search engine should know, the nearest to the home page first if they are too many."""
        paths = [path.removesuffix("index.html") for path in self._pages.paths_of(share) if path != "404.html"]
        return sorted(paths, key=lambda path: (path.count("/"), path))[:_PAGES_IN_A_SITEMAP]

    def shares(self) -> Sequence[str]:
        """The files for servers, and the shares of the pages."""
        return [_SHARE, *self._sitemaps.values()]

    def share(self, name: str) -> Iterator[tuple[str, Resource]]:
        """The files of one share."""
        paths = _FILES if name == _SHARE else [path for path, share in self._sitemaps.items() if share == name]
        return ((path, resource) for path in paths if (resource := self.resource(path)))
