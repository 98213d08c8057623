"""Roads of common words, told by the road beside them or by what is done on them: 完成平安路、迎宾路改造."""

from __future__ import annotations

from keqiao_kg.extract.mentions.scene import Scene
from keqiao_kg.rules.mentions import shape
from keqiao_kg.rules.word_sets import word_set

_LONGEST = 4  # characters of such a name before its last word
_WAYS = frozenset(word_set("ways"))


def beside_road(scene: Scene, start: int, end: int) -> bool:
    """Whether another road is named right before `start` or right behind `end`."""
    if shape("road-beside").match(scene.masked, end):
        return True
    return shape("road-before").search(scene.before(start)) is not None


def is_road(scene: Scene, start: int, place: int, word: str) -> bool:
    """Whether common words name a road: `word` is its last one, at `place`."""
    if word not in _WAYS or not 2 <= place - start <= _LONGEST:
        return False
    if shape("no-road-name").search(scene.masked, start, place):
        return False
    end = place + len(word)
    if shape("road-lengthened").match(scene.masked, end):
        return False
    return beside_road(scene, start, end) or shape("road-made").match(scene.masked, end) is not None
