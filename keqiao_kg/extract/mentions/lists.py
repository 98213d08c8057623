"""Lists that a common noun closes: 恒远医药等12个重大项目, 清华、中科院、华川大学等知名高校院所."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions.phrase import after_act, after_lead, begins_name, last_word, only_generic, specific
from keqiao_kg.extract.mentions.scene import Candidate, Scene
from keqiao_kg.extract.mentions.stages import Governed, governed, is_built
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import Group, Head, MentionRules, shape
from keqiao_kg.rules.word_sets import word_set

_ETC = re.compile(
    r"(?<![甲高同优初均对上特])等(?:一大?批|一系列|系列)?"
    r"(?:总?(?:投资|建筑面积|占地面积|面积|规模)[^，。；、]{1,12}的)?"
    r"(?P<count>(?:[\d一二三四五六七八九十百两余多]+(?:万千瓦)?(?:个|项(?!目)|家|条|座|所|处|名|大)?)?)"
    r"(?P<class>[^，。；、：！？“”（）\ue001\ue002等及和与]{1,14})"
)
_JOINERS = frozenset("至到与和接经")
_RUNNERS = 4  # characters between things and the bodies that run them
_WORKS_GROUP = Group("", "project", "", "")
_DONE = ("operating", "completed", "trial")
_ONLY_WORKS = word_set("works-by-one-word")
_SAID_OF_ALL = word_set("said-of-other-things")
_LENGTHENED = word_set("lengthened")
_NEVER_ITEM = 24  # an item longer than this is a clause
_WORKS = 6  # characters of an item that is one works though all its words are common
_BARE = 4  # characters of a name that is but one word
_BUILT = word_set("bodies-as-works")
_DONE_TO_IT = word_set("done-to-waters")
_EVERYWHERE, _FITTINGS = frozenset(word_set("works-everywhere")), word_set("fittings")
_OF_NAMES = ("project", "place", "organisation")
_AND = "及"  # joins the last item of a list, and words within another one
_PLAIN_ITEM = 4  # characters of a project's item that no last word tells


def by_list(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """The items of every list that ends 等 + number + common noun."""
    for match in _ETC.finditer(scene.masked):
        if scene.masked[match.start() - 1] in "平中高初" and not scene.edge(match.start()):
            continue  # 平等, 中等学校, but 昌平、延平等地
        group, qualifier = _group(match["class"], rules)
        if group is None and not match["count"] and _is_done(match["class"], rules):
            group = _WORKS_GROUP  # A、B等建成投用
        if group:
            counted = match["count"][:1].isdigit()
            items = list(_items(scene, match.start(), group, rules))
            beside = _are_bare(scene, items, group, rules)
            for item in items:
                if _tells(scene, item, group, rules, counted=counted, beside=beside):
                    yield from _named(scene, item, group, qualifier, rules, etc=match.start())


def _group(words: str, rules: MentionRules) -> tuple[Group | None, str]:
    """The common noun that ends first in the words (the longest such), and what qualifies it."""
    ends = []
    for noun, group in rules.lexicon.groups.items():
        if noun not in words:
            continue
        place = words.find(noun)
        rest = words[place + len(noun) :]
        if shape("key-works").match(rest) and group.type == "place":
            continue  # 国家重点工程
        if not rest or rules.tail.match(rest) or _goes_on(rest, group) or _is_said_of(words, rest, group, rules):
            ends.append((place + len(noun), -len(noun), noun))
    if not ends or shape("no-class-of-names").match(words):
        return None, ""
    end, length, noun = min(ends)
    later = [
        each
        for each in ends
        if end < each[0] <= end + _RUNNERS and rules.lexicon.groups[each[2]].type == "organisation"
    ]
    end, length, noun = min(later, default=(end, length, noun))  # 园区运营企业
    qualifier = words[: end + length]
    known = only_generic(qualifier, rules) or not rules.cut.search(qualifier)
    return (rules.lexicon.groups[noun], qualifier) if known else (None, "")


def _goes_on(rest: str, group: Group) -> bool:
    """Whether places, bodies and events may close the list though what is said of them follows at once."""
    loose = group.type in ("organisation", "place", "event") and len(group.noun) > 1
    return loose and not shape("longer-class").match(rest)


def _is_said_of(words: str, rest: str, group: Group, rules: MentionRules) -> bool:
    """Whether projects close the list though their count or what they do follows: …等协作项目80个, …等项目释放产能."""
    told = shape("counted-class").match(rest) or rules.edge.at(words, len(words) - len(rest))
    return group.noun.endswith("项目") and bool(told) and not shape("longer-class").match(rest)


def _is_done(words: str, rules: MentionRules) -> bool:
    """Whether what follows 等 says that works are done or begun, and no noun comes before."""
    verb = rules.stage.match(words)
    return verb is not None and rules.lexicon.verbs[verb[0]].stage in _DONE and verb[0] not in _SAID_OF_ALL


def _items(scene: Scene, end: int, group: Group, rules: MentionRules) -> Iterator[Span]:
    """The items joined by 、 that end at `end`, last one first, the first one without its verb."""
    clause = scene.clause(end)
    right = end
    while right - clause.start > 1:
        left = max(scene.masked.rfind("、", clause.start, right), clause.start - 1) + 1
        cut = _after_cut(scene, left, right, group, rules)
        if not (group.type == "programme" and cut == left and scene.masked[left - 1 : left] == "、"):
            cut = after_lead(scene, cut, right, rules)  # 发展空间拓展 in a list of plans is one
        cut = after_act(scene, cut, right, rules) if cut == clause.start else cut
        yield _quoted_tail(scene, Span(cut, right))
        joint = shape("joint-before").search(scene.masked, left, cut) if cut > left else None
        if joint and joint.start() > left and (right == end or joint[0] != _AND):  # A、B和C等项目; A及B、C等项目
            right = joint.start()
            continue
        before = _clause_before(scene, clause, rules) if cut == left == clause.start and group.joined else None
        if before is not None:  # A，B、C等项目
            clause, right = before, before.end
            continue
        sum_told = shape("invested-item").search(scene.masked[left:cut]) is not None
        if (cut != left and not sum_told) or left == clause.start or right - cut > _NEVER_ITEM:
            return
        right = left - 1


def _clause_before(scene: Scene, clause: Span, rules: MentionRules) -> Span | None:
    """The clause before, where it is but a short list of names whose commas part works of several owners."""
    if scene.masked[clause.start - 1 : clause.start] != "，" or clause.start < 2:
        return None
    before = scene.clause(clause.start - 2)
    text = before.of(scene.masked)
    if not _PLAIN_ITEM <= len(text) <= _NEVER_ITEM or not shape("owned-works").search(text):
        return None
    verbs = (each.finditer(scene.masked, before.start, before.end) for each in (rules.cut, rules.verb, rules.stage))
    said = any(scene.edge(each.start()) and scene.edge(each.end()) for found in verbs for each in found)
    return None if said or rules.act.end(scene.masked, before.start, before.end) else before


def _after_cut(scene: Scene, left: int, right: int, group: Group, rules: MentionRules) -> int:
    """Past the last verb or particle of the item; two roads that one joins stay together."""
    text = scene.masked[left:right]
    wholes = (text, text + group.noun) if "至" in text or "到" in text else (text,)
    joined = any(shape("joined-road").search(whole) for whole in wholes)
    cut = left
    for match in rules.cut.finditer(scene.masked, left, right):
        whole = match.end() < right and scene.edge(match.start()) and scene.edge(match.end())
        if _is_of_fair(scene, match):  # 进博会
            continue
        if match.start() == left > 0 and len(match[0]) == 1 and scene.masked[left - 1] == "、":  # 、同福集团
            continue
        if match.start() == cut > left and begins_name(scene, match):
            continue
        if whole and not (joined and match[0] in _JOINERS) and not (group.type == "event" and match[0] == "暨"):
            cut = match.end()
    return cut


def _is_of_fair(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the verb is but the beginning of a fair that the whole country knows."""
    known = scene.named.get(match.start())
    return known is not None and known.type == "event" and len(known.form) > len(match[0])


