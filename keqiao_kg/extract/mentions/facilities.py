"""Works of a town or county that are told by their making, though all their words are common: 市民文化中心投入使用."""

from __future__ import annotations

from keqiao_kg.extract.mentions.phrase import Phrase, item_start, last_word, only_generic
from keqiao_kg.extract.mentions.scene import Scene
from keqiao_kg.extract.mentions.stages import governed, is_built
from keqiao_kg.model import Level
from keqiao_kg.rules.mentions import Head, MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

FACILITY = 5  # characters of a name that tells one works from another though all its words are common
_ONE = 6  # characters of the name of a works of common words that a verb says is made
_FOR_ALL = word_set("works-for-all")
_JOINTS = word_set("and-of-names")
_BETTERED = ("zone", "market", "scenic")
_COMMON = word_set("heads-of-many")
_ONE_OF_COUNTY = frozenset(word_set("one-of-a-county"))
_MOVED = word_set("moved-houses")
_BUILDING, _OPENED = word_set("building"), word_set("opened")
_VILLAGES, _LONG = "农村", 9  # characters of the name of one works for all villages


def is_facility(scene: Scene, found: Phrase, place: int, head: Head, rules: MentionRules) -> bool:
    """Whether one works is made there though all its words are common: 市民文化中心投入使用."""
    before, end = scene.masked[found.start : place], place + len(head.word)
    barred = head.type == "place" and shape("no-place").search(scene.masked, found.start, end)
    if barred or not (head.built or head.type == "project") or found.counted:
        return False
    if _is_one_of_county(scene, found.start, place, head, rules):
        return True
    if head.word in _COMMON and not (head.word == "项目" and _is_thing(before, rules)):
        return False
    if head.kind in _BETTERED and _is_bettered(scene, found, end):
        return not only_generic(before, rules) and not shape("many-of-a-kind").search(before)
    if len(before) < 2 or end - found.start < FACILITY or only_generic(before, rules):
        return False
    if _is_one_of_many(scene, found.start, place, head):
        return False
    if _is_house_moved(before, head, rules) or _is_one_made(scene, found.start, place, head, rules):
        return True
    return shape("made-there").match(scene.masked, end) is not None


def _is_one_of_many(scene: Scene, start: int, place: int, head: Head) -> bool:
    """Whether the words or what stands before them tell of several; a long name tells one for all villages."""
    villages = scene.masked.startswith(_VILLAGES, start) and place + len(head.word) - start >= _LONG
    begin = start + len(_VILLAGES) if villages else start
    many = shape("many-of-a-kind").search(scene.masked, begin, place)
    return many is not None or shape("many-before").search(scene.before(start)) is not None


def _is_one_of_county(scene: Scene, start: int, place: int, head: Head, rules: MentionRules) -> bool:
    """Whether it is the works that a county has one of, and is said to be made: 污水处理厂投入使用."""
    end = place + len(head.word)
    if scene.area.level is not Level.COUNTY or head.word not in _ONE_OF_COUNTY:
        return False
    before = scene.masked[start:place]
    if (before and not shape("of-the-county").search(before)) or _is_item(scene, start, end):
        return False
    if shape("many-before").search(scene.before(start)):
        return False
    told = governed(scene, start, end, rules)
    kept = shape("no-making").search(told.verb) is not None and told.verb not in _OPENED
    return not kept and (told.stage not in ("", "underway") or told.verb.endswith(_BUILDING))


def _is_house_moved(before: str, head: Head, rules: MentionRules) -> bool:
    """Whether the words name the house that is moved or built on to: 中医院迁建."""
    house = last_word(before, rules) if head.word.startswith(_MOVED) else None
    return house is not None and len(house.word) > 1 and (house.type == "organisation" or house.type == "project")


def _is_thing(text: str, rules: MentionRules) -> bool:
    """Whether the words before 项目 name what is built: 智慧指挥中心项目, not 精深加工项目."""
    thing = last_word(text, rules)
    return thing is not None and thing.word not in _COMMON and (thing.type == "project" or thing.built != "")


def _is_one_made(scene: Scene, start: int, place: int, head: Head, rules: MentionRules) -> bool:
    """Whether a verb of building says that the one works of a town or county is made: 谋划启动市民健身中心建设."""
    end = place + len(head.word)
    if head.type == "organisation" or end - start < _ONE or head.word.endswith(_FOR_ALL):
        return False
    if head.need == "quoted" and not shape("system-of-data").search(scene.masked, start, end):
        return False
    if scene.area.level is Level.NATION or shape("class-of-works").search(scene.masked, start, end):
        return False
    if scene.masked[start - 1 : start] in _JOINTS and _is_half(scene, start - 1, rules):
        return False
    if _is_item(scene, start, end):
        return False
    told = governed(scene, start, end, rules)
    made = told.stage != "" and shape("no-making").search(told.verb) is None
    return made and (head.type == "project" or is_built(scene, end, head, told))


def _is_item(scene: Scene, start: int, end: int) -> bool:
    """Whether it is but an item of a list, of which the clause tells before or behind it."""
    before = shape("first-of-many").search(scene.masked, scene.clause(start).start, start)
    return before is not None or shape("done-to-items").match(scene.masked, end) is not None


def _is_half(scene: Scene, end: int, rules: MentionRules) -> bool:
    """Whether what stands before a joint is but half of a name: 粮食和花卉交易市场."""
    return end > 0 and last_word(scene.masked[item_start(scene, end) : end], rules) is None


def _is_bettered(scene: Scene, found: Phrase, end: int) -> bool:
    """Whether the place is all that its clause says is made better: 做强跨境商贸园."""
    clause = scene.clause(found.start)
    return (
        clause.end == end
        and shape("made-better").search(scene.masked[max(clause.start - 1, 0) : found.start]) is not None
    )
