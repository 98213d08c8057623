"""Which rules fire on a corpus, and which never do.

    python tests/tools/rule_coverage.py FOLDER [--all]

Reads every report under the folder to its facts and prints one row a file of `data/rules`: how many rules it has, how
many fired, and the names of those that never did (with `--all` one row a rule with its hits). A rule that no report
of a large corpus reaches is dead, or its pattern is not what its author thinks: read it, mend it or take it out.

Patterns are wrapped before the tables are read, and each match that a reader gets is a hit. Rules that a reader joins
into one pattern cannot be told apart there: they count where evidence names them, and else where their own pattern is
found in a line.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from keqiao_kg import pipeline
from keqiao_kg.assets import DATA
from keqiao_kg.extract import extract
from keqiao_kg.model import Findings
from keqiao_kg.rules import indicators, patterns, resolve
from keqiao_kg.rules.tables import read_toml
from keqiao_kg.text import read_report


class Counted:
    """A compiled pattern that counts its matches, and knows whether it was joined with others."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.inner = pattern
        self.hits = 0
        self.joined = False

    @property
    def pattern(self) -> str:
        """The source, which only a reader that joins patterns asks for."""
        self.joined = True
        return self.inner.pattern

    def search(self, *where: Any) -> re.Match[str] | None:
        return self._seen(self.inner.search(*where))

    def match(self, *where: Any) -> re.Match[str] | None:
        return self._seen(self.inner.match(*where))

    def fullmatch(self, *where: Any) -> re.Match[str] | None:
        return self._seen(self.inner.fullmatch(*where))

    def finditer(self, *where: Any) -> Iterator[re.Match[str]]:
        for match in self.inner.finditer(*where):
            self.hits += 1
            yield match

    def findall(self, *where: Any) -> list[Any]:
        found = self.inner.findall(*where)
        self.hits += len(found)
        return found

    def sub(self, *how: Any) -> str:
        text, count = self.inner.subn(*how)
        self.hits += count
        return text

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def _seen(self, match: re.Match[str] | None) -> re.Match[str] | None:
        self.hits += match is not None
        return match


class Coverage:
    """The rules that were read since `watch`, by name."""

    def __init__(self) -> None:
        self.rules: defaultdict[str, list[Counted]] = defaultdict(list)
        self.lines: set[str] = set()  # of all texts, for rules that were joined
        self.named: Counter[str] = Counter()  # by evidence

    def watch(self) -> None:
        """Counts the rules that are read from now on; those of tables read before are not seen."""
        for module, kind in ((patterns, "Rule"), (indicators, "Form"), (resolve, "ScopeRule")):
            setattr(module, kind, self._counting(getattr(module, kind)))

    def _counting(self, kind: type[Any]) -> Callable[..., Any]:
        def make(*args: Any, **fields: Any) -> Any:
            rule = kind(*args, **fields)
            self.rules[rule.name].append(Counted(rule.pattern))
            object.__setattr__(rule, "pattern", self.rules[rule.name][-1])
            return rule

        return make

    def add(self, source: str, text: str, findings: Findings) -> None:
        """Notes the lines of a report, as received and as cleaned, and the rules that its findings name."""
        self.lines.update(source.splitlines(), text.splitlines())
        facts = (*findings.quantities, *findings.mentions, *findings.relations, *findings.statements)
        self.named.update(name for fact in facts for name in fact.evidence.rules)
        self.named.update(number.rule for number in findings.numbers)

    def hits(self) -> dict[str, int]:
        """Rule → how often it fired."""
        return {name: self.named[name] or sum(map(self._hits, rules)) for name, rules in self.rules.items()}

    def _hits(self, rule: Counted) -> int:
        if rule.hits or not rule.joined:
            return rule.hits
        return sum(bool(rule.inner.search(line)) for line in self.lines)


def files() -> dict[str, list[str]]:
    """File of `data/rules` → the names of its rules."""
    tables = {path.name: read_toml(path) for path in sorted((DATA / "rules").glob("*.toml"))}
    found = {
        name: [*table.get("rule", ()), *table.get("form", ()), *table.get("scope", {}).get("rule", ())]
        for name, table in tables.items()
    }
    return {name: [rule["name"] for rule in rules] for name, rules in found.items() if rules}


def measure(folder: Path) -> dict[str, int]:
    """Rule → how often it fires on the reports of a folder, in a process that has read no table yet."""
    coverage = Coverage()
    coverage.watch()
    rules = pipeline.Rules.load()
    for path in sorted(folder.rglob("*.txt")):
        report = read_report(path, rules.text)
        findings = extract(report, rules.extract)
        pipeline.resolve(report, findings, rules.resolve)
        coverage.add(path.read_text(encoding="utf-8", errors="replace"), report.text, findings)
    return coverage.hits()


def rows(hits: dict[str, int], *, every: bool) -> Iterator[str]:
    """The lines of the report."""
    for file, names in files().items():
        if every:
            yield from (f"{file}\t{name}\t{hits.get(name, 0)}" for name in names)
        else:
            idle = [name for name in names if not hits.get(name)]
            yield f"{file}\t{len(names) - len(idle)} of {len(names)}\t{' '.join(idle)}"


if __name__ == "__main__":
    for line in rows(measure(Path(sys.argv[1])), every="--all" in sys.argv[2:]):
        sys.stdout.write(f"{line}\n")
