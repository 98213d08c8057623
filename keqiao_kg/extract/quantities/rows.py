"""From amounts to quantities: every amount of the report becomes the row that the guidelines define."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise
from typing import TypeVar

from keqiao_kg.extract.quantities.context.area_parts import Part, area_parts, part_of
from keqiao_kg.extract.quantities.context.followers import GOES_ON, same_subject
from keqiao_kg.extract.quantities.context.periods import SPAN
from keqiao_kg.extract.quantities.context.qualifiers import bound_ahead, modalities, status_of
from keqiao_kg.extract.quantities.context.quotes import with_whole_quotes
from keqiao_kg.extract.quantities.context.subjects import MADE_STRONGER, Named, subject_of
from keqiao_kg.extract.quantities.context.timing import period_of_reading
from keqiao_kg.extract.quantities.context.zones import in_zones
from keqiao_kg.extract.quantities.measures.measured import read_slots
from keqiao_kg.extract.quantities.measures.medals import won
from keqiao_kg.extract.quantities.phrases.clauses import BLANK, Layout, lay_out
from keqiao_kg.extract.quantities.phrases.nouns import is_indicator, leading_verb
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.wording import whole, without_filler
from keqiao_kg.extract.words import words
from keqiao_kg.model import (
    Amount,
    Evidence,
    Level,
    Measure,
    Mention,
    Modality,
    Quantity,
    Report,
    Role,
    Sentence,
    Span,
    Status,
)
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

T = TypeVar("T")
_LONGEST = 2000  # characters of a sentence that are read at a time; real ones are shorter

_SHORT_HEAD = 8  # characters of a head that can be a zone's
_MEDAL, _GOVERNMENT = "牌", "国务院"
_BARE = 5  # characters of a head that says nothing of what it is of
_ZONES = word_set("zones-of-rows")
_OF_A_REGION, _OF_THE_NATION = "地区生产总值", "国内生产总值"
_NATIONWIDE, _YEARLY = "全国", "每年"
_NATION_TREASURY = word_set("treasury-of-nation")
_MOVES = frozenset((Measure.GROWTH, Measure.CHANGE, Measure.GAP, Measure.RANK))
_PLAIN = (Modality.PLAIN, "")
_PAIRED = {"”": "“", "’": "‘", "》": "《", "）": "（"}


def read_quantities(
    report: Report, amounts: Sequence[Amount], mentions: Sequence[Mention], rules: QuantityRules
) -> tuple[Quantity, ...]:
    """The quantities of a report, in text order; spans count in the report's text."""
    by_sentence = {sid: tuple(group) for sid, group in groupby(amounts, key=lambda a: a.sentence)}
    named = {sid: tuple(group) for sid, group in groupby(mentions, key=lambda m: m.evidence.sentence)}
    found: list[Quantity] = []
    before = zone = ""
    for sentence in report.sentences:
        here, about = by_sentence.get(sentence.id), named.get(sentence.id, ())
        rows: list[Quantity] = []
        for piece in _pieces(sentence) if here else ():
            inside = _inside(piece.span, here or (), lambda amount: amount.span)
            told = _inside(piece.span, about, lambda mention: mention.evidence.span)
            rows += _sentence(report, piece, before, inside, told, rules)
        rows, zone = in_zones(rows, sentence, about, zone, report.area.name, rules)
        found += rows
        before = sentence.text
    return tuple(found)


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence, or its stretches where it is so long that no statement reaches over all of it.

    What is read of a sentence looks back and ahead in it; without a bound a text that never ends a sentence
    would take quadratic time.
    """
    start = 0
    while len(sentence.text) - start > _LONGEST:
        cut = max(sentence.text.rfind(mark, start, start + _LONGEST) for mark in "；，、")
        end = cut + 1 if cut > start else start + _LONGEST
        yield _stretch(sentence, start, end)
        start = end
    yield _stretch(sentence, start, len(sentence.text)) if start else sentence


def _stretch(sentence: Sentence, start: int, end: int) -> Sentence:
    base = sentence.span.start
    return replace(sentence, text=sentence.text[start:end], span=Span(base + start, base + end))


def _inside(span: Span, things: Sequence[T], where: Callable[[T], Span]) -> Sequence[T]:
    """The things whose span stands in another, of things in text order."""
    first = bisect_left(things, span.start, key=lambda thing: where(thing).start)
    last = bisect_left(things, span.end, first, key=lambda thing: where(thing).start)
    return [thing for thing in things[first:last] if where(thing).end <= span.end]


def _sentence(
    report: Report,
    sentence: Sentence,
    before: str,
    amounts: Iterable[Amount],
    mentions: Iterable[Mention],
    rules: QuantityRules,
) -> list[Quantity]:
    base = sentence.span.start
    placed = [(a, Span(a.span.start - base, a.span.end - base)) for a in amounts]
    parts = area_parts(sentence.text, placed, report.area.name, rules)
    layout = lay_out(sentence.text, placed, [(part.start, part.end) for part in parts])
    topics = (before, *reversed(sentence.headings))
    readings = read_slots(layout, topics, rules)
    _mark_newer(readings)
    moods = _moods(layout, sentence, rules)
    named = [Named(m, m.evidence.span.start - base, m.evidence.span.end - base) for m in mentions]
    found: list[Quantity] = []
    previous: Reading | None = None
    whose: dict[str, str] = {}  # subject by what was measured last
    since = ""  # the year of an older value that was named: it holds for the older values behind it
    for reading in readings:
        mood = moods[reading.slot.start, reading.slot.end]
        quantity = _quantity(report, sentence, layout, reading, mood, named, rules)
        if reading.older and since and "older-value" in quantity.evidence.rules:
            quantity = replace(quantity, period=since)
        if found and reading.in_ratio:
            quantity = replace(quantity, period=found[-1].period)
        since = quantity.period if reading.older else since
        quantity = _placed(quantity, layout, reading, parts, found, report) if parts else quantity
        if previous and reading.base in whose and _goes_on(reading, previous, layout):
            quantity = replace(quantity, subject=whose[reading.base])
        quantity = _inherit(quantity, found, report)
        if previous and found and quantity.subject == report.area.name:
            quantity = _as_before(layout, quantity, reading, previous, found[-1], named, rules)
        found.append(quantity)
        whose[reading.base] = quantity.subject
        previous = reading
    return with_whole_quotes(layout, found, readings, report.text, rules, base)


def _goes_on(reading: Reading, before: Reading, layout: Layout) -> bool:
    """Whether a value tells how what was measured before moved or ranks: 收入达到5亿元，增长8%.

    It does where its own clause does not name it: 旅客和货邮分别达到5人、6吨，分别增长2%、|3%.
    """
    near = reading.slot.clause.index - before.slot.clause.index <= 1
    carried = near and "carried" in reading.rules and reading.base == before.base
    unsaid = reading.base not in layout.words(reading.slot.clause.start, reading.slot.end)
    return reading.measure in _MOVES and (carried or unsaid)


def _as_before(
    layout: Layout,
    quantity: Quantity,
    reading: Reading,
    before: Reading,
    told: Quantity,
    named: Sequence[Named],
    rules: QuantityRules,
) -> Quantity:
    """A value of the area itself as one of what the value before it is of, where the words say so."""
    if told.subject != quantity.subject and same_subject(layout, reading, before, told, named, rules):
        evidence = replace(quantity.evidence, rules=(*quantity.evidence.rules, GOES_ON))
        return replace(quantity, subject=told.subject, evidence=evidence)
    return _of_zone(layout, quantity, reading, before, told, rules)


def _moods(layout: Layout, sentence: Sentence, rules: QuantityRules) -> dict[tuple[int, int], tuple[Modality, str]]:
    """Modality and the word that says it, by the place of each amount; only what is planned has one."""
    told = modalities(layout, rules) if sentence.role is Role.PLAN else [_PLAIN] * len(layout.slots)
    return dict(zip(((s.start, s.end) for s in layout.slots), told, strict=True))


def _of_zone(
    layout: Layout, quantity: Quantity, reading: Reading, before: Reading, told: Quantity, rules: QuantityRules
) -> Quantity:
    """A bare value behind that of a zone which opens the sentence: 开发区营业收入增长6%，税收收入增长9%."""
    zone = _zone_of(told.subject)
    clause, named = reading.slot.clause, told.indicator.find(zone) if zone else -1
    opens = named >= 0 and (found := told.indicator[: named + len(zone)]) and told.subject.endswith(found)
    next_one = clause.index - before.slot.clause.index == 1 and clause.goes_on
    own = layout.text[clause.start : reading.slot.start]
    plain = (
        own.startswith(reading.indicator)
        and is_indicator(reading.indicator, rules)
        and reading.measure is before.measure
    )
    if not (opens and next_one and plain and len(reading.indicator) <= _SHORT_HEAD):
        return quantity
    rules_of = (*quantity.evidence.rules, "subject-of-zone")
    indicator = told.indicator[: named + len(zone)] + quantity.indicator
    return replace(
        quantity, indicator=indicator, subject=told.subject, evidence=replace(quantity.evidence, rules=rules_of)
    )


def _mark_newer(readings: Sequence[Reading]) -> None:
    """The value behind an older one in its clause is the newer one."""
    for one, two in pairwise(readings):
        goes_on = one.newer and two.slot.start - one.slot.end <= 1  # 增加到22家|、9家
        two.newer = (one.older or goes_on) and not two.older and one.slot.clause is two.slot.clause


def _placed(
    quantity: Quantity,
    layout: Layout,
    reading: Reading,
    parts: Sequence[Part],
    before: Sequence[Quantity],
    report: Report,
) -> Quantity:
    """A value of the area itself is that of the part of the area which its clause, or what it leans on, is about."""
    clause = reading.slot.clause
    if quantity.subject != report.area.name:
        return quantity
    opener = next((c for c in reversed(layout.clauses[: clause.index + 1]) if c.starts), layout.clauses[0])
    name = part_of(parts, clause.start, max(reading.slot.end, reading.noun_end), opener.start)
    if not name and before and quantity.indicator.startswith(before[-1].indicator):
        name = next((part.name for part in parts if part.name == before[-1].subject), "")
    if not name:
        return quantity
    rules = (*quantity.evidence.rules, "subject-part-of-area")
    return replace(quantity, subject=name, evidence=replace(quantity.evidence, rules=rules))


def _inherit(quantity: Quantity, before: Sequence[Quantity], report: Report) -> Quantity:
    """A value whose indicator begins with the subject of an earlier one of its sentence is that subject's."""
    if quantity.subject != report.area.name:
        return quantity
    for other in before:
        if other.subject != report.area.name and _begins_with(quantity.indicator, other.subject):
            return replace(quantity, subject=other.subject)
    return quantity


