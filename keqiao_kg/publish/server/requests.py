"""What a request asks for, by the SPARQL 1.1 Protocol, or why it cannot be answered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from keqiao_kg.graph.store_changes import is_iri

FORM = "application/x-www-form-urlencoded"
_BODY_SECONDS = 30.0  # for all of a body to come in
_DRAINED = 64_000_000  # bytes of a body too large that are still taken, so that the client hears the answer
_FIELDS = 1000
_ADDRESS = 200_000  # bytes of the parameters in an address


class RefusedError(Exception):
    """A request that is answered by a status and a line of text."""

    def __init__(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(text)
        self.status, self.text, self.headers = status, text, headers or {}


@dataclass(frozen=True, slots=True)
class Asked:
    """An operation (query or update), its dataset (default graphs, named graphs) and a wish for a format."""

    text: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    format: str


@dataclass(frozen=True, slots=True)
class Operation:
    """How the protocol words an operation: `query` or `update`."""

    name: str  # of the parameter, and of the direct media type
    default: str
    named: str

    @property
    def media_type(self) -> str:
        """Of a direct POST."""
        return f"application/sparql-{self.name}"


QUERY = Operation("query", "default-graph-uri", "named-graph-uri")
UPDATE = Operation("update", "using-graph-uri", "using-named-graph-uri")


async def asked(request: Request, operation: Operation, limit: int) -> Asked | None:
    """The operation of a GET or POST; None for a GET without one. Raises RefusedError."""
    fields = parameters(request)
    if request.method != "POST":
        return _operation(fields, operation) if any(name == operation.name for name, _ in fields) else None
    media_type = content_type(request)
    if media_type == FORM:
        fields += _fields(await body_of(request, limit))
    elif media_type == operation.media_type:
        if any(name == operation.name for name, _ in fields):
            raise RefusedError(400, f"there is a {operation.name} in the address and another in the body")
        fields.append((operation.name, _text(await body_of(request, limit))))
    else:
        raise RefusedError(415, f"send the {operation.name} as {operation.media_type} or {FORM}")
    return _operation(fields, operation)


def _operation(fields: Sequence[tuple[str, str]], operation: Operation) -> Asked:
    texts = [value for name, value in fields if name == operation.name]
    if len(texts) != 1:
        found = f"{len(texts)} of them" if texts else "none"
        raise RefusedError(400, f"one `{operation.name}` is needed, there is {found}")
    default = tuple(value for name, value in fields if name == operation.default)
    named = tuple(value for name, value in fields if name == operation.named)
    for iri in (*default, *named):
        if not is_iri(iri):
            raise RefusedError(400, f"not an absolute IRI: {iri[:200]}")
    return Asked(texts[0], default, named, parameter(fields, "format"))


def parameters(request: Request) -> list[tuple[str, str]]:
    """The parameters of the address. Raises RefusedError."""
    if len(request.scope["query_string"]) > _ADDRESS:
        raise RefusedError(414, "the address is too long; send the query by POST")
    return _fields(request.scope["query_string"])


def parameter(fields: Sequence[tuple[str, str]], name: str) -> str:
    """The first value of a parameter; empty where it is missing."""
    return next((value for key, value in fields if key == name), "")


def content_type(request: Request) -> str:
    """The media type of the body, in small letters. Raises RefusedError for a text that is not UTF-8."""
    media_type, *rest = request.headers.get("content-type", "").lower().split(";")
    for part in rest:
        name, _, value = part.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise RefusedError(415, "send the text in UTF-8")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise RefusedError(415, "send the body without Content-Encoding")
    return media_type.strip()


async def body_of(request: Request, limit: int) -> bytes:
    """The body. Raises RefusedError if it is too large, too slow or cut short."""
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            return await _read(request, limit)
    except TimeoutError as error:
        raise RefusedError(408, f"the body has not come in {_BODY_SECONDS:g} s", {"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise RefusedError(400, "the body is cut short") from error


async def _read(request: Request, limit: int) -> bytes:
    body, size = bytearray(), 0
    announced = request.headers.get("content-length", "0")
    too_large = announced.isdigit() and int(announced) > max(limit, _DRAINED)
    if not too_large:
        async for part in request.stream():
            size += len(part)
            if size <= limit:
                body += part
            elif size > max(limit, _DRAINED):
                break
    if too_large or size > limit:
        raise RefusedError(413, f"the body is larger than {limit / 1_000_000:g} MB", {"Connection": "close"})
    return bytes(body)


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode(), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the parameters are not UTF-8") from error
    except ValueError as error:
        raise RefusedError(400, f"more than {_FIELDS} parameters") from error


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the body is not UTF-8") from error
