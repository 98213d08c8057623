"""Does the wheel carry all that the program needs, and are the public names few?"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import keqiao_kg

ROOT = Path(__file__).resolve().parent.parent
PUBLIC = [
    "Connection",
    "InputError",
    "KeqiaoError",
    "KnowledgeGraph",
    "OutputError",
    "Overrides",
    "QueryError",
    "RuleError",
    "build",
    "connect",
]
TOP_LEVEL = {
    *("pyproject.toml", "ontology", "keqiao_kg", "data", "queries", "tests"),
    *("README.md", "README.zh.md", "LICENSE", "CITATION.cff", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile"),
    *(".ci", ".gitignore"),
}


def test_the_top_level_holds_what_was_agreed_on_and_nothing_else() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert {name.partition("/")[0] for name in listed.split("\0") if name} == TOP_LEVEL


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_carries_rules_ontology_and_queries(unpacked: Path) -> None:
    for name in ("data", "ontology", "queries"):
        ours = {path.relative_to(ROOT / name) for path in (ROOT / name).rglob("*") if path.is_file()}
        theirs = unpacked / "keqiao_kg" / "assets" / name
        assert {path.relative_to(theirs) for path in theirs.rglob("*") if path.is_file()} == ours


def test_the_wheel_builds_the_same_graph_far_from_the_checkout(unpacked: Path, out: Path, tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(unpacked)}
    command = [sys.executable, "-m", "keqiao_kg", "build", "-o", "here"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    files = [path for path in out.iterdir() if path.is_file() and not path.name.startswith(".")]
    assert len(files) > 5
    for path in files:
        assert (tmp_path / "here" / path.name).read_bytes() == path.read_bytes()


def test_the_public_names() -> None:
    assert keqiao_kg.__all__ == PUBLIC
    for name in PUBLIC:
        assert getattr(keqiao_kg, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = keqiao_kg.nonsense  # type: ignore[attr-defined]


@pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning")  # rdflib warns of its own use of itself
def test_the_python_face_of_the_contract(tmp_path: Path) -> None:
    kg = keqiao_kg.build()
    assert kg.conforms
    assert kg.report.area.full_name == "浙江省绍兴市柯桥区"
    rows = kg.query("observations")
    assert rows == kg.query((ROOT / "queries" / "observations.rq").read_text(encoding="utf-8"))
    assert len(rows) == len(kg.facts[0].observations)
    graphs = [graph for graph in kg.graph.graphs() if len(graph)]
    assert len(graphs) >= 2  # the report, the background
    network = kg.to_networkx()
    assert network.number_of_edges() > 20
    assert {"label", "kind", "mentions", "x", "y"} <= set(next(iter(network.nodes(data=True)))[1])
    kg.write(tmp_path / "out")
    assert (tmp_path / "out" / "graph.ttl").is_file()
