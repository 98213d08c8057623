"""Which area a report is of: `find_area(front, text, hints…)`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from keqiao_kg.model import Area, Level
from keqiao_kg.rules.divisions import NATION, Division, Divisions
from keqiao_kg.rules.structure import StructureRules

_NATION_NAME = "中华人民共和国"
_OFFICE_TAIL = re.compile(r"(?:人民)?(?:政府|管理委员会|管委会).*$|(?:代理|代|常务副|副)?(?:省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|主席|主任)$")
_OWN = {"全省": "province", "全区": "county", "全县": "county", "全旗": "county", "全市": "city", "全国": "nation"}
_SUFFIX_LEVELS = {"省": Level.PROVINCE, "市": Level.CITY, "区": Level.COUNTY, "县": Level.COUNTY, "旗": Level.COUNTY, "州": Level.CITY, "盟": Level.CITY, "镇": Level.TOWN, "乡": Level.TOWN, "街道": Level.TOWN}


def find_area(names: Iterable[str], text: str, year: int, divisions: Divisions) -> Area | None:
    """The area that the names of the title block stand for, else the one that the text speaks of most.

    `names` come in order of trust: 绍兴市柯桥区 (body), 绍兴市柯桥区人民政府区长 (office) …; `year` decides
    between a county and the district made of it.
    """
    unknown = ""
    for name in names:
        bare = _OFFICE_TAIL.sub("", name).strip()
        if bare in ("国务院", _NATION_NAME, "全国"):
            return nation(divisions)
        division = _told_apart(divisions.path(bare, year=year).candidates, text) if len(bare) > 1 else None
        if division is not None:
            return divisions.area(division)
        unknown = unknown or (bare if len(bare) > 2 and bare[-1] in "省市区县旗州盟镇乡" else "")
    if unknown:
        return _unlisted(unknown, text, year, divisions)
    found = _most_named(text, year, divisions)
    return divisions.area(found) if found else None


def nation(divisions: Divisions) -> Area:
    """The whole country."""
    division = divisions.get(NATION)
    name = division.name if division else _NATION_NAME
    return Area(NATION, name, name, Level.NATION)


def _told_apart(candidates: tuple[Division, ...], text: str) -> Division | None:
    """The candidate whose parents the text names most; None where that does not decide."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    divisions = Divisions.load()
    scores = [
        sum(text.count(above.short or above.name) for above in divisions.parents(each)) for each in candidates
    ]
    best = max(scores)
    return candidates[scores.index(best)] if best and scores.count(best) == 1 else None


def _unlisted(name: str, text: str, year: int, divisions: Divisions) -> Area:
    """An area that the table does not list: a development zone, a town, a name of long ago."""
    for cut in range(len(name) - 2, 1, -1):
        above = divisions.path(name[:cut], year=year).one
        if above is not None:
            town = divisions.town(name[cut:], within=above.code).one
            parents = ((above.code, above.name), *((each.code, each.name) for each in divisions.parents(above)))
            code = town.code if town else ""
            return Area(code, name[cut:], divisions.full_name(above) + name[cut:], _level(name), parents)
    return Area("", name, name, _level(name))


def _level(name: str) -> Level:
    return next((level for suffix, level in _SUFFIX_LEVELS.items() if name.endswith(suffix)), Level.COUNTY)


def _most_named(text: str, year: int, divisions: Divisions) -> Division | None:
    """The division of the level that the text calls its own (全县, 全市 …) that it speaks of most.

    A full name and the names of its parts say more than a short name, which may be a common word.
    """
    own = max(_OWN, key=lambda word: text.count(word))
    if not text.count(own):
        return None
    if own == "全国":
        return divisions.get(NATION)
    scores = {each: _weight(each, text, divisions) for each in divisions.of_suffix(own[1:], year)}
    best = max(scores.values(), default=0)
    return _told_apart(tuple(each for each, score in scores.items() if score == best), text) if best >= 3 else None


def _weight(division: Division, text: str, divisions: Divisions) -> int:
    full = text.count(division.name)
    short = text.count(division.short) if division.short else 0
    parts = sum(part.name in text for part in divisions.children(division.code)) if short or full else 0
    return 3 * full + short * bool(full or parts) + 3 * parts


def area_names(front: str, body_area: str, office: str, rules: StructureRules) -> list[str]:
    """The names that the title block gives the area, most trusted first."""
    names = [body_area, office]
    for match in rules.represented.all(front):
        groups = match.groupdict()
        names.append(groups.get("nation") or groups.get("area") or "")
    return [name for name in names if name]
