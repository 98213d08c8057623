"""The units that a report writes, as concepts with their base units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from keqiao_kg.graph.vocabulary import KQ, SKOS, TYPE, chinese, decimal, scheme
from keqiao_kg.resolve import units
from keqiao_kg.rules.units import Unit, UnitTable


def unit_triples(written: Iterable[str]) -> Iterator[Triple]:
    """Each unit once, and each base unit."""
    table = UnitTable.load()
    used = {unit.code: unit for form in dict.fromkeys(written) for unit in _with_base(table, form)}
    for unit in used.values():
        yield from _unit(unit, table)


def _with_base(table: UnitTable, form: str) -> tuple[Unit, Unit]:
    unit = table.get(form)
    return unit, table.get(unit.base)


def _unit(unit: Unit, table: UnitTable) -> Iterator[Triple]:
    node = NamedNode(units.iri(unit))
    factor = Decimal(unit.factor.numerator) / Decimal(unit.factor.denominator)
    yield Triple(node, TYPE, KQ["Unit"])
    yield Triple(node, SKOS["inScheme"], scheme("unit"))
    yield Triple(node, SKOS["notation"], Literal(unit.code))
    yield Triple(node, SKOS["prefLabel"], chinese(unit.zh or unit.code))
    yield Triple(node, KQ["baseUnit"], NamedNode(units.iri(table.get(unit.base))))
    yield Triple(node, KQ["factor"], decimal(factor))
    if unit.en:
        yield Triple(node, SKOS["prefLabel"], Literal(unit.en, language="en"))
    if unit.kind:
        yield Triple(node, KQ["quantityKind"], Literal(unit.kind))
    if unit.qudt:
        yield Triple(node, SKOS["exactMatch"], NamedNode(unit.qudt))
