"""The integrity constraints of the W3C Data Cube recommendation (IC-1 to IC-21), after its normalisation."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from keqiao_kg.assets import ONTOLOGY

HERE = Path(__file__).parent
CONSTRAINTS = sorted((HERE / "integrity").glob("ic-*.rq"))
Q = "PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX kq: <https://w3id.org/keqiao-kg/ontology#> "
BREAKING = {
    "ic-01": "DELETE { ?o qb:dataSet ?d } WHERE { ?o qb:dataSet ?d }",
    "ic-02": "INSERT { ?d qb:structure <urn:other> } WHERE { ?d a qb:DataSet }",
    "ic-03": "DELETE WHERE { ?c qb:componentProperty kq:value }",
    "ic-04": "DELETE WHERE { kq:subject <http://www.w3.org/2000/01/rdf-schema#range> ?r }",
    "ic-05": "DELETE WHERE { kq:measure qb:codeList ?l }",
    "ic-06": "INSERT { ?c qb:componentRequired false } WHERE { ?c qb:componentProperty kq:measure }",
    "ic-11": "DELETE WHERE { ?o kq:measure ?m }",
    "ic-12": "INSERT { <urn:twin> ?p ?v } WHERE { { SELECT ?o { ?o a qb:Observation } LIMIT 1 } ?o ?p ?v }",
    "ic-13": "DELETE WHERE { ?o kq:unit ?u }",
    "ic-14": "DELETE WHERE { ?o kq:value ?v }",
    "ic-19": "INSERT { ?o kq:measure <urn:measure> } WHERE { ?o a qb:Observation }",
}


def cube(*files: Path) -> ox.Store:
    """The normal form of the cube of these files, with the ontology."""
    store = ox.Store()
    for file in (ONTOLOGY / "keqiao.ttl", ONTOLOGY / "concepts.ttl", *files):
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    store.update((HERE / "integrity" / "normalize.ru").read_text(encoding="utf-8"))
    return store


def broken(store: ox.Store, constraint: Path) -> bool:
    answer = store.query(constraint.read_text(encoding="utf-8"))
    return any(True for _ in answer) if isinstance(answer, ox.QuerySolutions) else bool(answer)


def test_all_constraints_are_here() -> None:
    assert len(CONSTRAINTS) == 21


@pytest.fixture(scope="module")
def good() -> ox.Store:
    return cube(HERE / "good.ttl")


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda file: file.stem)
def test_the_cube_is_well_formed(constraint: Path, good: ox.Store) -> None:
    assert not broken(good, constraint)


@pytest.mark.parametrize("name", sorted(BREAKING))
def test_a_broken_cube_is_told(name: str) -> None:
    store = cube(HERE / "good.ttl")
    store.update(Q + BREAKING[name])
    assert broken(store, HERE / "integrity" / f"{name}.rq")
