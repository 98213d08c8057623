"""Several reports on one thing: it goes by one name and is one kind of place in all of them.

Each report alone gives a thing the fullest name that it uses; beside others, the name that most of them give leads
(ties: the longer one, then by code points) and the rest become aliases. IRIs do not change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from keqiao_kg.model import Entity, Facts


def agree(facts: Sequence[Facts]) -> tuple[Facts, ...]:
    """The same facts with one name and one kind for each entity that several of them have."""
    named: dict[str, list[Entity]] = defaultdict(list)
    for each in facts:
        for entity in each.entities:
            named[entity.iri].append(entity)
    leading = {iri: _lead(entities) for iri, entities in named.items() if len(entities) > 1}
    return tuple(replace(each, entities=tuple(_renamed(entity, leading) for entity in each.entities)) for each in facts)


def _lead(entities: Sequence[Entity]) -> tuple[str, str]:
    """Name and kind that most give."""
    return _most(entity.name for entity in entities), _most(entity.kind for entity in entities if entity.kind)


def _most(words: Iterable[str]) -> str:
    counts = Counter(words)
    return max(counts, key=lambda word: (counts[word], len(word), word), default="")


def _renamed(entity: Entity, leading: dict[str, tuple[str, str]]) -> Entity:
    name, kind = leading.get(entity.iri, (entity.name, entity.kind))
    aliases = dict.fromkeys((entity.name, *entity.aliases))
    return replace(entity, name=name, kind=kind, aliases=tuple(alias for alias in aliases if alias != name))
