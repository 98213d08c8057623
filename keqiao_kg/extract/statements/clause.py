"""A clause of a report, and what stands around a verb in it."""

from __future__ import annotations

from typing import NamedTuple

from keqiao_kg.rules.statements import StatementRules
from keqiao_kg.rules.word_sets import word_set
from keqiao_kg.rules.words import Words

_NO_VERB = word_set("behind-no-verb")
_RIGHT_OF_NUMBER = 9  # characters that an amount at the end of a clause takes behind its numeral
SHORTEST = 2  # characters of a subject or object


class Clause(NamedTuple):
    """A clause of a sentence; offsets count in `text`, the whole sentence."""

    text: str
    start: int
    end: int
    mark: str  # the mark behind it, empty at the end of the text
    numbers: tuple[int, ...]  # where its counting numerals begin

    @property
    def ends_group(self) -> bool:
        """Whether no clause of the same thought follows."""
        return self.mark not in ("，", ",", "：", ":")


class Surroundings:
    """The verb behind a place of a clause, its subject and its object."""

    def __init__(self, rules: StatementRules) -> None:
        self._adverb = rules.words["adverb"]
        self._comparing = rules.words["comparing"]
        self._change = rules.verbs["change"]
        self._clear = rules.clear

    def late(self, clause: Clause, begin: int, verbs: Words, *, spoken: bool = False) -> tuple[str, int] | None:
        """The first verb behind `begin`; `spoken`: only behind an adverb of more than one character."""
        text, clear, quoted = clause.text, verbs is self._clear, 0
        for at in range(begin + SHORTEST, clause.end - 1):
            if text[at] not in verbs.leads or at < quoted:
                quoted = text.find("”", at, clause.end) if text[at] == "“" else quoted
                continue
            verb = verbs.lead(text, at, clause.end)
            behind = at + len(verb)
            if not verb or text[behind : behind + 1] in _NO_VERB or text[at - 1] == "不":
                continue
            if (clear or spoken) and clause.end - behind < SHORTEST:
                continue
            if not spoken or len(self._adverb.tail(text, at, begin)) > 1:
                return verb, at
        return None

    def subject(self, clause: Clause, at: int, end: int) -> str:
        """What stands before the adverbs and the verb at `end`."""
        while len(word := self._adverb.tail(clause.text, end, at)) > 1:
            end -= len(word)
        return clause.text[at:end].strip("的、，")

    @staticmethod
    def _closes(amount: str) -> bool:
        """Whether an amount at the end of a clause measures what stands before it."""
        return amount[0].isdigit() and len(amount) <= _RIGHT_OF_NUMBER and "的" not in amount

    def object_of(self, clause: Clause, start: int, end: int) -> str:
        """The text without the amount that closes it."""
        last = [number for number in clause.numbers if start < number]
        if len(last) == 1 and self._closes(clause.text[last[0] : end]) and last[0] - start >= SHORTEST:
            end = last[0]
            while word := self._comparing.tail(clause.text, end, start):
                end -= len(word)
            end -= len(self._change.tail(clause.text, end, start + SHORTEST))
        return clause.text[start:end].strip("、， 了")
