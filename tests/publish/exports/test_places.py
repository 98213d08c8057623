"""Are the places GeoJSON, with coordinates where they are known and without where not?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from keqiao_kg.errors import InputError
from keqiao_kg.graph.parts import Parts
from keqiao_kg.publish.exports import Request, export, find
from keqiao_kg.publish.network import Network

Written = Callable[..., Path]


def _features(path: Path) -> dict[str, Any]:
    read = json.loads(path.read_text(encoding="utf-8"))
    assert read["type"] == "FeatureCollection"
    return {feature["properties"]["name"]: feature for feature in read["features"]}


def test_every_place_is_a_feature(written: Written, networks: dict[str, Network]) -> None:
    features = _features(written("geojson"))
    places = {node.label: node for node in networks["entities"].nodes if node.kind == "place"}
    assert features.keys() == places.keys()
    for name, feature in features.items():
        assert feature["type"] == "Feature"
        assert feature["id"] == places[name].id
        assert feature["properties"]["mentions"] == places[name].mentions
        assert feature["geometry"] is None  # no source of coordinates travels with the program
    assert features["柯桥区"]["properties"]["code"] == "330603"


def test_a_file_of_coordinates_fills_them_in(parts: Parts, tmp_path: Path) -> None:
    given = tmp_path / "places.csv"
    given.write_text("place,longitude,latitude\n330603,120.49,30.08\n上海市,121.47,31.23\n", encoding="utf-8-sig")
    path = export(find("geojson"), Request(parts, coordinates=given), tmp_path / "out.geojson")
    features = _features(path)
    located = {name: feature["geometry"] for name, feature in features.items() if feature["geometry"]}
    assert located["柯桥区"] == {"type": "Point", "coordinates": [120.49, 30.08]}
    assert located.keys() <= {"柯桥区", "上海市"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("place,lon,lat\n330603,1,2\n", r"has no column 'longitude'; give a CSV"),
        ("place,longitude,latitude\n330603,东经,2\n", r":2: is no coordinate .*; write degrees, as 120\.49"),
        ("place,longitude,latitude\n330603,30.08,120.49\n", r":2: is no coordinate \(30\.08, 120\.49\); longitude"),
        (None, "cannot be read"),
    ],
)
def test_a_bad_file_of_coordinates_is_one_line(parts: Parts, tmp_path: Path, content: str | None, message: str) -> None:
    given = tmp_path / "places.csv"
    if content is not None:
        given.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        export(find("geojson"), Request(parts, coordinates=given), tmp_path / "out.geojson")
    assert not (tmp_path / "out.geojson").exists()
