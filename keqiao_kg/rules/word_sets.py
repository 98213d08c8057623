"""Small sets of words that one reader asks for by name."""

from __future__ import annotations

from functools import lru_cache

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules.tables import read_toml

_PATH = DATA / "rules" / "word-sets.toml"


@lru_cache(maxsize=1)
def word_sets() -> dict[str, tuple[str, ...]]:
    """The words of `word-sets.toml` by the name of their set, in file order. RuleError where it is wrong."""
    try:
        return {name: tuple(row["words"]) for name, row in read_toml(_PATH).items()}
    except (KeyError, TypeError) as error:
        raise RuleError("is not a table of word sets", where=str(_PATH), cause=repr(error)) from error


def word_set(name: str) -> tuple[str, ...]:
    """The words of one set. RuleError if there is none of that name."""
    try:
        return word_sets()[name]
    except KeyError:
        raise RuleError(f"has no set {name}", where=str(_PATH)) from None
