"""SPARQL as tokens: what a query or an update may reach is read from its words, never guessed by searching text.

Strings, IRIs, comments, prefixed names and variables are tokens of their own, so a bare word is a keyword
of the language: `SERVICE` in a string or in `ex:service` is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keqiao_kg.errors import QueryError

_TOKEN = re.compile(
    r"""
    (?P<blank>\s+|\#[^\r\n]*)
  | (?P<text>\"{3}(?:[^\\"]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^\\']|\\.|'(?!''))*'{3}
            |\"(?:[^\\"\r\n]|\\.)*\"|'(?:[^\\'\r\n]|\\.)*')
  | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4})*>)
  | (?P<variable>[?$][\w\u00b7]+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<name>(?:[^\W\d_](?:[\w.\u00b7-]*[\w\u00b7-])?)?:
             (?:(?:[\w:.\u00b7-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:\u00b7-]|%[0-9A-Fa-f]{2}|\\.))?)
  | (?P<blank_node>_:[\w.\u00b7-]*[\w\u00b7-])
  | (?P<number>[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)
  | (?P<word>[A-Za-z][A-Za-z0-9_]*)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_VOLATILE = {"RAND", "NOW", "UUID", "STRUUID", "BNODE", "SERVICE"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: its kind (`word`, `iri`, `name`, `sign` …), itself, and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """The word in capitals; empty for anything but a bare word."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a query or update, without blanks and comments."""
    found = (Token(match.lastgroup or "", match[0], match.start()) for match in _TOKEN.finditer(text))
    return tuple(token for token in found if token.kind != "blank")


def names_dataset(text: str) -> bool:
    """Does a query say itself, by FROM, which graphs it is about?"""
    return "from" in text.lower() and any(token.keyword == "FROM" for token in tokens(text))


def is_volatile(text: str) -> bool:
    """May the same query over the same data have another answer next time?"""
    plain = text.upper()
    return any(word in plain for word in _VOLATILE) and any(token.keyword in _VOLATILE for token in tokens(text))


def refuse_outward(text: str, allowed: Sequence[str] = ()) -> None:
    """Raises QueryError for a query or update that would make the server call an address not `allowed` by name."""
    plain = _ESCAPED.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), text).upper()
    if "SERVICE" not in plain and "LOAD" not in plain:
        return
    read = tokens(text)
    for place, token in enumerate(read):
        if token.keyword == "LOAD":
            raise QueryError("LOAD is off", hint="send the data itself to the Graph Store Protocol")
        if token.keyword == "SERVICE":
            _refuse_service(read, place + 1, allowed)


def _refuse_service(read: Sequence[Token], place: int, allowed: Sequence[str]) -> None:
    if place < len(read) and read[place].keyword == "SILENT":
        place += 1
    address = _iri(read, place)
    if address is None:
        raise QueryError("SERVICE needs an IRI in angle brackets here", hint="variables are not followed")
    if address not in allowed:
        hint = "the operator can allow it with --allow-service"
        raise QueryError("SERVICE is off for this address", where=address, hint=hint)


def _iri(read: Sequence[Token], place: int) -> str | None:
    """The IRI at a place, written out or with a prefix that is declared just once; None for anything else."""
    token = read[place] if place < len(read) else None
    if token is None or any(one.keyword == "BASE" for one in read):  # relative IRIs are not worth the risk
        return None
    if token.kind == "iri":
        return _unescaped(token.text[1:-1])
    if token.kind != "name" or "\\" in token.text:
        return None
    prefix, _, local = token.text.partition(":")
    declared = [
        after.text[1:-1]
        for before, name, after in zip(read, read[1:], read[2:], strict=False)
        if before.keyword == "PREFIX" and name.text == f"{prefix}:" and after.kind == "iri"
    ]
    return _unescaped(declared[0]) + local if len(declared) == 1 else None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16)), text)


def with_using(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    """The update with the dataset of `using-graph-uri` and `using-named-graph-uri` for each of its patterns.

    Raises QueryError if the update names one itself (USING, USING NAMED, WITH), as the protocol asks.
    """
    read = tokens(update)
    if any(token.keyword in ("USING", "WITH") for token in read):
        hint = "name the graphs in one place only"
        raise QueryError("the update has USING or WITH, and the request has using-graph-uri", hint=hint)
    clause = "".join((*(f"USING <{iri}> " for iri in default), *(f"USING NAMED <{iri}> " for iri in named)))
    pieces, done = [], 0
    for start, inserted in _insertions(update, read, clause):
        pieces += [update[done:start], inserted]
        done = start
    return "".join((*pieces, update[done:]))


def _insertions(update: str, read: Sequence[Token], clause: str) -> Iterator[tuple[int, str]]:
    """Where the clause belongs: before WHERE of each operation."""
    depth = 0
    for place, token in enumerate(read):
        depth += (token.text == "{") - (token.text == "}")
        if token.keyword != "WHERE" or depth:
            continue
        if place and read[place - 1].keyword == "DELETE":  # DELETE WHERE { … } has no place for it
            yield token.start, f"{_block(update, read, place + 1)} "
        yield token.start, clause


def _block(update: str, read: Sequence[Token], place: int) -> str:
    """The text of the group in braces that starts at a token."""
    depth = 0
    for token in read[place:]:
        depth += (token.text == "{") - (token.text == "}")
        if not depth:
            return update[read[place].start : token.start + 1]
    raise QueryError("the update does not parse", cause="a brace is not closed")
