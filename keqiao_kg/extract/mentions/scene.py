"""A sentence as the readers of names see it: quotations and notes masked, clauses cut, names as candidates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from keqiao_kg.extract.mentions.gazetteer import Entry, Gazetteer
from keqiao_kg.extract.words import ends, runs
from keqiao_kg.model import Area, Role, Sentence, Span
from keqiao_kg.rules.finder import Found

QUOTED = "\ue000"  # stands for each character between quotation marks, which stay
ASIDE = "\ue001"  # for a bracket and each character inside
_LOOK_BACK = 16  # characters before a name that tell what kind of phrase it stands in
NOTE = "\ue002"  # for the mark of a note: [12]
WITHIN = "\ue003"  # for a bracket inside a name, and each character inside: 丝路（冰雪）锦标赛
_MASK = re.compile(  # begins with a set, so that the search runs over the other characters at full speed
    r"""[“"《（(^\[［【〔](?:(?<=“)[^“”]{0,60}”|(?<=")[^"]{1,40}"|(?<=《)[^《》]*》|(?<=[（(])[^（()）]*[)）]"""
    r"""|(?:(?<=\^)[\[［【〔]|(?<=[\[［【〔]))\^?\d{1,3}[\]］】〕])"""
)
_WITHIN = re.compile(
    r"(?<=[\u4e00-\u9fffA-Za-z])(?<![园区心程目路城站馆院场桥店村镇乡会节厂线库楼])[（(][\u4e00-\u9fff]{2,8}[)）](?=[\u4e00-\u9fff]{2})"
    r"|(?<=[\u4e00-\u9fff])[（(](?:[一二三四五六七八九]期(?:工程|项目)?|试行|暂行|草案)[)）]"
)
_ASCII_BREAK = re.compile("(?<!\\d)[,:]|[,:](?!\\d)")
_WIDE = {ord("０") + figure: str(figure) for figure in range(10)} | {ord("．"): "."}
_WIDE |= {ord("①") + number: "，" for number in range(40)}  # the numbers of a list part it
_WIDE_ONE = re.compile("[０-９．①-⒇]")
_CLAUSE = re.compile(r"[^，。；：！？!?;]+")


class Candidate(NamedTuple):
    """A possible name: its place in the sentence, what it would be, and how sure its reader is (rank)."""

    start: int
    end: int
    name: str
    type: str
    detail: str
    rules: tuple[str, ...]
    rank: int  # lower wins where two overlap
    nested: bool = False  # may stand inside another name


@dataclass(slots=True)
class Scene:
    """One sentence; `masked` has the length of `text`."""

    text: str
    masked: str
    quotes: tuple[Span, ...]
    role: Role
    area: Area
    known: Gazetteer  # the names that a report of the area may mean
    named: Mapping[int, Entry]  # those that stand in it, by their places in order
    # Words of tables that stand in it, as the whole body was searched for them (see `find_mentions`).
    heads: Sequence[Found] = ()
    sites: Sequence[Found] = ()
    titles: Sequence[Found] = ()
    forms: Sequence[Found] = ()  # needed by rules of names
    _clauses: tuple[Span, ...] | None = None  # cut when somebody asks
    _openings: Sequence[int] = ()  # where they begin
    # Runs of the text are cut into words when somebody asks: two of three never are.
    _runs: list[int] = field(default_factory=list)  # where they begin, and the end
    _done: set[int] = field(default_factory=set)  # those that are cut
    _edges: set[int] = field(default_factory=set)  # edges of words known so far

    @property
    def clauses(self) -> tuple[Span, ...]:
        """The stretches between marks, in order."""
        if self._clauses is None:
            self._clauses = tuple(Span(*match.span()) for match in _CLAUSE.finditer(self.masked))
            self._openings = [clause.start for clause in self._clauses]
        return self._clauses

    def clause(self, place: int) -> Span:
        """The clause that holds the character at `place`."""
        clauses = self.clauses
        index = bisect_right(self._openings, place) - 1
        if index >= 0 and place < clauses[index].end:
            return clauses[index]
        return Span(place, place)

    def before(self, place: int) -> str:
        """The masked characters right before `place`, as many as a rule may look back on."""
        return self.masked[max(place - _LOOK_BACK, 0) : place]

    def edge(self, place: int) -> bool:
        """Whether a word begins or ends at `place`."""
        if not self._runs:
            self._runs = runs(self.text)
            self._edges.update(self._runs)
        if place in self._edges:
            return True
        return self._cut(place) and place in self._edges

    def _cut(self, place: int) -> bool:
        """Cuts the run that holds `place` into words; false where that is done, or `place` is outside the text."""
        index = bisect_right(self._runs, place)
        if index in self._done or not 0 < index < len(self._runs):
            return False
        self._done.add(index)
        start = self._runs[index - 1]
        self._edges.update([start + end for end in ends(self.text[start : self._runs[index]])])
        return True

    def tokens(self, start: int, end: int) -> list[str]:
        """The words between two places (cut off at both)."""
        end = min(end, len(self.text))
        cuts = [place for place in range(start + 1, end) if self.edge(place)]
        return [self.text[left:right] for left, right in pairwise((start, *cuts, end)) if left < right]

    def is_known(self, item: Span) -> bool:
        """Whether a name of the gazetteer stands at the start of an item and is all of it."""
        entry = self.named.get(item.start)
        return entry is not None and len(entry.form) >= item.end - item.start


def bracket_end(scene: Scene, place: int) -> int:
    """Past the bracket of a phase or draft that a name ends with: …项目（一期）; `place` itself where there is none."""
    end = place
    while scene.masked[end : end + 1] == WITHIN:
        end += 1
    return end


def scene(sentence: Sentence, area: Area, known: Gazetteer) -> Scene:
    """The sentence, masked and cut."""
    text, done = sentence.text, 0
    inside = {match.start() for match in _WITHIN.finditer(text)} if "（" in text or "(" in text else set()
    pieces: list[str] = []
    quotes: list[Span] = []
    for match in _MASK.finditer(text):
        pieces += (text[done : match.start()], _mask(match[0], match.start() in inside))
        done = match.end()
        if match[0][0] in '“"':
            quotes.append(Span(*match.span()))
    masked = "".join((*pieces, text[done:])) if pieces else text
    if _WIDE_ONE.search(masked):
        masked = masked.translate(_WIDE)
    if "," in masked or ":" in masked:
        masked = _ASCII_BREAK.sub("，", masked)
    return Scene(text, masked, tuple(quotes), sentence.role, area, known, known.everywhere(text))


def _mask(whole: str, inside: bool) -> str:
    if whole[0] in '“"':
        return "“" + QUOTED * (len(whole) - 2) + "”"
    if whole[0] == "《":
        return whole[0] + QUOTED * (len(whole) - 2) + whole[-1]
    if whole[0] in "（(":
        return (WITHIN if inside else ASIDE) * len(whole)
    return NOTE * len(whole)
