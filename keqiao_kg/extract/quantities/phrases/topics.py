"""What a stretch of text is about: the topic that a bare word leans on when no number has been read yet."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.quantities.phrases.clauses import SEMICOLONS, Layout, Slot
from keqiao_kg.extract.quantities.phrases.nouns import leading_verb, noun_and_rest, trim
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

NEAR_TOPIC = 16  # characters of a sentence before that is short enough to be a topic
_LONGEST, _SHORTEST = 12, 2
# Ends of what a sentence or heading before is about that say too little for a value behind it.
VAGUE = word_set("vague-topics")
_NO_TOPIC = frozenset("的了，、。；：“”0123456789二三四五六七八九十")
_ONE = word_set("one-of-no-count")


def topics(layout: Layout, slot: Slot, before: tuple[str, ...], rules: QuantityRules) -> Iterator[str]:
    """Topics an amount can lean on: clauses without numbers before it in text order, then what stood before.

    The opening clause goes first, since it is the run-in heading of its sentence.
    """
    numbered = {other.clause.index for other in layout.slots}
    earlier = layout.clauses[: slot.clause.index]
    parted = max(
        (clause.index for clause in layout.clauses[: slot.clause.index + 1] if clause.opener in SEMICOLONS), default=0
    )
    for clause in (*earlier[parted:], *earlier[:parted]):  # those of its own stretch between semicolons first
        if clause.index not in numbered and not clause.inner:
            yield from topic_of(layout.words(clause.start, clause.end), rules)
    for piece in before:
        if not rules.found("frame-heading", piece):
            yield from (topic for topic in topic_of(piece, rules) if not topic.endswith(VAGUE))


def topic_of(text: str, rules: QuantityRules) -> Iterator[str]:
    """The topic of a clause or heading: 把脱贫攻坚作为…, 扎实开展教育扶贫, 金融扶贫持续发力; nothing if it has none."""
    for rule in rules.of("topic"):
        match = rule.pattern.search(text)
        if match and _stands(match["topic"]):
            yield match["topic"]
            return
    piece = text[trim(text, 0, len(text), rules).start :]
    clause = piece[: next((i for i, c in enumerate(piece) if c in "，；：。"), len(piece))]
    noun = (
        clause[len(leading_verb(clause, rules)) :] if leading_verb(clause, rules) else noun_and_rest(clause, rules)[0]
    )
    if noun != clause and _stands(noun):
        yield noun


def _stands(noun: str) -> bool:
    plain = noun
    for word in _ONE:
        plain = plain.replace(word, "")
    return _SHORTEST < len(noun) <= _LONGEST and not _NO_TOPIC & set(plain) and "一" not in plain
