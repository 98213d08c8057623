"""When two names mean one thing, and how far a name is known.

Within a report, names are one thing (each union keeps its reason):

* same administrative code (萧山 and 萧山区);
* same but for quote marks, width, blanks, the long form of a public body or the path of parents before the area's
  name (“双提升”计划 and 双提升计划; 桐城市清溪区政府 and 清溪区人民政府);
* same quoted name with and without a word that only says its sort (“一次办好”改革 and 一次办好), from four
  characters on: “雁阵”行动 is not 凤凰;
* a glossary's term and the full and short forms that its definition gives, but no form that two entries give;
* a shortening under the same head and of the same type (蓝盾项目 and 蓝盾医药项目), or the same name after a place
  that the report names (市场群 and 钢材市场群), where only one full name fits and the part by which they differ
  tells nothing apart: no phase, compass point, branch or ordinal.

All else stays apart, above all persons and places with a code, which are one only under the same name or code.

Between reports the IRI decides. A place with a code has that; a programme, honour, event or concept of the same name
is the same everywhere, unless its name says a level (省级…, 市…, 区级…), which ties it to that area; organisations,
projects, persons and other places belong to the reporting area (中心医院 of two counties are two), unless their name
begins with that of another area or is known beyond (中国…, universities, great regions and rivers): the scope
rules of `data/rules/resolve.toml`.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from keqiao_kg.model import Area, EntityType, GlossaryEntry
from keqiao_kg.resolve.places import Places
from keqiao_kg.rules.divisions import NATION, Division
from keqiao_kg.rules.resolve import NameRules


@dataclass(frozen=True, slots=True)
class Name:
    """A name as one type of thing, as a report uses it."""

    type: EntityType
    name: str
    kind: str = ""  # kind of place
    count: int = 0  # mentions; 0 for a name that only a relation, the glossary or the front page gives
    division: Division | None = None
    texts: tuple[str, ...] = ()  # the mentions as written, each once


@dataclass(frozen=True, slots=True)
class Keys:
    """What is left of a name when all that does not matter is taken off."""

    rules: NameRules
    area: Area
    _bare: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def bare(self, name: str) -> str:
        """Without quote marks, blanks, differences of width, the parents' path and the long forms of bodies."""
        if name not in self._bare:
            self._bare[name] = self._strip(name) or name
        return self._bare[name]

    def _strip(self, name: str) -> str:
        plain = unicodedata.normalize("NFKC", name).translate(self.rules.same_marks)
        if not plain.isalnum():
            plain = "".join(char for char in plain if char not in self.rules.quote_marks and not char.isspace())
        for long, short in self.rules.body_forms:
            plain = plain.replace(long, short)
        path = self.area.full_name.removesuffix(self.area.name)
        for cut in range(len(path)) if self.area.name in plain else ():
            if plain.startswith(path[cut:] + self.area.name):
                return plain[len(path) - cut :]
        return plain

    def essence(self, name: str) -> str:
        """The quoted name alone where it is unmistakable and only a general head follows; else the bare name."""
        if name[:1] not in self.rules.quote_marks:
            return self.bare(name)
        close = next((at for at, char in enumerate(name[1:], 1) if char in self.rules.quote_marks), 0)
        core = self.bare(name[1:close])
        long_enough = len(core) >= self.rules.shortest_quoted
        return core if long_enough and name[close + 1 :] in self.rules.generic_heads else self.bare(name)


class Unions:
    """Union-find over positions; the reasons of each union stay with it."""

    def __init__(self, size: int) -> None:
        """`size` names, each alone."""
        self._above = list(range(size))
        self._reasons: dict[int, list[str]] = defaultdict(list)

    def root(self, at: int) -> int:
        """The first position of the set."""
        while self._above[at] != at:
            self._above[at] = self._above[self._above[at]]
            at = self._above[at]
        return at

    def join(self, one: int, other: int, reason: str) -> None:
        """Makes two sets one; nothing where they are one already."""
        low, high = sorted((self.root(one), self.root(other)))
        if low != high:
            self._above[high] = low
            self._reasons[low] += [*self._reasons.pop(high, []), reason]

    def sets(self) -> Iterator[tuple[list[int], tuple[str, ...]]]:
        """The sets in order of their first positions, with their reasons."""
        members: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._above)):
            members[self.root(at)].append(at)
        for root, group in members.items():
            yield group, tuple(self._reasons.get(root, ()))


@dataclass(frozen=True, slots=True)
class Group:
    """Names that mean one thing, and why."""

    names: tuple[Name, ...]  # in text order
    reasons: tuple[str, ...]


