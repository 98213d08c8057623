"""What readers see and do, in a real browser: marks, filters, lists, languages, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import PHONE, Browser, open_browser
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from test_site_folder import EXAMPLES, REPORT


@pytest.mark.parametrize("path", EXAMPLES)
def test_pages_are_quiet_and_within_reach_of_all(browser: Browser, host: str, path: str) -> None:
    browser.get(host + path)
    browser.wait("document.readyState === 'complete'")
    assert browser.console() == []
    assert browser.outside(host) == []
    assert browser.barriers() == []


@pytest.mark.parametrize("path", [REPORT, "report/330603-2020/indicators.html"])
def test_dark_pages_are_within_reach_of_all(browser: Browser, host: str, path: str) -> None:
    browser.get(host + path)
    browser.execute_script("document.documentElement.dataset.theme = 'dark'")
    assert browser.barriers() == []


def test_a_page_is_seen_within_a_second(browser: Browser, host: str) -> None:
    browser.get(host + REPORT)
    painted = browser.wait("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    received = browser.execute_script("return performance.getEntriesByType('navigation')[0].responseEnd")
    assert isinstance(painted, int | float)
    assert isinstance(received, int | float)
    assert painted - received < 2000  # alone on a machine a fifth of it


@pytest.fixture
def report(browser: Browser, host: str) -> Browser:
    browser.get("about:blank")
    browser.get(f"{host}{REPORT}?lang=zh")
    return browser


def _click(browser: Browser, css: str) -> None:
    browser.execute_script("document.querySelector(arguments[0]).click()", css)


def test_a_mark_shows_its_facts(report: Browser) -> None:
    _click(report, ".m.result")
    panel = report.find_element(By.ID, "panel")
    assert panel.is_displayed()
    words = panel.text
    for expected in ("结果", "度量", "时期", "规则"):
        assert expected in words
    quote = panel.find_element(By.TAG_NAME, "blockquote").text
    assert quote in report.find_element(By.ID, "text").text
    report.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    assert not panel.is_displayed()


def test_overlapping_facts_are_all_shown(report: Browser) -> None:
    piece = report.execute_script(
        "return [...document.querySelectorAll('.m')].find(piece => piece.dataset.f.split(' ').length > 2)"
    )
    report.execute_script("arguments[0].click()", piece)
    facts = report.find_elements(By.CSS_SELECTOR, "#panel .fact")
    assert len(facts) == len((piece.get_attribute("data-f") or "").split())


def test_filters_hide_marks_of_a_kind(report: Browser) -> None:
    before = len(report.find_elements(By.CSS_SELECTOR, ".m.place"))
    _click(report, "#filters input[name=place]")
    assert before > 10
    assert report.find_elements(By.CSS_SELECTOR, ".m.place") == []
    _click(report, "button[data-filter=none]")
    assert report.find_elements(By.CSS_SELECTOR, ".m:not(.off)") == []
    _click(report, "button[data-filter=all]")
    assert len(report.find_elements(By.CSS_SELECTOR, ".m.place")) == before


def test_a_theme_dims_the_rest(report: Browser) -> None:
    report.execute_script(
        "const theme = document.querySelector('select[name=theme]'); theme.selectedIndex = 1;"
        "theme.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    shown = report.execute_script("return document.querySelectorAll('.said:not(.dim)').length")
    dim = report.execute_script("return document.querySelectorAll('.said.dim').length")
    assert isinstance(shown, int)
    assert isinstance(dim, int)
    assert 0 < shown < dim


def test_addresses_of_facts_and_sentences_lead_to_them(browser: Browser, host: str) -> None:
    browser.get(host + REPORT)
    browser.wait("document.getElementById('facts')")
    fact = browser.execute_script(
        "return JSON.parse(document.getElementById('facts').textContent).facts.find(one => one.k === 'target').i"
    )
    browser.get("about:blank")
    browser.get(f"{host}{REPORT}#{fact}")
    assert browser.wait(
        "document.getElementById('panel')?.hidden === false && document.querySelector('.m.chosen.target')"
    )
    browser.get("about:blank")
    browser.get(f"{host}{REPORT}#sentence/S009")
    assert browser.wait("document.querySelector(':target')?.id === 'sentence/S009'")
    assert browser.wait("document.querySelector(':target')?.getBoundingClientRect().top < innerHeight")


def test_marks_are_walked_with_the_keyboard(report: Browser) -> None:
    assert len(report.find_elements(By.CSS_SELECTOR, '.m[tabindex="0"]')) == 1
    first = report.find_element(By.CSS_SELECTOR, '.m[tabindex="0"]')
    first.send_keys(Keys.ARROW_RIGHT)
    second = report.switch_to.active_element
    assert second != first
    assert "m" in (second.get_attribute("class") or "").split()
    second.send_keys(Keys.ENTER)
    assert report.find_element(By.ID, "panel").is_displayed()


def test_the_interface_speaks_two_languages(report: Browser) -> None:
    assert report.find_element(By.CSS_SELECTOR, ".main-nav").text.startswith("报告")
    _click(report, "button[data-do=language]")
    assert report.find_element(By.CSS_SELECTOR, ".main-nav").text.startswith("Reports")
    assert report.execute_script("return document.documentElement.lang") == "en"
    assert "Government work report" in report.title
    assert report.find_element(By.ID, "filters").text.count("programme") == 1
    _click(report, "button[data-do=language]")


def test_the_dashboard_sorts_and_sieves(browser: Browser, host: str) -> None:
    browser.get(f"{host}report/330603-2020/indicators.html")
    rows = "[...document.querySelectorAll('#dashboard tbody tr:not([hidden])')]"
    everything = browser.execute_script(f"return {rows}.length")
    browser.execute_script("document.querySelector('th[data-by=stretch] button').click()")
    stretches = browser.execute_script(f"return {rows}.map(row => row.dataset.stretch).filter(Boolean).map(Number)")
    assert isinstance(stretches, list)
    assert len(stretches) > 20
    assert stretches == sorted(stretches)
    assert browser.execute_script("return document.querySelector('th[aria-sort]').dataset.by") == "stretch"
    browser.execute_script(
        "const group = document.querySelector('select[name=group]'); group.value = 'both';"
        "group.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    both = browser.execute_script(f"return {rows}.length")
    assert isinstance(both, int)
    assert isinstance(everything, int)
    assert len(stretches) <= both < everything
    assert browser.execute_script("return document.querySelector('[data-count]').textContent") == str(both)


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with open_browser(tmp_path_factory.mktemp("phone"), PHONE) as opened:
        yield opened


@pytest.mark.parametrize("path", EXAMPLES)
def test_nothing_is_wider_than_a_phone(phone: Browser, host: str, path: str) -> None:
    phone.get(host + path)
    assert phone.execute_script("return document.documentElement.scrollWidth <= innerWidth")
