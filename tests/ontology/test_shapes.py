"""The shapes are themselves good shapes, by the shapes of shapes of the SHACL standard (SHACL-SHACL)."""

from __future__ import annotations

import pyshacl
import pytest
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph

from keqiao_kg.assets import ONTOLOGY

WRONG = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix kqs: <https://w3id.org/keqiao-kg/shapes#> .
kqs:Entity sh:property [ sh:path kqs:x ; sh:minCount "one" ] .
"""


def _validated(extra: str = "") -> bool:
    shapes = Graph().parse(ONTOLOGY / "shapes.ttl").parse(data=extra, format="turtle")
    return bool(pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)[0])


def test_the_shapes_keep_the_shapes_of_shapes() -> None:
    assert _validated()


def test_a_count_that_is_no_number_is_found() -> None:
    with pytest.raises(ReportableRuntimeError, match="MetaSHACL"):
        _validated(WRONG)
