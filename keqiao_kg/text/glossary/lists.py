"""Cuts a list inside a definition into its items, and tidies their edges.

Marks inside quotes, brackets and titles part nothing (`mask`); what is said of all items is taken off the first and
the last (`refine`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.rules.patterns import Rule
from keqiao_kg.text.glossary.forms import bare, unquoted

# Bounded, so that marks without a partner cost no more than that.
CLOSED = re.compile(r"“[^”]{0,200}”|（[^）]{0,200}）|\([^)]{0,200}\)|《[^》]{0,100}》")
INNER = re.compile(r"[、，,；;。：:]")
_LONGEST = 60  # characters of an item that may have a tail


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a list: into groups, those into items; `inner` are marks that an item may not hold."""

    items: re.Pattern[str]
    inner: re.Pattern[str]
    groups: re.Pattern[str] | None
    marks: re.Pattern[str]  # all that part items
    clauses: bool  # whether the items are clauses

    @classmethod
    def at(cls, items: str, inner: str, groups: str = "") -> Cut:
        """A cut from the marks themselves."""
        parted = re.compile(f"[{groups}]") if groups else None
        return cls(
            re.compile(f"[{items}]"), re.compile(f"[{inner}]"), parted, re.compile(f"[{items}{groups}]"), items != "、"
        )


PLAIN_CUTS = (
    Cut.at("、", "，,；;。"),
    Cut.at("；;", "。"),
    Cut.at("，,", "；;。"),
    Cut.at("、", "，,。", groups="；;"),
    Cut.at("，,", "。", groups="；;"),
    Cut.at("；;。", "！"),
)
MIXED_CUTS = (
    Cut.at("、", "；;。", groups="，,"),
    Cut.at("、", "。", groups="，,；;"),
)


def items_of(stretch: str, cut: Cut, rules: GlossaryRules) -> list[str]:
    """The items group by group; none where a mark of a clause stands inside one that is not the first or last."""
    groups = split(stretch, cut.groups) if cut.groups else [stretch]
    found: list[str] = []
    for group in groups:
        pieces = split(group, cut.items)
        if len(pieces) > 1 and cut.groups:
            pieces[0] = split(pieces[0], cut.inner)[-1]
        if len(pieces) > 1 and cut.groups and group is groups[-1]:
            pieces[-1] = split(pieces[-1], cut.inner)[0]
        if any(cut.inner.search(mask(piece)) for piece in pieces):
            return []
        found += _trim(pieces, rules)
    return found


def items_of_clause(clause: str, rules: GlossaryRules) -> list[str]:
    """The items of one clause; a clause that says 等 before its last word is one item."""
    items = items_of(clause, PLAIN_CUTS[0], rules)
    whole = strip_lead(clause, rules)
    return items if items and whole.endswith(items[-1]) else [whole]


def split_at_joiner(items: Sequence[str], rule: Rule) -> list[str]:
    """The items, each cut at its last 和; a list or clause inside an item is not touched."""
    found: list[str] = []
    for item in items:
        masked = mask(item)
        match = None if INNER.search(masked) else next(iter(reversed(list(rule.pattern.finditer(masked)))), None)
        found += [item[: match.start()], item[match.end() :]] if match else [item]
    return found


def alike(items: Sequence[str]) -> bool:
    """Whether all items begin with the same character."""
    return len({item[:1] for item in items}) == 1


def split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Pieces of the text; marks inside quotes, brackets and titles do not part it."""
    masked, pieces, start = mask(text), [], 0
    for match in separator.finditer(masked):
        pieces.append(text[start : match.start()])
        start = match.end()
    pieces.append(text[start:])
    return [piece for piece in pieces if piece.strip()]


def mask(text: str) -> str:
    """The text with what quotes, brackets and titles hold blotted out; every offset stays."""
    return CLOSED.sub(lambda match: "□" * len(match[0]), text)


# ── edges of items ──────────────────────────────────────────────────────────────────────────────


def refine(items: Sequence[str], term: str, rules: GlossaryRules) -> list[str]:
    """Items with the words that are said of all of them taken off the first and the last."""
    refined = _without_tail([*_without_lead(items, rules)], rules)
    for tail in _tails(refined, unquoted(term), rules) if refined[-1] == items[-1] else ():
        if not any(item.endswith(tail) for item in refined[:-1]):
            refined[-1] = refined[-1].removesuffix(tail).removesuffix("的")
            break
    return [bare(item) for item in refined]


def _without_lead(items: Sequence[str], rules: GlossaryRules) -> Iterator[str]:
    first = items[0]
    if alike(items):
        yield from items
        return
    if len(items) > 2 and "的" in first and not any("的" in item for item in items[1:]):
        first = first.rpartition("的")[2] or first
    yield from (_without_verb([first, *items[1:]], rules), *items[1:])


def _without_verb(items: Sequence[str], rules: GlossaryRules) -> str:
    """The first item without the verb that is said of all."""
    for rule in rules.first_lead:
        match = rule.pattern.match(items[0])
        if match and not any(rule.pattern.match(item) for item in items[1:]):
            return items[0][match.end() :]
    return items[0]


def _tails(items: Sequence[str], term: str, rules: GlossaryRules) -> Iterator[str]:
    """What the last item may end in that is said of all: the end of the term, unless counted there (一中心)."""
    last = items[-1]
    for length in range(min(len(term), len(last) - 2), 1, -1):
        counted = any(rule.pattern.search(term[:-length][-1:]) for rule in rules.count)
        if last.endswith(term[-length:]) and not counted:
            yield term[-length:]
            break
    unlike = rules.unlike_tail if not alike(items) else ()
    for rule in (*rules.shared_tail, *unlike) if len(items) > 2 else ():
        match = rule.pattern.search(last)
        if match:
            yield match[0]


def _trim(pieces: Sequence[str], rules: GlossaryRules) -> list[str]:
    """The items of a group without lead words; of several the first also without a verb, the last without 等."""
    items = [strip_lead(piece, rules) for piece in pieces]
    if len(items) > 1:
        items = [_without_verb(items, rules), *items[1:]]
    return [bare(item.strip()) for item in _without_tail(items, rules)]


def _without_tail(items: list[str], rules: GlossaryRules) -> list[str]:
    for rule in rules.tail if len(items) > 1 and len(items[-1]) <= _LONGEST else ():
        match = None if "、" in items[-1] else rule.pattern.search(mask(items[-1]))
        if match and not any(rule.pattern.search(mask(item)) for item in items[:-1]):
            return [*items[:-1], items[-1][: match.start()]]
    return items


def strip_lead(piece: str, rules: GlossaryRules) -> str:
    """The piece without the marks around it and the words that lead to an item."""
    item = piece.strip().rstrip("。.，,；;、 ")
    for rule in rules.item_lead:
        match = rule.pattern.match(item)
        if match and match.end() < len(item):
            item = item[match.end() :]
    return item
