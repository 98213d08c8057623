"""What a projection is made of: the answers to `queries/network/`, one report at a time."""

from __future__ import annotations

from functools import cache

from keqiao_kg.assets import QUERIES
from keqiao_kg.graph.store import Row, Store, rows


class ReportRows:
    """The rows of one report, asked for when they are first needed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, list[Row]] = {}
        self.report = self["reports"][0]
        self._years = {"review": int(self.report["reviewed"])}
        self._planned = int(self.report["planned"])

    def __getitem__(self, name: str) -> list[Row]:
        """The rows of `queries/network/<name>.rq`; cells are plain strings, empty where unbound."""
        if name not in self._known:
            self._known[name] = rows(self._store.run(_query(name)))
        return self._known[name]

    @property
    def id(self) -> str:
        """The id of the report: 330603-2020."""
        return self.report["id"]

    def year(self, role: str) -> int:
        """The year that a part with this role speaks of: the one reviewed, else the one planned."""
        return self._years.get(role, self._planned)


@cache
def _query(name: str) -> str:
    return (QUERIES / "network" / f"{name}.rq").read_text(encoding="utf-8")


def notation(iri: str) -> str:
    """The last piece of a class's or property's IRI as a notation: …#GlossaryConcept → glossaryConcept."""
    local = iri.rpartition("#")[2]
    return local[:1].lower() + local[1:]
