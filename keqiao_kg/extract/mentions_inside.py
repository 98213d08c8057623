"""Names inside a chosen name: the village or town it begins with, the whole that it is a part of."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions_gazetteer import gazetteer
from keqiao_kg.extract.mentions_phrase import last_word, specific
from keqiao_kg.extract.mentions_scene import Candidate, Scene
from keqiao_kg.rules.mentions import MentionRules, shape

_REST = 3  # characters that must follow a village or town in the name of a project
_BODIES = ("大学", "学院", "医院", "厂")


def by_inside(scene: Scene, chosen: list[Candidate], rules: MentionRules) -> Iterator[Candidate]:
    """Places and wholes inside the chosen names, which stay beside them."""
    for each in chosen:
        if each.type == "project" and scene.masked[each.start] not in "“《":
            yield from _setting(scene, each, rules)
        if each.type in ("project", "organisation"):
            yield from _whole(scene, each, rules)


def _setting(scene: Scene, each: Candidate, rules: MentionRules) -> Iterator[Candidate]:
    """The village or the own town at the beginning of the name."""
    text = scene.text[each.start : each.end]
    village = shape("village-first").match(text)
    entry = gazetteer(scene.area).at(scene.text, each.start)
    shared = len(each.name) - len(text)  # what a list gives to the name
    if entry and entry.kind == "town" and len(text) + shared - len(entry.form) >= _REST:
        end = min(each.start + len(entry.form), each.end)
        yield Candidate(each.start, end, entry.name, "place", "town", ("town-inside",), 6, True)
    elif village and len(text) + shared - village.end() >= _REST:
        end = each.start + village.end()
        if specific(scene, each.start, end - 1, rules):
            yield Candidate(each.start, end, village[0], "place", "village", ("village-inside",), 6, True)


def _whole(scene: Scene, each: Candidate, rules: MentionRules) -> Iterator[Candidate]:
    """The works, road, zone or school that a phase, section, campus or network belongs to."""
    match = shape("part-of-whole").match(scene.text[each.start : each.end])
    if not match:
        return
    whole = match[0]
    head = last_word(whole, rules)
    if head is None or not specific(scene, each.start, each.start + len(whole), rules):
        return
    type_ = "organisation" if whole.endswith(_BODIES) else head.type
    detail = head.kind if type_ == "place" else ""
    yield Candidate(each.start, each.start + len(whole), whole, type_, detail, ("whole-inside",), 6, True)
