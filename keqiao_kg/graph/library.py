"""The queries that travel with the program, and those of the user's files: text, summaries, parameters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from keqiao_kg.assets import QUERIES
from keqiao_kg.errors import QueryError
from keqiao_kg.graph.heads import read_head
from keqiao_kg.graph.parameters import Parameter, Settings, fill

__all__ = ["NamedQuery", "Parameter", "Settings", "find", "find_query", "library", "read"]

_INTERNAL = ("checks", "network", "pages")  # folders of queries that are asked by the program itself


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its name: the path under `queries/` without ending, or that of a file."""

    name: str
    text: str  # with the defaults of its parameters, so it runs as it is
    summary: str
    summary_zh: str
    parameters: tuple[Parameter, ...] = ()

    def filled(self, settings: Settings | None = None) -> str:
        """The text with these values of its parameters. Raises QueryError."""
        return fill(self.text, self.parameters, settings or {})


def library() -> tuple[NamedQuery, ...]:
    """All queries that travel with the program for people to ask, by name."""
    return tuple(map(_named, _files()))


def find(name: str) -> NamedQuery:
    """A query of the library (by name or last part of it) or of a file; QueryError where there is none."""
    for path in _files():
        if name in (_name(path), path.stem):
            return _named(path)
    if Path(name).is_file():
        return read(name, _text_of(Path(name)))
    raise QueryError("no such query", where=name, hint="see `keqiao-kg query --list`, or give a file or -")


def find_query(name: str) -> str:
    """The text of a query, with the defaults of its parameters; QueryError where there is none."""
    return find(name).text


def _files() -> list[Path]:
    return [path for path in sorted(QUERIES.rglob("*.rq")) if path.parent.name not in _INTERNAL]


def _named(path: Path) -> NamedQuery:
    return read(_name(path), path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return path.relative_to(QUERIES).with_suffix("").as_posix()


def read(name: str, text: str) -> NamedQuery:
    """A query from its text. Raises RuleError for a head that is wrong."""
    head = read_head(text, name)
    return NamedQuery(name, text, head.fields.get("summary", ""), head.fields.get("summary@zh", ""), head.parameters)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        cause = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise QueryError("cannot be read", where=str(path), cause=cause, hint="save it as UTF-8 text") from error
