"""The head of a query file: what the query asks, in two languages, and the parameters that it takes.

    #+ summary: Which targets does a report set for a year?
    #+ summary@zh: 报告为某年提出了哪些目标？
    #+ parameters:
    #+   - year: 2020 | integer | 计划年份 | year planned
    #+   - modality: | string (ensure, strive, plain) | 力度 | strength of the undertaking

A line is a key with its text, or under `parameters:` a name with its default, type (with the values to choose
from, where only these make sense), and what it means in Chinese and English. An empty default stands for any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from keqiao_kg.errors import RuleError
from keqiao_kg.graph.parameters import KINDS, Parameter

_FIELD = re.compile(r"^#\+ ([a-z@]+):[ ]*(.*)$", re.MULTILINE)
_LINE = re.compile(r"^#\+[ ]{3}- (.*)$", re.MULTILINE)
_PARAMETER = re.compile(
    r"(?P<name>[a-z][A-Za-z0-9]*):(?P<default>[^|]*)\|[ ]*(?P<kind>[a-z]+)(?:[ ]\((?P<choices>[^)]+)\))?[ ]*"
    r"\|(?P<zh>[^|]+)\|(?P<en>[^|]+)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of a head by key, and its parameters in order."""

    fields: Mapping[str, str]
    parameters: tuple[Parameter, ...]


def read_head(text: str, where: str) -> Head:
    """The head of a query. Raises RuleError for a parameter that is no parameter or is not in the query."""
    fields = {key: value.strip() for key, value in _FIELD.findall(text)}
    declared = fields.pop("parameters", None) is not None
    parameters = tuple(_parameters(text, where)) if declared else ()
    return Head(fields, parameters)


def _parameters(text: str, where: str) -> Iterator[Parameter]:
    for line in _LINE.findall(text):
        read = _PARAMETER.fullmatch(line.strip())
        if read is None or read["kind"] not in KINDS:
            hint = "write `#+   - name: default | type | 中文 | English`"
            raise RuleError(f"is no parameter: {line}", where=where, hint=hint)
        choices = tuple(choice.strip() for choice in (read["choices"] or "").split(",") if choice)
        parameter = Parameter(
            read["name"], read["kind"], read["default"].strip(), read["zh"].strip(), read["en"].strip(), choices
        )
        if text.count(parameter.block()) != 1:
            raise RuleError(f"must hold `{parameter.block()}` once", where=where, hint="it is what the parameter fills")
        yield parameter
