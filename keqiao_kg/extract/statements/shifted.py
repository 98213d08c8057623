"""Clauses whose verb comes late: behind an object that was moved (把X纳入Y), a partner, a place, a circumstance."""

from __future__ import annotations

from keqiao_kg.extract.statements.clause import SHORTEST, Clause, Surroundings
from keqiao_kg.rules.statements import StatementRules
from keqiao_kg.rules.word_sets import word_set

_MOVED = word_set("before-moved-object")
_WITH_OR_MOVED = (*_MOVED, *word_set("before-partner-or-goal"))
_AT = word_set("before-place-or-field")
_ENDS_PLACE = word_set("ends-of-place-or-field")
_BY = word_set("before-means")
_TESTS = word_set("tests-passed")
_ACTION = 6  # characters of an action behind a light verb: 进行集中整治
_AIM = 8  # characters at the end of a clause that name what something is taken for: 以…为龙头


class ShiftedReader:
    """Reads such clauses by the word tables."""

    def __init__(self, rules: StatementRules, around: Surroundings) -> None:
        self._rules = rules
        self._around = around
        self._act = rules.verbs["act"]
        self._clear = rules.clear
        self._adverb = rules.words["adverb"]
        self._scene = rules.words["scene"]

    def moved(self, clause: Clause, at: int, marker: str) -> tuple[str, str, str] | None:
        """The object stands before the verb: 把X纳入Y, 对X进行整治; or where and in what it is done: 在X上走在前列."""
        begin = at + len(marker)
        if marker in _AT and clause.text.endswith(_ENDS_PLACE, begin, clause.end):
            return None  # the circumstance of a clause to come: 在稳定增长的基础上
        place = self._behind_place(clause, begin) if marker in _AT else None
        place = place or self._around.late(clause, begin, self._rules.verbs["moved"])
        place = place or self._around.late(clause, begin, self._clear) or self._at_end(clause, begin, marker)
        if not place:
            return None
        verb, where = place
        light = marker in _MOVED and verb in self._rules.verbs["light"].all
        if light and clause.end - where - len(verb) <= _ACTION:
            verb = clause.text[where : clause.end]
        if marker in _MOVED or where + len(verb) == clause.end:
            return verb, self._around.subject(clause, begin, where), "statement.moved"
        rest = self._around.object_of(clause, where + len(verb), clause.end)
        return (verb, rest, "statement.moved") if rest else None

    def _at_end(self, clause: Clause, begin: int, marker: str) -> tuple[str, int] | None:
        """The verb that closes the clause: 与X对接, 对X一次性退还; behind what is moved, an adverb stands before it."""
        verb = self._act.tail(clause.text, clause.end, begin + SHORTEST) if marker in _WITH_OR_MOVED else ""
        where = clause.end - len(verb)
        led = marker not in _MOVED or len(self._adverb.tail(clause.text, where, begin)) > 1
        bidden = self._rules.found("bidding", clause.text[begin:where])
        return (verb, where) if len(verb) > 1 and led and not bidden else None

    def _behind_place(self, clause: Clause, begin: int) -> tuple[str, int] | None:
        """The verb right behind the end of a place or field, adverbs passed over: 在对接京津中|加快发展自己."""
        for at in range(begin + SHORTEST, clause.end - 1):
            verb = self._act.lead(clause.text, at, clause.end) if clause.text[at] in self._act.leads else ""
            end = at
            while verb and (word := self._adverb.tail(clause.text, end, begin)):
                end -= len(word)
            if verb and clause.text.endswith(_ENDS_PLACE, begin, end):
                return verb, at
        return None

    def opens_scene(self, clause: Clause, at: int) -> bool:
        """Whether a word of circumstances stands at `at`; not where it begins a noun: 用地."""
        scene = self._scene.lead(clause.text, at, clause.end)
        return len(scene) > len(self._rules.words["noun"].lead(clause.text, at, clause.end))

    def after_scene(self, clause: Clause, at: int) -> tuple[str, str, str] | None:
        """A circumstance stands before the verb: 依托X大力发展Y."""
        scene = self._scene.lead(clause.text, at, clause.end)
        if not scene or self._rules.words["aim"].tail(clause.text, clause.end, at):
            return None
        if scene in self._rules.verbs["state"].all and clause.text.endswith(_TESTS, at, clause.end):
            test = self._around.object_of(clause, at + len(scene), clause.end)
            return scene, test, "statement.verb"  # 顺利通过省级验收
        place = self._around.late(clause, at + len(scene), self._act, spoken=True)
        if place is None and (clause.ends_group or scene in _BY):
            place = self._behind_means(clause, at + len(scene))
        if place is None:
            return None
        rest = self._around.object_of(clause, place[1] + len(place[0]), clause.end)
        return (place[0], rest, "statement.scene") if rest else None

    def _behind_means(self, clause: Clause, begin: int) -> tuple[str, int] | None:
        """The clear verb behind a circumstance that does not go on to the end: 用税收优惠机制|激励企业."""
        text, place = clause.text, self._around.late(clause, begin, self._clear)
        while place:
            where, end = place[1], place[1] + len(place[0])
            if len(cut := self._act.tail(text, where + 1, begin)) >= SHORTEST:  # 发|展现|代物流业
                return cut, where + 1 - len(cut)
            if clause.ends_group:
                return place
            joined = text[where - 1] in "、和与及" or text[end] in "、和与及性"
            if not (joined or self._rules.words["noun"].lead(text, end, clause.end)):
                return None if "为" in text[max(end, clause.end - _AIM) : clause.end] else place  # 以…为龙头
            place = self._around.late(clause, end, self._clear)
        return None
