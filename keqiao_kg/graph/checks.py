"""What must hold between nodes: the queries of `queries/checks/`, each of which must answer with no row.

The head of a query says what it holds (`#+ summary:`) and what a row means (`#+ message@zh:`, `#+ message@en:`).
A row binds `?focus`, the node that is wrong, and may bind `?path` and `?value`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from keqiao_kg.assets import QUERIES
from keqiao_kg.errors import RuleError
from keqiao_kg.graph.heads import read_head
from keqiao_kg.graph.validation import Violation

_SHAPES = "https://w3id.org/keqiao-kg/shapes#"


@dataclass(frozen=True, slots=True)
class Check:
    """A query that must answer with no row."""

    name: str
    text: str
    summary: str
    message_zh: str
    message_en: str


@lru_cache(maxsize=1)
def library() -> tuple[Check, ...]:
    """All checks, by name. Raises RuleError for one without its head lines."""
    files = sorted((QUERIES / "checks").glob("*.rq"))
    return tuple(_check(path.stem, path.read_text(encoding="utf-8")) for path in files)


def _check(name: str, text: str) -> Check:
    where = f"queries/checks/{name}.rq"
    head = read_head(text, where).fields
    if set(head) != {"summary", "message@zh", "message@en"}:
        raise RuleError("needs the lines #+ summary:, #+ message@zh: and #+ message@en:", where=where)
    return Check(name, text, head["summary"], head["message@zh"], head["message@en"])


def violations(store: ox.Store) -> list[Violation]:
    """The rows of all checks over the union of the store's graphs."""
    return [item for check in library() for item in _rows(check, store)]


def _rows(check: Check, store: ox.Store) -> Iterator[Violation]:
    answer = store.query(check.text, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    names = {variable.value for variable in answer.variables}
    for row in answer:
        path, value = (row[name] if name in names else None for name in ("path", "value"))
        yield Violation(
            focus=_plain(row["focus"]),
            path=_plain(path),
            value="" if value is None else str(value),
            shape=f"{_SHAPES}{check.name}",
            component="SPARQLConstraintComponent",
            severity="Violation",
            message_zh=check.message_zh,
            message_en=check.message_en,
        )


def _plain(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else "" if term is None else str(term)


def store_of(triples: Iterable[ox.Triple | ox.Quad]) -> ox.Store:
    """A store in memory with these triples, graph names left out."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(item.subject, item.predicate, item.object) for item in triples)
    return store