def _zone_of(name: str) -> str:
    """The kind of zone that a name ends with, or nothing."""
    return next((kind for kind in _ZONES if name.endswith(kind)), "")


def _begins_with(indicator: str, name: str) -> bool:
    """Whether an indicator begins with a name, or with the kind of zone that it ends with: 开发区 of 滨江开发区."""
    kind = _zone_of(name)
    return indicator.startswith(name) or (bool(kind) and indicator.startswith(kind))


def _quantity(
    report: Report,
    sentence: Sentence,
    layout: Layout,
    reading: Reading,
    mood: tuple[Modality, str],
    mentions: Sequence[Named],
    rules: QuantityRules,
) -> Quantity:
    amount = reading.slot.amount
    period, period_rules = period_of_reading(report, sentence, layout, reading, rules)
    told = period != sentence.period or SPAN in period.lstrip(SPAN)  # a plan may look back on the years before it
    past = told and period[-4:].isdigit() and int(period[-4:]) <= report.year_reviewed
    status, status_rules = status_of(layout, reading, sentence, past, rules)
    named, subject_rule = subject_of(layout, reading, mentions, report.area.name, rules)
    subject = _as_printed(named, layout)
    strengthened = subject if subject_rule == MADE_STRONGER and _bare(reading, rules) else ""
    modality = mood[0] if status is Status.TARGET else Modality.PLAIN
    if status is Status.STANDING:
        period = report.spoken_on[:4] or str(report.year_planned)
    names = (*amount.rules, *reading.rules, *period_rules, *status_rules, subject_rule)
    bound, names = bound_ahead(layout, reading.slot, names, rules)
    names += (f"modality-{mood[1]}",) if modality is not Modality.PLAIN else ()
    yearly = _yearly(layout, reading)
    said = _told(_with_owner(without_filler(reading.indicator, rules), strengthened), subject, rules)
    quote = _quoted(layout, reading.start - len(yearly), reading.end, sentence.span.start)
    ends = _ends(amount, reading.frame.sign)
    return Quantity(
        evidence=Evidence(sentence.id, quote, names),
        indicator=yearly + _of_own_area(said, report, rules),
        measure=reading.measure,
        value=ends[0],
        upper=ends[1] if len(ends) > 1 else None,
        unit=amount.unit,
        comparator=bound or reading.comparator or amount.comparator,
        status=status,
        modality=modality,
        period=period,
        subject=subject,
    )


