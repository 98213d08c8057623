"""Is every RDF form the same graph, to readers that others wrote?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from keqiao_kg.graph.json_ld import frame, json_ld
from keqiao_kg.graph.packed import PackedGraph
from keqiao_kg.graph.parts import Parts
from keqiao_kg.graph.rdf_xml import rdf_xml
from keqiao_kg.graph.terms import Term, parsed

Written = Callable[..., Path]
GOOD = Path(__file__).parents[2] / "ontology" / "good.ttl"
REPORT = "https://w3id.org/keqiao-kg/id/report/330603-2020"
FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}


def _quads(content: bytes | Path, form: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(content.read_bytes() if isinstance(content, Path) else content, format=form))


@pytest.mark.parametrize("name", FORMATS)
def test_oxigraph_reads_the_same_graph(written: Written, out: Path, name: str) -> None:
    built = _quads(out / "graph.nq", ox.RdfFormat.N_QUADS)
    read = _quads(written(name), FORMATS[name])
    if name in ("trig", "nquads"):
        assert read == built
    else:
        assert {quad.triple for quad in read} == {quad.triple for quad in built}


@pytest.mark.parametrize(("name", "file"), [("turtle", "graph.ttl"), ("nquads", "graph.nq")])
def test_what_build_writes_is_written_again(written: Written, out: Path, name: str, file: str) -> None:
    assert written(name).read_bytes() == (out / file).read_bytes()


def _small() -> tuple[PackedGraph, rdflib.Graph]:
    """The example of the ontology: every class and property."""
    name = ox.NamedNode(f"{REPORT}/graph")
    triples = ox.parse(path=str(GOOD), format=ox.RdfFormat.TURTLE)
    packed = PackedGraph.of(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)
    return packed, rdflib.Graph().parse(GOOD)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's reader of JSON-LD uses what rdflib has deprecated
@pytest.mark.parametrize(("form", "rdflib_name"), [("rdfxml", "xml"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_example(form: str, rdflib_name: str) -> None:
    packed, wanted = _small()
    content = b"".join(rdf_xml([packed]) if form == "rdfxml" else json_ld([(f"{REPORT}/graph", packed)]))
    read = rdflib.Graph().parse(data=content, format=rdflib_name)
    assert len(wanted) > 300
    assert set(read) == set(wanted)


def test_pyld_reads_the_example_and_frames_it_alike() -> None:
    packed, wanted = _small()
    document: dict[str, Any] = json.loads(b"".join(json_ld([(f"{REPORT}/graph", packed)])))
    read = rdflib.Graph().parse(data=jsonld.to_rdf(document, {"format": "application/n-quads"}), format="nt")
    assert set(read) == set(wanted)
    ours = {node["id"]: node for node in document["@graph"]}
    lines = b"".join(packed.nquads.parts()).decode().replace(f" <{REPORT}/graph> .\n", " .\n")
    framed = jsonld.frame(jsonld.from_rdf(lines), frame(), {"omitGraph": False})
    theirs = {node["id"]: node for node in framed["@graph"]}
    assert ours.keys() <= theirs.keys()
    alike = [iri for iri, node in ours.items() if _sorted(node) == _sorted(theirs[iri])]
    assert alike == list(ours)


def _sorted(value: Any) -> Any:
    """Lists without their order, which JSON-LD gives no meaning; numbers as the strings that PyLD makes of them."""
    if isinstance(value, int):
        return json.dumps(value)
    if isinstance(value, dict):
        return {key: _sorted(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def test_a_fact_holds_its_quote(written: Written) -> None:
    document = json.loads(written("jsonld").read_text(encoding="utf-8"))
    nodes = {node["id"]: node for node in document["@graph"]}
    targets = [node for node in nodes.values() if node.get("type") == "Target"]
    assert len(targets) > 50
    for target in targets:
        selector = target["evidence"]["hasSelector"]
        assert isinstance(selector["start"], int)
        assert selector["exact"]
    assert not any(node.get("type") in ("Selector", "Passage") for node in nodes.values())


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("<https://example.org/桥>", Term("https://example.org/桥", True)),
        ('"“5+3+4”"', Term("“5+3+4”", False)),
        (r'"a\"b\\c\nd\te"', Term('a"b\\c\nd\te', False)),
        (r'"\u6865\U00020BB7"', Term("桥𠮷", False)),
        ('"桥"@zh', Term("桥", False, "zh")),
        (
            '"8"^^<http://www.w3.org/2001/XMLSchema#integer>',
            Term("8", False, "", "http://www.w3.org/2001/XMLSchema#integer"),
        ),
    ],
)
def test_terms_are_taken_apart(text: str, term: Term) -> None:
    assert parsed(text) == term


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(ValueError, match="neither IRI nor literal: _:b0"):
        parsed("_:b0")


def test_several_reports_stay_apart_and_share_what_they_share(parts: Parts) -> None:
    ((name, graph),) = parts.reports
    other = REPORT.replace("2020", "2021")
    lines = [
        line.replace(f"<{REPORT}/", f"<{other}/").replace(f"<{REPORT}>", f"<{other}>") for line in graph.nquads.lines()
    ]
    twin = PackedGraph.of(ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_QUADS))
    assert name == f"{REPORT}/graph"
    document = json.loads(b"".join(json_ld([(name, graph), (f"{other}/graph", twin)])))
    ids = [node["id"] for node in document["@graph"]]
    assert len(ids) == len(set(ids))
    assert {REPORT, other} <= set(ids)
    assert not any(node.get("type") in ("Selector", "Passage") for node in document["@graph"])
