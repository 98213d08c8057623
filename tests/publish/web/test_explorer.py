"""Does the explorer open quickly and offline, and do its steps do what they say?"""

from __future__ import annotations

import json
import time
import urllib.request
from pathlib import Path

import pytest
from browser import PHONE, Browser, open_browser
from selenium.webdriver.common.keys import Keys

_SLOW = 10  # seconds; the aim is 2 on an idle machine, this is a guard against losing an order of magnitude
_COUNT = "Number(document.querySelector('[data-part=counts]').textContent.match(/\\d+/)?.[0] ?? 0)"


def _open(browser: Browser, host: str, fragment: str = "") -> Browser:
    browser.get("about:blank")  # else only the fragment changes
    browser.get(f"{host}explorer.html?lang=zh#{fragment}")
    browser.wait("document.querySelector('#explorer').dataset.ready === 'true'", 60)
    return browser


def _network(host: str, name: str) -> dict[str, dict[str, str]]:
    """The nodes of a network by IRI."""
    with urllib.request.urlopen(f"{host}explorer/{name}-0.json") as answer:
        return {node["key"]: node["attributes"] for node in json.load(answer)["nodes"]}


def _count(browser: Browser) -> int:
    count: int = browser.execute_script(f"return {_COUNT}")
    return count


def _press(browser: Browser, name: str) -> None:
    browser.execute_script(
        "document.querySelector(`[data-do='${arguments[0]}'], [data-word='${arguments[0]}']`).click()", name
    )


def _find(browser: Browser, text: str) -> None:
    field = browser.find_element("css selector", "[data-part=search]")
    field.send_keys(text)
    browser.wait("document.querySelectorAll('[data-part=found] li').length > 0")
    field.send_keys(Keys.ARROW_DOWN, Keys.ENTER)


def _title(browser: Browser) -> str:
    title: str = browser.execute_script("return document.querySelector('.kx-details h2')?.textContent ?? ''")
    return title


@pytest.fixture(scope="module")
def linked(host: str) -> tuple[str, str]:
    """The labels of two linked things, both with names of their own; the second is linked to more than the first is."""
    with urllib.request.urlopen(f"{host}explorer/entities-0.json") as answer:
        network = json.load(answer)
    labels = {node["key"]: node["attributes"]["label"] for node in network["nodes"]}
    alone = [label for label in labels.values() if sum(label in other for other in labels.values()) == 1]
    near: dict[str, set[str]] = {}
    for edge in network["edges"]:
        near.setdefault(edge["source"], {edge["source"]}).add(edge["target"])
        near.setdefault(edge["target"], {edge["target"]}).add(edge["source"])
    for edge in network["edges"]:
        source, target = labels[edge["source"]], labels[edge["target"]]
        if source in alone and target in alone and near[edge["target"]] - near[edge["source"]]:
            return source, target
    raise AssertionError("no such pair in the report")


def test_opens_soon_and_offline(browser: Browser, host: str) -> None:
    _network(host, "promises")  # made on first request; files of a static site are there before
    browser.requests()
    browser.console()
    began = time.perf_counter()
    _open(browser, host)
    assert time.perf_counter() - began < _SLOW
    assert 0 < _count(browser) < len(_network(host, "promises"))  # begins with something, not with everything
    assert browser.console() == []
    assert browser.outside(host) == []


@pytest.mark.parametrize("picture", ["promises", "entities", "places"])
def test_all_of_a_picture_can_be_shown(browser: Browser, host: str, picture: str) -> None:
    _open(browser, host, f"picture={picture}")
    _press(browser, "all")
    browser.wait(f"{_COUNT} === {len(_network(host, picture))}")


def test_search_shows_facts_and_quotes(browser: Browser, host: str, linked: tuple[str, str]) -> None:
    _open(browser, host, "picture=entities")
    _find(browser, linked[0])
    browser.wait("document.querySelector('.kx-details h2') !== null")
    assert _title(browser) == linked[0]
    assert browser.execute_script("return document.querySelectorAll('.kx-details blockquote').length") > 0
    assert browser.execute_script("return document.querySelectorAll('.kx-links .kx-node').length") > 0


def test_page_is_within_reach_of_all(browser: Browser, host: str, linked: tuple[str, str]) -> None:
    _open(browser, host, "picture=entities")
    _find(browser, linked[0])
    browser.wait("document.querySelector('.kx-details h2') !== null")
    assert browser.barriers() == []
    browser.execute_script("document.documentElement.dataset.theme = 'dark'")
    assert browser.barriers() == []


def test_neighbours_come_and_go_step_by_step(browser: Browser, host: str, linked: tuple[str, str]) -> None:
    _open(browser, host, "picture=entities")
    _find(browser, linked[0])
    browser.wait("document.querySelector('[data-do=only]') !== null")
    _press(browser, "only")
    alone = _count(browser)
    _press(browser, "expand")
    further = _count(browser)
    _press(browser, "shrink")
    assert 1 < alone < further
    assert _count(browser) == alone


