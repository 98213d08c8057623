"""Places and bodies by name: divisions in the context of the reporting area, names known all over the country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from keqiao_kg.extract.mentions.gazetteer import ZONES, Entry, is_far_county, is_whole
from keqiao_kg.extract.mentions.phrase import specific
from keqiao_kg.extract.mentions.scene import QUOTED, Candidate, Scene
from keqiao_kg.model import Area, Level
from keqiao_kg.rules.divisions import NATION, Divisions
from keqiao_kg.rules.mentions import MentionRules, shape
from keqiao_kg.rules.patterns import alternation
from keqiao_kg.rules.word_sets import word_set

_FIRM = 4  # characters behind a place that tell whether it opens a name
_BESIDE = frozenset("、在")
_DASHES = frozenset("—－")
_PEOPLE = "同胞"
_PARTING = frozenset("、，；。和与的等非")  # end what may be the name of a firm
_REGIONS = word_set("regions")
_QUOTED_ONLY = word_set("acts-that-quotes-name")
_SIGHTS = word_set("sights")
_WITHOUT_FREE_TRADE = word_set("provinces-without-free-trade-zone")
_COUNTIES = ("city", "district", "county")
_JOINING = frozenset("、和与及至")
_LONGEST = 6  # characters of a division's short name
_TOWN_BODY = "(?!中心|政府|党委|卫生院|中学|小学)"


def by_gazetteer(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """Every known name that stands as a word of its own."""
    free = 0
    for place, entry in scene.named.items():
        if (
            place >= free
            and scene.masked[place] != QUOTED
            and scene.edge(place)
            and is_whole(entry, edge=_ends_word(scene, place + len(entry.form)))
            and not _weak(scene, place, entry)
            and not _begins_firm(scene, place, entry, rules)
            and not _attribute(scene, place, entry, rules)
            and not scene.text.startswith(scene.area.name, place + len(entry.form))  # the path to the own area
        ):
            free = place + len(entry.form)
            name, kind = _called(scene, place, entry)
            start = _edition(scene, place) if entry.type == "event" else place
            system = shape("system-behind").match(scene.masked, free) if entry.type == "programme" else None
            if system:  # 新型农村合作医疗制度
                free, name = system.end(), name + system[0]
            yield Candidate(start, free, scene.text[start:place] + name, entry.type, kind, (entry.rule,), 6)


def _ends_word(scene: Scene, end: int) -> bool:
    """Whether a word ends there; the people of a place are a word with it (台湾同胞)."""
    return scene.masked.startswith(_PEOPLE, end) or scene.edge(end)


def _edition(scene: Scene, place: int) -> int:
    """Where the edition of the fair at `place` begins: 第四届进口博览会."""
    found = shape("edition-before").search(scene.masked, max(place - _FIRM - 2, 0), place)
    if found:
        return found.start()
    for size in range(2, min(_LONGEST, place) + 1):
        seat = scene.named.get(place - size)
        if seat and seat.type == "place" and len(seat.form) == size and scene.edge(place - size):
            return place - size
    return place


def _called(scene: Scene, place: int, entry: Entry) -> tuple[str, str]:
    """Name and kind of the entry here: a river that a county is called after, a hill that a town is called after."""
    if _is_water(scene, place, entry):
        return entry.form, "water"
    if entry.kind == "town" and entry.form != entry.name and entry.form.endswith(_SIGHTS):
        return entry.form, "scenic"
    return entry.name, entry.kind


def _weak(scene: Scene, place: int, entry: Entry) -> bool:
    """Whether a short name stands where it may be another word or name (东山机场, 团结奋进, 金凤、明月湖实验室)."""
    end = place + len(entry.form)
    if shape("place-goes-on").match(scene.masked, end - 1) or (
        entry.kind == "town" and entry.form != entry.name and shape("village-there").match(scene.masked, end)
    ):
        return True
    if is_far_county(entry) and not _is_water(scene, place, entry):
        named = _among_divisions(scene, place, end) or scene.text[max(place - 2, 0) : place] in _cities()
        return not (named or is_helped(scene, place, end))
    if _is_water(scene, place, entry) or (not entry.weak and (len(entry.form) > 2 or entry.kind != "town")):
        return False
    if scene.masked[place - 1 : place] in _BESIDE or scene.masked[end : end + 1] in _BESIDE:
        return False
    return not (entry.weak and shape("thing-there").match(scene.masked, end))


def is_helped(scene: Scene, place: int, end: int) -> bool:
    """Whether the clause tells of help or work together with a place elsewhere, and a thing stands there."""
    told = shape("work-elsewhere").search(scene.masked, scene.clause(place).start, place)
    return told is not None and shape("thing-there").match(scene.masked, end) is not None


def _among_divisions(scene: Scene, place: int, end: int) -> bool:
    """Whether the name is an item of a list with another division beside it (太仓、昆山)."""
    behind = scene.named.get(end + 1) if scene.masked[end : end + 1] in _JOINING else None
    if behind and behind.rule.startswith("division"):
        return True
    if scene.masked[place - 1 : place] not in _JOINING:
        return False
    for size in range(2, min(_LONGEST, place - 1) + 1):
        before = scene.named.get(place - 1 - size)
        if before and before.rule.startswith("division") and len(before.form) == size:
            return True
    return False


def _is_water(scene: Scene, place: int, entry: Entry) -> bool:
    """Whether the short name of a county is the river or lake here: 唐河、通天河两岸."""
    if entry.form == entry.name or entry.kind not in ("city", "district", "county", "town"):
        return False
    end = place + len(entry.form)
    after, before = shape("water-behind").match(scene.masked, end), shape("water-before").search(scene.before(place))
    return entry.form[-1] in "河江湖溪" and (after is not None or before is not None)


def _attribute(scene: Scene, place: int, entry: Entry, rules: MentionRules) -> bool:
    """Whether the name is but a part of the next words (京津雄, 中国—中亚峰会): no place that something is said of."""
    end = place + len(entry.form)
    if entry.type == "programme":
        if shape("counted-class").match(scene.masked, end):  # 桐花书屋7家
            return True
        return entry.form in _QUOTED_ONLY or shape("share-of-insured").match(scene.masked, end) is not None
    river = _is_water(scene, place, entry)
    if entry.kind == "town" and entry.form != entry.name and not river and not rules.edge.at(scene.masked, end):
        return True  # 白石山登山节
    if entry.kind in _COUNTIES and entry.form != entry.name and shape("product-there").match(scene.masked, end):
        return True
    if entry.kind in ("region", "province") and shape("scope-there").match(scene.masked, end):
        return True
    if entry.rule != "known-name" or entry.kind != "region" or entry.form.endswith(_REGIONS):
        return False
    if shape("acts-together").match(scene.masked, end) or _is_dealt_with(scene, place, end):
        return False
    before = scene.masked[place - 1 : place]
    if before == "、" or rules.edge.at(scene.masked, end):
        return False
    return before in _DASHES or not scene.edge(end) or shape("region-goes-on").match(scene.masked, end) is not None


def _is_dealt_with(scene: Scene, place: int, end: int) -> bool:
    """Whether something is taken from the region or done with it (承接京津投资), and its name ends there (京津|保)."""
    told = shape("dealt-with").search(scene.before(place)) is not None
    return told and scene.edge(end) and shape("region-goes-on").match(scene.masked, end) is None


def _begins_firm(scene: Scene, place: int, entry: Entry, rules: MentionRules) -> bool:
    """Whether a province or city opens the name of a firm (北京同仁堂, 上海今迈)."""
    country = entry.kind == "country"
    far = entry.rule == "division-far" and entry.kind in ("province", "city") and entry.form != entry.name
    if not (far or country):
        return False
    end = place + len(entry.form)
    size = next((at for at, sign in enumerate(scene.masked[end : end + _FIRM]) if sign in _PARTING), _FIRM)
    if scene.masked[end : end + 1].isdigit():  # 上海217家医院
        return False
    return scene.masked[place - 1 : place] != "、" and specific(scene, end, end + size, rules)


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    """Short names of cities, which stand before a county of theirs (成都双流)."""
    divisions = Divisions.load()
    provinces = divisions.children(NATION)
    return frozenset(city.short for province in provinces for city in divisions.children(province.code)) - {""}


def by_town(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """The full names of the area's own towns, wherever they stand."""
    del rules
    pattern = _town_names(scene.area.code)
    if pattern is not None:
        for match in pattern.finditer(scene.text):
            kind = "zone" if match[0].endswith(ZONES) else "town"
            yield Candidate(match.start(), match.end(), match[0], "place", kind, ("own-town",), 4)


