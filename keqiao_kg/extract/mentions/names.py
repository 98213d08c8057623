"""The canonical name of a mention: its suffix, its level, its quotation marks."""

from __future__ import annotations

import re

from keqiao_kg.model import Area, Level
from keqiao_kg.rules.mentions import mention_rules, shape
from keqiao_kg.rules.word_sets import word_set

_OWN_HOUSES = frozenset(word_set("own-houses"))
_NOTES = re.compile(r"\^?[\[［【〔]\^?\d{1,3}[\]］】〕]")
_SHORTEST_AREA = 2  # characters of a county whose name is one character and its level
_MARKED = re.compile('["\\[［【〔]')
_QUOTES = re.compile('[“”"]')
_STRAIGHT = re.compile(r'"([^"]*)"')


def without_notes(text: str) -> str:
    """The text without marks of notes."""
    return _NOTES.sub("", text)


def area_of(word: str, area: Area) -> str:
    """What 全市, 市, 区 … stand for in a report of the area: a full name, or an empty string."""
    chain = (area.name, *(name for _, name in area.parents))
    return next((name for name in chain if name.endswith(word)), "")


def short_name(area: Area) -> str:
    """The name of the area without its level: 清溪; the whole name where that is no name (易县)."""
    return area.name[:-1] if len(area.name) > 2 else area.name


def own(text: str, area: Area) -> str:
    """区政协 → 清溪区政协, 全市科创走廊 → 桐城市科创走廊; 桐城市清溪区人民政府 → 清溪区人民政府."""
    if text.startswith(area.full_name):
        return area.name + text[len(area.full_name) :]
    for parent_length in range(1, len(area.full_name) - len(area.name)):
        if text.startswith(area.full_name[parent_length:]):
            return area.name + text[len(area.full_name) - parent_length :]
    match = shape("own-level").match(text)
    name = area_of(match[1] or match[2], area) if match else ""
    rest = text[match.end() :] if match else text
    if rest == "政府":
        rest = "人民政府"
    return name + rest if name else text


def of_own(text: str, area: Area) -> str:
    """行政审批局 → 清溪区行政审批局: what the area has, whether its level is said or not."""
    name = own(text, area)
    said = text.startswith(area.name[-1:])  # 县乡 is no level of its own: 县乡村振兴局
    return area.name + text[said:] if name == text else name


def committee(text: str, area: Area) -> list[tuple[int, int, str]]:
    """县人大及其常委会 → the congress, and its standing committee."""
    congress = text.removesuffix("及其常委会")
    name = own(congress, area)
    return [(0, len(congress), name), (len(congress) + len("及其"), len(text), name + "常委会")]


def party(text: str, area: Area) -> str:
    """区委 → 中共清溪区委; a county of one character keeps its level: 中共某县县委."""
    level = text.removesuffix("党委").removesuffix("委")
    name = area_of(level, area)
    name += level if len(name) == _SHORTEST_AREA else ""
    return f"中共{name}{'党委' if text.endswith('党委') else '委'}" if name else text


def group(text: str, area: Area) -> str:
    """政府党组, 区政府党组 → 清溪区人民政府党组."""
    level = text.removesuffix("政府党组")
    return (area_of(level, area) if level else area.name) + "人民政府党组"


def congress(text: str, area: Area) -> str:
    """区三届人大二次会议 → 桐城市清溪区第三届人民代表大会第二次会议."""
    match = shape("congress-short").match(text)
    if not match:
        return text
    holder = _full(area, area_of(match[1], area) if match[1] else area.name) or match[1]
    return f"{holder}第{match[2] or match[3]}届人民代表大会第{match[4]}次会议"


def _full(area: Area, name: str) -> str:
    """The area with the one above it, as congresses are named."""
    if name == area.name and area.parents and area.level is Level.COUNTY:
        return area.parents[0][1] + name
    return name or ""


def plan(text: str) -> str:
    """“十三五” → “十三五”规划."""
    core = _QUOTES.sub("", text).removesuffix("规划")
    return f"“{core}”规划"


def plenaries(text: str) -> list[tuple[int, int, str]]:
    """The sessions that a run names, with their places in it: 十九届二中、三中、四中全会."""
    match = shape("plenary-run").match(text)
    assert match is not None
    found: list[tuple[int, int, str]] = []
    for piece in re.finditer(r"[一二三四五六七八九十]+中(?:全会)?", text):
        if piece.start() >= match.end(1):
            start = 0 if not found else piece.start()
            found.append((start, piece.end(), f"{match[1]}届{piece[0].removesuffix('全会')}全会"))
    return found


def conferences(text: str, area: Area) -> list[tuple[int, int, str]]:
    """The conferences that share their kind, with their places in the text: 中央、省委经济工作会议."""
    match = shape("conference-run").match(text)
    assert match is not None
    hosts = list(re.finditer(r"[^、和及与]+", match["hosts"]))
    ends = [*(host.end() for host in hosts[:-1]), len(text)]
    return [(host.start(), end, own(host[0] + match["kind"], area)) for host, end in zip(hosts, ends, strict=True)]


def canonical(name: str, type_: str, area: Area, *, levelled: bool) -> str:
    """A name without notes and outer quotation marks; `levelled`: the area's own level in it is spelt out."""
    if _MARKED.search(name):
        name = _STRAIGHT.sub(r"“\1”", without_notes(name))
    if type_ == "honour":
        name = shape("title-trimmings").sub("", name)
    if type_ == "programme":
        name = shape("plan-trimmings").sub("", name)
        of_all = shape("plan-of-all").fullmatch(name)
        name = own(of_all["plan"], area) if of_all else name
    if levelled and name in _OWN_HOUSES and area.level is Level.COUNTY:
        return area.name + name
    if levelled and type_ in ("organisation", "event", "place", "project"):
        name = own(name, area)
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        name = name[1:-1]
    return fair(name) if type_ == "event" else name


def fair(name: str) -> str:
    """第四届进博会 → 第四届中国国际进口博览会: a fair that the whole country knows, with its edition."""
    edition = shape("edition").match(name)
    opening = edition[0] if edition else ""
    known = mention_rules().lexicon.known.get(name[len(opening) :])
    return opening + known.name if known and known.type == "event" else name
