"""The tree of sections that grows while the blocks of a text are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from keqiao_kg.model import Role, Section, Span
from keqiao_kg.text.segment.blocks import Heading

_LETTERS = {1: "p", 2: "s", 3: "r"}
_DEEPEST = 3


@dataclass(slots=True)
class _Open:
    """A section that is still open."""

    id: str
    level: int
    heading: Heading
    parent: str
    role: Role
    end: int


@dataclass(slots=True)
class Outline:
    """The sections closed so far and the stack of open ones, part first."""

    parts_numbered: bool
    stack: list[_Open] = field(default_factory=list)
    done: list[Section] = field(default_factory=list)
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)

    def enter(self, heading: Heading, role: Role) -> None:
        """Opens the section of a heading, closing those that it ends."""
        level = heading.level or self._level_of(heading)
        self.close(level)
        parent = self.section
        self.counts[parent, level] += 1
        own = f"{_LETTERS[level]}{self.counts[parent, level]}"
        section = f"{parent}.{own}" if parent else own
        self.stack.append(_Open(section, level, heading, parent, role, heading.span.end))

    def close(self, level: int = 0) -> None:
        """Closes the open sections of this level and below."""
        while self.stack and self.stack[-1].level >= level:
            ended = self.stack.pop()
            head, span = ended.heading, Span(ended.heading.span.start, ended.end)
            self.done.append(
                Section(ended.id, ended.level, head.number, head.title, head.span, span, ended.parent, ended.role)
            )

    def reach(self, end: int) -> None:
        """The open sections go on to here."""
        for each in self.stack:
            each.end = max(each.end, end)

    @property
    def section(self) -> str:
        """Id of the innermost open section, or empty."""
        return self.stack[-1].id if self.stack else ""

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles of the open sections, part first."""
        return tuple(each.heading.title for each in self.stack if each.heading.title)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The closed sections in text order."""
        return tuple(sorted(self.done, key=lambda section: section.heading))

    def _level_of(self, heading: Heading) -> int:
        """A heading without a number is a part where parts have none, else below the last numbered one."""
        if not self.parts_numbered and not heading.bullet:
            return 1
        numbered = [each.level for each in self.stack if each.heading.level]
        return min(_DEEPEST, max(numbered, default=1) + 1)
