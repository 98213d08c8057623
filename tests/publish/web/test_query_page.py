"""Does the query page work from files alone: offline, without a fault on the console, with right answers?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browser import PHONE, Browser, open_browser

from keqiao_kg.graph import library
from keqiao_kg.graph.store import Store, rows

_ASK = """
const [query, accept, done] = arguments;
const address = new URL("query/page-store", document.baseURI);
const request = {method: "POST", headers: {Accept: accept, "Content-Type": "application/sparql-query"}, body: query};
const read = async (answer) => done([answer.status, await answer.text()]);
fetch(address, request).then(read, (error) => done(String(error)));
"""
_JSON = "application/sparql-results+json"


@pytest.fixture(scope="module")
def page(browser: Browser, host: str) -> Browser:
    browser.get(f"{host}sparql.html?lang=zh")
    browser.wait("document.querySelector('#query-page').dataset.ready === 'true'")
    return browser


def _open(page: Browser, question: str) -> None:
    page.execute_script("document.querySelector(`[data-question='${arguments[0]}']`).click()", question)
    name = question.rpartition("/")[2]
    page.wait(f"document.querySelector('.tabsList .tab.active').textContent.includes('{name}')")


def _table(page: Browser) -> list[list[str]]:
    page.wait("document.querySelectorAll('.tabPanel.active .kq-rows tbody tr').length > 0")
    lines = "[...document.querySelectorAll('.tabPanel.active .kq-rows tbody tr')]"
    found: list[list[str]] = page.execute_script(
        f"return {lines}.map(line => [...line.cells].map(cell => cell.innerText))"
    )
    return found


def _fields(page: Browser, name: str, value: str) -> None:
    page.execute_script(
        "const form = document.querySelector('li:has([aria-current]) form');"
        "form.elements[arguments[0]].value = arguments[1]; form.requestSubmit();",
        name,
        value,
    )


def _plain(answer: str) -> list[dict[str, str]]:
    content = json.loads(answer)
    names = content["head"]["vars"]
    return [{name: row.get(name, {}).get("value", "") for name in names} for row in content["results"]["bindings"]]


def test_library_query_shows_its_table(page: Browser, host: str, out: Path) -> None:
    _open(page, "targets-vs-results")
    shown = _table(page)
    expected = rows(Store.open(out).run(library.find_query("targets-vs-results")))
    assert [line[0] for line in shown] == [row["indicator"] for row in expected]
    assert page.console() == []
    assert page.outside(host) == []


@pytest.mark.parametrize("name", ["observations", "targets-vs-results", "relations"])
def test_store_in_the_page_answers_like_python(page: Browser, out: Path, name: str) -> None:
    query = library.find_query(name)
    status, answer = page.execute_async_script(_ASK, query, _JSON)
    assert status == 200
    assert _plain(answer) == rows(Store.open(out).run(query))


FORMATS = [
    ("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1", "text/csv", "s\r\n"),
    ("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1", "application/sparql-results+xml", "<?xml"),
    ("ASK { ?s ?p ?o }", _JSON, '{"head":{},"boolean":true}'),
    ("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 1", "text/turtle", "<"),
    ("#SELECT\nDESCRIBE <https://w3id.org/keqiao-kg/ontology#Target>", "application/n-triples", "<https://w3id.org"),
]


@pytest.mark.parametrize(("query", "accept", "start"), FORMATS)
def test_store_in_the_page_speaks_formats(page: Browser, query: str, accept: str, start: str) -> None:
    status, answer = page.execute_async_script(_ASK, query, accept)
    assert status == 200
    assert answer.startswith(start)


def test_faulty_query_is_told(page: Browser) -> None:
    status, answer = page.execute_async_script(_ASK, "SELECT nonsense", _JSON)
    assert status == 400
    assert "expected" in answer


def test_running_query_is_stopped_and_the_next_one_answered(page: Browser) -> None:
    stop = """
    const [query, done] = arguments;
    const stopper = new AbortController();
    const address = new URL("query/page-store", document.baseURI);
    const answer = fetch(`${address}?query=${encodeURIComponent(query)}`, {signal: stopper.signal});
    answer.then(() => done("answered"), (error) => done(error.name));
    setTimeout(() => stopper.abort(), 300);
    """
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d) }"
    assert page.execute_async_script(stop, cross) == "AbortError"
    status, answer = page.execute_async_script(_ASK, "ASK { ?s ?p ?o }", _JSON)
    assert (status, json.loads(answer)["boolean"]) == (200, True)


def test_parameter_is_a_term_and_never_syntax(page: Browser) -> None:
    _open(page, "questions/what-is-said-of-a-place")
    everything = _table(page)
    _fields(page, "place", '柯桥" } #')
    page.wait("document.querySelector('.tabPanel.active .kq-rows tbody').rows.length === 0")
    _fields(page, "place", "柯桥")
    assert _table(page) != everything
    assert page.console() == []


def test_rows_sort_and_filter(page: Browser) -> None:
    _open(page, "observations")
    _table(page)
    page.execute_script(
        "[...document.querySelectorAll('.tabPanel.active th button')].find(b => b.textContent === 'value').click()"
    )
    values = [line[7] for line in _table(page)]
    assert values == sorted(values, key=float)
    page.find_element("css selector", ".tabPanel.active .kq-filter").send_keys("力争")
    page.wait("document.querySelector('.tabPanel.active tbody').rows.length < 50")
    assert all("力争" in "".join(line) for line in _table(page))


@pytest.mark.parametrize("view", ["chart", "network", "response"])
def test_views_draw(page: Browser, view: str) -> None:
    _open(page, "targets-vs-results")
    _table(page)
    page.execute_script(f"document.querySelector('.tabPanel.active .select_{view}').click()")
    drawn = {"chart": ".kq-chart svg circle", "network": ".kq-stage canvas", "response": ".CodeMirror-code"}[view]
    page.wait(f"document.querySelector('.tabPanel.active .yasr_results {drawn}') !== null")
    page.execute_script("document.querySelector('.tabPanel.active .select_table').click()")
    assert page.console() == []


COMPLETIONS = [("kq:indicat", "kq:indicatorWording"), ("kq:观测", "kq:observations"), ("skos:pref", "skos:prefLabel")]


@pytest.mark.parametrize(("typed", "offered"), COMPLETIONS)
def test_completes_from_the_ontology(page: Browser, host: str, typed: str, offered: str) -> None:
    page.requests()
    page.execute_script(
        "const editor = document.querySelector('.tabPanel.active .CodeMirror').CodeMirror;"
        "editor.setValue(`PREFIX kq: <https://w3id.org/keqiao-kg/ontology#>\\nPREFIX skos: "
        "<http://www.w3.org/2004/02/skos/core#>\\nSELECT * { ?s ${arguments[0]} }`);"
        "editor.setCursor({line: 2, ch: 14 + arguments[0].length}); editor.focus(); editor.autocomplete();",
        typed,
    )
    hints = "[...document.querySelectorAll('.CodeMirror-hint')].map(hint => hint.textContent)"
    page.wait(f"{hints}.length > 0")
    assert any(hint.startswith(offered) for hint in page.execute_script(f"return {hints}"))
    assert page.outside(host) == []


def test_page_is_within_reach_of_all(page: Browser) -> None:
    _open(page, "questions/all-targets")
    _table(page)
    assert page.barriers() == []
    page.execute_script("document.documentElement.dataset.theme = 'dark'")
    assert page.barriers() == []
    page.execute_script("delete document.documentElement.dataset.theme")


def test_question_opens_from_its_address(browser: Browser, host: str) -> None:
    browser.get("about:blank")
    browser.get(f"{host}sparql.html?lang=en#question=questions/ranks")
    browser.wait("document.querySelector('[data-part=status]').textContent.includes('in this page')")
    browser.wait("document.querySelector('.tabsList .tab.active').textContent.includes('ranks')")
    browser.wait("document.querySelector('.tabPanel.active .kq-rows tbody tr') !== null")
    assert browser.console() == []


def test_phone_has_no_sideways_scroll(host: str, tmp_path: Path) -> None:
    with open_browser(tmp_path, PHONE) as phone:
        phone.get(f"{host}sparql.html#question=observations")
        phone.wait("document.querySelector('.tabPanel.active .kq-rows tbody tr') !== null")
        assert (
            phone.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            <= 0
        )
        assert phone.console() == []
