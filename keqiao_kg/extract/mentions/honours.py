"""Titles, listings and graded standards, held or sought: 获评…, 创建省级小微企业园6个, 冲刺全国“百强县”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions.awards import granted
from keqiao_kg.extract.mentions.counted import is_counted
from keqiao_kg.extract.mentions.phrase import item_start, last_word
from keqiao_kg.extract.mentions.quoted_titles import is_wide
from keqiao_kg.extract.mentions.scene import QUOTED, Candidate, Scene
from keqiao_kg.extract.mentions.stages import standing, verb_of_title
from keqiao_kg.model import Span
from keqiao_kg.rules.finder import Found
from keqiao_kg.rules.mentions import MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_LONGEST = 34
_LONGEST_LIST = 20
_PRIZES = word_set("prizes")
_ENTERED = word_set("entered-by-works")
_BECOMING = word_set("verbs-of-becoming")
LOOSE = 5  # the rank of a title without level, which any longer name passes
_GIVEN = word_set("words-for-title")


def by_level(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """Titles that begin with a level and end with the last word of a title; those known without a level."""
    for match in scene.titles:
        if match[0] in rules.known_titles:
            yield from _known(scene, match.start(), match.end(), rules)
        if match[0] in rules.built_titles:
            yield from _built(scene, match.start(), match.end(), rules)
        start = _level_start(scene, match.start(), rules)
        if start is None:
            yield from _in_counted_list(scene, match, rules)
            start = _behind_sight(scene, match)
        start = _behind_title(scene, start, match.start(), rules) if start is not None else None
        if start is None or match.end() - start > _LONGEST or rules.position.search(scene.masked, start, match.end()):
            continue
        verb = _honour_verb(scene, start, rules)
        if match[0].endswith("试点") and not rules.honour.fullmatch(verb):
            continue  # a pilot that is carried out, not won
        if (
            shape("no-graded-title").search(scene.masked, start, match.end())
            or shape("no-title-behind").match(scene.masked, match.end())
            or _is_position(scene, start, match[0], verb, rules)
            or (shape("region-scope").match(scene.text, start) and not _is_made(verb, rules))
        ):
            continue
        counted = shape("counted-before").search(scene.before(start)) and not shape("no-title-when-counted").search(
            match[0]
        )
        verb = verb or ("达到" if match[0] in _GIVEN or counted else _verb_behind(scene, start, match.end(), match[0]))
        if not verb and shape("graded-zone").fullmatch(scene.masked, start, match.end()):
            yield graded(scene, start, match.end(), "", rules)._replace(detail="held")
        if verb and not (
            shape("weak-title").fullmatch(match[0])
            and (shape("world-scope").match(scene.text, start) or shape("own-area").match(scene.text, start))
            and not rules.honour.fullmatch(verb)
        ):
            yield graded(scene, start, match.end(), verb, rules)


def _known(scene: Scene, start: int, end: int, rules: MentionRules) -> Iterator[Candidate]:
    """A title that the whole country knows, counted or won: 新增瞪羚企业3家, 单项冠军企业达到5家."""
    before = scene.masked[scene.clause(start).start : start]
    counted = shape("one-of-so-many").search(before) or is_counted(scene, end, rules)
    won = [verb for verb in rules.honour.findall(before) if rules.lexicon.verbs[verb].honour != "may"]
    checked = "" if won or counted else _checked(scene, end)
    verb = (won or ["达到" if counted else checked])[-1]
    if verb and scene.edge(start) and not scene.masked.startswith("重点", end):
        shared = rules.level.match(before) if before.endswith("、") and not any(map(str.isdigit, before)) else None
        found = graded(scene, start, end, verb, rules)._replace(rank=LOOSE)
        yield found._replace(name=shared[0] + found.name) if shared else found


def _checked(scene: Scene, end: int) -> str:
    """The verb of what is granted or checked behind a title: 5A级景区景观质量评审."""
    told = shape("granted-behind").match(scene.masked, end)
    return (told["verb"] or "通过") if told else ""


def _built(scene: Scene, start: int, end: int, rules: MentionRules) -> Iterator[Candidate]:
    """A title that a place makes itself worthy of: 建设儿童友好城市, 推进卫生城市、森林城市创建."""
    before = scene.masked[scene.clause(start).start : start]
    made = (rules.making.findall(before) or [""])[-1] if before.endswith(tuple(rules.titles_made)) else ""
    verb = made or ("争创" if shape("list-created").match(scene.masked, end) else "")
    if verb and scene.edge(start):
        yield graded(scene, start, end, verb, rules)


def _in_counted_list(scene: Scene, title: Found, rules: MentionRules) -> Iterator[Candidate]:
    """A title that shares the level of the first one of its list: 省级以上孵化器、众创空间12家."""
    place, end = title.left, title.right
    start = item_start(scene, place)
    clause = scene.clause(place)
    if scene.masked[start - 1 : start] != "、" or not is_counted(scene, end, rules):
        return
    if beside := _title_beside(scene, start, rules):
        if title.word not in rules.known_titles and not shape("weak-title").fullmatch(title.word):
            found = graded(scene, start, end, "达到", rules)._replace(rank=LOOSE)
            yield found._replace(name=beside + found.name)
        return
    first = clause.start
    for match in re.finditer(r"[\d的]", scene.masked[clause.start : start]):
        first = clause.start + match.end()
    levels = [each for each in rules.level.finditer(scene.masked, first, start) if scene.edge(each.start())]
    if not levels or not _opens(scene, first, levels[-1].start(), rules) or _is_clause(scene, Span(start, end), rules):
        return
    items = scene.masked[levels[-1].end() : start - 1].split("、")
    if all(_last_title(scene, _span_of(scene, item, levels[-1].end()), rules) for item in items):
        found = graded(scene, start, end, "达到", rules)._replace(rank=LOOSE)
        yield found._replace(name=levels[-1][0] + found.name)


def _title_beside(scene: Scene, start: int, rules: MentionRules) -> str:
    """The level of the title that is counted right before the item at `start`: 省级卫生乡镇2个、卫生村15个."""
    left = item_start(scene, start - 1)
    count = shape("count-of-title").search(scene.masked, left, start - 1)
    if count is None:
        return ""
    levels = [each for each in rules.level.finditer(scene.masked, left, count.start()) if scene.edge(each.start())]
    titled = levels and _last_title(scene, Span(levels[-1].end(), count.start()), rules)
    return levels[-1][0] if titled else ""


def _span_of(scene: Scene, item: str, start: int) -> Span:
    left = scene.masked.index(item, start)
    return Span(left, left + len(item))


def _verb_behind(scene: Scene, start: int, end: int, title: str) -> str:
    """The verb that grants, seeks or counts the title that its clause begins with."""
    scope = scene.text[start] == "全" and shape("weak-title").fullmatch(title[-2:])
    if shape("title-counted").match(scene.masked, end) and not scope:
        return "达到"
    if told := shape("granted-behind").match(scene.masked, end):
        return told["verb"] or "达到"
    return "争创" if shape("list-created").match(scene.masked, end) else ""


def _is_so_many(scene: Scene, start: int, title: str) -> bool:
    """Whether a count right before makes it a title: 新设6个国家自主创新示范区."""
    counted = shape("counted-before").search(scene.before(start)) is not None
    return counted and shape("no-title-when-counted").search(title) is None


def _is_made(verb: str, rules: MentionRules) -> bool:
    """Whether the verb says that a place wins, seeks or makes itself what follows."""
    return rules.honour.fullmatch(verb) is not None or shape("making-a-title").search(verb) is not None


def _is_position(scene: Scene, start: int, title: str, verb: str, rules: MentionRules) -> bool:
    """A role that a place is to play (全球金融科技中心), not a title that somebody gives."""
    if rules.honour.fullmatch(verb) and rules.lexicon.verbs[verb].honour != "may":
        return False
    return shape("wide-scope").match(scene.masked, start) is not None and shape("role-word").search(title) is not None


def graded(scene: Scene, start: int, end: int, verb: str, rules: MentionRules) -> Candidate:
    """The title between two places, held or sought as the verb says."""
    text = scene.text[start:end]
    name = _subject(scene, start) + text if shape("bare-pilot").fullmatch(text) else text
    return Candidate(start, end, name, "honour", standing(scene, verb, rules, end), ("honour-level",), 3)


def _subject(scene: Scene, start: int) -> str:
    """The phrase that a bare title is said of (…农房成为全国试点)."""
    clause = scene.clause(start)
    before = shape("becoming").sub("", scene.text[clause.start : start])
    return before if len(before) < start - clause.start and 4 <= len(before) <= 18 else ""


def _level_start(scene: Scene, end: int, rules: MentionRules) -> int | None:
    """Where the first word of level in the item begins, if it is one that opens a noun phrase."""
    begin = item_start(scene, end)
    for etc in shape("level-behind-etc").finditer(scene.masked, begin, end):
        begin = etc.end()
    for match in rules.level.finditer(scene.masked, begin, end):
        if _opens(scene, begin, match.start(), rules) and scene.edge(match.start()) and scene.edge(match.end()):
            return match.start()
    return None


def _behind_sight(scene: Scene, title: Found) -> int | None:
    """Where the level of a title begins that a place right before it is made: 清溪园省级旅游度假区创建."""
    if shape("granted-behind").match(scene.masked, title.right) is None:
        return None
    level = shape("grade-of-sight").search(scene.masked, item_start(scene, title.left) + 2, title.right)
    return level.start() if level else None


def _behind_title(scene: Scene, start: int, end: int, rules: MentionRules) -> int | None:
    """Where the second of two titles begins (国家医学中心和国家疾病预防中心); None where it has no level of its own."""
    for match in shape("joining").finditer(scene.masked, start, end):
        if _last_title(scene, Span(start, match.start()), rules):
            own = rules.level.match(scene.masked, match.end(), end)
            return match.end() if own else None
    return start


def _opens(scene: Scene, begin: int, start: int, rules: MentionRules) -> bool:
    """Whether a noun phrase can begin here: at the start of the item, or after a verb, particle or count."""
    before = scene.masked[begin:start]
    return not before or rules.opening.tail(before, len(before)) != ""


def _honour_verb(scene: Scene, start: int, rules: MentionRules) -> str:
    """The verb that makes the phrase an honour of somebody, or an empty string."""
    before = scene.masked[scene.clause(start).start : start]
    found = rules.honour.findall(before) or rules.making.findall(before)
    return found[-1] if found else ""


def by_count(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What has a level and is counted right behind, whatever its last word: 建成省级示范牧场2个."""
    for match in shape("graded-and-counted").finditer(scene.masked):
        start, end = match.span("title")
        verb = _honour_verb(scene, start, rules) or "达到"
        if scene.edge(start) and not _is_clause(scene, Span(start, end), rules) and "、" not in match["title"]:
            yield graded(scene, start, end, verb, rules)


