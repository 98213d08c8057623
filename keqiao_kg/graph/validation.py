"""What validation found: violations, and the report of them for machines (SHACL in Turtle) and for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from keqiao_kg.graph.vocabulary import OA, SH, TYPE, XSD
from keqiao_kg.graph.write import shorten, turtle_of

REPORT = "https://w3id.org/keqiao-kg/validation/report"
_BLANK = "https://w3id.org/keqiao-kg/.well-known/genid/"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong. IRIs are plain, blank nodes `_:label`; what does not apply is empty."""

    focus: str  # the node that breaks the rule
    path: str  # the property that is wrong
    value: str  # the value that is wrong, in N-Triples form
    shape: str  # IRI of the shape or check
    component: str  # local name of the SHACL constraint component
    severity: str  # Violation, Warning, Info
    message_zh: str
    message_en: str
    quote: str = ""  # the text that the node was read from …
    span: str = ""  # … and its offsets: 112-126


@dataclass(frozen=True, slots=True)
class Validation:
    """Outcome of a validation; `turtle` and `text` are the same for the same graph."""

    results: tuple[Violation, ...]
    reports: int = 0
    triples: int = 0

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.results

    @property
    def turtle(self) -> bytes:
        """The SHACL validation report, without blank nodes."""
        return turtle_of(_report(self.results))

    @property
    def text(self) -> str:
        """What is wrong, where and why, in Chinese and English."""
        size = f"{self.reports} 份报告，{self.triples} 条三元组 · {self.reports} reports, {self.triples} triples"
        if self.conforms:
            return f"符合 · conforms ({size})\n"
        head = f"{len(self.results)} 处不符合 · {len(self.results)} violations ({size})\n"
        return head + "".join(f"\n{n}. {_words(item)}" for n, item in enumerate(self.results, 1))


def _words(item: Violation) -> str:
    lines = [shorten(item.focus)]
    if item.quote:
        lines.append(f"原文 text: 「{item.quote}」 {item.span}")
    lines.append(f"问题 cause: {item.message_zh} · {item.message_en}")
    if item.path:
        lines.append(f"属性 property: {shorten(item.path)}")
    if item.value:
        lines.append(f"值 value: {shorten(item.value)}")
    lines.append(f"规则 rule: {shorten(item.shape)} ({item.component})")
    return "\n   ".join(lines) + "\n"


def _report(results: Sequence[Violation]) -> Iterator[Triple]:
    report = NamedNode(REPORT)
    yield Triple(report, TYPE, SH["ValidationReport"])
    yield Triple(report, SH["conforms"], Literal("false" if results else "true", datatype=XSD["boolean"]))
    width = len(str(len(results)))
    for number, item in enumerate(results, 1):
        node = NamedNode(f"{REPORT}-{number:0{width}}")
        yield Triple(report, SH["result"], node)
        yield from _result(node, item)


def _result(node: NamedNode, item: Violation) -> Iterator[Triple]:
    yield Triple(node, TYPE, SH["ValidationResult"])
    yield Triple(node, SH["focusNode"], _node(item.focus))
    yield Triple(node, SH["resultSeverity"], SH[item.severity])
    yield Triple(node, SH["sourceConstraintComponent"], SH[item.component])
    yield Triple(node, SH["sourceShape"], _node(item.shape))
    yield Triple(node, SH["resultMessage"], Literal(item.message_zh, language="zh"))
    yield Triple(node, SH["resultMessage"], Literal(item.message_en, language="en"))
    if item.path:
        yield Triple(node, SH["resultPath"], _node(item.path))
    if item.value.startswith("<"):
        yield Triple(node, SH["value"], NamedNode(item.value[1:-1]))
    elif item.value:
        yield Triple(node, SH["value"], Literal(item.value))
    if item.quote:
        yield Triple(node, OA["exact"], Literal(item.quote))
        start, _, end = item.span.partition("-")
        yield Triple(node, OA["start"], Literal(start, datatype=XSD["integer"]))
        yield Triple(node, OA["end"], Literal(end, datatype=XSD["integer"]))


def _node(name: str) -> NamedNode:
    """An IRI as it is; a blank node under a well-known path, since the report has none."""
    return NamedNode(_BLANK + name[2:] if name.startswith("_:") else name)
