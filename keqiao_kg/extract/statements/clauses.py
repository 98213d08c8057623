"""One clause of a report → its verb and object: what it undertakes or says was done, or nothing.

Read from left to right: numbers and links that are no part of the clause, adverbs (with the words of strength among
them), then the verb. A clause that does not open with a verb has its object moved before it (把…纳入…), or opens with
a circumstance (围绕…), or speaks of its subject (…建成通车, …增长8%).
"""

from __future__ import annotations

from typing import NamedTuple

from keqiao_kg.extract.statements.clause import SHORTEST, Clause, Surroundings
from keqiao_kg.extract.statements.shifted import ShiftedReader
from keqiao_kg.model import Modality
from keqiao_kg.rules.statements import StatementRules

_SHORT_SUBJECT = 8  # characters before a verb that may be passed over


class Reading(NamedTuple):
    """What a clause says: where it begins without numbers and links, its verb, object, strength and rule."""

    start: int
    verb: str
    object: str
    modality: Modality | None
    rule: str


class ClauseReader:
    """Reads the clauses of reports by the word tables."""

    def __init__(self, rules: StatementRules) -> None:
        self._rules = rules
        self._around = Surroundings(rules)
        self._shifted = ShiftedReader(rules, self._around)
        self._act = rules.verbs["act"]
        self._noun = rules.verbs["noun"].all
        self._half = rules.verbs["half"].all
        self._hasten = rules.verbs["hasten"].all
        self._clear = rules.clear
        self._soft = rules.verbs["soft"].all
        self._adverb = rules.words["adverb"]
        self._comparing = rules.words["comparing"]
        self._modality = rules.modality
        self._link = rules.words["link"]
        self._marker = rules.words["marker"]
        self._unmarked = rules.words["unmarked"]

    def read(self, clause: Clause, *, aimed: bool) -> Reading | None:
        """The reading of a clause; `aimed`: it holds a target, so it undertakes even if the wording is idle."""
        start = self._opening(clause)
        at, subject, modality, verb = self._adverbs(clause, start)
        if not aimed and self._is_idle(clause.text[at : clause.end] + clause.mark):
            return None
        marker = self._marks(clause, at, verb)
        found = self._headed(clause, at, verb) or (
            self._shifted.moved(clause, at, marker)
            if marker
            else self._shifted.after_scene(clause, at)
            if self._shifted.opens_scene(clause, at)
            else self._said_of_subject(clause, subject) or self._strength_alone(clause, at, modality)
        )
        if found is None and (bidden := self._bidden(clause, at)):
            found, modality = bidden
        if found is None and aimed:
            found = "", self._around.object_of(clause, at, clause.end), "statement.target"
        if found is None or not (found[0] or found[1]):
            return None
        return Reading(start, *found[:2], modality[0] if modality else None, found[2])

    def _is_idle(self, words: str) -> bool:
        """Whether a clause with its mark takes a position, or announces what follows."""
        return self._rules.opens("idle", words) or (words.endswith("：") and self._rules.found("announcing", words))

    def _opening(self, clause: Clause) -> int:
        """Where the clause begins behind numbers and links."""
        text, at = clause.text, clause.start
        for rule in self._rules.rules["opening"]:
            match = rule.search(text[at : clause.end])
            at += match.end() if match else 0
        links, particles, opening = self._link, self._rules.words["particle"].all, at
        while True:
            word = links.lead(text, at, clause.end) if text[at : at + 1] in links.leads else ""
            if (
                not word
                or (at == opening and word in particles)
                or len(self._act.lead(text, at, clause.end)) > len(word)
            ):
                return at
            if len(self._adverb.lead(text, at, clause.end)) > len(word):
                return at
            at += len(word)

    def _adverbs(self, clause: Clause, at: int) -> tuple[int, int, tuple[Modality, str] | None, str]:
        """Where the adverbs end, where a subject would begin, the last word of strength among them, the verb behind."""
        text, modality, subject, verb = clause.text, None, at, ""
        while at < clause.end:
            strong = self._modality.lead(text, at, clause.end) if text[at] in self._modality.leads else ""
            verb = self._act.lead(text, at, clause.end) if text[at] in self._act.leads else ""
            adverb = self._adverb.lead(text, at, clause.end) if text[at] in self._adverb.leads else ""
            if strong and len(strong) >= len(verb):
                modality = self._rules.strengths[strong], strong
                at = subject = at + len(strong)
            elif verb and (verb not in self._half or not self._verb_follows(clause, at, verb)):
                if len(verb) >= len(adverb):
                    break
                at += len(adverb)
            elif verb or adverb:
                at += max(len(verb), len(adverb))
                at += self._adverb_follows(clause, at)
            else:
                break
        return at, subject, modality, verb if at < clause.end else ""

    def _adverb_follows(self, clause: Clause, at: int) -> bool:
        """Whether a mark of lists stands at `at`, and an adverb behind it: 高标准、高质量建设."""
        return clause.text.startswith("、", at) and len(self._adverb.lead(clause.text, at + 1, clause.end)) > 1

    def _verb_follows(self, clause: Clause, at: int, half: str) -> bool:
        """Whether the verb behind `half` is the main one."""
        at += len(half)
        while adverb := self._adverb.lead(clause.text, at, clause.end):
            at += len(adverb)
        verb = self._act.lead(clause.text, at, clause.end)
        end = at + len(verb)
        if not verb or end >= clause.end or clause.text[end] in "的、和与及":
            return False
        if verb in self._noun and half not in self._hasten:
            return False
        noun = self._rules.words["noun"].lead(clause.text, end, clause.end)
        return end + len(noun) < clause.end and not self._is_noun(clause, at, verb)

    def _is_noun(self, clause: Clause, at: int, verb: str) -> bool:
        """Whether a verb is a noun here: 建设用地, 服务业, 投资增长."""
        text, end = clause.text, at + len(verb)
        if end >= clause.end:
            return True
        if text[end] in "的率":
            return True
        if verb not in self._noun:
            return False
        joined = text[end] in "、和与及" and len(self._adverb.tail(text, at, clause.start)) < SHORTEST
        if joined and self._joins_a_verb(clause, end + 1):
            return False
        opens_object = self._rules.words["object"].lead(text, end, clause.end)
        suffixed = text[end] in "性型业力者化类量额总权商" and not opens_object
        follower = self._rules.words["noun"].lead(text, end, clause.end)
        return bool(follower) or joined or suffixed or self._speaks_of_subject(clause, at)

    def _joins_a_verb(self, clause: Clause, at: int) -> bool:
        """Whether a second verb with the object of both stands at `at`: 保障和改善民生, 创新和改进金融服务."""
        verb = self._act.lead(clause.text, at, clause.end)
        return bool(verb) and clause.end - at - len(verb) >= SHORTEST and not self._is_noun(clause, at, verb)

    def _speaks_of_subject(self, clause: Clause, at: int) -> bool:
        """改革开放迈出重大步伐, 创新能力不断提升."""
        return bool(self._fact_at_end(clause, at) or self._in_the_middle(clause, at, "linking"))

    def _headed(self, clause: Clause, at: int, verb: str) -> tuple[str, str, str] | None:
        """The clause opens with a verb: 推进X, 培育、引进X."""
        if clause.text.startswith("的", at + len(verb)):
            verb = self._act.lead(clause.text, at, at + len(verb) - 1)  # 健全 in 健全规范的…机制
        if change := self._changed(clause, at, verb):
            return change, "", "statement.amount"
        if not verb or self._is_noun(clause, at, verb):
            return None
        if verb in self._soft and not clause.ends_group:
            return None
        end = at + len(verb)
        if clause.text[end] in "、和或并":
            second = self._act.lead(clause.text, end + 1, clause.end)
            if second and end + 1 + len(second) < clause.end and not self._is_noun(clause, end + 1, second):
                end += 1 + len(second)
        if clause.text[end] in "了好出" and end + 1 < clause.end:
            end += not self._rules.opens("word-of-out", clause.text[end : clause.end])
        rest = self._around.object_of(clause, end, clause.end)
        return (clause.text[at:end], rest, "statement.verb") if rest else None

    def _changed(self, clause: Clause, at: int, verb: str) -> str:
        """A verb with nothing but an amount behind it, said of what stands before the clause: 增长8%, 新增78家."""
        if not clause.numbers:
            return ""
        change = self._rules.verbs["change"].lead(clause.text, at, clause.end)
        verb = change if len(change) >= len(verb) else verb
        end = at + len(verb)
        bare = end in clause.numbers and self._rules.found("amount", clause.text[end : clause.end])
        return verb if bare else ""

    def _marks(self, clause: Clause, at: int, verb: str) -> str:
        """The word at `at` that moves an object before its verb; none where it begins a longer word: 把握, 在建."""
        marker = self._marker.lead(clause.text, at, clause.end)
        longer = max(len(verb), len(self._unmarked.lead(clause.text, at, clause.end)))
        return marker if len(marker) > longer else ""

    def _bidden(self, clause: Clause, at: int) -> tuple[tuple[str, str, str], tuple[Modality, str] | None] | None:
        """A subject is told what it must do: 其他医疗机构也要优先选用X."""
        place = self._rules.place("bidding", clause.text[at : clause.end])
        if place < 0:
            return None
        begin, _, modality, verb = self._adverbs(clause, self._past_bidding(clause, at + place))
        found = self._headed(clause, begin, verb)
        if found is None and verb and begin + len(verb) == clause.end:  # 所有经费都要公开
            found = verb, self._around.subject(clause, at, at + place), ""
        return ((*found[:2], "statement.bidden"), modality) if found else None

    @staticmethod
    def _past_bidding(clause: Clause, at: int) -> int:
        """Behind 要; 必须 is a word of strength itself."""
        at += clause.text[at] in "都也均就"
        return at + (clause.text[at] == "要")

    def _said_of_subject(self, clause: Clause, at: int) -> tuple[str, str, str] | None:
        """The clause speaks of its subject: X建成通车, X增长8%, X取得Y."""
        return (
            self._before_number(clause, at)
            or self._in_the_middle(clause, at, "linking")
            or self._fact_at_end(clause, at)
            or self._in_the_middle(clause, at, "middle")
            or self._behind_a_word(clause, at)
        )

    def _before_number(self, clause: Clause, at: int) -> tuple[str, str, str] | None:
        for number in clause.numbers:
            end = number
            while word := self._comparing.tail(clause.text, end, at):
                verb = self._change(clause, at, end)
                if verb:
                    break
                end -= len(word)
            verb = self._change(clause, at, end)
            if verb and end - len(verb) - at >= SHORTEST:
                return verb, self._around.subject(clause, at, end - len(verb)), "statement.amount"
            if verb and end - len(verb) == at:
                return verb, "", "statement.amount"
        return None

    def _change(self, clause: Clause, at: int, end: int) -> str:
        verbs = self._rules.verbs
        return max((verbs[use].tail(clause.text, end, at) for use in ("change", "fact", "state")), key=len)

    def _fact_at_end(self, clause: Clause, at: int) -> tuple[str, str, str] | None:
        end = clause.end - (clause.text[clause.end - 1] == "了")
        verb = self._rules.verbs["fact"].tail(clause.text, end, at)
        state = self._rules.verbs["state"].tail(clause.text, end, at)
        if len(state) > len(verb) and (word := self._adverb.tail(clause.text, end - len(state), at)) and len(word) > 1:
            verb = state
        begin = end - len(verb)
        if not verb or begin - at < SHORTEST:
            return None
        return verb, self._around.subject(clause, at, begin), "statement.subject"

    def _in_the_middle(self, clause: Clause, at: int, use: str) -> tuple[str, str, str] | None:
        place = self._around.late(clause, at, self._rules.verbs[use])
        if place is None:
            return None
        verb, where = place
        rest = self._around.object_of(clause, where + len(verb), clause.end)
        return (
            (verb, rest or self._around.subject(clause, at, where), "statement.middle") if rest or where > at else None
        )

    def _behind_a_word(self, clause: Clause, at: int) -> tuple[str, str, str] | None:
        """A verb behind a short subject or an unknown adverb: 各部门要落实X, 全省域推进X."""
        place = self._around.late(clause, at, self._clear)
        if place is None or place[1] - at > _SHORT_SUBJECT or clause.text[place[1] - 1] in "、和与及的":
            return None
        rest = self._around.object_of(clause, place[1] + len(place[0]), clause.end)
        return (place[0], rest, "statement.behind") if rest else None

    def _strength_alone(
        self, clause: Clause, at: int, modality: tuple[Modality, str] | None
    ) -> tuple[str, str, str] | None:
        """Only a word of strength heads the clause: 确保一方平安."""
        rest = self._around.object_of(clause, at, clause.end)
        return (modality[1], rest, "statement.strength") if modality and rest else None
