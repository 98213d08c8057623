"""Reports and mentions made by hand."""

from __future__ import annotations

from collections.abc import Sequence

from keqiao_kg.model import (
    Area,
    EntityType,
    Evidence,
    Facts,
    Findings,
    GlossaryEntry,
    Level,
    Mention,
    Relation,
    RelationType,
    Report,
    Source,
    Span,
)
from keqiao_kg.resolve import ResolveRules, resolve

KEQIAO = Area("330603", "柯桥区", "浙江省绍兴市柯桥区", Level.COUNTY, (("330600", "绍兴市"), ("330000", "浙江省")))
PUDONG = Area("310115", "浦东新区", "上海市浦东新区", Level.COUNTY, (("310000", "上海市"),))
YIXIAN = Area("130633", "易县", "河北省保定市易县", Level.COUNTY, (("130600", "保定市"), ("130000", "河北省")))


def report(area: Area = KEQIAO, glossary: Sequence[GlossaryEntry] = (), speaker: str = "", body: str = "") -> Report:
    source = Source("x.txt", "text/plain", "utf-8", "", (), ())
    return Report(
        f"{area.code}-2020", "", area, body, "", speaker, "", "", 2019, 2020, "", source, (), (), tuple(glossary)
    )


def mention(name: str, kind: str = "programme", detail: str = "", at: int = 0) -> Mention:
    return Mention(Evidence("S001", Span(at, at + len(name)), ("made",)), name, name, EntityType(kind), detail)


def relation(subject: str, kind: str, other: str) -> Relation:
    return Relation(Evidence("S001", Span(0, 1), ("made",)), subject, RelationType(kind), other)


def entry(number: int, term: str, *alternatives: str) -> GlossaryEntry:
    span = Span(number * 100, number * 100 + 10)
    return GlossaryEntry(number, term, "", "", span, span, span, alternatives)


def facts_of(
    mentions: Sequence[Mention],
    area: Area = KEQIAO,
    glossary: Sequence[GlossaryEntry] = (),
    relations: Sequence[Relation] = (),
) -> Facts:
    findings = Findings((), (), tuple(mentions), tuple(relations))
    return resolve(report(area, glossary), findings, ResolveRules.load())
