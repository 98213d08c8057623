"""The parts that a definition lists: “四个办”：一窗办、全城办、一证办、移动办 → those four.

A list is believed when the term says how many parts it has and a reading of the list gives as many
(四个办, 5+3+4, 三力三治), when each part holds its character of the term (放管服), when the definition
explains the pieces of the term one by one (“一库”即…；“两河”即…), or when words announce it (包括 …).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.text.glossary_forms import bare, unquoted

_CLOSED = re.compile(r"“[^”]*”|（[^）]*）|\([^)]*\)|《[^》]*》")
_QUOTED_LIST = re.compile(r"“([^”]*、[^”]*)”")
_SENTENCE = re.compile(r"[。！]")
_CLAUSE = re.compile(r"[，,；;。]")
_MORE_THAN_COMMA = re.compile(r"[；;。]")
_INNER = re.compile(r"[、，,；;。：:]")
_ADJOINING = re.compile(r"(?<=[》”])(?=[《“])")
_LONGEST = 60  # characters of an item whose list has the right number of items
_LONGEST_OF_TWO = 30  # … if that number is two
_LONGEST_UNCOUNTED = 16  # … and of an item where nothing says how many there are
_MOST = 40  # items
_LETTERS = 2  # characters of all items, where one has only one
_WORD = 8  # characters of what a letter of the term stands for


@dataclass(frozen=True, slots=True)
class _Cut:
    """One way to cut a list: into groups, those into items; `inner` are marks that an item may not hold."""

    items: re.Pattern[str]
    inner: re.Pattern[str]
    groups: re.Pattern[str] | None
    marks: re.Pattern[str]  # all that part items

    @classmethod
    def at(cls, items: str, inner: str, groups: str = "") -> _Cut:
        """A cut from the marks themselves."""
        parted = re.compile(f"[{groups}]") if groups else None
        return cls(re.compile(f"[{items}]"), re.compile(f"[{inner}]"), parted, re.compile(f"[{items}{groups}]"))


_CUTS = (
    _Cut.at("、", "，,；;。"),
    _Cut.at("；;", "。"),
    _Cut.at("，,", "；;。"),
    _Cut.at("、", "，,。", groups="；;"),
    _Cut.at("，,", "。", groups="；;"),
    _Cut.at("、", "；;。", groups="，,"),
    _Cut.at("、", "。", groups="，,；;"),
)


def find_parts(term: str, definition: str, joined: Sequence[str], rules: GlossaryRules) -> tuple[str, ...]:
    """The parts of the term that the definition lists, in text order, or the terms joined in it."""
    definition = _ADJOINING.sub("、", definition)
    keys = _keys(definition, rules)
    head = definition[: keys[0].start()] if keys else definition
    expected = _expected(term, rules)
    found = (
        _counted(head, term, expected, rules)
        or _by_character(head, unquoted(term), rules)
        or _keyed(definition, keys, rules)
        or ([] if expected else _announced(definition, rules))
    )
    return tuple(dict.fromkeys(found or joined))


# ── how many ────────────────────────────────────────────────────────────────────────────────────


def _expected(term: str, rules: GlossaryRules) -> tuple[int, ...]:
    """How many parts the term may have: the sum of its numbers, or the first; never one."""
    for rule in rules.count:
        counts = [_value(match, rules) for match in rule.pattern.finditer(term)]
        if counts:
            return tuple(number for number in dict.fromkeys((sum(counts), counts[0])) if 1 < number <= _MOST)
    return ()


def _value(match: re.Match[str], rules: GlossaryRules) -> int:
    printed = next(group for group in match.groups() if group)
    if printed.isdecimal():
        return int(printed)
    total = 0
    for char in printed:
        value = rules.counts.get(char) or int(unicodedata.numeric(char, 0))
        total = max(total, 1) * value if value == 10 else total + value
    return total


# ── lists of a known length ─────────────────────────────────────────────────────────────────────


def _counted(text: str, term: str, expected: Sequence[int], rules: GlossaryRules) -> list[str]:
    """The first reading of some stretch of the text that has the expected number of items."""
    second: list[str] = []
    for stretch in _stretches(text, rules) if expected else ():
        for reading in _readings(stretch, max(expected), rules):
            if len(reading) == expected[0] and _sound(reading):
                return _refine(reading, term, rules)
            if not second and len(reading) == expected[-1] and _sound(reading):
                second = reading
    return _refine(second, term, rules) if second else []


def _stretches(text: str, rules: GlossaryRules) -> Iterator[str]:
    """Where a list may stand: after words that announce it, the sentence, a clause, a quoted piece, all."""
    sentence = next((piece for piece in _SENTENCE.split(text) if piece.strip()), "")
    for rule in rules.lead:
        yield from (sentence[match.end() :] for match in rule.pattern.finditer(sentence))
    yield sentence
    clauses = _split(sentence, _CLAUSE)
    yield from (clause for clause in clauses if len(clauses) > 1 and (clause is clauses[0] or clause.count("、") > 1))
    yield from _QUOTED_LIST.findall(text)
    if len(sentence) + 1 < len(text):
        yield text


def _readings(stretch: str, most: int, rules: GlossaryRules) -> Iterator[list[str]]:
    """The stretch cut at ever more kinds of marks; then its last item, then all, also at 和 and its like."""
    masked = _masked(stretch)
    for cut in _CUTS:
        marks = len(cut.marks.findall(masked))
        if not marks <= most < 4 * (marks + 1):
            continue
        items = _items(stretch, cut, rules)
        yield items
        for rule in rules.and_:
            if rule.pattern.search(masked):
                yield [*items[:-1], *_split_at_and(items[-1:], rule)]
                yield _split_at_and(items, rule)
    if "、" in masked and _CLAUSE.search(masked):
        yield [item for group in _split(stretch, _CLAUSE) for item in _group(group, rules)]


def _sound(items: Sequence[str]) -> bool:
    """Whether the items look like items: not too long, and of two none a list itself."""
    shortest, longest = min(map(len, items)), max(map(len, items))
    if shortest < 1 or (shortest == 1 and longest > _LETTERS):
        return False
    if len(items) == 2:
        return longest <= _LONGEST_OF_TWO and not any("、" in _masked(item) for item in items)
    return longest <= _LONGEST


def _items(stretch: str, cut: _Cut, rules: GlossaryRules) -> list[str]:
    """The items group by group; none where a mark of a clause stands inside one that is not the first or last."""
    groups = _split(stretch, cut.groups) if cut.groups else [stretch]
    found: list[str] = []
    for group in groups:
        pieces = _split(group, cut.items)
        if len(pieces) > 1:
            pieces[0] = _split(pieces[0], cut.inner)[-1]
        if len(pieces) > 1 and group is groups[-1]:
            pieces[-1] = _split(pieces[-1], cut.inner)[0]
        if any(cut.inner.search(_masked(piece)) for piece in pieces):
            return []
        found += _trim(pieces, rules)
    return found


def _group(clause: str, rules: GlossaryRules) -> list[str]:
    """The items of one clause; a clause that says 等 before its last word is one item."""
    items = _items(clause, _CUTS[0], rules)
    whole = _strip_lead(clause, rules)
    return items if items and whole.endswith(items[-1]) else [whole]


def _split_at_and(items: Sequence[str], rule: Rule) -> list[str]:
    """The items, each cut at its last 和; a list or clause inside an item is not touched."""
    found: list[str] = []
    for item in items:
        masked = _masked(item)
        match = None if _INNER.search(masked) else next(iter(reversed(list(rule.pattern.finditer(masked)))), None)
        found += [item[: match.start()], item[match.end() :]] if match else [item]
    return found


# ── lists by other signs ────────────────────────────────────────────────────────────────────────


def _by_character(text: str, term: str, rules: GlossaryRules) -> list[str]:
    """A list whose n-th item holds the n-th character of the term: 简政放权、放管结合、优化服务 of 放管服."""
    for stretch in (*_QUOTED_LIST.findall(text), next(iter(_SENTENCE.split(text)))):
        items = _items(stretch, _CUTS[0], rules)
        if 2 < len(items) <= len(term) and all(letter in item for letter, item in zip(term, items, strict=False)):
            return items
    return []


def _keys(definition: str, rules: GlossaryRules) -> list[re.Match[str]]:
    """The pieces of the term that the definition explains one by one; one alone is none."""
    for rule in rules.key:
        found = list(rule.pattern.finditer(definition))
        if len(found) > 1:
            return found
    return []


def _keyed(definition: str, keys: Sequence[re.Match[str]], rules: GlossaryRules) -> list[str]:
    """Each explained piece with what it stands for; letters (“10”, 放) only give what they stand for."""
    ends = [match.start() for match in keys] + [len(definition)]
    pieces = [definition[match.end() : end] for match, end in zip(keys, ends[1:], strict=True)]
    names = [match["key"] for match in keys]
    if names and all(len(name) == 1 and not name.isascii() for name in names):
        first = [_strip_lead(_split(piece, _CLAUSE)[0], rules) if piece.strip() else "" for piece in pieces]
        return first if all(0 < len(item) <= _WORD for item in first) else []
    return [part for name, piece in zip(names, pieces, strict=True) for part in _explained(name, piece, rules)]


def _explained(key: str, piece: str, rules: GlossaryRules) -> list[str]:
    clause = _first_clause(piece)
    expected = _expected(key, rules)
    items = _counted(piece, key, expected, rules) or _counted(clause, key, expected, rules)
    items = items or _announced(piece, rules) or _plain(clause, rules) or ([] if expected else _single(clause, rules))
    return ([] if len(key) == 1 or key.isascii() else [key]) + items


def _first_clause(piece: str) -> str:
    """The piece up to the mark that ends its list; a list in brackets is taken out of them."""
    piece = piece.strip()
    closed = _CLOSED.match(piece)
    if closed and piece[0] in "（(":
        return closed[0][1:-1]
    return next(iter(_split(piece, _MORE_THAN_COMMA)), "")


def _single(clause: str, rules: GlossaryRules) -> list[str]:
    """The one thing that a clause names."""
    item = _strip_lead(clause, rules)
    named = (
        (1 < len(item) <= _LONGEST_UNCOUNTED or item[:1] == "《")
        and not _INNER.search(_masked(item))
        and "的" not in item
    )
    return [bare(item)] if named else []


def _announced(text: str, rules: GlossaryRules) -> list[str]:
    """A list after 包括 and its like."""
    for rule in rules.lead:
        for match in rule.pattern.finditer(text):
            stretch = next(iter(_SENTENCE.split(text[match.end() :])), "")
            items = _plain(stretch, rules)
            if items:
                return items
    return []


def _plain(stretch: str, rules: GlossaryRules) -> list[str]:
    """A list of short items in the first clause; its last two may be joined by 和."""
    clause = next(iter(_split(stretch, _CLAUSE)), "")
    items = _items(clause, _CUTS[0], rules)
    if len(items) > 1 and clause.endswith(items[-1]):
        items = [*items[:-1], *_split_at_and(items[-1:], rules.and_[0])]
    return items if len(items) > 1 and all(1 < len(item) <= _LONGEST_UNCOUNTED for item in items) else []


# ── edges of items ──────────────────────────────────────────────────────────────────────────────


def _refine(items: Sequence[str], term: str, rules: GlossaryRules) -> list[str]:
    """Items with the words that are said of all of them taken off the first and the last."""
    refined = list(items)
    if "的" in refined[0] and not any("的" in item for item in refined[1:]):
        refined[0] = refined[0].rpartition("的")[2] or refined[0]
    refined = _without_tail(refined, rules)
    for tail in _tails(refined, unquoted(term), rules) if refined[-1] == items[-1] else ():
        if not any(item.endswith(tail) for item in refined[:-1]):
            refined[-1] = refined[-1].removesuffix(tail)
            break
    return [bare(item) for item in refined]


def _tails(items: Sequence[str], term: str, rules: GlossaryRules) -> Iterator[str]:
    """What the last item may end in that is said of all: the end of the term, unless counted there (一中心)."""
    last = items[-1]
    for length in range(min(len(term) - 1, len(last) - 2), 1, -1):
        counted = any(rule.pattern.search(term[-length - 1]) for rule in rules.count)
        if last.endswith(term[-length:]) and not counted:
            yield term[-length:]
            break
    for rule in rules.shared_tail if len(items) > 2 else ():
        match = rule.pattern.search(last)
        if match:
            yield match[0]


def _trim(pieces: Sequence[str], rules: GlossaryRules) -> list[str]:
    """The items without lead words; the last of several also without 等 and what it counts them as."""
    return [bare(item.strip()) for item in _without_tail([_strip_lead(piece, rules) for piece in pieces], rules)]


def _without_tail(items: list[str], rules: GlossaryRules) -> list[str]:
    for rule in rules.tail if len(items) > 1 else ():
        match = rule.pattern.search(_masked(items[-1]))
        if match and not any(rule.pattern.search(_masked(item)) for item in items[:-1]):
            return [*items[:-1], items[-1][: match.start()]]
    return items


def _strip_lead(piece: str, rules: GlossaryRules) -> str:
    item = piece.strip().rstrip("。.，,；;、 ")
    for rule in rules.item_lead:
        match = rule.pattern.match(item)
        if match and match.end() < len(item):
            item = item[match.end() :]
    return item


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Pieces of the text; marks inside quotes, brackets and titles do not part it."""
    masked, pieces, start = _masked(text), [], 0
    for match in separator.finditer(masked):
        pieces.append(text[start : match.start()])
        start = match.end()
    pieces.append(text[start:])
    return [piece for piece in pieces if piece.strip()]


def _masked(text: str) -> str:
    return _CLOSED.sub(lambda match: "□" * len(match[0]), text)
