"""Does text from a report, or from a graph, stay text? A report that tries everything, seen in the browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser
from selenium.webdriver.common.by import By
from static_host import hosted

from keqiao_kg.cli import run
from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import Site

SCRIPT = "<script>window.hit=1</script>"
IMAGE = "<img src=x onerror=window.hit=2>"
CLOSING = '</script><svg onload="window.hit=3">'
MARKS = "\u202e反向\u202c"
TEXT = f"""政府工作报告
——2024年1月8日在甲乙县第十六届人民代表大会第三次会议上
甲乙县人民政府县长 张三
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
2023年，全县生产总值增长6.5%，完成{SCRIPT}投资120亿元。深入实施“{IMAGE}”行动和“'\"甲&乙\"'”工程，建成“{CLOSING}”项目3个，获评“{{{{7*7}}}}”先进县。{MARKS}工业增加值增长7%。
二、2024年工作安排
2024年，全县生产总值增长6%左右，城镇登记失业率控制在4%以内。大力推进“{IMAGE}”行动。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    built = folder / "out"
    area = "河北省保定市安国市"
    assert run(["build", str(folder / "report.txt"), "-o", str(built), "--area", area]) == 0
    shutil.rmtree(built / "store", ignore_errors=True)
    place = "<https://w3id.org/keqiao-kg/id/place/130683>"
    graph = f"{_report_graph(built)}"
    line = f"{place} <http://www.w3.org/2002/07/owl#sameAs> <javascript:window.hit=4> {graph} .\n"
    with (built / "graph.nq").open("a", encoding="utf-8") as file:
        file.write(line)
    return Site(Store.open(built))


def _report_graph(built: Path) -> str:
    lines = (built / "graph.nq").read_text(encoding="utf-8").splitlines()
    return next(line.split()[-2] for line in lines if "/report/" in line.split()[-2])


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with hosted(site, "default-src * 'unsafe-inline' data:") as address:  # nothing but escaping protects here
        yield address


def test_no_page_runs_what_a_report_says(site: Site, address: str, browser: Browser) -> None:
    pages = [path for path in site.paths() if path.startswith(("id/", "report/")) and path.endswith(".html")]
    assert len(pages) > 15
    for path in pages:
        browser.get(address + path)
        assert browser.execute_script("return window.hit === undefined"), path
        assert browser.execute_script("return document.querySelectorAll('a[href^=\"javascript:\"]').length") == 0, path


def test_the_report_shows_it_as_text(site: Site, address: str, browser: Browser) -> None:
    path = next(path for path in site.paths() if path.startswith("id/report/") and path.count("/") == 2)
    browser.get(address + path)
    shown = browser.execute_script("return document.getElementById('text').textContent")
    assert isinstance(shown, str)
    for words in (SCRIPT, IMAGE, CLOSING, "{{7*7}}"):
        assert words in shown
    for piece in range(len(browser.find_elements(By.CSS_SELECTOR, ".m"))):
        browser.execute_script("document.querySelectorAll('.m')[arguments[0]].click()", piece)
    assert browser.execute_script("return window.hit === undefined")


def test_an_iri_of_javascript_is_shown_and_no_link(address: str, browser: Browser) -> None:
    browser.get(f"{address}id/place/130683.html")
    assert "javascript:window.hit=4" in browser.find_element(By.TAG_NAME, "main").text
