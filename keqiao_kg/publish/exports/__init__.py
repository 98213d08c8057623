"""Exports: one class a format, all of them in FORMATS. Adding a format is one class and one line here."""

from __future__ import annotations

from pathlib import Path

from keqiao_kg.errors import QueryError
from keqiao_kg.publish.exports.format import Folder, Format, OneFile, Request
from keqiao_kg.publish.exports.graph_dot import Dot
from keqiao_kg.publish.exports.graph_json import Cytoscape, Graphology, NodeLink
from keqiao_kg.publish.exports.graph_xml import Gexf, GraphMl
from keqiao_kg.publish.exports.pictures import Png, Svg
from keqiao_kg.publish.exports.places import GeoJson
from keqiao_kg.publish.exports.property_graph import Kuzu, Neo4j
from keqiao_kg.publish.exports.rdf import JsonLd, NQuads, NTriples, RdfXml, TriG, Turtle
from keqiao_kg.publish.exports.tables import Csv, Parquet, Xlsx
from keqiao_kg.publish.folder import replace_files

__all__ = ["FORMATS", "Format", "Request", "export", "find"]

_ALL: tuple[type[Format], ...] = (
    Gexf,
    GraphMl,
    Graphology,
    Cytoscape,
    NodeLink,
    Dot,
    Neo4j,
    Kuzu,
    Csv,
    Xlsx,
    Parquet,
    Turtle,
    TriG,
    NTriples,
    NQuads,
    JsonLd,
    RdfXml,
    GeoJson,
    Svg,
    Png,
)

FORMATS = {kind.name: kind() for kind in _ALL}


def find(name: str) -> Format:
    """The format of this name. Raises QueryError where there is none."""
    if name not in FORMATS:
        raise QueryError("no such format", where=name, hint="see `keqiao-kg export --list`")
    return FORMATS[name]


def export(form: Format, request: Request, out: Path | None = None) -> Path:
    """Writes a format; the path of the file, or of the folder where there are several.

    Without `out` it is put into the working folder. Raises KeqiaoError; nothing is half-written.
    """
    if isinstance(form, Folder):
        folder = out or Path(f"{form.stem(request)}-{form.name}")
        replace_files(folder, form.files(request))
        return folder
    assert isinstance(form, OneFile)
    path = out or Path(form.stem(request) + form.ending)
    replace_files(path.parent, {path.name: form.content(request)})
    return path
