"""Wholly quoted names: 深化“三个年”, “清溪里”成为网红打卡点."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.names import short_name
from keqiao_kg.extract.mentions.phrase import last_word, only_generic, phrase, specific
from keqiao_kg.extract.mentions.scene import ASIDE, NOTE, Candidate, Scene
from keqiao_kg.extract.mentions.stages import governed, last_verb, standing
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import Head, MentionRules, shape

_PLAIN = 2
_FIELD = 12  # characters of the field of a programme before its quotation
_BARE_EVENT = 2
_BODY = 4  # characters of a quoted body
_BYNAME = 4
_AT = "在"  # 学在清溪 is what is done for it
_ATTRIBUTED = 2  # characters of a noun that may end the clause behind a programme: “双随机一公开”监管
_SHORT_COINAGE = 3  # characters of a coinage that says little without its field: 全生命周期“一件事”
_NO_QUOTED_KIND = ("village", "road", "park", "region")


def by_quotation(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """Quotations that stand as a name of their own, typed by their last word or the verb before."""
    for quote in scene.quotes:
        inner = Span(quote.start + 1, quote.end - 1)
        if 2 <= inner.end - inner.start <= 16 and _may_name(scene, inner.of(scene.text), rules):
            for each in [*_typed(scene, quote, inner.of(scene.text), rules)] or _coined(
                scene, quote, inner.of(scene.text), rules
            ):
                yield _with_field(scene, each, rules) if _takes_field(scene, each) else each


def _takes_field(scene: Scene, each: Candidate) -> bool:
    """Whether what stands before may be part of its name; known, long coined and adjoining ones stand alone."""
    alone = each.rules[0] == "quoted-known" or scene.masked[each.end : each.end + 1] == "“"
    coined = each.rules[0] == "quoted-coinage" and len(each.name) > _SHORT_COINAGE
    return each.type == "programme" and not alone and not coined


def _with_field(scene: Scene, each: Candidate, rules: MentionRules) -> Candidate:
    """A programme with the field that stands right before its quotation: 能源工业“稳控转”."""
    start = phrase(scene, each.start, rules).start
    field = scene.masked[start : each.start]
    fits = (
        2 <= len(field) <= _FIELD
        and (len(field) > 3 or not only_generic(field, rules))
        and not shape("no-field").search(field)
    )
    place = scene.named.get(start)
    fits = fits and not (place and place.type == "place" and start + len(place.form) == each.start)
    summed = scene.masked[start - 1 : start] == "、" and shape("numbered-formula").match(each.name)
    if not fits or summed or _has_verb(field, rules):
        return each
    return each._replace(start=start, name=scene.text[start : each.end])


def _has_verb(field: str, rules: MentionRules) -> bool:
    return bool(rules.verb.search(field) or rules.cut.search(field) or rules.act.end(field, 0, len(field)))


def _may_name(scene: Scene, text: str, rules: MentionRules) -> bool:
    """Known as a policy, or no figure of speech, slogan, plain word or byname of the area (“山水桐城”)."""
    known = rules.lexicon.known.get(text)
    if known and known.type == "programme" and text not in rules.lexicon.figures:
        return True
    plain = len(text) == _PLAIN and text in rules.lexicon.common
    byname = len(text) <= _BYNAME and short_name(scene.area) in text and text[1] != _AT
    return not plain and not byname and text not in rules.lexicon.figures and not shape("slogan").search(text)


def _stands_alone(scene: Scene, quote: Span) -> bool:
    return not shape("no-name-before").match(scene.masked[quote.end :])


def _coined(scene: Scene, quote: Span, text: str, rules: MentionRules) -> Iterator[Candidate]:
    """What is coined in a way that tells its kind, when nothing else does: 四早, “桐事办”, “桐江号”, “项目攻坚年”."""
    match = shape("coined-in-numbers").fullmatch(text)
    vessel = shape("coined-vessel").match(scene.text, quote.start)
    year = shape("year-of-work").fullmatch(text) and shape("year-so-named").search(scene.before(quote.start))
    if match:
        type_ = "programme" if shape("coined-deed").search(match["name"]) else "concept"
        yield _made(quote, match["name"], type_, "", "quoted-coinage", 9)
    elif vessel:
        name = text if vessel.end() == quote.end else vessel[0]
        stage = governed(scene, quote.start, vessel.end(), rules).stage
        yield _made(Span(quote.start, vessel.end()), name, "project", stage, "quoted-vessel", 9)
    elif year or shape("coined-service").fullmatch(text):
        yield _made(quote, text, "programme", "", "quoted-coinage", 9)


def _typed(scene: Scene, quote: Span, text: str, rules: MentionRules) -> Iterator[Candidate]:
    head = last_word(text, rules)
    verb = _core(scene, quote, last_verb(scene, quote.start, rules), rules)
    told = _by_form(scene, quote, text, verb, rules)
    if told or shape("so-many-articles").fullmatch(text):
        yield from told
    elif head and head.type == "event" and len(text) > _BARE_EVENT:
        yield _made(quote, text, "event", "", "quoted-event", 3)
    elif head and head.type == "programme" and (len(text) >= 4 or len(head.word) == 1):
        yield _made(quote, text, "programme", "", "quoted-head", 4)
    elif _is_asked(scene, quote, text):
        yield _made(quote, text, "programme", "", "quoted-asked", 5)
    elif _stands_alone(scene, quote):
        yield from _alone(scene, quote, text, head, verb, rules)


def _core(scene: Scene, quote: Span, verb: str, rules: MentionRules) -> str:
    """The verb; without what intensifies it (实施 of 深入实施) where the quotations follow at once."""
    carried = verb not in rules.programme_verbs.all and verb[-2:] in rules.programme_verbs.all
    at_once = carried and shape("row-before").sub("", scene.before(quote.start)).endswith(verb)
    return verb[-2:] if at_once else verb


def _is_asked(scene: Scene, quote: Span, text: str) -> bool:
    """Whether rules called by their number are kept to: 严格落实“四个不摘”要求."""
    asked = shape("asked-behind").match(scene.masked, quote.end) is not None
    told = shape("asked-before").search(scene.before(quote.start)) is not None
    return asked and told and shape("formula-of-rules").fullmatch(text) is not None


def _by_form(scene: Scene, quote: Span, text: str, verb: str, rules: MentionRules) -> list[Candidate]:
    """What the words between the marks tell by their form, or because the whole country knows them."""
    known = rules.lexicon.known.get(text)
    if shape("so-many-articles").fullmatch(text):
        return list(_articles(scene, quote))
    if shape("named-articles").fullmatch(text):
        return [_made(quote, text, "programme", "", "quoted-articles", 4)]
    if shape("byname-of-fame").fullmatch(text):
        return [_made(quote, text, "honour", standing(scene, verb, rules, quote.end), "quoted-byname", 4)]
    if shape("notion-in-numbers").fullmatch(text) and not _programme_after(scene, quote.end):
        return [_made(quote, text, "concept", "", "quoted-notion", 4)]
    if known and known.type in ("programme", "concept"):
        return [_made(quote, known.name, known.type, "", "quoted-known", 4)]
    return []


def _alone(
    scene: Scene, quote: Span, text: str, head: Head | None, verb: str, rules: MentionRules
) -> Iterator[Candidate]:
    """A quotation that is a name by itself: a place or body by its last word, else a policy by its verb."""
    if (
        head
        and not shape("numbered-formula").fullmatch(text)
        and not {"+", "、"} & set(text)
        and head.type in ("project", "place")
        and len(text) >= 3
        and head.kind not in _NO_QUOTED_KIND
        and specific(scene, quote.start + 1, quote.end - 1 - len(head.word), rules, quoted=True)
    ):
        yield _place(scene, quote, text, head, rules)
    elif (
        head
        and head.type == "organisation"
        and len(text) >= _BODY
        and len(head.word) > 1
        and not shape("way-behind").match(scene.masked, quote.end)
    ):
        yield _made(quote, text, "organisation", "", "quoted-body", 3)
    elif _opens_clause(scene, quote) and not shape("no-policy-quoted").search(text):
        yield _made(quote, text, "programme", "", "quoted-subject", 5)
    elif shape("likened-before").search(scene.before(quote.start)):
        return
    elif ("、" not in text or shape("halves-in-numbers").fullmatch(text)) and (
        (verb in rules.programme_verbs.all and _ends_there(scene, quote.end, rules))
        or _programme_after(scene, quote.end)
    ):
        yield from _policy(scene, quote, text, verb, rules)


def _opens_clause(scene: Scene, quote: Span) -> bool:
    """Whether the clause is about the quotation and says what is done with it: “桐溪通办”累计发布355项."""
    opens = quote.start == 0 or scene.masked[quote.start - 1] in "，。；："
    return opens and shape("said-of-policy").match(scene.masked, quote.end) is not None


def _policy(scene: Scene, quote: Span, text: str, verb: str, rules: MentionRules) -> Iterator[Candidate]:
    """A quotation that is carried out; what is but made, likened or has an attribute (停车难的“城市病”) is none.

    A formula that is kept to is a notion.
    """
    counted = shape("numbered-formula").fullmatch(text)
    achieved = scene.masked.startswith("成果", quote.end)
    made = (verb in rules.thing_verbs and not achieved) or shape("attribute-behind").match(scene.masked, quote.end)
    told = scene.masked[quote.start - 1 : quote.start] == "的"
    if counted or "·" in text or not (made or told):
        place = verb in rules.thing_verbs and shape("things-in-numbers").search(text)
        notion = counted and (place or verb in rules.rule_verbs)
        yield _made(quote, text, "concept" if notion else "programme", "", "quoted-verb", 5)


def _articles(scene: Scene, quote: Span) -> Iterator[Candidate]:
    """A policy called by the number of its articles, with what it is for: 稳住经济增长“20条”."""
    field = shape("field-of-articles").search(scene.masked, scene.clause(quote.start).start, quote.start)
    if field:
        start = field.start("field")
        name = scene.text[start : quote.end]
        yield Candidate(start, quote.end, name, "programme", "", ("quoted-articles",), 1)


def _place(scene: Scene, quote: Span, text: str, head: Head, rules: MentionRules) -> Candidate:
    """A quoted place; a project while it is made."""
    stage = governed(scene, quote.start, quote.end, rules).stage if head.built or head.type == "project" else ""
    if stage or head.type == "project":
        return _made(quote, text, "project", stage, "quoted-place", 5)
    return _made(quote, text, "place", "scenic" if head.kind == "town" else head.kind, "quoted-place", 5)


def _ends_there(scene: Scene, end: int, rules: MentionRules) -> bool:
    """Whether the phrase ends with the quotation, which then is no attribute of what follows."""
    if scene.clause(end - 1).end - end <= _ATTRIBUTED:
        return True
    after = scene.masked[end : end + 1]
    return (
        after in ("", "“", "，", "。", "、", "；", "：", "！", "（", NOTE, ASIDE)
        or after.isdigit()
        or rules.tail.match(scene.masked, end) is not None
    )


def _programme_after(scene: Scene, end: int) -> bool:
    """Whether what is done under that name, or under it and others, is told right behind it."""
    behind = (shape(told).match(scene.masked, end) for told in ("action-behind", "quotations-beside"))
    return any(behind)


def _made(quote: Span, text: str, type_: str, detail: str, rule: str, rank: int) -> Candidate:
    return Candidate(quote.start, quote.end, text, type_, detail, (rule,), rank)
