"""Names with a form of their own, by the rules of `data/rules/mentions.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract import mentions_names as names
from keqiao_kg.extract.mentions_phrase import specific
from keqiao_kg.extract.mentions_scene import Candidate, Scene
from keqiao_kg.extract.mentions_stages import governed, last_verb, standing
from keqiao_kg.rules.mentions import MentionRules
from keqiao_kg.rules.patterns import Rule

_YIELDING = ("national-programme", "numbered-road")  # a longer name wins


def by_form(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What the pattern rules find."""
    told = {name for word in rules.needed.findall(scene.text) for name in rules.needing[word]}
    for rule in rules.names if told else ():
        if rule.name not in told:
            continue
        type_, _, way = rule.yields.partition(" canonical:")
        for match in rule.pattern.finditer(scene.text):
            for group, text in match.groupdict().items():
                if text:
                    yield from _made(scene, rule, match.start(group), text, type_, way, rules)


def _made(
    scene: Scene, rule: Rule, start: int, text: str, type_: str, way: str, rules: MentionRules
) -> Iterator[Candidate]:
    if way == "plenaries":
        for left, right, name in names.plenaries(text):
            yield Candidate(start + left, start + right, name, type_, "", (rule.name,), 0)
    elif way == "list":
        for piece in text.split("、"):
            place = start + text.index(piece)
            if not re.search(r"\d|个|家|企业", piece) and specific(scene, place, place + len(piece), rules):
                yield Candidate(place, place + len(piece), piece, type_, "", (rule.name,), 3)
    elif way == "institution":
        told = governed(scene, start, start + len(text), rules).stage
        made = told not in ("", "signed")
        name = names.own(text, scene.area)
        yield Candidate(
            start, start + len(text), name, "project" if made else type_, told if made else "", (rule.name,), 5
        )
    else:
        kind, _, detail = type_.partition(":")
        if kind == "honour":
            detail = standing(scene, last_verb(scene, start, rules), rules)
        rank = 4 if rule.name in _YIELDING else 0
        yield Candidate(start, start + len(text), _canonical(scene, text, way, rules), kind, detail, (rule.name,), rank)


def _canonical(scene: Scene, text: str, way: str, rules: MentionRules) -> str:
    if way == "own":
        return names.own(text, scene.area)
    if way == "listed":
        level = names.area_of(text[:1], scene.area) if text[0] in "省市" and text[1] not in "市级" else ""
        return level + text[1:] if level else text
    if way == "party":
        return names.party(text, scene.area)
    if way == "plenum":
        organ, _, session = text.partition("委")
        return names.party(organ + "委", scene.area) + session
    if way == "department":
        level = text[: 3 if text.startswith("自治区") else 2 if text.startswith("国家") else 1]
        return names.own(level + rules.lexicon.departments[text[len(level) :]], scene.area)
    if way == "congress":
        return names.congress(text, scene.area)
    if way == "plan":
        return names.plan(text)
    if way == "bare":
        return text.strip("“”")
    if way == "title":
        return text.strip("《》")
    return names.without_notes(text)
