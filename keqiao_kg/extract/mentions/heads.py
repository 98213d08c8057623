"""Names told by their last word: 融资便利工程, 西延高速, 第三届绿色发展大会, 鸿跃新材料项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions.facilities import FACILITY, is_facility
from keqiao_kg.extract.mentions.gazetteer import Entry, kind_of_area
from keqiao_kg.extract.mentions.names import area_of, short_name
from keqiao_kg.extract.mentions.phrase import Phrase, last_word, only_generic, phrase, specific
from keqiao_kg.extract.mentions.plans import is_loose, is_of_zone, is_own_way, is_vague
from keqiao_kg.extract.mentions.roads import beside_road, is_road
from keqiao_kg.extract.mentions.scene import QUOTED, Candidate, Scene, bracket_end
from keqiao_kg.extract.mentions.shared import (
    count_of_list,
    fields_before,
    plans_of_fields,
    sharing,
    sharing_behind_count,
)
from keqiao_kg.extract.mentions.stages import governed, is_at_work, is_built, stands_already
from keqiao_kg.extract.mentions.works import works_on
from keqiao_kg.rules.mentions import Head, MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_LONGEST = 32  # characters of a name
_QUOTES = re.compile(f"“{QUOTED}+”")
_OWN = 3  # characters that make a name of what an area has for itself (县民政服务中心)
_WHOLE = 8  # characters of a name of common words that only the last one tells
_BARE = 2  # characters of a name that may be part of another word
_LONG = 4  # characters that make a name of what only says which plan or system it is
_OF_PLACE = 2  # characters between a place and the last word
_COMMON = word_set("heads-of-many")
_UNDATED = ("organisation", "project", "place")  # a year before them is no part of the name
_SIDES = "东西南北中新老大小上下前后"
_OF_FIELDS = word_set("bodies-of-two-fields")
_ANYWHERE = word_set("found-anywhere")
_TOWNS = "乡镇"
_MANY = "百千万"
_ROAD = 3  # characters of the name of a road, as a rule
_CENTRE = "中心"
_BODIES = word_set("bodies-if-at-work")
_OF_TWO = word_set("programmes-of-two-fields")
_WORKS = word_set("works-by-one-word")
_OWN_LEVELS = word_set("own-levels")
_SYSTEMS = word_set("programmes-carried-out")


def by_head(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """Every phrase that ends with a last word of the list and says enough to be a name."""
    for match in scene.heads:
        head = rules.lexicon.heads[match[0]]
        if is_word(scene, match.start(), match.end(), rules) and not _is_class(scene, match.end(), head, rules):
            yield from _named(scene, match.start(), head, rules)


def _named(scene: Scene, place: int, head: Head, rules: MentionRules) -> Iterator[Candidate]:
    found = phrase(
        scene,
        place,
        rules,
        joiners=_joiners(scene, place, head),
        action=head.type == "programme",
        body=head.word.endswith(_OF_FIELDS),
    )
    year = shape("leading-year").match(scene.masked, found.start, place) if head.type in _UNDATED else None
    found = found._replace(start=year.end()) if year else found
    organ = shape("organ-before-quotation").match(scene.masked[found.start : place])
    found = found._replace(start=found.start + organ.end()) if organ else found
    manner = shape("manner-of-system").search(scene.before(found.start))
    if manner and head.word.endswith(_SYSTEMS):
        found = found._replace(start=found.start - len(manner[0]))
    if head.type == "place":
        start = _after_deed(scene, found.start, place, head, rules)
        if start > found.start and scene.masked[start - 1] in _TOWNS and head.kind == "village":
            begin = max(scene.clause(start).start, found.start)
            yield Candidate(begin, start, scene.text[begin:start], "place", "town", ("town-of-village",), 5)
        found = found._replace(start=known_start(scene, start, place + len(head.word)))
    shared = list(_shared(scene, found, place, head, rules))
    if shared:
        yield from shared
    elif _makes_name(scene, found, place, head, rules):
        if head.type == "programme" and scene.masked[found.start] != "“":
            found = found._replace(start=fields_before(scene, found.start, place, head, rules))
        if not is_loose(scene, found.start, place, head, rules):
            yield from _candidates(scene, found, place, head, rules)
    elif is_facility(scene, found, place, head, rules):
        for each in _candidates(scene, found, place, head, rules):
            yield each._replace(rules=("head-facility",))


def _shared(scene: Scene, found: Phrase, place: int, head: Head, rules: MentionRules) -> Iterator[Candidate]:
    """The items of a list with its count before what they share."""
    if count := count_of_list(scene, found.start, place):
        type_, detail = _what(scene, found.start, place, head, rules)
        last = Candidate(found.start, place + len(head.word), "", type_, detail, (f"head-{head.type}",), 4)
        yield from sharing_behind_count(scene, last, count, head, rules)


def known_start(scene: Scene, start: int, end: int) -> int:
    """Where the place known all over the country that ends the phrase begins, where no other place is before it."""
    first = scene.named.get(start)
    begin = start + len(first.form) if first else start
    for place, entry in scene.named.items():
        far = start < place < end - 1 and place + len(entry.form) == end and entry.type == "place"
        far = far and (len(entry.form) > _BARE or entry.kind == "water")
        if far and scene.edge(place):
            return start if place == begin else place - _is_arm(scene, start, place, entry)
    return start


def _is_arm(scene: Scene, start: int, place: int, entry: Entry) -> bool:
    """Whether the side before a known river makes another river of it: 南拒马河."""
    side = entry.kind == "water" and place > start and scene.masked[place - 1] in "东西南北"
    return side and scene.edge(place - 1)


def _after_deed(scene: Scene, start: int, place: int, head: Head, rules: MentionRules) -> int:
    """Past the verbs of doing that stand before a place: 整治加固清溪河; past the town that a village lies in."""
    if scene.masked[start] == "以" and scene.masked.startswith("为", place + len(head.word)):
        start += 1
    at, begin = start, start
    for token in scene.tokens(start, place):
        at += len(token)
        if token in rules.lexicon.acting and at < place:
            begin = at
        elif token not in rules.lexicon.common:
            break
    town = shape("town-of-village").match(scene.masked, begin, place + len(head.word))
    return town.end() if town and head.kind == "village" else begin


def _joiners(scene: Scene, place: int, head: Head) -> str:
    if head.kind == "road":
        return "至到与和"
    if head.type == "event":
        return "暨"
    if head.word.endswith(_OF_TWO):
        return "和与"
    if head.word.endswith(_WORKS) and shape("between-roads").search(scene.before(place)):
        return "及暨与和"
    works = head.type == "project" or head.word.endswith(_WORKS)
    if works and shape("between-ends").search(scene.before(place + len(head.word))):
        return "至到及暨"
    return "及暨" if works else ""


def _is_class(scene: Scene, end: int, head: Head, rules: MentionRules) -> bool:
    """Whether the last word goes on to another word, or is counted: 街区5条 is a class of things."""
    if shape("not-this-head").match(scene.masked, end - len(head.word)):
        return True
    if head.type not in ("project", "place", "organisation") or head.need == "quoted":
        return False
    count = shape("counted-class").match(scene.masked, end)
    return count is not None and rules.edge.at(scene.masked, count.end())  # …项目12座粮库 counts something else


def is_word(scene: Scene, start: int, end: int, rules: MentionRules) -> bool:
    """Not the tail of another word (思路, 环节): the last word stands alone or ends a word that is a name."""
    if scene.text[:end].endswith((scene.area.name, short_name(scene.area))):
        return False
    if end - start > 1 or scene.edge(start):
        return True
    token = scene.tokens(max(start - 4, 0), end)[-1]
    plain = len(token) == 2 and token[0] not in _SIDES and rules.lexicon.heads[token[1]].kind != "water"
    if plain:  # 门路, 弯路, 名城
        return shape("road-of-two").search(scene.masked[:end]) is not None and beside_road(scene, end - _ROAD, end)
    return all(token[size:] not in rules.lexicon.common for size in range(len(token) - 1))


def _makes_name(scene: Scene, found: Phrase, end: int, head: Head, rules: MentionRules) -> bool:
    before = scene.masked[found.start : end]
    if _is_barred(scene, found.start, end, head, rules):
        return False
    if before in _OWN_LEVELS:
        return head.type in ("place", "organisation", "project") and len(head.word) > 2
    if shape("whole-area").search(scene.before(found.start)) and head.type in ("event", "place"):
        return len(before) > 1
    if _is_long(before, head):
        return True
    if only_generic(before, rules):
        return False
    if head.need == "quoted":
        return "“" in before
    if _is_invested(scene, found, end, head):
        return True
    if head.need != "any" and "“" not in before and shape("class-before").search(scene.before(found.start)):
        return False
    if head.need in ("named", "definite", "role"):
        return _says_which(scene, found, end, head, rules)
    told = head.need != "long" or len(before) >= _LONG or specific(scene, found.start, end, rules)
    return told and len(before) >= _OF_PLACE


def _is_long(before: str, head: Head) -> bool:
    """Whether so many words, be they of every report, tell one plan or reform."""
    if head.need == "field":
        return len(before) >= _LONG and not shape("no-field-of-reform").search(before)
    return head.need == "whole" and len(before) + len(head.word) >= _WHOLE


def _says_which(scene: Scene, found: Phrase, end: int, head: Head, rules: MentionRules) -> bool:
    """Whether a name stands before the last word, and no count."""
    before = scene.masked[found.start : end]
    counted = found.counted or shape("counted-before").search(scene.before(found.start)) is not None
    if counted and (not head.word.endswith("项目") or shape("many-of-a-kind").search(before)):
        return False
    if _is_placed(scene, found, end, head) or _is_national(scene, found, end, head, rules):
        return True
    if shape("first-of-many").search(scene.masked, scene.clause(found.start).start, found.start):
        return False
    if head.need == "definite" and len(before) + len(head.word) >= FACILITY:
        return True
    if head.kind == "water" and len(before) < _OF_PLACE:
        return _is_water(scene, found.start, end, rules)
    if is_road(scene, found.start, end, head.word):
        return True
    own = head.type in ("project", "organisation") and len(before) >= _OWN
    return (own and shape("own-level").match(before) is not None) or specific(scene, found.start, end, rules)


def _is_water(scene: Scene, start: int, place: int, rules: MentionRules) -> bool:
    """Whether a character and 河 or 湖 name one river or lake: others stand beside it, or what only waters have."""
    end = place + 1
    if scene.text[start:end] in rules.lexicon.common or not (scene.edge(start) and scene.edge(end)):
        return False
    beside = shape("water-before").search(scene.before(start)) or shape("water-behind").match(scene.masked, end)
    return place > start and beside is not None


def _is_invested(scene: Scene, found: Phrase, place: int, head: Head) -> bool:
    """Whether a sum is invested in the works, which then are one: 投资2亿元实施县城供水置换工程."""
    works = head.type == "project" or head.word == "工程"
    if not works or found.counted or place - found.start + len(head.word) < FACILITY:
        return False
    plain = shape("many-of-a-kind").search(scene.masked, found.start, place) is None
    return plain and shape("invested").search(scene.before(found.start)) is not None


def _is_national(scene: Scene, found: Phrase, place: int, head: Head, rules: MentionRules) -> bool:
    """Whether it is the one centre or base of the country for something, and is said to be made: 国家数据交易中心."""
    text = scene.masked[found.start : place]
    if head.type != "project" or head.word in _COMMON or len(text) < FACILITY or not shape("national").match(text):
        return False
    plain = (
        shape("many-of-a-kind").search(text) is None and shape("many-before").search(scene.before(found.start)) is None
    )
    return plain and governed(scene, found.start, place + len(head.word), rules).stage not in ("", "planned")


def _is_barred(scene: Scene, start: int, end: int, head: Head, rules: MentionRules) -> bool:
    """Whether what stands before or in the words says that they are no name."""
    before, text = scene.before(start), scene.masked[start:end]
    if shape("behind-list").search(before) or len(text) > _LONGEST:
        return True
    if head.type == "programme" and is_vague(text, head) and not is_own_way(scene, start, end, head, rules):
        return True
    if rules.position.search(text) or shape("reaches-all").search(text):
        return True
    if head.type == "organisation" and shape("class-of-body").search(scene.masked[start : end + len(head.word)]):
        return True
    if head.type == "project" and shape("role-of-city").search(scene.masked[start : end + len(head.word)]):
        return True
    if head.word == "项目" and shape("no-project-name").search(scene.masked[start : end + len(head.word)]):
        return True
    if is_of_zone(scene, start, end, head, rules):
        return True
    if head.type == "place" and shape("no-place").search(scene.masked, start, end + len(head.word)):
        return True
    role = head.need == "role" and shape("role-verb").search(before) is not None
    return role or (head.word in _ANYWHERE and _is_only_place(scene, start, end))


def _is_only_place(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but the name of a place stands there: 北京市场, 江苏航线."""
    entry = scene.named.get(start)
    return entry is not None and entry.type == "place" and end - start - len(entry.form) <= 0


