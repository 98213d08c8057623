"""How smooth is the explorer with many nodes? A picture of so many is dragged about in headless Chromium.

Prints the seconds until it is drawn and the frames a second while it moves; where no graphics card helps, all is
drawn by the processor, and a busy machine halves the figures.

    python tests/benchmarks/explorer.py out [--nodes 1000 5000 20000]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, cast

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import Browser, open_browser  # noqa: E402
from static_host import hosted  # noqa: E402

from keqiao_kg.publish.site import Resource, Site  # noqa: E402

SECONDS = 4
DRAG = """
const [seconds, done] = arguments, mouse = document.querySelector("canvas.sigma-mouse");
const box = mouse.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
const at = (kind, target, dx) =>
  target.dispatchEvent(new MouseEvent(kind, {clientX: x + dx, clientY: y, bubbles: true}));
let frames = 0;
const begin = performance.now();
at("mousedown", mouse, 0);
const step = now => {
  if (now - begin > seconds * 1000) { at("mouseup", document, 0); done(frames * 1000 / (now - begin)); return; }
  frames += 1;
  at("mousemove", document, 150 * Math.sin(frames / 10));
  requestAnimationFrame(step);
};
requestAnimationFrame(step);
"""


class Crowded:
    """A site whose first picture of entities has so many nodes, with half as many links again."""

    def __init__(self, site: Site, nodes: int) -> None:
        self._site, self._nodes = site, nodes

    def resource(self, path: str) -> Resource | None:
        resource = self._site.resource(path)
        if resource is None or not path.startswith("explorer/entities"):
            return resource
        return Resource(resource.media_type, json.dumps(self._crowd(json.loads(resource.body))).encode())

    def _crowd(self, network: dict[str, Any]) -> dict[str, Any]:
        choice = random.Random(self._nodes)
        patterns, link = [node["attributes"] for node in network["nodes"]], network["edges"][0]["attributes"]
        names = [f"n{number}" for number in range(self._nodes)]
        reach = 20.0 * self._nodes**0.5
        places = [{"x": choice.gauss(0, reach), "y": choice.gauss(0, reach)} for _ in names]
        nodes = [
            {"key": name, "attributes": {**choice.choice(patterns), **place}}
            for name, place in zip(names, places, strict=True)
        ]
        edges = [
            {"key": f"e{number}", "source": one, "target": two, "attributes": link}
            for number, (one, two) in enumerate(choice.sample(names, 2) for _ in range(self._nodes * 3 // 2))
        ]
        return {**network, "nodes": nodes, "edges": edges}


def measure(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds until the picture stands, and frames a second while it is dragged."""
    begin = time.perf_counter()
    browser.get(f"{address}explorer.html#picture=entities")
    browser.wait("document.querySelector('canvas.sigma-mouse') !== null", 120)
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    shown = time.perf_counter() - begin
    return shown, float(str(browser.execute_async_script(DRAG, SECONDS)))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--nodes", type=int, nargs="+", default=[1000, 5000, 20000])
    options = parser.parse_args()
    site = Site.open(options.data)
    print(f"{'nodes':>6}  {'shown s':>7}  {'frames/s':>8}")
    for nodes in options.nodes:
        crowded = cast(Site, Crowded(site, nodes))
        with (
            hosted(crowded) as address,
            tempfile.TemporaryDirectory() as profile,
            open_browser(Path(profile)) as browser,
        ):
            browser.get(f"{address}explorer.html")
            shown, frames = measure(browser, address)
        print(f"{nodes:>6}  {shown:>7.1f}  {frames:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
