"""Are the lines of a graph found again, and has a report all that it needs of what several say and no more?"""

from __future__ import annotations

import pytest

from keqiao_kg.graph.apart import Apart, Needed, by_subject, row_of_line
from keqiao_kg.graph.write import SHARED

BASE = "https://example.org/id/"
ONE, TWO = f"{BASE}report/1/graph", f"{BASE}report/2/graph"
P = "<https://example.org/p>"


def _iri(step: str) -> str:
    return f"<{BASE}{step}>"


TRIPLES = {
    ONE: [
        f'{_iri("place/a")} {P} "有 <{BASE}place/q> 的话" .',
        f"{_iri('report/1/mention/1')} {P} {_iri('place/a')} .",
        f'{_iri("report/1/mention/1")} {P} "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    ],
    TWO: [f"{_iri('report/2/mention/1')} {P} {_iri('place/z')} ."],
    SHARED: [
        f"{_iri('place/a')} {P} {_iri('place/b')} .",
        f'{_iri("place/b")} {P} "b" .',
        f'{_iri("place/z")} {P} "z" .',
    ],
    "https://example.org/ontology": [f'{P} {P} "p" .'],
}


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Apart:
    file = tmp_path_factory.mktemp("apart") / "graph.nq"
    lines = [f"{triple[:-2]} <{graph}> .\n" for graph, triples in TRIPLES.items() for triple in triples]
    file.write_text("".join(sorted(lines)), encoding="utf-8")
    return Apart(file, BASE)


@pytest.mark.parametrize("graph", TRIPLES)
def test_each_graph_is_read_whole(apart: Apart, graph: str) -> None:
    assert apart.ntriples(graph).decode().splitlines() == sorted(TRIPLES[graph])


def test_lines_about_things_are_found_from_both_ends(apart: Apart) -> None:
    assert {subject.decode(): len(lines) for subject, lines in apart.subjects.items()} == {
        _iri("place/a"): 2,
        _iri("place/b"): 1,
        _iri("place/z"): 1,
    }
    assert {thing.decode(): len(lines) for thing, lines in apart.objects.items()} == {
        _iri("place/a"): 1,
        _iri("place/b"): 1,
        _iri("place/z"): 1,
    }


@pytest.mark.parametrize(("graph", "things"), [(ONE, {"place/a", "place/b"}), (TWO, {"place/z"})])
def test_a_report_has_what_it_leads_to(apart: Apart, graph: str, things: set[str]) -> None:
    needed = Needed(apart.ntriples, [SHARED, "https://example.org/ontology"]).of(graph)
    found = by_subject(needed)
    assert {subject for subject in found if b"place/" in subject} == {_iri(thing).encode() for thing in things}
    assert P.encode() in found
    assert set(TRIPLES[graph]) <= set(needed.decode().splitlines())


def test_a_line_is_taken_apart() -> None:
    line = f'{_iri("place/a")} {P} "有 空格 的话"@zh .\n'
    assert row_of_line(line.encode()) == (_iri("place/a"), P, '"有 空格 的话"@zh')
