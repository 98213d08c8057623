"""What a web server and the robots that come by need to know: redirects, media types, headers, a list of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urlsplit

import jinja2

from keqiao_kg.graph.documents import FORMS
from keqiao_kg.publish.site import rooms
from keqiao_kg.publish.site.resource import Resource

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_FILES = {
    ".htaccess": ("htaccess", "text/plain; charset=utf-8"),
    "hosting/nginx.conf": ("nginx.conf", "text/plain; charset=utf-8"),
    "hosting/w3id.htaccess": ("w3id.htaccess", "text/plain; charset=utf-8"),
    "robots.txt": ("robots.txt", "text/plain; charset=utf-8"),
    "sitemap.xml": ("sitemap.xml", "application/xml"),
}
_PAGES_IN_A_SITEMAP = 50_000  # the most that the protocol allows in one file


class Hosting:
    """A part of the site. `pages` gives the paths of all pages."""

    def __init__(self, address: str, pages: Callable[[], Iterable[str]]) -> None:
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
        return _FILES

    def resource(self, path: str) -> Resource | None:
        """One of them."""
        if path not in _FILES:
            return None
        name, media_type = _FILES[path]
        template = self._templates.get_template(name)
        root = urlsplit(self._address).path or "/"
        pages = self._listed() if name == "sitemap.xml" else ()
        body = template.render(address=self._address, root=root, forms=FORMS, policy=POLICY, pages=pages)
        return Resource(media_type, body.encode())

    def _listed(self) -> Sequence[str]:
        """The pages that a search engine should know, the nearest to the home page first if they are too many."""
        paths = [path.removesuffix("index.html") for path in self._pages() if path != "404.html"]
        return sorted(paths, key=lambda path: (path.count("/"), path))[:_PAGES_IN_A_SITEMAP]

    def shares(self) -> Sequence[str]:
        """One share."""
        return ["hosting"]

    def share(self, _name: str) -> Iterator[tuple[str, Resource]]:
        """All of it."""
        return ((path, resource) for path in _FILES if (resource := self.resource(path)))
