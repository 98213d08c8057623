"""What a list or programme holds: works that are put on it."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.names import area_of
from keqiao_kg.extract.relations.stated import Stated, relation
from keqiao_kg.model import EntityType, Mention, Relation, RelationType


def listed_works(stated: Stated) -> Iterator[Relation]:
    """Works that are put on the list of key projects of a level."""
    for match in stated.rules["listed-as-key"].pattern.finditer(stated.text, stated.span.start, stated.span.end):
        level, kind = match["levels"], match["kind"].removesuffix("项目")
        name = f"{area_of(level, stated.report.area) or level}{match['grade'] or ''}{kind}项目"
        for works in _subjects(stated, match.start()):
            yield relation(works, works.name, RelationType.INCLUDED_IN, name, "listed-as-key")


def _subjects(stated: Stated, end: int) -> Iterator[Mention]:
    """The works listed right before `end`, last one first."""
    limit = end
    for mention in reversed(stated.mentions):
        span = mention.evidence.span
        if mention.type is not EntityType.PROJECT or span.end > limit:
            continue
        if not stated.rules["list-goes-on"].pattern.match(stated.text[span.end : limit]):
            return
        yield mention
        limit = span.start
