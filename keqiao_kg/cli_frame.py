"""What the commands have in common: tables, progress, one line for what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from keqiao_kg.errors import InputError

DATA = click.option("--data", default="out", show_default=True, metavar="DIR", help="Folder that `build` wrote.")


def fail(message: str, status: int = 2) -> int:
    """Says in one line on stderr what is wrong; the exit status."""
    print(f"keqiao-kg: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    return status


def standard_input() -> str:
    """What is sent by a pipe. Raises InputError for bytes that are no text."""
    try:
        text = sys.stdin.read()
        text.encode()  # bytes that are no text come as lone surrogates under some locales
    except UnicodeError as error:
        raise InputError("is not text", where="standard input", cause=str(error), hint="send UTF-8") from error
    return text


def console() -> Console:
    """Standard output; off a terminal wide enough that no cell is ever cut."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 100_000)


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Rows under their names, without lines."""
    made = Table(*[escape(name) for name in names], box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for row in rows:
        made.add_row(*[escape(cell) for cell in row])
    return made


@contextmanager
def progress_of_steps(total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on stderr if that is a terminal, else silence."""
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda step: bar.update(task, advance=1, description=step)


@contextmanager
def progress_of_triples() -> Iterator[Callable[[int], None]]:
    """A counter of triples on stderr if that is a terminal, else silence."""
    if not sys.stderr.isatty():
        yield lambda _triples: None
        return
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.completed:.0f} triples"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda triples: bar.update(task, advance=triples)


@contextmanager
def progress_of_shares() -> Iterator[Callable[[int, int], None]]:
    """A bar of work that is counted as it goes, on stderr if that is a terminal, else silence."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def example(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
