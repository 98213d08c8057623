"""The errors a user can meet: one root, leaves by cause.

    KeqiaoError
    ├── InputError      a file that cannot be read as a report, or as what it should be
    ├── OutputError     a place that cannot be written
    ├── RuleError       a table or pattern in data/rules that is wrong
    ├── QueryError      a query that does not parse, run or exist
    └── RemoteError     another store that does not answer, or refuses

Each message is one line: which file, where, what is wrong, what to do. The command line prints it and
exits with status 2.
"""

from __future__ import annotations


class KeqiaoError(Exception):
    """Root of all errors meant for the user."""

    def __init__(self, what: str, *, where: str = "", cause: str = "", hint: str = "") -> None:
        """One line from the file (`where`), what is wrong, why, and what to do about it."""
        self.what, self.where, self.cause, self.hint = what, where, cause, hint
        parts = [f"{where}: {what}" if where else what]
        if cause:
            parts.append(f"({cause})")
        line = " ".join(parts)
        super().__init__(f"{line}; {hint}" if hint else line)


class InputError(KeqiaoError):
    """A file that cannot be read as what it should be."""


class OutputError(KeqiaoError):
    """A place that cannot be written."""


class RuleError(KeqiaoError):
    """A table or pattern of `data/rules` that is wrong."""


class QueryError(KeqiaoError):
    """A query that does not exist, parse or run."""


class RemoteError(KeqiaoError):
    """Another store that does not answer, or refuses."""
