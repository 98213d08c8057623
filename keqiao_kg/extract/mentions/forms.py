"""Names with a form of their own, by the rules of `data/rules/mentions.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from keqiao_kg.extract.mentions import names
from keqiao_kg.extract.mentions.phrase import specific
from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.extract.mentions.stages import governed, is_built, last_verb, standing
from keqiao_kg.extract.mentions.works import works_end
from keqiao_kg.model import Area, Level
from keqiao_kg.rules.mentions import MentionRules, shape
from keqiao_kg.rules.patterns import Rule

Named = tuple[int, int, str]  # start and end in the sentence, canonical name
_ROAD = "路"  # the last word by which roads of other endings are judged
_PARTY = "中共"
_COUNTRY = "中国"
_DRIVE = 2  # characters of what an area is to become
_LONGEST_PLACE = 12  # characters before 政府 that may name its area
_YIELDING = (
    "national-programme",
    "numbered-road",
    "five-year-plan",
    "belt-and-road",
    "own-campaign",
)  # a longer name wins


def by_form(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What the pattern rules find."""
    told = {at for found in scene.forms for at in rules.needs.rules[found.word]}
    for rule in (rules.names[at] for at in sorted(told)):
        type_, _, way = rule.yields.partition(" canonical:")
        for match in rule.pattern.finditer(scene.text):
            for group, text in match.groupdict().items():
                if text:
                    yield from _made(scene, rule, match.start(group), text, type_, way, rules)


def _made(
    scene: Scene, rule: Rule, start: int, text: str, type_: str, way: str, rules: MentionRules
) -> Iterator[Candidate]:
    if way in _SEVERAL:
        for left, right, name in _SEVERAL[way](scene, start, text):
            yield Candidate(left, right, name, type_, "", (rule.name,), 4 if rule.name in _YIELDING else 0)
    elif way == "list":
        for piece in text.split("、"):
            place = start + text.index(piece)
            if not shape("counted-firms").search(piece) and specific(scene, place, place + len(piece), rules):
                yield Candidate(place, place + len(piece), piece, type_, "", (rule.name,), 3)
    elif way in _BUILT:
        yield _BUILT[way](scene, start, text, type_, rules)._replace(rules=(rule.name,))
    else:
        kind, _, detail = type_.partition(":")
        if kind == "honour":
            detail = standing(scene, last_verb(scene, start, rules), rules)
        goes_on = rule.name != "five-year-plan" or shape("plan-goes-on").match(scene.masked, start + len(text))
        rank = 4 if rule.name in _YIELDING and goes_on else 0
        name = _beside(scene, start, text) if way == "beside" else _canonical(scene, text, way, rules)
        yield Candidate(start, start + len(text), name, kind, detail, (rule.name,), rank)


def _institution(scene: Scene, start: int, text: str, type_: str, rules: MentionRules) -> Candidate:
    """The hospital or school; with its works, a project, while it is being built."""
    bare_end = start + len(text)
    works = shape("works-of-institution").match(scene.masked, bare_end)
    end = works.end() if works else works_end(scene, bare_end, rules) or bare_end
    told = governed(scene, start, end, rules).stage
    made = told not in ("", "signed")
    text = scene.text[start:end] if made else text
    bare = scene.area.level is Level.COUNTY and shape("one-of-a-county").match(text) is not None
    name = (names.of_own if bare else names.own)(text, scene.area)
    return Candidate(start, start + len(text), name, "project" if made else type_, told if made else "", (), 5)


def _road(scene: Scene, start: int, text: str, type_: str, rules: MentionRules) -> Candidate:
    """The road, which is a project while it is being built."""
    end, (type_, _, kind) = start + len(text), type_.partition(":")
    told = governed(scene, start, end, rules)
    if is_built(scene, end, rules.lexicon.heads[_ROAD], told):
        type_, kind = "project", told.stage
    return Candidate(start, end, text, type_, kind, (), 4)


_BUILT: dict[str, Callable[[Scene, int, str, str, MentionRules], Candidate]] = {
    "institution": _institution,
    "road": _road,
}


