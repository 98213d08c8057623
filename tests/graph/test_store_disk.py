"""Is the store on disk quick to open, replaced at once, and never half?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from keqiao_kg.errors import InputError, OutputError, QueryError
from keqiao_kg.graph import store, store_disk
from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.graph.store_changes import Update
from keqiao_kg.graph.triples import quads
from keqiao_kg.graph.write import nquads
from keqiao_kg.model import Facts

A, B = "https://e.org/a", "https://e.org/b"
LINES = f'<{A}> <https://e.org/p> "1" <{A}> .\n<{B}> <https://e.org/p> "2" <{B}> .\n'
OBJECTS = "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o"


@pytest.fixture
def nq(tmp_path: Path) -> Path:
    path = tmp_path / "graph.nq"
    path.write_text(LINES, encoding="utf-8")
    return path


@pytest.fixture
def folder(nq: Path) -> Path:
    store_disk.fill(nq.parent / store_disk.STORE, nq)
    return nq.parent


def objects(folder: Path) -> list[str]:
    return [row["o"] for row in store.rows(store.connect(str(folder)).run(OBJECTS))]


def test_a_folder_with_a_store_answers_as_its_files_do(facts: Facts, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(b"".join(nquads([PackedGraph.of(quads(facts))])))
    asked = [query for query in store.library() if "/" not in query.name]
    assert len(asked) >= 6
    from_files = [store.rows(store.connect(str(tmp_path)).run(query.text)) for query in asked]
    store_disk.fill(tmp_path / store_disk.STORE, tmp_path / "graph.nq")
    (tmp_path / "graph.nq").unlink()
    assert [store.rows(store.connect(str(tmp_path)).run(query.text)) for query in asked] == from_files
    assert sum(map(len, from_files)) > 10


def test_it_opens_in_milliseconds(folder: Path) -> None:
    best = min(_seconds_to_open(folder) for _ in range(5))
    assert best < 0.1


def _seconds_to_open(folder: Path) -> float:
    start = time.perf_counter()
    store_disk.open_store(folder / store_disk.STORE)
    return time.perf_counter() - start


def test_the_same_data_is_not_loaded_twice(folder: Path, nq: Path) -> None:
    first = store_disk.current(folder / store_disk.STORE)
    database = folder / store_disk.STORE / str(first)
    before = (database / "CURRENT").stat().st_mtime_ns
    store_disk.fill(folder / store_disk.STORE, nq)
    assert store_disk.current(folder / store_disk.STORE) == first
    assert (database / "CURRENT").stat().st_mtime_ns == before


def test_filling_replaces_everything(folder: Path, nq: Path) -> None:
    nq.write_text(f'<{A}> <https://e.org/p> "3" <{A}> .\n', encoding="utf-8")
    store_disk.fill(folder / store_disk.STORE, nq)
    assert objects(folder) == ["3"]


def test_one_graph_is_replaced_and_the_others_stay(folder: Path) -> None:
    store_disk.replace_graph(folder / store_disk.STORE, A, f'<{A}> <https://e.org/p> "9" .\n'.encode())
    assert objects(folder) == ["2", "9"]
    store_disk.replace_graph(folder / store_disk.STORE, "https://e.org/c", f'<{A}> <https://e.org/p> "5" .\n'.encode())
    assert objects(folder) == ["2", "5", "9"]


def test_only_the_generation_that_counts_is_kept(folder: Path) -> None:
    for value in ("7", "8"):
        store_disk.replace_graph(folder / store_disk.STORE, A, f'<{A}> <https://e.org/p> "{value}" .\n'.encode())
    names = sorted(path.name for path in (folder / store_disk.STORE).iterdir())
    assert names == sorted(["current", "lock", str(store_disk.current(folder / store_disk.STORE))])


def test_a_reader_goes_on_while_the_store_is_replaced(folder: Path) -> None:
    reader = store.connect(str(folder))
    store_disk.replace_graph(folder / store_disk.STORE, A, f'<{A}> <https://e.org/p> "9" .\n'.encode())
    assert [row["o"] for row in store.rows(reader.run(OBJECTS))] == ["1", "2"]
    assert objects(folder) == ["2", "9"]


@pytest.mark.parametrize("update", ["INSERT DATA {", "INSERT DATA { <a:b> <a:b> 1 } ; LOAD <http://127.0.0.1/x>"])
def test_an_update_that_fails_changes_nothing(folder: Path, update: str) -> None:
    before = store_disk.current(folder / store_disk.STORE)
    with pytest.raises(QueryError):
        store_disk.change(folder / store_disk.STORE, Update(update).apply)
    assert store_disk.current(folder / store_disk.STORE) == before
    assert objects(folder) == ["1", "2"]
    assert not list((folder / store_disk.STORE).glob(".making-*"))


KILLED_WRITER = """
import os, sys
from pathlib import Path
from keqiao_kg.graph import store_disk
stop = sys.argv[3]
if stop == "publish":
    store_disk._publish = lambda *_: os.kill(os.getpid(), 9)