def _ends(amount: Amount, sign: int) -> list[Decimal]:
    """The value, or both ends of a range, lower end first: a fall by 8% to 10% lies between -10 and -8."""
    return sorted(end * sign for end in (amount.value, amount.upper) if end is not None)


def _told(indicator: str, subject: str, rules: QuantityRules) -> str:
    """An indicator without who won medals, and without the government that is the subject: 国务院|提请审议议案."""
    if indicator.endswith(_MEDAL):
        return won(indicator, rules)
    rest = indicator.removeprefix(subject) if subject.endswith(_GOVERNMENT) else indicator
    acts = rest != indicator and rest and rest[: words(rest)[0][1]] in rules.acting
    return rest if acts else indicator


def _quoted(layout: Layout, start: int, end: int, base: int) -> Span:
    """The span in the report's text of a quote whose offsets count in a sentence that begins at `base`."""
    return Span(base + start, base + _closed(layout.text, start, end))


def _yearly(layout: Layout, reading: Reading) -> str:
    """每年 where it stands before the words of a value, which is then that of one year of a span; else nothing."""
    said = layout.text.endswith(_YEARLY, 0, reading.start) and reading.measure is Measure.LEVEL
    return _YEARLY if said and _YEARLY not in reading.indicator else ""


def _with_owner(indicator: str, owner: str) -> str:
    """An indicator with the zone or event whose it is in front, named once."""
    return whole(owner + indicator.removeprefix(_zone_of(owner)))


