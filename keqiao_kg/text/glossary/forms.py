"""The forms of an explained term: as printed, without quotes, short and in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from keqiao_kg.rules.glossary import GlossaryRules

QUOTES = '“”"「」『』‘’'
_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]+)[”\"」』]")
_UNQUOTE = str.maketrans("", "", QUOTES)


@dataclass(frozen=True, slots=True)
class Forms:
    """What a term is called."""

    term: str
    alternatives: tuple[str, ...]  # other names of the same thing
    joined: tuple[str, ...]  # the terms that are explained together under this one: “三资”“四化”
    core: tuple[str, ...]  # its quoted piece, if that is not all: “双提升”计划


def find_forms(term: str, definition: str, rules: GlossaryRules) -> Forms:
    """The forms of a term that its own wording and its definition give."""
    joined = _joined(term, rules)
    given = (bare(form) for form in _given(term, definition, rules))
    alternatives = _distinct(([] if joined else [unquoted(term)]) + list(given), without=term)
    return Forms(term, alternatives, joined, _core(term))


def unquoted(term: str) -> str:
    """The term without any quote marks."""
    return term.translate(_UNQUOTE)


def bare(name: str) -> str:
    """A name that is quoted as a whole loses its marks; one that is quoted in part keeps them."""
    match = _QUOTED.fullmatch(name)
    return match[1] if match else name


def abbreviates(term: str, form: str) -> bool:
    """Whether the term is the first and some later characters of the form, in order."""
    rest = iter(form)
    return 1 < len(term) < len(form) and term[0] == form[0] and all(char in rest for char in term)


def _given(term: str, definition: str, rules: GlossaryRules) -> Iterator[str]:
    for rule in rules.term_form:
        match = rule.pattern.search(term)
        yield from (match["form"], match["form_b"]) if match else ()
    for rule in rules.alternative:
        yield from (match["form"] for match in rule.pattern.finditer(definition) if _said_of(match, term))
    for rule in rules.acronym:
        match = rule.pattern.search(definition)
        if match and abbreviates(unquoted(term), match["form"]):
            yield match["form"]


def _said_of(match: re.Match[str], term: str) -> bool:
    """Whether the words before the form are the term itself, where the rule looks at them."""
    return match.groupdict().get("term", unquoted(term)) == unquoted(term)


def _joined(term: str, rules: GlossaryRules) -> tuple[str, ...]:
    """The quoted terms of which the term is a mere list, or the pieces of a list without quotes."""
    quoted = _QUOTED.findall(term)
    if len(quoted) > 1 and any(rule.pattern.match(_QUOTED.sub("", term)) for rule in rules.joint):
        return tuple(quoted)
    pieces = term.split("、") if not quoted and term == unquoted(term) else []
    return tuple(pieces) if len(pieces) > 1 and min(map(len, pieces)) > 1 else ()


def _core(term: str) -> tuple[str, ...]:
    match = _QUOTED.search(term)
    return (match[1],) if match and match[0] != term and len(match[1]) > 1 else ()


def _distinct(names: Iterable[str], *, without: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name and name != without))
