"""Who holds or seeks a title: who is named before the verb of winning, else the reporting area."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from keqiao_kg.extract.mentions.gazetteer import gazetteer
from keqiao_kg.extract.mentions.names import short_name
from keqiao_kg.extract.relations.stated import BREAK, THINGS, Stated, relation
from keqiao_kg.model import EntityType, Mention, Relation, RelationType
from keqiao_kg.rules.divisions import Divisions
from keqiao_kg.rules.word_sets import word_set

_WINNERS = (*THINGS, EntityType.CONCEPT, EntityType.PROGRAMME, EntityType.PERSON)
_PRACTICES = (EntityType.CONCEPT, EntityType.PROGRAMME)  # are put on lists; no title is theirs
_TOWNS = ("city", "district", "county", "town", "village", "zone")
_CITIES = ("city", "district", "county")
_JOINTS = word_set("list-joints")


def honours(stated: Stated) -> Iterator[Relation]:
    """Who holds or seeks a title: who is named right before the verb, else the reporting area."""
    each_own = _respectively(stated)
    last: tuple[Mention, list[tuple[Mention, str]]] | None = None  # the title before with those who won it
    another = False  # whether that one is won by what is no mention
    for honour in stated.mentions:
        if honour.type is not EntityType.HONOUR:
            continue
        winners = each_own.get(honour.name) or _winners(stated, honour)
        if not winners and not _is_of_world(stated, honour):
            winners = next(filter(None, (reader(stated, honour) for reader in _TOPICS)), [])
        goes_on = last is not None and _goes_on(stated, last[0], honour)
        if not winners and last and goes_on:
            winners = [each for each in last[1] if each[1] != "title-of-sights" or _is_of_sights(stated, honour)]
        last = (honour, winners)
        listed = [winner for winner, rule in winners if rule == "wins-listing" and _is_listing(stated, winner, honour)]
        for winner in listed:
            yield relation(honour, winner.name, RelationType.INCLUDED_IN, honour.name, "wins-listing")
        kind = RelationType.SEEKS if honour.detail == "sought" else RelationType.HOLDS
        holders = [winner.name for winner, _ in winners if winner not in listed]
        another = _won_by_another(stated, honour) or (another and goes_on)
        own = not listed and not another and not _is_of_world(stated, honour)
        for holder in holders or ([_city(stated, honour) or stated.report.area.name] if own else []):
            yield relation(honour, holder, kind, honour.name, "wins-title")


def _city(stated: Stated, honour: Mention) -> str:
    """The city or county of the area that a title begins with: 争创桐州国际消费中心城市."""
    area = stated.report.area
    entry = gazetteer(area).at(honour.text.lstrip("“"), 0)
    if entry is None or entry.kind not in _CITIES or not area.code:
        return ""
    return "" if Divisions.load().named(entry.name, within=area.code).unknown else entry.name


def _is_listing(stated: Stated, winner: Mention, honour: Mention) -> bool:
    """Whether the title is a list that the winner is put on, rather than a rank or grade that it gets."""
    if "纳入" in stated.between(winner, honour):
        return True
    if winner.type in _PRACTICES and stated.rules["wins-listing"].pattern.search(stated.between(winner, honour)):
        return True
    graded = stated.rules["title-though-listed"].pattern.search(honour.name)
    return winner.type is not EntityType.PLACE and graded is None


def _goes_on(stated: Stated, last: Mention, honour: Mention) -> bool:
    """Whether the title stands in one list with the title before, be it given by another: 被A评为X、被B评为Y."""
    between = stated.between(last, honour)
    return between.strip("“”") in ("", *_JOINTS) or stated.rules["given-too"].pattern.fullmatch(between) is not None


def _is_of_sights(stated: Stated, honour: Mention) -> bool:
    return stated.rules["title-of-sights"].pattern.search(honour.name) is not None


def _sight(stated: Stated, honour: Mention) -> list[tuple[Mention, str]]:
    """The scenic area that a title of scenic areas is for: right before it, in the clause before, or told of so far."""
    if not _is_of_sights(stated, honour):
        return []
    before = [each for each in stated.mentions if each.evidence.span.end <= honour.evidence.span.start]
    places = [each for each in before if each.type is EntityType.PLACE and not stated.is_inside(each)]
    sights = [each for each in places if each.detail in ("scenic", "park", "water")]
    clause = honour.evidence.span.start - len(stated.before(honour)) - 1
    told = [each for each in sights[-1:] if each.evidence.span.start == _stretch(stated, clause)]
    near = [each for each in sights[-1:] if BREAK.search(stated.text, each.evidence.span.end, max(clause, 0)) is None]
    return [(each, "title-of-sights") for each in told or near]


def _stretch(stated: Stated, end: int) -> int:
    """Where the stretch between semicolons begins that goes on to `end`."""
    return max(stated.text.rfind(mark, stated.span.start, end) for mark in "；;") + 1 or stated.span.start


def _begins(stated: Stated, honour: Mention) -> list[tuple[Mention, str]]:
    """Who the clause begins with and tells of: 清溪景区围绕打造X."""
    clause = stated.before(honour)
    start = honour.evidence.span.start - len(clause)
    for each in stated.mentions:
        if each.evidence.span.start == start and each.type in THINGS and not stated.is_inside(each):
            told = stated.rules["topic-strives"].pattern.fullmatch(stated.between(each, honour))
            return [(each, "topic-strives")] if told and each.name != stated.report.area.name else []
    return []


def _urged(stated: Stated, honour: Mention) -> list[tuple[Mention, str]]:
    """Who is urged on in the clause before: 支持A做大做强，争创X."""
    clause = stated.before(honour)
    start = honour.evidence.span.start - len(clause)
    if not stated.rules["strives-too"].pattern.match(clause):
        return []
    for each in stated.mentions:
        ahead = stated.text[stated.span.start : each.evidence.span.start]
        beside = BREAK.search(stated.text, each.evidence.span.end, max(start - 1, 0)) is None
        if each.type is EntityType.ORGANISATION and each.evidence.span.end < start and beside:
            return [(each, "strives-too")] if stated.rules["urges"].pattern.search(ahead) else []
    return []


def _spoken_of(stated: Stated, honour: Mention) -> list[tuple[Mention, str]]:
    """Who the clause before is about, where the clause of the title names nobody: A完成规划，并被确定为X."""
    clause = stated.before(honour)
    goes_on = stated.rules["award-goes-on"].pattern.match(clause)
    end = honour.evidence.span.start - len(clause) - 1
    start = _stretch(stated, end)
    topic = next((each for each in stated.mentions if each.evidence.span.start == start), None)
    if goes_on is None or end <= start or topic is None or topic.type not in THINGS:
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


def _is_of_world(stated: Stated, honour: Mention) -> bool:
    """Whether it is the list of the world's firms and nobody is said to enter it: 世界500强企业参展."""
    of_world = stated.rules["firms-of-world"].pattern.fullmatch(honour.name) is not None
    return of_world and stated.rules["enters-list"].pattern.search(stated.before(honour)) is None


