"""Targets beside results: each target of the planned year with the result of the reviewed year, exact or near.

Both must have the same measure and comparable units (same base unit, or units that count the same sort of thing) and
speak of the same subject. The first step that finds a result decides; each looks up a key, none compares all with all:

    same-indicator   the same indicator
    same-thing       the same but for verbs of adding that mean the same (创建 = 建成, 新认定 = 新增)
    same-but-filler  … and but for words that name the same thing with or without them (企业, 项目 …)
    other-verb       the same thing under a verb that says something else of it (达标 and 集聚): near
    narrower         the same but for words that narrow it (省级, 高层次, 从申请到办结, 小微企业园 in
                     小微企业园新集聚企业): near; two grades never pair
    same-characters  the same words in another order (企业上云, 上云企业): near

A result for more than the reviewed year (近两年, 累计), or for a named subject where the other speaks of the whole
area, makes any pair near. What is added in a year never pairs with all that there is (新增企业60家, 企业达到1306家).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from keqiao_kg.model import Measure, Observation, Pair, Report, Status
from keqiao_kg.resolve.indicators import Indicators
from keqiao_kg.rules.indicators import IndicatorRules, PairRules
from keqiao_kg.rules.units import UnitTable

_SKIPPED = {Measure.THRESHOLD}
_BY_VERB = {"same-thing", "same-but-filler"}  # steps whose sureness hangs on the verbs
_NEAR = {"narrower", "same-characters"}
_RESULTS = {Status.ACTUAL, Status.ESTIMATE}


@dataclass(frozen=True, slots=True)
class _Side:
    """A target or result with its keys."""

    observation: Observation
    unit: str  # what its unit must share with the other side's
    verbs: frozenset[str]  # groups of the verb of adding; empty without one
    light: bool  # whether that verb says nothing but that it was done
    stock: bool  # whether it is said to be all that there is by then
    grades: frozenset[str]
    keys: tuple[tuple[str, str], ...]  # (step, key), surest first

    @property
    def measure(self) -> Measure:
        return self.observation.quantity.measure

    @property
    def adds(self) -> bool:
        """Whether it is what one year adds."""
        return bool(self.verbs) and not self.light


def pairs(
    report: Report,
    observations: Sequence[Observation],
    indicators: Indicators,
    rules: IndicatorRules,
    units: UnitTable,
    area: str,
) -> tuple[Pair, ...]:
    """The pairs of one report, in the order of their targets; `area` is the IRI of the reporting area."""
    reader = _Reader(report.text, indicators, rules.pairs, units)
    index: dict[tuple[str, str, str, Measure], list[_Side]] = defaultdict(list)
    for side in map(reader.side, filter(reader.comparable, _results(report, observations))):
        for step, key in side.keys:
            index[step, key, side.unit, side.measure].append(side)
    matcher = _Matcher(str(report.year_reviewed), area, indicators)
    found = (matcher.match(target, index) for target in map(reader.side, _targets(report, observations)))
    return tuple(pair for pair in found if pair is not None)


def _targets(report: Report, observations: Iterable[Observation]) -> Iterator[Observation]:
    for observation in observations:
        quantity = observation.quantity
        planned = quantity.status is Status.TARGET and quantity.period == str(report.year_planned)
        if planned and quantity.measure not in _SKIPPED:
            yield observation


def _results(report: Report, observations: Iterable[Observation]) -> Iterator[Observation]:
    reviewed = str(report.year_reviewed)
    for observation in observations:
        quantity = observation.quantity
        if quantity.status in _RESULTS and quantity.period.endswith(reviewed) and quantity.measure not in _SKIPPED:
            yield observation


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    indicators: Indicators
    rules: PairRules
    units: UnitTable

    def side(self, observation: Observation) -> _Side:
        """An observation with all keys under which the other side may find it."""
        key, rules = self.indicators.key(observation.quantity.indicator), self.rules
        thing, verbs = self._thing(key)
        named = observation.indicator if self._speaks(thing) or self.indicators.is_known(key) else ""
        filled = self._without(rules.fillers, thing)
        narrow = self._without(rules.modifiers, self._without(rules.inner, filled))
        steps = (
            ("same-indicator", named),
            ("same-thing", thing),
            ("same-but-filler", filled),
            ("narrower", narrow),
            ("same-characters", "".join(sorted(narrow)) if self._speaks(narrow) else ""),
        )
        return _Side(
            observation,
            self._unit(observation),
            verbs,
            rules.light in verbs,
            not verbs and bool(rules.stock.search(observation.quantity.evidence.span.of(self.text))),
            frozenset(rules.grades.findall(thing)),
            tuple((step, made) for step, made in steps if self._speaks(made)),
        )

    def comparable(self, result: Observation) -> bool:
        """Whether a result is for few enough years, or a ratio, to stand beside a target of one year."""
        first, _, last = result.quantity.period.rpartition("-")
        years = int(last) - int(first) + 1 if first else 1
        level = result.quantity.measure is Measure.LEVEL
        return years <= self.rules.longest_span or (level and self.units.get(result.quantity.unit).kind == "ratio")

    def _thing(self, key: str) -> tuple[str, frozenset[str]]:
        """What is counted, and the groups of the verb of adding before it."""
        match = self.rules.verbs.match(key)
        if not match:
            return key, frozenset()
        thing = key[match.end() :]
        # In 入选…的项目落地率 the verb tells of the projects, not of the rate.
        return thing, frozenset() if self.rules.of in thing else self.rules.groups[match[1]]

    def _speaks(self, key: str) -> bool:
        """Whether a key says enough to pair by."""
        long_enough = len(key) >= self.rules.shortest_key or key in self.rules.short_keys
        return long_enough and key not in self.rules.generics

    def _without(self, pattern: re.Pattern[str], text: str) -> str:
        """The text without what the pattern takes off, or as it is where too little would be left."""
        left = pattern.sub("", text)
        return left if len(left) >= self.rules.shortest else text

    def _unit(self, observation: Observation) -> str:
        code = self.units.get(observation.quantity.unit).base
        shared = self.rules.unit_classes.get(code)
        return code if shared is None else f"class {shared}"


@dataclass(frozen=True, slots=True)
class _Matcher:
    reviewed: str  # year
    area: str  # IRI
    indicators: Indicators

    def match(self, target: _Side, index: Mapping[tuple[str, str, str, Measure], Sequence[_Side]]) -> Pair | None:
        """The pair of the first step that finds a result for the target."""
        for step, key in target.keys:
            found = index.get((step, key, target.unit, target.measure), ())
            fitting = [result for result in found if self._fits(step, target, result)]
            if fitting:
                best = min(fitting, key=lambda result: self._rank(step, target, result))
                return self._pair(step, target, best)
        return None

    def _fits(self, step: str, target: _Side, result: _Side) -> bool:
        subjects = {target.observation.subject, result.observation.subject}
        if len(subjects) == 2 and self.area not in subjects:
            return False
        if (target.adds and result.stock) or (target.stock and result.adds):
            return False
        return step == "same-indicator" or not (target.grades and result.grades and target.grades != result.grades)

    def _rank(self, step: str, target: _Side, result: _Side) -> tuple[bool, ...]:
        """Least first: exact over near, the year over longer periods, the same wording, the same subject."""
        return (
            self._near(step, target, result),
            result.observation.quantity.period != self.reviewed,
            target.observation.quantity.indicator != result.observation.quantity.indicator,
            target.observation.subject != result.observation.subject,
        )

    def _pair(self, step: str, target: _Side, result: _Side) -> Pair:
        near = self._near(step, target, result)
        rule = "other-verb" if _other_verb(step, target, result) else step
        return Pair(target.observation.iri, result.observation.iri, "near" if near else "exact", rule)

    def _near(self, step: str, target: _Side, result: _Side) -> bool:
        if step in _NEAR or result.observation.quantity.period != self.reviewed:
            return True
        if _other_verb(step, target, result):
            return True
        return not self._same_subject(target.observation, result.observation)

    def _same_subject(self, target: Observation, result: Observation) -> bool:
        """Whether both speak of the same, or the indicator itself names what only one side gives as its subject."""
        if target.subject == result.subject:
            return True
        named = next(each for each in (target, result) if each.subject != self.area).quantity
        return self.indicators.key(named.subject) in self.indicators.key(named.indicator)


def _other_verb(step: str, target: _Side, result: _Side) -> bool:
    """Whether the verbs of adding say different things; one indicator may do with a verb on one side only."""
    if target.light or result.light or target.verbs & result.verbs or target.verbs == result.verbs:
        return False
    return step in _BY_VERB or (step == "same-indicator" and bool(target.verbs) and bool(result.verbs))
