"""Does the site answer its paths, and do IRIs and paths fit together?"""

from __future__ import annotations

from pathlib import Path

import pytest

from keqiao_kg.cli import run
from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import Site
from keqiao_kg.publish.site.addresses import relative, web_address
from keqiao_kg.publish.site.kinds import Pattern, is_plain
from keqiao_kg.publish.site.writing import MARK


@pytest.fixture(scope="module")
def site(out: Path) -> Site:
    return Site(Store.open(out))


RELATIVE = [
    ("index.html", "assets/site/site.css", "assets/site/site.css"),
    ("id/place/1.html", "index.html", "../../index.html"),
    ("id/place/1.html", "id/place/2.html", "2.html"),
    ("id/place/1/x.html", "id/place/1.html", "../1.html"),
    ("id/report/1.html", "id/report/1.html#sentence/S1", "1.html#sentence/S1"),
]


@pytest.mark.parametrize(("here", "target", "link"), RELATIVE)
def test_links_are_relative(here: str, target: str, link: str) -> None:
    assert relative(here, target) == link


@pytest.mark.parametrize("path", ["../x", "a//b", "a/./b", "/etc", "a/..", "a\\b", "a?b", "a#b", "a<b", "a b", ""])
def test_paths_stay_inside(path: str) -> None:
    assert not is_plain(path)


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "data:text/html,x", "https://a b", 'https://a"b', "file:///x"])
def test_only_web_addresses_are_links(iri: str) -> None:
    assert web_address(iri) is None


def test_patterns_take_paths_apart_and_put_them_together() -> None:
    pattern = Pattern("id/{type:project|place}/{rest*}.html")
    assert pattern.steps("id/place/33/轻纺城.html") == {"type": "place", "rest": "33/轻纺城"}
    assert pattern.path({"type": "place", "rest": "33/轻纺城"}) == "id/place/33/轻纺城.html"
    assert pattern.steps("id/person/33.html") is None
    assert pattern.steps("id/place/33xhtml") is None


def test_every_path_has_a_resource(site: Site) -> None:
    paths = list(site.paths())
    assert len(paths) == len(set(paths)) > 5
    assert [path for path in paths[:50] if site.resource(path) is None] == []
    assert site.resource("no/such.html") is None


def test_folder_holds_every_path(site: Site, folder: Path) -> None:
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert files - {MARK} == set(site.paths())


def test_a_page_is_the_same_for_a_file_and_for_a_request(site: Site, folder: Path) -> None:
    pages = [path for path in sorted(site.paths()) if path.endswith(".html")]
    for path in pages[:: len(pages) // 20]:
        resource = site.resource(path)
        assert resource is not None
        assert resource.body == (folder / path).read_bytes(), path


@pytest.mark.parametrize("base", ["example.org", "https://example.org/kg", "javascript:x/"])
def test_only_an_address_is_a_base(out: Path, tmp_path: Path, base: str) -> None:
    assert run(["site", "-o", str(tmp_path / "site"), "--data", str(out), "--base", base]) == 2
    assert list(tmp_path.iterdir()) == []
