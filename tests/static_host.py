"""A file host as simple as they come: the site's resources over HTTP, under the strict policy that a server may set."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from keqiao_kg.publish.site import Site

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'"
)


@contextmanager
def hosted(site: Site, policy: str = POLICY) -> Iterator[str]:
    """The address of the site while it is served on loopback."""

    stored = lru_cache(maxsize=None)(site.resource)  # a file host has its files ready

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            resource = stored(unquote(urlsplit(self.path).path).lstrip("/") or "index.html")
            resource_or_excuse = resource or stored("404.html")
            body = resource_or_excuse.body if resource_or_excuse else b""
            self.send_response(200 if resource else 404)
            self.send_header("Content-Type", resource.media_type if resource else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
