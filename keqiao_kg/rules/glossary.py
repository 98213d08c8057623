"""The rules that read glossaries, grouped by what a match means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules import patterns, tables

PATTERNS = DATA / "rules" / "glossary.toml"
COUNTS = DATA / "rules" / "glossary_counts.tsv"


@dataclass(frozen=True, slots=True)
class GlossaryRules:
    """The rules of `glossary.toml` by their `yields`, each group in order of precedence."""

    heading: tuple[patterns.Rule, ...]  # a line that opens a glossary
    annex: tuple[patterns.Rule, ...]  # a line that opens an annex
    stop: tuple[patterns.Rule, ...]  # a line that is no longer glossary
    number: tuple[patterns.Rule, ...]  # the printed number of an entry, one rule a style
    separator: tuple[patterns.Rule, ...]  # from the start of a term to that of its definition
    page: tuple[patterns.Rule, ...]  # the page of the body that an entry cites
    note: tuple[patterns.Rule, ...]  # a note printed in the body
    mark: tuple[patterns.Rule, ...]  # a reference in the body to an entry
    alternative: tuple[patterns.Rule, ...]  # another form of the term, group `form`
    term_form: tuple[patterns.Rule, ...]  # forms that the term itself gives, groups `form`, `form_b`
    acronym: tuple[patterns.Rule, ...]  # another form if it holds the characters of the term in order
    count: tuple[patterns.Rule, ...]  # how many parts the term says it has
    key: tuple[patterns.Rule, ...]  # a part of the term that the definition explains
    lead: tuple[patterns.Rule, ...]  # words before a list inside a definition
    item_lead: tuple[patterns.Rule, ...]  # words before an item
    first_lead: tuple[patterns.Rule, ...]  # words before the first item that are said of all
    frame: tuple[patterns.Rule, ...]  # words around a list, group `list`
    tail: tuple[patterns.Rule, ...]  # words after the last item
    shared_tail: tuple[patterns.Rule, ...]  # words said of all items, after the last
    unlike_tail: tuple[patterns.Rule, ...]  # … only where the items do not begin alike
    longer: tuple[patterns.Rule, ...]  # what makes a longer word of a short term that stands before it
    joiner: tuple[patterns.Rule, ...]  # words that join the last two items
    joint: tuple[patterns.Rule, ...]  # what is left of a term that is a mere list of quoted terms
    counts: Mapping[str, int]  # words that count, as 双 2

    @classmethod
    def load(cls) -> GlossaryRules:
        """The rules of `data/rules`, read once a process; a rule of an unknown kind is a RuleError."""
        return _load()


@cache
def _load() -> GlossaryRules:
    groups = {kind.replace("-", "_"): rules for kind, rules in patterns.by_yields(patterns.load(PATTERNS)).items()}
    unknown = set(groups) - set(GlossaryRules.__dataclass_fields__)
    if unknown:
        raise RuleError(f"unknown yields: {', '.join(sorted(unknown))}", where=str(PATTERNS))
    words = {row["word"]: int(row["value"]) for row in tables.read_rows(COUNTS)}
    kinds = {name: groups.get(name, ()) for name in GlossaryRules.__dataclass_fields__ if name != "counts"}
    return GlossaryRules(**kinds, counts=words)
