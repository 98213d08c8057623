"""What the verb around a name says: the stage of a project, whether an honour is held or sought."""

from __future__ import annotations

import re
from typing import NamedTuple

from keqiao_kg.extract.mentions.scene import Scene
from keqiao_kg.model import Role
from keqiao_kg.rules.mentions import Head, MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_REACH_BACK = 120  # characters of the sentence before a clause that may hold its verb
_REACH = 16  # characters after a name (or the list it stands in) within which its predicate begins
_OPENING = word_set("opening-of-a-body")
_IMPROVING = word_set("improving")
_DRAWING = "规划"  # behind a name it is a noun: the plan of the place
_POLICY = 4  # characters of 改革开放
_VERB = 2  # characters of a verb that may be half of a word
_ENDS = frozenset("至到")
_BASE, _BUILT = "基地", "建设"
_STRENGTHENED = "加强"
_BEGUN = "begun"  # said of wide places, which are built for years
_GOING_ON = ("underway", "planned")
_STRIVING = "争创"
_MAKING = word_set("making")


class Governed(NamedTuple):
    """The verb that decides, and the stage it says; both empty where none does."""

    verb: str
    stage: str


def governed(scene: Scene, start: int, end: int, rules: MentionRules) -> Governed:
    """The stage of what stands at `start:end`: by the predicate after it, else by the verb before it."""
    clause = scene.clause(start)
    limit = min(clause.end, _list_end(scene, end, clause.end) + _REACH)
    after = [match[0] for match in rules.stage.finditer(scene.masked, end, limit) if _told(scene, match)]
    verbs = rules.lexicon.verbs
    told = [verb for verb in after if verbs[verb].cut != "start"]
    verb = told[-1] if told else _last(rules.stage, scene, clause.start, start) or (after or [""])[-1]
    if not told and after and verbs[verb].stage == "underway":
        verb = after[0]  # 推进…建设
    return Governed(verb, verbs[verb].stage) if verb else Governed("", "")


def _told(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the verb behind a name is one there, neither the noun 规划 nor half of another word (改革开放)."""
    if match[0] == _DRAWING or shape("no-stage-there").fullmatch(scene.before(match.end())[-_POLICY:]):
        return False
    return len(match[0]) != _VERB or scene.edge(match.start()) or scene.edge(match.end())


def is_built(scene: Scene, end: int, head: Head, told: Governed) -> bool:
    """A place or institution is a project while it is made; one that is only improved stays what it is.

    `end`: of the name, behind which may stand what is done there (广场亮化).
    """
    if head.type == "place" and shape("done-at-place").match(scene.masked, end):
        return False
    if not head.built or not told.stage or (told.stage == "signed" and head.type == "organisation"):
        return False
    if (head.type == "organisation" and told.verb in _OPENING) or told.verb in _IMPROVING:
        return False
    if head.built == _BEGUN:
        return told.stage not in _GOING_ON
    return head.kind not in ("zone", "market") or told.stage != "underway" or told.verb in _MAKING


def stands_already(scene: Scene, start: int, end: int) -> bool:
    """Whether something is done by, with or to a place or body that is there: 将桐山路建成样板路, 支持桐溪大学…."""
    if shape("there-behind").match(scene.masked, end):
        return True
    if shape("there-before").search(scene.before(start)) and not scene.masked.startswith(_BUILT, end):
        return True
    if scene.masked[start - 1 : start] in _ENDS and scene.masked[end : end + 1] == "的":
        return True  # 开通清溪至焦桐大学城的专线
    clause = scene.clause(start)
    made = shape("made-into").search(scene.masked, end, clause.end) is not None
    return made and shape("moved-list").search(scene.masked[clause.start : start]) is not None


def is_at_work(scene: Scene, start: int, end: int) -> bool:
    """Whether a centre, base or campus is spoken of as a body: it is founded, works, wins, is used or helped."""
    if shape("body-does").match(scene.masked, end):
        return True
    if scene.before(start).endswith(_STRENGTHENED) and scene.masked.startswith(_BUILT, end):
        return True  # 加强桐溪服务中心建设
    used = shape("body-used").search(scene.before(start)) is not None
    return used and not scene.masked.startswith(_BASE, end - len(_BASE)) and not scene.masked.startswith(_BUILT, end)


def _list_end(scene: Scene, end: int, limit: int) -> int:
    """Where the list that the name stands in ends."""
    place = max(scene.masked.rfind("、", end, limit), scene.masked.rfind("等", end, limit))
    return place if place >= 0 else end


def standing(scene: Scene, verb: str, rules: MentionRules, end: int = 0) -> str:
    """Held or sought: the plan seeks; in the review a verb of striving seeks, all others hold.

    What is counted right behind its `end` was reached, whatever the verb (打造市级示范河湖3个); what is to be
    created there was not (…示范县创建工作). What is made better known, or is a chance by being given, is held.
    """
    known = rules.lexicon.verbs.get(verb)
    if end and shape("held-behind").match(scene.masked, end):
        return "held"
    if end and shape("already-listed").fullmatch(verb) and shape("chance-behind").match(scene.masked, end):
        return "held"
    if scene.role is Role.PLAN:
        return "sought"
    if end and scene.masked[end : end + 1].isdigit():
        return "held"
    if end and shape("sought-behind").match(scene.masked, end):
        done = shape("creation-done").search(scene.masked, scene.clause(end - 1).start, end)
        return "held" if done else "sought"
    return "sought" if known and (known.honour == "sought" or known.stage == "underway") else "held"


def verb_of_title(scene: Scene, verb: re.Match[str]) -> str:
    """The verb of a title as `standing` wants it: what is but helped, or hoped for, is striving."""
    hoped = shape("hoped-before").search(scene.before(verb.start())) is not None
    return _STRIVING if hoped else verb[0]


def last_verb(scene: Scene, start: int, rules: MentionRules) -> str:
    """The last verb of the sentence before `start`, of the same clause if that has one."""
    clause = scene.clause(start)
    return _last(rules.verb, scene, clause.start, start) or _last(
        rules.verb, scene, max(clause.start - _REACH_BACK, 0), clause.start
    )


def _last(pattern: re.Pattern[str], scene: Scene, start: int, end: int) -> str:
    found = ""
    for match in pattern.finditer(scene.masked, start, end):
        found = match[0]
    return found
