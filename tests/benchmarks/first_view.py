"""How soon does a reader see a page? First paint and load in headless Chromium, the cache empty, over loopback.

The front page and the heaviest page of each kind, from the files of a site that `site` wrote and from `serve` over the
folder that it was made of. Prints milliseconds from the start of the navigation: the median of several visits, and
what the first visit took, when a server has to make the page. The bound is one second on an idle machine.

    python tests/benchmarks/first_view.py site --data out [--rounds 5]
"""

from __future__ import annotations

import argparse
import http.server
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import PHONE, Browser, open_browser  # noqa: E402

PAGES = {  # what is visited: the heaviest file of a pattern
    "front page": "index.html",
    "annotated report": "id/report/*.html",
    "dashboard": "report/*/indicators.html",
    "thing": "id/p*/**/*.html",
    "indicator": "id/indicator/*.html",
    "statement": "id/report/*/statement/*.html",
    "class": "ontology/*.html",
    "search": "search.html",
    "query": "sparql.html",
    "explorer": "explorer.html",
    "heaviest of all": "**/*.html",
}
TIMES = """
const [paint] = performance.getEntriesByName("first-contentful-paint");
const [visit] = performance.getEntriesByType("navigation");
return paint && visit.loadEventEnd ? [paint.startTime, visit.loadEventEnd] : null;
"""
PATIENCE = 120  # seconds for a server to start


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Files, without a log."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """The address of a folder on loopback."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address of `keqiao-kg serve` over a folder."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port = sock.getsockname()[1]
    command = [sys.executable, "-m", "keqiao_kg", "serve", "--data", str(data.resolve()), "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def wait(address: str) -> None:
    """Until something answers there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} does not answer")


def heaviest(site: Path) -> dict[str, str]:
    """Name → path of the heaviest page of each pattern."""
    found = {name: max(site.glob(pattern), key=lambda file: file.stat().st_size) for name, pattern in PAGES.items()}
    return {name: file.relative_to(site).as_posix() for name, file in found.items()}


def visit(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds until the first paint, and until all is loaded; nothing is in the cache."""
    browser.get("about:blank")
    browser.execute_cdp_cmd("Network.clearBrowserCache", {})
    browser.get(address)
    paint, load = browser.wait(f"(() => {{ {TIMES} }})()")  # type: ignore[misc]  # two numbers
    return paint, load


def measure(browser: Browser, name: str, home: str, pages: dict[str, str], rounds: int) -> None:
    """A line a page."""
    print(f"{name:<36} {'first':>7} {'paint':>7} {'load':>7}")
    for page, path in pages.items():
        visits = [visit(browser, home + quote(path)) for _ in range(rounds)]
        paint, load = (statistics.median(each) for each in zip(*visits, strict=True))
        print(f"  {page:<34} {visits[0][0]:>7.0f} {paint:>7.0f} {load:>7.0f}  {path}", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--data", type=Path, help="the folder that the site was made of, to be served too")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    pages = heaviest(options.site)
    with tempfile.TemporaryDirectory() as profile, open_browser(Path(profile)) as browser:
        with files(options.site) as home:
            measure(browser, "files", home, pages, options.rounds)
        if options.data:
            with served(options.data) as home:
                measure(browser, "serve", home, pages, options.rounds)
    with (
        tempfile.TemporaryDirectory() as profile,
        open_browser(Path(profile), PHONE) as browser,
        files(options.site) as home,
    ):
        measure(browser, "files, phone", home, pages, options.rounds)


if __name__ == "__main__":
    main()
