"""Whose value it is: the named thing that opens the statement, else the reporting area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from keqiao_kg.extract.quantities.phrases.clauses import Clause, Layout
from keqiao_kg.extract.quantities.phrases.nouns import leading_verb, parted, trim
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.words import words
from keqiao_kg.model import EntityType, Measure, Mention
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

MADE_STRONGER = "subject-made-stronger"  # what is added is added to it, and says so: 滨江产业园新增企业
_OWNERS = (EntityType.PLACE, EntityType.ORGANISATION, EntityType.PROJECT, EntityType.PROGRAMME)
_OPENERS = (EntityType.PLACE, EntityType.ORGANISATION)
_BODIES = (*_OPENERS, EntityType.PROJECT)
_LASTING = (EntityType.EVENT, EntityType.PROJECT, EntityType.ORGANISATION)
_FIRST_WORDS = 3  # behind a name that may say what it does
_LONGEST = 20  # characters of a name that no mention reader knew
_NEXT = 2  # clauses behind a body that still speak of it
_SHORTEST, _SHORTEST_WORD = 4, 2
_SORTED = 4  # characters of the things that a programme sorts
_SHORT = 5  # characters behind a name in a clause that only sets the scene (滨江新区提质升级)
_LONGER = 8  # … behind the name of a zone, town or body, which act more (软件园释放集聚效应)
_NOUN, _FAR = 10, 3  # characters of a noun in the next clause that can still be its own, clauses it can be away
_NUMERAL = frozenset("0123456789一二两三四五六七八九十百千万亿")
_QUOTES = frozenset("“”‘’《》「」")
_GROWS = frozenset("群圈链")  # characters that make a longer word of a place
_JOINERS = frozenset("、和与及")
_WITH = word_set("with-others")
_KINDS = word_set("kinds-behind-quotes")
_SUMS = word_set("sums-of-works")
_MONEY = "元"
_NAMED_ZONES = word_set("one-of-its-kind")
_NO_NAME = frozenset("，。；、：的和及与等了在")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with its offsets in the sentence."""

    mention: Mention
    start: int
    end: int


def subject_of(
    layout: Layout, reading: Reading, mentions: Sequence[Named], area: str, rules: QuantityRules
) -> tuple[str, str]:
    """Subject of a reading and the rule that chose it."""
    if reading.owner and not rules.opens("no-name", reading.owner):
        return reading.owner, "subject-of-size"
    if reading.slot.amount.unit.endswith(_MONEY) and (name := _paid_for(reading, mentions)):
        return name, "subject-paid-for"
    start, end = reading.start, reading.frame.end
    if "scope" in trim(layout.text, reading.slot.clause.start, reading.slot.start, rules).kinds:
        return area, "subject-scope"
    for rule in rules.of("circle-of-cities"):
        match = rule.pattern.match(layout.text, start, end)
        if match and not leading_verb(match["zone"], rules):
            return match["zone"], "subject-cities"
    beside = layout.text.endswith(_WITH, 0, start)
    name = "" if beside else _bearer(layout, start, end, rules)
    for named in mentions if not beside else ():
        longer = named.end >= start + len(name)
        if (named.start, named.end) == (start, end) and (whole := _alone(layout, named, reading, area)):
            return whole, "subject-named"
        if longer and _bears(layout, named, reading, rules) and _opens(layout.text, start, end, named):
            return _part_named(layout.text, named, end, rules), "subject-named"
    if name:
        return name, "subject-bearer"
    told = _from_opening(layout, reading, mentions, area, rules)
    whose = told[0] == area and reading.measure is not Measure.THRESHOLD  # of 产值过百亿元的园区 is none the value's
    zone = _zone((layout.text[start:end], reading.indicator), rules) if whose else ""
    return (_in_full(zone, layout.text[:start], mentions, rules), "subject-zone") if zone else told


def _alone(layout: Layout, named: Named, reading: Reading, area: str) -> str:
    """The subject where a name is all that stands before what is counted or lasts; nothing where it is none.

    滨江产业园|8家企业获奖, 滨江博览会|连续五年举办.
    """
    counted = reading.noun_end > reading.slot.end and reading.slot.first
    if counted and named.mention.type in _OPENERS:
        return area if layout.text[named.end] in _JOINERS else named.mention.name
    return named.mention.name if reading.measure is Measure.DURATION and named.mention.type in _LASTING else ""


