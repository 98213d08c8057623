"""A site of several reports: an index by level and area, and what the reports have in common."""

from __future__ import annotations

import json

import pytest
from lxml import html

from keqiao_kg.cli import run
from keqiao_kg.pipeline import BUNDLED
from keqiao_kg.publish.site import Site

OTHER = """政府工作报告
——2024年1月8日在安国市第八届人民代表大会第三次会议上
安国市人民政府市长 张三
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
2023年，全市地区生产总值增长6.5%，一般公共预算收入完成12亿元。深入实施乡村振兴战略。
二、2024年工作安排
2024年，全市地区生产总值增长6%左右，城镇登记失业率控制在4%以内。
"""


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("several")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    assert run(["build", str(BUNDLED[0]), str(folder / "other.txt"), "-o", str(folder / "out")]) == 0
    return Site.open(folder / "out")


def _page(site: Site, path: str) -> html.HtmlElement:
    resource = site.resource(path)
    assert resource is not None, path
    return html.fromstring(resource.body)


def test_home_leads_to_every_report(several: Site) -> None:
    links = _page(several, "index.html").xpath("//main//@href")
    assert {"id/report/330603-2020.html", "id/report/130683-2024.html"} <= set(links)


def test_indicators_of_both_are_listed(several: Site) -> None:
    rows = _page(several, "indicators.html").xpath("//tbody/tr")
    counts = {row.get("data-name"): row.get("data-reports") for row in rows}
    assert counts["地区生产总值"] == "2"
    assert set(counts.values()) == {"2"}


def test_an_indicator_is_told_once_and_by_both(several: Site) -> None:
    page = _page(several, "id/indicator/地区生产总值.html")
    terms = page.xpath("//header//dt/span[@lang='zh']/text()")
    assert terms.count("主题") == 1
    subjects = page.xpath("//table[@class='lines']//tr/td[1]//text()")
    assert {"安国市", "柯桥区"} <= set(subjects)


def test_the_header_leads_to_what_is_shared(several: Site) -> None:
    links = _page(several, "index.html").xpath("//nav[@class='main-nav']//@href")
    assert "indicators.html" in links
    assert "things.html" in links
    assert not any(link.startswith("report/") for link in links)


def test_paths_are_the_pages_of_all_reports(several: Site) -> None:
    paths = list(several.paths())
    assert len(paths) == len(set(paths))
    assert {"indicators.html", "things.html", "report/130683-2024/indicators.html"} <= set(paths)
    assert "report/130683-2024/glossary.html" not in paths  # it has none


def test_all_of_it_is_made_and_no_more(several: Site) -> None:
    made = {path: resource for share in several.shares() for path, resource in several.share(share)}
    assert sorted(made) == sorted(several.paths())
    assert all(resource.body for resource in made.values())


def test_each_report_and_both_together_have_their_pictures(several: Site) -> None:
    settings = several.resource("explorer/settings.json")
    assert settings is not None
    networks = json.loads(settings.body)["networks"]
    assert {each["report"] for each in networks} == {"", "330603-2020", "130683-2024"}
    for each in networks:
        file = several.resource(f"explorer/{each['address']}")
        assert file is not None
        network = json.loads(file.body)
        nodes = {node["key"]: node["attributes"] for node in network["nodes"]}
        assert nodes, each
        assert all(node["label"] and not node["label"].startswith("http") for node in nodes.values())
        assert {end for edge in network["edges"] for end in (edge["source"], edge["target"])} <= nodes.keys()


def test_what_is_read_from_the_file_is_what_the_store_says(several: Site) -> None:
    made = {path: resource for share in several.shares() for path, resource in several.share(share)}
    asked = Site(several._twins._store, endpoint="sparql")  # whose graph may change, so the file is not read
    paths = [path for path in sorted(made) if path.endswith((".jsonld", ".ttl")) and not path.startswith("dataset")]
    assert len(paths) > 500
    pages = ["indicators.html", "things.html", "id/indicator/地区生产总值.html", "id/place/130683.html"]
    for path in (*pages, *paths[::23]):
        found = asked.resource(path)
        assert found is not None, path
        assert found.body == made[path].body, path
