"""The table of page kinds: which query and template make the pages of which paths.

A kind is one entry of `pages.toml`:

    [[kind]]
    name = "thing"                                  # unique
    path = "id/{type:programme|project}/{rest*}.html"   # where its pages stand
    about = "{type}/{rest*}"                        # the thing that a page is about: an IRI, or what follows the base
    template = "thing.html"
    query = "thing"                                 # queries/pages/thing.rq, see below
    parts = ["thing-quotes"]                        # more queries, each a list of rows under its name
    scope = "report"                                # or "site" or "all": what one run of the queries covers
    least = 2                                       # made only where there are so many reports
    nav = 30                                        # place in the navigation, if it stands there

A placeholder `{name}` is one step of a path, `{name*}` any number of them, `{name:a|b}` one of some words.
`query` and `parts` select `?page`, the IRI of the thing, in each row; `query` decides which pages there are.
They run over the graphs of each report in turn. Of scope `report` a page is made of one report alone, whose IRI is
put in place of `?report`, which must be selected; `path` then has a step `{report}`. About `report/{report}` itself
there is one page a report, and no need of `?page`. Of scope `all` they run over the ontology, all
concepts, and one report for examples. A kind without `about` has one page, always, and no need of `?page` either.
The pages under `id/` are those where the IRI of a thing leads, and those about an IRI that is told in full.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from keqiao_kg.assets import QUERIES
from keqiao_kg.publish.site import rooms

_UNSAFE = re.compile(r"""[\x00-\x20"'<>\\^`{|}%?#\x7f]""")
_PLACEHOLDER = re.compile(r"\{(?P<name>\w+)(?P<many>\*?)(?::(?P<words>[^}]*))?\}")


def is_plain(path: str) -> bool:
    """Whether a path stays inside the site and is the name of a file on any machine."""
    return not any(step in ("", ".", "..") for step in path.split("/")) and not _UNSAFE.search(path)


class Pattern:
    """A pattern of paths: takes a path apart into its named steps, and puts one together."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._regex = re.compile(_PLACEHOLDER.sub(_group, re.sub(r"\.(?=\w+$)", r"\.", text)))

    def steps(self, path: str) -> dict[str, str] | None:
        """The named steps of a path; None if the path is none of this pattern."""
        found = self._regex.fullmatch(path)
        return found.groupdict() if found else None

    def path(self, steps: Mapping[str, str]) -> str:
        """The path with these steps."""
        return _PLACEHOLDER.sub(lambda found: steps[found["name"]], self._text)


def _group(found: re.Match[str]) -> str:
    return f"(?P<{found['name']}>{found['words'] or ('.+' if found['many'] else '[^/]+')})"


@dataclass(frozen=True)
class PageKind:
    """One row of the table."""

    name: str
    path: str
    template: str
    about: str = ""
    query: str = ""
    parts: Sequence[str] = ()
    scope: str = "site"
    least: int = 0
    nav: int = 0

    @cached_property
    def paths(self) -> Pattern:
        """The pattern of its paths."""
        return Pattern(self.path)

    @cached_property
    def things(self) -> Pattern:
        """The pattern of the things that its pages are about."""
        return Pattern(self.about)

    @property
    def of_report(self) -> bool:
        """Whether a report has exactly one page of this kind, made of all rows."""
        return self.scope == "report" and self.about == "report/{report}"

    @property
    def is_home(self) -> bool:
        """Whether its pages are where the IRIs of things lead."""
        return bool(self.about) and (self.path.startswith("id/") or "://" in self.about)

    def thing(self, steps: Mapping[str, str], base: str) -> str:
        """The IRI that the page with these steps is about; empty for a page about nothing."""
        tail = self.things.path(steps)
        return tail if "://" in self.about or not tail else base + tail

    def path_about(self, iri: str, base: str) -> str | None:
        """The path of the page about a thing; None if it is no such thing."""
        steps = self.things.steps(iri if "://" in self.about else iri.removeprefix(base))
        if steps is None:
            return None
        path = self.paths.path(steps)
        return path if is_plain(path) and self.paths.steps(path) is not None else None


def load() -> tuple[PageKind, ...]:
    """The kinds of all rooms, in the order of the tables."""
    return tuple(_kind(row) for table in rooms.tables("pages.toml") for row in table.get("kind", ()))


def _kind(row: dict[str, Any]) -> PageKind:
    return PageKind(**{**row, "parts": tuple(row.get("parts", ()))})


def query_text(name: str) -> str:
    """The text of a query of `queries/pages/`."""
    return (QUERIES / "pages" / f"{name}.rq").read_text(encoding="utf-8")
