"""Rows as CSV (RFC 4180), each line ended by CR LF only where a program asks for it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_BATCH = 500  # rows that are written at a time


def csv_rows(rows: Iterable[Sequence[object]], line_end: str = "\n") -> Iterator[bytes]:
    """The rows in UTF-8, in pieces; None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator=line_end)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % _BATCH == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()
