"""Values behind that of a named body, place or work, which are its own as well.

滨江产业园投资5亿元，|新建厂房2万平方米: the next clause goes on with what it does;
“满天星”行动新增人员9万人、|企业2万家: a list goes on under its verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from keqiao_kg.extract.quantities.context.subjects import Named
from keqiao_kg.extract.quantities.phrases.clauses import COMMAS, Layout
from keqiao_kg.extract.quantities.phrases.nouns import kinds_of, leading_verb, trim, without_light
from keqiao_kg.extract.quantities.phrases.readings import Reading
from keqiao_kg.extract.quantities.phrases.scene import SPENT
from keqiao_kg.model import EntityType, Measure, Quantity
from keqiao_kg.rules.quantities import QuantityRules

GOES_ON = "subject-goes-on"
_OF = "的"
_NAMED = frozenset(("subject-named", "subject-bearer", "subject-zone", "subject-acts", "subject-opens-sentence"))
_ACTORS = _NAMED | {"subject-paid-for", GOES_ON}


def same_subject(
    layout: Layout,
    reading: Reading,
    before: Reading,
    told: Quantity,
    mentions: Sequence[Named],
    rules: QuantityRules,
) -> bool:
    """Whether a value is of what the one before it is of."""
    if Measure.THRESHOLD in (before.measure, reading.measure) or SPENT in told.evidence.rules:
        return False
    if reading.slot.clause is not before.slot.clause:
        actor = bool(_ACTORS & set(told.evidence.rules)) and not _is_programme(told.subject, mentions)
        return actor and _acts_next(layout, reading, before, mentions, rules)
    return bool(_NAMED & set(told.evidence.rules)) and _in_row(layout, reading, before, rules)


def _is_programme(name: str, mentions: Sequence[Named]) -> bool:
    """Whether a name is that of a policy, which goes on to do nothing: 饮水工程使9万人受益，新增沼气用户3万."""
    return any(n.mention.name == name and n.mention.type is EntityType.PROGRAMME for n in mentions)


def _in_row(layout: Layout, reading: Reading, before: Reading, rules: QuantityRules) -> bool:
    """Whether a value stands in a row of values of a clause.

    It shares its words (浦江新区法规、规章分别新增4部、10部) or its verb, begins with an act or a bare head
    (…、落地项目22个).
    """
    own = layout.words(reading.slot.item, reading.slot.start)
    head = without_light(own, rules)
    listed = bool(reading.verb) and reading.verb == before.verb
    return listed or reading.start == before.start or bool(leading_verb(own, rules)) or "bare" in kinds_of(head, rules)


def _acts_next(
    layout: Layout, reading: Reading, before: Reading, mentions: Sequence[Named], rules: QuantityRules
) -> bool:
    """Whether the clause right behind a value says what its subject does next, and names no other."""
    clause = reading.slot.clause
    if clause.index - before.slot.clause.index != 1 or clause.opener not in COMMAS:
        return False
    start = trim(layout.text, clause.start, reading.slot.start, rules)
    other = any(named.start <= start.start < named.end for named in mentions)
    own = layout.words(start.start, reading.slot.start)
    acts = leading_verb(own, rules)
    attributive = own.startswith(_OF, len(acts))  # 新建的|平台
    return bool(acts) and not attributive and not other and "scope" not in start.kinds
