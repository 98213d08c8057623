"""Relations that a sentence states between named things, or between the reporting area and a named thing.

Nothing is read across a sentence. Who is not named is the reporting area: a report speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from keqiao_kg.extract.relations.parts import listed_works, nestings, parts, settled, villages
from keqiao_kg.extract.relations.stated import BREAK, Stated, relation
from keqiao_kg.model import EntityType, Mention, Relation, RelationType, Report, Span
from keqiao_kg.rules.mentions import MentionRules
from keqiao_kg.rules.word_sets import word_set

_SUBJECTS = (EntityType.ORGANISATION, EntityType.PLACE, EntityType.PROJECT)
_WINNERS = (*_SUBJECTS, EntityType.CONCEPT, EntityType.PROGRAMME, EntityType.PERSON)
_JOINTS = word_set("list-joints")
_OFFICES = ("speaker-after-office",)
_HOSTS = ("country", "province", "city", "district", "county", "town")
_COOPERATING = ("cooperation-with", "joint-work", "draws-in", "helped-by", "cooperation-after")
_PARTNERS = ("city", "district", "county", "province", "country", "region")
_NOT_HOSTED = (
    "census",
    "party-congress",
    "plenary-sessions",
    "typhoon",
    "epidemic",
    "great-quake",
    "economic-work-conference",
)


def find_relations(report: Report, mentions: tuple[Mention, ...], rules: MentionRules) -> tuple[Relation, ...]:
    """The relations of the report, in text order, each once a sentence."""
    patterns = {rule.name: rule for rule in rules.relations}
    names = frozenset(mention.name for mention in mentions)
    spans = {sentence.id: sentence.span for sentence in report.sentences}
    found: dict[tuple[str, str, RelationType, str], Relation] = {}
    for sentence, group in _by_sentence(mentions).items():
        stated = Stated(report, report.text, tuple(group), spans[sentence], patterns, names)
        for reader in _READERS:
            for each in reader(stated):
                found.setdefault((sentence, each.subject, each.relation, each.object), each)
    return tuple(found.values())


def _by_sentence(mentions: tuple[Mention, ...]) -> dict[str, list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.evidence.sentence, []).append(mention)
    return groups


def _honours(stated: Stated) -> Iterator[Relation]:
    """Who holds or seeks a title: who is named right before the verb, else the reporting area."""
    each_own = _respectively(stated)
    last: tuple[Mention, list[tuple[Mention, str]]] | None = None  # the title before with those who won it
    for honour in stated.mentions:
        if honour.type is not EntityType.HONOUR:
            continue
        winners = each_own.get(honour.name) or _winners(stated, honour)
        winners = winners or _sight(stated, honour) or _spoken_of(stated, honour)
        if not winners and last and stated.between(last[0], honour).strip("“”") in ("", *_JOINTS):
            winners = last[1]
        last = (honour, winners)
        listed = [winner for winner, rule in winners if rule == "wins-listing" and _is_listing(stated, winner, honour)]
        for winner in listed:
            yield relation(honour, winner.name, RelationType.INCLUDED_IN, honour.name, "wins-listing")
        kind = RelationType.SEEKS if honour.detail == "sought" else RelationType.HOLDS
        holders = [winner.name for winner, _ in winners if winner not in listed]
        own = not listed and not _won_by_another(stated, honour)
        for holder in holders or ([stated.report.area.name] if own else []):
            yield relation(honour, holder, kind, honour.name, "wins-title")


def _is_listing(stated: Stated, winner: Mention, honour: Mention) -> bool:
    """Whether the title is a list that the winner is put on, rather than a rank or grade that it gets."""
    graded = stated.rules["title-though-listed"].pattern.search(honour.name)
    return winner.type is not EntityType.PLACE and graded is None


def _sight(stated: Stated, honour: Mention) -> list[tuple[Mention, str]]:
    """The scenic area that a title of scenic areas is for: right before it, or spoken of in the clause before."""
    rule = stated.rules["title-of-sights"]
    if not rule.pattern.search(honour.name):
        return []
    before = [each for each in stated.mentions if each.evidence.span.end <= honour.evidence.span.start]
    sights = [each for each in before if each.type is EntityType.PLACE and each.detail in ("scenic", "park", "water")]
    clause = honour.evidence.span.start - len(stated.before(honour)) - 1
    near = [each for each in sights[-1:] if BREAK.search(stated.text, each.evidence.span.end, max(clause, 0)) is None]
    return [(each, rule.name) for each in near]


def _spoken_of(stated: Stated, honour: Mention) -> list[tuple[Mention, str]]:
    """Who the clause before is about, where the clause of the title names nobody: A完成规划，并被确定为X."""
    clause = stated.before(honour)
    goes_on = stated.rules["award-goes-on"].pattern.match(clause)
    end = honour.evidence.span.start - len(clause) - 1
    start = max(stated.text.rfind(mark, stated.span.start, end) for mark in "；;") + 1 or stated.span.start
    topic = next((each for each in stated.mentions if each.evidence.span.start == start), None)
    if goes_on is None or end <= start or topic is None or topic.type not in _SUBJECTS:
        return []
    bare = stated.text.startswith(("，", ","), topic.evidence.span.end)
    joined = goes_on["joint"] or goes_on["given"]
    near = bare or (joined and BREAK.search(stated.text, topic.evidence.span.end, end) is None)
    of_area = topic.type is not EntityType.PLACE and stated.rules["title-of-areas"].pattern.search(honour.name)
    return [(topic, "award-goes-on")] if near and not of_area else []


def _respectively(stated: Stated) -> dict[str, list[tuple[Mention, str]]]:
    """A、B分别成为X、Y: the winner of each title where there are as many of both."""
    for index, honour in enumerate(stated.mentions):
        if honour.type is not EntityType.HONOUR or "分别" not in stated.before(honour):
            continue
        titles = [honour]
        for each in stated.mentions[index + 1 :]:
            if each.type is EntityType.HONOUR and stated.between(titles[-1], each) in _JOINTS:
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
        giver = stated.rules["gives-title"].pattern.match(stated.between(mention, honour))
        if giver or "被" in stated.before(mention):  # who gives the title
            continue
        if found:
            if mention.evidence.span.end == found[-1][0].evidence.span.start:  # the town of a village
                continue
            if _parting(stated, mention, found[-1][0]) not in _JOINTS:
                break
            found.append((mention, found[-1][1]))
            continue
        rule = _between_rule(stated, mention, honour)
        itself = stated.rules["wins-itself"].pattern.match(stated.between(mention, honour))
        if rule and (itself or rule != "wins-listing" or mention.type is not EntityType.PLACE):
            found.append((mention, rule))
    return found


def _parting(stated: Stated, one: Mention, other: Mention) -> str:
    """What stands between two mentions, but for quotation marks and the town that a village is named with."""
    town = (each.text for each in stated.mentions if each.evidence.span.end == other.evidence.span.start)
    return stated.between(one, other).removesuffix(next(town, "")).strip("“”")


def _between_rule(stated: Stated, mention: Mention, other: Mention) -> str:
    text = stated.between(mention, other)
    for name in ("wins-listing", "wins-title", "makes-title"):
        if stated.rules[name].pattern.search(text):
            return name
    return ""


def _inclusions(stated: Stated) -> Iterator[Relation]:
    """A project or body that enters a programme or list."""
    pattern = stated.rules["wins-listing"].pattern
    for index, programme in enumerate(stated.mentions):
        if programme.type is not EntityType.PROGRAMME:
            continue
        included: list[Mention] = []
        for mention in reversed(stated.mentions[:index]):
            beside = included and stated.between(mention, included[-1]) == "、"
            fits = mention.type in (EntityType.PROJECT, EntityType.ORGANISATION)
            if fits and (beside or pattern.search(stated.between(mention, programme))):
                included.append(mention)
        for mention in reversed(included):
            yield relation(programme, mention.name, RelationType.INCLUDED_IN, programme.name, "wins-listing")


def _events(stated: Stated) -> Iterator[Relation]:
    """What the reporting area holds."""
    last: tuple[Mention, str, str] | None = None  # the event before, its host, the rule
    for event in stated.mentions:
        if event.type is EntityType.EVENT and event.evidence.rules[0] not in _NOT_HOSTED:
            rule = _held_by(stated, event)
            host = _host(stated, event)
            if not rule and last and _goes_on(stated, last[0], event):
                _, host, rule = last
            if rule:
                yield relation(event, host, RelationType.HOST_OF, event.name, rule)
                last = (event, host, rule)


def _held_by(stated: Stated, event: Mention) -> str:
    """The rule that says that the event is held here, or an empty string."""
    before, after, rules = stated.before(event), stated.after(event), stated.rules
    if rules["takes-part"].pattern.search(before) or after.startswith("等参"):
        return ""
    for name, side in (("hosts", before), ("hosted-passively", after), ("seat-of-event", after)):
        if rules[name].pattern.search(side):
            return name
    set_up = rules["sets-up"].pattern.search(before) and rules["no-more-said"].pattern.search(after)
    return "sets-up" if set_up and rules["event-by-name"].pattern.search(event.name) else ""


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
    told_by = next((each for each in stated.mentions if each.evidence.span.end == start), None)
    organ = stated.rules["organ-of-area"].pattern.fullmatch(told_by.name) if told_by else None
    if organ:
        return organ["area"]
    match = stated.rules["held-in"].pattern.match(stated.after(event))
    seat = match["seat"] if match else ""
    places = (each for each in stated.mentions if each.type is EntityType.PLACE and each.text == seat)
    return next((each.name for each in places), stated.report.area.name)


def _cooperations(stated: Stated) -> Iterator[Relation]:
    """Bodies and places that the reporting area, or the body named right before, works with."""
    for name in _COOPERATING:
        rule, start, end = stated.rules[name], stated.span.start, stated.span.end
        for match in (
            rule.pattern.finditer(stated.text, start, end) if rule.needed.search(stated.text, start, end) else ()
        ):
            yield from _partners(stated, match, name)


def _partners(stated: Stated, match: re.Match[str], rule: str) -> Iterator[Relation]:
    bodies = (each for each in stated.mentions if each.type is EntityType.ORGANISATION)
    subject = next((each.name for each in bodies if each.evidence.span.end == match.start()), stated.report.area.name)
    told = match.groupdict()
    reach = Span(*match.span(next(name for name in ("object", "many", "one") if told.get(name))))
    for mention in stated.mentions:
        body = mention.type is EntityType.ORGANISATION
        place = mention.detail in _PARTNERS and not told.get("contact") and _is_whole(stated, mention, reach.end)
        if (body or place) and mention.evidence.span in reach:
            yield relation(mention, subject, RelationType.COOPERATES_WITH, mention.name, rule)


def _is_whole(stated: Stated, place: Mention, end: int) -> bool:
    """Whether the place itself is meant, not a body, zone or district there that begins with its name."""
    here = place.evidence.span.end
    beside = any(each.evidence.span.start == here and each.type is EntityType.PLACE for each in stated.mentions)
    return not beside and stated.rules["place-of-body"].pattern.match(stated.text[here:end]) is None


def _heads_of_government(stated: Stated) -> Iterator[Relation]:
    """The speaker heads the government of the reporting area."""
    for person in stated.mentions:
        if person.type is EntityType.PERSON and person.evidence.rules[0] in _OFFICES:
            body = (
                "国务院"
                if not stated.report.area.parents and "总理" in stated.before(person)
                else stated.report.area.name + "人民政府"
            )
            yield relation(person, body, RelationType.HEADED_BY, person.name, "speaker-after-office")


_READERS: tuple[Callable[[Stated], Iterator[Relation]], ...] = (
    _heads_of_government,
    _honours,
    _inclusions,
    _events,
    _cooperations,
    nestings,
    villages,
    parts,
    listed_works,
    settled,
)
