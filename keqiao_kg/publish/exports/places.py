"""The places as GeoJSON, with coordinates as far as the graph or a file of the user has them.

No source of coordinates for China's divisions that may be passed on is at hand, so none travel with the program;
a place without coordinates is a feature without geometry, as RFC 7946 has it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from keqiao_kg.errors import InputError
from keqiao_kg.publish.exports.format import OneFile, Request
from keqiao_kg.publish.exports.graph_json import listed
from keqiao_kg.publish.network.rows import ReportRows

Point = tuple[float, float]  # longitude, latitude (WGS 84)


class GeoJson(OneFile):
    """The places with their codes and parents, and how often and where they are spoken of."""

    name = "geojson"
    ending = ".geojson"
    media_type = "application/geo+json"
    opens = "QGIS, Leaflet, MapLibre, geojson.io, GeoPandas"
    title = "places"

    def content(self, request: Request) -> Iterator[bytes]:
        """The collection, in pieces. Raises InputError for a file of coordinates that cannot be read."""
        given = coordinates(request.coordinates) if request.coordinates else {}
        features = _features(request)
        yield b'{"type":"FeatureCollection","features":[\n'
        yield from listed(_feature(iri, features[iri], given) for iri in sorted(features))
        yield b"]}\n"


def _features(request: Request) -> dict[str, dict[str, object]]:
    """The places of all reports, by IRI."""
    found: dict[str, dict[str, object]] = {}
    for rows in map(ReportRows, request.parts.stores()):
        counts: dict[str, int] = {}
        for row in rows["mentions"]:
            counts[row["thing"]] = counts.get(row["thing"], 0) + 1
        for row in rows["places"]:
            place = found.setdefault(row["thing"], {"name": row["label"], "mentions": 0, "reports": []})
            _describe(place, row, counts.get(row["thing"], 0), rows.id)
    return found


def _describe(place: dict[str, object], row: Mapping[str, str], mentions: int, report: str) -> None:
    for name in ("kind", "code", "inside", "longitude", "latitude"):
        if row[name]:
            place.setdefault(name, row[name])
    told = place["reports"]
    assert isinstance(told, list)
    if report not in told:  # a place in two others has two rows
        told.append(report)
        place["mentions"] = int(str(place["mentions"])) + mentions


def _feature(iri: str, place: dict[str, object], given: Mapping[str, Point]) -> dict[str, object]:
    east, north = place.pop("longitude", None), place.pop("latitude", None)
    point = given.get(str(place.get("code"))) or given.get(iri) or given.get(str(place["name"]))
    if point is None and east is not None and north is not None:
        point = float(str(east)), float(str(north))
    geometry = {"type": "Point", "coordinates": list(point)} if point else None
    return {"type": "Feature", "id": iri, "geometry": geometry, "properties": place}


def coordinates(file: Path) -> dict[str, Point]:
    """Places by code, IRI or name, from a CSV with the columns place, longitude, latitude. Raises InputError."""
    hint = "give a CSV in UTF-8 with the columns place (code, IRI or name), longitude, latitude"
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            return {row["place"]: _point(row, f"{file}:{reader.line_num}") for row in reader}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("cannot be read", where=str(file), cause=str(error), hint=hint) from error
    except KeyError as error:
        raise InputError(f"has no column {error}", where=str(file), hint=hint) from error


def _point(row: Mapping[str, str], where: str) -> Point:
    try:
        east, north = float(row["longitude"]), float(row["latitude"])
    except (ValueError, TypeError) as error:
        raise InputError("is no coordinate", where=where, cause=str(error), hint="write degrees, as 120.49") from error
    if not (-180 <= east <= 180 and -90 <= north <= 90):
        raise InputError("is no coordinate", where=where, cause=f"{east}, {north}", hint="longitude comes first")
    return east, north
