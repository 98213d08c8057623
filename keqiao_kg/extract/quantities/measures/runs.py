"""What went on for so many years running: 连续8年全国第一, 连续两年超过4万亿元, 在考核中连续4年获得优秀."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.acts import LONGEST_REST
from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame, Token
from keqiao_kg.extract.quantities.phrases.nouns import leading_verb
from keqiao_kg.extract.quantities.phrases.scene import Scene, moved_before
from keqiao_kg.extract.words import words

RUNNING = "连续"
_YEARS = "0123456789、和至年"  # characters of a list of years
_AND = "并"  # begins what else is said: 稳定在100万吨以上|并逐年增加
_SHORTEST = 2  # characters of a thing


def running(frame: Frame) -> Token | None:
    """The word of a time that says that something went on, or None."""
    return next((token for token in frame.tokens if token.word.startswith(RUNNING)), None)


def through_values(scene: Scene, slot: Slot) -> int:
    """Where the words behind a run end whose clause goes on with values: 连续4年|每年跨越一个千亿台阶; else 0."""
    layout, clause = scene.layout, slot.clause
    behind = [other for other in layout.slots if other.start >= slot.end and other.clause is clause]
    said = layout.text[slot.end : clause.end]
    if not behind or "、" in said:
        return 0
    more = said.find(_AND, behind[-1].end - slot.end)
    return 0 if len(said) > LONGEST_REST else slot.end + more if more >= 0 else clause.end


def head_of_run(scene: Scene, frame: Frame, begin: int, head: str, mark: int) -> tuple[str, int]:
    """What goes on, and where its words begin: with the word of a rate (收入增速), and with the test it was shown in.

    `mark` is where the word that says so (连续) begins.
    """
    layout, slot = scene.layout, scene.current
    head = head.strip(_YEARS)  # 2021、2022|连续两年
    rate = next((token for token in frame.tokens if token.end <= mark), None)
    if head and rate is not None and rate.kind == "rate" and rate.end == mark:
        head = layout.words(begin, rate.end)
    first = slot.clause.start if slot is not None else begin
    test = scene.rules.search("tested-in", layout.text[first:mark])
    return (str(test["what"]), first + test.start()) if test and first + test.start() <= begin else (head, begin)


def said_of_run(scene: Scene, slot: Slot, behind: str) -> str:
    """What went on, of words behind the time alone: 连续五年|民生支出占比|稳定在80%以上, or of what was told before."""
    rules = scene.rules
    if rules.opens("held", behind):
        return _told_before(scene, slot) + RUNNING + behind
    cuts = words(behind)
    acts = leading_verb(behind, rules) or behind[: cuts[0][1]] in rules.acting if cuts else ""
    held = next((start for start, _ in cuts if start >= _SHORTEST and rules.opens("held", behind[start:])), 0)
    rate = rules.frame.kinds.get(behind[:held]) == "rate"
    if acts or not held or (behind[: cuts[0][1]] in rules.closing and not rate):
        return RUNNING + behind
    whose = _told_before(scene, slot) if rate else ""
    return whose + behind[:held] + RUNNING + behind[held:]


def _told_before(scene: Scene, slot: Slot) -> str:
    """What the clause before says moved, or the last value of the sentence is of."""
    last = scene.last()
    return moved_before(scene, slot) or (last.base if last else "")
