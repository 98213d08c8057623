"""What a list or programme holds: works put on a list, and what is named as an instance of a programme."""

from __future__ import annotations

from collections.abc import Iterator

from keqiao_kg.extract.mentions.names import area_of
from keqiao_kg.extract.relations.stated import Stated, relation
from keqiao_kg.model import EntityType, Mention, Relation, RelationType
from keqiao_kg.rules.word_sets import word_set

_JOINTS = word_set("list-joints")
_MEMBERS = (EntityType.PROJECT, EntityType.PROGRAMME, EntityType.ORGANISATION)


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


def instances(stated: Stated) -> Iterator[Relation]:
    """A、B等P项目, A、B等“P”: what the list says to be of the programme P."""
    for programme in stated.mentions:
        if programme.type is not EntityType.PROGRAMME or stated.is_inside(programme):
            continue
        end = programme.evidence.span.start - (stated.text[programme.evidence.span.start - 1] in '“"')
        if not stated.text.endswith("等", stated.span.start, end):
            continue
        members = list(_listed(stated, end - 1))
        works = stated.rules["works-of-programme"].pattern.match(stated.after(programme))
        for member in members if works or all(each.type is EntityType.PROGRAMME for each in members) else ():
            yield relation(member, member.name, RelationType.INCLUDED_IN, programme.name, "works-of-programme")


def _listed(stated: Stated, end: int) -> Iterator[Mention]:
    """The mentions joined by 、 that end at `end`, last one first."""
    for mention in reversed(stated.mentions):
        span = mention.evidence.span
        if mention.type not in _MEMBERS or span.end > end or stated.is_inside(mention):
            continue
        if stated.text[span.end : end].strip("“”") not in ("", *_JOINTS):
            return
        yield mention
        end = span.start
