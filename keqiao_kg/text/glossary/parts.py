"""The parts that a definition lists: “四个办”：一窗办、全城办、一证办、移动办 → those four.

A list is believed when the term says how many parts it has and a reading of the list gives as many
(四个办, 5+3+4, 三力三治), when each part holds its character of the term (放管服), when the definition
explains the pieces of the term one by one (“一库”即…；“两河”即…), or when words announce it (包括 …).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.text.glossary.forms import bare, unquoted
from keqiao_kg.text.glossary.lists import (
    CLOSED,
    INNER,
    MIXED_CUTS,
    PLAIN_CUTS,
    Cut,
    alike,
    items_of,
    items_of_clause,
    mask,
    refine,
    split,
    split_at_joiner,
    strip_lead,
)

_QUOTED_LIST = re.compile(r"“([^”、]{1,60}、[^”]{1,200})”")
_SENTENCE = re.compile(r"[。！]")
_CLAUSE = re.compile(r"[，,；;。]")
_MORE_THAN_COMMA = re.compile(r"[；;。]")
_OPEN = ("（", "(")
_ADJOINING = re.compile(r"(?<=[》”])(?=[《“])")
_LONGEST = 60  # characters of an item whose list has the right number of items
_LONGEST_OF_TWO = 30  # … if that number is two
_LONGEST_UNCOUNTED = 16  # … and of an item where nothing says how many there are
_LEADS = 3  # so many places that announce a list are tried
_NEAR = 40  # a list that nothing counts is announced within so many characters
_MOST = 40  # items
_LETTERS = 2  # characters of all items, where one has only one
_WORD = 8  # characters of what a letter of the term stands for


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


def _expected(term: str, rules: GlossaryRules) -> int:
    """How many parts the term says it has, the sum of its numbers; 0 where it does not say, or says one."""
    for rule in rules.count:
        counts = [_value(match, rules) for match in rule.pattern.finditer(term)]
        if counts:
            return sum(counts) if 1 < sum(counts) <= _MOST else 0
    return 0


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


def _counted(text: str, term: str, expected: int, rules: GlossaryRules) -> list[str]:
    """The reading of the first stretch of the text that has the expected number of items, best all begun alike."""
    stretches = list(dict.fromkeys(_stretches(text, rules))) if expected else []
    for cuts in (PLAIN_CUTS, MIXED_CUTS):
        for stretch in stretches:
            fitting = [items for items in _readings(stretch, expected, cuts, rules) if _sound(items)]
            if fitting:
                return refine(next(filter(alike, fitting), fitting[0]), term, rules)
    return []


def _stretches(text: str, rules: GlossaryRules) -> Iterator[str]:
    """Where a list may stand: inside or after words that announce it, the sentence, a clause, quotes, all."""
    sentence = next((piece for piece in _SENTENCE.split(text) if piece.strip()), "")
    masked = mask(sentence)
    for rule in rules.frame:
        yield from (sentence[slice(*match.span("list"))] for match in rule.pattern.finditer(masked))
    for rule in rules.lead:
        yield from (sentence[match.end() :] for match in islice(rule.pattern.finditer(masked), _LEADS))
    yield sentence
    clauses = split(sentence, _CLAUSE)
    yield from (clause for clause in clauses if len(clauses) > 1 and (clause is clauses[0] or clause.count("、") > 1))
    yield from _QUOTED_LIST.findall(text)
    if len(sentence) + 1 < len(text):
        yield text


def _readings(stretch: str, expected: int, cuts: Sequence[Cut], rules: GlossaryRules) -> Iterator[list[str]]:
    """The stretch cut at several kinds of marks, the last item or all also at 和, with the expected number."""
    masked = mask(stretch)
    for cut in cuts:
        marks = len(cut.marks.findall(masked))
        if not marks <= expected < 4 * (marks + 1):
            continue
        for items in _with_and(items_of(stretch, cut, rules), masked, rules):
            clauses = expected == 2 and marks and cut.clauses
            if len(items) == expected and (alike(items) or not clauses):
                yield items
    if cuts is MIXED_CUTS and "、" in masked and _CLAUSE.search(masked):
        items = [item for group in split(stretch, _CLAUSE) for item in items_of_clause(group, rules)]
        yield from [items] if len(items) == expected else []


def _with_and(items: list[str], masked: str, rules: GlossaryRules) -> Iterator[list[str]]:
    """The items; with the last cut at 和; with all cut at 和 where each has one or the stretch is one clause."""
    yield items
    for rule in rules.joiner:
        if items and rule.pattern.search(masked):
            yield [*items[:-1], *split_at_joiner(items[-1:], rule)]
            every = split_at_joiner(items, rule)
            if len(every) == 2 * len(items) or not _CLAUSE.search(masked):
                yield every


def _sound(items: Sequence[str]) -> bool:
    """Whether the items look like items: not too long, and of two none a list itself unless both begin alike."""
    shortest, longest = min(map(len, items)), max(map(len, items))
    if shortest < 1 or (shortest == 1 and longest > _LETTERS):
        return False
    if len(items) == 2:
        return longest <= _LONGEST_OF_TWO and (alike(items) or not any("、" in mask(item) for item in items))
    return longest <= _LONGEST


# ── lists by other signs ────────────────────────────────────────────────────────────────────────


def _by_character(text: str, term: str, rules: GlossaryRules) -> list[str]:
    """A list whose n-th item holds the n-th character of the term: 简政放权、放管结合、优化服务 of 放管服."""
    for stretch in (*_QUOTED_LIST.findall(text), *split(text, _CLAUSE)):
        items = items_of(stretch, PLAIN_CUTS[0], rules)
        pairs = list(zip(term, items, strict=False)) if 2 < len(items) <= len(term) else []
        if pairs and all(letter in item and not all(letter in other for other in items) for letter, item in pairs):
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
    pieces = [_before_next(definition[match.end() : end]) for match, end in zip(keys, ends[1:], strict=True)]
    names = [match["key"] for match in keys]
    if names and all(len(name) == 1 and not name.isascii() for name in names):
        first = [strip_lead(split(piece, _CLAUSE)[0], rules) if piece.strip() else "" for piece in pieces]
        return first if all(0 < len(item) <= _WORD for item in first) else []
    return [part for name, piece in zip(names, pieces, strict=True) for part in _explained(name, piece, rules)]


def _before_next(piece: str) -> str:
    """The piece without the words behind its last mark: they lead to the next key (；打造“五个安国”)."""
    marks = [match.end() for match in INNER.finditer(mask(piece))]
    return piece[: marks[-1]] if marks else piece


def _explained(key: str, piece: str, rules: GlossaryRules) -> list[str]:
    clause = _first_clause(piece)
    expected = _expected(key, rules)
    items = [] if clause != piece.strip() and piece.strip()[:1] in _OPEN else _counted(piece, key, expected, rules)
    items = items or _counted(clause, key, expected, rules)
    items = (
        items or _announced(piece, rules) or _plain(clause, rules) or ([] if expected > 1 else _single(clause, rules))
    )
    return ([] if len(key) == 1 or key.isascii() else [key]) + items


def _first_clause(piece: str) -> str:
    """The piece up to the mark that ends its list; a list in brackets is taken out of them."""
    piece = piece.strip()
    closed = CLOSED.match(piece)
    if closed and piece[0] in _OPEN:
        return closed[0][1:-1]
    return next(iter(split(piece, _MORE_THAN_COMMA)), "")


def _single(clause: str, rules: GlossaryRules) -> list[str]:
    """The one thing that a clause names."""
    item = strip_lead(clause, rules)
    named = (
        (1 < len(item) <= _LONGEST_UNCOUNTED or item[:1] == "《") and not INNER.search(mask(item)) and "的" not in item
    )
    return [bare(item)] if named else []


def _announced(text: str, rules: GlossaryRules) -> list[str]:
    """A list after 包括 and its like."""
    for rule in rules.lead:
        for match in rule.pattern.finditer(mask(text), 0, _NEAR):
            stretch = next(iter(_SENTENCE.split(text[match.end() :])), "")
            items = _plain(stretch, rules)
            if items:
                return items
    return []


def _plain(stretch: str, rules: GlossaryRules) -> list[str]:
    """A list of short items in the first clause; its last two may be joined by 和."""
    clause = next(iter(split(stretch, _CLAUSE)), "")
    for rule in rules.frame:
        framed = rule.pattern.search(mask(clause))
        clause = clause[slice(*framed.span("list"))] if framed else clause
    items = items_of(clause, PLAIN_CUTS[0], rules)
    if len(items) > 1 and clause.endswith(items[-1]):
        items = [*items[:-1], *split_at_joiner(items[-1:], rules.joiner[0])]
    named = all(1 < len(item) <= _LONGEST_UNCOUNTED for item in items) and not all(
        item[0].isdecimal() for item in items
    )
    return items if len(items) > 1 and named else []