def _as_printed(name: str, layout: Layout) -> str:
    """A name with the parenthesis that it goes on behind: 清河（老城）开发区."""
    if BLANK in name:
        name = layout.plain[layout.text.find(name) :][: len(name)]
    return whole(name)


def _of_own_area(indicator: str, report: Report, rules: QuantityRules) -> str:
    """An indicator without what says nothing of it; of the nation's own report without 全国, where it needs no more."""
    for rule in rules.of("said-besides"):
        indicator = rule.pattern.sub("", indicator)
    own = report.area.level is Level.NATION and indicator.startswith(_NATIONWIDE)
    own = own and not indicator.startswith(_NATION_TREASURY)
    if report.area.level is Level.NATION and indicator == _OF_A_REGION:
        return _OF_THE_NATION
    rest = indicator.removeprefix(_NATIONWIDE)
    return rest if own and len(rest) > len(_NATIONWIDE) and is_indicator(rest, rules) else indicator


def _bare(reading: Reading, rules: QuantityRules) -> bool:
    """Whether what was added or reached says nothing of where: 新增企业, 开发面积, 园区利税."""
    thing = reading.indicator[len(leading_verb(reading.indicator, rules)) :]
    plain = rules.fits("anywhere", thing)
    return plain or (len(reading.indicator) <= _BARE and is_indicator(reading.indicator, rules))


def _closed(text: str, start: int, end: int) -> int:
    """The end of a quote, with the mark that closes what was opened in it: “最多5天” rather than “最多5天."""
    opener = _PAIRED.get(text[end : end + 1], "")
    quote = text[start:end]
    return end + 1 if opener and quote.count(opener) > quote.count(text[end]) else end
