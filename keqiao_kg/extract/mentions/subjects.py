"""Names told by what is said of them: 梦幻王国开园营业; 恒远科技、“产业大脑”入选…; 县民政局被评为…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions import names
from keqiao_kg.extract.mentions.phrase import after_lead, last_word, only_generic, specific
from keqiao_kg.extract.mentions.scene import QUOTED, Candidate, Scene
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_LONGEST = 16
_SHORTEST, _LONGEST_WORKS = 3, 20  # characters of the name of works
_WHOLE = 8  # characters that tell one thing though all the words are common
_LEVELS = word_set("own-levels")
_PRODUCT = 8  # characters of the name of a product


def by_award_subject(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What wins an award, a listing or a title at the start of a clause."""
    for clause in scene.clauses if rules.honour.search(scene.masked) else ():
        match = rules.honour.search(scene.masked, clause.start, clause.end)
        if match and (
            rules.lexicon.verbs[match[0]].honour in ("held", "may")
            or shape("helping").match(scene.masked, clause.start, match.start())
        ):
            title = Span(match.end(), clause.end)
            if shape("created-behind").match(scene.masked, match.start()) and scene.masked[match.start() - 1] == "”":
                continue  # “无讼村”创建
            for item in _items(scene, clause.start, match.start(), rules):
                house = shape("own-house").fullmatch(scene.masked, item.start, item.end)
                if house:
                    name = names.of_own(house[0], scene.area)
                    yield _made(scene, item, "organisation", "")._replace(name=name)
                else:
                    yield from _winner(scene, item, match[0], title, rules)


def _items(scene: Scene, start: int, end: int, rules: MentionRules) -> Iterator[Span]:
    """The items of the list between the start of a clause and its verb, if they are all short."""
    adverbs = shape("adverbs-before-verb").search(scene.masked, start, end)
    end = adverbs.start() if adverbs else end
    etc = shape("etc-class").search(scene.masked, start, end)
    end = etc.start() if etc else end
    spans: list[Span] = []
    while start < end:
        joint = next(
            (each for each in shape("list-joint").finditer(scene.masked, start, end) if _parts(scene, each)), None
        )
        stop = joint.start() if joint else end
        spans.append(Span(after_lead(scene, start, stop, rules), stop))
        start = stop + 1
    if all(2 <= span.end - span.start <= _LONGEST for span in spans):
        yield from spans


def _parts(scene: Scene, joint: re.Match[str]) -> bool:
    """Whether the joint stands between two names, and is not a part of one."""
    return joint[0] == "、" or (scene.edge(joint.start()) and scene.edge(joint.end()))


def _winner(scene: Scene, item: Span, verb: str, title: Span, rules: MentionRules) -> Iterator[Candidate]:
    """What wins the `title` (all that stands behind the verb in the clause)."""
    text = item.of(scene.masked)
    grade = shape("grade-of-sight").search(text, 2)
    if grade:  # 清溪园4A景区创建
        text, item = text[: grade.start()], Span(item.start, item.start + grade.start())
    place = shape("place-ending").search(text)
    sight = grade is not None or shape("sight-title").search(scene.text, title.start, title.end) is not None
    if (
        rules.cut.search(text)
        or shape("graded-subject").match(text)
        or shape("class-subject").search(text)
        or not (text.startswith(_LEVELS) or specific(scene, item.start, item.end, rules))
    ):
        return
    if place and place.lastgroup:
        if place.lastgroup == "village":
            town = shape("town-of-village").match(scene.masked, item.start, item.end)
            item = Span(town.end() if town else item.start, item.end)
        yield _made(scene, item, "place", place.lastgroup)
    elif shape("body-ending").search(text) or shape("firm-ending").search(text):
        yield _made(scene, item, "organisation", "")
    elif QUOTED in text and text.endswith("”"):
        if not rules.level.match(scene.text, item.start + text.index("“") + 1):
            yield from _quoted(scene, item, verb, title, rules, sight=sight)
    elif shape("listed-way").search(text):
        yield _made(scene, item, "programme", "")
    else:
        yield from _other(scene, item, verb, title, rules, sight=sight)


def _quoted(
    scene: Scene, item: Span, verb: str, title: Span, rules: MentionRules, *, sight: bool
) -> Iterator[Candidate]:
    """A winner in quotation marks: a sight, or works if they can win the title."""
    kind = rules.lexicon.heads.get(scene.text[item.end - 2])
    if sight or (kind is not None and kind.type == "place"):
        yield _made(scene, item, "place", "scenic")._replace(rank=0)
    elif _are_works(scene, verb, title):
        yield _made(scene, item, "project", "operating")._replace(rank=0)