def _paid_for(reading: Reading, mentions: Sequence[Named]) -> str:
    """The one project that a sum went into: 投资2亿元实施滨江路改造工程; or nothing."""
    projects = (named.mention for named in mentions if named.mention.type is EntityType.PROJECT)
    said = reading.indicator
    return next((m.name for m in projects if said.startswith(m.text) and said[len(m.text) :] in _SUMS), "")


def _in_full(zone: str, text: str, mentions: Sequence[Named], rules: QuantityRules) -> str:
    """The zone as the text before it names it in full: 滨江新片区 for 新片区."""
    told = [n.mention.name for n in mentions if n.end <= len(text) and n.mention.type is EntityType.PLACE]
    if name := next((name for name in told if name.endswith(zone)), ""):
        return name
    places = (place for place in range(len(text)) if text.startswith(zone, place))
    return next((first + zone for place in places if (first := _first_word(text[:place], zone, rules))), zone)


def _first_word(before: str, zone: str, rules: QuantityRules) -> str:
    """The word that tells which zone it is, where it stands before what all zones of a kind are called; or nothing."""
    before = before[-_LONGEST:]
    start, end = words(before)[-1] if before else (0, 0)
    first = before[start:end]
    plain = zone not in _NAMED_ZONES or first in rules.acts or first in rules.verbs.kinds or first in rules.lead.kinds
    return "" if plain or end - start < _SHORTEST_WORD or set(first) & (_NO_NAME | _NUMERAL) else first


def _of_all(layout: Layout, opening: Clause, clause: Clause, rules: QuantityRules) -> bool:
    """Whether a clause behind the opening one says that it is of the whole area: 滨江园区扩容，全区企业达到50家."""
    between = layout.clauses[opening.index + 1 : clause.index + 1]
    return any("scope" in trim(layout.text, other.start, other.end, rules).kinds for other in between)


def _from_opening(
    layout: Layout, reading: Reading, mentions: Sequence[Named], area: str, rules: QuantityRules
) -> tuple[str, str]:
    """Subject by the clause that opens the statement."""
    opening = _segment(layout, reading.slot.clause)
    if _of_all(layout, opening, reading.slot.clause, rules):
        return area, "subject-scope"
    its_own = _of_opening(layout, opening, reading, mentions, rules)
    for named in mentions if its_own else ():
        room = opening.end - named.end
        sets = _opens(layout.text, opening.start, opening.end, named)
        far = reading.slot.clause.index - opening.index > _NEXT and named.mention.type is EntityType.ORGANISATION
        plain = named.mention.type in _OPENERS and "、" not in named.mention.name
        if plain and sets and room <= _SHORT and not far:
            return named.mention.name, "subject-opens-sentence"
        if named.mention.type is EntityType.EVENT and sets and rules.opens("of-an-event", reading.indicator):
            return named.mention.name, "subject-opens-sentence"
    if opening is not reading.slot.clause:
        begin = trim(layout.text, opening.start, opening.end, rules).start
        if rules.opens("no-name", layout.text, opening.start):
            return area, "subject-area"
        name = _bearer(layout, begin, opening.end, rules) if its_own else ""
        # The clause only sets the scene, or has a value of the place close behind its name.
        values = [slot.start for slot in layout.slots if slot.clause is opening]
        if name and min([opening.end, *values]) - begin - len(name) <= _LONGER:
            return name, "subject-opens-sentence"
        if name := _made_stronger(layout, opening, reading, rules):
            return name, MADE_STRONGER
        if name := _acting(layout, opening, reading, mentions, rules):
            return name, "subject-acts"
    return area, "subject-area"


def _of_opening(
    layout: Layout, opening: Clause, reading: Reading, mentions: Sequence[Named], rules: QuantityRules
) -> bool:
    """Whether a value can be of what opens its statement: an act, a short head or a count right behind it.

    Not where a clause between opens with another name, or the opening says that it came into being itself.
    """
    clause, text = reading.slot.clause, layout.text
    if clause is opening:
        return True
    start = trim(text, clause.start, reading.slot.start, rules).start
    phrase, distance = layout.words(start, reading.frame.end), clause.index - opening.index
    if rules.opens("zone", text, start):
        return True
    if rules.found("founded", text[opening.start : opening.end]):
        return False
    for other in layout.clauses[opening.index + 1 : clause.index + 1]:
        begin = trim(text, other.start, other.end, rules).start
        if any(n.start <= begin < n.end and n.mention.type in _BODIES for n in mentions):
            return False
    if not phrase:
        return distance == 1
    if (len(phrase) <= _LONGER and distance <= _FAR) or (len(phrase) <= _NOUN and distance == 1):
        return True
    first = phrase[: words(phrase)[0][1]]
    acts = leading_verb(phrase, rules) or first in rules.acts or rules.lead.kinds.get(first) == "light"
    return bool(acts)


