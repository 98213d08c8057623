"""The word of the size that a value is of, where none stands before it: 建成区扩大到60平方公里, 公路达到90公里."""

from __future__ import annotations

from keqiao_kg.extract.quantities.phrases.nouns import leading_verb
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_AREA, _LENGTH, _GROWN = "面积", "里程", "种植"
_REACHED = tuple(f"comparator-{word}" for word in word_set("reached"))
_STAGES = word_set("stages-of-building")


def add_size(reading: Reading, phrase: str, rules: QuantityRules) -> None:
    """Adds the size that a value without one is of, to what later values lean on as well."""
    size = _size_word(reading, phrase, rules)
    reading.base += size if reading.base == reading.indicator else ""
    reading.indicator += size


def _size_word(reading: Reading, phrase: str, rules: QuantityRules) -> str:
    """面积 where a zone or crop reaches so much (建成区扩大到60平方公里), 里程 where roads do (公路达到90公里)."""
    slot, frame, indicator = reading.slot, reading.frame, reading.indicator
    reaches = frame.has("reach", "from") or slot.amount.rules[-1].startswith(_REACHED)
    reaches = reaches and not leading_verb(indicator, rules)
    stage = indicator.endswith(_STAGES)  # 项目开工11万平方米
    crop = reaches and rules.found("crop-with-area", phrase)
    zone = stage or crop or (reaches and rules.found("zone-with-area", phrase))
    way = reaches and rules.found("way-with-length", phrase)
    word = next((word for size, word in rules.sizes.items() if slot.amount.unit.endswith(size)), "")
    if word == _AREA and zone:
        return _GROWN + word if crop else word
    return word if word == _LENGTH and way else ""