def _quoted_tail(scene: Scene, item: Span) -> Span:
    """The quotation that ends the item, where words of another kind stand before it."""
    place = scene.masked.rfind("“", item.start, item.end)
    return Span(place, item.end) if place > item.start and scene.masked[item.end - 1] == "”" else item


def _named(
    scene: Scene, item: Span, group: Group, qualifier: str, rules: MentionRules, *, etc: int
) -> Iterator[Candidate]:
    text = item.of(scene.text)
    own = last_word(text, rules)
    if own and group.joined and group.kind == "zone" and (len(own.word) == 1 or own.kind == "water"):  # 桐花桥等商圈
        own = None
    if own and own.kind == "water" and shape("way-between-two").search(text):  # 白山至临江
        own = None
    whole = own is None and shape("whole-thing").search(text) is not None
    phase = own is not None and group.noun == "项目" and rules.phase.fullmatch(own.word)
    done = group.joined == "y" and shape("done-to-items").search(qualifier) is not None
    name = (
        _joined(text, _kept(qualifier, group, rules, bare=own is None))
        if group.joined and (phase or done or not (own or whole))
        else text
    )
    last = item if scene.clause(item.start) == scene.clause(etc - 1) else Span(etc - 1, etc)
    told = governed(scene, last.start, last.end, rules)
    known = scene.named.get(item.start)
    closing = rules.lexicon.heads.get(group.noun) if group.joined else None
    closing = closing if closing and closing.kind == "zone" else None
    type_, detail = _what(scene, item, group, own or closing, told, closing)
    name = text if type_ == "programme" and (own or not group.joined or "“" in text) else name
    if known and name == text and len(known.form) == len(text) and known.type == type_:
        name, detail = known.name, known.kind
    yield Candidate(item.start, item.end, name, type_, detail, (f"list-{group.type}",), 2)


