"""Is every set of words asked for, told what it is for, without repeats, and does none stand in the engine?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import keqiao_kg
from keqiao_kg.assets import DATA
from keqiao_kg.errors import RuleError
from keqiao_kg.rules.tables import read_toml
from keqiao_kg.rules.word_sets import word_pairs, word_set, word_sets

PACKAGE = Path(keqiao_kg.__file__).parent
ENGINE = sorted(path for room in ("extract", "resolve", "rules", "text") for path in (PACKAGE / room).rglob("*.py"))
DIGITS = {"extract/numbers/numerals.py", "text/metadata/dates.py"}  # what each is worth is arithmetic
_CHINESE = re.compile("[\u4e00-\u9fff]")


def _lists(source: str) -> Iterator[str]:
    """The lists of two or more Chinese words in a module, but for words that get a name each (`_A, _B = …`)."""
    nodes = list(ast.walk(ast.parse(source)))
    named = [node.value for node in nodes if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)]
    for node in nodes:
        items: list[ast.expr | None] = []
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and node not in named:
            items = [*node.elts]
        elif isinstance(node, ast.Dict):
            items = node.keys
        words = [item.value for item in items if isinstance(item, ast.Constant)]
        parted = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"
        several = sum(isinstance(word, str) and bool(_CHINESE.search(word)) for word in words) > 1
        if several or (parted and _CHINESE.search(ast.unparse(node.func.value))):
            yield f"{node.lineno}: {ast.unparse(node)}"


def test_each_set_is_asked_for_and_each_asked_for_is_there() -> None:
    asked = re.findall(
        r'word_(?:set|pairs)\("([^"]+)"\)', "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    )
    assert len(set(asked)) > 120
    assert set(asked) == set(word_sets())


@pytest.mark.parametrize("name", word_sets())
def test_a_set_says_what_it_is_for_and_names_each_word_once(name: str) -> None:
    words = word_set(name)
    assert len(words) > 1
    assert len(set(words)) == len(words)
    assert len(read_toml(DATA / "rules" / "word-sets.toml")[name]["note"]) > 5


def test_sets_stand_in_order() -> None:
    assert list(word_sets()) == sorted(word_sets())


def test_an_unknown_set_is_an_error() -> None:
    with pytest.raises(RuleError, match="has no set no-such-words"):
        word_set("no-such-words")


def test_pairs_are_sets_of_what_they_pair() -> None:
    assert word_pairs("runs-of-years")["连增"] == "连续增长"
    assert word_set("runs-of-years") == tuple(word_pairs("runs-of-years"))
    with pytest.raises(RuleError, match="has no pairs in set metals"):
        word_pairs("metals")


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('_A = ("工程", "项目")', 1),
        ('_A, _B = ("工程", "项目"), 5', 1),
        ('_A, _B = "工程", "项目"', 0),
        ('text.endswith(("元", "亿"))', 1),
        ('kind in {"街道", "镇"}', 1),
        ('_A = {"争创": "创建", "争取到": "争取"}', 1),
        ('_A = {"次": "次数"}', 0),
        ('_A = "工程 项目".split()', 1),
        ('_A = ("，", ",", "和")', 0),
    ],
)
def test_a_list_of_words_is_seen(source: str, count: int) -> None:
    assert len(list(_lists(source))) == count


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_list_of_words_stands_in_the_engine(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() not in DIGITS:
        assert list(_lists(path.read_text("utf-8"))) == [], "a list of words belongs into data/rules/word-sets.toml"


def test_the_engine_is_found() -> None:
    assert len(ENGINE) > 120
    assert all(any(_lists((PACKAGE / name).read_text("utf-8"))) for name in DIGITS)
