"""keqiao-kg: Chinese government work reports as validated, quoted, queryable knowledge graphs.

import keqiao_kg as kk
kg = kk.build("report.pdf")
kg.query("observations")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keqiao_kg.connection import Connection, connect
    from keqiao_kg.errors import InputError, KeqiaoError, OutputError, QueryError, RuleError
    from keqiao_kg.knowledge_graph import KnowledgeGraph, build
    from keqiao_kg.text import Overrides

_HOMES = {
    "Connection": "connection",
    "InputError": "errors",
    "KeqiaoError": "errors",
    "KnowledgeGraph": "knowledge_graph",
    "OutputError": "errors",
    "Overrides": "text",
    "QueryError": "errors",
    "RuleError": "errors",
    "build": "knowledge_graph",
    "connect": "connection",
}

__all__ = [
    "Connection",
    "InputError",
    "KeqiaoError",
    "KnowledgeGraph",
    "OutputError",
    "Overrides",
    "QueryError",
    "RuleError",
    "build",
    "connect",
]


def __getattr__(name: str) -> object:
    """Public names load at first use, so that `import keqiao_kg.model` stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