def _is_placed(scene: Scene, found: Phrase, place: int, head: Head) -> bool:
    """Whether a place opens the name of one works or body: 河北省质量检验检测中心."""
    entry = scene.named.get(found.start)
    if not entry or not entry.rule.startswith("division") or head.type not in ("project", "organisation"):
        return False
    rest = place - found.start - len(entry.form)
    plain = shape("many-of-a-kind").search(scene.masked, found.start, place) is None
    return head.word not in _COMMON and rest >= _OF_PLACE and plain


def _candidates(scene: Scene, found: Phrase, place: int, head: Head, rules: MentionRules) -> Iterator[Candidate]:
    end = bracket_end(scene, place + len(head.word))
    quotes = [match.span() for match in _QUOTES.finditer(scene.masked, found.start, place)]
    if len(quotes) > 1 and quotes[0][0] == found.start and quotes[-1][1] == place:
        for left, right in quotes:
            core = last_word(scene.text[left + 1 : right - 1], rules)
            named = head.word == "项目" and core is not None and core.built  # “A产业园”“B新城”项目
            name = scene.text[left + 1 : right - 1] if named else scene.text[left:right] + head.word
            yield Candidate(left, end if right == place else right, name, head.type, "", ("head-shared",), 4)
        return
    whole = head.type in ("place", "event") and shape("whole-area").search(scene.before(found.start))
    start = found.start - 2 if whole else found.start
    if whole and head.type == "place" and (name := area_of(scene.text[start + 1], scene.area)):
        yield Candidate(start, start + 2, name, "place", kind_of_area(name, scene.area), ("whole-area",), 6, True)
    type_, detail = _what(scene, start, place, head, rules)
    found_name = Candidate(start, end, scene.text[start:end], type_, detail, (f"head-{head.type}",), 4)
    if plans := plans_of_fields(scene, found_name, place, head):
        yield from plans
        return
    yield works_on(scene, found_name, head, rules) or found_name
    yield from sharing(scene, found_name, place, head, rules)
    if type_ == "project" and head.word.endswith(_CENTRE):
        yield from _keeper(scene, start, place, rules)


