"""Each file of `bad/` breaks exactly the shape or check that it is named after."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from keqiao_kg.assets import ONTOLOGY
from keqiao_kg.graph import checks, gate
from keqiao_kg.graph.vocabulary import SH, TYPE

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.ttl"))
KQS = "https://w3id.org/keqiao-kg/shapes#"


def _shapes() -> set[str]:
    """The shapes that can be broken by themselves: property shapes and closed node shapes."""
    store = ox.Store()
    store.load(path=str(ONTOLOGY / "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    properties = {quad.subject for quad in store.quads_for_pattern(None, TYPE, SH["PropertyShape"])}
    closed = {quad.subject for quad in store.quads_for_pattern(None, SH["closed"], None)}
    return {node.value.removeprefix(KQS) for node in properties | closed}


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_file_breaks_its_rule_and_no_other(file: Path) -> None:
    results = gate.validate_file(file).results
    assert {item.shape.removeprefix(KQS) for item in results} == {file.stem}
    assert all(item.message_zh and item.message_en and item.message_zh != item.message_en for item in results)


def test_there_is_a_bad_file_for_every_shape_and_check() -> None:
    expected = _shapes() | {check.name for check in checks.library()}
    assert len(expected) > 100
    assert {file.stem for file in BAD} == expected


def test_the_good_file_conforms() -> None:
    assert gate.validate_file(HERE / "good.ttl").conforms
