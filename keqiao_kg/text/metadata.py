"""What a report says of itself: area, body and session, speaker and office, date, years, title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from keqiao_kg.errors import InputError
from keqiao_kg.model import Area, Issue, Level, Role
from keqiao_kg.rules.divisions import Divisions
from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.text.area import area_names, find_area
from keqiao_kg.text.dates import iso_date, narrow
from keqiao_kg.text.segment import Layout
from keqiao_kg.text.speaker import find_speaker, full_office
from keqiao_kg.text.years import Years, find_years

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user knows better than the text; None leaves a field to the text."""

    title: str | None = None
    area: str | None = None  # name or code: 绍兴市柯桥区, 330603
    body: str | None = None
    session: str | None = None
    speaker: str | None = None
    office: str | None = None
    spoken_on: str | None = None  # ISO date or its known part
    year_reviewed: int | None = None
    year_planned: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of `model.Report` that the title block gives."""

    title: str
    area: Area
    body: str
    session: str
    speaker: str
    office: str
    spoken_on: str
    years: Years
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meeting:
    area: str
    name: str  # 第一届人民代表大会
    session: str


def read_metadata(
    text: str, layout: Layout, rules: StructureRules, divisions: Divisions, overrides: Overrides, where: str = ""
) -> Metadata:
    """The metadata of a laid-out text; an InputError where the text is no government work report."""
    front = _front(text, layout)
    titles = [section.title for section in layout.sections if section.level == 1 and section.role is not Role.ANNEX]
    _check(text, front, titles, rules, where)
    meeting = _meeting(front, rules)
    office, speaker = find_speaker(front, rules, divisions)
    spoken_on = overrides.spoken_on or _date(front, rules)
    years = _overridden(find_years(titles, front, text, spoken_on, rules), overrides)
    area, issues = _area(text, front, meeting, office, years, divisions, overrides, rules)
    body = f"{_body_area(meeting, area)}{meeting.name}" if meeting.name else ""
    return Metadata(
        title=overrides.title or _title(front, area, years, rules),
        area=area,
        body=overrides.body or body,
        session=overrides.session or meeting.session,
        speaker=overrides.speaker or speaker,
        office=overrides.office or full_office(office, area),
        spoken_on=spoken_on,
        years=years,
        issues=issues,
    )


def report_id(metadata: Metadata, digest: str) -> str:
    """330603-2020; where the area has no code, eight digits of the digest stand for it."""
    return f"{metadata.area.code or digest[:8]}-{metadata.years.planned}"


def _front(text: str, layout: Layout) -> str:
    """The title block with the opening words, one line each."""
    return "\n".join(draft.span.of(text) for draft in layout.drafts if draft.role is Role.FRONT)


def _check(text: str, front: str, titles: list[str], rules: StructureRules, where: str) -> None:
    """Refuses what is no government work report."""
    signs = [
        any(line in rules.title for line in front.split("\n")),
        front in rules.represented,
        any(line in rules.salutation for line in front.split("\n")),
        any(title in rules.review for title in titles),
        any(title in rules.plan for title in titles),
        front in rules.meeting,
    ]
    if sum(signs) < 2:
        raise InputError(
            "is no government work report",
            where=where,
            cause="neither title, salutation nor parts that review and plan",
            hint="give the whole text of a 政府工作报告",
        )


# ── the fields ──────────────────────────────────────────────────────────────────────────────────


def _meeting(front: str, rules: StructureRules) -> _Meeting:
    joined = front.replace("\n", "")
    for source in (front, joined):
        if match := rules.meeting.match(source):
            name = _ordinal(match["term"]) + match["assembly"]
            return _Meeting(_after_in(match["area"]), name, _ordinal(match["session"]))
    return _Meeting("", "", "")


def _after_in(area: str) -> str:
    """绍兴市柯桥区 from 8日在绍兴市柯桥区."""
    return area.rpartition("在")[2].removeprefix("日").strip()


def _ordinal(printed: str) -> str:
    """第四次会议, also where the 第 is left out."""
    bare = _BLANKS.sub("", printed)
    return bare if bare.startswith("第") else f"第{bare}"


def _date(front: str, rules: StructureRules) -> str:
    dates = list(rules.date.all(narrow(front)))
    if not dates:
        return ""
    spoken = next((match for match in dates if front[match.end() :].lstrip("，, ").startswith("在")), dates[0])
    return iso_date(spoken)


def _overridden(years: Years, overrides: Overrides) -> Years:
    planned = overrides.year_planned or (overrides.year_reviewed or 0) + 1 if overrides.year_reviewed else overrides.year_planned
    planned = planned or years.planned
    reviewed = overrides.year_reviewed or (planned - 1 if overrides.year_planned else years.reviewed)
    return Years(reviewed, planned)


def _area(
    text: str,
    front: str,
    meeting: _Meeting,
    office: str,
    years: Years,
    divisions: Divisions,
    overrides: Overrides,
    rules: StructureRules,
) -> tuple[Area, tuple[Issue, ...]]:
    if overrides.area:
        names = [overrides.area]
        by_code = divisions.get(overrides.area)
        if by_code:
            return divisions.area(by_code), ()
    else:
        names = area_names(front, meeting.area, office, rules)
        names += ["国务院"] if "全国人民代表大会" in front else []
    area = find_area(names, text, years.planned, divisions)
    if area is None:
        area = Area("", "", "", Level.COUNTY)
    if area.code:
        return area, ()
    named = area.name or "no area"
    return area, (Issue("unknown-area", f"{named} is in no table of administrative divisions", None),)


def _body_area(meeting: _Meeting, area: Area) -> str:
    """The area as the body's name has it: as printed, or the area's name where only 县 or 市 is printed."""
    if area.level is Level.NATION:
        return ""
    return meeting.area if len(meeting.area) > 1 else area.name


def _title(front: str, area: Area, years: Years, rules: StructureRules) -> str:
    for line in front.split("\n"):
        if match := rules.title.match(line):
            return _BLANKS.sub("", match[0])
    return "政府工作报告"

