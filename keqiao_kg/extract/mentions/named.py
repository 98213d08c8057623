"""Named things of a report: programmes, projects, places, organisations, events, honours, persons, concepts.

Several readers propose candidates for a sentence (forms, glossary, lists, quotations, last words, titles,
places); where two overlap the surer reader wins, then the longer name. What one sentence names is known in
all the others. One mention per sentence and entity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from keqiao_kg.extract.mentions.aims import by_aim, by_making
from keqiao_kg.extract.mentions.beside import by_beside
from keqiao_kg.extract.mentions.body import Body
from keqiao_kg.extract.mentions.choice import choose
from keqiao_kg.extract.mentions.counted import by_counted_title
from keqiao_kg.extract.mentions.forms import by_form
from keqiao_kg.extract.mentions.gazetteer import gazetteer
from keqiao_kg.extract.mentions.glossary import by_glossary
from keqiao_kg.extract.mentions.heads import by_head
from keqiao_kg.extract.mentions.honours import by_award, by_count, by_level
from keqiao_kg.extract.mentions.inside import by_inside
from keqiao_kg.extract.mentions.lists import by_list
from keqiao_kg.extract.mentions.memory import Memory, by_memory, remember
from keqiao_kg.extract.mentions.names import canonical
from keqiao_kg.extract.mentions.noted import by_note
from keqiao_kg.extract.mentions.objects import by_action, by_being_held, by_carrying_out, by_cooperation, by_hosting
from keqiao_kg.extract.mentions.place_titles import by_title_of_place
from keqiao_kg.extract.mentions.places import by_gazetteer, by_own_zone, by_town
from keqiao_kg.extract.mentions.quoted import by_quotation
from keqiao_kg.extract.mentions.quoted_titles import by_quoted_award
from keqiao_kg.extract.mentions.scene import ASIDE, NOTE, Candidate, Scene, scene
from keqiao_kg.extract.mentions.spoken import by_site
from keqiao_kg.extract.mentions.subjects import by_award_subject, by_predicate
from keqiao_kg.extract.mentions.trimmed import trimmed
from keqiao_kg.model import Area, EntityType, Evidence, Mention, Report, Role, Sentence, Span
from keqiao_kg.rules.finder import Found
from keqiao_kg.rules.mentions import MentionRules, shapes

Reader = Callable[[Scene, MentionRules], Iterator[Candidate]]
Wake = Callable[[MentionRules], re.Pattern[str]]
_ETC, _QUOTE, _NOTED = re.compile("等"), re.compile('[“"]'), re.compile(f"[{NOTE}{ASIDE}]")
_COUNT = re.compile("[0-9０-９一二两三四五六七八九十][余多万]*[家个处所座户条名]")
READERS: tuple[Reader, ...] = (
    by_form,
    by_list,
    by_level,
    by_title_of_place,
    by_count,
    by_counted_title,
    by_making,
    by_aim,
    by_award,
    by_quoted_award,
    by_award_subject,
    by_quotation,
    by_note,
    by_head,
    by_site,
    by_predicate,
    by_hosting,
    by_being_held,
    by_action,
    by_carrying_out,
    by_cooperation,
    by_town,
    by_gazetteer,
    by_own_zone,
)

# What stands in every sentence in which a reader may find a name …
_WOKEN_BY: dict[Reader, Wake] = {
    by_list: lambda _: _ETC,
    by_count: lambda _: shapes()["graded-and-counted"].needed,
    by_counted_title: lambda _: _COUNT,
    by_making: lambda _: shapes()["zone-of-title"].needed,
    by_aim: lambda _: shapes()["aim-of-place"].needed,
    by_award: lambda rules: rules.honour,
    by_quoted_award: lambda _: _QUOTE,
    by_award_subject: lambda rules: rules.honour,
    by_quotation: lambda _: _QUOTE,
    by_note: lambda _: _NOTED,
    by_predicate: lambda rules: rules.predicate,
    by_hosting: lambda rules: rules.hosting,
    by_action: lambda _: shapes()["carried-out"].needed,
    by_carrying_out: lambda _: shapes()["programme-of-works"].needed,
    by_cooperation: lambda _: shapes()["works-with"].needed,
    by_own_zone: lambda _: shapes()["own-zone"].needed,
}
# … or the words of tables that stand there; the other readers are asked of all sentences.
_WOKEN_BY_WORDS: dict[Reader, Callable[[Scene], Sequence[Found]]] = {
    by_form: lambda scene: scene.forms,
    by_level: lambda scene: scene.titles,
    by_title_of_place: lambda scene: scene.titles,
    by_head: lambda scene: scene.heads,
    by_site: lambda scene: scene.sites,
}

_OFTEN_TAKEN = frozenset({"concept", "programme", "place", "event"})  # one for another
_TOLD = ("division", "glossary-term")  # readers that know the type


def find_mentions(report: Report, rules: MentionRules) -> tuple[Mention, ...]:
    """The named things of the report's body, one per sentence and entity, in text order."""
    return first_of_each(all_mentions(report, rules))


