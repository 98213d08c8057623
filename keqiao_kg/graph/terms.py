"""Terms as they stand in lines of N-Quads, taken apart without a parser: a hundred reports are two million lines."""

from __future__ import annotations

import re
from typing import NamedTuple

_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Term(NamedTuple):
    """An IRI, or a literal with its language or datatype (both empty for a plain string)."""

    value: str
    is_iri: bool
    language: str = ""
    datatype: str = ""


def parsed(text: str) -> Term:
    """A term in N-Triples form. Raises ValueError for a blank node, which the graph does not have."""
    if text.startswith("<"):
        return Term(_unescaped(text[1:-1]), True)
    match = _LITERAL.fullmatch(text)
    if match is None:
        raise ValueError(f"neither IRI nor literal: {text[:80]}")
    return Term(_unescaped(match[1]), False, match[2] or "", match[3] or "")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN.get(match[3], match[3])
