"""Any RDF file → triples, always the same for the same file."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from keqiao_kg.errors import InputError

_XML = (b"<?xml", b"<rdf:RDF", b"<!DOCTYPE")
_JSON = (b"{", b"[")


def read(file: Path) -> list[ox.Triple]:
    """The triples of a file, sorted, graph names left out, blank nodes under labels made from their content.

    The format is that of the ending, or of the first bytes where the ending says nothing.
    Raises InputError with the line for a file that is not valid RDF.
    """
    if not file.is_file():
        raise InputError("no such file", where=str(file), hint="give a file in Turtle, N-Triples, RDF/XML or JSON-LD")
    try:
        content = file.read_bytes()
        quads = list(ox.parse(content, format=_format(file, content)))
    except SyntaxError as error:
        where = f"{file}:{error.lineno}" if error.lineno else str(file)
        raise InputError("is not valid RDF", where=where, cause=str(error.msg).split("\n")[0]) from error
    except (OSError, ValueError) as error:
        raise InputError("cannot be read", where=str(file), cause=str(error)) from error
    dataset = ox.Dataset(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((quad.triple for quad in dataset), key=str)


def _format(file: Path, content: bytes) -> ox.RdfFormat:
    known = ox.RdfFormat.from_extension(file.suffix.lstrip("."))
    if known is not None and file.suffix != ".txt":  # which would be N-Triples
        return known
    start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(_XML):
        return ox.RdfFormat.RDF_XML
    return ox.RdfFormat.JSON_LD if start.startswith(_JSON) else ox.RdfFormat.TRIG
