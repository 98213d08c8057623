"""Titles that stand right behind the cities that seek or have them: 推动桐山、清溪区域消费中心城市建设."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.phrase import item_start
from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.extract.mentions.stages import last_verb, standing
from keqiao_kg.rules.finder import Found
from keqiao_kg.rules.mentions import MentionRules, shape

_VERB = 2  # characters of a verb of making
_LONGEST_PLACE = 6  # characters of the name of a city
_CITIES = ("city", "district", "county")
_JOINTS = frozenset("、和与及等")
RULE, _RANK = "title-of-place", 1


def by_title_of_place(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What cities are made or are: the title begins with its level or is one that cities build."""
    for title in scene.titles:
        if shape("title-of-cities").search(title.word) is None:
            continue
        for start in _starts(scene, title, rules):
            places = _begin_of_places(scene, start)
            if places < start and _is_made(scene, places, title.right, rules):
                detail = standing(scene, last_verb(scene, start, rules), rules, title.right)
                text = scene.text[start : title.right]
                yield Candidate(start, title.right, text, "honour", detail, (RULE,), _RANK)
                break


def _is_made(scene: Scene, start: int, end: int, rules: MentionRules) -> bool:
    """Whether it is said behind the title that cities are made that, or by the verb right before them."""
    if shape("city-made").match(scene.masked, end):
        return True
    verb = scene.masked[max(start - _VERB, 0) : start]
    made = verb in rules.titles_made or rules.making.fullmatch(verb) is not None
    return made and end == scene.clause(start).end


def _starts(scene: Scene, title: Found, rules: MentionRules) -> Iterator[int]:
    for level in rules.level.finditer(scene.masked, item_start(scene, title.left), title.left):
        yield level.start()
    if title.word in rules.built_titles:
        yield title.left


def _begin_of_places(scene: Scene, end: int) -> int:
    """Where the list of cities begins that ends at `end`; `end` where none does."""
    while True:
        start = _place_before(scene, end)
        if start == end:
            return end
        end = start
        if scene.text[end - 1 : end] not in _JOINTS:
            return end
        end -= 1


def _place_before(scene: Scene, end: int) -> int:
    above = {name for _, name in scene.area.parents}
    for size in range(_LONGEST_PLACE, 1, -1):
        entry = scene.named.get(end - size) if end >= size else None
        if entry and len(entry.form) == size and entry.kind in _CITIES and entry.name not in above:
            return end - size
    return end
