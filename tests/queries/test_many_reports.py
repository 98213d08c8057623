"""Do queries count once what several reports say alike? In the folder each report has a graph of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.cli import run
from keqiao_kg.graph import library, store

BUNDLED = Path(__file__).resolve().parents[2] / "data" / "reports" / "keqiao-2020.txt"
NAMES = [query.name for query in library.library() if "another-store" not in query.name]
Two = tuple[store.Store | store.Endpoint, store.Store | store.Endpoint]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    """The bundled report and the same a year later, in one folder: as named graphs, and as one graph."""
    folder = tmp_path_factory.mktemp("two")
    later = BUNDLED.read_text(encoding="utf-8").replace("2020", "2021").replace("2019", "2020")
    (folder / "later.txt").write_text(later, encoding="utf-8")
    assert run(["build", str(BUNDLED), str(folder / "later.txt"), "-o", str(folder / "out")]) == 0
    return store.connect(str(folder / "out")), store.connect(str(folder / "out" / "graph.ttl"))


@pytest.mark.parametrize("name", NAMES)
def test_the_union_of_graphs_answers_as_one_graph(two: Two, name: str) -> None:
    text = library.find(name).text
    named, merged = (store.rows(graph.run(text)) for graph in two)
    assert named == merged


def test_both_reports_are_there(two: Two) -> None:
    rows = store.rows(two[0].run(library.find_query("observations")))
    assert len({row["report"] for row in rows}) == 2
    assert len(rows) == 2 * sum(row["report"] == "330603-2020" for row in rows)
