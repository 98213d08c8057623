"""What stands before a count whose noun stands behind it: the verb, or the owner of the things."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.clauses import Slot
from keqiao_kg.extract.quantities.phrases.frames import Frame
from keqiao_kg.extract.quantities.phrases.joined import conjuncts
from keqiao_kg.extract.quantities.phrases.nouns import leading_verb, parted, without_particle
from keqiao_kg.extract.quantities.phrases.scene import Scene
from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_TELLING = 4  # characters of a kind that stands without the names of its members
_MOST_NAMED = 20
_NEW, _MONEY, _ETC = "新", "元", "等"
_TIES = frozenset("对把将在以")  # what they open is more than a list
_LONGEST_LIST = 30  # characters of what sorts things
_NO_LIST = frozenset("，；：0123456789")
_JOINTS = word_set("joints-behind-work")
_WHICH = word_set("which-batch")
_BEHIND_LIST = word_set("verbs-behind-a-list")


def left_of_count(scene: Scene, head: str, frame: Frame) -> tuple[str, str]:
    """(verb, owner) of a count with its noun behind it."""
    rules = scene.rules
    ahead = (without_particle(token.word, rules) for token in reversed(frame.tokens))
    head += "".join(word if word in rules.verbs.kinds else rules.verbs.tail(word, len(word)) for word in ahead)
    head = without_particle(head, rules)
    scope = rules.lead.tail(head, len(head))
    head = head.removesuffix(scope) if rules.lead.kinds.get(scope) == "scope" and scope != head else head
    done = next((head.removesuffix(word) for word in _WHICH if head.endswith(word)), head)
    head = done if rules.verbs.tail(done, len(done)) else head  # 组建首批|12家实验室 (not 全国首批)
    if verb := _of_joined(head, rules):
        return verb, ""
    ends = [match.start() for rule in rules.of("preposition") if (match := rule.pattern.search(head))]
    if (
        not head
        or head == "实现"
        or rules.fits("pointing", head)
        or any(parted(head, 0, len(head), place) for place in ends)
    ):
        return "", ""
    for rule in rules.of("etcetera"):
        match = rule.closes(head, 0, len(head))
        if match:
            return max(match["keep"], leading_verb(head, rules), key=len), ""
    if head.endswith("的"):
        return "", head[:-1]
    verb = leading_verb(head, rules)
    if head.startswith("、", len(verb)):  # 完善|生产、生活、生态; 规划、建设、管理 are no verbs of what is counted
        verb = rules.verbs.lead(head, 0, len(verb) - 1)
        verb = "" if head.startswith("、", len(verb)) else verb
    tail = rules.verbs.tail(head, len(head))
    if tail in _BEHIND_LIST and not verb and "、" in head:
        return tail, ""
    if verb == head or tail:
        return head, ""
    return (verb if "、" in head else head, "")


def without_members(scene: Scene, slot: Slot, span: tuple[int, int], noun: str) -> tuple[str, str] | None:
    """The verb of things that are all named before their count, if their kind says enough: 承接|A和B两项|国家级试点."""
    rules, head, count = scene.rules, scene.layout.words(*span), slot.amount.value
    if len(noun) < _TELLING or "“" in noun or not 1 < count <= _MOST_NAMED or count != int(count):
        return None
    first = head[: words(head)[0][1]] if head else ""
    verb = leading_verb(head, rules) or (first if first in rules.acting else "")
    parts = conjuncts(head[len(verb) :], int(count))
    last = rules.verbs.tail(head, len(head))
    acts = last in _BEHIND_LIST or last.startswith(_NEW) or any(leading_verb(part, rules) for part in parts)
    tied = not verb and (len(head) > _LONGEST_LIST or not _TIES.isdisjoint(head))
    return None if acts or tied or len(parts) != count else (verb, "")


def verb_behind_sum(scene: Scene, slot: Slot) -> tuple[str, str] | None:
    """The verb of a list that opens right behind a sum: 投资2亿元|建成|甲花园、乙花园等|11个住宅小区."""
    layout, rules = scene.layout, scene.rules
    before = next((s for s in layout.slots if s.end == slot.left and s.clause is slot.clause), None)
    if before is None or not before.amount.unit.endswith(_MONEY):
        return None
    said = without_particle(layout.words(slot.left, slot.start), rules)
    verb = leading_verb(said, rules)
    listed = said[len(verb) :]
    parts = conjuncts(listed, int(slot.amount.value)) if "、" in listed else []
    return (verb, "") if verb and "、" in listed and (said.endswith(_ETC) or len(parts) == slot.amount.value) else None


def sorted_by_list(scene: Scene, frame: Frame, begin: int, noun: str, indicator: str) -> str:
    """An indicator whose things say nothing, with the list that sorts them: 空间、规模、产业|三大|结构."""
    rules = scene.rules
    if not indicator.endswith(noun) or not rules.fits("says-nothing", noun):
        return indicator
    head = scene.layout.words(begin, frame.end)
    listed = head[len(leading_verb(head, rules)) :]
    plain = "、" in listed[:-1] and len(listed) <= _LONGEST_LIST and not _NO_LIST & set(listed)
    cut = listed.startswith("、") or listed.endswith("、") or rules.verbs.tail(listed, len(listed))
    return indicator.removesuffix(noun) + listed + noun if plain and not cut else indicator


def _of_joined(head: str, rules: QuantityRules) -> str:
    """The verb of what the counted things are joined to: 完成 of 完成|河道清淤和; or nothing."""
    joint = next((word for word in _JOINTS if head.endswith(word)), "")
    verb = leading_verb(head, rules) if joint else ""
    apart = verb and len(head) > len(verb) + len(joint) and parted(head, 0, len(head), len(head) - len(joint))
    return verb if apart else ""
