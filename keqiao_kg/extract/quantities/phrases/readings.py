"""What one amount says: the reading of a slot, before status, modality, period and subject are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.model import Comparator, Measure


@dataclass(slots=True)
class Reading:
    """One statement of one amount; offsets count in the sentence."""

    slot: Slot
    frame: Frame
    measure: Measure
    base: str  # what is measured, without rank, gap or value: carried to later amounts
    indicator: str
    start: int  # of the quote
    end: int
    verb: str = ""  # of adding, passed on in a list
    thing: str = ""  # what was counted: 新引进重大项目
    noun_end: int = 0  # end of the noun phrase behind the amount, 0 where it stands before it
    members: tuple[str, ...] = ()  # the things named that are counted
    owner: str = ""  # the thing whose size it is
    comparator: Comparator | None = None  # taken over from the first of several values: 超过98%、85%
    sized_list: bool = False  # a size of several things that are named and then counted
    lasting: bool = False  # a size that stays the thing's own: the total investment of a project
    older: bool = False  # the older value in 由A增加到B
    newer: bool = False  # the value behind it
    in_ratio: bool = False  # a part of a ratio behind its first: of the same time
    rules: list[str] = field(default_factory=list)
