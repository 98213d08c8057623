"""The rows of a query as Python wants them: a list of dicts of strings, and on demand a pandas frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from keqiao_kg.errors import QueryError

if TYPE_CHECKING:
    import pandas

Row = dict[str, str]
_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = frozenset(f"{_XSD}{name}" for name in ("integer", "int", "long", "nonNegativeInteger"))
_NUMBER = _WHOLE | {f"{_XSD}{name}" for name in ("decimal", "double", "float")}


class Rows(list[Row]):
    """The rows of a SELECT in order: a dict a row, values as plain strings, unbound cells empty."""

    def __init__(self, columns: Sequence[str], rows: Iterable[Row], datatypes: dict[str, frozenset[str]]) -> None:
        super().__init__(rows)
        self.columns = tuple(columns)
        self._datatypes = datatypes  # of the literals of each column; empty text for what has none

    @classmethod
    def of(cls, result: ox.QuerySolutions) -> Rows:
        """Takes all rows of a result. Whatever the store raises while they are found goes through."""
        names = [variable.value for variable in result.variables]
        datatypes: dict[str, set[str]] = {name: set() for name in names}
        rows = [_row(solution, names, datatypes) for solution in result]
        return cls(names, rows, {name: frozenset(found) for name, found in datatypes.items()})

    def to_pandas(self) -> pandas.DataFrame:
        """A frame with the same columns; a column of numbers is Int64 or float64, unbound cells are missing.

        What the report prints (`value` of the contract's queries) is text and stays so: `pandas.to_numeric` turns
        it into numbers. Raises QueryError where pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            hint = "install it: pip install 'keqiao-kg[pandas]'"
            raise QueryError("a frame needs pandas", cause=str(error), hint=hint) from error
        cells = {name: [row[name] or None for row in self] for name in self.columns}
        frame = pandas.DataFrame({name: pandas.Series(column, dtype="object") for name, column in cells.items()})
        for name, found in self._datatypes.items():
            if found and found <= _NUMBER:
                numbers = pandas.to_numeric(frame[name])
                frame[name] = numbers.astype("Int64" if found <= _WHOLE else "float64")
        return frame


def _row(solution: ox.QuerySolution, names: Sequence[str], datatypes: dict[str, set[str]]) -> Row:
    row = {}
    for name in names:
        term = solution[name]
        row[name] = "" if term is None else str(getattr(term, "value", ""))
        if term is not None:
            datatypes[name].add(term.datatype.value if isinstance(term, ox.Literal) else "")
    return row
