"""Does the graph keep the integrity conditions of the SKOS Reference (S9, S13, S14, S27, S37, S46)?"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

PREFIX = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
BROADER = "(skos:broader|skos:broaderTransitive|^skos:narrower|^skos:narrowerTransitive)"
CONDITIONS = {  # what must not be there
    "S9": "?x a skos:Concept , skos:ConceptScheme",
    "S13": """{ ?x skos:prefLabel ?word ; skos:altLabel|skos:hiddenLabel ?word }
              UNION { ?x skos:altLabel ?word ; skos:hiddenLabel ?word }""",
    "S14": "?x skos:prefLabel ?one , ?two FILTER(?one != ?two && LANG(?one) = LANG(?two))",
    "S27": f"?x skos:related|^skos:related ?y . ?x {BROADER}+ ?y",
    "S37": "?x a ?group VALUES ?group { skos:Collection skos:OrderedCollection } ?x a skos:Concept",
    "S46": """?x skos:exactMatch|^skos:exactMatch ?y .
              ?x skos:broadMatch|skos:narrowMatch|skos:relatedMatch|^skos:relatedMatch ?y""",
}
EX = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://example.org/> .\n"
BROKEN = {
    "S9": ":a a skos:Concept , skos:ConceptScheme .",
    "S13": ':a skos:prefLabel "x"@zh ; skos:altLabel "x"@zh .',
    "S14": ':a skos:prefLabel "x"@zh , "y"@zh .',
    "S27": ":a skos:related :b . :a skos:broader :c . :c skos:broader :b .",
    "S37": ":a a skos:Concept , skos:Collection .",
    "S46": ":a skos:exactMatch :b . :a skos:broadMatch :b .",
}


def _asked(store: ox.Store, name: str) -> list[str]:
    query = f"{PREFIX}SELECT DISTINCT ?x WHERE {{ {CONDITIONS[name]} }}"
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(str(row["x"]) for row in found)


@pytest.fixture(scope="module")
def graph(out: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize("name", CONDITIONS)
def test_the_graph_keeps_a_condition(graph: ox.Store, name: str) -> None:
    assert _asked(graph, name) == []


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_breach_is_told(name: str) -> None:
    store = ox.Store()
    store.load((EX + BROKEN[name]).encode(), format=ox.RdfFormat.TURTLE)
    assert "<https://example.org/a>" in _asked(store, name)
