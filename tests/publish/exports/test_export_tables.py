"""Do the tables hold the rows of the contract's queries, whatever reads them?"""

from __future__ import annotations

import builtins
import csv
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from keqiao_kg.errors import OutputError
from keqiao_kg.graph.parts import Parts
from keqiao_kg.graph.store import Store, find_query, rows
from keqiao_kg.publish.exports import Request, export, find
from keqiao_kg.publish.exports.tables import NUMBERS, TABLES, WHOLE, Table, _refuse_too_much

Written = Callable[..., Path]


@pytest.fixture(scope="module")
def answers(out: Path) -> dict[str, list[dict[str, str]]]:
    """The answers of the queries over the whole store at once."""
    opened = Store.open(out)
    return {name: rows(opened.run(find_query(name))) for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_csv_is_the_query(written: Written, answers: dict[str, list[dict[str, str]]], name: str) -> None:
    content = (written("csv") / f"{name}.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")  # or Excel shows no Chinese
    assert list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == answers[name]
    assert len(answers[name]) > 25


@pytest.fixture(scope="module")
def book(written: Written) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written("xlsx"))


@pytest.mark.parametrize("name", TABLES)
def test_openpyxl_reads_the_workbook(
    book: openpyxl.Workbook, answers: dict[str, list[dict[str, str]]], name: str
) -> None:
    assert book.sheetnames == list(TABLES)
    sheet = book[name]
    assert sheet.freeze_panes == "A2"
    head, *read = sheet.iter_rows(values_only=True)
    assert [dict(zip(head, map(_text, row), strict=True)) for row in read] == [
        {key: _text(_number(key, value)) for key, value in row.items()} for row in answers[name]
    ]


def _number(column: str, cell: str) -> object:
    return float(cell) if column in WHOLE | NUMBERS and cell else cell


def _text(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, int | float) else str(value)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_duckdb_reads_the_tables(
    written: Written, answers: dict[str, list[dict[str, str]]], form: str, name: str
) -> None:
    file = written(form) / f"{name}.{form}"
    reader = f"read_csv('{file}', all_varchar=true, header=true)" if form == "csv" else f"'{file}'"
    with duckdb.connect() as connection:
        relation = connection.sql(f"SELECT * FROM {reader}")
        columns = relation.columns
        read = [dict(zip(columns, row, strict=True)) for row in relation.fetchall()]
    assert len(read) == len(answers[name])
    for found, wanted in zip(read, answers[name], strict=True):
        for key, value in wanted.items():
            cell: Any = found[key]
            if form == "parquet" and key in WHOLE | NUMBERS:
                assert cell == (float(Decimal(value)) if value else None)
            else:
                assert (cell or "") == value


def test_duckdb_counts_with_the_types_of_parquet(written: Written) -> None:
    file = written("parquet") / "observations.parquet"
    with duckdb.connect() as connection:
        query = f"SELECT max(value), typeof(max(value)), typeof(max(start)) FROM '{file}'"
        ((most, *types),) = connection.sql(query).fetchall()
    assert most > 1000
    assert tuple(types) == ("DOUBLE", "BIGINT")


def test_a_table_too_large_for_a_sheet_is_refused() -> None:
    with pytest.raises(OutputError, match=r"does not fit into a sheet \(a cell of more than 32767"):
        _refuse_too_much(Table("glossary", ("definition",), [["长" * 32_768]]))
    with pytest.raises(OutputError, match=r"does not fit into a sheet \(1048576 rows"):
        _refuse_too_much(Table("glossary", ("definition",), [[""]] * 1_048_576))


@pytest.mark.parametrize(
    ("form", "package", "extra"),
    [
        ("parquet", "pyarrow", "parquet"),
        ("svg", "fontTools", "pictures"),
        ("png", "resvg_py", "pictures"),
        ("svg", "pylopdf_fonts_zh_cn", "pictures"),
    ],
)
def test_an_absent_package_is_one_line(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, package: str, extra: str
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.split(".")[0] == package:
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(OutputError, match=rf"needs the package \S+, which is not installed; .*keqiao-kg\[{extra}\]"):
        export(find(form), Request(parts, "promises"), tmp_path / "new" / "file")
    assert not (tmp_path / "new").exists()
