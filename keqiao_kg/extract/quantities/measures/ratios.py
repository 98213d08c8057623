"""Ratios of several parts (三次产业结构为12:60:28): each number is the share of one part, which names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from keqiao_kg.extract.quantities.phrases.clauses import RATIO, Layout
from keqiao_kg.extract.quantities.phrases.joined import share_out
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_SHARE = "占比"
_SHARES = word_set("ratio-heads")


def name_parts(layout: Layout, before: str, readings: Sequence[Reading], rules: QuantityRules) -> None:
    """Gives the readings of a ratio the names of their parts; `before` is the sentence before."""
    for run in _runs(layout, readings):
        for reading in run[1:]:
            reading.in_ratio = True
        names = _parts(run[0].base, len(run), layout.plain + before, rules)
        for reading, name in zip(run, names, strict=False):
            reading.indicator = name


def _runs(layout: Layout, readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """Readings whose amounts are parted by nothing but the mark of a ratio."""
    run: list[Reading] = []
    for reading in readings:
        if run and layout.text[run[-1].slot.end : reading.slot.start] not in RATIO:
            yield from [run] if len(run) > 1 else []
            run = []
        run.append(reading)
    yield from [run] if len(run) > 1 else []


def _parts(whole: str, count: int, said: str, rules: QuantityRules) -> list[str]:
    """What the parts of a whole are called, or nothing where it is not known what they are."""
    plain = whole.replace("、", "").replace("的", "")
    for word, (members, short) in rules.ratios.items():
        _, found, head = plain.partition(word)
        if found and len(members) == count:
            names = short if short and short[0] in said.replace("第" + short[0], "") else members
            return [name + _head(head) for name in names]
    shared = share_out(whole.replace("的", ""), rules)
    return shared if len(shared) == count else []


def _head(head: str) -> str:
    """The word of a share at the end of a part's name: 增加值结构 → 增加值占比, 比例 → 比例."""
    word = next((word for word in _SHARES if head.endswith(word)), "")
    return head.removesuffix(word) + _SHARE if word or not head else head
