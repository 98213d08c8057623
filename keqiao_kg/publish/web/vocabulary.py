"""What the editor completes: prefixes, classes and properties of the graph, with labels in Chinese and English."""

from __future__ import annotations

import json
from collections.abc import Iterable

from keqiao_kg.assets import ONTOLOGY
from keqiao_kg.graph.store import Row, Store, rows

_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?term ?label ?tongue WHERE { ?term rdfs:label ?label BIND(LANG(?label) AS ?tongue) } ORDER BY ?term ?tongue
"""

Terms = dict[str, dict[str, str]]  # IRI → labels by language


def vocabulary_json() -> bytes:
    """`{prefixes: {prefix: namespace}, classes: [{iri, zh, en}], properties: [...]}` in UTF-8."""
    prefixes = _prefixes()
    terms = _labels(rows(Store.open(ONTOLOGY / "keqiao.ttl").run(_LABELS)))
    for iri in _named(prefixes):
        terms.setdefault(iri, {})
    content = {
        "prefixes": prefixes,
        "classes": _listed(terms, classes=True),
        "properties": _listed(terms, classes=False),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _context() -> dict[str, object]:
    context: dict[str, object] = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    return {name: value for name, value in context.items() if not name.startswith("@")}


def _prefixes() -> dict[str, str]:
    return {name: value for name, value in _context().items() if isinstance(value, str) and value.endswith(("#", "/"))}


def _named(prefixes: dict[str, str]) -> Iterable[str]:
    """The IRIs of all terms of our JSON-LD context, which names each class and property that the graph uses."""
    for value in _context().values():
        short = value.get("@id", "") if isinstance(value, dict) else value
        prefix, _, name = str(short).partition(":")
        if prefix in prefixes and name:
            yield prefixes[prefix] + name


def _labels(found: Iterable[Row]) -> Terms:
    terms: Terms = {}
    for row in found:
        terms.setdefault(row["term"], {})[row["tongue"]] = row["label"]
    return terms


def _listed(terms: Terms, *, classes: bool) -> list[dict[str, str]]:
    """Classes begin with a capital letter in every vocabulary that the graph uses, properties do not."""
    chosen = (iri for iri in sorted(terms) if iri.replace("/", "#").rpartition("#")[2][:1].isupper() == classes)
    return [{"iri": iri, "zh": terms[iri].get("zh", ""), "en": terms[iri].get("en", "")} for iri in chosen]