elif stop == "load":
    real = store_disk._load
    store_disk._load = lambda *given: (real(*given), os.kill(os.getpid(), 9))
store_disk.fill(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize(("stop", "then"), [("load", ["1", "2"]), ("publish", ["1", "2"]), ("never", ["3"])])
def test_a_killed_writer_leaves_the_old_or_the_new(folder: Path, nq: Path, stop: str, then: list[str]) -> None:
    other = folder / "other.nq"
    other.write_text(f'<{A}> <https://e.org/p> "3" <{A}> .\n', encoding="utf-8")
    command = [sys.executable, "-c", KILLED_WRITER, str(folder / store_disk.STORE), str(other), stop]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, check=False)
    assert done.returncode == (0 if stop == "never" else -signal.SIGKILL)
    assert objects(folder) == then
    store_disk.fill(folder / store_disk.STORE, other)  # what was left behind does not stand in the way
    assert objects(folder) == ["3"]
    assert len(list((folder / store_disk.STORE).iterdir())) == 3


def test_a_staged_generation_counts_when_published(folder: Path, nq: Path) -> None:
    nq.write_text(f'<{A}> <https://e.org/p> "3" <{A}> .\n', encoding="utf-8")
    staged = store_disk.stage(folder / store_disk.STORE, nq)
    assert objects(folder) == ["1", "2"]
    staged.publish()
    assert objects(folder) == ["3"]
    staged.discard()  # it counts, so it stays
    assert objects(folder) == ["3"]


def test_a_discarded_generation_is_gone(folder: Path, nq: Path) -> None:
    nq.write_text(f'<{A}> <https://e.org/p> "3" <{A}> .\n', encoding="utf-8")
    staged = store_disk.stage(folder / store_disk.STORE, nq)
    staged.discard()
    with pytest.raises(OutputError, match="another program"):
        staged.publish()
    assert objects(folder) == ["1", "2"]


def test_no_store_and_a_damaged_one_are_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no store here"):
        store_disk.open_store(tmp_path / "none")
    with pytest.raises(InputError, match="no store here"):
        store_disk.replace_graph(tmp_path / "none", A, b"")
    (folder / store_disk.STORE / "current").write_text("gone\n", encoding="ascii")
    with pytest.raises(InputError, match="the store cannot be read"):
        store.connect(str(folder))


def test_a_store_that_cannot_be_written_is_named(nq: Path) -> None:
    (nq.parent / store_disk.STORE).write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        store_disk.fill(nq.parent / store_disk.STORE, nq)
    assert store.rows(store.connect(str(nq.parent)).run(OBJECTS))


def test_from_limits_a_query_to_its_graph(folder: Path, nq: Path) -> None:
    query = f"SELECT ?o FROM <{A}> {{ ?s ?p ?o }}"
    assert store.rows(store.connect(str(folder)).run(query)) == [{"o": "1"}]
    assert store.rows(store.connect(str(nq)).run(query)) == [{"o": "1"}]
