"""Names inside a chosen name: the village or town it begins with, the whole that it is a part of."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions import names
from keqiao_kg.extract.mentions.gazetteer import Entry, is_far_county, is_whole
from keqiao_kg.extract.mentions.phrase import last_word, specific
from keqiao_kg.extract.mentions.places import is_helped
from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.rules.mentions import MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_REST = 3  # characters that must follow a village or town in the name of a project
_WIDE = ("zone", "scenic", "market", "park", "airport")
_SITE = 4  # characters of the zone, water or body that the name of a project begins with
_REST_OF_SITE = 3
_KIND = 2  # characters of the common noun of a meeting
_PREFIX = 2  # characters of a body before a division inside a name
_THERE = word_set("works-at-a-place")
_BETWEEN_ENDS = word_set("joints-of-ends")
_NO_SETTING = word_set("ways-through-places")
_COUNTIES = ("city", "district", "county")
_BODIES = word_set("bodies-of-a-place")
_RAILS = word_set("rails")


def by_inside(scene: Scene, chosen: list[Candidate], rules: MentionRules) -> Iterator[Candidate]:
    """Places and wholes inside the chosen names, which stay beside them."""
    for each in chosen:
        if scene.masked[each.start] in "“《" or each.rules[0] == "named-before":
            continue
        inner = list(_whole(scene, each, rules)) if each.type in ("project", "organisation", "place") else []
        if each.type == "programme" and each.rules[0] != "object-action":
            inner = list(_site(scene, each, rules))
        if each.type == "project" or each.detail in _WIDE:
            inner = inner or list(_site(scene, each, rules)) or list(_setting(scene, each, rules))
        yield from inner
        if not inner and each.type not in ("organisation", "honour"):
            yield from _known_body(scene, each)
        if each.type in ("project", "place") and not any(other.type == "place" for other in inner):
            yield from _further(scene, each, rules)


def _setting(scene: Scene, each: Candidate, rules: MentionRules) -> Iterator[Candidate]:
    """The village or the own town at the beginning of the name."""
    text = scene.text[each.start : each.end]
    village = shape("village-first").match(text)
    entry = scene.named.get(each.start)
    shared = len(each.name) - len(text)  # what a list gives to the name
    if entry and entry.kind in _COUNTIES and entry.rule.startswith("division"):
        yield from _county(scene, each, entry)
    elif entry and entry.kind == "zone" and entry.form != entry.name:  # 雄安 in 雄安郊野公园
        end = each.start + len(entry.form)
        if shape("station-there").match(scene.masked, end) is None:
            yield Candidate(each.start, end, entry.name, "place", "zone", ("county-inside",), 6, True)
    elif each.type != "project" or (entry and entry.form != entry.name and _is_named_place(each, rules)):
        return
    elif entry and entry.kind == "town" and len(text) + shared - len(entry.form) >= _REST:
        end = min(each.start + len(entry.form), each.end)
        if entry.form != entry.name and shape("village-there").match(scene.masked, end):
            return
        yield Candidate(each.start, end, entry.name, "place", "town", ("town-inside",), 6, True)
    elif village and len(text) + shared - village.end() >= _REST:
        end = each.start + village.end()
        if specific(scene, each.start, end - 1, rules):
            yield Candidate(each.start, end, village[0], "place", "village", ("village-inside",), 6, True)


def _further(scene: Scene, each: Candidate, rules: MentionRules) -> Iterator[Candidate]:
    """The division in brackets or behind the body that a name begins with: 研究基地（清溪）, 华川大学清溪研究院."""
    if each.name.endswith(_NO_SETTING) or shape("joined-places").search(scene.masked, each.start, each.end):
        return
    for place, entry in scene.named.items():
        known = entry.kind == "zone" and entry.form != entry.name
        near = entry.rule == "division-near" and not entry.weak and entry.kind in (*_COUNTIES, "town")
        inside = each.start + 2 <= place < each.end - _REST
        if not inside or not (known or near) or not scene.edge(place):
            continue
        end = place + len(entry.form)
        sure = entry.kind != "town" or len(entry.form) > _PREFIX or scene.masked[place + len(entry.form)].isdigit()
        far = sure and place - each.start >= _PREFIX and each.name.endswith(_THERE)
        bracketed = scene.text[place - 1] in "（(" and scene.text[end : end + 1] in ("）", ")")
        body = far or _is_body(scene, each.start, place, rules)
        if bracketed or (body and end + 2 <= each.end and scene.edge(end)):
            yield Candidate(place, end, entry.name, "place", entry.kind, ("county-inside",), 6, True)
            return


def _known_body(scene: Scene, each: Candidate) -> Iterator[Candidate]:
    """The body known all over the country that a name begins with: 世界银行 in 世界银行贷款清溪治理项目."""
    entry = scene.named.get(each.start)
    end = each.start + len(entry.form) if entry else each.end
    bare = each.type == "event" and each.end - end <= _KIND  # 上海合作组织峰会
    told = entry is not None and entry.type == "organisation" and end + 2 <= each.end and scene.edge(end)
    if entry and told and not bare and (_is_public(entry) or shape("seat-of-firm-behind").search(each.name)):
        yield Candidate(each.start, end, entry.name, "organisation", "", ("body-inside",), 6, True)


def _is_public(entry: Entry) -> bool:
    """Whether it is an office, school, bank or league; works of firms bear a brand more often than they name them."""
    return shape("public-body").search(entry.name) is not None


def _is_body(scene: Scene, start: int, end: int, rules: MentionRules) -> bool:
    """Whether a body known or told by its last word stands there: 华川大学, 央视."""
    entry = scene.named.get(start)
    known = entry is not None and entry.type == "organisation" and start + len(entry.form) == end
    head = last_word(scene.text[start:end], rules)
    return known or (head is not None and head.type == "organisation")


def _is_named_place(each: Candidate, rules: MentionRules) -> bool:
    """Whether a town's short name is but part of the name of a sight or zone (焦桐影视小镇)."""
    head = last_word(each.name, rules)
    return head is not None and head.type == "place"


