"""Scores the rows of the contract's queries against gold tables: pure functions over dicts of strings.

A row is a dict with the columns of its query (`observations`, `entities`, `relations`,
`targets-vs-results`). It belongs to the gold sentence that contains its `start` in the cleaned text, so
only what stands inside annotated sentences counts. White space never matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from keqiao_kg.align import Alignment, align, compact
from keqiao_kg.errors import InputError
from keqiao_kg.model import Findings, Report, Span

Row = Mapping[str, str]
FIELDS = ("indicator", "measure", "comparator", "status", "modality", "period", "subject")
_QUOTES = str.maketrans("", "", "“”‘’\"'「」 \u3000\u00a0")
_TABLES = ("sentences", "quantities", "entities", "relations", "pairs")


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold tables of one report; a table that the folder lacks is empty."""

    sentences: Mapping[str, str]  # sid → text, in text order
    quantities: tuple[Row, ...]
    entities: tuple[Row, ...]
    relations: tuple[Row, ...]
    pairs: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, wrong and missed; precision, recall and F1 are 1 where there is nothing to find."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the rows found that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold rows that were found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return (
            2 * self.right / (2 * self.right + self.wrong + self.missed)
            if self.right
            else float(not self.wrong + self.missed)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What `score` reports: one tally a line, the fields' accuracy, and each row's fate by key."""

    tallies: Mapping[str, Tally]
    fields: Mapping[str, tuple[int, int]]  # field → right, of so many found rows
    rows: Mapping[str, str] = field(default_factory=dict)  # "table sid what" → right, missed, wrong …
    unaligned: tuple[str, ...] = ()  # sids whose sentence the text does not have


def load_gold(folder: Path) -> Gold:
    """The gold tables of a folder: TSV, one header row, no quoting.

    Raises InputError where `sentences.tsv` is absent or a row has too few cells.
    """
    tables = {name: tuple(_read(folder / f"{name}.tsv", name == "sentences")) for name in _TABLES}
    sentences = {row["sid"]: row["text"] for row in tables["sentences"]}
    return Gold(sentences, *(tables[name] for name in _TABLES[1:]))


def _read(path: Path, needed: bool) -> Iterable[Row]:
    if not path.is_file():
        if needed:
            raise InputError(
                "no gold here", where=str(path), hint="give a folder with sentences.tsv and quantities.tsv"
            )
        return
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    if needed and names[:2] != ["sid", "text"]:
        names, lines = ["sid", "text"], [header, *lines]
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) > len(names):
            raise InputError(f"{len(cells)} cells under {len(names)} headings", where=f"{path}:{number}")
        if line.strip():
            yield dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=True))


def score(gold: Gold, text: str, tables: Mapping[str, Sequence[Row]]) -> Score:
    """Scores the rows of the queries in `tables` (by query name; an absent one is not scored)."""
    placed = align(gold.sentences, text)
    tallies: dict[str, Tally] = {}
    fields: dict[str, tuple[int, int]] = {}
    fates: dict[str, str] = {}
    if "observations" in tables:
        _score_quantities(gold, placed, tables["observations"], tallies, fields, fates)
    if "entities" in tables:
        _score_entities(gold, placed, tables["entities"], tallies, fates)
    if "relations" in tables:
        _score_relations(gold, placed, tables["relations"], tallies, fates)
    if "targets-vs-results" in tables:
        _score_pairs(gold, tables["targets-vs-results"], tallies, fates)
    return Score(tallies, fields, dict(sorted(fates.items())), placed.missing)


# ── quantities ──────────────────────────────────────────────────────────────────────────────────


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _same_field(name: str, gold: Row, row: Row) -> bool:
    mine, theirs = row.get(name, ""), gold.get(name, "")
    if name in ("indicator", "subject"):
        return mine.translate(_QUOTES) == theirs.translate(_QUOTES)
    return mine == theirs


def _candidates(gold: Gold, placed: Alignment, rows: Sequence[Row]) -> list[tuple[int, int, int, int]]:
    """(−agreeing fields and overlap as sort key …, gold index, row index) of all that may be one fact."""
    by_sid: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        by_sid.setdefault(placed.sentence_at(int(row["start"])), []).append(index)
    found = []
    for number, fact in enumerate(gold.quantities):
        span = placed.quote(fact["sid"], fact["quote"])
        for index in by_sid.get(fact["sid"], ()):
            row = rows[index]
            shared = _overlap(span, placed.compact_span(int(row["start"]), int(row["end"])))
            same = _number(row["value"]) == _number(fact["value"]) and compact(row["unit"]) == compact(
                fact["unit"]
            )
            if shared and same:
                alike = sum(_same_field(name, fact, row) for name in FIELDS)
                found.append((-shared, -alike, number, index))
    return sorted(found)


def _overlap(one: Span, other: Span) -> int:
    """Share of the two spans that both cover, in thousandths."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) * 1000 // max(1, max(one.end, other.end) - min(one.start, other.start))