def by_award(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What follows a verb of award up to the end of the item: 获评中国最具活力会展名城."""
    for match in rules.honour.finditer(scene.masked):
        said = verb_of_title(scene, match)
        hoped = said != match[0] and match[0] in _BECOMING  # 力争成为
        sure = rules.lexicon.verbs[match[0]].honour != "may" or hoped
        items = list(_objects(scene, match.end(), rules))
        for item in items:
            level, title = _shared(scene, items, item, rules)
            seat = shape("seat-of-many").search(item.of(scene.masked)) is not None
            end = _title_end(scene, item, rules) or (_whole_end(scene, item, rules) if sure or seat else 0)
            end = end or (item.end if title else 0)
            told = bool(sure or level or rules.level.match(scene.masked, item.start))
            told = told or _is_granted(scene, match[0], Span(item.start, end))
            given = scene.masked[item.start : item.start + 1] == "“" and scene.text[item.start : end].endswith(_GIVEN)
            barred = given or shape("no-honour").match(scene.text, item.start, end) is not None
            if barred or not end or not told or _is_thing(scene, match[0], Span(item.start, end), level, rules):
                continue
            owner = _owner_end(scene, item, end, rules)
            if owner:
                yield Candidate(
                    owner,
                    end,
                    scene.text[owner:end],
                    "honour",
                    standing(scene, said, rules, end),
                    ("honour-award",),
                    2,
                )
                yield _owner(scene, item, owner, rules)
            elif not shape("bare-pilot").fullmatch(scene.text, item.start, end):
                name = level + scene.text[item.start : end] + (title if end == item.end else "")
                detail = standing(scene, said, rules, end)
                yield Candidate(item.start, end, name, "honour", detail, ("honour-award",), 2)
        yield from granted(scene, match, rules)


def _is_thing(scene: Scene, verb: str, title: Span, level: str, rules: MentionRules) -> bool:
    """Whether what is won is a programme that works enter, a works, or a product that is made."""
    if scene.masked.startswith(_ENTERED, title.end):
        return True
    if scene.text.endswith(_ENTERED, title.start, title.end) and shape("listing-verb").search(verb):
        return True
    graded = level or rules.level.match(scene.masked, title.start)
    made = rules.lexicon.verbs[verb].honour == "may" or "创建" in verb
    return bool(made and not graded and shape("plain-make").search(scene.text[title.start : title.end]))


def _is_granted(scene: Scene, verb: str, title: Span) -> bool:
    """Whether the verb gives what has no level: a pilot status, a prize, a title that is no mere class of things."""
    if shape("no-grant").match(scene.text, title.start):
        return False
    if scene.text.endswith(_PRIZES, title.start, title.end):
        return True
    weak = shape("weak-title").search(scene.text, max(title.end - 4, title.start), title.end)
    return shape("granting").fullmatch(verb) is not None and weak is None


def _owner_end(scene: Scene, item: Span, end: int, rules: MentionRules) -> int:
    """Where the level of a title begins behind the place that seeks it (争创清溪园国家4A级旅游景区); else 0."""
    level = shape("grade-of-sight").search(scene.masked, item.start + 1, end)
    head = last_word(scene.text[item.start : level.start()], rules) if level else None
    return level.start() if level and head and head.type == "place" else 0


def _owner(scene: Scene, item: Span, end: int, rules: MentionRules) -> Candidate:
    """The place that a title is for."""
    head = last_word(scene.text[item.start : end], rules)
    kind = "scenic" if head is None or head.kind == "zone" else head.kind
    return Candidate(item.start, end, scene.text[item.start : end], "place", kind, ("owner-of-title",), 2)


def _shared(scene: Scene, items: list[Span], item: Span, rules: MentionRules) -> tuple[str, str]:
    """The level that an item shares with the first of its list, and the title that it shares with the last.

    省级卫生城市、文明城市; 国家技术改造、数字化转型试点城市. Nothing is shared across a count.
    """
    first, last = items[0], items[-1]
    level = rules.level.match(scene.masked, first.start, first.end)
    whole = scene.masked[first.start : last.end]
    if (
        len(items) < 2
        or not level
        or is_wide(scene, first.start)
        or any(char.isdigit() or char in "“”" for char in whole)
    ):
        return "", ""
    own = rules.level.match(scene.masked, item.start, item.end)
    if _last_title(scene, item, rules):
        return "" if own else level[0], ""
    title = "" if _is_clause(scene, last, rules) else _last_title(scene, last, rules)
    if not title or item is last:
        return "", ""
    if own and own.end() == item.end:  # 国家级、省级示范县
        above = rules.level.match(scene.masked, last.start, last.end)
        return "", scene.text[above.end() : last.end] if above else ""
    if last_word(item.of(scene.text), rules) or _is_clause(scene, item, rules):
        return "", ""
    return "" if own else level[0], title


def _last_title(scene: Scene, item: Span, rules: MentionRules) -> str:
    """The title that the item ends with, or an empty string."""
    found = [match for match in rules.title.finditer(scene.masked, item.start, item.end) if match.end() == item.end]
    return found[0][0] if found else ""


def _objects(scene: Scene, start: int, rules: MentionRules) -> Iterator[Span]:
    clause_end = scene.clause(start).end
    while start < clause_end:
        stop = scene.masked.find("、", start, clause_end)
        stop = clause_end if stop < 0 else stop
        for match in shape("joining").finditer(scene.masked, start, stop):
            if _last_title(scene, Span(start, match.start()), rules):
                stop = match.start()
                break
        some = shape("some-of-list").match(scene.masked, start, stop)
        start = some.end() if some else start
        opening = shape("object-opening").match(scene.masked, start, stop)
        checked = shape("checked-behind").search(scene.masked, start, stop)
        yield Span(opening.end() if opening else start, checked.start() if checked else stop)
        start = stop + 1


def _title_end(scene: Scene, item: Span, rules: MentionRules) -> int:
    """Where the last title of the item ends; 0 where there is none that says enough."""
    end, word = 0, ""
    for match in rules.title.finditer(scene.masked, item.start, item.end):
        if match[0] in _GIVEN:
            end = end or len(scene.masked[: match.start()].removesuffix("等"))
            break
        end, word = match.end(), match[0]
    text = scene.masked[item.start : end]
    enough = (len(text) - len(word) >= 2 or word in rules.known_titles) and len(text) <= _LONGEST
    return end if end and enough and not rules.position.search(text) and not rules.verb.match(text) else 0


def _whole_end(scene: Scene, item: Span, rules: MentionRules) -> int:
    """The end of an object of award that begins with a level but ends with no known title; 0 where it is none."""
    text = scene.masked[item.start : item.end]
    counted = shape("count-behind").search(text)
    text = text[: counted.start()] if counted else text
    text = shape("word-for-title-behind").sub("", text)
    graded = rules.level.match(text) or shape("list-of-honour").match(text) or shape("title-ending").search(text)
    bare = shape("grade-of-sight").sub("", text)
    plain = not any(char.isdigit() or char == QUOTED for char in bare) and not _is_clause(scene, item, rules)
    head = last_word(text, rules)
    listed = head is not None and head.type in ("programme", "event")
    return item.start + len(text) if graded and plain and not listed and 4 <= len(text) <= _LONGEST_LIST else 0


def _is_clause(scene: Scene, item: Span, rules: MentionRules) -> bool:
    """Whether a particle or one of the commonest verbs stands in the object, which then is more than a title."""
    text = item.of(scene.masked)
    opens = rules.lead.match(text) and not rules.level.match(text)
    if opens or rules.position.search(text) or shape("no-title").search(text):
        return True
    return any(
        len(match[0]) == 1 and scene.edge(item.start + match.start()) and scene.edge(item.start + match.end())
        for match in rules.cut.finditer(text)
    )
