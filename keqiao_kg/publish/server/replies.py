"""Replies of workers → HTTP responses: tags, conditions, links, files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from keqiao_kg.publish.server.wire import Header, Message, packed

_CHUNK = 1 << 18  # bytes of a file that are sent at a time
_TAG = re.compile(r'(?:W/)?("[^"]*")')
# Pages load nothing from elsewhere; the store in the page is WebAssembly, and its address of data may be a blob.
_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)


class FileResponse(Response):
    """Sends a file, which is removed as soon as it is open unless it is kept for the next who asks."""

    def __init__(self, file: Path, kept: bool, status: int, headers: Mapping[str, str]) -> None:
        super().__init__(None, status, dict(headers) | {"Content-Length": str(file.stat().st_size)})
        self._file = file.open("rb")
        if not kept:
            file.unlink()

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Sends it piece by piece; a slow client holds a file open, nothing more."""
        with self._file:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            while piece := self._file.read(_CHUNK):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})


def tag_of(version: str, header: Header, body: bytes, media_type: str) -> str:
    """The entity tag of an answer: the same data, question and media type give the same one."""
    asked = {name: value for name, value in header.items() if name not in ("accept", "format", "gzip")}
    digest = blake2b(packed(asked | {"version": version, "media_type": media_type}, body), digest_size=12)
    return f'W/"{digest.hexdigest()}"'


def respond(request: Request, message: Message, tag: str = "") -> Response:
    """The response for a reply; 304 if the client has it already."""
    reply, body = message
    headers = _headers(reply, tag)
    if tag and _has_it(request.headers.get("if-none-match", ""), tag):
        _forget(reply)
        return Response(None, 304, _without_content(headers))
    if "file" in reply:
        return FileResponse(Path(reply["file"]), bool(reply.get("kept")), reply["status"], headers)
    return Response(body, reply["status"], headers)


def _headers(reply: Header, tag: str) -> dict[str, str]:
    headers = {"Vary": "Accept, Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    if "media_type" in reply:
        headers["Content-Type"] = reply["media_type"]
        if reply["media_type"].startswith("text/html"):
            headers |= {"Content-Security-Policy": _POLICY, "Referrer-Policy": "same-origin"}
    if reply.get("gzip"):
        headers["Content-Encoding"] = "gzip"
    if "location" in reply:
        headers["Location"] = reply["location"]
    if "retry_after" in reply:
        headers["Retry-After"] = str(reply["retry_after"])
    if reply.get("links"):
        headers["Link"] = ", ".join(_link(*link) for link in reply["links"])
    # What has a tag may be kept but is asked for again, since the next build may change it.
    headers |= {"ETag": tag, "Cache-Control": "no-cache"} if tag else {"Cache-Control": "no-store"}
    return headers


def _link(target: str, relation: str, media_type: str) -> str:
    address = target if re.match(r"[a-z][a-z0-9+.-]*:", target) else f"/{target}"
    escaped = re.sub(r"[^\x21\x23-\x3b\x3d\x3f-\x7e]", lambda found: _percent(found[0]), address)
    return f'<{escaped}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def _without_content(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in ("Content-Type", "Content-Encoding")}


def _has_it(condition: str, tag: str) -> bool:
    wanted = _TAG.fullmatch(tag)
    return condition.strip() == "*" or (wanted is not None and wanted[1] in _TAG.findall(condition))


def _forget(reply: Header) -> None:
    if "file" in reply and not reply.get("kept"):
        Path(reply["file"]).unlink(missing_ok=True)