def _acting(layout: Layout, opening: Clause, reading: Reading, mentions: Sequence[Named], rules: QuantityRules) -> str:
    """The zone or body that acts in the opening clause, where the clauses behind it have no subject of their own.

    滨江自贸区启动负面清单管理，落地先行政策26项，新增企业50家: all are the zone's.
    """
    text = layout.text
    begin = trim(text, opening.start, opening.end, rules).start
    named = next((n for n in mentions if n.start <= begin < n.end and n.mention.type in _BODIES), None)
    end = named.end if named else begin + len(_bearer(layout, begin, opening.end, rules))
    name = named.mention.name if named else text[begin:end]
    founded = rules.found("founded", text[opening.start : opening.end])
    if founded or not rules.found("acting-body", name) or not _act(text[end : opening.end], rules):
        return ""
    if not named and any(name[start:stop] in rules.acts for start, stop in words(name)):
        return ""
    for clause in layout.clauses[opening.index + 1 : reading.slot.clause.index + 1]:
        start = trim(text, clause.start, clause.end, rules)
        far = "time" in start.kinds and clause.index - opening.index > _NEXT
        if far or any(n.start <= start.start < n.end for n in mentions):
            return ""
    phrase = layout.words(trim(text, reading.slot.clause.start, reading.slot.start, rules).start, reading.slot.start)
    return name if leading_verb(phrase, rules) or len(phrase) <= _SHORT else ""


def _act(words_behind: str, rules: QuantityRules) -> bool:
    """Whether the words behind a name say what it does or what becomes of it: 启动实施…, 正常运行."""
    first = [words_behind[start:end] for start, end in words(words_behind)][:_FIRST_WORDS]
    return any(word in rules.acts or word in rules.closing for word in first)


def _part_named(text: str, named: Named, end: int, rules: QuantityRules) -> str:
    """The name of a thing, or of its part that the words go on to name: 长江|干流江苏段."""
    if match := rules.match("part-of-named", text, named.end, end):
        return named.mention.name + match[0]
    return named.mention.name


def _bears(layout: Layout, named: Named, reading: Reading, rules: QuantityRules) -> bool:
    """Whether a named thing can have values.

    A programme has none that it only sorts (“先投后股”试点22项), nothing has those that it moves (以旧换新带动…),
    and a body not where it is a word of a list under one verb (办理代表建议50件、省政协提案40件).
    """
    end = reading.frame.end
    if rules.opens("moves-others", layout.text, named.end, end) or rules.opens("set-apart", layout.text, named.end):
        return False  # 某地唯一一家|企业 is only in the place
    if not _ends(layout, named.start, named.end, end):
        return False  # 新登记市场|主体
    # 跨国公司 is a kind of bodies, no name, and none with the short name of a place before it.
    kind = rules.bearers.tail(named.mention.name, len(named.mention.name))
    if rules.bearers.kinds.get(kind) == "n" and len(named.mention.name) - len(kind) < _SHORTEST_WORD:
        return False
    if rules.found("insurance", named.mention.text):
        return False  # what is insured, paid or reached by it is the area's
    listed = reading.verb and reading.verb not in layout.text[reading.slot.item : reading.slot.start]
    if named.mention.type is EntityType.ORGANISATION and listed and not reading.slot.first:
        return False
    if named.mention.type not in (EntityType.PROGRAMME, EntityType.PROJECT):
        return named.mention.type in _OWNERS
    if named.mention.type is EntityType.PROGRAMME and not rules.found("programme-with-values", named.mention.name):
        return False  # what a slogan or a policy brings about is the area's
    if reading.measure is Measure.RANK:  # no work is ranked, but the area in it: 攻坚战考核全国第一
        return False
    behind = layout.text[named.end : reading.frame.end].strip("”")
    counts = reading.measure is Measure.LEVEL and not reading.slot.amount.unit.endswith(("%", "元"))
    sorts = counts and layout.text.startswith("”", named.end) and behind.startswith(_KINDS)  # “零税”|政策享惠主体
    reaches = rules.fits("reaches", behind)  # 营养改善计划|惠及|3000万学生
    return not counts or not behind or reaches or (len(behind) > _SORTED and not sorts)


