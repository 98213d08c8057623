"""The works that are done on a thing with a name of its own: 清溪大街拓宽改造, 桐溪大桥重建项目, 县医院整体迁建."""

from __future__ import annotations

from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.extract.mentions.stages import governed
from keqiao_kg.rules.mentions import Head, MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_DONE_TO = word_set("before-moved-object")  # a verb follows the name
_RULE = "works-on-thing"


def works_end(scene: Scene, end: int, rules: MentionRules) -> int:
    """The end of the words that name the works done on the thing that ends at `end`; 0 where there are none."""
    done = shape("works-on-thing").match(scene.masked, end)
    return done.end() if done and (rules.edge.at(scene.masked, done.end()) or done["all"]) else 0


def works_on(scene: Scene, each: Candidate, head: Head, rules: MentionRules) -> Candidate | None:
    """The works as one project, where the thing is one that works are done on and a verb says that they are."""
    if not (head.built or head.type == "project") or "“" in each.name or scene.before(each.start).endswith(_DONE_TO):
        return None
    end = works_end(scene, each.end, rules)
    told = governed(scene, each.start, end, rules).stage if end else ""
    if not told:
        return None
    name = scene.text[each.start : end]
    return each._replace(end=end, name=name, type="project", detail=told, rules=(_RULE, *each.rules), rank=3)
