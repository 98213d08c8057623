"""The terms that the graph is written with: namespaces, term makers, prefixes.

Our own classes and properties are declared in ``ontology/keqiao.ttl``, the concepts in
``ontology/concepts.ttl``; a test holds that the graph uses nothing else of ours.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from keqiao_kg.model import EntityType
from keqiao_kg.resolve.iris import CONCEPTS


class Namespace(dict[str, NamedNode]):
    """Terms of a namespace by local name, each made once: ``KQ["Report"]``."""

    def __init__(self, iri: str) -> None:
        super().__init__()
        self.iri = iri

    def __missing__(self, local: str) -> NamedNode:
        term = self[local] = NamedNode(self.iri + local)
        return term


ONTOLOGY_IRI = "https://w3id.org/keqiao-kg/ontology"
KQ = Namespace(f"{ONTOLOGY_IRI}#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
OA = Namespace("http://www.w3.org/ns/oa#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
QB = Namespace("http://purl.org/linked-data/cube#")
QUDT = Namespace("http://qudt.org/schema/qudt/")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SDMX_DIMENSION = Namespace("http://purl.org/linked-data/sdmx/2009/dimension#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
TIME = Namespace("http://www.w3.org/2006/time#")
VOID = Namespace("http://rdfs.org/ns/void#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

TYPE = RDF["type"]

PREFIXES = {
    "dcat": DCAT.iri,
    "dcterms": DCTERMS.iri,
    "doco": "http://purl.org/spar/doco/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "foaf": FOAF.iri,
    "kq": KQ.iri,
    "kqs": "https://w3id.org/keqiao-kg/shapes#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": OA.iri,
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL.iri,
    "prov": PROV.iri,
    "qb": QB.iri,
    "qudt": QUDT.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-code": "http://purl.org/linked-data/sdmx/2009/code#",
    "sdmx-concept": "http://purl.org/linked-data/sdmx/2009/concept#",
    "sdmx-dimension": SDMX_DIMENSION.iri,
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": SH.iri,
    "skos": SKOS.iri,
    "spdx": SPDX.iri,
    "time": TIME.iri,
    "void": VOID.iri,
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD.iri,
}

ENTITY_CLASSES = {kind: KQ[kind.value.capitalize()] for kind in EntityType}

# What the detail of a mention is a concept of, by the type of the thing mentioned.
DETAIL_SCHEMES = {
    EntityType.PLACE: "place-kind",
    EntityType.PROJECT: "stage",
    EntityType.HONOUR: "holding",
}


@lru_cache(maxsize=4096)
def concept(scheme: str, notation: str) -> NamedNode:
    """A concept of one of our schemes: ``concept("measure", "growth")``."""
    return NamedNode(f"{CONCEPTS}{scheme}/{notation}")


def scheme(name: str) -> NamedNode:
    """One of our concept schemes."""
    return NamedNode(f"{CONCEPTS}{name}")


def chinese(text: str) -> Literal:
    """A label or definition in Chinese."""
    return Literal(text, language="zh")


def whole(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(number), datatype=XSD["integer"])


def decimal(value: Decimal) -> Literal:
    """An xsd:decimal in canonical form, which no store rewrites: 1500.0 → 1500."""
    return Literal(format(value.normalize() + 0, "f"), datatype=XSD["decimal"])
