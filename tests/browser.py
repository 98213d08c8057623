"""Chromium for tests: what a page shows, what it says on the console, and which hosts it asks."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # WebGL drawn by software
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
)
_NO_FAULT = "GL Driver Message"  # software drawing tells of its own slowness
_AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
_SERIOUS = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"]}).then(found => done(found.violations
  .filter(one => ["serious", "critical"].includes(one.impact))
  .map(one => one.id + ": " + one.nodes.slice(0, 3).map(node => node.html).join(" | "))));
"""
PHONE = (390, 844)
DESKTOP = (1400, 1000)


class Browser(webdriver.Chrome):
    """A browser with a few questions more."""

    def wait(self, script: str, seconds: float = 20) -> object:
        """Waits until a JavaScript expression is true, and gives its value."""
        return WebDriverWait(self, seconds, 0.05).until(lambda _: self.execute_script(f"return {script}"), script)

    def console(self) -> list[str]:
        """Warnings and errors since the last call; empty for a page without a fault."""
        return [entry["message"] for entry in self.get_log("browser") if _NO_FAULT not in entry["message"]]

    def requests(self) -> list[str]:
        """The addresses that were asked for since the last call."""
        messages = [json.loads(entry["message"])["message"] for entry in self.get_log("performance")]
        sent = [message["params"] for message in messages if message["method"] == "Network.requestWillBeSent"]
        return [request["request"]["url"] for request in sent]

    def barriers(self) -> list[str]:
        """The serious and critical findings of axe-core: what keeps people with assistive technology out."""
        self.execute_cdp_cmd("Runtime.evaluate", {"expression": _AXE.read_text(encoding="utf-8")})
        found: list[str] = self.execute_async_script(_SERIOUS)
        return found

    def outside(self, home: str) -> list[str]:
        """The requests since the last call that went to other hosts than that of `home`."""
        own = (home, "data:", "blob:", "chrome", "about:")
        return [address for address in self.requests() if not address.startswith(own)]


@contextmanager
def open_browser(profile: Path, size: tuple[int, int] = DESKTOP) -> Iterator[Browser]:
    """A new browser with an empty profile; skips where there is none, fails there under CI."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        missing = "chromium and chromedriver (Debian: chromium, chromium-driver) are needed"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    browser = Browser(options=_options(chromium, profile, size), service=Service(driver))
    try:
        browser.set_script_timeout(60)
        yield browser
    finally:
        browser.quit()


def _options(chromium: str, profile: Path, size: tuple[int, int]) -> webdriver.ChromeOptions:
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    width, height = size
    for flag in (*_FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
        options.add_argument(flag)
    if size == PHONE:
        metrics = {"width": width, "height": height, "pixelRatio": 2}
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return options
