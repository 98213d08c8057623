"""Names told by their last word: 融资畅通工程, 杭甬高速, 世界布商大会, 恒鸣新材料项目."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions_phrase import Phrase, only_generic, phrase, specific
from keqiao_kg.extract.mentions_scene import Candidate, Scene
from keqiao_kg.extract.mentions_stages import stage
from keqiao_kg.rules.mentions import Head, MentionRules

_LONGEST = 32  # characters of a name


def by_head(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """Every phrase that ends with a last word of the list and says enough to be a name."""
    for match in rules.head.finditer(scene.masked):
        head = rules.lexicon.heads[match[0]]
        found = phrase(scene, match.start(), rules)
        if _is_word(scene, match.start(), match.end(), rules) and _makes_name(scene, found, match.start(), head, rules):
            yield _candidate(scene, found, match.end(), head, rules)


def _is_word(scene: Scene, start: int, end: int, rules: MentionRules) -> bool:
    """Not the tail of another word (思路, 环节): the word that ends here begins with the last word or is a name."""
    if scene.edge(start) or end - start > 1:
        return True
    token = scene.tokens(max(start - 4, 0), end)[-1]
    return token not in rules.lexicon.common


def _makes_name(scene: Scene, found: Phrase, end: int, head: Head, rules: MentionRules) -> bool:
    before = scene.masked[found.start : end]
    if not before or len(before) > _LONGEST or only_generic(before, rules):
        return False
    if head.need == "quoted":
        return "“" in before
    if head.need == "named":
        return specific(scene, found.start, end, rules) and not (found.counted and head.type != "project")
    return len(before) >= (4 if head.need == "long" else 2)


def _candidate(scene: Scene, found: Phrase, end: int, head: Head, rules: MentionRules) -> Candidate:
    text = scene.text[found.start : end]
    reached = stage(scene, found.start, end, rules) if head.built or head.type == "project" else ""
    if head.type == "project" or (head.built and reached and head.kind not in ("zone",)):
        return Candidate(found.start, end, text, "project", reached, ("head-" + head.type,), 4)
    return Candidate(found.start, end, text, head.type, head.kind if head.type == "place" else "", ("head-" + head.type,), 4)
