"""Values in base units: exact decimals, and the IRIs of the units.

亿元 → 元, 万亩 → m², 万元/亩 → 元/m². A factor that no finite decimal expresses (亩 = 2000/3 m²) is applied
exactly and the result rounded half to even to `PLACES` decimals; all other values are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from keqiao_kg.resolve import iris
from keqiao_kg.rules.units import Unit, UnitTable

PLACES = 6  # of a base unit: a square millimetre for areas

_EXACT = Context(prec=400)
_STEP = Decimal(1).scaleb(-PLACES)


@dataclass(frozen=True, slots=True)
class BaseValue:
    """A value and its upper end in the base unit, with the IRIs of both units."""

    unit: str  # IRI of the unit as written
    value: Decimal
    upper: Decimal | None
    base_unit: str  # IRI


def in_base(table: UnitTable, written: str, value: Decimal, upper: Decimal | None = None) -> BaseValue:
    """A value in the unit as written, in its base unit."""
    unit = table.get(written)
    return BaseValue(
        unit=iri(unit),
        value=_convert(value, unit.factor),
        upper=None if upper is None else _convert(upper, unit.factor),
        base_unit=iri(table.get(unit.base)),
    )


def iri(unit: Unit) -> str:
    """IRI of a unit's concept."""
    return iris.unit(_NAMED.get(unit.code, unit.code))


# Codes without a letter or digit read better under their English name.
_NAMED = {"%": "percent", "‰": "permille", "‱": "permyriad", "℃": "degree-celsius"}


def _convert(value: Decimal, factor: Fraction) -> Decimal:
    if factor.denominator == 1 and value:
        return _plain(_EXACT.multiply(value, factor.numerator))  # most are: a tenth of the time of a fraction
    product = Fraction(value) * factor
    exact = _finite(product)
    if exact is None:
        ratio = _EXACT.divide(Decimal(product.numerator), Decimal(product.denominator))
        exact = ratio.quantize(_STEP, rounding=ROUND_HALF_EVEN, context=_EXACT)
    return _plain(exact)


def _finite(number: Fraction) -> Decimal | None:
    """The number as a decimal, or None where its decimals never end."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)) if rest == 1 else None


def _plain(value: Decimal) -> Decimal:
    """Without exponent and without trailing zeros: 1.0E+3 → 1000."""
    whole = value.to_integral_value(context=_EXACT)
    return whole.quantize(Decimal(1), context=_EXACT) if value == whole else value.normalize(_EXACT)
