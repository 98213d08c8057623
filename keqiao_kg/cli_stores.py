"""The commands that ask and fill stores: `query`, `search`, `load`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keqiao_kg import cli_frame as frame

if TYPE_CHECKING:
    from keqiao_kg.graph.library import NamedQuery

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


@click.command(
    epilog=frame.example(
        "keqiao-kg query observations --format csv",
        "keqiao-kg query all-targets --set year=2020 --set modality=strive",
        "keqiao-kg query - < my.rq",
    )
)
@click.argument("name", required=False, metavar="NAME|FILE|-")
@click.option("--data", default="out", show_default=True, metavar="DIR|FILE|ENDPOINT")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Set a parameter of the query.")
@click.option("--list", "listing", is_flag=True, help="List the queries of the library with their parameters.")
def query(name: str | None, data: str, form: str, settings: tuple[str, ...], listing: bool) -> int:
    """Runs a query of the library by NAME, a FILE, or standard input (-).

    A parameter set twice may have either value; set to nothing (`--set place=`) it may have any, where its
    default is empty too.
    """
    from keqiao_kg.graph import library, store

    if listing:
        frame.console().print(frame.table(("query", "summary", "概要", "parameters"), _listed(library.library())))
        return 0
    if name is None:
        raise click.UsageError("name a query, a file or -; `keqiao-kg query --list` shows the names")
    asked = library.read("-", frame.standard_input()) if name == "-" else library.find(name)
    text = asked.filled(_settings(settings))
    result = store.connect(data).run(text)
    if form == "table" and (names := store.columns(result)):
        frame.console().print(frame.table(names, [list(row.values()) for row in store.rows(result)]))
    else:
        sys.stdout.buffer.write(store.serialize(result, form))
    return 0


def _settings(pairs: Sequence[str]) -> dict[str, list[str]]:
    """NAME=VALUE of `--set` → all values of each name."""
    settings: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(f"--set {pair}: write NAME=VALUE")
        settings.setdefault(name.strip(), []).append(value)
    return settings


def _listed(queries: Sequence[NamedQuery]) -> list[list[str]]:
    """A row a query; a parameter as `name=default`."""
    return [
        [query.name, query.summary, query.summary_zh, " ".join(f"{p.name}={p.default}" for p in query.parameters)]
        for query in queries
    ]


@click.command(
    epilog=frame.example(
        "keqiao-kg load http://localhost:7878/query --graph-store http://localhost:7878/store",
        "KEQIAO_KG_USER=dba KEQIAO_KG_PASSWORD=… keqiao-kg load http://localhost:8890/sparql "
        "--update http://localhost:8890/sparql-auth",
    )
)
@click.argument("endpoint")
@frame.DATA
@click.option("--graph-store", default="", metavar="URL", help="Write by the Graph Store Protocol, at this address.")
@click.option("--update", default="", metavar="URL", help="Write by SPARQL Update, here.  [default: ENDPOINT]")
@click.option(
    "--chunk", type=click.IntRange(min=1), default=None, help="Triples a request, else 10000, by updates 1000."
)
@click.option("--user", default="", envvar="KEQIAO_KG_USER", show_envvar=True, help="Sent as basic or digest.")
@click.option("--password", default="", envvar="KEQIAO_KG_PASSWORD", show_envvar=True)
@click.option("--token", default="", envvar="KEQIAO_KG_TOKEN", show_envvar=True, help="A bearer token instead.")
def load(
    endpoint: str, data: str, graph_store: str, update: str, chunk: int | None, user: str, password: str, token: str
) -> int:
    """Puts the graphs into another store and counts on both sides; ENDPOINT is where the store takes queries.

    Each graph replaces the one of its name. After a break the same command goes on where it stopped.
    """
    from keqiao_kg.publish import loading

    where = loading.Addresses(endpoint, update, graph_store)
    with frame.progress_of_triples() as progress:
        loaded = loading.load(
            Path(data), where, loading.Credentials(user, password, token), chunk=chunk or 0, progress=progress
        )
    counts = [(graph or "default", str(size), str(loaded.there[graph])) for graph, size in loaded.here.items()]
    console = frame.console()
    console.print(frame.table(("graph", "here", "there"), counts))
    if not loaded.agrees:
        return frame.fail(f"{endpoint}: holds other counts than {data}; run it again to replace the graphs", status=1)
    console.print(f"{sum(loaded.here.values())} triples loaded; the counts agree")
    return 0


@click.command(epilog=frame.example("keqiao-kg search 凤凰行动", "keqiao-kg search 就业 失业率 --format json"))
@click.argument("words", nargs=-1, required=True)
@click.option("--data", default="out", show_default=True, metavar="DIR|FILE|ENDPOINT")
@click.option("--report", default="", metavar="ID", help="Only this report.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Sentences at most.")
@click.option(
    "--format", "form", type=click.Choice(("table", "csv", "tsv", "json")), default="table", show_default=True
)
def search(words: tuple[str, ...], data: str, report: str, limit: int, form: str) -> int:
    """Finds sentences by their WORDS in Chinese, the best first, with the facts that were read there.

    All words must stand in the sentence; words in quotation marks only as they stand. The index is made at the
    first search and kept in DIR.
    """
    from keqiao_kg.publish import fulltext

    with frame.progress_of_steps(1) as step, closing(fulltext.open_index(data, lambda: step("indexing"))) as index:
        hits = index.search(" ".join(words), report=report, limit=limit)
    if form == "table":
        frame.console().print(frame.table(fulltext.COLUMNS, [fulltext.row(hit) for hit in hits]))
    else:
        sys.stdout.buffer.write(fulltext.written(hits, form))
    return 0
