"""Does Python get what the README shows: rows, frames, graphs, connections?"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pandas
import pytest
import rdflib

import keqiao_kg as kk
from keqiao_kg.graph import answers, store
from keqiao_kg.graph.rows import Rows

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"README.md": 12, "README.zh.md": 2}  # page → results that it shows at least


def _example(page: str) -> str:
    text = (ROOT / page).read_text(encoding="utf-8")
    return text.split("```python\n")[1].split("```")[0]


@pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning")  # rdflib warns of its own use of itself
@pytest.mark.parametrize("page", PAGES)
def test_the_example_of_the_readme_runs_as_shown(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, names, shown = _example(page), {}, 0  # type: ignore[var-annotated]
    lines = code.splitlines()
    for statement in ast.parse(code).body:
        source = ast.unparse(statement)
        _, arrow, result = lines[(statement.end_lineno or 1) - 1].partition("  # → ")
        if arrow:
            assert str(eval(source, names)) == result
            shown += 1
        else:
            exec(source, names)
    assert shown >= PAGES[page]


@pytest.fixture(scope="module")
def built(out: Path) -> kk.Connection:
    return kk.connect(str(out))


def test_rows_are_a_list_of_dicts_with_columns(built: kk.Connection) -> None:
    rows = built.query("glossary")
    assert isinstance(rows, Rows)
    assert rows.columns == ("report", "number", "term", "definition", "page", "mentions")
    assert list(rows[0]) == list(rows.columns)
    assert rows == list(rows)


def test_a_frame_has_numbers_text_and_gaps(built: kk.Connection) -> None:
    rows = built.query("observations")
    assert isinstance(rows, Rows)
    frame = rows.to_pandas()
    assert tuple(frame.columns) == rows.columns
    assert len(frame) == len(rows)
    assert frame["start"].dtype == "Int64"
    assert frame["value"].iloc[0] == rows[0]["value"]  # text, as printed
    assert frame["upper"].isna().sum() == sum(not row["upper"] for row in rows)
    assert list(frame["start"]) == [int(row["start"]) for row in rows]


@pytest.mark.parametrize(
    ("value", "dtype"),
    [
        ("1", "Int64"),
        ("1.5", "float64"),
        ("1e3", "float64"),
        ('"1"', "object"),
        ("<https://e.org/1>", "object"),
        ('"a"@zh', "object"),
    ],
)
def test_columns_have_the_type_of_their_terms(value: str, dtype: str) -> None:
    query = f"SELECT ?a ?b WHERE {{ VALUES (?a ?b) {{ ({value} UNDEF) (UNDEF UNDEF) }} }}"
    rows = answers.as_python(store.Store.of([]).run(query))
    assert isinstance(rows, Rows)
    frame = rows.to_pandas()
    assert frame["a"].dtype == dtype
    assert list(frame["a"].isna()) == [False, True]
    assert frame["b"].isna().all()


def test_a_frame_of_nothing_has_its_columns() -> None:
    rows = answers.as_python(store.Store.of([]).run("SELECT ?a ?b WHERE { ?a ?b ?c }"))
    assert isinstance(rows, Rows)
    frame = rows.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert (list(frame.columns), len(frame)) == (["a", "b"], 0)


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(kk.QueryError, match=r"a frame needs pandas.*pip install 'keqiao-kg\[pandas\]'"):
        Rows(["a"], [{"a": "1"}], {"a": frozenset()}).to_pandas()


def test_graphs_and_yes_or_no(built: kk.Connection) -> None:
    kq = rdflib.Namespace("https://w3id.org/keqiao-kg/ontology#")
    graph = built.query(f"CONSTRUCT {{ ?a <{kq.holds}> ?b }} WHERE {{ ?a <{kq.holds}> ?b }}")
    assert isinstance(graph, rdflib.Graph)
    assert len(graph) > 20
    assert set(graph.predicates()) == {kq.holds}
    assert built.query(f"ASK {{ ?a <{kq.holds}> ?b }}") is True
    assert built.query(f"ASK {{ ?a <{kq.holds}x> ?b }}") is False


def test_a_setting_that_does_not_fit(built: kk.Connection) -> None:
    with pytest.raises(kk.QueryError, match="no such parameter"):
        built.query("observations", year=2020)
    with pytest.raises(kk.InputError, match="no graph here"):
        kk.connect("nowhere")