def unify(names: Sequence[Name], glossary: Sequence[GlossaryEntry], keys: Keys) -> list[Group]:
    """The names of one report (the glossary's terms among them) as sets that mean one thing."""
    unions = Unions(len(names))
    _same_code(names, unions)
    _same_key(names, unions, keys)
    _same_term(names, glossary, unions, keys)
    _shortened(names, unions, keys)
    return [Group(tuple(names[at] for at in members), reasons) for members, reasons in unions.sets()]


def _loose(name: Name) -> bool:
    """Whether a name may be one with another name or type at all."""
    return name.type is not EntityType.PERSON and name.division is None


def _same_code(names: Sequence[Name], unions: Unions) -> None:
    first: dict[str, int] = {}
    for at, name in enumerate(names):
        if name.division is not None:
            other = first.setdefault(name.division.code, at)
            unions.join(other, at, f"{names[other].name} = {name.name}: code {name.division.code}")


def _same_key(names: Sequence[Name], unions: Unions, keys: Keys) -> None:
    bare: dict[str, int] = {}
    essence: dict[str, int] = {}
    for at, name in enumerate(names):
        if not _loose(name):
            continue
        if (other := bare.setdefault(keys.bare(name.name), at)) != at:
            unions.join(other, at, _likeness(names[other], name))
        if (other := essence.setdefault(keys.essence(name.name), at)) != at:
            unions.join(other, at, f"{names[other].name} = {name.name}: same quoted name, the head left out")


def _likeness(one: Name, other: Name) -> str:
    if one.name == other.name:
        return f"{one.name}: read as {one.type} and as {other.type}"
    return f"{one.name} = {other.name}: same but for marks and forms"


def _same_term(names: Sequence[Name], glossary: Sequence[GlossaryEntry], unions: Unions, keys: Keys) -> None:
    at_key = {keys.essence(name.name): at for at, name in reversed(list(enumerate(names))) if _loose(name)}
    terms = {keys.essence(entry.term) for entry in glossary}
    given: dict[str, set[str]] = defaultdict(set)
    for entry in glossary:
        for form in entry.alternatives:
            given[keys.essence(form)].add(keys.essence(entry.term))
    for form, by in given.items():
        term = next(iter(by))
        if len(by) == 1 and form not in terms and form in at_key and term in at_key:
            one, other = at_key[term], at_key[form]
            unions.join(one, other, f"{names[one].name} = {names[other].name}: the glossary gives both")


def _shortened(names: Sequence[Name], unions: Unions, keys: Keys) -> None:
    by_head: dict[tuple[EntityType, str], list[tuple[str, int]]] = defaultdict(list)
    places = {keys.bare(name.name) for name in names if name.type is EntityType.PLACE}
    for at, name in enumerate(names):
        bare = keys.bare(name.name)
        if not bare.endswith(keys.rules.shared_heads):
            continue
        head = next(head for head in keys.rules.shared_heads if bare.endswith(head))
        if _loose(name) and name.count:
            by_head[name.type, head].append((bare.removesuffix(head), at))
    for (_, head), stems in by_head.items():
        for one, other, reason in _full_names(stems, places, head, keys.rules):
            unions.join(one, other, f"{names[one].name} = {names[other].name}: {reason}")


def _full_names(
    stems: list[tuple[str, int]], places: set[str], head: str, rules: NameRules
) -> Iterator[tuple[int, int, str]]:
    """For each shortening the one full name that fits, with the reason."""
    for stem, at in stems:
        longer = [(full, other) for full, other in stems if len(full) > len(stem) and _fits(stem, full, places)]
        if stem in rules.common_words or len({full for full, _ in longer}) != 1:
            continue
        full, other = longer[0]
        if not any(word in full[len(stem) :] for word in rules.telling_words):
            yield other, at, f"{'beginning' if stem else 'end'} of it, same type and head {head}"


def _fits(stem: str, full: str, places: set[str]) -> bool:
    return full.startswith(stem) if len(stem) >= 2 else not stem and full in places


def preferred(group: Group, terms: frozenset[str]) -> Name:
    """The name that the thing goes by: of the type that most mentions have, the fullest, then the most used one."""
    mentions: dict[EntityType, int] = defaultdict(int)
    for name in group.names:
        mentions[name.type] += name.count
    best = max(mentions, key=lambda kind: mentions[kind])
    own = [name for name in group.names if name.type is best]
    return max(own, key=lambda name: (name.count > 0, name.name in terms, len(name.name), name.count))


def scope_of(name: Name, places: Places, keys: Keys) -> str:
    """Code of the area in which a name means this thing: see the module."""
    rules = places.rules
    if name.type is EntityType.PLACE and name.kind in rules.national_kinds:
        return NATION
    for rule in rules.scopes:
        if name.type in rule.types and rule.pattern.search(name.name):
            return places.scope(rule.scope)
    if name.type in rules.national_types:
        return NATION
    return places.leading(keys.bare(name.name)) or places.area_code
