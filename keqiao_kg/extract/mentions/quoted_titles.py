"""Quoted titles: 获评“全国慈善基地”, “陕西品质”标准6个, 冲刺全国“百强县”."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.extract.mentions.stages import standing
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_SHORTEST_QUOTE = 4  # characters of a quoted title with its marks
_STILL_MADE = word_set("making-behind-title")
_NOT_ALONE = word_set("verbs-of-slogans")
_RATINGS = word_set("ratings")
_GIVEN = word_set("words-for-title")


def by_quoted_award(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """A quoted title: 获评“全国慈善基地”, “陕西品质”标准6个, 冲刺全国“百强县”."""
    for quote in scene.quotes:
        start, end = quote.start, quote.end
        graded = rules.level.match(scene.text, start + 1) and (
            rules.title.search(scene.text[start + 1 : end - 1])
            or (shape("title-ending").search(scene.text[: end - 1]) and not is_wide(scene, start + 1))
        )
        counted = shape("counted-title").match(scene.masked, end)
        near = scene.before(start)
        level = shape("level-before-quote").search(near)
        told = scene.edge(start - len(near) + level.start()) if level else False
        if level and (not told or rules.verb.search(level["infix"] or "")):
            level = None
        before = scene.masked[scene.clause(start).start : start]
        verb = (rules.verb.findall(before) or [""])[-1]
        if _is_bare_word(scene, quote, rules):
            continue
        known = rules.lexicon.verbs.get(verb)
        sure = known is not None and known.honour in ("held", "sought") and verb not in _NOT_ALONE
        rated = scene.masked[end : end + 2] in (*_GIVEN, *_RATINGS)
        title = rules.title.search(scene.text[start + 1 : end - 1])
        titled = title is not None and not shape("weak-title").fullmatch(title[0])
        sure = sure or (level is not None and (titled or shape("granted-behind").match(scene.masked, end) is not None))
        inner = scene.text[start + 1 : end - 1]
        made = before.endswith(tuple(rules.titles_made))
        sure = sure or (made and (inner in rules.built_titles or shape("zone-quoted").search(inner) is not None))
        if inner in rules.built_titles and scene.masked.startswith(_STILL_MADE, end):
            sure, verb = True, "争创"
        created = _is_created(scene, end, inner)
        sure = sure or created or _is_label(scene, end, inner)
        counted = counted if counted and (counted[0] or title or level) else None
        if not (counted or sure or graded or rated) or (not counted and _is_list(scene, quote, rules)):
            continue
        start, end = start - len(near) + level.start() if level else start, counted.end() if counted else end
        end += 2 if scene.masked[end : end + 2] in _RATINGS else 0
        whole = start == quote.start and end == quote.end
        name = scene.text[start + whole : end - whole]
        rank = 0 if created else 2  # a title that is created, though it is explained
        yield Candidate(start, end, name, "honour", standing(scene, verb, rules, end), ("honour-quoted",), rank)


def _is_created(scene: Scene, end: int, inner: str) -> bool:
    """Whether a quoted kind of place is created by being titled so: “无讼村”创建."""
    behind = shape("created-behind").match(scene.masked, end) is not None
    return behind and shape("place-created").search(inner) is not None


def _is_label(scene: Scene, end: int, inner: str) -> bool:
    """Whether it is a label of quality, of which is told how many have it: “桐溪标准”31项."""
    return shape("label").search(inner) is not None and shape("labels-counted").match(scene.masked, end) is not None


def _is_bare_word(scene: Scene, quote: Span, rules: MentionRules) -> bool:
    """Whether a figure of speech or the size of firms is quoted."""
    inner = scene.text[quote.start + 1 : quote.end - 1]
    short = quote.end - quote.start < _SHORTEST_QUOTE
    return short or inner in rules.lexicon.figures or shape("size-of-firms").fullmatch(inner) is not None


def is_wide(scene: Scene, start: int) -> bool:
    """Whether the title begins with a scope (中国, 世界) that confers no level."""
    return shape("world-scope").match(scene.text, start) is not None


def _is_list(scene: Scene, quote: Span, rules: MentionRules) -> bool:
    """Whether the quotation names a programme that something is included in (“百企兴百村工程”)."""
    inner = [found.word for found in rules.head.finditer(scene.text[quote.start : quote.end - 1])]
    after = rules.head.match(scene.masked, quote.end)
    words = [*inner[-1:], *([after[0]] if after else [])]
    return any(rules.lexicon.heads[word].type == "programme" and word != "试点" for word in words)
