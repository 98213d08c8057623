"""Places and bodies that a clause goes on to speak of: 桐北经济开发区营业收入, 焦山景区门票, 桐溪桥供热管线."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.heads import is_word, known_start
from keqiao_kg.extract.mentions.phrase import phrase, specific
from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.rules.finder import Found
from keqiao_kg.rules.mentions import Head, MentionRules, shape

_LONGEST = 32  # characters of a name


def by_site(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """Zones, sights, roads, waters and bodies in the midst of their clause."""
    for match in scene.sites:
        head = rules.lexicon.heads[match[0]]
        if rules.edge.at(scene.masked, match.end()) or not _stands_alone(scene, match, rules):
            continue
        start = _start(scene, match, rules)
        if start is not None:
            yield from _named(scene, start, match.end(), head)


def _stands_alone(scene: Scene, match: Found, rules: MentionRules) -> bool:
    """Whether the last word is a word here, and no longer one begins with it: 高速公路网, 街区."""
    start, end = match.start(), match.end()
    if shape("site-goes-on").match(scene.masked, end) or not (scene.edge(start) and scene.edge(end)):
        return False
    return is_word(scene, start, end, rules)


def _start(scene: Scene, match: Found, rules: MentionRules) -> int | None:
    """Where the name begins, if the words before its last one tell one from another."""
    place, end = match.start(), match.end()
    found = phrase(scene, place, rules)
    year = shape("leading-year").match(scene.masked, found.start, place)
    start = known_start(scene, year.end() if year else found.start, end)
    told = not found.counted and specific(scene, start, place, rules) and place - start <= _LONGEST
    told = told and shape("many-of-a-kind").search(scene.masked, start, place) is None
    told = told and not any(shape(no).search(scene.masked[start:end]) for no in ("no-place", "no-site"))
    return start if told and not rules.position.search(scene.masked, start, place) else None


def _named(scene: Scene, start: int, end: int, head: Head) -> Iterator[Candidate]:
    if head.type == "place":
        entry = scene.named.get(start)
        if entry is None or start + len(entry.form) != end or entry.kind == head.kind:  # 焦家桥 is a town
            yield Candidate(start, end, scene.text[start:end], "place", head.kind, ("site-spoken-of",), 6)
    elif not shape("class-of-body").search(scene.masked[start:end]):
        start = _past_water(scene, start)
        yield Candidate(start, end, scene.text[start:end], "organisation", "", ("body-spoken-of",), 6)


def _past_water(scene: Scene, start: int) -> int:
    """Past the river that a body lies at (苏州河|华川大学), which is no part of its name."""
    entry = scene.named.get(start)
    return start + len(entry.form) if entry and entry.kind == "water" else start