def _are_works(scene: Scene, verb: str, title: Span) -> bool:
    """Whether a quoted name that wins the title is that of works: “产业大脑”入选…平台, but not a brand or a merit."""
    won = shape("works-of-award").search(verb) is not None
    return won and shape("no-title-of-works").search(scene.text, title.start, title.end) is None


def _other(
    scene: Scene, item: Span, verb: str, title: Span, rules: MentionRules, *, sight: bool
) -> Iterator[Candidate]:
    """Another winner: a sight or a firm by what it wins, what its last word says, or else a thing."""
    text = item.of(scene.masked)
    if len(text) > _PRODUCT or _is_known(scene, item, text):
        return
    if sight and text[-1] not in "A大":
        yield _made(scene, item, "place", "scenic")
    elif _is_firm(scene, text, title):
        yield _made(scene, item, "organisation", "")
    elif shape("listing-verb").search(verb):
        told = last_word(item.of(scene.text), rules)
        kind = told.kind if told and told.type == "place" else ""
        yield _made(scene, item, told.type if told else "concept", kind)


def _is_firm(scene: Scene, text: str, title: Span) -> bool:
    """Whether a bare name wins what only firms can: 恒川荣获“国家重点龙头企业”称号."""
    firms = shape("title-of-firms").search(scene.text, title.start, title.end) is not None
    return firms and shape("no-firm").search(text) is None


def _is_known(scene: Scene, item: Span, text: str) -> bool:
    """Whether the subject is a class of things or a place of the country."""
    return scene.is_known(item) or shape("class-ending").search(text) is not None


def by_predicate(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What opens, is topped out, begins to work at the start of a clause is a project; so is all that is listed."""
    for clause in scene.clauses if rules.predicate.search(scene.masked) else ():
        match = rules.predicate.search(scene.masked, clause.start, clause.end)
        if match is None or not _ends_clause(scene, match.end(), clause, rules):
            continue
        adverbs = shape("adverbs-before-verb").search(scene.masked, clause.start, match.start())
        end = adverbs.start() if adverbs else match.start()
        stage = rules.lexicon.verbs[match[0]].stage
        for item in _subjects(scene, clause.start, end, rules):
            yield Candidate(item.start, item.end, item.of(scene.text), "project", stage, ("subject-stage",), 5)


def _ends_clause(scene: Scene, end: int, clause: Span, rules: MentionRules) -> bool:
    """Whether the predicate ends its clause, or another stage follows it."""
    ends = end == clause.end or scene.masked[end] in "并后、"
    return ends or rules.stage.match(scene.masked, end, clause.end) is not None


def _subjects(scene: Scene, start: int, end: int, rules: MentionRules) -> Iterator[Span]:
    """The works listed before a predicate, if nothing else is said there."""
    begin, spans = after_lead(scene, start, end, rules), []
    size = shape("leading-size").match(scene.masked, begin, end)
    begin = size.end() if size else begin
    for match in shape("list-joint").finditer(scene.masked, begin, end):
        if match[0] == "、" or (scene.edge(match.start()) and scene.edge(match.end())):
            spans.append(Span(begin, match.start()))
            begin = match.end()
    spans.append(Span(begin, end))
    if all(_is_works(scene, span, rules) for span in spans):
        yield from (span for span in spans if _says_which(scene, span, rules))


def _is_works(scene: Scene, item: Span, rules: MentionRules) -> bool:
    """Whether the words can name works: no verb, no count, no class."""
    text = item.of(scene.masked)
    if not _SHORTEST <= len(text) <= _LONGEST_WORKS or text[0].isdigit() or only_generic(text, rules):
        return False
    if shape("inner-count").search(text) or shape("no-subject").search(text) or shape("no-works").search(text):
        return False
    cuts = rules.cut.finditer(scene.masked, item.start, item.end)
    return not any(scene.edge(each.start()) and scene.edge(each.end()) for each in cuts)


def _says_which(scene: Scene, item: Span, rules: MentionRules) -> bool:
    """Whether a word stands there that is not of every report, and the whole is no place of the country."""
    thing = _is_thing(item.of(scene.masked)) or specific(scene, item.start, item.end, rules)
    return thing and not scene.is_known(item)


def _is_thing(text: str) -> bool:
    """Whether many words, be they of every report, tell one thing: 公共数据交换平台."""
    long = len(text) >= _WHOLE and shape("thing-ending").search(text) is not None
    return long and shape("many-of-a-kind").search(text) is None


def _made(scene: Scene, item: Span, type_: str, detail: str) -> Candidate:
    return Candidate(item.start, item.end, item.of(scene.text), type_, detail, ("subject-award",), 3)
