"""Requests to the other store: one connection, credentials in the way that the store asks for, errors in words."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpx

from keqiao_kg.errors import RemoteError

_TIMEOUT = httpx.Timeout(300, connect=10)  # a store may think long over a large piece
_RETRIES = 2  # of connecting
_REASONS = {
    401: "set KEQIAO_KG_USER and KEQIAO_KG_PASSWORD, or KEQIAO_KG_TOKEN",
    403: "this user may not write there",
    404: "check the address",
    405: "this address takes no updates; give --update or --graph-store",
    413: "send smaller pieces with --chunk",
}


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, or a token; empty for none."""

    user: str = ""
    password: str = ""
    token: str = ""

    def auth(self) -> httpx.Auth | None:
        """What signs requests."""
        if self.token:
            return _Bearer(self.token)
        return _AsAsked(self.user, self.password) if self.user else None


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._header = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._header
        yield request


class _AsAsked(httpx.Auth):
    """Basic or digest, whichever the store asks for; the password is not sent before it asks."""

    def __init__(self, user: str, password: str) -> None:
        self._basic, self._digest = httpx.BasicAuth(user, password), httpx.DigestAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = response.headers.get("WWW-Authenticate", "").lower()
            self._chosen = self._digest if "digest" in asked else self._basic
        yield from self._chosen.auth_flow(request)


class Client:
    """One connection; to be used as a context."""

    def __init__(self, credentials: Credentials) -> None:
        transport = httpx.HTTPTransport(retries=_RETRIES)
        self._http = httpx.Client(auth=credentials.auth(), timeout=_TIMEOUT, transport=transport, follow_redirects=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.close()

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        form: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer to one request. Raises RemoteError where there is none, or where it is a refusal."""
        try:
            address = httpx.URL(url).copy_merge_params(dict(params or {}))
            response = self._http.request(method, address, headers=headers, content=content, data=form)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            cause = " ".join(str(error).split()) or type(error).__name__
            hint = "check the address, and that the store runs"
            raise RemoteError("does not answer", where=url, cause=cause, hint=hint) from error
        if not response.is_success:
            raise _refused(url, response)
        return response


def _refused(url: str, response: httpx.Response) -> RemoteError:
    said = " ".join(response.text[:300].split())
    cause = f"{response.status_code} {response.reason_phrase}" + (f": {said}" if said else "")
    hint = _REASONS.get(response.status_code, "run it again to go on where it stopped")
    return RemoteError("refused the request", where=url, cause=cause, hint=hint)
