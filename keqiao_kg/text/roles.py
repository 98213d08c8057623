"""What each part is for, and which year (or term) each sentence speaks of when it does not say so itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keqiao_kg.model import Role, Section, Sentence
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.text.metadata.dates import number_of
from keqiao_kg.text.metadata.years import Years, years_in
from keqiao_kg.text.segment.layout import Draft, Layout

_TERM = 5  # years between two elections
_FIRST_PLAN = 2001 - 5 * 10  # the tenth five-year plan began in 2001


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body: its role, its first period, and whether it goes on to another role or period."""

    role: Role
    period: str
    turns: bool  # the title names both a review and a plan
    runs: bool  # a topic holds for the paragraphs after it, too


def assign(
    layout: Layout, text: str, years: Years, rules: StructureRules, spoken_on: str = ""
) -> tuple[tuple[Section, ...], tuple[Sentence, ...]]:
    """The sections and sentences with their roles and default periods."""
    parts = _parts(layout.sections, years, rules)
    sentences = tuple(_sentences(layout, text, parts, years, rules, spoken_on[:4] or _year(years.planned)))
    return _with_roles(layout.sections, sentences), sentences


def _with_roles(sections: Sequence[Section], sentences: Sequence[Sentence]) -> tuple[Section, ...]:
    """Each section has the role that most of its sentences have; one without any keeps its own."""
    counts: defaultdict[str, Counter[Role]] = defaultdict(Counter)
    for sentence in sentences:
        path = sentence.section
        while path:
            counts[path][sentence.role] += 1
            path = path.rpartition(".")[0]
    return tuple(
        replace(section, role=counts[section.id].most_common(1)[0][0]) if section.id in counts else section
        for section in sections
    )


# ── parts ───────────────────────────────────────────────────────────────────────────────────────


def _parts(sections: Sequence[Section], years: Years, rules: StructureRules) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    role = Role.REVIEW
    for section in sections:
        if section.level == 1 and section.role is not Role.ANNEX:
            role, turns = _role_of(section.title, role, years, rules)
            parts[section.id] = _part(section.title, role, turns, years, rules)
            role = Role.PLAN if turns else role
    if all(part.role is Role.REVIEW for part in parts.values()):
        return {name: replace(part, turns=True) for name, part in parts.items()}
    return parts


def _role_of(title: str, before: Role, years: Years, rules: StructureRules) -> tuple[Role, bool]:
    """The role that the title tells, and whether the part turns from a review to a plan."""
    review, plan = rules.review.match(title), rules.plan.match(title)
    if review:
        return Role.REVIEW, plan is not None and plan.start() >= review.end()
    named = years_in(title, rules)
    if plan or (named and max(named) >= years.planned):
        return Role.PLAN, False
    role = Role.REVIEW if named else before
    return role, role is Role.REVIEW and not named


def _part(title: str, role: Role, turns: bool, years: Years, rules: StructureRules) -> Part:
    """The period of a part: its term, its year, or both in turn (then the first named is the first)."""
    own = _year(years.reviewed if role is Role.REVIEW else years.planned)
    term = rules.part_term.match(title)
    if term is None:
        return Part(role, own, turns, turns)
    year = rules.part_one_year.match(title)
    first = own if year and year.start() < term.start() else _term(term, years)
    return Part(role, first, turns, turns or year is not None)


def _term(match: re.Match[str], years: Years) -> str:
    """2016-2020 for “十三五”, 过去五年, 今后五年 by the group that the match fills."""
    groups = match.groupdict()
    if groups.get("plan"):
        first = _FIRST_PLAN + _TERM * number_of(groups["plan"])
        return f"{first}-{first + _TERM - 1}"
    if groups.get("coming"):
        return f"{years.planned}-{years.planned + _length(groups['coming']) - 1}"
    return f"{years.planned - _length(groups.get('past'))}-{years.planned - 1}"


def _length(printed: str | None) -> int:
    return _TERM if printed in (None, "", _SOME) else number_of(printed)