def _committee(scene: Scene, start: int, organ: str) -> tuple[int, str]:
    """Where the committee `organ` at `start` begins, and its name: 市委, but 桐城市委 of the city that stands there."""
    if organ.startswith("自治区"):
        return start, names.party(organ, scene.area)
    end = start + len(organ) - len("委")
    own = scene.area.name.removesuffix(organ[:-1])
    if own != scene.area.name and scene.text.endswith(own, 0, start):
        start -= len(own)
        return start - len(_PARTY) * scene.text.endswith(_PARTY, 0, start), names.party(organ, scene.area)
    for place in range(max(start - _LONGEST_PLACE, 0), start):
        entry = scene.named.get(place)
        if entry and entry.type == "place" and place + len(entry.form) == end:
            return place - len(_PARTY) * scene.text.endswith(_PARTY, 0, place), f"{_PARTY}{entry.name}委"
    return start, names.party(organ, scene.area)


def _of_committee(scene: Scene, start: int, text: str) -> Iterator[Named]:
    begin, name = _committee(scene, start, text)
    yield begin, start + len(text), name


def _plenums(scene: Scene, start: int, text: str) -> Iterator[Named]:
    """The plenary sessions of a committee: 市委六届三次、四次全会."""
    match = shape("plenum-run").match(text)
    assert match is not None
    begin, name = start, names.party(match["organ"] or match["behind"], scene.area)
    if match["organ"]:
        begin, name = _committee(scene, start, match["organ"])
    term, kind, at = match["term"] or match["first"], match["kind"] or "全会", start + match.start("sessions")
    pieces = list(re.finditer("历次|[一二三四五六七八九十]+次", match["sessions"]))
    for piece in pieces:
        left = begin if piece is pieces[0] else at + piece.start()
        right = start + len(text) if piece is pieces[-1] else at + piece.end()
        yield left, right, f"{name}{term}{piece[0]}{kind}"


def _moved(start: int, found: Iterable[Named]) -> Iterator[Named]:
    for left, right, name in found:
        yield start + left, start + right, name


def _drive(scene: Scene, start: int, text: str) -> Iterator[Named]:
    """What the area or a division is to become, where nothing but its name stands behind the word: 平安桐溪."""
    place = start + _DRIVE + (text[0] == "“")
    entry, always = scene.named.get(place), (names.short_name(scene.area), _COUNTRY)
    form = next((each for each in always if scene.text.startswith(each, place)), "")
    form = form or (entry.form if entry and entry.type == "place" else "")
    end = place + len(form)
    if form and (
        scene.text[end : end + 1] == "”" if text[0] == "“" else not shape("drive-goes-on").match(scene.text, end)
    ):
        yield place - _DRIVE, end, scene.text[place - _DRIVE : end]


_SEVERAL: dict[str, Callable[[Scene, int, str], Iterator[Named]]] = {
    "party": _of_committee,
    "plenums": _plenums,
    "plenaries": lambda _, start, text: _moved(start, names.plenaries(text)),
    "committee": lambda scene, start, text: _moved(start, names.committee(text, scene.area)),
    "conferences": lambda scene, start, text: _moved(start, names.conferences(text, scene.area)),
    "drive": _drive,
}


def _beside(scene: Scene, start: int, text: str) -> str:
    """The organ that is named only as 政府 or 政协 behind one of its area: 清溪市委、政府."""
    level = shape("organ-before").search(scene.text, max(start - _LONGEST_PLACE, 0), start)
    assert level is not None
    organ = text.replace("政府", "人民政府")
    for place in range(max(start - _LONGEST_PLACE, 0), level.start()):
        entry = scene.named.get(place)
        if entry and entry.type == "place" and place + len(entry.form) in level.span("level"):
            return entry.name + organ
    return (names.area_of(level["level"], scene.area) or level["level"]) + organ


_OF_AREA: dict[str, Callable[[str, Area], str]] = {
    "own": names.own,
    "bureau": names.of_own,
    "group": names.group,
    "congress": names.congress,
}
_OF_TEXT: dict[str, Callable[[str], str]] = {
    "plan": names.plan,
    "congresses": lambda text: "党的" + text.removeprefix("党的"),
    "bare": lambda text: text.strip("“”"),
    "title": lambda text: text.strip("《》"),
}


def _canonical(scene: Scene, text: str, way: str, rules: MentionRules) -> str:
    if way in _OF_AREA:
        return _OF_AREA[way](text, scene.area)
    if way in _OF_TEXT:
        return _OF_TEXT[way](text)
    if way == "listed":
        level = names.area_of(text[:1], scene.area) if text[0] in "省市" and text[1] not in "市级" else ""
        return level + text[1:] if level else text
    if way == "department":
        level = text[: 3 if text.startswith("自治区") else 2 if text.startswith("国家") else 1]
        return names.own(level + rules.lexicon.departments[text[len(level) :]], scene.area)
    return names.without_notes(text)
