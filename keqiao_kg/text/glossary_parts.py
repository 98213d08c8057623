"""The parts that a definition lists: “四个办”：一窗办、全城办、一证办、移动办 → those four.

A list is believed when the term says how many parts it has and a reading of the list gives as many
(四个办, 5+3+4, 三力三治), when each part holds its character of the term (放管服), when the definition
explains the pieces of the term one by one (“一库”即…；“两河”即…), or when words announce it (包括 …).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.text.glossary_forms import bare, unquoted

_CLOSED = re.compile(r"“[^”]*”|（[^）]*）|\([^)]*\)|《[^》]*》")
_QUOTED_LIST = re.compile(r"“([^”]*、[^”]*)”")
_SENTENCE = re.compile(r"[。！]")
_SEPARATORS = tuple(re.compile(f"[{marks}]") for marks in ("、", "；;", "，,", "、；;", "，,；;", "、，,", "、，,；;"))
_GROUPS = re.compile(r"[，,；;。]")
_LONGEST = 60  # characters of an item whose list has the right number of items
_LONGEST_UNCOUNTED = 16  # … and of an item where nothing says how many there are
_MOST = 40  # items


def find_parts(term: str, definition: str, joined: Sequence[str], rules: GlossaryRules) -> tuple[str, ...]:
    """The parts of the term that the definition lists, in text order, or the terms joined in it."""
    keys = _keys(definition, rules)
    head = definition[: keys[0].start()] if keys else definition
    expected = _expected(term, rules)
    found = (
        _counted(head, term, expected, rules)
        or _by_character(head, unquoted(term), rules)
        or _keyed(definition, keys, rules)
        or _announced(definition, rules)
    )
    return tuple(dict.fromkeys(found or joined))


# ── how many ────────────────────────────────────────────────────────────────────────────────────


def _expected(term: str, rules: GlossaryRules) -> frozenset[int]:
    """How many parts the term may have: the first of its numbers, or their sum; never one."""
    for rule in rules.count:
        counts = [_value(match, rules) for match in rule.pattern.finditer(term)]
        if counts:
            return frozenset(number for number in (counts[0], sum(counts)) if 1 < number <= _MOST)
    return frozenset()


def _value(match: re.Match[str], rules: GlossaryRules) -> int:
    printed = next(group for group in match.groups() if group)
    if printed.isdecimal():
        return int(printed)
    total = 0
    for char in printed:
        value = rules.counts.get(char) or int(unicodedata.numeric(char, 0))
        total = max(total, 1) * value if value == 10 else total + value  # noqa: PLR2004
    return total


# ── lists of a known length ─────────────────────────────────────────────────────────────────────


def _counted(text: str, term: str, expected: frozenset[int], rules: GlossaryRules) -> list[str]:
    """The first reading of some stretch of the text that has the expected number of items."""
    if not expected:
        return []
    for stretch in _stretches(text, rules):
        for items in _readings(stretch, max(expected), rules):
            clean = _refine(items, term, rules)
            if len(clean) in expected and all(0 < len(item) <= _LONGEST for item in clean):
                return clean
    return []


def _stretches(text: str, rules: GlossaryRules) -> Iterator[str]:
    """Where a list may stand: after words that announce it, the sentence, a clause, a quoted piece, all."""
    sentence = next((piece for piece in _SENTENCE.split(text) if piece.strip()), "")
    for rule in rules.lead:
        yield from (sentence[match.end() :] for match in rule.pattern.finditer(sentence))
    yield sentence
    clauses = _split(sentence, _GROUPS)
    yield from (clause for clause in clauses if len(clauses) > 1 and (clause is clauses[0] or clause.count("、") > 1))
    yield from _QUOTED_LIST.findall(text)
    yield text.rstrip("。")


def _readings(stretch: str, most: int, rules: GlossaryRules) -> Iterator[list[str]]:
    """The stretch cut at ever more kinds of marks; then its last item, then all, also at 和 and its like."""
    for separator in _SEPARATORS:
        items = _items(stretch, separator, rules)
        if len(items) > most:
            continue
        yield items
        yield [*items[:-1], *_split_at_and(items[-1:], rules)]
        if separator is _SEPARATORS[0] or len(items) > 1:
            yield _split_at_and(items, rules)
    yield [item for group in _split(stretch, _GROUPS) for item in _group(group, rules)]


def _items(stretch: str, separator: re.Pattern[str], rules: GlossaryRules) -> list[str]:
    return [item for piece in _split(stretch, separator) if (item := _trim(piece, rules))]


def _group(clause: str, rules: GlossaryRules) -> list[str]:
    """The items of one clause; a clause that says 等 before its last word is one item."""
    if "、" not in clause or _trim(clause, rules) == _strip_lead(clause, rules):
        return _items(clause, _SEPARATORS[0], rules)
    return [_strip_lead(clause, rules)]


def _split_at_and(items: Sequence[str], rules: GlossaryRules) -> list[str]:
    found: list[str] = []
    for item in items:
        masked = _masked(item)
        match = next((m for rule in rules.and_ if (m := rule.pattern.search(masked))), None)
        found += [item[: match.start()], item[match.end() :]] if match else [item]
    return found


# ── lists by other signs ────────────────────────────────────────────────────────────────────────


def _by_character(text: str, term: str, rules: GlossaryRules) -> list[str]:
    """A list whose n-th item holds the n-th character of the term: 简政放权、放管结合、优化服务 of 放管服."""
    for stretch in (*_QUOTED_LIST.findall(text), next(iter(_SENTENCE.split(text)))):
        items = _items(stretch, _SEPARATORS[0], rules)
        letters = term[: len(items)]
        if len(items) > 2 and len(letters) == len(items):  # noqa: PLR2004
            if all(letter in item for letter, item in zip(letters, items, strict=True)):
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
    found: list[str] = []
    ends = [match.start() for match in keys] + [len(definition)]
    for match, end in zip(keys, ends[1:], strict=True):
        key, piece = match["key"], definition[match.end() : end]
        expected = _expected(key, rules)
        items = _counted(_first_clause(piece), key, expected, rules) or _counted(piece, key, expected, rules)
        found += [key] if _is_name(key) else []
        found += items or _announced(piece, rules) or _plain(_first_clause(piece), rules)
    return found


def _is_name(key: str) -> bool:
    return len(key) > 1 and not key.isascii()


def _first_clause(piece: str) -> str:
    """The piece up to the mark that ends its list; a list in brackets is taken out of them."""
    piece = piece.strip()
    closed = _CLOSED.match(piece)
    if closed and piece[0] in "（(":
        return closed[0][1:-1]
    return next(iter(_split(piece, re.compile(r"[；;。]"))), "")


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
    """A list of short items with nothing after it; its last two may be joined by 和."""
    clause = next(iter(_split(stretch, _GROUPS)), "")
    items = _items(clause, _SEPARATORS[0], rules)
    if len(items) > 1 and items[-1] in clause[-len(items[-1]) - 1 :]:
        items = [*items[:-1], *_split_at_and(items[-1:], rules)]
    short = all(0 < len(item) <= _LONGEST_UNCOUNTED for item in items)
    return items if len(items) > 1 and short else []


# ── edges of items ──────────────────────────────────────────────────────────────────────────────


def _refine(items: Sequence[str], term: str, rules: GlossaryRules) -> list[str]:
    """Items with the words that are said of all of them taken off the first and the last."""
    refined = [item for item in items if item]
    if len(refined) < 2:  # noqa: PLR2004
        return refined
    if "的" in refined[0] and not any("的" in item for item in refined[1:]):
        refined[0] = refined[0].rpartition("的")[2]
    others = refined[:-1]
    for tail in _tails(refined[-1], unquoted(term), rules):
        if not any(item.endswith(tail) for item in others):
            refined[-1] = refined[-1].removesuffix(tail)
            break
    return [bare(item) for item in _alike(refined)]


def _tails(last: str, term: str, rules: GlossaryRules) -> Iterator[str]:
    for length in range(min(len(term), len(last) - 2), 1, -1):
        if last.endswith(term[-length:]):
            yield term[-length:]
            break
    for rule in rules.shared_tail:
        match = rule.pattern.search(last)
        if match:
            yield match[0]


def _alike(items: list[str]) -> list[str]:
    """Items of one length with one first character: the first and the last are cut to that length."""
    middle = items[1:-1] or items[:1]
    length = len(middle[0])
    if any(len(item) != length or item[0] != middle[0][0] for item in middle) or len(items) < 3:  # noqa: PLR2004
        return items
    first, last = items[0], items[-1]
    if len(first) > length and first[-length] == middle[0][0]:
        first = first[-length:]
    if len(last) > length and last[0] == middle[0][0]:
        last = last[:length]
    return [first, *items[1:-1], last]


def _trim(piece: str, rules: GlossaryRules) -> str:
    item = _strip_lead(piece, rules)
    for rule in rules.tail:
        match = _last(rule, item)
        if match:
            item = item[: match.start()]
    return bare(item.strip())


def _strip_lead(piece: str, rules: GlossaryRules) -> str:
    item = piece.strip().rstrip("。.")
    for rule in rules.item_lead:
        match = rule.pattern.match(item)
        if match and match.end() < len(item):
            item = item[match.end() :]
    return item


def _last(rule: Rule, item: str) -> re.Match[str] | None:
    return rule.pattern.search(_masked(item))


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
