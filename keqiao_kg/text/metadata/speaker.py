"""Who gives the report, in which office: `find_speaker(front, …)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from keqiao_kg.model import Area, Level
from keqiao_kg.rules.divisions import Divisions
from keqiao_kg.rules.structure import StructureRules
from keqiao_kg.text.metadata.dates import narrow

_BLANKS = re.compile(r"\s+")
_GENERIC = re.compile(r"^(?:自治[区州县旗]|[省市区县州盟旗](?=人民政府))")
_AFTER_MEETING = re.compile(r"^上?[）)\s]*")
_BARE = re.compile(r"^(?:省|市|区|县|州|盟|旗|自治区|自治州|自治县)?(?:人民政府)?(?:代理|代)?[\u4e00-\u9fff]{1,4}$")


def find_speaker(front: str, rules: StructureRules, divisions: Divisions) -> tuple[str, str]:
    """Office as printed (without what stands before it in its line) and name; empty where not printed."""
    for piece in _pieces(front, rules):
        if match := rules.speaker.match(piece):
            return _trimmed(_BLANKS.sub("", match["office"]), divisions), _BLANKS.sub("", match["name"])
    return "", _name_after_meeting(front, rules)


def full_office(office: str, area: Area) -> str:
    """The office with its area: 吉林省省长 for 省长, 安徽省人民政府省长 for 省人民政府省长."""
    if not office or not area.name or not _BARE.match(office) or area.level is Level.NATION:
        return office
    generic = _GENERIC.match(office)
    return area.name + (office[generic.end() :] if generic else office)


def _pieces(front: str, rules: StructureRules) -> Iterator[str]:
    """Where an office can stand: what follows the meeting or title in a line, then lines as a whole."""
    lines = [_without_dates(line, rules) for line in front.split("\n")]
    for line in (*lines, "\n".join(lines)):
        ends = [match.end() for each in (rules.meeting, rules.title) for match in each.all(line)]
        if ends:
            yield _AFTER_MEETING.sub("", line[max(ends) :])
        else:
            yield line
    yield from lines


def _without_dates(line: str, rules: StructureRules) -> str:
    for match in reversed(list(rules.date.all(narrow(line)))):
        line = line[: match.start()] + " " + line[match.end() :]
    return line


def _trimmed(office: str, divisions: Divisions) -> str:
    """The office from the first name of a division on: a caption may stand before it in the same line."""
    for start in range(len(office)):
        if any(True for _ in divisions.prefixes(office, start)):
            return office[start:]
    return office


def _name_after_meeting(front: str, rules: StructureRules) -> str:
    """A name alone in the line after the meeting."""
    lines = front.split("\n")
    for before, line in pairwise(lines):
        if before in rules.meeting and (match := rules.name_line.match(line)):
            return _BLANKS.sub("", match["name"])
    return ""
