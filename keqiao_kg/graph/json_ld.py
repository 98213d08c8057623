"""Graphs → JSON-LD with our context, framed: what only points into the text stands inside of what it is about.

The frame says the same for the JSON-LD framing algorithm; a library would need minutes for a hundred reports.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from keqiao_kg.assets import ONTOLOGY
from keqiao_kg.graph.packed import PackedGraph, merged, row_of
from keqiao_kg.graph.terms import Term, parsed
from keqiao_kg.graph.vocabulary import KQ, OA, TYPE, XSD

# Properties whose value is written out where it stands, and the types of those values.
INSIDE = (KQ["evidence"].value, KQ["usedIn"].value, OA["hasSelector"].value)
_INNER_TYPES = {KQ["Passage"].value, KQ["Selector"].value, OA["TextPositionSelector"].value}
_TYPE = TYPE.value
_GRAPH = "/graph"  # what the name of a report's graph has behind the IRI of the report
_NATIVE: dict[str, Callable[[str], object]] = {"xsd:integer": int, "xsd:boolean": lambda text: text == "true"}
_BATCH = 500  # nodes that are written at a time

Properties = dict[str, list[Term]]  # predicate → objects, each once
Value = Any  # what JSON can hold


def json_ld(graphs: Sequence[tuple[str, PackedGraph]]) -> Iterator[bytes]:
    """All graphs in JSON-LD, without their names; the nodes in the order of their IRIs."""
    context = _Context(_context())
    yield b'{"@context":' + _encoded(context.source) + b',\n"@graph":[\n'
    between = b""
    for part in _reports(merged([graph for _, graph in graphs]), [name for name, _ in graphs]):
        for batch in _written(part, context):
            yield between + batch
            between = b",\n"
    yield b"\n]}\n"


def frame() -> dict[str, Value]:
    """The frame of what `json_ld` writes."""
    always, never = ({"@embed": f"@{how}", "@omitDefault": True} for how in ("always", "never"))
    passage = always | {"hasSelector": always, "hasSource": never, "inSentence": never}
    inside = {"evidence": passage, "usedIn": passage, "hasSelector": always}
    return {"@context": _context(), "@type": {}, **never, **inside}


def _context() -> Value:
    return json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def _reports(lines: Iterable[str], names: Sequence[str]) -> Iterator[dict[str, Properties]]:
    """The nodes: those inside of a report together, since they stand inside each other; others one by one."""
    subjects = groupby(map(row_of, lines), key=lambda row: row[0])
    known = tuple(f"<{name.removesuffix(_GRAPH)}/" for name in names if name.endswith(_GRAPH))
    own: dict[str, Properties] = {}
    of = ""
    for subject, rows in subjects:
        inside = subject.startswith(known)
        report = next(name for name in known if subject.startswith(name)) if inside else ""
        if own and report != of:
            yield own
            own = {}
        of = report
        own[parsed(subject).value] = _properties(rows)
        if not inside:
            yield own
            own = {}
    if own:
        yield own


def _properties(rows: Iterable[tuple[str, str, str]]) -> Properties:
    found: dict[str, dict[Term, None]] = {}
    for _, predicate, object_ in rows:
        found.setdefault(predicate[1:-1], {})[parsed(object_)] = None
    return {predicate: list(objects) for predicate, objects in found.items()}


def _written(nodes: dict[str, Properties], context: _Context) -> Iterator[bytes]:
    held = {term.value for node in nodes.values() for name in INSIDE for term in node.get(name, ())}
    held = {iri for iri in held if iri in nodes and _is_inner(nodes[iri])}
    batch: list[bytes] = []
    for iri, node in nodes.items():
        if iri not in held:
            batch.append(_encoded(_object(iri, node, nodes, context)))
            if len(batch) == _BATCH:
                yield b",\n".join(batch)
                batch.clear()
    if batch:
        yield b",\n".join(batch)


def _is_inner(node: Properties) -> bool:
    return any(term.value in _INNER_TYPES for term in node.get(_TYPE, ()))


def _object(iri: str, node: Properties, nodes: dict[str, Properties], context: _Context) -> dict[str, Value]:
    written: dict[str, Value] = {"id": context.compact(iri)}
    for predicate, terms in node.items():
        if predicate == _TYPE:
            written["type"] = _one_or_all([context.vocabulary(term.value) for term in terms])
            continue
        for name, values in context.grouped(predicate, terms).items():
            if predicate in INSIDE:
                inner = [_inner(value, term, nodes, context) for value, term in zip(values, terms, strict=True)]
                written[name] = _one_or_all(inner)
            else:
                written[name] = values if isinstance(values, dict) else _one_or_all(values)
    return written


def _inner(value: Value, term: Term, nodes: dict[str, Properties], context: _Context) -> Value:
    node = nodes.get(term.value)
    return _object(term.value, node, nodes, context) if node is not None and _is_inner(node) else value


def _one_or_all(values: list[Value]) -> Value:
    return values[0] if len(values) == 1 else values


def _encoded(value: Value) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class _Context:
    """The context, read backwards: from IRIs to names."""

    def __init__(self, source: dict[str, Value]) -> None:
        self.source = source
        self._prefixes = {
            value: name for name, value in source.items() if isinstance(value, str) and value.endswith(("/", "#"))
        }
        self._terms: dict[str, list[tuple[str, dict[str, str]]]] = {}
        for name, value in source.items():
            definition = value if isinstance(value, dict) else {"@id": value}
            iri = definition.get("@id")
            if isinstance(iri, str) and not iri.startswith("@") and iri not in self._prefixes:
                self._terms.setdefault(self._expanded(iri), []).append((name, definition))

    def _expanded(self, compact: str) -> str:
        prefix, colon, local = compact.partition(":")
        return self.source[prefix] + local if colon and isinstance(self.source.get(prefix), str) else compact

    def vocabulary(self, iri: str) -> str:
        """A class or property by its name, with a prefix, or in full."""
        for name, definition in self._terms.get(iri, ()):
            if set(definition) == {"@id"}:
                return name
        return self.compact(iri)

    def compact(self, iri: str) -> str:
        """An IRI with a prefix of the context, or in full."""
        end = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._prefixes.get(iri[:end])
        return f"{prefix}:{iri[end:]}" if prefix and iri[end:] else iri

    def grouped(self, predicate: str, terms: Sequence[Term]) -> dict[str, Value]:
        """The values under the name of the property that fits them; a name with languages holds one for each."""
        found: dict[str, Value] = {}
        for term in terms:
            name, definition = self._named(predicate, term)
            if definition.get("@container") == "@language":
                texts = found.setdefault(name, {}).setdefault(term.language, [])
                texts.append(term.value)
            else:
                found.setdefault(name, []).append(self._plain(term, definition.get("@type", "")))
        for value in found.values():
            if isinstance(value, dict):
                value.update({language: _one_or_all(texts) for language, texts in value.items()})
        return found

    def _named(self, predicate: str, term: Term) -> tuple[str, dict[str, str]]:
        """The name made for values of this kind, else one made for any, else the property itself."""
        found = self.compact(predicate), dict[str, str]()
        for name, definition in self._terms.get(predicate, ()):
            kind = definition.get("@type", "")
            if definition.get("@container") == "@language":
                fits = bool(term.language)
            elif kind == "@id":
                fits = term.is_iri
            else:
                fits = bool(kind) and self._expanded(kind) == term.datatype
            if fits:
                return name, definition
            if set(definition) == {"@id"}:
                found = name, definition
        return found

    def _plain(self, term: Term, coerced: str) -> Value:
        """The value as the name leaves it to be written."""
        if term.is_iri:
            return self.compact(term.value) if coerced == "@id" else {"id": self.compact(term.value)}
        if coerced:
            return _NATIVE[coerced](term.value) if coerced in _NATIVE else term.value
        if term.language:
            return {"@language": term.language, "@value": term.value}
        if term.datatype and term.datatype != XSD["string"].value:
            return {"type": self.compact(term.datatype), "@value": term.value}
        return term.value
