"""Why a fact is there: its sentence, its quote and the rules that read it, in order.

For text that the graph has, or an IRI in it, from the graph; for any other sentence by reading it on the spot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from keqiao_kg.errors import QueryError
from keqiao_kg.extract import ExtractRules, extract
from keqiao_kg.graph import store
from keqiao_kg.model import Area, Findings, Level, Mention, Quantity, Relation, Role
from keqiao_kg.text import read_sentences

Graph = store.Store | store.Endpoint
Fact = Mapping[str, str]  # columns of queries/facts.rq

# The first report of the graph lends its area and year to a sentence that no report has.
_CONTEXT = """
PREFIX kq: <https://w3id.org/keqiao-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?code ?name ?level ?year WHERE {
  ?report a kq:Report ; kq:yearPlanned ?year ; kq:area ?area .
  ?area skos:prefLabel ?name ; kq:level/skos:notation ?level .
  OPTIONAL { ?area skos:notation ?code }
} ORDER BY ?report LIMIT 1
"""


def explain(text: str, data: str, role: Role = Role.REVIEW) -> str:
    """The facts of the sentences that hold `text`, or behind the IRI `text`, for a person to read.

    A sentence that the graph does not have is read as if it stood in the part with that `role`.
    Raises QueryError where nothing can be said.
    """
    is_iri = text.startswith(("http://", "https://"))
    graph = store.connect(data)
    facts = _known(text, graph, is_iri)
    if not facts and not is_iri:
        facts = _read_now(text, graph, role)
    if not facts:
        hint = "give a piece of a sentence of the report, or the IRI of a fact or thing"
        raise QueryError("nothing was read from this", where=text, hint=hint)
    return "".join(_rendered(facts))


def _known(text: str, graph: Graph, is_iri: bool) -> list[Fact]:
    """The facts that the graph has."""
    rows = store.rows(graph.run(store.find_query("facts")))
    if is_iri:
        return [row for row in rows if text in (row["fact"], row["thing"])]
    wanted = "".join(text.split())
    return [row for row in rows if wanted in "".join(row["sentence"].split())]


def _read_now(text: str, graph: Graph, role: Role) -> list[Fact]:
    """The facts that the rules read from a sentence that no report has."""
    context = store.rows(graph.run(_CONTEXT))
    if not context:
        return []
    code, name, level, year = context[0].values()
    report = read_sentences(text, Area(code, name, name, Level(level)), int(year), role)
    findings = extract(report, ExtractRules.load())
    sentences = {sentence.id: sentence.text for sentence in report.sentences}
    items = sorted(_items(findings), key=lambda item: item[1].evidence.span)
    return [
        {
            "report": "",
            "sentence": sentences[item.evidence.sentence],
            "quote": item.evidence.span.of(report.text),
            "kind": kind,
            "fact": "",
            "words": words,
            "rules": " ".join(item.evidence.rules),
        }
        for kind, item, words in items
    ]


def _items(findings: Findings) -> Iterator[tuple[str, Quantity | Mention | Relation, str]]:
    for quantity in findings.quantities:
        value = f"{quantity.value}–{quantity.upper}" if quantity.upper is not None else f"{quantity.value}"
        amount = f"{quantity.comparator} {value} {quantity.unit}"
        parts = (quantity.indicator, quantity.measure, amount, quantity.status, quantity.modality)
        yield "quantity", quantity, " · ".join((*parts, quantity.period, quantity.subject))
    for mention in findings.mentions:
        yield "mention", mention, " · ".join(filter(None, (mention.name, mention.type, mention.detail)))
    for relation in findings.relations:
        yield "relation", relation, " · ".join((relation.subject, relation.relation, relation.object))


def _rendered(facts: Sequence[Fact]) -> Iterator[str]:
    """A paragraph a sentence, three lines a fact."""
    for (report, sentence), group in groupby(facts, key=lambda row: (row["report"], row["sentence"])):
        yield f"{report}  {sentence}\n" if report else f"{sentence}\n"
        yield from _lines(group)
        yield "\n"


def _lines(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield f"  {fact['kind']}  {fact['words']}\n"
        yield f"      “{fact['quote']}”\n"
        yield f"      {' → '.join(fact['rules'].split())}\n"
        if fact["fact"]:
            yield f"      {fact['fact']}\n"
