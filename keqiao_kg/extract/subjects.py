"""Whose value it is: the named thing that opens the statement, else the reporting area."""

from __future__ import annotations

from collections.abc import Sequence

from keqiao_kg.model import EntityType, Mention

_BEARERS = (EntityType.PLACE, EntityType.ORGANISATION, EntityType.PROJECT, EntityType.PROGRAMME)


def subject_of(text: str, start: int, mentions: Sequence[tuple[Mention, int, int]], area: str) -> tuple[str, str]:
    """Subject and the rule that chose it.

    `start` is where the words of the indicator begin; mentions come with their offsets in the sentence.
    """
    for mention, begin, end in mentions:
        if mention.type in _BEARERS and begin <= start < end:
            return mention.name, "subject-named"
    for mention, begin, _ in mentions:
        if mention.type in _BEARERS and not text[:begin].strip("“"):
            return mention.name, "subject-opens-sentence"
    return area, "subject-area"