def first_of_each(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The first mention of each entity in each sentence."""
    kept: dict[tuple[str, str], Mention] = {}
    for each in mentions:
        kept.setdefault((each.evidence.sentence, each.name), each)
    return tuple(kept.values())


def all_mentions(report: Report, rules: MentionRules) -> tuple[Mention, ...]:
    """The named things of the report's body, also those that a sentence names again, in text order."""
    explained, known = by_glossary(report, rules), gazetteer(report.area)
    body = {at: sentence for at, sentence in enumerate(report.sentences) if sentence.role is not Role.ANNEX}
    views = [scene(sentence, report.area, known) for sentence in body.values()]
    plain = Body([view.text for view in views])
    read: list[tuple[Sentence, Scene, list[Candidate]]] = []
    for (at, sentence), view, readers in zip(body.items(), views, readers_of(views, plain, rules), strict=True):
        candidates = [*explained.get(at, ()), *(each for reader in readers for each in reader(view, rules))]
        named = [_of_known_type(_named(trimmed(each, view), report.area), view) for each in candidates]
        read.append((sentence, view, choose(view, named)))
    memory = remember((each for _, _, chosen in read for each in chosen), report.area)
    repeated = plain.everywhere(memory.finder)
    return tuple(
        mention
        for at, (sentence, view, chosen) in enumerate(read)
        if chosen or at in repeated
        for mention in _mentions(sentence, view, chosen, repeated.get(at, ()), memory, rules)
    )


def readers_of(views: Sequence[Scene], plain: Body, rules: MentionRules) -> list[list[Reader]]:
    """The readers that may find something in each sentence, in order; `plain` is the text of all sentences."""
    masked = Body([view.masked for view in views])
    heads, sites, titles = masked.words(rules.head), masked.words(rules.site), masked.words(rules.title)
    forms = plain.everywhere(rules.needs.words)
    for at, view in enumerate(views):
        view.heads, view.sites = heads.get(at, ()), sites.get(at, ())
        view.titles, view.forms = titles.get(at, ()), forms.get(at, ())
    wakes = {reader: wake(rules) for reader, wake in _WOKEN_BY.items()}
    woken = {pattern: masked.holding(pattern) for pattern in dict.fromkeys(wakes.values())}
    found: list[list[Reader]] = [[] for _ in views]
    for reader in READERS:
        places: Iterable[int] = range(len(views))
        if reader in wakes:
            places = woken[wakes[reader]]
        elif reader in _WOKEN_BY_WORDS:
            words = _WOKEN_BY_WORDS[reader]
            places = [at for at, view in enumerate(views) if words(view)]
        for place in places:
            found[place].append(reader)
    return found


def _named(each: Candidate, area: Area) -> Candidate:
    name = canonical(each.name, each.type, area, levelled=each.rank > 0)
    return each if name == each.name else each._replace(name=name)


def _of_known_type(each: Candidate, view: Scene) -> Candidate:
    """A notion, policy, place or event by a name that the whole country knows is what that name is: “长三角”."""
    taken = each.type in _OFTEN_TAKEN and not each.rules[0].startswith(_TOLD)
    entry = view.known.at(each.name, 0) if taken else None
    if entry is None or entry.form != each.name or entry.rule != "known-name":
        return each
    return each._replace(name=entry.name, type=entry.type, detail=entry.kind)


def _mentions(
    sentence: Sentence,
    view: Scene,
    chosen: list[Candidate],
    forms: Sequence[Found],
    memory: Memory,
    rules: MentionRules,
) -> Iterator[Mention]:
    again = list(by_memory(view, forms, memory, rules))
    names = choose(view, [*chosen, *again]) if again else chosen
    names = [*names, *by_beside(view, names, rules)]
    held = {each.name for each in names if each.detail == "held"}  # a title sought and held in one sentence is held
    names = [each for each in names if each.detail != "sought" or each.name not in held]
    for each in sorted([*names, *by_inside(view, names, rules)], key=lambda c: (c.start, -c.end)):
        yield _mention(view, sentence, each, memory.names.get(each.name, each.name))


def _mention(view: Scene, sentence: Sentence, each: Candidate, name: str) -> Mention:
    start, end = each.start, each.end
    text = view.text[start:end]
    if text[0] in '“"' and text[-1] in '”"' and not any(mark in text[1:-1] for mark in '“”"'):
        start, end, text = start + 1, end - 1, text[1:-1]
    span = Span(start + sentence.span.start, end + sentence.span.start)
    return Mention(Evidence(sentence.id, span, each.rules), text, name, EntityType(each.type), each.detail)
