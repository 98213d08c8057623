"""What a sum is for, as the words around it say: 投入4亿元，用于促进就业; 为加快水利建设，安排资金2亿元."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, Layout, Slot
from keqiao_kg.extract.quantities.phrases.nouns import clause_before, leading_verb, noun_and_rest, trim
from keqiao_kg.extract.quantities.phrases.topics import topic_of
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_FAR = 2  # clauses behind a sum that may say what it is for
_SHORTEST, _LONGEST = 2, 28  # characters of a purpose
_WORKS = word_set("works-of-purpose")
_KIND = "一批"
_MARKS = frozenset("，。；：“”0123456789")


def purpose_behind(layout: Layout, slot: Slot, rules: QuantityRules) -> str:
    """What the rest of the clause, or a clause behind it, says that a sum is for; nothing if none does."""
    said = [layout.words(slot.end, slot.clause.end)]
    for clause in layout.clauses[slot.clause.index + 1 : slot.clause.index + 1 + _FAR]:
        if clause.opener not in COMMAS or clause.inner:
            break
        said.append(layout.words(clause.start, clause.end))
    for piece in said:
        if match := rules.match("purpose", piece):
            return _plain(match["use"], rules)
    return ""


def purpose_before(layout: Layout, slot: Slot, rules: QuantityRules) -> str:
    """What the clause before a sum, without a number, says is done or furthered: 加快片区建设，完成投资3亿元."""
    said = clause_before(layout, slot, rules) if slot.clause.opener in COMMAS else ""
    if not said:
        return ""
    clause = layout.clauses[slot.clause.index - 1]
    if match := rules.match("worked-over", layout.words(clause.start, clause.end)):
        return _plain(match["thing"] + match["act"], rules)
    verb = leading_verb(said, rules)
    noun, rest = noun_and_rest(said[len(verb) :].removeprefix("了"), rules)
    if verb or _plain(said, rules) != said:
        return "" if rest else _plain(noun, rules)
    ups = (end for start, end in words(said) if start and rules.frame.kinds.get(said[start:end]) == "up")
    raised = next((end for end in ups if end < len(said)), 0)
    return _plain(said[raised:] if raised else noun, rules) if rest or raised else ""


def work_of_heading(text: str, rules: QuantityRules) -> str:
    """The work that a short sentence or heading is about: 老城区改造 of 老城区改造工作成效明显, 持续推进老城区改造."""
    clause = text[: next((i for i, c in enumerate(text) if c in "，；：。"), len(text))]
    said = clause[trim(clause, 0, len(clause), rules).start :]
    if len(said) > _LONGEST:
        return ""
    noun = noun_and_rest(said, rules)[0]
    acts = [end for start, end in words(said) if said[start:end] in rules.acting and end < len(said)]
    for phrase in (said[len(leading_verb(said, rules)) :], noun, said[max(acts, default=0) :]):
        for rule in rules.of("work"):
            if (match := rule.pattern.fullmatch(phrase)) and not _pushes(match["work"], rules):
                return match["work"]
    return next((topic for topic in (noun, *topic_of(text, rules)) if rules.fits("field-of-work", topic)), "")


def _pushes(phrase: str, rules: QuantityRules) -> bool:
    """Whether a phrase tells of more than a piece of work: 继续举全力推进|改造工程, “两不愁”水平提升."""
    cuts = words(phrase)[:-2] if phrase.endswith(_WORKS) else words(phrase)[:-1]  # 道路|畅通|工程
    verbs = (phrase[start:end] in rules.acting for start, end in cuts)
    return bool(leading_verb(phrase, rules)) or "“" in phrase or any(verbs)


def listed_last(things: str) -> str:
    """Several things by the kind that 等 names behind them, one by its name."""
    kind = things.rpartition("等")[2].removeprefix(_KIND)
    if kind in _WORKS and len(things) <= _LONGEST:
        return things  # 工程 says nothing of them
    return kind if 1 < len(kind) < len(things) else things if "、" not in things else ""


def _plain(use: str, rules: QuantityRules) -> str:
    """A purpose without the verb that only furthers it; nothing where it is no phrase that stands alone."""
    for rule in rules.of("furthers"):
        use = rule.pattern.sub("", use, 1) or use
    use = listed_last(use) if "等" in use else use
    return use if _SHORTEST <= len(use) <= _LONGEST and not _MARKS & set(use) else ""
