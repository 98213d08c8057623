"""The branch of the economy that a piece of text is about: what goes before a bare 增加值, 产值."""

from __future__ import annotations

from keqiao_kg.extract.words import words
from keqiao_kg.rules.quantities import QuantityRules
from keqiao_kg.rules.word_sets import word_set

_PARTS = "、，；"
_PLACES = "省市县区州旗镇乡村"
_LONGEST = 4  # characters of a word that tells which branch it is
_JOINTS = word_set("joints")
# Words that tell nothing of a branch.
_GENERAL = word_set("general-openers")


def sector_of(piece: str, rules: QuantityRules) -> str:
    """The branch that a piece of text names last, as it goes before a bare head; nothing where it names none."""
    places = [
        (place + len(word), len(word), word)
        for word in rules.sectors
        if (place := piece.rfind(word)) >= 0 and not _one_of_many(piece, place, word)
    ]
    if not places:
        return ""
    end, size, word = max(places)
    return _modifier(piece[: end - size], rules) + rules.sectors[word]


def _modifier(before: str, rules: QuantityRules) -> str:
    """The word right before a branch that tells which it is: 新能源|汽车, 家庭|手工业 (not 发展|旅游, 全市|农业).

    With the word that is joined to it: 软件和信息|服务业.
    """
    start, end = words(before)[-1] if before else (0, 0)
    word = before[start:end]
    if not _tells(word, rules):
        return ""
    joint = next((joint for joint in _JOINTS if before.endswith(joint, 0, start)), "")
    other = _modifier(before[: start - len(joint)], rules) if joint else ""
    return other + joint + word if other else word


def _tells(word: str, rules: QuantityRules) -> bool:
    known = any(word in table for table in (rules.acts, rules.closing))
    known |= any(word in table.kinds for table in (rules.verbs, rules.lead, rules.frame, rules.modality, rules.status))
    plain = 1 < len(word) < _LONGEST and all("一" <= character <= "鿿" for character in word)
    return plain and not known and word not in _GENERAL and word[-1] not in _PLACES


def _one_of_many(piece: str, place: int, word: str) -> bool:
    """Whether a branch only begins one thing of a list: the 汽车 of 汽车灯具、食品加工等产业."""
    start = max(piece.rfind(mark, 0, place) for mark in _PARTS) + 1
    end = min((at for mark in _PARTS if (at := piece.find(mark, place)) >= 0), default=len(piece))
    listed = piece[max(0, start - 1) : start] == "、" or piece[end : end + 1] == "、"
    return listed and start == place and piece[start:end] != word
