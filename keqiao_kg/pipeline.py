"""The arrows of the house in their order, and the only module that knows it.

file ─▶ text ─▶ extract ─▶ resolve ─▶ graph ─▶ gate ─▶ folder
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from keqiao_kg.assets import DATA
from keqiao_kg.errors import InputError
from keqiao_kg.extract import ExtractRules, extract, words
from keqiao_kg.graph import gate, triples, write
from keqiao_kg.graph.packed import Packed, PackedGraph
from keqiao_kg.model import Facts, Status
from keqiao_kg.publish.folder import replace_files
from keqiao_kg.resolve import BASE, ResolveRules, agree, resolve
from keqiao_kg.text import Overrides, TextRules, read_report

Progress = Callable[[str], None]
_NAMESPACE = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+[/#]""")
BUNDLED = (DATA / "reports" / "keqiao-2020.txt",)


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that reading knows, loaded once."""

    text: TextRules
    extract: ExtractRules
    resolve: ResolveRules

    @classmethod
    def load(cls) -> Rules:
        """Reads the tables of `data/`."""
        return cls(TextRules.load(), ExtractRules.load(), ResolveRules.load())


@dataclass(frozen=True, slots=True)
class Built:
    """The graph of some reports, its validation, and how both are written."""

    facts: tuple[Facts, ...]
    graphs: tuple[PackedGraph, ...]  # one a report
    turtle: Packed  # all of them
    validation: gate.Validation

    def write(self, folder: Path) -> None:
        """Replaces what an earlier build left in the folder.

        A graph that breaks its shapes is not written: then only the validation files are.
        """
        files = self.files()
        if self.validation.conforms:
            replace_files(folder, files, _written_by(folder), graph="graph.nq")
        else:
            replace_files(folder, files)

    def files(self) -> Mapping[str, Iterable[bytes]]:
        """File name → content in pieces; to be written in this order, since the last holds digests of the others."""
        files: dict[str, Iterable[bytes]] = {
            "validation.ttl": [self.validation.turtle],
            "validation.txt": [self.validation.text.encode()],
        }
        if not self.validation.conforms:
            return files
        files |= {"graph.ttl": self.turtle.parts(), "graph.nq": write.nquads(self.graphs)}
        files |= {f"{facts.report.id}.txt": [facts.report.text.encode()] for facts in self.facts}
        digests: dict[str, str] = {}
        digested = {name: _digested(name, parts, digests) for name, parts in files.items()}
        return digested | {"summary.json": self._summary(digests)}

    def _summary(self, digests: Mapping[str, str]) -> Iterator[bytes]:
        size = sum(graph.size for graph in self.graphs)
        files = dict(sorted(digests.items()))
        summary = {"reports": [summary_of(facts) for facts in self.facts], "triples": size, "files": files}
        yield (json.dumps(summary, ensure_ascii=False, indent=2) + "\n").encode()

    def summary_table(self) -> tuple[tuple[str, ...], list[list[str]]]:
        """Column names and a row a report."""
        names = ("report", "area", "sentences", "results", "targets", "entities", "relations", "glossary")
        rows = []
        for facts in self.facts:
            counts = summary_of(facts)["counts"]
            assert isinstance(counts, dict)
            rows.append([facts.report.id, facts.report.area.full_name, *(str(counts[name]) for name in names[2:])])
        return names, rows


def read(path: Path, rules: Rules, overrides: Overrides | None = None, base: str = BASE) -> Facts:
    """The facts of one report."""
    report = read_report(path, rules.text, overrides)
    return resolve(report, extract(report, rules.extract), rules.resolve, base)


def build(
    paths: Sequence[Path],
    *,
    overrides: Overrides | None = None,
    base: str = BASE,
    progress: Progress = lambda _step: None,
) -> Built:
    """Reads the reports, makes their graph and validates it; nothing is written.

    Raises InputError for a file that cannot be read, for two files that are the same report, and for a `base`
    that is no namespace.
    """
    if not _NAMESPACE.fullmatch(base):
        hint = "give an absolute IRI that ends with / or #, such as https://example.org/id/"
        raise InputError("is no namespace", where=repr(base), hint=hint)
    with gate.Gate() as gates:
        facts = _read_all(paths, overrides, base, progress)
        graphs: list[PackedGraph] = []
        validation = gates.validate(_packing(facts, graphs, progress))
        turtle = Packed.of_parts(write.turtle(graphs))  # while the last report is validated
        return Built(facts, tuple(graphs), turtle, validation())


def _read_all(paths: Sequence[Path], overrides: Overrides | None, base: str, progress: Progress) -> tuple[Facts, ...]:
    rules = Rules.load()
    facts = []
    for path in paths:
        progress(path.name)
        facts.append(read(path, rules, overrides, base))
    _refuse_twins(paths, facts)
    words.forget()  # what comes now needs the memory and no words
    return tuple(agree(facts))


def _packing(facts: Iterable[Facts], graphs: list[PackedGraph], progress: Progress) -> Iterator[PackedGraph]:
    """The graph of one report after another, kept in `graphs` as they pass."""
    for item in facts:
        progress(item.report.id)
        graphs.append(PackedGraph.of(triples.quads(item)))
        yield graphs[-1]


def _digested(name: str, parts: Iterable[bytes], digests: dict[str, str]) -> Iterator[bytes]:
    """The same parts; their SHA-256 stands in `digests` when all have passed."""
    digest = sha256()
    for part in parts:
        digest.update(part)
        yield part
    digests[name] = digest.hexdigest()


def summary_of(facts: Facts) -> dict[str, object]:
    """What was read from one report, in figures."""
    report = facts.report
    statuses = Counter(item.quantity.status for item in facts.observations)
    counts = {
        "sentences": len(report.sentences),
        "results": statuses[Status.ACTUAL] + statuses[Status.ESTIMATE],
        "targets": statuses[Status.TARGET],
        "standing": statuses[Status.STANDING],
        "entities": len(facts.entities),
        "relations": len(facts.relations),
        "glossary": len(report.glossary),
        "pairs": len(facts.pairs),
    }
    return {
        "id": report.id,
        "title": report.title,
        "area": {"code": report.area.code, "name": report.area.full_name, "level": report.area.level},
        "year_reviewed": report.year_reviewed,
        "year_planned": report.year_planned,
        "source": {"name": report.source.name, "sha256": report.source.digest},
        "counts": counts,
        "numbers": dict(count(number.role for number in facts.numbers)),
        "entities": dict(count(entity.type for entity in facts.entities)),
        "issues": [{"code": issue.code, "message": issue.message} for issue in (*report.issues, *facts.issues)],
    }


def count(keys: Iterable[str]) -> list[tuple[str, int]]:
    """How often each key occurs, most frequent first, ties by name."""
    return sorted(Counter(map(str, keys)).items(), key=lambda item: (-item[1], item[0]))


def _refuse_twins(paths: Sequence[Path], facts: Sequence[Facts]) -> None:
    seen: dict[str, Path] = {}
    for path, item in zip(paths, facts, strict=True):
        if item.report.id in seen:
            twin = seen[item.report.id]
            hint = "leave one out, or tell them apart with --area or --year"
            raise InputError(f"is the same report as {twin}", where=str(path), cause=item.report.id, hint=hint)
        seen[item.report.id] = path


def _written_by(folder: Path) -> Sequence[str]:
    """The files of the build that the folder holds now."""
    summary = folder / "summary.json"
    if not summary.is_file():
        return ()
    try:
        written = json.loads(summary.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not a summary of ours: nothing here is ours to remove
        return ()
    files = written.get("files") if isinstance(written, dict) else None
    # A name with a folder in it is not one that a build writes.
    return [name for name in files if Path(name).name == name] if isinstance(files, dict) else ()
