"""Parameters of a query: what may be set, and how it gets into the query as a term and never as text.

A query holds each parameter as `VALUES ?name { default }`, so its plain text runs on any engine. Setting it puts
other terms into these braces, written by the RDF library, so that no value can become syntax. A parameter with an
empty default stands as `VALUES ?name { UNDEF }`, which any value fits. A second store stands as `SERVICE <default>`,
since engines want its address before they join.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from keqiao_kg.errors import QueryError

Settings = Mapping[str, str | int | Sequence[str]]  # parameter → value, or values of which any may fit

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?")


def _string(value: str) -> str:
    value.encode()  # half a character, as bytes that are no text arrive, fits no term
    return str(ox.Literal(value))


def _label(value: str) -> str:
    """A name as the graph writes it, which engines find at once."""
    value.encode()
    return str(ox.Literal(value, language="zh"))


def _integer(value: str) -> str:
    if not _INTEGER.fullmatch(value):
        raise ValueError("is no whole number")
    return str(int(value))


def _decimal(value: str) -> str:
    if not _DECIMAL.fullmatch(value):
        raise ValueError("is no decimal number")
    return str(ox.Literal(value, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")))


def _iri(value: str) -> str:
    return str(ox.NamedNode(value))


KINDS: Mapping[str, Callable[[str], str]] = {
    "string": _string,
    "label": _label,
    "integer": _integer,
    "decimal": _decimal,
    "iri": _iri,
    "service": _iri,
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that its reader may set."""

    name: str
    kind: str  # a key of KINDS
    default: str  # empty: any value
    zh: str
    en: str
    choices: tuple[str, ...] = ()

    def block(self, values: Sequence[str] = ()) -> str:
        """The piece of the query that holds the values; the default without any. Raises QueryError."""
        terms = [self._term(value) for value in values or (self.default,)]
        if self.kind == "service":
            return f"SERVICE {terms[-1]}"
        return f"VALUES ?{self.name} {{ {' '.join(terms)} }}"

    def _term(self, value: str) -> str:
        if not value:
            if self.default:
                raise QueryError("needs a value", where=self.name, hint=f"its default is {self.default}")
            return "UNDEF"
        if self.choices and value not in self.choices:
            raise QueryError(f"{value} is none of its values", where=self.name, hint=f"use {', '.join(self.choices)}")
        try:
            return KINDS[self.kind](value)
        except ValueError as error:
            cause = "is not text" if isinstance(error, UnicodeError) else str(error)
            raise QueryError(f"{value!a} is no {self.kind}", where=self.name, cause=cause) from error


def fill(text: str, parameters: Sequence[Parameter], settings: Settings) -> str:
    """The query with other values for some of its parameters. Raises QueryError for an unknown one."""
    known = {parameter.name: parameter for parameter in parameters}
    for name, value in settings.items():
        if name not in known:
            names = ", ".join(known) or "none"
            raise QueryError("no such parameter of the query", where=name, hint=f"it has {names}")
        values = [str(value)] if isinstance(value, str | int) else list(value)
        text = text.replace(known[name].block(), known[name].block(values))
    return text
