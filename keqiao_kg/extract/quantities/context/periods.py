"""The period that a value is for, as the columns print it: 2019, 2016-2020, -2019."""

from __future__ import annotations

import re

from keqiao_kg.extract.numbers.numerals import value_of
from keqiao_kg.model import Report, Sentence
from keqiao_kg.rules.quantities import QuantityRules

_FIRST_PLAN = 1953  # the first five-year plan began; each one lasts five years, 1963-1965 apart
_DATED = frozenset("年五")  # without one of these no rule of periods.toml can match
_TITLE = re.compile(r"《[^《》]*》")  # years in it are the document's
_SIXTH_PLAN = 1981
# The year of an older value that has been read: 由2010年的500亿元增加到 says nothing of the newer one.
_OLDER = re.compile(
    r"[由从自](?:“?[一二三四五六七八九十]{2,3}五”?(?:规划)?期?[末初]底?的?(?=[0-9０-９])|(?:去年|上年)(?:同期|底|末)?的?)"
)
_SINCE = re.compile(r"[由从自]((?:19|20)[0-9]{2})年(?:底|末)?的?(?=[0-9０-９])")
_EARLIER = re.compile(r"(?:[由从自比较是为]|相比|相当于)((?:19|20)[0-9]{2})年")
SPAN = "-"


def period_of(
    before: str, clause: str, sentence: Sentence, report: Report, rules: QuantityRules, *, total: bool = True
) -> tuple[str, tuple[str, ...], bool]:
    """Period, the rules that said so, and whether the clause itself names the year.

    `before` is the sentence up to the amount, `clause` its last clause; what the clause says wins over
    what an earlier clause says. Without either the sentence's own default stands. `total`: 累计 makes a
    running total of the value (not of a growth).
    """
    base, names, own = sentence.period or str(report.year_reviewed), ("period-of-section",), False
    for piece in (clause, before) if not _DATED.isdisjoint(before) or not _DATED.isdisjoint(clause) else ():
        found = _said(_OLDER.sub("", _SINCE.sub("", _TITLE.sub("", piece))), report, rules)
        if found:
            base, names, own = found[0], (found[1],), piece is clause
            break
    for rule in rules.of("total") if total and not rules.found("within", clause) else ():
        if rule.pattern.search(clause) and _runs_on(base, names, clause, rules):
            return f"-{newer(base)}", (*names, rule.name), own
    return base, names, own


def _runs_on(base: str, names: tuple[str, ...], clause: str, rules: QuantityRules) -> bool:
    """Whether 累计 adds up all that ever was: to a year, or to the end of a review of years where it was reached.

    What was done in a review of years (累计投入3亿元) adds up those years.
    """
    return base.isdigit() or (names == ("period-of-section",) and rules.found("total-reached", clause))


def older(period: str) -> str:
    """The time of the older of two values (由A增加到B) whose newer one is for `period`."""
    first = period.lstrip(SPAN)[:4]
    return str(int(first) - 1) if first.isdigit() else period


def before_span(period: str) -> str:
    """The year before a span: 2015 for 2016-2020."""
    return older(period)


def newer(period: str) -> str:
    """The time of the newer of two values: the end of a span."""
    return period[-4:] if period[-4:].isdigit() else period


def named_since(text: str) -> list[str]:
    """The years that a text compares with or starts from: 比2016年, 是2016年的."""
    return _EARLIER.findall(text)


def yearly(before: str, period: str, sentence: Sentence) -> str:
    """The span of what is said year by year (年均增长): since an older value, else the section's own."""
    since = named_since(before)
    if since and since[-1] < newer(period):
        return f"{int(since[-1]) + 1}-{newer(period)}"
    return (
        sentence.period if SPAN in sentence.period and sentence.period[:4] <= period <= sentence.period[-4:] else period
    )


def _said(piece: str, report: Report, rules: QuantityRules) -> tuple[str, str] | None:
    """The last period that the piece names, and the rule."""
    if _DATED.isdisjoint(piece):
        return None
    best: tuple[int, str, str] | None = None
    for group in ("year-range", "since", "year", "plan", "back", "ahead", "last"):
        for rule in rules.of(group):
            for match in rule.pattern.finditer(piece):
                place = match.end() + (group == "year-range")
                if best is None or place > best[0]:
                    best = (place, _as_period(group, match, report), rule.name)
    return (best[1], best[2]) if best and best[1] else None


def _as_period(group: str, match: re.Match[str], report: Report) -> str:
    if group == "year":
        return match["year"]
    if group == "since":
        begun = int(match["year"]) < report.year_reviewed
        return f"{match['year']}-{report.year_reviewed}" if begun else match["year"]
    if group == "year-range":
        return f"{match['year']}-{match['upper']}"
    if group == "last":
        return str(report.year_reviewed)
    if group == "plan":
        return _plan(match["plan"], match["point"])
    count = int(value_of(next(n for n in match.groups() if n)))
    if group == "back":
        return f"{report.year_reviewed - count + 1}-{report.year_reviewed}" if count > 1 else str(report.year_reviewed)
    return f"{report.year_planned}-{report.year_planned + count - 1}"


def _plan(ordinal: str, point: str) -> str:
    """The years of a five-year plan: 十三 → 2016-2020; its end (末) is its last year."""
    first = _SIXTH_PLAN + 5 * (int(value_of(ordinal)) - 6)
    if first < _FIRST_PLAN:
        return ""
    if "末" in point:
        return str(first + 4)
    return f"{first}-{first + 4}" if point != "初" else str(first)
