"""What stands at which address: `/sparql`, `/update`, `/graphs`, `/search`, `/health`, and the site."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from keqiao_kg.graph.store_answers import GRAPHS
from keqiao_kg.graph.store_changes import is_iri
from keqiao_kg.publish.server.accept import choose
from keqiao_kg.publish.server.engine import Engine
from keqiao_kg.publish.server.replies import respond
from keqiao_kg.publish.server.requests import (
    FORM,
    QUERY,
    UPDATE,
    RefusedError,
    asked,
    body_of,
    content_type,
    parameter,
    parameters,
)
from keqiao_kg.publish.server.wire import Header

Handler = Callable[[Request], Awaitable[Response]]
EDITOR = "sparql.html"  # the page of the site for people who come to the endpoint


class Endpoints:
    """The handlers of one server."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._settings = engine, engine.settings

    async def sparql(self, request: Request) -> Response:
        """A query; or without one, the service description for programs and the editor for people."""
        _allow(request, "GET", "HEAD", "POST")
        found = await asked(request, QUERY, self._settings.limits.body)
        accept = request.headers.get("accept", "*/*")
        if found is None:
            return await self._bare(request, accept)
        header: Header = {"task": "query", "accept": accept, "format": found.format, "base": _address(request)}
        header |= {"default": found.default, "named": found.named, "services": self._settings.services}
        return await self._engine.read(request, header, found.text.encode("utf-8", "surrogatepass"))

    async def _bare(self, request: Request, accept: str) -> Response:
        form = parameter(parameters(request), "format")
        if not form and choose(accept, (*GRAPHS, "text/html")) == "text/html":
            return await self._engine.read(request, {"task": "page", "path": EDITOR, "accept": accept, "format": ""})
        header: Header = {"task": "describe", "accept": accept, "format": form, "address": _address(request)}
        header |= {"update": bool(self._settings.token), "federated": bool(self._settings.services)}
        return await self._engine.read(request, header)

    async def update(self, request: Request) -> Response:
        """A SPARQL Update, with the token."""
        _allow(request, "POST")
        self._authorise(request)
        found = await asked(request, UPDATE, self._settings.limits.body)
        assert found is not None  # a POST has one or is refused
        header: Header = {
            "task": "update",
            "using": found.default,
            "using_named": found.named,
            "base": _address(request),
        }
        header["services"] = self._settings.services
        return respond(request, await self._engine.write(header, found.text.encode("utf-8", "surrogatepass")))

    async def graphs(self, request: Request) -> Response:
        """The Graph Store Protocol: reading, and with the token writing."""
        if not self._settings.token:
            raise RefusedError(403, "the graph store is off; start the server with --update-token to open it")
        graph = _graph(request)
        whole = graph is None
        _allow(request, "GET", "HEAD", "POST", *([] if whole else ["PUT", "DELETE"]))
        if request.method in ("GET", "HEAD"):
            header = {"task": "graph", "graph": graph, "accept": request.headers.get("accept", "*/*")}
            return await self._engine.read(request, header | {"format": parameter(parameters(request), "format")})
        self._authorise(request)
        if request.method == "DELETE":
            return respond(request, await self._engine.write({"task": "remove", "graph": graph}))
        return await self._put(request, graph)

    async def _put(self, request: Request, graph: str | None) -> Response:
        media_type = content_type(request)
        if media_type not in GRAPHS or media_type == FORM:
            raise RefusedError(415, f"send the graph as {', '.join(GRAPHS)}")
        body = await body_of(request, self._settings.limits.upload)
        made = graph is None
        name = f"{_address(request).rstrip('/')}/{_name_of(body)}" if graph is None else graph
        header = {"task": "put", "graph": name, "media_type": media_type, "base": name or _address(request)}
        reply, text = await self._engine.put(header | {"replace": request.method == "PUT"}, body)
        if made and reply["status"] < 300:
            reply["location"] = name
        return respond(request, (reply, text))

    async def health(self, request: Request) -> Response:
        """Is it well, and how busy?"""
        _allow(request, "GET", "HEAD")
        pool = self._engine.pool
        told = {"status": "ok" if pool.nursery.alive else "loading", "triples": pool.nursery.size}
        told |= {"version": pool.nursery.version, "running": pool.running, "waiting": pool.waiting}
        return JSONResponse(told, 200 if pool.nursery.alive else 503, {"Cache-Control": "no-store"})

    async def search(self, request: Request) -> Response:
        """Sentences by their words: `?q=…`; without it the page of the site."""
        _allow(request, "GET", "HEAD")
        fields = dict(parameters(request))
        if "q" not in fields:
            header = {"task": "page", "path": "search", "accept": request.headers.get("accept", "*/*"), "format": ""}
            return await self._engine.read(request, header)
        found = {name: fields[name] for name in ("q", "report", "limit", "format") if name in fields}
        accept = request.headers.get("accept", "*/*")
        return await self._engine.read(request, {"task": "search", "parameters": found, "accept": accept})

    async def site(self, request: Request) -> Response:
        """The pages, files and things of the site."""
        _allow(request, "GET", "HEAD")
        path = request.path_params["path"]
        header = {"task": "page", "path": path, "accept": request.headers.get("accept", "*/*")}
        return await self._engine.read(request, header | {"format": parameter(parameters(request), "format")})

    def _authorise(self, request: Request) -> None:
        if not self._settings.token:
            raise RefusedError(403, "updates are off; start the server with --update-token to allow them")
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(token.strip().encode(), self._settings.token.encode()):
            raise RefusedError(401, "send the token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})


def _allow(request: Request, *methods: str) -> None:
    if request.method not in methods:
        allowed = ", ".join((*methods, "OPTIONS"))
        status = 204 if request.method == "OPTIONS" else 405
        text = "" if status == 204 else f"{request.method} does not fit here, but {allowed} do"
        raise RefusedError(status, text, {"Allow": allowed})


def _address(request: Request) -> str:
    """The address that was asked, without parameters."""
    return str(request.url.replace(query="", fragment=""))


def _graph(request: Request) -> str | None:
    """The IRI of the graph that a request is about; empty for the default graph, None for the graph store itself."""
    fields = parameters(request)
    named = [value for name, value in fields if name == "graph"]
    default = any(name == "default" for name, _ in fields)
    direct = request.path_params.get("path", "")
    if len(named) + default + bool(direct) > 1:
        raise RefusedError(400, "name one graph: by ?graph=, by ?default, or by the address")
    if named and not is_iri(named[0]):
        raise RefusedError(400, f"not an absolute IRI: {named[0][:200]}")
    if direct:
        return _address(request)
    return named[0] if named else "" if default else None


def _name_of(body: bytes) -> str:
    return sha256(body).hexdigest()[:16]