def _county(scene: Scene, each: Candidate, entry: Entry) -> Iterator[Candidate]:
    """The city, county or district that the name of a works or zone begins with; a line between two is in neither."""
    end = each.start + len(entry.form)
    line = each.name.endswith(_NO_SETTING) or scene.masked[end : each.end] == "线"
    line = line or shape("named-after-place").search(each.name) is not None
    line = line or scene.masked[end : end + 1] in _BETWEEN_ENDS
    line = line or shape("station-there").match(scene.masked, end) is not None
    far = (entry.rule == "division-far" and entry.form != entry.name) or entry.weak
    sure = not far or shape("thing-there").match(scene.masked, end) is not None
    sure = sure and (not is_far_county(entry) or is_helped(scene, each.start, end))
    sure = sure and all(entry.name != name for _, name in scene.area.parents)  # all of the area lies there
    if sure and not line and end < each.end and is_whole(entry, edge=scene.edge(end)):
        yield Candidate(each.start, end, entry.name, "place", entry.kind, ("county-inside",), 6, True)


def _site(scene: Scene, each: Candidate, rules: MentionRules) -> Iterator[Candidate]:
    """The zone, scenic area, water or body that the name of a works begins with: 清溪工业园区污水处理项目."""
    for end in range(each.end - _REST_OF_SITE, each.start + 2, -1):
        head = last_word(scene.text[each.start : end], rules)
        if shape("river-goes-on").match(scene.masked, end - 1):
            continue
        if head is None or (len(head.word) < 2 and head.kind != "water" and head.word != "厂"):
            continue
        water = shape("works-on-water").match(scene.masked, end) is not None
        if not (scene.edge(end) or (water and _is_river(scene, end))) or _has_mark(scene, each.start, end):
            continue
        body = head.type == "organisation" or head.word.endswith("厂")
        fits = head.kind in _WIDE or (body and each.type == "project" and _is_run(scene, end))
        fits = (fits or (head.kind == "water" and water)) and (body or scene.masked[end] != "线")
        long = end - each.start >= (_SITE if head.kind != "water" else 3)
        if fits and long and specific(scene, each.start, end - len(head.word), rules):
            if body:
                yield from _body_at_site(scene, each._replace(end=end), rules)
            else:
                name = scene.text[each.start : end]
                yield Candidate(each.start, end, name, head.type, head.kind, ("site-inside",), 6, True)
            return


def _has_mark(scene: Scene, start: int, end: int) -> bool:
    """Whether a quotation, a list or two sides stand there, which name no one site."""
    return any(mark in scene.masked[start:end] for mark in "“、与至")


def _is_river(scene: Scene, end: int) -> bool:
    """Whether the name of a river or lake ends there, be it in the midst of a word (七桐河|水生态修复)."""
    ends = scene.masked[end - 1] in "河江湖渠"
    return ends and shape("river-goes-on").match(scene.masked, end - 1) is None


def _body_at_site(scene: Scene, body: Candidate, rules: MentionRules) -> Iterator[Candidate]:
    """The body, without the zone that may stand before it: 清溪产业园恒远公司."""
    zone = next(_site(scene, body, rules), None)
    start = body.start
    if zone and zone.type == "place":
        yield zone
        start = zone.end
    name = names.own(scene.text[start : body.end], scene.area)
    yield Candidate(start, body.end, name, "organisation", "", ("site-inside",), 6, True)


def _is_run(scene: Scene, end: int) -> bool:
    """Whether what follows the body is a thing that it runs, not what is done to the body itself."""
    return shape("done-to-it").match(scene.masked, end) is None


def _line(scene: Scene, each: Candidate) -> Iterator[Candidate]:
    """The road, line or river that a section belongs to: 6号线东站段."""
    match = shape("section-of-line").match(each.name)
    if match and scene.text.startswith(match[1], each.start):
        type_, kind = ("project", "") if match[1].endswith(_RAILS) else ("place", "water" if match["river"] else "road")
        yield Candidate(each.start, each.start + match.end(1), match[1], type_, kind, ("whole-inside",), 6, True)


def _whole(scene: Scene, each: Candidate, rules: MentionRules) -> Iterator[Candidate]:
    """The works, road, zone or school that a phase, section, campus or network belongs to."""
    match = shape("part-of-whole").match(scene.text[each.start : each.end])
    if not match:
        yield from _line(scene, each)
        return
    whole = match[0]
    head = last_word(whole, rules)
    own = match["house"] and shape("own-level").match(whole)
    if own:
        name = names.own(whole, scene.area)
        yield Candidate(each.start, each.start + len(whole), name, "organisation", "", ("whole-inside",), 6, True)
        return
    told = match["road"] or match["house"]
    plain_house = match["house"] and len(whole) > _REST
    if (head is None and not told) or not (
        plain_house or match["road"] or specific(scene, each.start, each.start + len(whole), rules)
    ):
        return
    if each.type == "place" and not (match["dash"] or match["road"] or whole.endswith("区")):
        return
    plain = "project" if "输" in whole or whole.endswith(_RAILS) else "place"
    type_ = "organisation" if whole.endswith(_BODIES) or match["house"] else plain
    if type_ == "place" and head:
        type_ = head.type
    detail = (head.kind if head else "road") if type_ == "place" else ""
    yield Candidate(each.start, each.start + len(whole), whole, type_, detail, ("whole-inside",), 6, True)
