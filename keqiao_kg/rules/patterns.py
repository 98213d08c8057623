"""Pattern rules: a name, a pattern over named parts, what it yields, examples and counter-examples.

A file `data/rules/<group>.toml` holds

    [parts]                     # named pieces; a part may use earlier parts as {name}
    number = '[0-9]+'

    [[rule]]
    name = "rank-in-scope"      # unique over all files
    pattern = '居(?P<scope>{scope})第{number}位'
    yields = "rank"             # what a match means, in the terms of the group that reads the file
    examples = ["居全省第4位"]
    non_examples = ["第4位代表"]
    needs = ["居"]              # may be told: words, one of which stands where it is found
    ends = "位"                 # may be told of patterns that end with $: characters that their matches end with

Words of a table are a part too: `load(path, words={"unit": [...]})` gives `{unit}`, longest first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from keqiao_kg.errors import RuleError
from keqiao_kg.rules.tables import read_toml

# Python makes a set of an alternation of single characters, and a set of Chinese ones takes it 64 KB and 0.1 ms each;
# an arm that never matches keeps it an alternation, which is as fast for the few arms of a node.
_NEVER = "(?!)"
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)  # an escape, a set, a character
_Tree = dict[str, "_Tree"]  # a prefix tree; the key "" marks the end of a word


@dataclass(frozen=True)
class Rule:
    """One rule of a TOML table."""

    name: str
    source: str  # its pattern with the parts filled in
    yields: str
    examples: tuple[str, ...]
    non_examples: tuple[str, ...]
    path: Path  # the table
    needs: tuple[str, ...] = ()  # words, one of which stands in every text in which it is found; empty: none known
    ends: str = ""  # characters that a match ends with, where it reaches to the end of the text; empty: any

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled at its first use: a report needs some of the rules, and all of them take a while.

        Raises RuleError.
        """
        try:
            return re.compile(self.source)
        except re.error as error:
            raise RuleError(f"rule {self.name} does not compile", where=str(self.path), cause=str(error)) from error

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """Finds the pattern in a text, from a place to another if these are given.

        What is bound to the beginning of the text is tried there alone, not at every character.
        """
        return self.pattern.match if is_bound(self.source) else self.pattern.search

    @cached_property
    def needed(self) -> re.Pattern[str]:
        """Any of the words that are needed; where none are told, nothing."""
        return re.compile(alternation(self.needs))

    def closes(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in text[start:end] of a pattern that reaches to its end."""
        if self.ends and end > start and text[end - 1] not in self.ends:
            return None
        return self.pattern.search(text, start, end)


def is_bound(source: str) -> bool:
    """Whether each alternative of a pattern begins with ^."""
    depth, opens = 0, True
    for piece in _PIECE.findall(source):
        if opens and piece != "^":
            return False
        depth += (piece == "(") - (piece == ")")
        opens = piece == "|" and not depth
    return not opens


def alternation(words: Iterable[str]) -> str:
    """A group that matches any of the words, longest first.

    Words share their beginnings (a prefix tree), so a place is not tried once a word: ten times as fast
    for a few hundred words as the plain list.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return f"(?:{_branch(tree)})"


def _branch(node: _Tree) -> str:
    arms = [re.escape(char) + _branch(below) for char, below in sorted(node.items()) if char]
    if len(arms) == 1 and "" not in node:
        return arms[0]
    if len(arms) > 1 and all(len(arm) == 1 for arm in arms):
        arms.append(_NEVER)
    return f"(?:{'|'.join(arms)})" + ("?" if "" in node else "") if arms else ""


def load(path: Path, words: Mapping[str, Iterable[str]] | None = None) -> tuple[Rule, ...]:
    """The rules of one file, in file order (the order is their precedence)."""
    table = read_toml(path)
    parts = {name: alternation(items) for name, items in (words or {}).items()}
    for name, pattern in table.get("parts", {}).items():
        parts[name] = f"(?:{_fill(pattern, parts, path)})"
    return tuple(_rule(raw, parts, path) for raw in table.get("rule", []))


def by_yields(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules by what they yield, each group in order of precedence."""
    groups: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        groups[rule.yields] = (*groups.get(rule.yields, ()), rule)
    return groups


def _rule(raw: Mapping[str, object], parts: Mapping[str, str], path: Path) -> Rule:
    name, source = str(raw["name"]), _fill(str(raw["pattern"]), parts, path)
    examples, non_examples, needs = (raw.get(key, []) for key in ("examples", "non_examples", "needs"))
    assert isinstance(examples, list)
    assert isinstance(non_examples, list)
    assert isinstance(needs, list)
    yields, ends = str(raw.get("yields", "")), str(raw.get("ends", ""))
    return Rule(name, source, yields, tuple(examples), tuple(non_examples), path, tuple(needs), ends)


def _fill(pattern: str, parts: Mapping[str, str], path: Path) -> str:
    """Puts the parts in: {name} with a name that starts with a letter (so {2,4} stays a count)."""

    def part(match: re.Match[str]) -> str:
        if match[1] not in parts:
            raise RuleError(f"no part named {match[1]}", where=str(path), hint="name it under [parts] above its use")
        return parts[match[1]]

    return re.sub(r"\{([a-z][a-z_]*)\}", part, pattern)
