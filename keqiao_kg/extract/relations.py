"""Relations that a sentence states between named things, or between the reporting area and a named thing.

Nothing is read across a sentence. Who is not named is the reporting area: a report speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from keqiao_kg.model import EntityType, Evidence, Mention, Relation, RelationType, Report, Span
from keqiao_kg.rules.mentions import MentionRules
from keqiao_kg.rules.patterns import Rule

_BREAK = re.compile(r"[，。；：！？;]|(?<!\d)[,:]")
_PHASE = re.compile(r"^(.{3,}?)(?:[一二三四五六七八九]期(?:工程|项目)?|[\u4e00-\u9fff]{2,4}(?:院区|校区|段))$")
_ZONE = re.compile("(?:园|园区|区)$")
_SUBJECTS = (EntityType.ORGANISATION, EntityType.PLACE, EntityType.PROJECT)
_WINNERS = (*_SUBJECTS, EntityType.CONCEPT, EntityType.PROGRAMME)
_OFFICES = ("speaker-after-office",)
_HOSTS = ("country", "province", "city", "district", "county", "town")
_NOT_HOSTED = ("party-congress", "plenary-sessions", "typhoon", "epidemic", "great-quake", "economic-work-conference")


@dataclass(frozen=True, slots=True)
class Stated:
    """The mentions of one sentence, in text order, with the report around them."""

    report: Report
    text: str  # of the report
    mentions: tuple[Mention, ...]
    span: Span  # of the sentence
    rules: dict[str, Rule]
    names: frozenset[str]  # of the whole report

    def before(self, mention: Mention) -> str:
        """The clause up to the mention."""
        return _BREAK.split(self.text[self.span.start : mention.evidence.span.start])[-1]

    def after(self, mention: Mention) -> str:
        """The clause behind the mention."""
        return _BREAK.split(self.text[mention.evidence.span.end : self.span.end])[0]

    def between(self, one: Mention, other: Mention) -> str:
        """The text between two mentions."""
        return self.text[one.evidence.span.end : other.evidence.span.start]


def find_relations(report: Report, mentions: tuple[Mention, ...], rules: MentionRules) -> tuple[Relation, ...]:
    """The relations of the report, in text order, each once a sentence."""
    patterns = {rule.name: rule for rule in rules.relations}
    names = frozenset(mention.name for mention in mentions)
    spans = {sentence.id: sentence.span for sentence in report.sentences}
    found: dict[tuple[str, str, RelationType, str], Relation] = {}
    for sentence, group in _by_sentence(mentions).items():
        stated = Stated(report, report.text, tuple(group), spans[sentence], patterns, names)
        for reader in _READERS:
            for relation in reader(stated):
                key = (sentence, relation.subject, relation.relation, relation.object)
                found.setdefault(key, relation)
    return tuple(found.values())


def _by_sentence(mentions: tuple[Mention, ...]) -> dict[str, list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.evidence.sentence, []).append(mention)
    return groups


def _honours(stated: Stated) -> Iterator[Relation]:
    """Who holds or seeks a title: who is named right before the verb, else the reporting area."""
    each_own = _respectively(stated)
    for honour in stated.mentions:
        if honour.type is not EntityType.HONOUR:
            continue
        winners = each_own.get(honour.name) or _winners(stated, honour)
        winners = winners or _sight(stated, honour)
        listed = [winner for winner, rule in winners if rule == "wins-listing" and winner.type is not EntityType.PLACE]
        for winner in listed:
            yield _relation(honour, winner.name, RelationType.INCLUDED_IN, honour.name, "wins-listing")
        kind = RelationType.SEEKS if honour.detail == "sought" else RelationType.HOLDS
        holders = [winner.name for winner, _ in winners if winner not in listed]
        own = not listed and not _won_by_another(stated, honour)
        for holder in holders or ([stated.report.area.name] if own else []):
            yield _relation(honour, holder, kind, honour.name, "wins-title")


def _sight(stated: Stated, honour: Mention) -> list[tuple[Mention, str]]:
    """The scenic area that a title of scenic areas is for: right before it, or spoken of in the clause before."""
    rule = stated.rules["title-of-sights"]
    if not rule.pattern.search(honour.name):
        return []
    before = [each for each in stated.mentions if each.evidence.span.end <= honour.evidence.span.start]
    sights = [each for each in before if each.type is EntityType.PLACE and each.detail in ("scenic", "park", "water")]
    clause = honour.evidence.span.start - len(stated.before(honour)) - 1
    near = [each for each in sights[-1:] if _BREAK.search(stated.text, each.evidence.span.end, max(clause, 0)) is None]
    return [(each, rule.name) for each in near]


def _respectively(stated: Stated) -> dict[str, list[tuple[Mention, str]]]:
    """A、B分别成为X、Y: the winner of each title where there are as many of both."""
    for index, honour in enumerate(stated.mentions):
        if honour.type is not EntityType.HONOUR or "分别" not in stated.before(honour):
            continue
        titles = [honour]
        for each in stated.mentions[index + 1 :]:
            if each.type is EntityType.HONOUR and stated.between(titles[-1], each) in ("、", "和"):
                titles.append(each)
        winners = _winners(stated, honour)[::-1]
        if len(winners) == len(titles) > 1:
            return {title.name: [winner] for title, winner in zip(titles, winners, strict=True)}
    return {}


def _won_by_another(stated: Stated, honour: Mention) -> bool:
    """Whether the clause tells of a winner that is no mention (a product, a class of firms in a listing)."""
    match = stated.rules["award-by-another"].pattern.search(stated.before(honour))
    return match is not None and not stated.rules["own-subject"].pattern.fullmatch(match["subject"])


def _winners(stated: Stated, honour: Mention) -> list[tuple[Mention, str]]:
    """The mentions joined by 、 that end right before the verb of winning, each with the rule."""
    found: list[tuple[Mention, str]] = []
    for mention in reversed(stated.mentions):
        if mention.evidence.span.end > honour.evidence.span.start or mention.type not in _WINNERS:
            continue
        if "被" in stated.before(mention):  # who gives the title
            continue
        if found:
            if stated.between(mention, found[-1][0]).strip("“”") not in ("、", "和", "与", "及"):
                break
            found.append((mention, found[-1][1]))
            continue
        rule = _between_rule(stated, mention, honour)
        itself = stated.rules["wins-itself"].pattern.match(stated.between(mention, honour))
        if rule and (itself or rule != "wins-listing" or mention.type is not EntityType.PLACE):
            found.append((mention, rule))
    return found


def _between_rule(stated: Stated, mention: Mention, other: Mention) -> str:
    text = stated.between(mention, other)
    for name in ("wins-listing", "wins-title"):
        if stated.rules[name].pattern.search(text):
            return name
    return ""


def _inclusions(stated: Stated) -> Iterator[Relation]:
    """A project or body that enters a programme or list."""
    pattern = stated.rules["wins-listing"].pattern
    for index, programme in enumerate(stated.mentions):
        if programme.type is not EntityType.PROGRAMME:
            continue
        for mention in stated.mentions[:index]:
            fits = mention.type in (EntityType.PROJECT, EntityType.ORGANISATION)
            if fits and pattern.search(re.sub(r"^(?:、[^、]*)+、?", "", stated.between(mention, programme))):
                yield _relation(programme, mention.name, RelationType.INCLUDED_IN, programme.name, "wins-listing")


def _events(stated: Stated) -> Iterator[Relation]:
    """What the reporting area holds."""
    hosts = (("hosts", stated.before), ("hosted-passively", stated.after), ("seat-of-event", stated.after))
    last: tuple[Mention, str, str] | None = None  # the event before, its host, the rule
    for event in stated.mentions:
        if event.type is EntityType.EVENT and event.evidence.rules[0] not in _NOT_HOSTED:
            rule = next((name for name, side in hosts if stated.rules[name].pattern.search(side(event))), "")
            host = _host(stated, event)
            if not rule and last and _goes_on(stated, last[0], event):
                _, host, rule = last
            if rule:
                yield _relation(event, host, RelationType.HOST_OF, event.name, rule)
                last = (event, host, rule)


def _goes_on(stated: Stated, last: Mention, event: Mention) -> bool:
    """Whether the list of events goes on, be it past a comma: A，B、C等活动."""
    between = stated.between(last, event)
    return between == "、" or (between == "，" and "等" in stated.after(event))


def _host(stated: Stated, event: Mention) -> str:
    """The place in which the event is said to be held or that holds it, else the reporting area."""
    told = stated.rules["hosts"].pattern.search(stated.before(event))
    start = event.evidence.span.start - len(stated.before(event)) + told.start() if told else -1
    for each in stated.mentions:
        if each.type is EntityType.PLACE and each.evidence.span.end == start and each.detail in _HOSTS:
            return each.name
    match = stated.rules["held-in"].pattern.match(stated.after(event))
    seat = match["seat"] if match else ""
    places = (each for each in stated.mentions if each.type is EntityType.PLACE and each.text == seat)
    return next((each.name for each in places), stated.report.area.name)


def _cooperations(stated: Stated) -> Iterator[Relation]:
    """Bodies and places that the reporting area, or the body named right before, works with."""
    for name in ("cooperation-with", "cooperation-after"):
        for match in stated.rules[name].pattern.finditer(stated.text, stated.span.start, stated.span.end):
            yield from _partners(stated, match, name)


def _partners(stated: Stated, match: re.Match[str], rule: str) -> Iterator[Relation]:
    bodies = (each for each in stated.mentions if each.type is EntityType.ORGANISATION)
    subject = next((each.name for each in bodies if each.evidence.span.end == match.start()), stated.report.area.name)
    reach = Span(*match.span("object"))
    for mention in stated.mentions:
        partner = mention.type is EntityType.ORGANISATION or mention.detail in (
            "city",
            "district",
            "county",
            "province",
            "country",
        )
        if partner and mention.evidence.span in reach:
            yield _relation(mention, subject, RelationType.COOPERATES_WITH, mention.name, rule)


def _nestings(stated: Stated) -> Iterator[Relation]:
    """A place or body whose name begins the name of a thing: it lies there, or it is run by it."""
    for outer in stated.mentions:
        for inner in stated.mentions:
            if inner is outer or inner.evidence.span not in outer.evidence.span:
                continue
            if inner.evidence.rules[0] == "whole-inside":
                continue
            if inner.detail == "zone" and inner.evidence.rules[0] == "site-inside" and _ZONE.search(outer.name):
                yield _relation(outer, outer.name, RelationType.PART_OF, inner.name, "zone-in-zone")
            elif inner.type is EntityType.PLACE and outer.type in (EntityType.PROJECT, EntityType.PLACE):
                yield _relation(outer, outer.name, RelationType.LOCATED_IN, inner.name, "name-begins-with-place")
            elif inner.type is EntityType.ORGANISATION and outer.type is EntityType.PROJECT:
                yield _relation(outer, outer.name, RelationType.OPERATED_BY, inner.name, "name-begins-with-body")


def _parts(stated: Stated) -> Iterator[Relation]:
    """A phase, section or campus of a thing that the report names too."""
    for mention in stated.mentions:
        match = _PHASE.match(mention.name) if mention.type in _SUBJECTS else None
        whole = match[1] if match and match[1] in stated.names else ""
        inside = (each for each in stated.mentions if each.evidence.rules[0] == "whole-inside")
        whole = whole or next((each.name for each in inside if each.evidence.span in mention.evidence.span), "")
        if whole and whole != mention.name:
            yield _relation(mention, mention.name, RelationType.PART_OF, whole, "part-by-name")


def _heads_of_government(stated: Stated) -> Iterator[Relation]:
    """The speaker heads the government of the reporting area."""
    for person in stated.mentions:
        if person.type is EntityType.PERSON and person.evidence.rules[0] in _OFFICES:
            body = (
                "国务院"
                if not stated.report.area.parents and "总理" in stated.before(person)
                else stated.report.area.name + "人民政府"
            )
            yield _relation(person, body, RelationType.HEADED_BY, person.name, "speaker-after-office")


_READERS: tuple[Callable[[Stated], Iterator[Relation]], ...] = (
    _heads_of_government,
    _honours,
    _inclusions,
    _events,
    _cooperations,
    _nestings,
    _parts,
)


def _relation(mention: Mention, subject: str, kind: RelationType, obj: str, rule: str) -> Relation:
    evidence = Evidence(mention.evidence.sentence, mention.evidence.span, (*mention.evidence.rules, rule))
    return Relation(evidence, subject, kind, obj)
