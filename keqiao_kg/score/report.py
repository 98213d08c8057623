"""The report of a scoring: a folder that `build` wrote against a folder of gold, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from keqiao_kg.errors import InputError
from keqiao_kg.graph.store import Store, find_query, rows
from keqiao_kg.score.align import align
from keqiao_kg.score.gold import Gold, Row, load_gold
from keqiao_kg.score.saved import changes, load, save
from keqiao_kg.score.scoring import score
from keqiao_kg.score.tally import Score

QUERIES = ("observations", "entities", "relations", "targets-vs-results")
_OTHER = "validation.txt"  # the one text of the folder that is no report
_GRAPH = "/graph>"  # how the graph of a report ends in N-Quads


def report(gold: Path, data: Path, before: Path | None = None, keep: Path | None = None) -> str:
    """Scores the folder `data` against the gold; with gains and losses since `before`; saved in `keep`.

    Of several reports in the folder the one is scored whose text has the most of the gold's sentences.
    Raises InputError where one of the folders or files is not what it should be.
    """
    earlier = load(before) if before else None
    result = score_folder(load_gold(gold), data)
    if keep:
        save(result, keep)
    parts = [_tallies(result), _fields(result), _unaligned(result)]
    if earlier:
        parts += [_changes(f"{name} since {before}", found) for name, found in changes(earlier, result).items()]
    return "\n\n".join(part for part in parts if part) + "\n"


def score_folder(gold: Gold, data: Path) -> Score:
    """Scores the report of a folder that the gold is about."""
    name, text = _report_of(gold, data)
    store = Store.of([_graph_of(name, data)])
    tables: dict[str, Sequence[Row]] = {query: rows(store.run(find_query(query))) for query in QUERIES}
    if not gold.pairs:
        del tables["targets-vs-results"]  # nobody has paired this report's targets
    return score(gold, text, tables)


def _report_of(gold: Gold, data: Path) -> tuple[str, str]:
    """Id and text of the report that has the most of the gold's sentences."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(data.glob("*.txt")) if path.name != _OTHER}
    found = {name: len(gold.sentences) - len(align(gold.sentences, text).missing) for name, text in texts.items()}
    best = max(found, key=lambda name: found[name], default="")
    if not found or not found[best]:
        hint = "build the report that the gold was made from, and name its folder with --data"
        raise InputError("no report here has the sentences of the gold", where=str(data), hint=hint)
    return best, texts[best]


def _graph_of(name: str, data: Path) -> bytes:
    """The N-Quads of the folder without the graphs of other reports."""
    file = data / "graph.nq"
    if not file.is_file():
        raise InputError("no graph here", where=str(file), hint="run `keqiao-kg build` first")
    own = f"/{name}{_GRAPH} .".encode()
    lines = file.read_bytes().splitlines(keepends=True)
    return b"".join(
        line for line in lines if not line.rstrip().endswith(f"{_GRAPH} .".encode()) or line.rstrip().endswith(own)
    )


def _tallies(result: Score) -> str:
    heads = ("", "right", "wrong", "missed", "precision", "recall", "F1")
    cells = [
        (
            label,
            str(tally.right),
            str(tally.wrong),
            str(tally.missed),
            *(f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1)),
        )
        for label, tally in result.tallies.items()
    ]
    return _table(heads, cells)


def _fields(result: Score) -> str:
    cells = [
        (f"  {name}", str(right), str(of), f"{right / of:.3f}" if of else "")
        for name, (right, of) in result.fields.items()
    ]
    return _table(("fields of the quantities found", "right", "of", "share"), cells) if cells else ""


def _unaligned(result: Score) -> str:
    if not result.unaligned:
        return ""
    return f"{len(result.unaligned)} sentences of the gold are not in the text: {' '.join(result.unaligned)}"


def _changes(title: str, keys: Sequence[str]) -> str:
    return "\n".join([f"{title}: {len(keys)}", *(f"  {key}" for key in keys)])


def _table(heads: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    """Columns of plain text: the first to the left, figures to the right."""
    lines = [heads, *cells]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