def _list_end(scene: Scene, end: int) -> int:
    """Past the common noun that closes the list of the item."""
    match = _ETC.search(scene.masked, end, scene.clause(end - 1).end)
    return match.start() + len("等") if match else end


def _is_works(text: str, own: Head) -> bool:
    """Whether an item of a list of projects is one works, though all its words are common: 市民文化中心."""
    told = own.type == "project" or own.built
    return bool(told) and len(text) >= _WORKS and not shape("many-of-a-kind").search(text)


def _what(
    scene: Scene, item: Span, group: Group, own: Head | None, told: Governed, closing: Head | None
) -> tuple[str, str]:
    """Type and detail of an item under its common noun and verb."""
    text = item.of(scene.text)
    if group.type == "event" and own is None and text[0] == "“" and not shape("event-ending").search(text.rstrip("”")):
        return "programme", ""  # “天天秀时尚”等活动
    type_ = "project" if group.noun == "项目" and told.stage and own and own.word == "工程" else _type(group, own)
    if type_ == "project" and shape("numbered-formula").fullmatch(text):
        return "programme", ""
    if own and told.stage and group.type == "project" and own.word.endswith(_DONE_TO_IT):
        type_ = "project"  # 桐江综合整治等重点水利工程
    if type_ == "project" and closing and own and own.type == "place":
        type_ = "place"  # A产业园、B等园区, unless they are being built
    if group.noun.endswith(_BUILT) and own and own.type == "project" and told.stage and not _is_done_to(scene, item):
        return "project", told.stage
    building = type_ == "place" or (group.noun.endswith(_BUILT) and not _is_done_to(scene, item))
    if building and own and is_built(scene, _list_end(scene, item.end), own, told):
        type_ = "project"
    if type_ == "place" and told.stage and shape("road-works").search(text):
        type_ = "project"
    if type_ == "project":
        return type_, told.stage
    if type_ == "place":
        return type_, own.kind if own and own.type == "place" and not closing else group.kind or "zone"
    return type_, ""


def _is_done_to(scene: Scene, item: Span) -> bool:
    """Whether the list is the object of what is told behind it: 对桐溪中学等7所学校…."""
    return shape("done-to-list").search(scene.masked[scene.clause(item.start).start : item.start]) is not None


