"""What the published graph says of itself: VoID and DCAT, with counts, licence, sources and where to get it.

The catalogue, the dataset, its distributions and its SPARQL service are one document; nothing in it depends on
the day that it is made on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from keqiao_kg.graph.dumps import FORMATS, Dump, DumpFormat
from keqiao_kg.graph.store import Store, rows
from keqiao_kg.graph.vocabulary import (
    DCAT,
    DCTERMS,
    FOAF,
    ONTOLOGY_IRI,
    PREFIXES,
    PROV,
    SPDX,
    TYPE,
    VOID,
    XSD,
    whole,
)

LICENCE = "https://spdx.org/licenses/MIT"
PROJECT = "https://w3id.org/keqiao-kg"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES = ("dcterms", "kq", "oa", "prov", "qb", "schema", "skos", "time")
_TITLE = ("政府工作报告知识图谱", "Knowledge graph of government work reports")
_DESCRIPTION = (
    "政府工作报告中的结果、目标、举措、项目、地点、机构、活动与荣誉，每项事实都附原文依据。",
    "Results, targets, programmes, projects, places, organisations, events and honours of government work reports, "
    "each fact with the piece of text that says it.",
)
_REPORTS = """PREFIX kq: <https://w3id.org/keqiao-kg/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?report ?area WHERE { ?report a kq:Report OPTIONAL { ?report kq:area ?area } } ORDER BY ?report"""
_COUNTS = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
WHERE { ?s ?p ?o }"""
_CLASSES = "SELECT ?term (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?term } GROUP BY ?term ORDER BY ?term"
_PROPERTIES = "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s ?term ?o } GROUP BY ?term ORDER BY ?term"

_Term = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]  # predicate, object


@dataclass(frozen=True, slots=True)
class Published:
    """Where the graph is published: the namespace of its things, the address of the site, and what lies there."""

    base: str
    address: str  # ends with a slash
    dumps: Sequence[Dump] = ()  # those that are made already; their sizes and checksums are told
    endpoint: str = ""  # of its SPARQL service, if it has one

    @property
    def iri(self) -> str:
        """The dataset itself."""
        return f"{self.address}dataset"


def describe(store: Store, published: Published) -> list[ox.Triple]:
    """The triples of the description."""
    return [
        *_catalogue(published),
        *_dataset(store, published),
        *_statistics(store, published.iri),
        *(triple for form in FORMATS for triple in _distribution(form, published)),
        *(triple for dump in published.dumps for triple in _measured(dump, published)),
        *(_service(published) if published.endpoint else ()),
    ]


def _about(subject: str, terms: Sequence[_Term]) -> Iterator[ox.Triple]:
    return (ox.Triple(ox.NamedNode(subject), predicate, term) for predicate, term in terms)


def _named() -> list[_Term]:
    words = ((DCTERMS["title"], _TITLE), (DCTERMS["description"], _DESCRIPTION))
    return [
        (predicate, ox.Literal(text, language=language))
        for predicate, texts in words
        for language, text in zip(("zh", "en"), texts, strict=True)
    ]


def _catalogue(published: Published) -> Iterator[ox.Triple]:
    publisher = ox.NamedNode(PROJECT)
    catalogue = [
        (TYPE, DCAT["Catalog"]),
        *_named(),
        (DCTERMS["publisher"], publisher),
        (DCTERMS["license"], ox.NamedNode(LICENCE)),
        (DCAT["dataset"], ox.NamedNode(published.iri)),
    ]
    yield from _about(f"{published.address}catalogue", catalogue)
    yield from _about(PROJECT, [(TYPE, FOAF["Agent"]), (FOAF["name"], ox.Literal("keqiao-kg"))])


def _dataset(store: Store, published: Published) -> Iterator[ox.Triple]:
    found = rows(store.run(_REPORTS))
    reports = [ox.NamedNode(row["report"]) for row in found]
    areas = [ox.NamedNode(area) for area in sorted({row["area"] for row in found if row["area"]})]
    terms: list[_Term] = [
        (TYPE, DCAT["Dataset"]),
        (TYPE, VOID["Dataset"]),
        *_named(),
        (DCTERMS["publisher"], ox.NamedNode(PROJECT)),
        (DCTERMS["license"], ox.NamedNode(LICENCE)),
        (DCTERMS["conformsTo"], ox.NamedNode(ONTOLOGY_IRI)),
        (DCAT["landingPage"], ox.NamedNode(published.address)),
        (FOAF["homepage"], ox.NamedNode(published.address)),
        (VOID["uriSpace"], ox.Literal(published.base)),
        *((VOID["vocabulary"], ox.NamedNode(PREFIXES[name])) for name in _VOCABULARIES),
        *((VOID["rootResource"], report) for report in reports),
        *((PROV["wasDerivedFrom"], report) for report in reports),
        *((DCTERMS["spatial"], area) for area in areas),
    ]
    if published.endpoint:
        terms.append((VOID["sparqlEndpoint"], ox.NamedNode(published.endpoint)))
    return _about(published.iri, terms)


def _statistics(store: Store, dataset: str) -> Iterator[ox.Triple]:
    (counts,) = rows(store.run(_COUNTS))
    classes, properties = rows(store.run(_CLASSES)), rows(store.run(_PROPERTIES))
    yield from _about(
        dataset,
        [
            (VOID["triples"], whole(int(counts["triples"]))),
            (VOID["distinctSubjects"], whole(int(counts["subjects"]))),
            (VOID["distinctObjects"], whole(int(counts["objects"]))),
            (VOID["classes"], whole(len(classes))),
            (VOID["properties"], whole(len(properties))),
        ],
    )
    yield from _partitions(dataset, classes, "class", "entities")
    yield from _partitions(dataset, properties, "property", "triples")


def _partitions(dataset: str, found: Sequence[dict[str, str]], name: str, counted: str) -> Iterator[ox.Triple]:
    for number, row in enumerate(found, 1):
        part = f"{dataset}#{name}-{number}"
        yield ox.Triple(ox.NamedNode(dataset), VOID[f"{name}Partition"], ox.NamedNode(part))
        yield from _about(part, [(VOID[name], ox.NamedNode(row["term"])), (VOID[counted], whole(int(row["n"])))])


def _distribution(form: DumpFormat, published: Published) -> Iterator[ox.Triple]:
    node, file = f"{published.iri}#{form.ending}", ox.NamedNode(f"{published.address}{form.path}")
    dataset = ox.NamedNode(published.iri)
    yield ox.Triple(dataset, DCAT["distribution"], ox.NamedNode(node))
    yield ox.Triple(dataset, VOID["dataDump"], file)
    yield from _about(
        node,
        [
            (TYPE, DCAT["Distribution"]),
            (DCTERMS["title"], ox.Literal(form.path)),
            (DCAT["accessURL"], file),
            (DCAT["downloadURL"], file),
            (DCAT["mediaType"], ox.NamedNode(_MEDIA_TYPES + form.media_type)),
            (DCAT["compressFormat"], ox.NamedNode(f"{_MEDIA_TYPES}application/gzip")),
            (DCTERMS["license"], ox.NamedNode(LICENCE)),
        ],
    )


def _measured(dump: Dump, published: Published) -> Iterator[ox.Triple]:
    node = f"{published.iri}#{dump.format.ending}"
    size = ox.Literal(str(len(dump.content)), datatype=XSD["nonNegativeInteger"])
    checksum = f"{node}-checksum"
    yield from _about(node, [(DCAT["byteSize"], size), (SPDX["checksum"], ox.NamedNode(checksum))])
    yield from _about(
        checksum,
        [
            (TYPE, SPDX["Checksum"]),
            (SPDX["algorithm"], SPDX["checksumAlgorithm_sha256"]),
            (SPDX["checksumValue"], ox.Literal(dump.digest, datatype=XSD["hexBinary"])),
        ],
    )


def _service(published: Published) -> Iterator[ox.Triple]:
    service = f"{published.address}sparql-service"
    terms: list[_Term] = [
        (TYPE, DCAT["DataService"]),
        (DCTERMS["title"], ox.Literal("SPARQL 1.1", language="en")),
        (DCAT["endpointURL"], ox.NamedNode(published.endpoint)),
        (DCAT["servesDataset"], ox.NamedNode(published.iri)),
    ]
    yield from _about(service, terms)