def test_shortest_path(browser: Browser, host: str, linked: tuple[str, str]) -> None:
    _open(browser, host, "picture=entities")
    _find(browser, linked[0])
    browser.wait("document.querySelector('[data-do=path]') !== null")
    _press(browser, "path")
    _find(browser, linked[1])
    browser.wait("document.querySelector('.kx-path') !== null")
    steps = browser.execute_script(
        "return [...document.querySelectorAll('.kx-path .kx-node')].map(each => each.textContent)"
    )
    assert steps == [linked[0], linked[1]]


def test_permalink_restores_what_was_seen(browser: Browser, host: str, linked: tuple[str, str]) -> None:
    _open(browser, host, "picture=entities")
    _find(browser, linked[0])
    browser.wait("document.querySelector('[data-do=only]') !== null")
    _press(browser, "only")
    browser.execute_script("document.querySelector('[data-filter=offThemes] .kx-tick input').click()")
    address, count = browser.current_url, _count(browser)
    browser.get("about:blank")
    browser.get(address)
    browser.wait("document.querySelector('#explorer').dataset.ready === 'true'")
    assert (_count(browser), _title(browser)) == (count, linked[0])
    assert (
        browser.execute_script("return document.querySelectorAll('[data-filter=offThemes] input:not(:checked)').length")
        == 1
    )


def test_page_of_a_thing_leads_to_its_surroundings(browser: Browser, host: str, linked: tuple[str, str]) -> None:
    nodes = _network(host, "entities")
    node = next(key for key, attributes in nodes.items() if attributes["label"] == linked[0])
    browser.get(f"{host}id/{node.partition('/id/')[2]}.html")
    browser.get(browser.find_element("css selector", "a[href*='explorer.html#']").get_attribute("href"))
    browser.wait("document.querySelector('#explorer')?.dataset.ready === 'true'")
    assert _title(browser) == linked[0]
    assert 1 < _count(browser) < len(nodes)


def test_kinds_and_years_are_filters(browser: Browser, host: str) -> None:
    nodes = _network(host, "entities")
    _open(browser, host, "picture=entities&base=all")
    browser.execute_script("document.querySelector('[data-filter=offKinds] [data-value=project] input').click()")
    browser.wait(f"{_COUNT} === {sum(node['kind'] != 'project' for node in nodes.values())}")
    last = max(int(year) for node in nodes.values() for year in node.get("years", "").split())
    browser.execute_script(
        "const slider = document.querySelector('[data-year=from]'); slider.value = arguments[0];"
        "slider.dispatchEvent(new Event('change'));",
        last,
    )
    kept = [node for node in nodes.values() if node["kind"] != "project"]
    assert _count(browser) == sum(str(last) in node.get("years", str(last)).split() for node in kept)


def test_picture_becomes_sparql_and_back(browser: Browser, host: str) -> None:
    _open(browser, host, "picture=entities")
    browser.get(browser.find_element("css selector", "[data-part=sparql]").get_attribute("href"))
    browser.wait("document.querySelector('#query-page')?.dataset.ready === 'true'")
    browser.execute_script("document.querySelector('.tabPanel.active .yasqe_queryButton').click()")
    back = "document.querySelector('.tabPanel.active .kq-controls a[href*=\"explorer.html\"]')"
    browser.wait(f"{back} !== null", 60)
    browser.get(browser.execute_script(f"return {back}.href"))
    browser.wait("document.querySelector('#explorer')?.dataset.ready === 'true'")
    assert _count(browser) > 10
    assert browser.console() == []


def test_picture_is_saved_as_svg_and_png(browser: Browser, host: str) -> None:
    _open(browser, host, "picture=places")
    saved = browser.execute_async_script(
        "const done = arguments[0]; const kept = [];"
        "URL.createObjectURL = (blob) => { kept.push(blob); return 'data:,'; };"
        "document.querySelector('[data-word=svg]').click(); document.querySelector('[data-word=png]').click();"
        "const wait = () => kept.length < 2 ? setTimeout(wait, 50) : Promise.all(kept.map(async (blob) =>"
        "  [blob.type, blob.type.includes('svg') ? await blob.text() : String(blob.size)])).then(done); wait();"
    )
    files = dict(saved)
    assert files["image/svg+xml"].count("<circle") > 50
    assert "</text>" in files["image/svg+xml"]
    assert int(files["image/png"]) > 10_000
    assert browser.console() == []


def test_phone_has_no_sideways_scroll(host: str, tmp_path: Path) -> None:
    with open_browser(tmp_path, PHONE) as phone:
        _open(phone, host, "picture=places")
        assert (
            phone.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            <= 0
        )
        assert phone.console() == []
