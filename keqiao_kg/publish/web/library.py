"""The questions of the query page: every query that travels with the program, as JSON for the browser."""

from __future__ import annotations

import json

from keqiao_kg.graph.library import NamedQuery, Parameter, library

_GROUPS = (
    {"name": "questions", "zh": "问题", "en": "Questions"},
    {"name": "tables", "zh": "全部数据表", "en": "Whole tables"},
)
_START = "targets-vs-results"  # the query that the editor opens with


def library_json() -> bytes:
    """`{groups, start, queries: [{name, group, zh, en, text, parameters}]}` in UTF-8."""
    queries = [_query(query) for query in library() if _group(query)]
    content = {"groups": _GROUPS, "start": _START, "queries": queries}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _group(query: NamedQuery) -> str:
    """Queries of other folders serve other parts of the program."""
    folder = query.name.rpartition("/")[0]
    return {"questions": "questions", "": "tables"}.get(folder, "")


def _query(query: NamedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "group": _group(query),
        "zh": query.summary_zh,
        "en": query.summary,
        "text": _without_head(query.text),
        "parameters": [_parameter(parameter) for parameter in query.parameters],
    }


def _without_head(text: str) -> str:
    """The list shows what the head says, so the editor opens with the query itself."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+"))


def _parameter(parameter: Parameter) -> dict[str, object]:
    return {
        "name": parameter.name,
        "kind": parameter.kind,
        "default": parameter.default,
        "zh": parameter.zh,
        "en": parameter.en,
        "choices": list(parameter.choices),
        "block": parameter.block(),
    }
