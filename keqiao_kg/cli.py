"""The command line: each command a few lines over the library.

Exit status: 0 done; 1 the graph breaks its shapes or the check asked for fails; 2 wrong usage or an input
that cannot be read, with one line on stderr. Tables go to stdout, progress to stderr and only on a terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from keqiao_kg import pipeline
from keqiao_kg.errors import InputError, KeqiaoError
from keqiao_kg.model import NumberRole, Role
from keqiao_kg.resolve import BASE
from keqiao_kg.text import Overrides

if TYPE_CHECKING:
    from keqiao_kg.graph.library import NamedQuery

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
_DATA = click.option("--data", default="out", show_default=True, metavar="DIR", help="Folder that `build` wrote.")


def run(arguments: Sequence[str]) -> int:
    """Runs one command; its exit status. Errors become one line on stderr and status 2."""
    try:
        # Not `commands.main`, which would answer errors and interrupts in its own way.
        with commands.make_context("keqiao-kg", list(arguments)) as context:
            status = commands.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
        return 0
    except click.ClickException as error:
        return _fail(error.format_message())
    except KeqiaoError as error:
        return _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone (`| head`); nothing is wrong
        return 0
    except OSError as error:  # files are the library's, which names them; what is left is our output
        place = error.filename or "standard output"
        return _fail(f"{place}: cannot be written ({error.strerror or error}); free some space, or write elsewhere")
    return status if isinstance(status, int) else 0


def _fail(message: str, status: int = 2) -> int:
    print(f"keqiao-kg: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    return status


def _standard_input() -> str:
    try:
        text = sys.stdin.read()
        text.encode()  # bytes that are no text come as lone surrogates under some locales
    except UnicodeError as error:
        raise InputError("is not text", where="standard input", cause=str(error), hint="send UTF-8") from error
    return text


def _console() -> Console:
    """Standard output; off a terminal wide enough that no cell is ever cut."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 100_000)


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(
        *[escape(name) for name in names], box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0)
    )
    for row in rows:
        table.add_row(*[escape(cell) for cell in row])
    return table


@contextmanager
def _progress(total: int) -> Iterator[pipeline.Progress]:
    """A progress bar on stderr if that is a terminal, else silence."""
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda step: bar.update(task, advance=1, description=step)


