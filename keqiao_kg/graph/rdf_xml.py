"""Graphs → RDF/XML, one description a subject, in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from xml.sax.saxutils import escape, quoteattr

from keqiao_kg.graph.packed import PackedGraph, merged, row_of
from keqiao_kg.graph.terms import Term, parsed
from keqiao_kg.graph.vocabulary import PREFIXES

_BATCH = 500  # descriptions that are written at a time
_LOCAL = re.compile(r"[A-Za-z_\u3400-\u9fff][\w.-]*$")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def rdf_xml(graphs: Sequence[PackedGraph]) -> Iterator[bytes]:
    """All graphs in RDF/XML, without their names."""
    prefixes = "".join(f"\n  xmlns:{name}={quoteattr(iri)}" for name, iri in sorted(PREFIXES.items()))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{prefixes}>\n'.encode()
    rows = map(row_of, merged(graphs))
    blocks = (_description(subject, lines) for subject, lines in groupby(rows, key=lambda row: row[0]))
    while piece := "".join(islice(blocks, _BATCH)):
        yield piece.encode()
    yield b"</rdf:RDF>\n"


def _description(subject: str, rows: Iterable[tuple[str, str, str]]) -> str:
    lines = [_property(predicate, parsed(object_)) for _, predicate, object_ in dict.fromkeys(rows)]
    about = quoteattr(parsed(subject).value)
    return f"<rdf:Description rdf:about={about}>\n{''.join(lines)}</rdf:Description>\n"


def _property(predicate: str, term: Term) -> str:
    name, declared = _name(predicate[1:-1])
    if term.is_iri:
        return f"  <{name}{declared} rdf:resource={quoteattr(term.value)}/>\n"
    kind = f' xml:lang="{term.language}"' if term.language else ""
    kind = f" rdf:datatype={quoteattr(term.datatype)}" if term.datatype else kind
    text = escape(_NOT_XML.sub("", term.value), {"\r": "&#13;"})
    return f"  <{name}{declared}{kind}>{text}</{name}>\n"


def _name(iri: str) -> tuple[str, str]:
    """The element of a property, and the declaration of its prefix where the head has none."""
    match = _LOCAL.search(iri)
    if match is None:
        raise ValueError(f"no XML element can stand for the property {iri}")
    # The local name is the longest end that is a name, but it starts after the last / or #.
    start = max(match.start(), iri.rfind("#") + 1, iri.rfind("/") + 1)
    namespace, local = iri[:start], iri[start:]
    prefix = _BY_IRI.get(namespace)
    return (f"{prefix}:{local}", "") if prefix else (f"own:{local}", f" xmlns:own={quoteattr(namespace)}")


_BY_IRI = {iri: name for name, iri in PREFIXES.items()}
