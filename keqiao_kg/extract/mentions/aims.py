"""Titles that nobody grants: what a place makes itself, or is to become for others."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.honours import LOOSE, graded
from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.rules.mentions import MentionRules, shape


def by_making(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """The one zone of a kind that a place makes itself, though no level is named: 打造农旅融合发展示范区."""
    for match in shape("zone-of-title").finditer(scene.masked):
        start, end = match.span("name" if match["name"] else "done")
        text = scene.masked[start:end]
        barred = rules.level.match(text) or rules.position.search(text) or shape("no-title").search(text)
        if not barred and scene.named.get(start) is None:
            verb = scene.masked[match.start() : match.start() + 2]
            yield graded(scene, start, end, verb, rules)


def by_aim(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What a place is to become for others: 打造山地旅游目的地. Whoever knows the words as something else is right."""
    last = 0
    for match in shape("aim-of-place").finditer(scene.masked):
        start, end = match.span("name")
        told = match.start() < start or scene.masked[start - 1 : start] not in ("、", "和") or start - 1 == last
        if told and scene.edge(start) and not shape("no-title").search(match["name"]):
            verb = scene.masked[match.start() : start][:2] or "建设"
            yield graded(scene, start, end, verb, rules)._replace(rank=LOOSE)
            last = end
