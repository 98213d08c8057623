"""Which year a report reviews and which it plans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.text.metadata.dates import narrow, number_of

_SENTENCE = re.compile(r"[^。\n]+")
_NEXT_YEAR_FROM = 11  # a speech of November or December plans the next year


@dataclass(frozen=True, slots=True)
class Years:
    """The year reviewed and the year planned; 0 where nothing tells."""

    reviewed: int
    planned: int


def find_years(titles: Sequence[str], front: str, body: str, spoken_on: str, rules: StructureRules) -> Years:
    """From the titles of the parts, else the date of the speech, the title, or the text itself."""
    reviewed = _of_titles(titles, rules, review=True)
    planned = _of_titles(titles, rules, review=False)
    if planned and reviewed and not reviewed < planned <= reviewed + 2:
        planned = 0
    planned = planned or (reviewed + 1 if reviewed else 0) or _announced(front, rules)
    planned = planned or _of_date(spoken_on) or _of_title(front, rules) or _of_text(body, rules)
    return Years(reviewed or (planned - 1 if planned else 0), planned)


def years_in(text: str, rules: StructureRules) -> list[int]:
    """The single years named in a text, in order."""
    return [number_of(match["year"]) for match in rules.year.all(narrow(text))]


def _of_titles(titles: Sequence[str], rules: StructureRules, *, review: bool) -> int:
    """The year in the first title of a part that reviews (or plans)."""
    for place, title in enumerate(titles):
        years = years_in(title, rules)
        if years and _reviews(title, place, rules) == review:
            return max(years) if review else min(years)
    return 0


def _reviews(title: str, place: int, rules: StructureRules) -> bool:
    """Whether the title is one of a review; where its wording does not tell, only the first part is."""
    return title in rules.review or (place == 0 and title not in rules.plan)


def _announced(front: str, rules: StructureRules) -> int:
    match = rules.planned_year.match(narrow(front))
    return int(match["year"]) if match else 0


def _of_date(spoken_on: str) -> int:
    if len(spoken_on) < 7:
        return 0
    year, month = int(spoken_on[:4]), int(spoken_on[5:7])
    return year + 1 if month >= _NEXT_YEAR_FROM else year


def _of_title(front: str, rules: StructureRules) -> int:
    match = rules.title_year.match(narrow(front))
    return int(match["year"]) if match else 0


def _of_text(body: str, rules: StructureRules) -> int:
    """The year of the sentence that opens the plan, else the one after that named most."""
    for sentence in _SENTENCE.findall(body):
        if sentence in rules.plan_opens and (years := years_in(sentence, rules)):
            return max(years)
    counts = Counter(years_in(body, rules))
    most = max(counts.values(), default=0)
    return max((year + 1 for year, count in counts.items() if count == most), default=0)
