"""From a `Report` to `Findings`: numbers, quantities, mentions, relations, statements."""

from __future__ import annotations

from dataclasses import dataclass

from keqiao_kg.extract.mentions.named import all_mentions, first_of_each
from keqiao_kg.extract.numbers.coverage import read_numbers
from keqiao_kg.extract.numbers.names_with_numbers import set_apart
from keqiao_kg.extract.quantities.rows import read_quantities
from keqiao_kg.extract.relations.found import find_relations
from keqiao_kg.extract.statements.told import find_statements
from keqiao_kg.model import Findings, Report
from keqiao_kg.rules.mentions import MentionRules, mention_rules
from keqiao_kg.rules.numbers import NumberRules, number_rules
from keqiao_kg.rules.quantities import QuantityRules, quantity_rules
from keqiao_kg.rules.statements import StatementRules, statement_rules


@dataclass(frozen=True, slots=True)
class ExtractRules:
    """All that extraction needs to know; `ExtractRules.load()` gives what `data/` holds."""

    numbers: NumberRules
    quantities: QuantityRules
    mentions: MentionRules
    statements: StatementRules

    @classmethod
    def load(cls) -> ExtractRules:
        """The rules and tables of `data/rules`, read once a process."""
        return cls(number_rules(), quantity_rules(), mention_rules(), statement_rules())


def extract(report: Report, rules: ExtractRules) -> Findings:
    """All facts of a report's body, in text order; spans count in the report's text."""
    numbers, amounts = read_numbers(report, rules.numbers)
    named = all_mentions(report, rules.mentions)
    mentions = first_of_each(named)
    numbers, amounts = set_apart(report.text, numbers, amounts, mentions, rules.quantities)
    quantities = read_quantities(report, amounts, mentions, rules.quantities)
    relations = find_relations(report, named, rules.mentions)
    statements = find_statements(report, numbers, quantities, rules.statements)
    return Findings(numbers, quantities, mentions, relations, statements=statements)
