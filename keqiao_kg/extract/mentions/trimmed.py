"""Names without what only says which round they are of, or that they are worked on: 新一轮全民健身计划, …试点工作.

Nor with the part that work has come to (桐溪大厦|主体工程), nor with the 好 of the verb before them: 建设好|开放示范区.
A plan keeps the level of the area that it is of: 全省|应急避难场所专项规划.
"""

from __future__ import annotations

from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.rules.mentions import shape

# What may stand behind names of a type and is no part of them.
_BEHIND = {"programme": "work-behind-name", "concept": "work-behind-name", "project": "part-of-works-behind-name"}


def trimmed(each: Candidate, scene: Scene) -> Candidate:
    """The candidate between those words, where its name stands in the text as it is called."""
    if each.name.startswith("好") and shape("well-done").match(scene.text, each.start - 1):
        each = each._replace(start=each.start + 1, name=each.name[1:])
    if each.type not in _BEHIND:
        return each
    opening = None if each.type == "project" else shape("round-before-name").match(each.name)
    if opening and scene.text.startswith(opening[0], each.start):
        each = each._replace(start=each.start + opening.end(), name=each.name[opening.end() :])
    closing = shape(_BEHIND[each.type]).search(each.name)
    if closing and scene.text.endswith(closing[0], each.start, each.end):
        each = each._replace(end=each.end - len(closing[0]), name=each.name[: closing.start()])
    return _of_all(each, scene)


def _of_all(each: Candidate, scene: Scene) -> Candidate:
    """The plan with the level of the area, where that stands right before it."""
    level = shape("level-before-plan").search(scene.before(each.start)) if each.type == "programme" else None
    whole = level[0] + each.name if level else ""
    plan = shape("plan-of-all").fullmatch(whole)
    return each._replace(start=each.start + len(each.name) - len(whole), name=whole) if plan else each
