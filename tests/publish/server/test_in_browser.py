"""Does the query page work on the server, under its content policy, with the server's endpoint?"""

from __future__ import annotations

from pathlib import Path

from browser import open_browser
from serving import Server

_ROWS = "document.querySelectorAll('.tabPanel.active .kq-rows tbody tr').length"


def test_a_library_query_runs_on_the_endpoint(report: Server, tmp_path: Path) -> None:
    with open_browser(tmp_path) as browser:
        browser.get(f"{report.address}/sparql")
        browser.wait("document.querySelector('#query-page').dataset.ready === 'true'")
        browser.execute_script("document.querySelector(`[data-question='targets-vs-results']`).click()")
        assert browser.wait(f"{_ROWS} > 20")
        assert browser.console() == []
        assert browser.outside(report.address) == []
