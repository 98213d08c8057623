"""Where things have their pages: IRIs ↔ paths of the site, and links from page to page.

A thing `<base>programme/…` has its page at `id/programme/….html`. What has no page of its own (a sentence, an
observation, a mention) is a place in the page of what it belongs to: `id/report/330603-2020.html#sentence/S004`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from keqiao_kg.publish.site.kinds import PageKind

_WEB = re.compile(r"https?://[^\s<>\"]+")


class Addresses:
    """The addresses of one site, whose things are under `base`."""

    def __init__(self, base: str, kinds: Sequence[PageKind]) -> None:
        self.base = base
        self._kinds = [kind for kind in kinds if kind.is_home]
        self._found = lru_cache(maxsize=50_000)(lambda iri: self._own(iri) or self._within(iri))

    def page_of(self, iri: str) -> str | None:
        """Path (and fragment) of the page that tells of a thing; None if the site has none."""
        return self._found(iri)

    def _own(self, iri: str) -> str | None:
        pages = (kind.path_about(iri, self.base) for kind in self._kinds)
        return next((path for path in pages if path is not None), None)

    def _within(self, iri: str) -> str | None:
        """The nearest thing above that has a page, and the rest as a fragment."""
        steps = iri.split("/")
        for end in range(len(steps) - 1, 3, -1):
            path = self._own("/".join(steps[:end]))
            if path is not None:
                return f"{path}#{'/'.join(steps[end:])}"
        return None


def relative(path: str, target: str) -> str:
    """The link from the page at `path` to the page at `target`, both paths of the site."""
    here, there = path.split("/")[:-1], target.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    link = "../" * (len(here) - same) + "/".join(there[same:])
    return link or "./"


def web_address(iri: str) -> str | None:
    """An IRI that may be a link to elsewhere; None for `javascript:` and all else that is no page of the web."""
    return iri if _WEB.fullmatch(iri) else None
