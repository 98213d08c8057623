"""Lists that a common noun closes: 蓝盾医药等67个重大项目, 清华、中科院、西安交大等知名高校院所."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions_phrase import after_lead, last_word, only_generic, specific
from keqiao_kg.extract.mentions_scene import Candidate, Scene
from keqiao_kg.extract.mentions_stages import governed
from keqiao_kg.model import Span
from keqiao_kg.rules.mentions import Group, MentionRules

_ETC = re.compile(
    r"等(?P<count>[\d一二三四五六七八九十百两余多]*(?:个|项|家|条|座|所|处|名|大)?)(?P<class>[^，。；、：！？“”（）\ue001\ue002等及和与]{1,14})"
)
_OTHER_CLASS = re.compile("领域|方面|行业|环节|问题|各类|各项工作|部门")
_NEVER_ITEM = 20  # an item longer than this is a clause


def by_list(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """The items of every list that ends 等 + number + common noun."""
    for match in _ETC.finditer(scene.masked):
        group, qualifier = _group(match["class"], rules)
        if group:
            for item in _items(scene, match.start(), rules):
                yield from _named(scene, item, group, qualifier, rules)


def _group(words: str, rules: MentionRules) -> tuple[Group | None, str]:
    """The common noun that the words hold first-longest, and what qualifies it."""
    best: tuple[int, int, str] | None = None
    for noun in rules.lexicon.groups:
        place = words.find(noun)
        if (
            place >= 0
            and (best is None or (place + len(noun), len(noun)) > best[:2])
            and _closes(words[place + len(noun) :], rules)
        ):
            best = (place + len(noun), len(noun), noun)
    if best is None:
        return None, ""
    qualifier = words[: best[0] - best[1]]
    if _OTHER_CLASS.match(words) or rules.cut.search(qualifier):
        return None, ""
    return rules.lexicon.groups[best[2]], qualifier


def _closes(rest: str, rules: MentionRules) -> bool:
    return not rest or rules.tail.match(rest) is not None


def _items(scene: Scene, end: int, rules: MentionRules) -> list[Span]:
    """The items joined by 、 or 和 that end at `end`, first one without its verb."""
    items: list[Span] = []
    clause = scene.clause(end)
    right = end
    while True:
        left = max(scene.masked.rfind("、", clause.start, right), clause.start - 1) + 1
        cut = left
        for match in rules.cut.finditer(scene.masked, left, right):
            if match.end() < right and scene.edge(match.start()) and scene.edge(match.end()):
                cut = match.end()
        cut = after_lead(scene, cut, right, rules)
        items.append(_quoted_tail(scene, Span(cut, right)))
        if cut != left or left == clause.start or right - cut > _NEVER_ITEM:
            return items
        right = left - 1


def _quoted_tail(scene: Scene, item: Span) -> Span:
    """The quotation that ends the item, where words of another kind stand before it."""
    place = scene.masked.rfind("“", item.start, item.end)
    return Span(place, item.end) if place > item.start and scene.masked[item.end - 1] == "”" else item


def _named(scene: Scene, item: Span, group: Group, qualifier: str, rules: MentionRules) -> Iterator[Candidate]:
    text = item.of(scene.text)
    if not 2 <= len(text) <= _NEVER_ITEM or only_generic(text, rules):
        return
    own = last_word(text, rules)
    if not (own or specific(scene, item.start, item.end, rules)):
        return
    quoted = scene.masked[item.start] == "“"
    if (
        not own
        and not quoted
        and (group.type in ("programme", "event", "honour") or (group.type == "project" and not group.joined))
    ):
        return
    if group.type == "event" and not (own and own.type == "event"):
        group = group._replace(type="programme", kind="")
    name = text
    if group.joined and not own:
        name = text + (
            "" if only_generic(qualifier, rules) and group.noun != "项目" else _kept(qualifier, group, rules)
        )
    kind = group.kind
    if group.type == "project":
        kind = governed(scene, item.start, item.end, rules).stage
    type_ = (
        own.type
        if own and own.type in ("programme", "event", "organisation") and group.type == "project" and not own.built
        else group.type
    )
    yield Candidate(
        item.start, item.end, name, type_, kind if type_ in ("place", "project") else "", ("list-" + group.type,), 2
    )


def _kept(qualifier: str, group: Group, rules: MentionRules) -> str:
    """The noun with what is particular before it: 新材料项目, but 项目 for 重大项目."""
    return (
        group.noun
        if only_generic(qualifier, rules)
        else re.sub("^(?:重大|重点|知名|一批)+", "", qualifier) + group.noun
    )
