"""Names that share the end of the last one in a list: 西康、西十高铁; 北罗、通天河、拔茄110千伏变电站."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.phrase import (
    after_act,
    after_lead,
    item_start,
    last_word,
    only_generic,
    qualified,
    specific,
)
from keqiao_kg.extract.mentions.scene import QUOTED, Candidate, Scene
from keqiao_kg.extract.mentions.stages import governed
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import Head, MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_SHORT = 6  # characters of an item that is only a name
_LONG = 16  # characters of an item that names what a project is
_LINE = 4  # characters of the ends of a line: 北沿江、通嘉甬高铁
_LINES = word_set("ends-of-lines")
_NAMED = 2  # characters of the last item before the count
_WORD = 2  # characters of a last word that names may share
_FIELD = 14  # characters of one of the fields of a programme
_REFORMED = word_set("what-is-reformed")
_WORKS = word_set("works-by-one-word")
_KINDS = frozenset({"road", "airport", "zone"})
_SIGHTS = "景区"
_JOINTS = frozenset("和与")
_BETWEEN_FIELDS = frozenset("、和与及")
_OF_LONG_FIELDS, _OF_SHORT_FIELDS = word_set("programmes-of-long-fields"), word_set("programmes-of-fields")
_WHOLE = word_set("ends-of-no-field")
_OF_YEARS = frozenset(word_set("plans-of-years"))
_OF_EACH = frozenset(word_set("programmes-of-each-field"))
_COUNTED_FIELD, _OWN_FIELD = 4, 5  # characters of a field that has a plan of its own
_LIKE = 3  # fields of one length that each have a plan of their own, however short


def sharing(scene: Scene, last: Candidate, place: int, head: Head, rules: MentionRules) -> Iterator[Candidate]:
    """The items before the name `last`, whose last word stands at `place`, that lack a last word of their own."""
    each_one = last.type == "project" or head.kind in _KINDS or head.word.endswith(_SIGHTS)
    if len(head.word) < _WORD or not each_one or scene.text[last.start].isdigit():
        return
    start = first = _before_sum(scene, last.start)
    tail = ""
    joined = start < last.start or not (head.word in _WORKS or head.kind == "zone")
    while start > 1 and _is_joint(scene, start, joined=joined and start == first):
        left = item_start(scene, start - 1)
        item = _item(scene, Span(left, start - 1), rules)
        if item.start == left > 0 and _stands_alone(scene, item, head, rules):  # its own reader finds it
            start = left
            continue
        if not _lacks_end(scene, item, head, rules) or (scene.masked[item.end] in _JOINTS and _is_more(scene, item)):
            return
        behind = _behind_place(scene, item, last.start, place)
        if behind[:_WORD] in rules.lexicon.verbs and behind[_WORD:]:  # 清县、定州建设国家级园区: what they do
            return
        tail = tail or _tail(scene, last.start, place, head, rules)
        shared = behind + head.word if behind else _works_word(scene, item, head, rules) or tail
        stage = governed(scene, item.start, item.end, rules).stage if last.type == "project" else last.detail
        name, surer = item.of(scene.text) + shared, 3  # than a village or river that the item would be alone
        yield Candidate(item.start, item.end, name, last.type, stage, ("head-of-list", *last.rules), surer)
        if item.start != left:
            return
        start = left


def fields_before(scene: Scene, start: int, place: int, head: Head, rules: MentionRules) -> int:
    """Where the fields begin that a programme has before the last one at `start`: 失业、工伤和生育保险制度."""
    longest = _longest_field(scene, start, place, head)
    begin = start
    while begin > 1 and _joins_field(scene, begin - 1):
        left = item_start(scene, begin - 1)
        item = _item(scene, Span(left, begin - 1), rules)
        item = Span(qualified(scene, left, item.start), item.end)
        if not _is_field(scene, item, longest, head, rules):
            return start
        begin = item.start
    return begin


def plans_of_fields(scene: Scene, last: Candidate, place: int, head: Head) -> list[Candidate]:
    """The plans of a list of fields, each of which has its own: A攻坚、B强基三年行动, 蓝天、碧水、净土保卫战."""
    count = shape("count-of-plans").search(scene.masked, last.start, place)
    if last.type != "programme" or not (count or head.word in _OF_YEARS or head.word in _OF_EACH):
        return []
    end = count.start() if count else place
    joints = [at for at in range(last.start, end) if _joins_field(scene, at)]
    fields = [Span(*each) for each in zip([last.start, *(at + 1 for at in joints)], [*joints, end], strict=True)]
    sizes = {each.end - each.start for each in fields}
    alike = head.word in _OF_EACH and len(fields) >= _LIKE and len(sizes) == 1
    long = (count or head.word in _OF_YEARS) and min(sizes) >= (_COUNTED_FIELD if count else _OWN_FIELD)
    if not joints or not (alike or long) or any(QUOTED in each.of(scene.masked) for each in fields):
        return []
    return [
        last._replace(
            start=each.start, end=last.end if each.end == end else each.end, name=each.of(scene.text) + head.word
        )
        for each in fields
    ]


def _longest_field(scene: Scene, start: int, place: int, head: Head) -> int:
    """Characters of a field at the most; none may stand before some last words."""
    if head.word.endswith(_OF_LONG_FIELDS) or shape("so-many-in-all").search(scene.masked, start, place):
        return _FIELD
    return _SHORT if head.word.endswith(_OF_SHORT_FIELDS) else 0


def _joins_field(scene: Scene, place: int) -> bool:
    """Whether a mark or word that joins fields stands there."""
    mark = scene.masked[place]
    return mark in _BETWEEN_FIELDS and (mark == "、" or (scene.edge(place) and scene.edge(place + 1)))


def _is_field(scene: Scene, item: Span, longest: int, head: Head, rules: MentionRules) -> bool:
    """Whether the words say what a programme is for, and are neither a name nor what is done."""
    text = item.of(scene.masked)
    if not text or text[0].isdigit() or QUOTED in text or scene.is_known(item):
        return False
    own = last_word(text, rules)
    if head.word == "改革" and own is not None and own.word in _REFORMED:
        return len(text) <= _FIELD
    verb = rules.verb.search(scene.masked, item.start, item.end)
    does = verb is not None and verb.start() - item.start < _NAMED
    return not (does or own is not None or text.endswith(_WHOLE) or text in rules.lexicon.heads or len(text) > longest)


def _is_more(scene: Scene, item: Span) -> bool:
    """Whether an item that 和 joins is more than the name of a place or line, or works told by their size."""
    text = item.of(scene.masked)
    sized = shape("capacity").search(text[:-_NAMED]) is not None or scene.masked.startswith("投资", item.end + 1)
    return text[0].isdigit() or (len(text) > _LINE and not sized)


def _before_sum(scene: Scene, start: int) -> int:
    """Before the sum that is invested in the works at `start`, where one stands there: A和投资2亿元的B项目."""
    sum_told = shape("invested-before").search(scene.before(start))
    return start - len(sum_told[0]) if sum_told else start


def _is_joint(scene: Scene, start: int, *, joined: bool) -> bool:
    """Whether an item ends right before `start`; the last of them may be joined by 和: 京桐、桐焦和焦溪高速."""
    mark = scene.masked[start - 1]
    return mark == "、" or (joined and mark in _JOINTS and scene.edge(start - 1) and scene.edge(start))


def sharing_behind_count(
    scene: Scene, last: Candidate, count: Span, head: Head, rules: MentionRules
) -> Iterator[Candidate]:
    """The items of a list whose count stands before what all share: 桐山、焦溪两大旅游片区."""
    if last.type not in ("project", "place", "organisation"):
        return
    end, tail = count.start, scene.text[count.end : last.end]
    if head.word == "项目" and only_generic(scene.masked[count.end : last.end - len(head.word)], rules):
        tail = head.word
    items = []
    while True:
        left = item_start(scene, end)
        item = _item(scene, Span(left, end), rules)
        if item.start == scene.clause(item.start).start:
            item = Span(after_act(scene, item.start, end, rules), end)
        item = Span(item.start, end - scene.masked.endswith("等", item.start, end))
        if not _shares(scene, item, head, rules):
            return
        items.append(item)
        sum_told = shape("invested-item").search(scene.masked[left : item.start]) is not None
        if (item.start != left and not sum_told) or left == 0 or scene.masked[left - 1] != "、":
            break
        end = left - 1
    named = [item for item in items if specific(scene, item.start, item.end, rules) or scene.is_known(item)]
    if len(items) > 1 and 2 * len(named) >= len(items):
        for item in items:
            own = _whole_place(scene, item, head, rules)
            if own is not None:  # A纪念馆、B公园两个景区
                kind = own.kind if own.type == "place" else ""
                yield last._replace(
                    start=item.start, end=item.end, name=item.of(scene.text), type=own.type, detail=kind
                )
                continue
            name = item.of(scene.text) + tail
            yield last._replace(
                start=item.start, end=item.end, name=name, rules=("head-of-counted-list", *last.rules), rank=3
            )


def _shares(scene: Scene, item: Span, head: Head, rules: MentionRules) -> bool:
    """Whether the item of a counted list takes the end of the last one, or is a place of that class by itself."""
    if any(sign.isdigit() for sign in item.of(scene.masked)):  # counts something itself
        return False
    if _lacks_end(scene, item, head, rules, counted=True) or _whole_place(scene, item, head, rules):
        return True
    works = head.type == "project" and head.word.endswith(_WORKS) and item.end - item.start <= _LONG
    return works and specific(scene, item.start, item.end, rules)


def _whole_place(scene: Scene, item: Span, head: Head, rules: MentionRules) -> Head | None:
    """The last word of an item that is a name without the class that all belong to, or None."""
    own = last_word(item.of(scene.text), rules)
    whole = own is not None and own.type in ("place", "project") and head.type == "place" and len(own.word) > 1
    return own if whole and specific(scene, item.start, item.end, rules) else None


def count_of_list(scene: Scene, start: int, place: int) -> Span | None:
    """The count inside the phrase `start:place`, or right before it."""
    inside = shape("count-of-list").search(scene.masked, start + _NAMED, place)
    if inside:
        return Span(*inside.span())
    before = shape("count-of-list-before").search(scene.before(start))
    return Span(start - len(before[0]), start) if before else None


def _behind_place(scene: Scene, item: Span, start: int, place: int) -> str:
    """All behind the place that the last name begins with, which two places share: 清县、定州垃圾发电项目."""
    own, last = scene.named.get(item.start), scene.named.get(start)
    if not own or not last or len(own.form) != item.end - item.start or not last.rule.startswith("division"):
        return ""
    end = start + len(last.form)
    return scene.text[end:place] if end < place else ""


def _item(scene: Scene, whole: Span, rules: MentionRules) -> Span:
    """The item without the verb or particle that opens the list."""
    begin = whole.start
    own = last_word(whole.of(scene.text), rules)
    line = own is not None and own.kind == "road"
    for match in rules.cut.finditer(scene.masked, whole.start, whole.end):
        if line and match[0] in "至到":
            continue
        inside = shape("no-joint").match(scene.masked, match.start())
        if not inside and scene.edge(match.start()) and scene.edge(match.end()) and match.end() < whole.end:
            begin = match.end()
    return Span(after_lead(scene, begin, whole.end, rules), whole.end)


def _lacks_end(scene: Scene, item: Span, head: Head, rules: MentionRules, *, counted: bool = False) -> bool:
    """Whether the item is a bare name that needs the end of the last one; a count says that villages and rivers do."""
    works, size = head.word.endswith(_WORKS), item.end - item.start
    own = last_word(item.of(scene.text), rules)
    if own and not _may_need_end(own, head, counted=counted):
        return False
    if not _NAMED <= size <= (_LONG if counted or works else _SHORT):
        return False
    if counted:
        return not _does(scene, item, head, rules)
    if shape("whole-item").search(item.of(scene.masked)) or _does(scene, item, head, rules):
        return False
    if head.word.endswith(_LINES) and size <= _LINE:
        return True
    tokens = scene.tokens(item.start, item.end)
    bare = head.word in _WORKS or (works and len(tokens) > 1 and size > _SHORT)
    bare = bare or not any(len(token) > 1 and token in rules.lexicon.common for token in tokens)
    return bare and specific(scene, item.start, item.end, rules)


def _may_need_end(own: Head, head: Head, *, counted: bool) -> bool:
    """Whether an item that ends with a last word of its own may be but the name of a place in what all are."""
    if counted and own.kind == "road":
        return head.kind != "road"
    works = head.type == "project" and head.word != "项目"
    return own.kind in ("village", "town", "water") and (works or counted)


def _stands_alone(scene: Scene, item: Span, head: Head, rules: MentionRules) -> bool:
    """Whether the item of a list of works has a last word of its own: 焦桐灌区、…供水工程."""
    own = last_word(item.of(scene.text), rules) if head.word.endswith(_WORKS) else None
    return own is not None and own.type in ("project", "place") and len(own.word) > 1 and item.end - item.start <= _LONG


def _works_word(scene: Scene, item: Span, head: Head, rules: MentionRules) -> str:
    """The common noun of works, where the item is more than the name of a place: 桐江水资源配置, not 焦山110千伏."""
    long = head.word.endswith(_WORKS) and item.end - item.start > _SHORT
    long = long and last_word(item.of(scene.text), rules) is None
    return head.word[-2:] if long and not shape("capacity").search(item.of(scene.masked)) else ""


def _does(scene: Scene, item: Span, head: Head, rules: MentionRules) -> bool:
    """Whether a verb stands in the item, other than one at the end of works (桐溪防洪治理、…工程)."""
    for verb in rules.verb.finditer(scene.masked, item.start, item.end):
        works = head.word.endswith(_WORKS) and verb.end() == item.end and rules.lexicon.verbs[verb[0]].cut == "start"
        if not works or verb.start() - item.start < _NAMED:
            return True
    return False


def _tail(scene: Scene, start: int, place: int, head: Head, rules: MentionRules) -> str:
    """What the items share: from the first common word or number on, at the least the last word."""
    if head.word in _WORKS or head.word.endswith(_SIGHTS):
        return head.word
    name = 0
    for token in scene.tokens(start, place):
        if name >= 2 and (token[0].isdigit() or (len(token) > 1 and token in rules.lexicon.common)):
            break
        name += len(token)
    line = shape("line-then-phase").match(scene.text, start + name, place + len(head.word))
    if line and name >= 2:
        return line["line"]
    return (
        shape("leading-count-of-list").sub("", scene.text[start + name : place]) + head.word if name >= 2 else head.word
    )
