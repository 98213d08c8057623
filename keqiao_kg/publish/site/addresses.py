"""Where things have their pages: IRIs ↔ paths of the site, and links from page to page.

A thing `<base>programme/…` has its page at `id/programme/….html`. What has no page of its own (a sentence, an
observation, a mention) is a place in the page of what it belongs to: `id/report/330603-2020.html#sentence/S004`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from keqiao_kg.publish.site.kinds import PageKind

_UNSAFE = re.compile(r"""[\x00-\x20"'<>\\^`{|}%?#\x7f]""")
_WEB = re.compile(r"https?://[^\s<>\"]+")


class Addresses:
    """The addresses of one site, whose things are under `base`."""

    def __init__(self, base: str, kinds: Sequence[PageKind]) -> None:
        self.base = base
        self._kinds = [kind for kind in kinds if kind.about and kind.path.startswith("id/")]

    def page_of(self, iri: str) -> str | None:
        """Path (and fragment) of the page that tells of a thing; None if the site has none."""
        if not iri.startswith(self.base):
            return None
        tail = iri.removeprefix(self.base)
        return self._own(tail) or self._within(tail)

    def _own(self, tail: str) -> str | None:
        if not is_plain(tail):
            return None
        return next((path for kind in self._kinds if (path := kind.path_about(tail)) is not None), None)

    def _within(self, tail: str) -> str | None:
        """The nearest thing above that has a page, and the rest as a fragment."""
        steps = tail.split("/")
        for end in range(len(steps) - 1, 1, -1):
            path = self._own("/".join(steps[:end]))
            if path is not None:
                return f"{path}#{'/'.join(steps[end:])}"
        return None


def is_plain(path: str) -> bool:
    """Whether a path stays inside the site and is the name of a file on any machine."""
    return not any(step in ("", ".", "..") for step in path.split("/")) and not _UNSAFE.search(path)


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