def match_quantities(gold: Gold, placed: Alignment, rows: Sequence[Row]) -> dict[int, int]:
    """Gold row → found row, one to one, best overlap first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, number, index in _candidates(gold, placed, rows):
        if number not in pairs and index not in taken:
            pairs[number] = index
            taken.add(index)
    return pairs


def _score_quantities(
    gold: Gold,
    placed: Alignment,
    rows: Sequence[Row],
    tallies: dict[str, Tally],
    fields: dict[str, tuple[int, int]],
    fates: dict[str, str],
) -> None:
    inside = [row for row in rows if placed.sentence_at(int(row["start"]))]
    pairs = match_quantities(gold, placed, inside)
    right = strict = missed = 0
    hits = dict.fromkeys(FIELDS, 0)
    for number, fact in enumerate(gold.quantities):
        optional = fact.get("optional") == "y"
        if optional:
            continue
        key = f"quantity {fact['sid']} {fact['quote']} = {fact['value']}{fact['unit']}"
        if number not in pairs:
            missed += 1
            fates[key] = "missed"
            continue
        row = inside[pairs[number]]
        bad = [name for name in FIELDS if not _same_field(name, fact, row)]
        right, strict = right + 1, strict + (not bad)
        for name in FIELDS:
            hits[name] += name not in bad
        fates[key] = "; ".join(f"{n}: {row.get(n, '')} ≠ {fact.get(n, '')}" for n in bad) or "right"
    extra = [row for index, row in enumerate(inside) if index not in set(pairs.values())]
    for row in extra:
        fates[
            f"quantity {placed.sentence_at(int(row['start']))} {row['quote']} = {row['value']}{row['unit']}"
        ] = "wrong"
    tallies["quantities found"] = Tally(right, len(extra), missed)
    tallies["quantities strict"] = Tally(strict, len(extra) + right - strict, missed + right - strict)
    fields.update({name: (hits[name], right) for name in FIELDS})


# ── sets of rows: entities, relations, pairs ────────────────────────────────────────────────────


def _compare(
    label: str,
    gold: Sequence[tuple[str, ...]],
    mine: Sequence[tuple[str, ...]],
    tallies: dict[str, Tally],
    fates: dict[str, str] | None = None,
) -> None:
    wanted, found = set(gold), set(mine)
    tallies[label] = Tally(len(wanted & found), len(found - wanted), len(wanted - found))
    if fates is None:
        return
    for fate, keys in (("right", wanted & found), ("missed", wanted - found), ("wrong", found - wanted)):
        fates.update({f"{label} {' '.join(key)}": fate for key in keys})


def _score_entities(
    gold: Gold, placed: Alignment, rows: Sequence[Row], tallies: dict[str, Tally], fates: dict[str, str]
) -> None:
    inside = [(sid, row) for row in rows if (sid := placed.sentence_at(int(row["start"])))]
    firm = [row for row in gold.entities if row.get("optional") != "y"]
    loose = {_entity(row["sid"], row, "name") for row in gold.entities if row.get("optional") == "y"}
    mine = [key for sid, row in inside if (key := _entity(sid, row, "name")) not in loose]
    wanted = [_entity(row["sid"], row, "name") for row in firm]
    _compare("entities", wanted, mine, tallies, fates)
    _compare(
        "entities by mention",
        [_entity(row["sid"], row, "mention") for row in firm],
        [_entity(sid, row, "mention") for sid, row in inside if _entity(sid, row, "name") not in loose],
        tallies,
    )
    for kind in sorted({key[-1] for key in wanted}):
        _compare(
            f"  {kind}", [k for k in wanted if k[-1] == kind], [k for k in mine if k[-1] == kind], tallies
        )
    details = {_entity(row["sid"], row, "name"): row.get("detail", "") for row in firm}
    told = [
        details[key] == row.get("detail", "")
        for sid, row in inside
        if (key := _entity(sid, row, "name")) in details
    ]
    tallies["  detail"] = Tally(sum(told), len(told) - sum(told), len(told) - sum(told))


def _entity(sid: str, row: Row, by: str) -> tuple[str, ...]:
    return sid, compact(row[by]).translate(_QUOTES), row["type"]


def _score_relations(
    gold: Gold, placed: Alignment, rows: Sequence[Row], tallies: dict[str, Tally], fates: dict[str, str]
) -> None:
    def key(sid: str, row: Row) -> tuple[str, ...]:
        ends = [compact(row[name]).translate(_QUOTES) for name in ("subject", "object")]
        return sid, ends[0], row["relation"], ends[1]

    mine = [key(sid, row) for row in rows if (sid := placed.sentence_of(row["sentence"]))]
    loose = {key(row["sid"], row) for row in gold.relations if row.get("optional") == "y"}
    wanted = [key(row["sid"], row) for row in gold.relations if row.get("optional") != "y"]
    _compare("relations", wanted, [k for k in mine if k not in loose], tallies, fates)


def _score_pairs(gold: Gold, rows: Sequence[Row], tallies: dict[str, Tally], fates: dict[str, str]) -> None:
    """A pair is right where both quotes meet (one holds the other); its match is judged apart."""

    def meets(mine: Row, theirs: Row) -> bool:
        ends = (("targetQuote", "target_quote"), ("resultQuote", "result_quote"))
        return all(_holds(compact(mine[one]), compact(theirs[two])) for one, two in ends)

    def tally(wanted: Sequence[Row], mine: Sequence[Row], known: Sequence[Row]) -> Tally:
        missed = [row for row in wanted if not any(meets(m, row) for m in mine)]
        false = [row for row in mine if not any(meets(row, w) for w in known)]
        return Tally(len(wanted) - len(missed), len(false), len(missed))

    firm = [row for row in gold.pairs if row.get("optional") != "y"]
    tallies["pairs"] = tally(firm, rows, gold.pairs)
    for kind in ("exact", "near"):
        mine = [row for row in rows if row["match"] == kind]
        wanted = [row for row in firm if row["same"] == kind]
        tallies[f"  {kind}"] = tally(wanted, mine, gold.pairs)
    for row in firm:
        fate = "right" if any(meets(m, row) for m in rows) else "missed"
        fates[
            f"pair {row['target_sid']} {row['target_quote']} ← {row['result_sid']} {row['result_quote']}"
        ] = fate
    for row in rows:
        if not any(meets(row, w) for w in gold.pairs):
            fates[f"pair {row['targetQuote']} ← {row['resultQuote']}"] = "wrong"


def _holds(one: str, other: str) -> bool:
    return one in other or other in one


# ── from findings, and between two runs ─────────────────────────────────────────────────────────


def rows_of(report: Report, findings: Findings) -> dict[str, list[dict[str, str]]]:
    """The rows that the queries `observations`, `entities` and `relations` will give for the findings."""
    sentences = {sentence.id: sentence.text for sentence in report.sentences}

    def place(sentence: str, span: Span) -> dict[str, str]:
        where = {"report": report.id, "sentence": sentences[sentence], "quote": span.of(report.text)}
        return {**where, "start": str(span.start), "end": str(span.end)}

    observations = [
        {
            **place(q.evidence.sentence, q.evidence.span),
            **{name: str(getattr(q, name)) for name in (*FIELDS, "value", "unit")},
            "upper": "" if q.upper is None else str(q.upper),
        }
        for q in findings.quantities
    ]
    entities = [
        {
            **place(m.evidence.sentence, m.evidence.span),
            "mention": m.text,
            "name": m.name,
            "type": str(m.type),
            "detail": m.detail,
        }
        for m in findings.mentions
    ]
    relations = [
        {
            **place(r.evidence.sentence, r.evidence.span),
            "subject": r.subject,
            "relation": str(r.relation),
            "object": r.object,
        }
        for r in findings.relations
    ]
    return {"observations": observations, "entities": entities, "relations": relations}


def score_findings(report: Report, findings: Findings, gold_dir: Path) -> Score:
    """Scores what `extract` found in a report, before there is a graph."""
    return score(load_gold(gold_dir), report.text, rows_of(report, findings))


def changes(before: Score, after: Score) -> dict[str, list[str]]:
    """Rows `gained` (right now, not before) and `lost` (right before, not now), by key."""

    def newly(one: Score, two: Score, test: Callable[[str], bool]) -> list[str]:
        return [key for key, fate in two.rows.items() if test(fate) and not test(one.rows.get(key, "missed"))]

    def right(fate: str) -> bool:
        return fate == "right"

    return {"gained": newly(before, after, right), "lost": newly(after, before, right)}


def to_json(result: Score) -> dict[str, object]:
    """A plain structure for saving (see `from_json`)."""
    return {
        "tallies": {name: [t.right, t.wrong, t.missed] for name, t in result.tallies.items()},
        "fields": {name: list(pair) for name, pair in result.fields.items()},
        "rows": dict(result.rows),
        "unaligned": list(result.unaligned),
    }


def from_json(saved: Mapping[str, Mapping[str, Sequence[int]]], rows: Mapping[str, str]) -> Score:
    """A saved result again: `saved` with its tallies and fields, `rows` with the fates."""
    tallies = {name: Tally(*counts) for name, counts in saved["tallies"].items()}
    return Score(tallies, {name: (pair[0], pair[1]) for name, pair in saved["fields"].items()}, dict(rows))
