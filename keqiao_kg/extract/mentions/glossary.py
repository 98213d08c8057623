"""Terms that the report's own glossary explains, wherever the body uses them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from keqiao_kg.extract.mentions.scene import Candidate
from keqiao_kg.model import GlossaryEntry, Report, Sentence
from keqiao_kg.rules.mentions import MentionRules, shape

_QUOTED = re.compile("“([^“”]+)”")


def by_glossary(report: Report, rules: MentionRules) -> dict[int, list[Candidate]]:
    """Candidates by the index of their sentence."""
    found: dict[int, list[Candidate]] = {}
    for entry in report.glossary:
        if entry.term.replace("“", "").replace("”", "") in rules.class_terms:
            continue
        for mention in entry.mentions:
            for index, sentence in _holding(report, mention.start, mention.end):
                each = _candidate(entry, sentence, mention.start, mention.end, rules)
                found.setdefault(index, []).extend(_apolitical(one, rules) for one in _each(each, sentence))
    return found


def _apolitical(each: Candidate, rules: MentionRules) -> Candidate:
    """The candidate; an explained political formula (四个意识) is a notion."""
    political = each.type == "programme" and each.name in rules.lexicon.figures
    return each._replace(type="concept") if political else each


def _each(found: Candidate, sentence: Sentence) -> list[Candidate]:
    """The terms explained together, where all of them are quoted: “两扶”“三兴”和“四美”."""
    if not shape("row-of-quotations").fullmatch(sentence.text, found.start, found.end):
        return [found]
    quotes = _QUOTED.finditer(sentence.text, found.start, found.end)
    return [found._replace(start=one.start(), end=one.end(), name=one[1]) for one in quotes]


def _holding(report: Report, start: int, end: int) -> Iterator[tuple[int, Sentence]]:
    index = bisect_right(report.sentences, start, key=lambda sentence: sentence.span.start) - 1
    if index >= 0 and end <= report.sentences[index].span.end:
        yield index, report.sentences[index]


def _candidate(entry: GlossaryEntry, sentence: Sentence, start: int, end: int, rules: MentionRules) -> Candidate:
    left, right = start - sentence.span.start, end - sentence.span.start
    text = sentence.text
    name = entry.term
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        name = name[1:-1]
    name = _piece(name, text[left:right])
    if text[left - 1 : left] == "“" and text[right : right + 1] == "”":
        left, right = left - 1, right + 1
    type_ = "programme" if _is_programme(entry, text[:left], rules) else "concept"
    return Candidate(left, right, name, type_, "", ("glossary-term",), 1)


def _piece(term: str, text: str) -> str:
    """The one of several terms explained together that stands there: 两扶 of 两扶、三兴."""
    said = text.strip("“”")
    return said if "“" not in term and said in term.split("、") else term


def _is_programme(entry: GlossaryEntry, before: str, rules: MentionRules) -> bool:
    bare = entry.term.strip("“”")
    if shape("defined-as-concept").search(entry.term) or shape("notion-in-numbers").fullmatch(bare):
        return False
    head = rules.head.search(entry.term)
    if head and rules.lexicon.heads[head[0]].type == "programme":
        return True
    if shape("numbered-formula").fullmatch(entry.term):
        return shape("things-in-numbers").search(entry.term) is None
    if shape("defined-as-concept").search(entry.definition):
        return False
    return bool(shape("defined-as-programme").search(entry.definition) or shape("term-under-verb").search(before))
