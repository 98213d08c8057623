"""What holds for every table of `data/`, whichever room reads it.

That a rule matches its examples and not its counter-examples is proved beside its reader, which knows how it is asked
(at the start of a text, anywhere in it, with which word lists); here stands what needs no reader.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules.patterns import by_yields, load
from keqiao_kg.rules.tables import read_rows, read_toml

TSV = sorted(DATA.rglob("*.tsv"))
TOML = sorted(DATA.rglob("*.toml"))
# Tables whose key is more than the first column: a code keeps the names that it once had.
KEYS = {"divisions.tsv": ("code", "name", "until")}
# Rules that say where a match may start: what they stand for is proved by the rules that start there.
STARTS = {"numeral-start", "region-start"}
# Known failures, by name: two rules whose evidence cannot be told apart, one without an example of its own, and one
# that matches even nothing, so that no text is a counter-example.
SHARED_NAMES = {"five-year-plan"}
LACKING = {("half-year", "examples"), ("object-opening", "non_examples")}


def rules_of(path: Path) -> list[dict[str, Any]]:
    """The raw rules of a file: `[[rule]]`, `[[form]]` or `[[scope.rule]]`."""
    table = read_toml(path)
    return [*table.get("rule", []), *table.get("form", []), *table.get("scope", {}).get("rule", [])]


RULES = [(path, rule) for path in TOML for rule in rules_of(path)]


def names_of(path: Path) -> list[str]:
    return [rule["name"] for rule in rules_of(path)]


def test_no_table_is_overlooked() -> None:
    assert len(TSV) >= 35
    assert len(TOML) >= 15
    assert len(RULES) >= 330


@pytest.mark.parametrize("path", TSV, ids=lambda path: path.name)
def test_a_table_says_what_it_holds(path: Path) -> None:
    """Does a reader of the file learn what its rows mean before the first of them?"""
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert re.match(r"# [A-Z].{20,}", first)


@pytest.mark.parametrize("path", TSV, ids=lambda path: path.name)
def test_a_table_is_sorted_and_has_each_key_once(path: Path) -> None:
    rows = read_rows(path)
    columns = KEYS.get(path.name) or tuple(rows[0])[:1]
    keys = [tuple(row[column] for column in columns) for row in rows]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    firsts = [key[0] for key in keys]
    assert [f"{other} stands behind {one}" for one, other in pairwise(firsts) if one > other] == []
    assert all(firsts)


@pytest.mark.parametrize("path", TOML, ids=lambda path: path.name)
def test_rules_of_a_file_have_names_of_their_own(path: Path) -> None:
    assert [name for name, count in Counter(names_of(path)).items() if count > 1] == []


def test_a_rule_has_one_name_over_all_files() -> None:
    """Does the name that evidence gives lead to one rule?"""
    counts = Counter(rule["name"] for _, rule in RULES)
    assert {name for name, count in counts.items() if count > 1} == SHARED_NAMES


def test_a_rule_has_examples_and_counter_examples() -> None:
    """Which rules does nothing prove?"""
    kinds = ("examples", "non_examples")
    lacking = {(rule["name"], kind) for _, rule in RULES for kind in kinds if not rule.get(kind)}
    assert {(name, kind) for name, kind in lacking if name not in STARTS} == LACKING


# ── the readers themselves ──────────────────────────────────────────────────────────────────────


def written(folder: Path, text: str) -> Path:
    file = folder / "table"
    file.write_text(text, encoding="utf-8")
    return file


def test_rules_are_grouped_in_file_order(tmp_path: Path) -> None:
    rule = '[[rule]]\nname = "{}"\npattern = "x"\nyields = "{}"\n'
    rules = load(written(tmp_path, "".join(rule.format(*pair) for pair in ("ap", "bq", "cp"))))
    groups = {kind: [each.name for each in found] for kind, found in by_yields(rules).items()}
    assert groups == {"p": ["a", "c"], "q": ["b"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rule]\n", "is no TOML"),
        ('[[rule]]\nname = "a"\npattern = "("\n', "rule a does not compile"),
        ('[[rule]]\nname = "a"\npattern = "{unknown}"\n', "no part named unknown"),
    ],
)
def test_a_broken_rule_file_is_told_by_name(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=message) as told:
        _ = [rule.pattern for rule in load(written(tmp_path, text))]
    assert str(tmp_path) in str(told.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [("# only a comment\n", "has no header row"), ("word\tkind\na\tb\tc\n", "3 cells under 2 headings")],
)
def test_a_broken_word_list_is_told_by_name(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=message):
        read_rows(written(tmp_path, text))
