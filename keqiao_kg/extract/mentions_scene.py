"""A sentence as the readers of names see it: quotations and notes masked, clauses cut, names as candidates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from keqiao_kg.extract.words import words
from keqiao_kg.model import Area, Role, Sentence, Span

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
    clauses: tuple[Span, ...]
    quotes: tuple[Span, ...]
    role: Role
    area: Area
    _edges: frozenset[int] | None = field(default=None)

    def clause(self, place: int) -> Span:
        """The clause that holds the character at `place`."""
        index = bisect_right(self.clauses, place, key=lambda clause: clause.start) - 1
        if index >= 0 and place < self.clauses[index].end:
            return self.clauses[index]
        return Span(place, place)

    def before(self, place: int) -> str:
        """The masked characters right before `place`, as many as a rule may look back on."""
        return self.masked[max(place - _LOOK_BACK, 0) : place]

    def edge(self, place: int) -> bool:
        """Whether a word begins or ends at `place`."""
        if self._edges is None:
            self._edges = frozenset(end for _, end in words(self.text)) | {0}
        return place in self._edges

    def tokens(self, start: int, end: int) -> list[str]:
        """The words between two places (cut off at both)."""
        spans = words(self.text)
        first = max(bisect_left(spans, (start, 0)) - 1, 0)
        pieces = []
        for left, right in spans[first:]:
            if left >= end:
                break
            piece = self.text[max(left, start) : min(right, end)]
            if piece:
                pieces.append(piece)
        return pieces


def bracket_end(scene: Scene, place: int) -> int:
    """Past the bracket of a phase or draft that a name ends with: …项目（一期）; `place` itself where there is none."""
    end = place
    while scene.masked[end : end + 1] == WITHIN:
        end += 1
    return end


def scene(sentence: Sentence, area: Area) -> Scene:
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
    masked = "".join((*pieces, text[done:])).translate(_WIDE)
    if "," in masked or ":" in masked:
        masked = _ASCII_BREAK.sub("，", masked)
    clauses = tuple(Span(*match.span()) for match in _CLAUSE.finditer(masked))
    return Scene(text, masked, clauses, tuple(quotes), sentence.role, area)


def _mask(whole: str, inside: bool) -> str:
    if whole[0] in '“"':
        return "“" + QUOTED * (len(whole) - 2) + "”"
    if whole[0] == "《":
        return whole[0] + QUOTED * (len(whole) - 2) + whole[-1]
    if whole[0] in "（(":
        return (WITHIN if inside else ASIDE) * len(whole)
    return NOTE * len(whole)
