"""From a `Report` to `Findings`: numbers, quantities, mentions, relations."""

from __future__ import annotations

from dataclasses import dataclass

from keqiao_kg.extract.coverage import read_numbers
from keqiao_kg.extract.mentions import find_mentions
from keqiao_kg.extract.names_with_numbers import set_apart
from keqiao_kg.extract.quantities import read_quantities
from keqiao_kg.extract.relations import find_relations
from keqiao_kg.model import Findings, Report
from keqiao_kg.rules.mentions import MentionRules, mention_rules
from keqiao_kg.rules.numbers import NumberRules, number_rules
from keqiao_kg.rules.quantities import QuantityRules, quantity_rules


@dataclass(frozen=True, slots=True)
class ExtractRules:
    """All that extraction needs to know; `ExtractRules.load()` gives what `data/` holds."""

    numbers: NumberRules
    quantities: QuantityRules
    mentions: MentionRules

    @classmethod
    def load(cls) -> ExtractRules:
        """The rules and tables of `data/rules`, read once a process."""
        return cls(number_rules(), quantity_rules(), mention_rules())


def extract(report: Report, rules: ExtractRules) -> Findings:
    """All facts of a report's body, in text order; spans count in the report's text."""
    numbers, amounts = read_numbers(report, rules.numbers)
    mentions = find_mentions(report, rules.mentions)
    numbers, amounts = set_apart(numbers, amounts, mentions, rules.quantities)
    quantities = read_quantities(report, amounts, mentions, rules.quantities)
    return Findings(numbers, quantities, mentions, find_relations(report, mentions, rules.mentions))
