"""Does the process that validates answer in order, end with its caller, and say so when it dies?"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from keqiao_kg.errors import KeqiaoError
from keqiao_kg.graph.shacl_process import ShaclProcess

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
"""
THING = "<http://example.org/{}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/Thing> .\n"


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    file = tmp_path / "shapes.ttl"
    file.write_text(SHAPES, encoding="utf-8")
    return file


def test_graphs_are_answered_in_order(shapes: Path) -> None:
    with ShaclProcess(shapes) as shacl:
        asked = [shacl.violations(THING.format(name).encode()) for name in "abc"] + [shacl.violations(b"")]
        found = [[item.focus for item in answer.result()] for answer in asked]
    assert found == [["http://example.org/a"], ["http://example.org/b"], ["http://example.org/c"], []]


def test_a_process_that_dies_is_an_error_of_one_line(shapes: Path) -> None:
    with ShaclProcess(shapes) as shacl:
        os.kill(shacl._child.pid, signal.SIGKILL)
        with pytest.raises(KeqiaoError, match=r"the validation stopped \(status -9\); free some memory"):
            shacl.violations(b"").result()


def test_no_process_is_left_behind(shapes: Path) -> None:
    shacl = ShaclProcess(shapes)
    with pytest.raises(KeyboardInterrupt), shacl:
        raise KeyboardInterrupt
    assert shacl._child.returncode is not None
