"""What a report says of itself: area, body and session, speaker and office, date, years, title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from keqiao_kg.errors import InputError
from keqiao_kg.model import Area, Issue, Level, Role
from keqiao_kg.rules.divisions import Divisions
from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.text.metadata.area import AreaFinder
from keqiao_kg.text.metadata.dates import iso_date, narrow
from keqiao_kg.text.metadata.speaker import find_speaker, full_office
from keqiao_kg.text.metadata.years import Years, find_years
from keqiao_kg.text.segment.layout import Layout

_BLANKS = re.compile(r"\s+")
_OPENING_MOST = 80  # characters after the title block in which the speaker says on whose behalf
_SEARCHED = 60_000  # characters in which names of the area are counted
_TITLE = "政府工作报告"  # where the text has no title block
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1949, 2099


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user knows better than the text; None leaves a field to the text.

    Raises InputError for a date or a year that cannot be one of a report.
    """

    title: str | None = None
    area: str | None = None  # name or code: 绍兴市柯桥区, 330603
    body: str | None = None
    session: str | None = None
    speaker: str | None = None
    office: str | None = None
    spoken_on: str | None = None  # ISO date or its known part
    year_reviewed: int | None = None
    year_planned: int | None = None

    def __post_init__(self) -> None:
        if self.spoken_on is not None and not _is_date(self.spoken_on):
            raise InputError("is no date", where=repr(self.spoken_on), hint="write it as 2020-01-08, 2020-01 or 2020")
        for year in (self.year_reviewed, self.year_planned):
            if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
                hint = f"give one from {_FIRST_YEAR} to {_LAST_YEAR}"
                raise InputError("is no year of a report", where=repr(year), hint=hint)


def _is_date(written: str) -> bool:
    """Whether it is an ISO date or its first parts: 2020, 2020-01, 2020-01-08."""
    match = _ISO_DATE.fullmatch(written)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:  # 2020-13-45
        return False
    return True


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
    area: str  # as printed: 绍兴市柯桥区, 县, or empty
    name: str  # 第一届人民代表大会
    session: str  # 第四次会议


def read_metadata(
    text: str, layout: Layout, rules: StructureRules, divisions: Divisions, overrides: Overrides, where: str = ""
) -> Metadata:
    """The metadata of a laid-out text; an InputError where the text is no government work report."""
    titled = [draft.span for draft in layout.drafts if draft.role is Role.FRONT]
    front = "\n".join(span.of(text) for span in titled)
    titles = [section.title for section in layout.sections if section.level == 1 and section.role is not Role.ANNEX]
    _refuse_other_bodies(text[: (titled[-1].end if titled else 0) + _OPENING_MOST], rules, where)
    _check(front, titles, rules, where)
    meeting = _meeting(front, rules)
    office, speaker = find_speaker(front, rules, divisions)
    spoken_on = overrides.spoken_on or _date(front, rules)
    years = _years(titles, front, text, spoken_on, rules, overrides)
    finder = AreaFinder(text[:_SEARCHED], years.planned, divisions, rules)
    area = _area(finder, _area_names(front, meeting, office, rules), overrides)
    return Metadata(
        title=overrides.title or _title(front, rules),
        area=area,
        body=overrides.body or _body(meeting, area),
        session=overrides.session or meeting.session,
        speaker=overrides.speaker or speaker,
        office=overrides.office or full_office(office, area, rules),
        spoken_on=spoken_on,
        years=years,
        issues=_issues(area, years),
    )


def report_id(metadata: Metadata, digest: str) -> str:
    """330603-2020; where the area has no code, eight digits of the digest stand for it."""
    return f"{metadata.area.code or digest[:8]}-{metadata.years.planned}"


def _refuse_other_bodies(head: str, rules: StructureRules, where: str) -> None:
    """The standing committee and the courts report to the same deputies in the same form."""
    if other := rules.other_body.match(head):
        raise InputError(
            "is no government work report",
            where=where,
            cause=f"it is the report of another body: {other['body']}",
            hint="give a 政府工作报告",
        )


def _check(front: str, titles: list[str], rules: StructureRules, where: str) -> None:
    """Refuses what neither addresses deputies nor reviews and plans."""
    addressed = front in rules.represented or any(line in rules.salutation for line in front.split("\n"))
    parted = any(title in rules.review for title in titles) and any(title in rules.plan for title in titles)
    if not (addressed or parted):
        raise InputError(
            "is no government work report",
            where=where,
            cause="no salutation of deputies and no parts that review and plan",
            hint="give the whole text of a 政府工作报告",
        )


# ── the fields ──────────────────────────────────────────────────────────────────────────────────


def _meeting(front: str, rules: StructureRules) -> _Meeting:
    """The meeting, also where a line break stands in its name."""
    match = rules.meeting.match(front) or rules.meeting.match(front.replace("\n", ""))
    if match is None:
        return _Meeting("", "", "")
    area = match["area"].rpartition("在")[2].removeprefix("日").strip()
    return _Meeting(area, _ordinal(match["term"]) + match["assembly"], _ordinal(match["session"]))


def _ordinal(printed: str) -> str:
    """第四次会议, also where the 第 is left out."""
    bare = _BLANKS.sub("", printed)
    return bare if bare.startswith("第") else f"第{bare}"


def _body(meeting: _Meeting, area: Area) -> str:
    """The body with its area: as printed, or the area's name where only 县 or 市 is printed."""
    if not meeting.name or area.level is Level.NATION:
        return meeting.name
    return (meeting.area if len(meeting.area) > 1 else area.name) + meeting.name


def _date(front: str, rules: StructureRules) -> str:
    """The date before 在…会议, else the first in the title block."""
    dates = list(rules.date.all(narrow(front)))
    if not dates:
        return ""
    spoken = next((match for match in dates if front[match.end() :].lstrip("，, ").startswith("在")), dates[0])
    return iso_date(spoken)


def _years(
    titles: list[str], front: str, text: str, spoken_on: str, rules: StructureRules, overrides: Overrides
) -> Years:
    said = find_years(titles, front, text, spoken_on, rules)
    planned = overrides.year_planned or (overrides.year_reviewed + 1 if overrides.year_reviewed else said.planned)
    reviewed = overrides.year_reviewed or (planned - 1 if overrides.year_planned else said.reviewed)
    return Years(reviewed, planned)


def _area_names(front: str, meeting: _Meeting, office: str, rules: StructureRules) -> list[str]:
    """What the title block calls the area, most trusted first."""
    represented = [match.groupdict() for match in rules.represented.all(front)]
    said = [groups.get("nation") or groups.get("area") or "" for groups in represented]
    title = rules.title_area.match(narrow(front))
    names = [meeting.name if meeting.name in rules.nation else meeting.area, office, *said]
    return [name for name in (*names, title["area"] if title else "") if name]


def _area(finder: AreaFinder, names: list[str], overrides: Overrides) -> Area:
    if overrides.area:
        by_code = finder.of_code(overrides.area)
        return by_code if by_code.code else finder.named(overrides.area)
    return finder.find(names)


def _issues(area: Area, years: Years) -> tuple[Issue, ...]:
    issues = []
    if not area.code:
        named = f"{area.name} is" if area.name else "The text names no area that is"
        issues.append(Issue("unknown-area", f"{named} in no table of administrative divisions"))
    if not years.planned:
        issues.append(Issue("unknown-year", "The text does not say which year it plans"))
    return tuple(issues)


def _title(front: str, rules: StructureRules) -> str:
    titles = (rules.title.match(line) for line in front.split("\n"))
    return next((_BLANKS.sub("", title[0]) for title in titles if title), _TITLE)
