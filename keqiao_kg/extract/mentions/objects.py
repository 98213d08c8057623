"""Names told by the verb that they are the object of: 举办第六届西洽会; 与恒远药业合作."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.phrase import after_lead, last_word, only_generic, specific
from keqiao_kg.extract.mentions.scene import QUOTED, Candidate, Scene
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import MentionRules, shape

_LONGEST = 24  # characters of an event
_SHORTEST = 4
_KIND = 2  # characters of the kind of a plan: 规划, 方案
_LONGEST_BODY = 14
_PLAIN = 7  # characters of an event that need not say which


def by_hosting(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What is held, organised or prepared and ends like an event."""
    for match in rules.hosting.finditer(scene.masked):
        for item in _items(scene, match.end()):
            text = item.of(scene.masked)
            quoted = shape("hosted-quotation").fullmatch(text)
            if quoted:
                inner = Span(item.start, item.start + quoted.end("name"))
                name = inner.of(scene.text)[1:-1]
                yield Candidate(inner.start, inner.end, name, "event", "", ("object-hosted",), 1)
            if _is_event(scene, item, text, rules):
                yield Candidate(item.start, item.end, item.of(scene.text), "event", "", ("object-hosted",), 5)


def by_being_held(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What opens a clause and is said to be held there: 纪念桐溪战役80周年座谈会成功举办."""
    for match in shape("being-held").finditer(scene.masked):
        clause = scene.clause(match.start())
        start = after_lead(scene, clause.start, match.start(), rules)
        for item in _items(scene, start, match.start()):
            text = item.of(scene.masked)
            if _is_event(scene, item, text, rules) or (shape("meeting-on-day").search(text) and len(text) <= _LONGEST):
                yield Candidate(item.start, item.end, item.of(scene.text), "event", "", ("object-hosted",), 5)


def _is_event(scene: Scene, item: Span, text: str, rules: MentionRules) -> bool:
    if not _SHORTEST <= len(text) <= _LONGEST or QUOTED in text or not shape("event-object").search(text):
        return False
    if rules.cut.match(text) or any(each in text for each in "的等了") or shape("class-before").match(text):
        return False
    if shape("events-of-all-kinds").match(text):
        return False
    told = shape("event-opening").match(text) or len(text) >= _PLAIN or specific(scene, item.start, item.end, rules)
    return bool(told) and not only_generic(text, rules) and not text[0].isdigit() | (text[1:2] in "场次期个")


def _items(scene: Scene, start: int, limit: int = 0) -> Iterator[Span]:
    """The items of the list that begins there, to the end of the clause (or `limit`) or what closes the list."""
    clause_end = limit or scene.clause(start).end
    etc = scene.masked.find("等", start, clause_end)
    end = etc if etc >= 0 else clause_end
    while start < end:
        stop = scene.masked.find("、", start, end)
        stop = end if stop < 0 else stop
        yield Span(start + (scene.masked[start : start + 1] == "了"), stop)
        start = stop + 1


def by_carrying_out(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """Works that are no single project but carried out all over the area: 全面实施城区亮化工程."""
    for match in shape("programme-of-works").finditer(scene.masked):
        start, end = match.span("name")
        if not specific(scene, start, end, rules) or not rules.works.search(scene.masked, start, end):
            yield Candidate(start, end, scene.text[start:end], "programme", "", ("object-carried-out",), 5)


def by_action(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What a verb says is carried out, be all its words common: 实施景区焕新和服务质量提升行动."""
    for match in shape("carried-out").finditer(scene.masked):
        start, end = match.span("name")
        if not scene.edge(start) or not scene.edge(end) or not rules.edge.at(scene.masked, end):
            continue
        text = match["name"]
        head = last_word(text, rules)
        inner = only_generic(text, rules) or shape("no-name-carried-out").search(text)
        built = text.endswith("工程") and rules.works.search(text) is not None
        if inner or built or head is None or last_word(text[: -len(head.word)], rules):
            continue
        if not shape("not-this-head").match(scene.masked, end - len(head.word)):
            for left, right in _two_plans(text, rules):
                name = scene.text[start + left : start + right]
                yield Candidate(start + left, start + right, name, "programme", "", ("object-action",), 3)


def _two_plans(text: str, rules: MentionRules) -> tuple[tuple[int, int], ...]:
    """Where the plans stand in the words: two, where what 和 joins ends alike (桐溪转型规划和循环经济发展规划)."""
    for joint in shape("joining").finditer(text):
        first = last_word(text[: joint.start()], rules)
        alike = first and first.type == "programme" and text.endswith(first.word[-_KIND:])
        if alike and joint.start() > _SHORTEST:
            return (0, joint.start()), (joint.end(), len(text))
    return ((0, len(text)),)


def by_cooperation(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """The one body that is worked with, where its last word is that of a firm or body."""
    for match in shape("works-with").finditer(scene.masked):
        start, end = match.span("body")
        text = scene.masked[start:end]
        told = shape("firm-ending").search(text) or shape("body-ending").search(text)
        plain = not shape("class-of-bodies").search(text) and QUOTED not in text and not rules.cut.search(text)
        if told and plain and len(text) <= _LONGEST_BODY and not only_generic(text, rules):
            yield Candidate(start, end, scene.text[start:end], "organisation", "", ("object-partner",), 5)
