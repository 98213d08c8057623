"""Small sets of words, and of pairs of words, that one reader asks for by name."""

from __future__ import annotations

from functools import lru_cache

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules.tables import read_toml

_PATH = DATA / "rules" / "word-sets.toml"


@lru_cache(maxsize=1)
def _sets() -> dict[str, tuple[str, ...] | dict[str, str]]:
    """Words, or pairs of words, by the name of their set."""
    try:
        return {name: row["pairs"] if "pairs" in row else tuple(row["words"]) for name, row in read_toml(_PATH).items()}
    except (KeyError, TypeError) as error:
        raise RuleError("is not a table of word sets", where=str(_PATH), cause=repr(error)) from error


def word_sets() -> dict[str, tuple[str, ...]]:
    """The words of `word-sets.toml` by the name of their set, in file order. RuleError where it is wrong."""
    return {name: tuple(words) for name, words in _sets().items()}


def word_set(name: str) -> tuple[str, ...]:
    """The words of one set. RuleError if there is none of that name."""
    return tuple(_set(name))


def word_pairs(name: str) -> dict[str, str]:
    """What each word of a set stands for. RuleError if there is no set of pairs of that name."""
    pairs = _set(name)
    if not isinstance(pairs, dict):
        raise RuleError(f"has no pairs in set {name}", where=str(_PATH))
    return pairs


def _set(name: str) -> tuple[str, ...] | dict[str, str]:
    try:
        return _sets()[name]
    except KeyError:
        raise RuleError(f"has no set {name}", where=str(_PATH)) from None