def by_own_zone(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """The one development zone of a county or city, the free trade zone of a province, named without its name."""
    small = scene.area.level in (Level.COUNTY, Level.CITY)
    for match in shape("own-zone").finditer(scene.masked):
        place, end = match.span()
        name = scene.area.name + match[0] if small else _free_trade_zone(scene.area)
        if not name or small == (match["free"] is not None):
            continue
        opens = place == scene.clause(place).start or rules.verb.fullmatch(scene.before(place)[-2:]) is not None
        opens = opens or shape("before-own-zone").search(scene.before(place)) is not None
        beside = scene.masked[end : end + 1] == "、" and small
        if opens and not beside and not shape("counted-class").match(scene.masked, end):
            yield Candidate(place, end, name, "place", "zone", ("own-zone",), 8)


def _free_trade_zone(area: Area) -> str:
    """The full name of the province's pilot free trade zone; an empty string where it has none."""
    short = Divisions.load().get(area.code) if area.level is Level.PROVINCE else None
    return f"中国（{short.short}）自由贸易试验区" if short and short.short not in _WITHOUT_FREE_TRADE else ""


@lru_cache(maxsize=64)
def _town_names(code: str) -> re.Pattern[str] | None:
    """The full names of the towns of the area, or None where the table has none."""
    towns = [each.name for each in Divisions.load().children(code) if each.level is Level.TOWN] if code else []
    return re.compile(alternation(towns) + _TOWN_BODY) if towns else None
