"""What the verb around a name says: the stage of a project, whether an honour is held or sought, who hosts."""

from __future__ import annotations

from keqiao_kg.extract.mentions_scene import Scene
from keqiao_kg.model import Role
from keqiao_kg.rules.mentions import MentionRules

_REACH = 14  # characters after a name within which its predicate begins


def stage(scene: Scene, start: int, end: int, rules: MentionRules) -> str:
    """The stage of the project at `start:end`: by the predicate after it, else by the verb before it."""
    clause = scene.clause(start)
    after = list(rules.stage.finditer(scene.masked, end, min(clause.end, _list_end(scene, end, clause.end) + _REACH)))
    later = [match for match in after if _predicate(match[0], rules)]
    if later:
        return rules.lexicon.verbs[later[-1][0]].stage
    before = list(rules.stage.finditer(scene.masked, clause.start, start))
    return rules.lexicon.verbs[before[-1][0]].stage if before else (_weak(after, rules))


def _list_end(scene: Scene, end: int, limit: int) -> int:
    """Where the list that the name stands in ends."""
    place = max(scene.masked.rfind("、", end, limit), scene.masked.rfind("等", end, limit))
    return place if place >= 0 else end


def _predicate(verb: str, rules: MentionRules) -> bool:
    return rules.lexicon.verbs[verb].cut != "start"


def _weak(after: list, rules: MentionRules) -> str:  # type: ignore[type-arg]
    return rules.lexicon.verbs[after[-1][0]].stage if after else ""


def standing(scene: Scene, start: int, verb: str, rules: MentionRules) -> str:
    """Held or sought: by the verb, where it tells; else by the part of the report."""
    told = rules.lexicon.verbs[verb].honour if verb in rules.lexicon.verbs else ""
    if told == "held" and scene.role is Role.PLAN:
        return "sought"
    if told == "sought" and verb == "创建" and scene.role is Role.REVIEW:
        return "held"
    return told or ("sought" if scene.role is Role.PLAN else "held")


def last_verb(scene: Scene, start: int, rules: MentionRules) -> str:
    """The last verb of the clause before `start`."""
    clause = scene.clause(start)
    found = ""
    for match in rules.verb.finditer(scene.masked, clause.start, start):
        found = match[0]
    return found
