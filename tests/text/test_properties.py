"""No text, however odd, crashes the reader, breaks its offsets or takes more than linear time."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from timing import seconds

from keqiao_kg.errors import KeqiaoError
from keqiao_kg.model import Report
from keqiao_kg.rules.glossary import GlossaryRules
from keqiao_kg.text.clean.cleaned import Cleaned, clean
from keqiao_kg.text.glossary.annex import find_annex, read_glossary
from keqiao_kg.text.metadata.fields import Overrides
from keqiao_kg.text.read.document import Document
from keqiao_kg.text.read.plain import lines_of
from keqiao_kg.text.report import TextRules, report_of

PIECES = (
    *"“”‘’\"'「」『』（）()【】［］[]〔〕《》<>^*※#|—–-·、，。；：！？,.;:!?…％%+=/\\~￥$&",
    *" \t\u3000\u00a0\u200b\u200e\u200f\u202e\u2066\ufeff\u00ad\u2028\r\n\n\n",
    *"0123456789０１２一二三十百千万亿两双①⑫⑴ⅡNMe\u0301𠮷😀的是即指和等年月日",
    "名词解释\n",
    "※注释※\n",
    "附件：",
    "附件1\n",
    "[1]",
    "［2］",
    "【3】",
    "^[4]^",
    "1.",
    "2、",
    "(3)",
    "（四）",
    "一、",
    "四个办：",
    "（第8页）",
    "(P3)",
    "简称",
    "包括",
    "提出",
    "为重点",
    "各位代表！",
    "政府工作报告",
    "2019年工作回顾\n",
    "增长8%，",
    "绍兴市柯桥区",
    "区长 赵如浪\n",
    "- 11 -\n",
    "?? ",
    "&nbsp;",
    "注：",
    "以名医、名院为重点",
    "即，",
    "“四风”",
)
ODD = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=80)
GLOSSARY = GlossaryRules.load()
RULES = cache(TextRules.load)
QUICK = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def document(text: str) -> Document:
    return Document("odd.txt", "text/plain", "utf-8", "0" * 64, lines_of(text))


def cleaned(text: str) -> Cleaned | None:
    try:
        return clean(document(text))
    except KeqiaoError:
        return None


@QUICK
@given(ODD)
def test_cleaning_keeps_its_map(text: str) -> None:
    found = cleaned(text)
    if found is None:
        return
    assert found.text.strip()
    assert len(found.offsets) == len(found.lines)
    assert list(found.offsets) == sorted(set(found.offsets))
    assert found.offsets[0] == 0
    assert found.offsets[-1] < len(found.text)
    assert min(found.lines) >= 1
    assert max(found.lines) <= len(lines_of(text))


@QUICK
@given(ODD)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    once = cleaned(text)
    if once is not None:
        twice = cleaned(once.text)
        assert twice is not None
        assert "".join(twice.text.split()) == "".join(once.text.split())


@QUICK
@given(ODD, st.booleans())
def test_every_glossary_entry_is_where_it_says(text: str, with_heading: bool) -> None:
    text = f"名词解释\n1.四个办：一窗办、全城办。\n{text}" if with_heading else text
    annex = find_annex(text, GLOSSARY)
    entries = read_glossary(text, annex, GLOSSARY)
    assert bool(entries) >= with_heading
    for entry in entries:
        assert entry.term_span.of(text) == entry.term
        assert entry.definition_span.of(text) == entry.definition
        assert entry.term_span in entry.span
        assert entry.definition_span in entry.span
        assert all(0 <= mention.start < mention.end <= len(text) for mention in entry.mentions)
        assert all(part.strip() for part in entry.components + entry.alternatives)
    assert [entry.span for entry in entries] == sorted(entry.span for entry in entries)


def report(text: str) -> Report | None:
    source = document(text)
    try:
        return report_of(source, clean(source), RULES(), Overrides())
    except KeqiaoError:
        return None


@QUICK
@given(ODD, st.booleans())
def test_every_sentence_is_where_it_says(text: str, with_title: bool) -> None:
    found = report(
        f"2020年柯桥区政府工作报告\n一、2019年工作回顾\n{text}\n二、2020年工作安排\n增长8%。" if with_title else text
    )
    if found is None:
        return
    assert all(sentence.span.of(found.text) == sentence.text for sentence in found.sentences)
    assert all(section.heading in section.span for section in found.sections)
    spans = [sentence.span for sentence in found.sentences]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_a_section_may_be_a_bare_number() -> None:
    assert report("2020年柯桥区政府工作报告\n一、2019年工作回顾\n（四）\n二、2020年工作安排\n增长8%。") is not None


# ── time ────────────────────────────────────────────────────────────────────────────────────────

SHORT, LONG = 10_000, 100_000
RATIO = 40  # ten times the text; ten would be exact, a hundred quadratic
FLOOR = 0.004  # seconds under which a measurement is noise

PATTERNS = {
    "opening quotes": "“",
    "straight quotes": '"',
    "nested brackets": "（",
    "square brackets": "[",
    "marks": "四[1]",
    "titles": "《",
    "enumeration": "甲、",
    "clauses": "甲，",
    "numerals": "1",
    "hanzi numerals": "一百",
    "dots": "1.1",
    "blanks": " ",
    "blanks and digits": "1 ",
    "right-to-left marks": "\u202e字",
    "breaks": "字\n",
    "headings": "名词解释\n",
    "annexes": "附件1\n",
    "parts": "一、字\n",
    "entries": "[1]字：字\n",
    "pages": "- 1 -\n",
    "lost blanks": "?? ",
    "leads": "包括",
    "frames": "具有甲以乙",
    "means": "即是指",
    "keys": "“甲”即乙",
    "and": "甲乙和",
    "short for": "简称“甲",
    "years": "2019年",
    "sentences": "增长8%。",
    "no marks at all": "字",
}


@pytest.mark.parametrize("name", PATTERNS)
def test_reading_takes_linear_time(name: str) -> None:
    def text(size: int) -> str:
        half = PATTERNS[name] * (size // 2 // len(PATTERNS[name]))
        return f"2020年柯桥区政府工作报告\n{half}\n名词解释\n1.四个办：{half}"

    short, long = text(SHORT), text(LONG)
    assert seconds(lambda: report(long)) <= RATIO * max(seconds(lambda: report(short)), FLOOR)


def test_many_entries_take_linear_time() -> None:
    def glossary(count: int) -> str:
        body = "".join(f"推进四{number:05d}办改革。\n" for number in range(count))
        return body + "名词解释\n" + "".join(f"{number + 1}.四{number:05d}办：甲、乙。\n" for number in range(count))

    def taken(text: str) -> float:
        return seconds(lambda: read_glossary(text, find_annex(text, GLOSSARY), GLOSSARY))

    assert taken(glossary(900)) <= RATIO * max(taken(glossary(90)), FLOOR)


def test_the_corpus_of_patterns_is_not_thinned() -> None:
    assert len(PATTERNS) >= 30
    assert len(PIECES) >= 150