def _keeper(scene: Scene, start: int, place: int, rules: MentionRules) -> Iterator[Candidate]:
    """The body whose name begins the name of its centre: 华川大学研究院 in …国际人才中心."""
    body = None
    for match in rules.body.finditer(scene.masked, start + 2, place):
        body = match if scene.edge(match.end()) else body
    if body and specific(scene, start, body.start(), rules):
        yield Candidate(
            start, body.end(), scene.text[start : body.end()], "organisation", "", ("head-keeper",), 5, True
        )


def _what(scene: Scene, start: int, place: int, head: Head, rules: MentionRules) -> tuple[str, str]:
    """Type and detail of the name from `start` with its last word at `place`."""
    known = rules.lexicon.known.get(scene.text[start : place + len(head.word)])
    if known:
        return known.type, known.kind
    told = governed(scene, start, place + len(head.word), rules)
    if head.built and shape("invested").search(scene.before(start)):
        return "project", told.stage
    if head.word.endswith("工程") and scene.masked[start] == "“" and scene.masked[start + 1] == QUOTED:
        return "programme", ""
    if head.word == _CENTRE and shape("founded-before").search(scene.before(start)):
        return "organisation", ""
    if head.kind == "road" and shape("rebuilt-road").search(scene.before(start)):
        return "project", told.stage
    if head.type == "project" and head.word.endswith(_BODIES) and is_at_work(scene, start, place + len(head.word)):
        return "organisation", ""
    if head.type != "project" and stands_already(scene, start, place + len(head.word)):
        return head.type, head.kind if head.type == "place" else ""
    if head.type == "project" or is_built(scene, place + len(head.word), head, told):
        return "project", told.stage
    if head.word.endswith("工程") and QUOTED not in scene.masked[start:place] and _is_works(scene, start, place, rules):
        return "project", told.stage
    return head.type, head.kind if head.type == "place" else ""


def _is_works(scene: Scene, start: int, place: int, rules: MentionRules) -> bool:
    """Works are a project where they go by phases, or their words name building and one particular place."""
    if rules.phase.search(scene.masked, start, place):
        return True
    if scene.masked[start] in _MANY:
        return False  # 百项千亿防洪工程
    return rules.works.search(scene.masked, start, place) is not None and specific(scene, start, place, rules)
