"""Does the house still have one direction, thin adapters and small pieces?"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "keqiao_kg"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From left to right; a room may import what stands left of it, and itself.
ORDER = ("model", "errors", "assets", "rules", "text", "extract", "resolve", "graph", "score", "publish")
TOP = (
    "pipeline",
    "knowledge_graph",
    "connection",
    "explanation",
    "cli",
    "cli_frame",
    "cli_stores",
    "__init__",
    "__main__",
)

# The rooms of extraction, and what each may ask beside itself.
EXTRACT = {
    "words": (),
    "numbers": (),
    "mentions": ("words",),
    "quantities/phrases": ("words",),
    "quantities/measures": ("words", "numbers", "quantities/phrases"),
    "quantities/context": ("words", "numbers", "quantities/phrases"),
    "quantities": ("words",),
    "relations": ("mentions",),
    "statements": (),
}

ONLY_IN = {
    "click": ("cli",),
    "rich": ("cli",),
    "rdflib": ("graph", "knowledge_graph", "connection"),
    "pyshacl": ("graph",),
    "pyoxigraph": ("graph",),
    "jieba": ("extract/words",),
    "httpx": ("publish/loading/client",),
    "pandas": ("graph/rows",),
    "networkx": ("publish", "knowledge_graph"),
    "numpy": ("publish/network/",),
    "docx": ("text/read/",),
    "pypdfium2": ("text/read/",),
    "lxml": ("text/read/",),
    "bs4": ("text/read/",),
    "jinja2": ("publish/site/",),
    "markupsafe": ("publish/site/",),
}


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def test_modules_are_found() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_left(path: Path) -> None:
    room = _room(path)
    assert room in ORDER + TOP, f"a room that the house does not know: {room}"
    for name in _imports(path):
        if not name.startswith("keqiao_kg."):
            continue
        other = name.split(".")[1]
        if room in TOP:
            continue
        assert other in ORDER, f"{path} imports {name}"
        assert ORDER.index(other) <= ORDER.index(room), f"{path} imports {name}, which stands to the right"


def _extract_room(place: str) -> str:
    return max((room for room in EXTRACT if f"{place}/".startswith(f"{room}/")), key=len)


@pytest.mark.parametrize("path", sorted((PACKAGE / "extract").rglob("*/*.py")), ids=lambda path: path.stem)
def test_rooms_of_extraction_ask_few_others(path: Path) -> None:
    room = _extract_room(path.relative_to(PACKAGE / "extract").with_suffix("").as_posix())
    for name in _imports(path):
        if name.startswith("keqiao_kg.extract."):
            other = _extract_room("/".join(name.split(".")[2:]))
            inside = other.startswith(f"{room}/") or other == room
            assert inside or other in EXTRACT[room], f"{path} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_adapters_are_alone(path: Path) -> None:
    place = path.relative_to(PACKAGE).with_suffix("").as_posix()
    for name in _imports(path):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or place.startswith(allowed), f"{path} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_pieces_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400, f"{path} is too long"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            assert node.end_lineno - node.lineno < 40, f"{path}:{node.lineno} {node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_names_say_a_purpose(path: Path) -> None:
    assert not re.search(r"util|helper|common|misc", path.stem)