def _opens(text: str, start: int, end: int, named: Named) -> bool:
    """Whether a name (or one in quotation marks) opens text[start:end], with more of the phrase behind it."""
    first = start + 1 if text[start : start + 1] in _QUOTES else start
    last = named.end + 1 if text[named.end : named.end + 1] in _QUOTES else named.end
    if text.startswith("“", last) or text.startswith("等", last):
        return False  # one of several: “甲贷”“乙证”等工具
    return named.start <= first < named.end and last < end and text[last] not in _JOINERS


def _segment(layout: Layout, clause: Clause) -> Clause:
    """The first clause of the stretch between semicolons that the clause stands in."""
    first = clause
    for other in reversed(layout.clauses[: clause.index + 1]):
        first = other
        if other.opener in ("；", ";", "：", ":", ""):
            break
    return first


def _bearer(layout: Layout, start: int, end: int, rules: QuantityRules) -> str:
    """A name at `start` that ends like a place or body and is followed by more words."""
    text, least = layout.text, start
    for stop in range(start + _SHORTEST, min(end - 1, start + _LONGEST) + 1):
        if text[stop - 1] in _NO_NAME:
            return ""
        if stop < least:
            continue
        word = rules.bearers.tail(text, stop, start) if text[stop - 1] in rules.bearers.tails else ""
        if rules.bearers.kinds.get(word) == "y" and word != text[start:stop] and _ends(layout, start, stop, end):
            name = text[start:stop]
            if _NUMERAL & set(name) or name.count("（") != name.count("）"):
                return ""
            if text[stop] in _GROWS:
                continue  # 港口群, 园区链
            if text[stop] in _JOINERS:
                return ""  # one of several: 保税区、口岸数量
            if least := _goes_on(text, stop, end, rules):
                continue  # 国际机场|临空经济区
            longer = rules.bearers.tail(text, min(end, stop + 1), start)
            if len(longer) > len(word) and rules.bearers.kinds[longer] == "y":
                continue  # 市场, then 市场群
            return "" if len(longer) > len(word) or not _is_name(name, rules) else name
    return ""


def _goes_on(text: str, start: int, end: int, rules: QuantityRules) -> int:
    """The end of a longer name that goes on behind a shorter one, or 0."""
    part = rules.match("part-of-named", text, start, end)
    return part.end() if part else 0


def _is_name(name: str, rules: QuantityRules) -> bool:
    """Whether a phrase can be a name: no verb, adverb or preposition begins it (立足开发区, 与某某大学)."""
    _, first = words(name)[0]
    opens = name[:first] in rules.acts or rules.opens("no-name", name)
    opens = opens or any(rules.opens("moves-others", name, start) for start, _ in words(name)[1:-1])  # 改革|促进|市场
    return not opens and not leading_verb(name, rules) and trim(name, 0, len(name), rules).start == 0


def _zone(phrases: Sequence[str], rules: QuantityRules) -> str:
    """The zone that the words or what is measured open with, as its area calls it: 园区税收收入."""
    found = (rules.match("zone", phrase) for phrase in phrases)
    return next((match["zone"] for match in found if match), "")


def _ends(layout: Layout, start: int, stop: int, end: int) -> bool:
    return parted(layout.text, start, min(end, stop + 6), stop)


def _made_stronger(layout: Layout, opening: Clause, reading: Reading, rules: QuantityRules) -> str:
    """The place that the opening clause works on as a whole (做大滨江产业园，新增企业40家)."""
    text = layout.text
    if not leading_verb(reading.indicator, rules):
        return ""
    begin = trim(text, opening.start, opening.end, rules).start
    phrase = text[begin : opening.end]
    name = phrase[len(leading_verb(phrase, rules)) :]
    for rule in rules.of("worked-on-anew"):
        name = rule.pattern.sub("", name, 1)
    word = rules.bearers.tail(name, len(name))
    known = rules.bearers.kinds.get(word) == "y" and _SHORTEST <= len(name) <= _LONGEST and word != name
    zone = rules.found("zone-name", name)
    made = rules.opens("made-anew", phrase)
    if not zone or not known or made or name == phrase or set(name) & (_NO_NAME | _NUMERAL):
        return ""
    return "" if any(name[start:stop] in rules.acts for start, stop in words(name)) else name
