"""The rows of the contract's queries as tables: CSV, XLSX, Parquet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from keqiao_kg.errors import OutputError
from keqiao_kg.graph import store
from keqiao_kg.publish.exports.absent import absent
from keqiao_kg.publish.exports.csv_text import csv_rows
from keqiao_kg.publish.exports.format import Files, Folder, OneFile, Request

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

TABLES = ("observations", "entities", "relations", "commitments", "glossary")
WHOLE = {"start", "end", "number", "mentions"}  # columns of whole numbers …
NUMBERS = {"value", "upper"}  # … and of other numbers; all others are text
_EPOCH = datetime(2020, 1, 1)  # no clock in an output
_MOST_ROWS, _LONGEST_CELL = 1_048_576, 32_767  # what a sheet can take


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one query over all reports, in the order of the reports."""

    name: str
    columns: tuple[str, ...]
    rows: list[list[str]]


def tables(request: Request) -> list[Table]:
    """All tables. One report is asked after another."""
    queries = {name: store.find_query(name) for name in TABLES}
    found: dict[str, Table] = {}
    for part in request.parts.stores():
        for name, query in queries.items():
            result = part.run(query)
            columns = tuple(store.columns(result))
            table = found.setdefault(name, Table(name, columns, []))
            table.rows.extend(list(row.values()) for row in store.rows(result))
    return list(found.values())


class Csv(Folder):
    """A CSV file a table, with the mark by which Excel knows UTF-8."""

    name = "csv"
    title = "tables"
    media_type = "text/csv"
    opens = "Excel, LibreOffice, R, pandas, DuckDB"

    def files(self, request: Request) -> Files:
        """One file a table."""
        return {f"{table.name}.csv": _csv(table) for table in tables(request)}


def _csv(table: Table) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf"
    yield from csv_rows([table.columns], "\r\n")
    yield from csv_rows(table.rows, "\r\n")


class Xlsx(OneFile):
    """A workbook with a sheet a table; numbers as numbers, the head row stays in sight."""

    name = "xlsx"
    title = "tables"
    ending = ".xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    opens = "Excel, LibreOffice, WPS"

    def content(self, request: Request) -> Iterator[bytes]:
        """The file, in one piece. Raises OutputError for what a sheet cannot take."""
        import xlsxwriter

        found = tables(request)
        for table in found:
            _refuse_too_much(table)
        buffer = io.BytesIO()
        # Nothing that begins with = or http becomes a formula or a link.
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = xlsxwriter.Workbook(buffer, options)
        workbook.set_properties({"created": _EPOCH, "title": "keqiao-kg"})
        for table in found:
            _sheet(workbook, table)
        workbook.close()
        yield buffer.getvalue()


def _refuse_too_much(table: Table) -> None:
    cause = f"{len(table.rows)} rows" if len(table.rows) >= _MOST_ROWS else ""
    if any(len(cell) > _LONGEST_CELL for row in table.rows for cell in row):
        cause = f"a cell of more than {_LONGEST_CELL} characters"
    if cause:
        hint = "export csv or parquet instead"
        raise OutputError("does not fit into a sheet", where=table.name, cause=cause, hint=hint)


def _sheet(workbook: xlsxwriter.Workbook, table: Table) -> None:
    sheet: Worksheet = workbook.add_worksheet(table.name)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for number, name in enumerate(table.columns):
        sheet.set_column(number, number, 48 if name in ("sentence", "definition", "quote") else 14)
    sheet.write_row(0, 0, table.columns, workbook.add_format({"bold": True}))
    for position, row in enumerate(table.rows, 1):
        for number, (name, cell) in enumerate(zip(table.columns, row, strict=True)):
            value = typed(name, cell)
            if isinstance(value, str):
                sheet.write_string(position, number, value)
            elif value is not None:
                sheet.write_number(position, number, float(value))


def typed(column: str, cell: str) -> str | int | Decimal | None:
    """A cell as a number where its column holds numbers; None for an empty number."""
    if column in WHOLE:
        return int(cell) if cell else None
    if column in NUMBERS:
        return Decimal(cell) if cell else None
    return cell


class Parquet(Folder):
    """A Parquet file a table, with types."""

    name = "parquet"
    title = "tables"
    media_type = "application/vnd.apache.parquet"
    opens = "DuckDB, pandas, Polars, Spark, R (arrow)"

    def files(self, request: Request) -> Files:
        """One file a table. Raises OutputError where pyarrow is absent."""
        try:
            import pyarrow.parquet  # noqa: F401
        except ModuleNotFoundError as error:
            raise absent("pyarrow", "parquet") from error
        return {f"{table.name}.parquet": _parquet(table) for table in tables(request)}


def _parquet(table: Table) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = [
        pa.int64() if name in WHOLE else pa.float64() if name in NUMBERS else pa.string() for name in table.columns
    ]
    arrays = [
        pa.array([_arrow(name, row[number]) for row in table.rows], kind)
        for number, (name, kind) in enumerate(zip(table.columns, types, strict=True))
    ]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, names=list(table.columns)), buffer, compression="zstd")
    yield buffer.getvalue()


def _arrow(column: str, cell: str) -> str | int | float | None:
    value = typed(column, cell)
    return float(value) if isinstance(value, Decimal) else value