@contextmanager
def _triples_taken() -> Iterator[Callable[[int], None]]:
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
def _shares() -> Iterator[Callable[[int, int], None]]:
    """A bar of work that is counted as it goes, on stderr if that is a terminal, else silence."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _example(*lines: str) -> str:
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_example("keqiao-kg build report.pdf"))
@click.version_option(package_name="keqiao-kg")
def commands() -> None:
    """Turns Chinese government work reports into validated, quoted, queryable knowledge graphs."""


@commands.command(epilog=_example("keqiao-kg build", "keqiao-kg build report.pdf other.docx -o out"))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("-o", "--out", default="out", show_default=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option("--base", default=BASE, show_default=True, metavar="IRI", help="Namespace of the things.")
@click.option("--area", default=None, help="Reporting area, where the text does not say it: 浙江省绍兴市柯桥区.")
@click.option("--date", default=None, help="Date of the speech, where the text does not say it: 2020-01-08.")
@click.option("--year", type=int, default=None, help="Year planned, where the text does not say it.")
def build(files: tuple[Path, ...], out: Path, base: str, area: str | None, date: str | None, year: int | None) -> int:
    """Reads each report (no FILE: the bundled one of Keqiao, 2020) and writes its graph to DIR."""
    overrides = Overrides(area=area, spoken_on=date, year_planned=year)
    paths = files or pipeline.BUNDLED
    with _progress(2 * len(paths)) as progress:
        built = pipeline.build(paths, overrides=overrides, base=base, progress=progress)
        built.write(out)
    console = _console()
    console.print(_table(*built.summary_table()))
    if built.validation.conforms:
        console.print(f"conforms to its shapes; written to {escape(str(out))}")
        return 0
    found = len(built.validation.results)
    violations = "1 violation" if found == 1 else f"{found} violations"
    return _fail(f"{violations}, see {out}/validation.txt; no graph written", status=1)


@commands.command(epilog=_example("keqiao-kg validate out/graph.ttl"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--shapes", type=click.Path(path_type=Path), default=None, help="SHACL shapes to use instead of ours.")
def validate(file: Path, shapes: Path | None) -> int:
    """Checks any RDF FILE against the SHACL shapes and says in words where and why it breaks them."""
    from keqiao_kg.graph import gate

    validation = gate.validate_file(file, shapes)
    click.echo(validation.text, nl=False)
    return 0 if validation.conforms else 1


@commands.command(
    epilog=_example(
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
        _console().print(_table(("query", "summary", "概要", "parameters"), _listed(library.library())))
        return 0
    if name is None:
        raise click.UsageError("name a query, a file or -; `keqiao-kg query --list` shows the names")
    asked = library.read("-", _standard_input()) if name == "-" else library.find(name)
    text = asked.filled(_settings(settings))
    result = store.connect(data).run(text)
    if form == "table" and (names := store.columns(result)):
        _console().print(_table(names, [list(row.values()) for row in store.rows(result)]))
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


@commands.command(
    epilog=_example(
        "keqiao-kg load http://localhost:7878/query --graph-store http://localhost:7878/store",
        "KEQIAO_KG_USER=dba KEQIAO_KG_PASSWORD=… keqiao-kg load http://localhost:8890/sparql "
        "--update http://localhost:8890/sparql-auth",
    )
)
@click.argument("endpoint")
@_DATA
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
    with _triples_taken() as progress:
        loaded = loading.load(
            Path(data), where, loading.Credentials(user, password, token), chunk=chunk or 0, progress=progress
        )
    counts = [(graph or "default", str(size), str(loaded.there[graph])) for graph, size in loaded.here.items()]
    console = _console()
    console.print(_table(("graph", "here", "there"), counts))
    if not loaded.agrees:
        return _fail(f"{endpoint}: holds other counts than {data}; run it again to replace the graphs", status=1)
    console.print(f"{sum(loaded.here.values())} triples loaded; the counts agree")
    return 0


@commands.command(epilog=_example("keqiao-kg search 凤凰行动", "keqiao-kg search 就业 失业率 --format json"))
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

    with _progress(1) as step, closing(fulltext.open_index(data, lambda: step("indexing"))) as index:
        hits = index.search(" ".join(words), report=report, limit=limit)
    if form == "table":
        _console().print(_table(fulltext.COLUMNS, [fulltext.row(hit) for hit in hits]))
    else:
        sys.stdout.buffer.write(fulltext.written(hits, form))
    return 0


@commands.command(epilog=_example("keqiao-kg numbers", "keqiao-kg numbers out --role unexplained"))
@click.argument("folder", default="out", metavar="[DIR]")
@click.option(
    "--role", type=click.Choice([role.value for role in NumberRole]), default=None, help="Only the numbers of one role."
)
def numbers(folder: str, role: str | None) -> int:
    """The ledger: every number of the report and what became of it, then the totals."""
    from keqiao_kg.graph import store

    rows = store.rows(store.connect(folder).run(store.find_query("numbers")))
    shown = [row for row in rows if role in (None, row["role"])]
    several = ("report",) if len({row["report"] for row in rows}) > 1 else ()
    names = (*several, "start", "text", "role", "sentence")
    console = _console()
    console.print(_table(names, [[row[name] for name in names] for row in shown]))
    totals = pipeline.count(row["role"] for row in rows)
    console.print()
    console.print(_table(("role", "numbers"), [(key, str(value)) for key, value in totals]))
    return 0


@commands.command(epilog=_example("keqiao-kg explain 生产总值突破1500亿元", "keqiao-kg explain 凤凰行动"))
@click.argument("text", metavar="TEXT|IRI")
@_DATA
@click.option("--plan", is_flag=True, help="Read a sentence that no report has as if it stood in the planned part.")
def explain(text: str, data: str, plan: bool) -> int:
    """The facts read from a sentence, or behind an IRI, each with its quote and the rules that read it."""
    from keqiao_kg import explanation

    click.echo(explanation.explain(text, data, Role.PLAN if plan else Role.REVIEW), nl=False)
    return 0


@commands.command(
    epilog=_example(
        "keqiao-kg score tests/gold/keqiao-2020 --save then.json", "keqiao-kg score gold --before then.json"
    )
)
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR")
@_DATA
@click.option(
    "--before", type=click.Path(path_type=Path), metavar="FILE", help="An earlier result, to see gains and losses."
)
@click.option("--save", "keep", type=click.Path(path_type=Path), metavar="FILE", help="Keep the result for --before.")
def score(gold: Path, data: str, before: Path | None, keep: Path | None) -> int:
    """Precision, recall, F1 and per-field accuracy against hand-made gold, with gained and lost rows."""
    from keqiao_kg.score import report

    if not gold.is_dir():
        raise InputError("no such folder of gold files", where=str(gold))
    click.echo(report(gold, Path(data), before, keep), nl=False)
    return 0


@commands.command(epilog=_example("keqiao-kg serve", "keqiao-kg serve --data out --port 8080 --timeout 10"))
@_DATA
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; this machine alone.")
@click.option("--port", default=7878, show_default=True, help="0 takes any free one.")
@click.option("--update-token", default="", envvar="KEQIAO_KG_TOKEN", help="Opens writing to those who send it.")
@click.option("--allow-service", multiple=True, metavar="URL", help="An address that SERVICE may call.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds that a query may take.")
@click.option("--queries", default=12, show_default=True, help="Queries at a time.")
@click.option("--memory", default=512, show_default=True, help="MB that a query may take.")
@click.option("--result", default=128, show_default=True, help="MB of an answer.")
@click.option("--cache", default=64, show_default=True, help="MB of answers to keep.")
def serve(  # each option is an argument
    data: str,
    host: str,
    port: int,
    update_token: str,
    allow_service: tuple[str, ...],
    timeout: float,
    queries: int,
    memory: int,
    result: int,
    cache: int,
) -> None:
    """Serves the graph: the site at /, SPARQL at /sparql. Ends with Ctrl-C."""
    from keqiao_kg.publish.server import run
    from keqiao_kg.publish.server.settings import MEGABYTE, Limits, Settings

    sizes = {"memory": memory * MEGABYTE, "result": result * MEGABYTE, "cache": cache * MEGABYTE}
    limits = Limits(seconds=timeout, queries=queries, **sizes)
    settings = Settings(Path(data), host, port, update_token, allow_service, limits)
    run.serve(settings, click.echo)


@commands.command(epilog=_example("keqiao-kg site -o site", "keqiao-kg site --base https://example.org/kg/"))
@click.option("-o", "--out", default="site", show_default=True, type=click.Path(path_type=Path), metavar="DIR")
@_DATA
@click.option("--base", default="", metavar="IRI", help="Where the site will be published, for links that need it.")
def site(out: Path, data: str, base: str) -> int:
    """Writes the static site of the graph: the annotated reports, a page for every thing, their indicators."""
    from keqiao_kg.publish import site as pages

    if base and not (base.startswith(("http://", "https://")) and base.endswith("/")):
        raise click.UsageError(f"--base {base!r} is no address of a site: give one such as https://example.org/kg/")
    with _shares() as progress:
        count = pages.write(partial(pages.Site.open, Path(data), base), out, progress)
    click.echo(f"{count} files written to {out}")
    return 0


@commands.command(
    epilog=_example(
        "keqiao-kg export --list",
        "keqiao-kg export gexf --projection promises -o promises.gexf",
        "keqiao-kg export svg --around 凤凰行动 --depth 2",
    )
)
@click.argument("name", required=False, metavar="FORMAT")
@click.option("--projection", default="entities", show_default=True, help="entities, promises, places or full.")
@click.option("--around", default="", metavar="NAME|IRI", help="Only this node and what lies around it.")
@click.option("--depth", default=1, show_default=True, type=click.IntRange(0), help="Steps around that node.")
@_DATA
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="File, or folder of several files.")
@click.option("--list", "listing", is_flag=True, help="List the formats and what opens them.")
def export(
    name: str | None, projection: str, around: str, depth: int, data: str, out: Path | None, listing: bool
) -> int:
    """Writes the graph in FORMAT: as a network to be drawn, as tables, or as RDF."""
    from keqiao_kg.graph.parts import Parts
    from keqiao_kg.publish import exports

    if listing:
        columns = ("format", "ending", "media type", "opened by")
        forms = exports.FORMATS.values()
        _console().print(_table(columns, [(f.name, f.ending or "folder", f.media_type, f.opens) for f in forms]))
        return 0
    if name is None:
        raise click.UsageError("name a format; `keqiao-kg export --list` shows them")
    form = exports.find(name)
    request = exports.Request(Parts.open(Path(data)), projection, around, depth)
    click.echo(f"written to {exports.export(form, request, out)}")
    return 0
