"""Wordings to indicators: a well-known one by any of its names, else a concept of the wording's own long form.

The area's own name, scope and tense words before it, and marks do not matter; 新认定 is 新增 (see
`data/rules/indicator-forms.toml`). The preferred name follows from the IRI alone, so that reports agree on it; what
a report wrote is an alternative.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from keqiao_kg.model import Area, Indicator
from keqiao_kg.resolve.iris import Iris
from keqiao_kg.rules.indicators import IndicatorRules, KnownIndicator


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators of one report; they are collected as they are looked up."""

    rules: IndicatorRules
    area: Area
    iris: Iris
    _iri: dict[str, str] = field(default_factory=dict)  # wording → IRI
    _wordings: dict[str, dict[str, None]] = field(default_factory=dict)  # IRI → wordings, in text order
    _names: dict[str, str | KnownIndicator] = field(default_factory=dict)  # IRI → what it is

    def find(self, wording: str) -> str:
        """IRI of the indicator that a wording names."""
        if wording not in self._iri:
            key = self.key(wording)
            known = self.rules.find(key)
            iri = self.iris.indicator(known.name if known else key)
            self._names[iri] = known or key
            self._iri[wording] = iri
        iri = self._iri[wording]
        self._wordings.setdefault(iri, {}).setdefault(wording)
        return iri

    def key(self, wording: str) -> str:
        """What tells the wording apart from those of other indicators."""
        for name in (self.area.full_name, self.area.name):
            rest = wording.removeprefix(name)
            if name and len(rest) >= 2:
                wording = rest
        return self.rules.forms.key(wording)

    def is_known(self, key: str) -> bool:
        """Whether a key is that of a well-known indicator."""
        return self.rules.find(key) is not None

    def used(self) -> tuple[Indicator, ...]:
        """All that were looked up, by IRI."""
        return tuple(self._indicator(iri) for iri in sorted(self._names))

    def _indicator(self, iri: str) -> Indicator:
        named, wordings = self._names[iri], self._wordings[iri]
        if isinstance(named, str):
            return Indicator(iri, named, tuple(each for each in wordings if each != named))
        names = dict.fromkeys((*named.alternatives, *wordings))
        aliases = tuple(each for each in names if each != named.name)
        return Indicator(iri, named.name, aliases, named.en, named.theme, named.higher_is_better)
