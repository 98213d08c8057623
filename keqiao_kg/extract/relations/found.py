"""Relations that a sentence states between named things, or between the reporting area and a named thing.

Nothing is read across a sentence. Who is not named is the reporting area: a report speaks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from keqiao_kg.extract.relations.honours import honours
from keqiao_kg.extract.relations.members import listed_works
from keqiao_kg.extract.relations.partners import cooperations, joined
from keqiao_kg.extract.relations.parts import bought, branches, nestings, parts, villages
from keqiao_kg.extract.relations.sites import settled
from keqiao_kg.extract.relations.stated import Stated, relation
from keqiao_kg.model import EntityType, Mention, Relation, RelationType, Report
from keqiao_kg.rules.mentions import MentionRules

_OFFICES = ("speaker-after-office",)
_HOSTS = ("country", "province", "city", "district", "county", "town")
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
            return stated.report.area.name if stated.before(each).endswith("代表") else each.name
    told_by = next((each for each in stated.mentions if each.evidence.span.end == start), None)
    organ = stated.rules["organ-of-area"].pattern.fullmatch(told_by.name) if told_by else None
    if organ:
        return organ["area"]
    match = stated.rules["held-in"].pattern.match(stated.after(event))
    seat = match["seat"] if match else ""
    places = (each for each in stated.mentions if each.type is EntityType.PLACE and each.text == seat)
    return next((each.name for each in places), stated.report.area.name)


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
    honours,
    _inclusions,
    _events,
    cooperations,
    joined,
    nestings,
    villages,
    parts,
    branches,
    bought,
    listed_works,
    settled,
)
