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


def find_speaker(front: str, rules: StructureRules, divisions: Divisions) -> tuple[str, str]:
    """Office as printed (without what stands before it in its line) and name; empty where not printed."""
    for piece in _pieces(front, rules):
        if match := rules.speaker.match(piece):
            return _trimmed(_BLANKS.sub("", match["office"]), divisions), _BLANKS.sub("", match["name"])
    return "", _name_after_meeting(front, rules)


def full_office(office: str, area: Area, rules: StructureRules) -> str:
    """The office with its area: 吉林省省长 for 省长, 安徽省人民政府省长 for 省人民政府省长."""
    if not office or not area.name or office not in rules.office_bare or area.level is Level.NATION:
        return office
    generic = rules.office_generic.match(office)
    return area.name + (office[generic.end() :] if generic else office)


def _pieces(front: str, rules: StructureRules) -> Iterator[str]:
    """Where an office can stand: what follows the meeting or title in a line, then lines as a whole."""
    lines = [_without_dates(line, rules) for line in front.split("\n")]
    for line in (*lines, "\n".join(lines)):
        ends = [match.end() for each in (rules.meeting, rules.title) for match in each.all(line)]
        if ends:
            after = rules.after_meeting.match(rest := line[max(ends) :])
            yield rest[after.end() :] if after else rest
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
