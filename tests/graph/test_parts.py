"""Do reports asked one after another answer as all of them at once?"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.graph.parts import Parts
from keqiao_kg.graph.store import Store, find_query, rows
from keqiao_kg.publish.exports.tables import TABLES


@pytest.fixture(scope="module")
def two(out: Path) -> Parts:
    """The bundled report and the same as one of another year."""
    ((_, graph),) = Parts.open(out).reports
    lines = [line.replace("330603-2020", "330603-2021") for line in graph.nquads.lines()]
    twin = PackedGraph.of(ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_QUADS))
    return Parts.of([twin, graph])


def test_a_folder_comes_apart_by_report(out: Path, two: Parts) -> None:
    opened = Parts.open(out)
    assert [name.rpartition("/report/")[2] for name, _ in two.reports] == ["330603-2020/graph", "330603-2021/graph"]
    behind = [[(name, [*graph.nquads.lines()]) for name, graph in parts.background] for parts in (opened, two)]
    assert behind[0] == behind[1]
    assert "".join(line for graph in opened.graphs() for line in graph.nquads.lines()).count("\n") == len(
        (out / "graph.nq").read_text(encoding="utf-8").splitlines()
    )


@pytest.mark.parametrize("name", TABLES)
def test_one_after_another_answers_as_all_at_once(two: Parts, name: str) -> None:
    query = find_query(name)
    apart = [row for store in two.stores() for row in rows(store.run(query))]
    at_once = rows(Store.of(part for graph in two.graphs() for part in graph.nquads.parts()).run(query))
    assert len(apart) > 50
    assert apart == at_once