_SOME = "几"
_SPAN = "-"
_NUMERAL = re.compile("[0-9０-９]")
_TERMS = ("five-year-plan", "past-term", "coming-term")
_OF_PLAN = ("five-year-plan", "coming-term", "coming-year", "named-year")
_OF_REVIEW = ("five-year-plan", "past-term", "past-year", "named-year")


# ── sentences ───────────────────────────────────────────────────────────────────────────────────


def _sentences(
    layout: Layout, text: str, parts: dict[str, Part], years: Years, rules: StructureRules, spoken: str
) -> Iterator[Sentence]:
    part = Part(Role.REVIEW, _year(years.reviewed), not parts, False)
    current, running, period, paragraph, recalls = "", part.period, part.period, -1, False
    passing = False  # the period is a year that a sentence within a paragraph about a term named
    for number, draft in enumerate(layout.drafts, 1):
        name = draft.section.partition(".")[0]
        if name != current and draft.role is Role.REVIEW and name in parts:
            current, part = name, parts[name]
            running = period = part.period
        sentence = draft.span.of(text)
        if draft.role is Role.REVIEW:
            if part.turns and _opens_plan(sentence, years, rules):
                part = Part(Role.PLAN, _year(years.planned), False, True)
                running = period = part.period
            if draft.paragraph != paragraph:
                paragraph, period, passing = draft.paragraph, running, False
            if topic := _topic(sentence, part.role, years, rules):
                period, passing = topic, _SPAN in running and not draft.opens and _tells_values(sentence, topic)
                part = replace(part, runs=part.runs or sentence in rules.just_past)
                running = topic if part.runs and draft.opens else running
            elif passing and not _NUMERAL.search(sentence):  # what goes on tells no more values of that year
                period, passing = running, False
            recap = rules.recap.first(sentence) if part.role is Role.PLAN else None
            going_on = recalls and not draft.opens and sentence not in rules.recap_ends
            recalls = recap[1]["run"] is not None if recap else going_on
            if recap or going_on:
                yield _finished(number, draft, sentence, Role.REVIEW, _year(years.reviewed))
            else:
                yield _finished(number, draft, sentence, part.role, period)
        else:
            yield _finished(number, draft, sentence, draft.role, spoken)


def _opens_plan(sentence: str, years: Years, rules: StructureRules) -> bool:
    """Whether a sentence turns from what was done to what is to be done, by its wording or the term it names."""
    if sentence in rules.plan_opens:
        return True
    found = rules.topics.first(sentence)
    return found is not None and found[0].yields in _TERMS and int(_term(found[1], years)[:4]) >= years.planned


def _finished(number: int, draft: Draft, sentence: str, role: Role, period: str) -> Sentence:
    return Sentence(
        f"S{number:03}",
        draft.span,
        sentence,
        draft.paragraph,
        draft.section,
        draft.headings,
        role,
        period,
        draft.is_heading,
    )


def _topic(sentence: str, role: Role, years: Years, rules: StructureRules) -> str:
    """The period that the first words of a sentence set, or nothing."""
    found = rules.topics.first(sentence)
    if found is None:
        return ""
    rule, match = found
    if rule.yields not in (_OF_REVIEW if role is Role.REVIEW else _OF_PLAN):
        return ""
    return _period(rule, match, years)


def _tells_values(sentence: str, year: str) -> bool:
    """Whether a sentence tells values of the year that it names: 2012年底，住房面积32.9平方米."""
    return _NUMERAL.search(sentence.partition(year)[2]) is not None


def _period(rule: Rule, match: re.Match[str], years: Years) -> str:
    """The period that a topic names."""
    if rule.yields in _TERMS:
        return _term(match, years)
    if rule.yields == "named-year":
        year = _near(int(match["year"]), years)
        since = year and match["since"] and int(year) < years.reviewed
        return f"{year}{_SPAN}{years.reviewed}" if since else year
    return _year(years.reviewed if rule.yields == "past-year" else years.planned)


def _year(year: int) -> str:
    """A year as a period; empty where it is not known."""
    return str(year) if year else ""


def _near(year: int, years: Years) -> str:
    """A year that a report may speak of as its topic, or nothing."""
    return str(year) if years.reviewed - 2 * _TERM <= year <= years.planned else ""
