"""Is what a reader types found, in characters, pinyin, initials and English, without a server's help?"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from browser import Browser
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

SOUGHT = [
    ("凤凰行动", "凤凰行动"),
    ("fenghuang", "凤凰行动"),
    ("fhxd", "凤凰行动"),
    ("comparator", "comparator"),
    ("地区生产", "地区生产总值"),
    ("dqsczz", "地区生产总值"),
]
FIRST = "document.querySelector('#results a')?.textContent"


@pytest.mark.parametrize(("typed", "first"), SOUGHT)
def test_what_is_typed_is_found(browser: Browser, host: str, typed: str, first: str) -> None:
    browser.get(f"{host}search.html?q={quote(typed)}")
    assert browser.wait(FIRST) == first
    assert browser.console() == []
    assert browser.outside(host) == []


def test_the_text_is_searched_and_a_result_leads_to_its_place(browser: Browser, host: str) -> None:
    browser.get(f"{host}search.html")
    browser.find_element(By.CSS_SELECTOR, "input[value=sentence]").click()
    browser.find_element(By.CSS_SELECTOR, "#search input[type=search]").send_keys("凤凰行动 新增股份公司")
    assert "凤凰行动" in str(browser.wait(FIRST))
    browser.find_element(By.CSS_SELECTOR, "#search input[type=search]").send_keys(Keys.ENTER)
    browser.wait("location.hash.startsWith('#sentence/')")


def test_kinds_narrow_what_is_found(browser: Browser, host: str) -> None:
    browser.get(f"{host}search.html?q={quote('柯桥')}")
    browser.wait(FIRST)
    everything = len(browser.find_elements(By.CSS_SELECTOR, "#results li"))
    browser.find_element(By.CSS_SELECTOR, "input[value=project]").click()
    found = browser.wait(f"(n => n && n < {everything} && n)(document.querySelectorAll('#results li').length)")
    assert found


def test_every_page_has_a_way_to_search(browser: Browser, host: str) -> None:
    browser.get(f"{host}ontology.html")
    browser.find_element(By.CSS_SELECTOR, ".find input").send_keys("fhxd", Keys.ENTER)
    browser.wait("location.pathname.endsWith('/search.html')")
    assert browser.wait(FIRST) == "凤凰行动"
