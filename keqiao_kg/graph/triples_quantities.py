"""Quantities: observations of a data cube, targets, their indicators, units and periods, and their pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from keqiao_kg.graph.anchors import Anchors
from keqiao_kg.graph.triples_units import unit_triples
from keqiao_kg.graph.vocabulary import (
    KQ,
    QB,
    SCHEMA,
    SDMX_DIMENSION,
    SKOS,
    TIME,
    TYPE,
    XSD,
    chinese,
    concept,
    decimal,
    scheme,
    whole,
)
from keqiao_kg.model import Comparator, Facts, Indicator, Observation, Pair, Quantity, Span, Status

_PERIOD = re.compile(r"(\d{4})?(-)?(\d{4})?")
_OPEN_ABOVE = {Comparator.GE, Comparator.GT}
_OPEN_BELOW = {Comparator.LE, Comparator.LT}


def quantity_triples(facts: Facts, anchors: Anchors) -> Iterator[Triple]:
    """The data set with its observations, the targets, and what they refer to."""
    dataset = anchors.child("observations")
    yield Triple(dataset, TYPE, QB["DataSet"])
    yield Triple(dataset, QB["structure"], KQ["observations"])
    yield Triple(dataset, SDMX_DIMENSION["refArea"], NamedNode(facts.area))
    told: Counter[Span] = Counter()
    for observation in facts.observations:
        told[observation.quantity.evidence.span] += 1
        if observation.quantity.status is Status.TARGET:
            yield from _target(observation)
        else:
            yield from _observation(observation, told[observation.quantity.evidence.span], dataset)
        yield from _quantity(observation, anchors)
    for notation in dict.fromkeys(item.quantity.period for item in facts.observations):
        yield from _period(notation, anchors.period(notation))
    for indicator in facts.indicators:
        yield from _indicator(indicator)
    yield from unit_triples(item.quantity.unit for item in facts.observations)
    for pair in facts.pairs:
        yield from _pair(pair, anchors)


def _observation(observation: Observation, ordinal: int, dataset: NamedNode) -> Iterator[Triple]:
    node = NamedNode(observation.iri)
    yield Triple(node, TYPE, KQ["Observation"])
    yield Triple(node, TYPE, QB["Observation"])
    yield Triple(node, QB["dataSet"], dataset)
    yield Triple(node, KQ["ordinal"], whole(ordinal))


def _target(observation: Observation) -> Iterator[Triple]:
    node, quantity = NamedNode(observation.iri), observation.quantity
    yield Triple(node, TYPE, KQ["Target"])
    yield Triple(node, KQ["modality"], concept("modality", quantity.modality))
    least, most = _bounds(quantity)
    if least is not None:
        yield Triple(node, SCHEMA["minValue"], least)
    if most is not None:
        yield Triple(node, SCHEMA["maxValue"], most)


def _bounds(quantity: Quantity) -> tuple[Literal | None, Literal | None]:
    """The least and the greatest value that reaches the target, in the unit as written."""
    value = decimal(quantity.value)
    match quantity.comparator:
        case Comparator.APPROX:
            return None, None
        case Comparator.BETWEEN if quantity.upper is not None:
            # A fall of 8% to 10% is written from -8 to -10.
            return decimal(min(quantity.value, quantity.upper)), decimal(max(quantity.value, quantity.upper))
        case comparator if comparator in _OPEN_ABOVE:
            return value, None
        case comparator if comparator in _OPEN_BELOW:
            return None, value
        case _:
            return value, value


def _quantity(observation: Observation, anchors: Anchors) -> Iterator[Triple]:
    """What observations and targets have in common."""
    node, quantity = NamedNode(observation.iri), observation.quantity
    yield Triple(node, KQ["indicator"], NamedNode(observation.indicator))
    yield Triple(node, KQ["indicatorWording"], Literal(quantity.indicator))
    yield Triple(node, KQ["subject"], NamedNode(observation.subject))
    yield Triple(node, KQ["period"], anchors.period(quantity.period))
    yield Triple(node, KQ["measure"], concept("measure", quantity.measure))
    yield Triple(node, KQ["comparator"], concept("comparator", quantity.comparator))
    yield Triple(node, KQ["status"], concept("status", quantity.status))
    yield Triple(node, KQ["unit"], NamedNode(observation.unit))
    if quantity.unit:
        yield Triple(node, KQ["verbatimUnit"], Literal(quantity.unit))
    yield from _values(node, observation)
    yield Triple(node, KQ["evidence"], anchors.passage(quantity.evidence.span))
    yield Triple(node, KQ["readBy"], Literal(" ".join(quantity.evidence.rules)))


def _values(node: NamedNode, observation: Observation) -> Iterator[Triple]:
    quantity = observation.quantity
    yield Triple(node, KQ["value"], decimal(quantity.value))
    yield Triple(node, KQ["verbatimValue"], Literal(format(quantity.value, "f")))
    if quantity.upper is not None:
        yield Triple(node, KQ["upper"], decimal(quantity.upper))
        yield Triple(node, KQ["verbatimUpper"], Literal(format(quantity.upper, "f")))
    if observation.base_value is not None:
        yield Triple(node, KQ["baseValue"], decimal(observation.base_value))
    if observation.base_upper is not None:
        yield Triple(node, KQ["baseUpper"], decimal(observation.base_upper))


def _period(notation: str, node: NamedNode) -> Iterator[Triple]:
    """An interval of whole years; one that only ends (-2019) has no beginning."""
    yield Triple(node, TYPE, TIME["ProperInterval"])
    yield Triple(node, SKOS["notation"], Literal(notation))
    years = _PERIOD.fullmatch(notation)
    if not years:
        return
    first, last = years[1], years[3] or years[1]
    ends = {"hasBeginning": first and f"{first}-01-01", "hasEnd": last and f"{last}-12-31"}
    for name, day in ends.items():
        if day:
            instant = NamedNode(f"{node.value}/{name.removeprefix('has').lower()}")
            yield Triple(node, TIME[name], instant)
            yield Triple(instant, TYPE, TIME["Instant"])
            yield Triple(instant, TIME["inXSDDate"], Literal(day, datatype=XSD["date"]))


def _indicator(indicator: Indicator) -> Iterator[Triple]:
    node = NamedNode(indicator.iri)
    yield Triple(node, TYPE, KQ["Indicator"])
    yield Triple(node, SKOS["inScheme"], scheme("indicator"))
    yield Triple(node, SKOS["prefLabel"], chinese(indicator.name))
    if indicator.name_en:
        yield Triple(node, SKOS["prefLabel"], Literal(indicator.name_en, language="en"))
    for alias in dict.fromkeys(indicator.aliases):
        yield Triple(node, SKOS["altLabel"], chinese(alias))
    if indicator.theme:
        yield Triple(node, KQ["theme"], concept("theme", indicator.theme))
    if indicator.higher_is_better is not None:
        better = Literal(str(indicator.higher_is_better).lower(), datatype=XSD["boolean"])
        yield Triple(node, KQ["higherIsBetter"], better)


def _pair(pair: Pair, anchors: Anchors) -> Iterator[Triple]:
    node, target, result = anchors.pair(pair), NamedNode(pair.target), NamedNode(pair.result)
    yield Triple(node, TYPE, KQ["Pair"])
    yield Triple(node, KQ["target"], target)
    yield Triple(node, KQ["result"], result)
    yield Triple(node, KQ["match"], concept("match", pair.match))
    yield Triple(node, KQ["readBy"], Literal(pair.rule))
    yield Triple(target, KQ["comparedWith"], result)
