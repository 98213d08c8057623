"""Whether a plan, reform, system or way of working has a name, or is but spoken of."""

from __future__ import annotations

from keqiao_kg.extract.mentions.phrase import item_start, last_word, specific
from keqiao_kg.extract.mentions.scene import Scene
from keqiao_kg.rules.mentions import Head, MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_LONG = 4  # characters of a way of working that has a name
_CARRIED_OUT = word_set("programmes-carried-out")
_BESIDE = frozenset("、和与及")
_DRAWN = frozenset(word_set("plans-of-a-zone"))


def is_of_zone(scene: Scene, start: int, end: int, head: Head, rules: MentionRules) -> bool:
    """Whether it is but the drawing of a zone or sight, which is named: 深化桐溪度假区规划."""
    if head.word not in _DRAWN or shape("plan-drawn").search(scene.before(start)):
        return False
    site = last_word(shape("whole-plan").sub("", scene.masked[start:end]), rules)
    return site is not None and site.kind in ("zone", "scenic") and len(site.word) > 1


def is_vague(text: str, head: Head) -> bool:
    """Whether a plan, reform or way of working has no name: 年度计划, 重要领域改革, 考核评价机制."""
    if shape("vague-plan").match(text) or shape("clause-not-plan").search(text):
        return True
    if head.word == "改革" and shape("no-one-field").search(text):
        return True
    if head.word.endswith(_CARRIED_OUT) and "“" not in text and shape("system-of-all").search(text):
        return True
    return head.word == "机制" and "“" not in text and len(text) <= _LONG


def is_own_way(scene: Scene, start: int, end: int, head: Head, rules: MentionRules) -> bool:
    """Whether a short way of working has a word that is not of every report: 银企对接机制."""
    short = head.word == "机制" and end - start == _LONG
    plain = short and shape("plain-way-of-working").search(scene.masked, start, end) is not None
    return short and not plain and specific(scene, start, end, rules)


def is_loose(scene: Scene, start: int, place: int, head: Head, rules: MentionRules) -> bool:
    """Whether a way of working, policy or system is but spoken of: no verb carries it out, and no name is beside it."""
    begin = scene.clause(start).start
    if not head.word.endswith(_CARRIED_OUT) or "“" in scene.masked[start:place] or start == begin:
        return False
    if any(rules.programme_verbs.tail(scene.masked, end, begin) for end in (start, start - 1)):  # 落实好
        return False
    if shape("kept-system-before").search(scene.before(start)):
        return False
    beside = scene.masked[start - 1] in _BESIDE and last_word(
        scene.masked[item_start(scene, start - 1) : start - 1], rules
    )
    return not beside or beside.type != "programme"
