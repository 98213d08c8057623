"""One clause of a report → its verb and object: what it undertakes or says was done, or nothing.

Read from left to right: numbers and links that are no part of the clause, adverbs (with the words of strength among
them), then the verb. A clause that does not open with a verb has its object moved before it (把…纳入…), or opens with
a circumstance (围绕…), or speaks of its subject (…建成通车, …增长8%).
"""

from __future__ import annotations

from typing import NamedTuple

from keqiao_kg.model import Modality
from keqiao_kg.rules.statements import StatementRules
from keqiao_kg.rules.word_sets import word_set
from keqiao_kg.rules.words import Words

_MOVED = word_set("before-moved-object")
_NO_VERB = word_set("behind-no-verb")
_AT = word_set("before-place-or-field")
_ENDS_PLACE = word_set("ends-of-place-or-field")
_SHORTEST = 2  # characters of a subject or object
_ACTION = 6  # characters of an action behind a light verb: 进行集中整治
_SHORT_SUBJECT = 8  # characters before a verb that may be passed over
_RIGHT_OF_NUMBER = 9  # characters that an amount at the end of a clause takes behind its numeral


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
        self._scene = rules.words["scene"]

    def read(self, clause: Clause, *, aimed: bool) -> Reading | None:
        """The reading of a clause; `aimed`: it holds a target, so it undertakes even if the wording is idle."""
        start = self._opening(clause)
        at, subject, modality, verb = self._adverbs(clause, start)
        if not aimed and self._is_idle(clause.text[at : clause.end] + clause.mark):
            return None
        marker = self._marks(clause, at, verb)
        found = self._headed(clause, at, verb) or (
            self._moved(clause, at, marker)
            if marker
            else self._after_scene(clause, at)
            if self._scene.lead(clause.text, at, clause.end)
            else self._said_of_subject(clause, subject) or self._strength_alone(clause, at, modality)
        )
        if found is None and (bidden := self._bidden(clause, at)):
            found, modality = bidden
        if found is None and aimed:
            found = "", self._object(clause, at, clause.end), "statement.target"
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
            else:
                break
        return at, subject, modality, verb if at < clause.end else ""

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
        joined = text[end] in "、和与及" and len(self._adverb.tail(text, at, clause.start)) < _SHORTEST
        if joined and self._joins_a_verb(clause, end + 1):
            return False
        opens_object = self._rules.words["object"].lead(text, end, clause.end)
        suffixed = text[end] in "性型业力者化类量额总权商" and not opens_object
        follower = self._rules.words["noun"].lead(text, end, clause.end)
        return bool(follower) or joined or suffixed or self._speaks_of_subject(clause, at)

    def _joins_a_verb(self, clause: Clause, at: int) -> bool:
        """Whether a second verb with the object of both stands at `at`: 保障和改善民生, 创新和改进金融服务."""
        verb = self._act.lead(clause.text, at, clause.end)
        return bool(verb) and clause.end - at - len(verb) >= _SHORTEST and not self._is_noun(clause, at, verb)

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
        rest = self._object(clause, end, clause.end)
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

    def _moved(self, clause: Clause, at: int, marker: str) -> tuple[str, str, str] | None:
        """The object stands before the verb: 把X纳入Y, 对X进行整治; or where and in what it is done: 在X上走在前列."""
        begin = at + len(marker)
        if marker in _AT and clause.text.endswith(_ENDS_PLACE, begin, clause.end):
            return None  # the circumstance of a clause to come: 在稳定增长的基础上
        place = self._behind_place(clause, begin) if marker in _AT else None
        place = place or self._late(clause, begin, self._rules.verbs["moved"])
        place = place or self._late(clause, begin, self._clear)
        if not place:
            return None
        verb, where = place
        if verb in self._rules.verbs["light"].all and clause.end - where - len(verb) <= _ACTION:
            verb = clause.text[where : clause.end]
        if marker in _MOVED:
            return verb, self._subject(clause, begin, where), "statement.moved"
        rest = self._object(clause, where + len(verb), clause.end)
        return (verb, rest, "statement.moved") if rest else None

    def _behind_place(self, clause: Clause, begin: int) -> tuple[str, int] | None:
        """The verb right behind the end of a place or field, adverbs passed over: 在对接京津中|加快发展自己."""
        for at in range(begin + _SHORTEST, clause.end - 1):
            verb = self._act.lead(clause.text, at, clause.end) if clause.text[at] in self._act.leads else ""
            end = at
            while verb and (word := self._adverb.tail(clause.text, end, begin)):
                end -= len(word)
            if verb and clause.text.endswith(_ENDS_PLACE, begin, end):
                return verb, at
        return None

    def _after_scene(self, clause: Clause, at: int) -> tuple[str, str, str] | None:
        """A circumstance stands before the verb: 依托X大力发展Y."""
        scene = self._scene.lead(clause.text, at, clause.end)
        if not scene or self._rules.words["aim"].tail(clause.text, clause.end, at):
            return None
        place = self._late(clause, at + len(scene), self._act, spoken=True)
        if place is None and clause.ends_group:
            place = self._late(clause, at + len(scene), self._clear)
        if place is None:
            return None
        rest = self._object(clause, place[1] + len(place[0]), clause.end)
        return (place[0], rest, "statement.scene") if rest else None

    def _late(self, clause: Clause, begin: int, verbs: Words, *, spoken: bool = False) -> tuple[str, int] | None:
        """The first verb behind `begin`; `spoken`: only behind an adverb of more than one character."""
        text, clear, quoted = clause.text, verbs is self._clear, 0
        for at in range(begin + _SHORTEST, clause.end - 1):
            if text[at] not in verbs.leads or at < quoted:
                quoted = text.find("”", at, clause.end) if text[at] == "“" else quoted
                continue
            verb = verbs.lead(text, at, clause.end)
            behind = at + len(verb)
            if not verb or text[behind : behind + 1] in _NO_VERB or text[at - 1] == "不":
                continue
            if (clear or spoken) and clause.end - behind < _SHORTEST:
                continue
            if not spoken or len(self._adverb.tail(text, at, begin)) > 1:
                return verb, at
        return None

    def _bidden(self, clause: Clause, at: int) -> tuple[tuple[str, str, str], tuple[Modality, str] | None] | None:
        """A subject is told what it must do: 其他医疗机构也要优先选用X."""
        place = self._rules.place("bidding", clause.text[at : clause.end])
        if place < 0:
            return None
        begin, _, modality, verb = self._adverbs(clause, self._past_bidding(clause, at + place))
        found = self._headed(clause, begin, verb)
        if found is None and verb and begin + len(verb) == clause.end:  # 所有经费都要公开
            found = verb, self._subject(clause, at, at + place), ""
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
            if verb and end - len(verb) - at >= _SHORTEST:
                return verb, self._subject(clause, at, end - len(verb)), "statement.amount"
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
        if not verb or begin - at < _SHORTEST:
            return None
        return verb, self._subject(clause, at, begin), "statement.subject"

    def _in_the_middle(self, clause: Clause, at: int, use: str) -> tuple[str, str, str] | None:
        place = self._late(clause, at, self._rules.verbs[use])
        if place is None:
            return None
        verb, where = place
        rest = self._object(clause, where + len(verb), clause.end)
        return (verb, rest or self._subject(clause, at, where), "statement.middle") if rest or where > at else None

    def _behind_a_word(self, clause: Clause, at: int) -> tuple[str, str, str] | None:
        """A verb behind a short subject or an unknown adverb: 各部门要落实X, 全省域推进X."""
        place = self._late(clause, at, self._clear)
        if place is None or place[1] - at > _SHORT_SUBJECT or clause.text[place[1] - 1] in "、和与及的":
            return None
        rest = self._object(clause, place[1] + len(place[0]), clause.end)
        return (place[0], rest, "statement.behind") if rest else None

    def _strength_alone(
        self, clause: Clause, at: int, modality: tuple[Modality, str] | None
    ) -> tuple[str, str, str] | None:
        """Only a word of strength heads the clause: 确保一方平安."""
        rest = self._object(clause, at, clause.end)
        return (modality[1], rest, "statement.strength") if modality and rest else None

    def _subject(self, clause: Clause, at: int, end: int) -> str:
        while len(word := self._adverb.tail(clause.text, end, at)) > 1:
            end -= len(word)
        return clause.text[at:end].strip("的、，")

    @staticmethod
    def _closes(amount: str) -> bool:
        """Whether an amount at the end of a clause measures what stands before it."""
        return amount[0].isdigit() and len(amount) <= _RIGHT_OF_NUMBER and "的" not in amount

    def _object(self, clause: Clause, start: int, end: int) -> str:
        """The text without the amount that closes it."""
        last = [number for number in clause.numbers if start < number]
        if len(last) == 1 and self._closes(clause.text[last[0] : end]) and last[0] - start >= _SHORTEST:
            end = last[0]
            while word := self._comparing.tail(clause.text, end, start):
                end -= len(word)
            end -= len(self._rules.verbs["change"].tail(clause.text, end, start + _SHORTEST))
        return clause.text[start:end].strip("、， 了")
