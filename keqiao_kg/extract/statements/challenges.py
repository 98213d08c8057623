"""The difficulties that a report owns up to: from the sentence that says they follow to the one that turns away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from keqiao_kg.model import Evidence, Modality, Report, Role, Sentence, Span, Statement, StatementKind
from keqiao_kg.rules.statements import StatementRules

_ITEM = re.compile(r"[^；;。！!？?]+")
_PIECE = re.compile(r"[^，,；;。！!？?]+")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}(?:是|、)|——")
_LONGEST = 16  # sentences that a list of difficulties takes at most


def challenges(report: Report, rules: StatementRules) -> list[Statement]:
    """The difficulties, in text order."""
    return [item for block in _blocks(report.sentences, rules) for item in _of_block(block, rules)]


def _blocks(sentences: Sequence[Sentence], rules: StatementRules) -> Iterator[list[tuple[Sentence, int]]]:
    """Runs of sentences, each with the offset in it where the difficulties begin."""
    at = 0
    while at < len(sentences):
        begin = _opens(sentences[at], rules)
        if begin is None:
            at += 1
            continue
        block = [(sentences[at], begin)]
        for sentence in sentences[at + 1 : at + _LONGEST]:
            if (
                sentence.is_heading
                or sentence.section != block[0][0].section
                or rules.found("challenge-close", sentence.text)
            ):
                break
            block.append((sentence, 0))
        at += len(block)
        yield block


def _opens(sentence: Sentence, rules: StatementRules) -> int | None:
    if sentence.role is not Role.REVIEW or sentence.is_heading:
        return None
    begins = rules.opens("challenge-begin", sentence.text)
    place = 0 if begins else rules.place("challenge-open", sentence.text)
    if place < 0:
        return None
    colon = sentence.text.find("：", place)
    comma = sentence.text.find("，", place)
    return (colon if colon >= 0 else comma if comma >= 0 else len(sentence.text) - 1) + 1


def _of_block(block: Sequence[tuple[Sentence, int]], rules: StatementRules) -> Iterator[Statement]:
    for sentence, begin in block:
        parted = "；" in sentence.text or ";" in sentence.text
        numbered = any(_NUMBERED.match(other.text, start) for other, start in block)
        pattern = _ITEM if parted or numbered else _PIECE
        for match in pattern.finditer(sentence.text, begin):
            statement = _item(sentence, match.start(), match.end(), rules)
            if statement:
                yield statement


def _item(sentence: Sentence, start: int, end: int, rules: StatementRules) -> Statement | None:
    for group in ("challenge-lead", "opening", "challenge-lead"):
        for rule in rules.rules[group]:
            match = rule.pattern.search(sentence.text[start:end])
            start += match.end() if match else 0
    words = sentence.text[start:end]
    if len(words) < 4 or rules.found("challenge-vague", words):
        return None
    return Statement(
        evidence=Evidence(
            sentence.id, Span(sentence.span.start + start, sentence.span.start + end), ("statement.challenge",)
        ),
        kind=StatementKind.CHALLENGE,
        verb="",
        object=words,
        modality=Modality.PLAIN,
        section=sentence.section,
        heading=sentence.headings[-1] if sentence.headings else "",
    )
