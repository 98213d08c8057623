"""Does each projection show what it says, with what a reader needs to know of each node?"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from keqiao_kg.errors import QueryError
from keqiao_kg.graph.parts import Parts
from keqiao_kg.graph.store import rows
from keqiao_kg.publish.network import PROJECTIONS, Network, project
from keqiao_kg.publish.network.draft import Draft

Networks = dict[str, Network]


def _rows(parts: Parts, name: str) -> list[dict[str, str]]:
    from keqiao_kg.graph.store import find_query

    return [row for store in parts.stores() for row in rows(store.run(find_query(name)))]


@pytest.mark.parametrize("name", PROJECTIONS)
def test_every_node_says_what_it_is(networks: Networks, name: str) -> None:
    network = networks[name]
    assert len(network.nodes) > 100
    for node in network.nodes:
        assert node.label
        assert node.label_en
        assert node.kind in network.names, node.kind
        assert node.colour == network.colours[node.kind]
        assert node.size > 0
    assert {edge.kind for edge in network.edges} <= network.names.keys()
    ends = {node.id for node in network.nodes}
    assert all(edge.source in ends and edge.target in ends for edge in network.edges)


def test_entities_are_those_of_the_query_with_all_their_relations(parts: Parts, networks: Networks) -> None:
    network = networks["entities"]
    found = _rows(parts, "entities")
    named = {(row["name"], row["type"]) for row in found}
    assert named <= {(node.label, node.kind) for node in network.nodes}
    stated = Counter(edge.kind for edge in network.edges if edge.kind != "namedWith")
    assert stated.keys() == {row["relation"] for row in _rows(parts, "relations")}
    assert all(edge.quote and edge.years and edge.reports for edge in network.edges)


def test_named_together_is_weighed_by_sentences(parts: Parts, networks: Networks) -> None:
    together: Counter[tuple[str, str]] = Counter()
    sentences: dict[tuple[str, str], set[str]] = {}
    for row in _rows(parts, "entities"):
        sentences.setdefault((row["report"], row["sentence"]), set()).add(row["name"])
    for names in sentences.values():
        together.update(combinations(sorted(names), 2))
    labels = {node.id: node.label for node in networks["entities"].nodes}
    edges = [edge for edge in networks["entities"].edges if edge.kind == "namedWith"]
    assert len(edges) > 100
    for edge in edges:
        first, second = sorted((labels[edge.source], labels[edge.target]))
        assert together[first, second] >= edge.weight
    assert max(edge.weight for edge in edges) > 1


def test_promises_lead_from_programmes_to_results(parts: Parts, networks: Networks) -> None:
    network = networks["promises"]
    kinds = {node.id: node.kind for node in network.nodes}
    ways = {(kinds[edge.source], edge.kind, kinds[edge.target]) for edge in network.edges}
    assert ways == {
        ("programme", "promisedIn", "commitment"),
        ("project", "promisedIn", "commitment"),
        ("commitment", "sets", "target"),
        ("target", "comparedWith", "result"),
    }
    pairs = _rows(parts, "targets-vs-results")
    assert sum(edge.kind == "comparedWith" for edge in network.edges) == len(pairs) > 20
    english = [node.label_en for node in network.nodes if node.kind == "target"]
    assert any(label.startswith("gross domestic product") for label in english)


def test_places_say_what_happens_where(networks: Networks) -> None:
    network = networks["places"]
    kinds = {node.id: node.kind for node in network.nodes}
    with_place = [edge for edge in network.edges if "place" in (kinds[edge.source], kinds[edge.target])]
    assert len(with_place) > 0.7 * len(network.edges)
    assert {"containedInPlace", "locatedIn", "measuredIn"} <= {edge.kind for edge in network.edges}


def test_full_has_every_sentence_statement_and_quantity(parts: Parts, networks: Networks) -> None:
    counts = Counter(node.kind for node in networks["full"].nodes)
    quantities = {(row["start"], row["end"], row["quote"]) for row in _rows(parts, "observations")}
    assert counts["target"] + counts["result"] >= len(quantities)
    assert counts["commitment"] + counts["achievement"] + counts["challenge"] == len(_rows(parts, "commitments"))
    assert counts["glossaryConcept"] == len(_rows(parts, "glossary"))
    assert counts["report"] == 1


def test_another_name_is_an_error(parts: Parts) -> None:
    with pytest.raises(QueryError, match="hairball: no such projection; choose one of entities, promises"):
        project(parts.stores(), "hairball")


def test_what_a_damaged_file_holds_is_not_drawn() -> None:
    draft = Draft()
    draft.node("https://example.org/a", "place", "柯\x00桥\x07", note="区\x1f")
    draft.node("https://example.org/b", "place", "\x00")
    draft.seen("https://example.org/a", 2020, "r", "在\x00柯桥")
    first, second = draft.nodes()
    assert (first.label, first.label_en, first.note, first.quote) == ("柯桥", "柯桥", "区", "在柯桥")
    assert second.label == second.id
