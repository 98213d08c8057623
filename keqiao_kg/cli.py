"""The command line: each command a few lines over the library.

Exit status: 0 done; 1 the graph breaks its shapes or the check asked for fails; 2 wrong usage or an input
that cannot be read, with one line on stderr. Tables go to stdout, progress to stderr and only on a terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click
from rich.markup import escape

from keqiao_kg import cli_frame as frame
from keqiao_kg import cli_stores, pipeline
from keqiao_kg.errors import InputError, KeqiaoError
from keqiao_kg.model import NumberRole, Role
from keqiao_kg.resolve import BASE
from keqiao_kg.text import Overrides


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
        return frame.fail(error.format_message())
    except KeqiaoError as error:
        return frame.fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone (`| head`); nothing is wrong
        return 0
    except OSError as error:  # files are the library's, which names them; what is left is our output
        place = error.filename or "standard output"
        return frame.fail(
            f"{place}: cannot be written ({error.strerror or error}); free some space, or write elsewhere"
        )
    return status if isinstance(status, int) else 0


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]}, epilog=frame.example("keqiao-kg build report.pdf")
)
@click.version_option(package_name="keqiao-kg")
def commands() -> None:
    """Turns Chinese government work reports into validated, quoted, queryable knowledge graphs."""


for _command in (cli_stores.query, cli_stores.search, cli_stores.load):
    commands.add_command(_command)


@commands.command(epilog=frame.example("keqiao-kg build", "keqiao-kg build report.pdf other.docx -o out"))
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
    with frame.progress_of_steps(2 * len(paths)) as progress:
        built = pipeline.build(paths, overrides=overrides, base=base, progress=progress)
        built.write(out)
    console = frame.console()
    console.print(frame.table(*built.summary_table()))
    if built.validation.conforms:
        console.print(f"conforms to its shapes; written to {escape(str(out))}")
        return 0
    found = len(built.validation.results)
    violations = "1 violation" if found == 1 else f"{found} violations"
    return frame.fail(f"{violations}, see {out}/validation.txt; no graph written", status=1)


@commands.command(epilog=frame.example("keqiao-kg validate out/graph.ttl"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--shapes", type=click.Path(path_type=Path), default=None, help="SHACL shapes to use instead of ours.")
def validate(file: Path, shapes: Path | None) -> int:
    """Checks any RDF FILE against the SHACL shapes and says in words where and why it breaks them."""
    from keqiao_kg.graph import gate

    validation = gate.validate_file(file, shapes)
    click.echo(validation.text, nl=False)
    return 0 if validation.conforms else 1


@commands.command(epilog=frame.example("keqiao-kg numbers", "keqiao-kg numbers out --role unexplained"))
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
    console = frame.console()
    console.print(frame.table(names, [[row[name] for name in names] for row in shown]))
    totals = pipeline.count(row["role"] for row in rows)
    console.print()
    console.print(frame.table(("role", "numbers"), [(key, str(value)) for key, value in totals]))
    return 0


@commands.command(epilog=frame.example("keqiao-kg explain 生产总值突破1500亿元", "keqiao-kg explain 凤凰行动"))
@click.argument("text", metavar="TEXT|IRI")
@frame.DATA
@click.option("--plan", is_flag=True, help="Read a sentence that no report has as if it stood in the planned part.")
def explain(text: str, data: str, plan: bool) -> int:
    """The facts read from a sentence, or behind an IRI, each with its quote and the rules that read it."""
    from keqiao_kg import explanation

    click.echo(explanation.explain(text, data, Role.PLAN if plan else Role.REVIEW), nl=False)
    return 0


@commands.command(
    epilog=frame.example(
        "keqiao-kg score tests/gold/keqiao-2020 --save then.json", "keqiao-kg score gold --before then.json"
    )
)
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR")
@frame.DATA
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


@commands.command(epilog=frame.example("keqiao-kg serve", "keqiao-kg serve --data out --port 8080 --timeout 10"))
@frame.DATA
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; this machine alone.")
@click.option("--port", default=7878, show_default=True, help="0 takes any free one.")
@click.option("--update-token", default="", envvar="KEQIAO_KG_TOKEN", help="Opens writing to those who send it.")
@click.option("--allow-service", multiple=True, metavar="URL", help="An address that SERVICE may call.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds that a query may take.")
@click.option("--queries", default=16, show_default=True, help="Queries at a time.")
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


@commands.command(epilog=frame.example("keqiao-kg site -o site", "keqiao-kg site --base https://example.org/kg/"))
@click.option("-o", "--out", default="site", show_default=True, type=click.Path(path_type=Path), metavar="DIR")
@frame.DATA
@click.option("--base", default="", metavar="IRI", help="Where the site will be published, for links that need it.")
def site(out: Path, data: str, base: str) -> int:
    """Writes the static site of the graph: the annotated reports, a page for every thing, their indicators."""
    from keqiao_kg.publish import site as pages

    if base and not (base.startswith(("http://", "https://")) and base.endswith("/")):
        raise click.UsageError(f"--base {base!r} is no address of a site: give one such as https://example.org/kg/")
    with frame.progress_of_shares() as progress:
        count = pages.write(partial(pages.Site.open, Path(data), base), out, progress)
    click.echo(f"{count} files written to {out}")
    return 0


@commands.command(
    epilog=frame.example(
        "keqiao-kg export --list",
        "keqiao-kg export gexf --projection promises -o promises.gexf",
        "keqiao-kg export svg --around 凤凰行动 --depth 2",
    )
)
@click.argument("name", required=False, metavar="FORMAT")
@click.option("--projection", default="entities", show_default=True, help="entities, promises, places or full.")
@click.option("--around", default="", metavar="NAME|IRI", help="Only this node and what lies around it.")
@click.option("--depth", default=1, show_default=True, type=click.IntRange(0), help="Steps around that node.")
@click.option(
    "--coordinates",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="For geojson: place (code, IRI or name), longitude, latitude.",
)
@frame.DATA
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="File, or folder of several files.")
@click.option("--list", "listing", is_flag=True, help="List the formats and what opens them.")
def export(
    name: str | None,
    projection: str,
    around: str,
    depth: int,
    coordinates: Path | None,
    data: str,
    out: Path | None,
    listing: bool,
) -> int:
    """Writes the graph in FORMAT: as a network to be drawn, as tables, or as RDF."""
    from keqiao_kg.graph.parts import Parts
    from keqiao_kg.publish import exports

    if listing:
        columns = ("format", "ending", "media type", "opened by")
        forms = exports.FORMATS.values()
        frame.console().print(
            frame.table(columns, [(f.name, f.ending or "folder", f.media_type, f.opens) for f in forms])
        )
        return 0
    if name is None:
        raise click.UsageError("name a format; `keqiao-kg export --list` shows them")
    form = exports.find(name)
    request = exports.Request(Parts.open(Path(data)), projection, around, depth, coordinates)
    click.echo(f"written to {exports.export(form, request, out)}")
    return 0