def _won_by_another(stated: Stated, honour: Mention) -> bool:
    """Whether the clause tells of a winner that is no mention: a product, a body that nobody knows."""
    if stated.rules["named-winner"].pattern.match(stated.before(honour)):
        return True
    match = stated.rules["award-by-another"].pattern.search(stated.before(honour))
    if match is None:
        return False
    area = stated.report.area
    subject = match["subject"].removeprefix(area.name).removeprefix(short_name(area))
    told = ("own-subject", "won-by-class")  # the classes of a place win for it
    return not any(stated.rules[name].pattern.search(subject) for name in told)


def _winners(stated: Stated, honour: Mention) -> list[tuple[Mention, str]]:
    """The mentions joined by 、 that end right before the verb of winning, each with the rule."""
    found: list[tuple[Mention, str]] = []
    for mention in reversed(stated.mentions):
        if mention.evidence.span.end > honour.evidence.span.start or mention.type not in _WINNERS:
            continue
        if stated.is_inside(mention):
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
    if text == "“" and mention.detail in _TOWNS and stated.rules["makes-for"].pattern.search(stated.before(mention)):
        return "makes-title"
    if not text and other.evidence.rules[0] == "title-of-place":
        return "makes-title"
    if text.startswith("、") and stated.rules["won-with-others"].pattern.fullmatch(text):
        text = text.rpartition("、")[2]
    for name in ("wins-listing", "wins-title", "makes-title"):
        if stated.rules[name].pattern.search(text):
            return name
    return ""


_TOPICS: tuple[Callable[[Stated, Mention], list[tuple[Mention, str]]], ...] = (_begins, _sight, _spoken_of, _urged)
