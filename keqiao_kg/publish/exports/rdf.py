"""The whole graph in the formats of RDF. What writes them knows RDF and lies in `keqiao_kg/graph/`."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.graph.packed import batched, merged
from keqiao_kg.graph.write import ntriples_of_graphs, trig_of_graphs, turtle_of_graphs
from keqiao_kg.publish.exports.format import OneFile, Request


class Turtle(OneFile):
    """Turtle, the same as graph.ttl."""

    name = "turtle"
    ending = ".ttl"
    media_type = "text/turtle"
    opens = "Protégé, Apache Jena, RDFLib, GraphDB, Oxigraph"

    def content(self, request: Request) -> Iterator[bytes]:
        """The file, in pieces."""
        return turtle_of_graphs(request.parts.graphs())


class TriG(OneFile):
    """TriG: a named graph a report."""

    name = "trig"
    ending = ".trig"
    media_type = "application/trig"
    opens = "Apache Jena, RDFLib, GraphDB, Oxigraph"

    def content(self, request: Request) -> Iterator[bytes]:
        """The file, in pieces."""
        return trig_of_graphs(request.parts.named())


class NTriples(OneFile):
    """N-Triples: a line a triple."""

    name = "ntriples"
    ending = ".nt"
    media_type = "application/n-triples"
    opens = "every RDF tool, grep; hdt-cpp's rdf2hdt, which makes HDT of it"

    def content(self, request: Request) -> Iterator[bytes]:
        """The file, in pieces."""
        return ntriples_of_graphs(request.parts.graphs())


class NQuads(OneFile):
    """N-Quads, the same as graph.nq."""

    name = "nquads"
    ending = ".nq"
    media_type = "application/n-quads"
    opens = "every RDF store, grep"

    def content(self, request: Request) -> Iterator[bytes]:
        """The file, in pieces."""
        return batched(merged(request.parts.graphs()))


class JsonLd(OneFile):
    """JSON-LD with our context: a fact holds its quote inside of it."""

    name = "jsonld"
    ending = ".jsonld"
    media_type = "application/ld+json"
    opens = "JavaScript and every JSON tool, PyLD, jsonld.js, RDFLib, Apache Jena"

    def content(self, request: Request) -> Iterator[bytes]:
        """The file, in pieces."""
        from keqiao_kg.graph.json_ld import json_ld

        return json_ld(request.parts.named())


class RdfXml(OneFile):
    """RDF/XML, for tools that read nothing newer."""

    name = "rdfxml"
    ending = ".rdf"
    media_type = "application/rdf+xml"
    opens = "Protégé, Apache Jena, RDFLib, XSLT"

    def content(self, request: Request) -> Iterator[bytes]:
        """The file, in pieces."""
        from keqiao_kg.graph.rdf_xml import rdf_xml

        return rdf_xml(request.parts.graphs())
