"""Entities, relations and pairs against gold: sets of rows."""

from __future__ import annotations

from collections.abc import Sequence

from keqiao_kg.score.align import Alignment, compact, unquoted
from keqiao_kg.score.gold import Gold, Row
from keqiao_kg.score.tally import Tally


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


def score_entities(
    gold: Gold, placed: Alignment, rows: Sequence[Row], tallies: dict[str, Tally], fates: dict[str, str]
) -> None:
    """Tallies of the entities by name, by mention, by type, and of their detail."""
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
        _compare(f"  {kind}", [k for k in wanted if k[-1] == kind], [k for k in mine if k[-1] == kind], tallies)
    details = {_entity(row["sid"], row, "name"): row.get("detail", "") for row in firm}
    told = [
        details[key] == row.get("detail", "") for sid, row in inside if (key := _entity(sid, row, "name")) in details
    ]
    tallies["  detail"] = Tally(sum(told), len(told) - sum(told), len(told) - sum(told))


def _entity(sid: str, row: Row, by: str) -> tuple[str, ...]:
    return sid, unquoted(row[by]), row["type"]


def score_relations(
    gold: Gold, placed: Alignment, rows: Sequence[Row], tallies: dict[str, Tally], fates: dict[str, str]
) -> None:
    """The tally of the relations; a relation belongs to the gold sentence that its sentence begins in."""

    def key(sid: str, row: Row) -> tuple[str, ...]:
        ends = [unquoted(row[name]) for name in ("subject", "object")]
        return sid, ends[0], row["relation"], ends[1]

    mine = [key(sid, row) for row in rows if (sid := placed.sentence_of(row["sentence"]))]
    loose = {key(row["sid"], row) for row in gold.relations if row.get("optional") == "y"}
    wanted = [key(row["sid"], row) for row in gold.relations if row.get("optional") != "y"]
    _compare("relations", wanted, [k for k in mine if k not in loose], tallies, fates)


def score_pairs(gold: Gold, rows: Sequence[Row], tallies: dict[str, Tally], fates: dict[str, str]) -> None:
    """A pair is right where both quotes meet (one holds the other); its match is judged apart."""

    def meets(mine: Row, theirs: Row) -> bool:
        ends = (("targetQuote", "target_quote"), ("resultQuote", "result_quote"))
        return all(_holds(compact(mine[one]), compact(theirs[two])) for one, two in ends)

    def tally(wanted: Sequence[Row], mine: Sequence[Row], known: Sequence[Row]) -> Tally:
        missed = [row for row in wanted if not any(meets(m, row) for m in mine)]
        false = [row for row in mine if not any(meets(row, w) for w in known)]
        return Tally(len(wanted) - len(missed), len(false), len(missed))

    firm = [row for row in gold.pairs if row.get("optional") != "y"]
    rows = [row for row in rows if _annotated(gold, row["targetQuote"]) and _annotated(gold, row["resultQuote"])]
    tallies["pairs"] = tally(firm, rows, gold.pairs)
    for kind in ("exact", "near"):
        mine = [row for row in rows if row["match"] == kind]
        wanted = [row for row in firm if row["same"] == kind]
        tallies[f"  {kind}"] = tally(wanted, mine, gold.pairs)
    for row in firm:
        fate = "right" if any(meets(m, row) for m in rows) else "missed"
        fates[f"pair {row['target_sid']} {row['target_quote']} ← {row['result_sid']} {row['result_quote']}"] = fate
    for row in rows:
        if not any(meets(row, w) for w in gold.pairs):
            fates[f"pair {row['targetQuote']} ← {row['resultQuote']}"] = "wrong"


def _annotated(gold: Gold, quote: str) -> bool:
    return any(compact(quote) in compact(sentence) for sentence in gold.sentences.values())


def _holds(one: str, other: str) -> bool:
    return one in other or other in one
