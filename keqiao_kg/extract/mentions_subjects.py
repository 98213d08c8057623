"""Names told by what is said of them: 梦幻王国开园营业; 恒远科技、“产业大脑”入选…; 县民政局被评为…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions_gazetteer import gazetteer
from keqiao_kg.extract.mentions_phrase import after_lead, only_generic, specific
from keqiao_kg.extract.mentions_scene import QUOTED, Candidate, Scene
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import MentionRules, shape

_LONGEST = 16
_PRODUCT = 8  # characters of the name of a product


def by_award_subject(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What wins an award, a listing or a title at the start of a clause."""
    for clause in scene.clauses:
        match = rules.honour.search(scene.masked, clause.start, clause.end)
        if match and rules.lexicon.verbs[match[0]].honour in ("held", "may"):
            for item in _items(scene, clause.start, match.start(), rules):
                yield from _winner(scene, item, match[0], rules)


def _items(scene: Scene, start: int, end: int, rules: MentionRules) -> Iterator[Span]:
    """The items of the list between the start of a clause and its verb, if they are all short."""
    adverbs = shape("adverbs-before-verb").search(scene.masked, start, end)
    end = adverbs.start() if adverbs else end
    etc = shape("etc-class").search(scene.masked, start, end)
    end = etc.start() if etc else end
    spans: list[Span] = []
    while start < end:
        stop = scene.masked.find("、", start, end)
        stop = end if stop < 0 else stop
        spans.append(Span(after_lead(scene, start, stop, rules), stop))
        start = stop + 1
    if all(2 <= span.end - span.start <= _LONGEST for span in spans):
        yield from spans


def _winner(scene: Scene, item: Span, verb: str, rules: MentionRules) -> Iterator[Candidate]:
    text = item.of(scene.masked)
    place = shape("place-ending").search(text)
    named = specific(scene, item.start, item.end, rules)
    if (
        rules.cut.search(text)
        or shape("graded-subject").match(text)
        or shape("class-subject").search(text)
        or (not named and not re.match("[省市县区]", text))
    ):
        return
    if place and place.lastgroup:
        yield _made(scene, item, "place", place.lastgroup)
    elif shape("body-ending").search(text) or shape("firm-ending").search(text):
        yield _made(scene, item, "organisation", "")
    elif QUOTED in text and text.endswith("”"):
        if rules.level.match(scene.text, item.start + text.index("“") + 1):
            return
        kind = rules.lexicon.heads.get(scene.text[item.end - 2])
        scenic = kind is not None and kind.type == "place"
        yield _made(scene, item, *(("place", "scenic") if scenic else ("project", "operating")))._replace(rank=0)
    elif shape("listed-way").search(text):
        yield _made(scene, item, "programme", "")
    elif shape("listing-verb").search(verb) and len(text) <= _PRODUCT and not _is_known(scene, item, text):
        yield _made(scene, item, "concept", "")


def _is_known(scene: Scene, item: Span, text: str) -> bool:
    """Whether the subject is a class of things or a place of the country."""
    entry = gazetteer(scene.area).at(scene.text, item.start)
    place = entry is not None and len(entry.form) == item.end - item.start
    return place or shape("class-ending").search(text) is not None


def by_predicate(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What opens, is topped out, begins to work at the start of a clause is a project."""
    for clause in scene.clauses:
        match = rules.predicate.search(scene.masked, clause.start, clause.end)
        if match is None:
            continue
        adverbs = shape("adverbs-before-verb").search(scene.masked, clause.start, match.start())
        item = Span(clause.start, adverbs.start() if adverbs else match.start())
        item = Span(after_lead(scene, item.start, item.end, rules), item.end)
        text = item.of(scene.masked)
        fits = (
            3 <= len(text) <= 14 and not rules.cut.search(text) and not only_generic(text, rules) and "、" not in text
        )
        ends = match.end() == clause.end or scene.masked[match.end()] in "并后、"
        ends = ends or rules.stage.match(scene.masked, match.end(), clause.end) is not None  # one stage follows another
        fits = fits and ends and not text[0].isdigit() and not shape("no-subject").search(text)
        if fits and specific(scene, item.start, item.end, rules):
            yield Candidate(
                item.start,
                item.end,
                item.of(scene.text),
                "project",
                rules.lexicon.verbs[match[0]].stage,
                ("subject-stage",),
                5,
            )


def _made(scene: Scene, item: Span, type_: str, detail: str) -> Candidate:
    return Candidate(item.start, item.end, item.of(scene.text), type_, detail, ("subject-award",), 3)
