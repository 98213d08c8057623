"""What the report has named once is known everywhere in it: bare repeats, and short forms of longer names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from keqiao_kg.extract.mentions.names import short_name
from keqiao_kg.extract.mentions.phrase import item_start, last_word
from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.model import Area
from keqiao_kg.rules.finder import ANYWHERE, Finder, Found
from keqiao_kg.rules.mentions import MentionRules, shape

_KEPT = frozenset({"programme", "project", "place", "organisation", "event"})
_HELD = ("place", "organisation", "project")  # may be named without the area that holds them
_SURE, _LOOSE = 6, 7
_SHORTEST = 3
_WORKS = 5  # characters of works named without their place


@dataclass(frozen=True, slots=True)
class Memory:
    """Forms that the report uses for its names, with what they stand for."""

    forms: dict[str, Candidate]
    finder: Finder  # of the forms
    names: dict[str, str]  # name → the longer name of the same thing


def remember(chosen: Iterable[Candidate], area: Area) -> Memory:
    """What the names chosen in all sentences teach."""
    forms: dict[str, Candidate] = {}
    names: dict[str, str] = {}
    known = list(chosen)
    for each in known:
        if each.type in _KEPT and each.rank < 6 and each.rules[0] != "head-facility":
            _learn(each, area, forms, names)
    names.update(_own_zones(known, area))
    return Memory(forms, Finder.of(forms, ANYWHERE), names)


def _own_zones(chosen: list[Candidate], area: Area) -> dict[str, str]:
    """The area's zone that is named without its name → the one zone of the area that the report names in full."""
    short = short_name(area)
    made = ("place", "project")  # a zone that is being built
    zones = {each.name for each in chosen if each.type in made and each.name.startswith(short)}
    called = {each.name: each.name.removeprefix(area.name) for each in chosen if each.rules[0] == "own-zone"}
    found: dict[str, str] = {}
    for name, zone in called.items():
        full = sorted(other for other in zones - {name} if other.endswith(zone))
        if len(full) == 1:
            found[name] = full[0]
    return found


def _learn(each: Candidate, area: Area, forms: dict[str, Candidate], names: dict[str, str]) -> None:
    quoted = shape("quoted-core").match(each.name)
    if quoted and each.type == "programme":
        names.setdefault(quoted[1], each.name)
        forms.setdefault(f"“{quoted[1]}”", each)
    elif each.rules[0] in ("quoted-verb", "glossary-term") and each.type == "programme":
        forms.setdefault(f"“{each.name}”", each)
    elif "“" not in each.name and len(each.name) >= _shortest(each) and not each.name[0].isdigit():
        forms.setdefault(each.name, each)
    if each.type in _HELD:
        for rest in _without_area(each.name, area):
            if each.type == "project" and len(rest) < _WORKS:
                continue
            forms.setdefault(rest, each)
            names.setdefault(rest, each.name)


def _shortest(each: Candidate) -> int:
    """Characters that tell a name from another word; a river that no table knows may have but two."""
    return _SHORTEST - (each.detail == "water" and each.rules[0] != "known-name")


def _without_area(name: str, area: Area) -> Iterator[str]:
    """What is left of a name without the area, or what contains it, that it begins with."""
    if name.startswith(area.name) and len(name) - len(area.name) >= _SHORTEST:
        yield name[len(area.name) :]
        return
    chain = (area.name, *(above for _, above in area.parents))
    short = next((each[:-1] for each in chain if len(each) > _SHORTEST - 1 and name.startswith(each[:-1])), "")
    if short and len(name) - len(short) > _SHORTEST:
        yield name[len(short) :]


def by_memory(scene: Scene, forms: Iterable[Found], memory: Memory, rules: MentionRules) -> Iterator[Candidate]:
    """Names of other sentences that this one repeats, given the `forms` that stand in it."""
    for form, start, end in forms:
        known = memory.forms[form]
        if scene.edge(start) and scene.edge(end) and _stands_whole(scene, form, start, known, rules):
            type_, detail = _what(known, rules) if known.type == "project" else (known.type, known.detail)
            rank = _SURE if len(form) >= _WORKS else _LOOSE  # a long name is more than the place that it begins with
            yield known._replace(start=start, end=end, type=type_, detail=detail, rules=("named-before",), rank=rank)


def _stands_whole(scene: Scene, form: str, start: int, known: Candidate, rules: MentionRules) -> bool:
    """Whether works named without their place are all of an item, and a river is none that a table knows."""
    if len(form) < _SHORTEST:
        entry = scene.named.get(start)
        return entry is None or entry.rule != "known-name"
    if form == known.name or known.type != "project":
        return True
    before = scene.masked[item_start(scene, start) : start]
    return not before or rules.opening.tail(before, len(before)) != ""


def _what(works: Candidate, rules: MentionRules) -> tuple[str, str]:
    """What works are where nothing is said of their making: a road or market is a place."""
    head = last_word(works.name, rules)
    return (head.type, head.kind) if head and head.type == "place" else ("project", "")
