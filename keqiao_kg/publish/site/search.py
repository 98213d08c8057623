"""What the search page looks through: the names of all things, and the sentences of each report.

The indexes are scripts that hand over data, since a page that was opened from a folder may load no other file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from keqiao_kg.publish.site.addresses import Addresses
from keqiao_kg.publish.site.data import Data
from keqiao_kg.publish.site.labels import last_step
from keqiao_kg.publish.site.resource import Resource

NAMES = "search/names.js"
_SCRIPT = "text/javascript; charset=utf-8"
_CHINESE = re.compile(r"[\u3400-\u9fff]")


class Search:
    """A part of the site."""

    def __init__(self, data: Data, addresses: Addresses) -> None:
        self._data = data
        self._addresses = addresses

    def paths(self) -> Iterable[str]:
        """The index of names, and one of sentences a report."""
        return [NAMES, *self._reports()]

    def resource(self, path: str) -> Resource | None:
        """One index."""
        if path == NAMES:
            return _script("names", self._names())
        report = self._reports().get(path)
        return _script("sentences", self._sentences(report)) if report else None

    def shares(self) -> Sequence[str]:
        """The index of names, and each report."""
        return [NAMES, *self._data.reports]

    def share(self, name: str) -> Iterator[tuple[str, Resource]]:
        """One index."""
        path = next((path for path, report in self._reports().items() if report == name), name)
        resource = self.resource(path)
        yield from [(path, resource)] if resource else []

    def _reports(self) -> dict[str, str]:
        return {f"search/{row['identifier']}.js": report for report, row in self._data.reports.items()}

    def _names(self) -> dict[str, object]:
        """`rows`: name, number of its kind in `kinds`, path of its page, pinyin, initials; last two once spelt out."""
        rows, kinds = [], dict[str, int]()
        for row in self._data.of_graph("search-names"):
            page = self._addresses.page_of(row["page"])
            if page is None:
                continue
            kind = kinds.setdefault(last_step(row["class"]).lower(), len(kinds))
            rows.append([row["name"], kind, page, *_spelt(row["name"])])
        return {"kinds": list(kinds), "rows": rows}

    def _sentences(self, report: str) -> dict[str, object]:
        (text,) = {row["characters"] for row in self._data.of_report("report-text", report)}
        rows = self._data.of_report("report-sentences", report)
        page = self._addresses.page_of(report)
        placed = [(last_step(row["sentence"]), text[int(row["start"]) : int(row["end"])]) for row in rows]
        return {"page": page, "rows": [[name, said.strip()] for name, said in placed]}


def _spelt(name: str) -> tuple[str, str]:
    """The pinyin of a name, syllables apart, and their initials; empty for a name without Chinese."""
    if not _CHINESE.search(name):
        return "", ""
    from pypinyin import lazy_pinyin

    syllables = [syllable.lower() for part in lazy_pinyin(name) for syllable in re.findall(r"\w+", part)]
    return " ".join(syllables), "".join(syllable[0] for syllable in syllables)


def _script(name: str, content: dict[str, object]) -> Resource:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    return Resource(_SCRIPT, f'"use strict";\nkeqiaoSearch.take({json.dumps(name)}, {text});\n'.encode())
