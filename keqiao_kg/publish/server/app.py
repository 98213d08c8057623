"""The ASGI application: routes, CORS, and errors in one line of text."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from keqiao_kg.publish.server.endpoints import Endpoints, Handler
from keqiao_kg.publish.server.engine import Engine
from keqiao_kg.publish.server.requests import RefusedError

_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]  # each handler says which fit
_EXPOSED = ["ETag", "Link", "Location", "Retry-After"]


def application(engine: Engine) -> Starlette:
    """The server's application over an engine."""
    at = Endpoints(engine)
    places: list[tuple[str, Handler]] = [
        ("/sparql", at.sparql),
        ("/update", at.update),
        ("/graphs", at.graphs),
        ("/graphs/{path:path}", at.graphs),
        ("/search", at.search),
        ("/health", at.health),
        ("/{path:path}", at.site),
    ]
    routes = [Route(path, handler, methods=_METHODS) for path, handler in places]
    cors = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=_METHODS,
        allow_headers=["*"],
        expose_headers=_EXPOSED,
        max_age=86_400,
    )
    return Starlette(routes=routes, middleware=[cors], exception_handlers={RefusedError: _refused})


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    headers = error.headers | {"Cache-Control": "no-store"}
    if error.status == 204:
        return Response(None, 204, headers)
    return PlainTextResponse(f"{error.text}\n", error.status, headers)
