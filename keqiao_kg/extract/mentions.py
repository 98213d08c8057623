"""Named things of a report: programmes, projects, places, organisations, events, honours, persons, concepts.

Several readers propose candidates for a sentence (forms, glossary, lists, quotations, last words, titles,
places); where two overlap the surer reader wins, then the longer name. One mention per sentence and entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from keqiao_kg.extract.mentions_forms import by_form
from keqiao_kg.extract.mentions_glossary import by_glossary
from keqiao_kg.extract.mentions_heads import by_head
from keqiao_kg.extract.mentions_honours import by_award, by_level, by_quoted_award
from keqiao_kg.extract.mentions_lists import by_list
from keqiao_kg.extract.mentions_names import own, without_notes
from keqiao_kg.extract.mentions_places import by_gazetteer
from keqiao_kg.extract.mentions_quoted import by_quotation
from keqiao_kg.extract.mentions_scene import Candidate, Scene, scene
from keqiao_kg.model import EntityType, Evidence, Mention, Report, Role, Sentence, Span
from keqiao_kg.rules.mentions import MentionRules

_READERS = (by_form, by_list, by_level, by_award, by_quoted_award, by_quotation, by_head, by_gazetteer)


def find_mentions(report: Report, rules: MentionRules) -> tuple[Mention, ...]:
    """The named things of the report's body, one per sentence and entity, in text order."""
    explained = by_glossary(report, rules)
    found: list[Mention] = []
    for index, sentence in enumerate(report.sentences):
        if sentence.role is not Role.ANNEX:
            found.extend(_in_sentence(report, sentence, explained.get(index, ()), rules))
    return tuple(found)


def _in_sentence(
    report: Report, sentence: Sentence, explained: Iterable[Candidate], rules: MentionRules
) -> Iterator[Mention]:
    view = scene(sentence, report.area)
    candidates = list(explained)
    for reader in _READERS:
        candidates.extend(reader(view, rules))
    seen: set[str] = set()
    for chosen in _choose(candidates):
        mention = _mention(view, sentence, chosen)
        if mention.name not in seen:
            seen.add(mention.name)
            yield mention


def _choose(candidates: list[Candidate]) -> list[Candidate]:
    """The best candidates that do not overlap (a nested one may stand inside a longer one), in text order."""
    chosen: list[Candidate] = []
    for each in sorted(candidates, key=lambda c: (c.rank, c.start - c.end, c.start)):
        if all(each.end <= other.start or other.end <= each.start for other in chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda c: (c.start, c.end))


def _mention(view: Scene, sentence: Sentence, chosen: Candidate) -> Mention:
    start, end = chosen.start + sentence.span.start, chosen.end + sentence.span.start
    text = view.text[chosen.start : chosen.end]
    name = without_notes(chosen.name)
    if chosen.type in ("organisation", "event", "place", "programme"):
        name = own(name, view.area)
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        name = name[1:-1]
    evidence = Evidence(sentence.id, Span(start, end), chosen.rules)
    return Mention(evidence, text, name, EntityType(chosen.type), chosen.detail)