def _is_name(scene: Scene, item: Span, group: Group, own: Head | None, rules: MentionRules) -> bool:
    """Whether the item says enough: a last word of its own, a quotation, a word that is not of every report."""
    text = item.of(scene.text)
    if not 2 <= len(text) <= _NEVER_ITEM or only_generic(text, rules) or text in _EVERYWHERE:
        return False
    if scene.masked[item.start] == "“":
        return True
    if group.type in _OF_NAMES and shape("counted-item").match(text):
        return False
    if own and not group.noun:
        return False
    if own:
        fits = (
            own.need != "named" or own.type not in ("project", "place") or specific(scene, item.start, item.end, rules)
        )
        return fits or (group.type == "project" and not group.noun.endswith(_FITTINGS) and _is_works(text, own))
    if group.type == "event":
        return shape("event-ending").search(text) is not None
    if group.type == "programme" and group.joined:
        return _WORKS <= len(text) <= _NEVER_ITEM and "“" not in text and not rules.position.search(text)
    if group.type in ("programme", "honour") or shape("doing-item").search(text):
        return False
    plain = group.type == "project" and not group.joined
    long = len(text) >= _PLAIN_ITEM or shape("whole-item").search(text) is not None
    return specific(scene, item.start, item.end, rules) and (not plain or long)


def _tells(scene: Scene, item: Span, group: Group, rules: MentionRules, *, counted: bool, beside: bool) -> bool:
    """Whether the item is a name; a count of the list, or bare names `beside` it, say so of common words."""
    text = item.of(scene.text)
    own = last_word(text, rules)
    if _is_name(scene, item, group, own, rules) or (counted and _is_one_of(text, group, own, rules)):
        return True
    return beside and own is None and _is_word_for_name(scene, item, rules)


def _are_bare(scene: Scene, items: list[Span], group: Group, rules: MentionRules) -> bool:
    """Whether most items of a list of works, places or bodies are short names without a last word: 力实、瀚隆."""
    if group.type not in _OF_NAMES or not group.joined or group.noun.endswith(_ONLY_WORKS):
        return False
    bare = [item for item in items if _is_bare(scene, item, rules)]
    return 2 * len(bare) >= len(items) > 1


def _is_bare(scene: Scene, item: Span, rules: MentionRules) -> bool:
    text = item.of(scene.text)
    short = 2 <= len(text) <= _BARE and last_word(text, rules) is None
    return short and specific(scene, item.start, item.end, rules) and not shape("doing-item").search(text)


def _is_word_for_name(scene: Scene, item: Span, rules: MentionRules) -> bool:
    """Whether a common word may be the name of a firm or place: neither a deed nor a class of things."""
    text = item.of(scene.masked)
    short = 2 <= len(text) <= _BARE and not only_generic(text, rules) and not text[0].isdigit()
    before = scene.masked[item.start - 2 : item.start]
    short = short and (before[1:] == "、" or before in rules.lexicon.verbs)
    known = scene.named.get(item.start)
    return short and known is None and not shape("doing-item").search(text) and not rules.verb.search(text)


def _is_one_of(text: str, group: Group, own: Head | None, rules: MentionRules) -> bool:
    """Whether an item of common words is one of so many projects (污泥处置等7个项目)."""
    plain = group.type == "project" and group.noun == "项目" and own is None and not only_generic(text, rules)
    fits = plain and _PLAIN_ITEM <= len(text) <= _NEVER_ITEM and not shape("many-of-a-kind").search(text)
    return fits and not shape("doing-item").search(text)


def _type(group: Group, own: Head | None) -> str:
    """What an item is: as its list, unless its own last word tells better."""
    if group.type == "event":
        return "programme" if own and own.type != "event" else "event"
    if group.type == "place" and own and (own.type not in ("place", "project") or own.word.endswith(_LENGTHENED)):
        return own.type
    if group.type == "project" and own and own.type in ("programme", "event", "organisation") and not own.built:
        return own.type
    return group.type


def _joined(text: str, noun: str) -> str:
    """The item with the noun that closes its list, what both say once: A棚户区、B等棚户区改造项目."""
    shared = next((size for size in range(len(noun) - 1, 1, -1) if text.endswith(noun[:size])), 0)
    return text + noun[shared:]


def _kept(qualifier: str, group: Group, rules: MentionRules, *, bare: bool) -> str:
    """The noun with what is particular before it: 新材料项目, but 项目 for 重大项目, nothing for 民营孵化园."""
    if group.joined not in ("y", "always"):
        return group.joined
    if only_generic(qualifier, rules) or shape("set-of-works").search(qualifier):
        kept = group.noun in _ONLY_WORKS or group.type == "place" or not qualifier or group.joined == "always"
        if kept or not bare or shape("ownership").fullmatch(qualifier):
            return group.noun if kept else ""
    return shape("weight").sub("", qualifier) + group.noun
