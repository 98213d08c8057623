"""Parts of the reporting area that a clause is about: 中心城区, 市区, the area's own level (市本级).

Such a part says where something is measured, so it is the subject of its clause and no part of what is measured:
改造中心城区供热管网77公里 measures 改造供热管网 of 中心城区. One that opens its sentence, and the own level,
hold for the clauses that follow, up to a semicolon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from keqiao_kg.extract.quantities.phrases.nouns import leading_verb, parted, trim
from keqiao_kg.model import Amount, Span
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_ENDS = frozenset("，,；;：:。！？、")
_JOINED = word_set("joins-or-rules")
_DONE = "完成"  # what stands behind it is the name of an act: 完成城区热源改造
_OWN = "本级"
_NEAR = 6  # characters before a part that decide whether it is a word of its own
_FAR = 40  # characters before a part that its clause is looked for in


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the area with its offsets in the sentence."""

    name: str
    start: int
    end: int
    holds: bool  # for the clauses that follow as well: it opens its sentence, or is a level of the area


def area_parts(text: str, amounts: Sequence[tuple[Amount, Span]], area: str, rules: QuantityRules) -> tuple[Part, ...]:
    """The parts of the area that the clauses of a sentence measure something in, in order."""
    found = []
    for rule in rules.of("part-of-area"):
        for match in rule.pattern.finditer(text) if rule.needed.search(text) else ():
            start, end = match.span("part")
            if not any(end <= span.start and not _ENDS & set(text[end : span.start]) for _, span in amounts):
                continue
            opens = _opens(text, start, rules)
            if opens or _inside(text, start, rules):
                name = match["part"]
                own = name.endswith(_OWN)
                holds = opens and (own or not _ENDS & set(text[:start]))
                found.append(Part(area + _OWN if own else name, start, end, holds))
    return tuple(found)


def part_of(parts: Sequence[Part], clause: int, end: int, opener: int) -> str:
    """The part that a statement is about: the last one of its clause, else the one that opened an earlier one.

    `clause` and `end` bound the words of the statement, `opener` is where its stretch between semicolons begins.
    """
    own = [part.name for part in parts if clause <= part.start < end]
    return own[-1] if own else next((p.name for p in reversed(parts) if p.holds and opener <= p.start < clause), "")


def _opens(text: str, start: int, rules: QuantityRules) -> bool:
    begin = _clause(text, start)
    return trim(text, begin, start, rules).start == start


def _clause(text: str, start: int) -> int:
    return 1 + max((i for i in range(max(0, start - _FAR), start) if text[i] in _ENDS - {"、"}), default=-1)


def _inside(text: str, start: int, rules: QuantityRules) -> bool:
    """Whether a part is where a verb before it acts, or is joined to another place."""
    begin = _clause(text, start)
    begin = trim(text, begin, start, rules).start
    before = text[begin:start]
    acts = leading_verb(before, rules) == before != _DONE
    return acts or (before.endswith(_JOINED) and parted(text, max(begin, start - _NEAR), start, start))
