"""Status and modality of the amounts of a sentence, and how far the words that say so reach."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.clauses import Clause, Layout, Slot
from keqiao_kg.extract.quantities.phrases.nouns import leading_verb, trim
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.words import words
from keqiao_kg.model import Comparator, Measure, Modality, Role, Sentence, Status
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_OF = "的"
_AT_LEAST, _COMPLETE, _MONEY = "至少", "完成", "元"
_FIGURE = "数"  # 预计数 is a figure of the past
_OWN_VERBS = word_set("adverb-or-verb")
_TITLE = "争创"  # what follows a title that is striven for is a plain target


def status_of(
    layout: Layout, reading: Reading, sentence: Sentence, past: bool, rules: QuantityRules
) -> tuple[Status, tuple[str, ...]]:
    """Status of an amount; `past` says that its period is over. An estimate covers the rest of its sentence."""
    if reading.measure is Measure.THRESHOLD:
        return Status.STANDING, ("status-threshold",)
    if reading.lasting and not rules.opens("sum-of-many", layout.plain, reading.slot.end):
        return Status.STANDING, ("status-lasting",)
    if sentence.role is Role.PLAN and _exists(layout, reading, rules):
        return Status.STANDING, ("status-existing",)
    if sentence.role is Role.PLAN and not past and not layout.plain.startswith(tuple(rules.status.kinds)):
        return Status.TARGET, ("status-of-section",)
    before = layout.plain[: reading.slot.start]
    for word in rules.status.kinds:
        if word in before and before.count(word) > before.count(word + _FIGURE):
            return Status(rules.status.kinds[word]), (f"status-{word}",)
    return Status.ACTUAL, ("status-of-section",)


def _exists(layout: Layout, reading: Reading, rules: QuantityRules) -> bool:
    """Whether what a plan speaks of is there already: 对现有的450家企业, 全国3亿人领取养老金，|必须按时发放."""
    said = layout.words(reading.slot.clause.start, reading.slot.start)
    return reading.measure is Measure.LEVEL and (rules.found("existing", said) or _before_task(layout, reading, rules))


def _before_task(layout: Layout, reading: Reading, rules: QuantityRules) -> bool:
    """Whether a clause that does nothing opens a sentence, and the next one says what must be done about it."""
    slot, behind = reading.slot, layout.clauses[reading.slot.clause.index + 1 :]
    if slot.clause.index or not behind or not rules.opens("task", layout.text, behind[0].start):
        return False
    begin = trim(layout.text, slot.clause.start, slot.start, rules).start
    acts = leading_verb(layout.words(begin, slot.start), rules)
    return not (acts or reading.verb or rules.found("aimed", layout.text[: behind[0].start]))


def bound_ahead(
    layout: Layout, slot: Slot, names: tuple[str, ...], rules: QuantityRules
) -> tuple[Comparator | None, tuple[str, ...]]:
    """The comparator that stands before the verb of an amount (至少办好|1所高中); the names of rules, its own added."""
    first = _of_list(layout, slot)
    said = layout.words(first.left, first.start) if slot.amount.comparator is Comparator.EQ else ""
    for rule in rules.of("bound-ahead") if said else ():
        if match := rule.pattern.search(said):
            return Comparator.GE if match["least"] else Comparator.LE, (*names, rule.name)
    return None, names


def _of_list(layout: Layout, slot: Slot) -> Slot:
    """The first of counts in a list under one verb: 至少|建成2个示范区、|20个示范村."""
    for other in reversed(layout.slots):
        if other.end <= slot.start:
            told = other.clause is slot.clause and slot.start == slot.item > other.end
            return _of_list(layout, other) if told else slot
    return slot


def modalities(layout: Layout, rules: QuantityRules) -> list[tuple[Modality, str]]:
    """Modality and the word that says it, for each slot.

    A word of striving or ensuring holds in its clause and in the clauses after it that open with no verb
    of their own; over a semicolon only where it opened the list.
    """
    if not layout.slots:
        return []
    homes = [_own(layout, clause.start, clause.end, rules) for clause in layout.clauses]
    carried: list[tuple[Modality, str]] = []
    current = (Modality.PLAIN, "")
    opened = False  # the word stands before the first amount of the sentence
    first = min(slot.start for slot in layout.slots)
    for clause, own in zip(layout.clauses, homes, strict=True):
        if own[1]:
            current, opened = own, clause.start <= first
        elif current[1] and (current[1] == _TITLE or _ends_reach(layout, clause, opened, rules)):
            current = (Modality.PLAIN, "")
        carried.append(current)
    return [_within(layout, slot, carried[slot.clause.index], rules) for slot in layout.slots]


def _own(layout: Layout, start: int, end: int, rules: QuantityRules) -> tuple[Modality, str]:
    """The last modality word of text[start:end]; none that is a noun there: 最后冲刺|的干劲, 通过三年|的努力."""
    text = layout.text
    found = [
        (place, word)
        for word in rules.modality.kinds
        if (place := text.rfind(word, start, end)) >= 0
        and not rules.opens("obtained", text, place, end)
        and not (text.startswith(_OF, place + len(word)) or text.endswith(_OF, 0, place))
    ]
    if not found:
        return Modality.PLAIN, ""
    _, word = max(found, key=lambda pair: (pair[0] + len(pair[1]), len(pair[1])))
    return Modality(rules.modality.kinds[word]), word


def _ends_reach(layout: Layout, clause: Clause, opened: bool, rules: QuantityRules) -> bool:
    if clause.starts and not opened:
        return True
    begin = trim(layout.text, clause.start, clause.end, rules).start
    begin += len(_AT_LEAST) if layout.text.startswith(_AT_LEAST, begin) else 0
    if layout.text.startswith(_OWN_VERBS, clause.start):
        return True
    told = layout.text[clause.start : begin]
    acts = any(told[start:end] in rules.acting for start, end in words(told))  # 重点抓好|十项工作
    verb = leading_verb(layout.text[begin : clause.end], rules)
    summed = any(slot.clause is clause and slot.amount.unit.endswith(_MONEY) for slot in layout.slots)
    return acts or bool(verb and not (summed and verb.startswith(_COMPLETE)))  # 力争出让800亩，|完成出让金9亿元


def _within(layout: Layout, slot: Slot, carried: tuple[Modality, str], rules: QuantityRules) -> tuple[Modality, str]:
    """A word that stands behind the amount in its own clause does not hold for it."""
    word = carried[1]
    place = layout.text.rfind(word, slot.clause.start, slot.clause.end) if word else -1
    return _own(layout, slot.clause.start, slot.start, rules) if place > slot.start else carried
