"""The word lists that tell names: last words, verbs around them, words that end or begin them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from keqiao_kg.assets import DATA
from keqiao_kg.rules.finder import ANYWHERE, Edge, Finder, Opening
from keqiao_kg.rules.patterns import Rule, alternation, load
from keqiao_kg.rules.tables import read_rows, read_words
from keqiao_kg.rules.word_sets import word_set
from keqiao_kg.rules.words import Words

RULES = DATA / "rules"


class Head(NamedTuple):
    """The last word of a name: what a name that ends so is."""

    word: str
    type: str
    kind: str
    need: str  # any, long, named, definite, quoted, whole, role: what must stand before it
    built: str  # project under a verb of building, begun: only once it is signed, begun or done; or empty


class Verb(NamedTuple):
    """A verb of the genre and what it says of its object."""

    word: str
    cut: str  # anywhere, start, or empty: where a name may begin after it
    stage: str
    honour: str
    event: str


class Known(NamedTuple):
    """A name that reports all over the country use, under one of its forms."""

    form: str
    name: str
    type: str
    kind: str


class Group(NamedTuple):
    """The common noun that closes a list (A、B等高校) and what the items are."""

    noun: str
    type: str
    kind: str
    joined: str  # y: the noun belongs to each name; always: even behind a general word; else what ends each name


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, with the patterns made of them."""

    heads: dict[str, Head]
    ends: Words  # their words
    verbs: dict[str, Verb]
    known: dict[str, Known]
    groups: dict[str, Group]
    common: frozenset[str]
    figures: frozenset[str]
    roles: dict[str, frozenset[str]]
    departments: dict[str, str]  # short → full
    acting: frozenset[str]  # verbs that open a clause and are no noun
    doing: frozenset[str]  # verbs that open a clause and are as often a noun
    closing: frozenset[str]  # verbs that stand behind a name

    def words(self, role: str) -> list[str]:
        """The words of one role."""
        return [word for word, roles in self.roles.items() if role in roles]


def read_lexicon() -> Lexicon:
    """The lists of `data/rules`."""
    roles = {row["word"]: frozenset(row["roles"].split()) for row in read_rows(RULES / "mention-words.tsv")}
    uses = {row["verb"]: row["uses"].split() for row in read_rows(RULES / "statement-verbs.tsv")}
    long = {verb for verb in uses if len(verb) > 1}
    verbs = {verb for verb in long if "noun" not in uses[verb]}
    heads = {row["head"]: Head(*row.values()) for row in read_rows(RULES / "mention-heads.tsv")}
    return Lexicon(
        heads=heads,
        ends=Words.of(heads),
        verbs={row["verb"]: Verb(*row.values()) for row in read_rows(RULES / "mention-verbs.tsv")},
        known={row["form"]: Known(*row.values()) for row in read_rows(RULES / "known-names.tsv")},
        groups={row["noun"]: Group(*row.values()) for row in read_rows(RULES / "mention-groups.tsv")},
        common=frozenset(row["word"] for row in read_rows(RULES / "common-words.tsv")),
        figures=frozenset(read_words(RULES / "figures-of-speech.tsv")),
        roles=roles,
        departments={row["short"]: row["full"] for row in read_rows(RULES / "department-names.tsv")},
        acting=frozenset(verb for verb in verbs if "act" in uses[verb]),
        doing=frozenset(verb for verb in long - verbs if "act" in uses[verb]),
        closing=frozenset(verbs),
    )


class Needs(NamedTuple):
    """Words without which rules of mentions.toml cannot match."""

    words: Finder
    rules: dict[str, tuple[int, ...]]  # such a word → places of the rules that need it or its beginning


@dataclass(frozen=True, slots=True)
class MentionRules:
    """What `find_mentions` and `find_relations` know."""

    lexicon: Lexicon
    names: tuple[Rule, ...]  # mentions.toml
    needs: Needs
    relations: tuple[Rule, ...]  # relations.toml
    head: Finder
    site: Finder  # last words of places of which a clause may go on to speak
    cut: re.Pattern[str]
    lead: re.Pattern[str]
    act: Opening
    generic: re.Pattern[str]
    stage: re.Pattern[str]
    honour: re.Pattern[str]
    verb: re.Pattern[str]
    hosting: re.Pattern[str]
    level: re.Pattern[str]
    title: Finder
    known_titles: frozenset[str]  # those of them that need no level
    built_titles: frozenset[str]  # those that a place is said to build
    titles_made: frozenset[str]  # verbs straight before those
    opening: Words  # what may stand straight before a title
    making: re.Pattern[str]
    predicate: re.Pattern[str]
    works: re.Pattern[str]
    phase: re.Pattern[str]
    body: re.Pattern[str]
    position: re.Pattern[str]
    programme_verbs: Words
    class_terms: frozenset[str]  # explained terms that are a class of things
    thing_verbs: frozenset[str]  # verbs of making, behind which a quotation is a thing and no programme
    rule_verbs: frozenset[str]  # verbs of keeping to something, behind which a formula of numbers is a notion
    tail: re.Pattern[str]
    edge: Edge


@lru_cache(maxsize=1)
def shapes() -> dict[str, Rule]:
    """The small patterns of `mention-patterns.toml` by name."""
    return {rule.name: rule for rule in load(RULES / "mention-patterns.toml")}


@lru_cache(maxsize=1024)  # asked at every step
def shape(name: str) -> re.Pattern[str]:
    """One of the small patterns that the readers share."""
    return shapes()[name].pattern


@lru_cache(maxsize=1)
def mention_rules() -> MentionRules:
    """The rules of the project, read once a process."""
    lexicon = read_lexicon()
    verbs = lexicon.verbs.values()
    names = load(RULES / "mentions.toml", _parts(lexicon))
    edge = _edge(lexicon)
    return MentionRules(
        lexicon=lexicon,
        names=names,
        needs=_needs(names),
        relations=load(RULES / "relations.toml", _parts(lexicon)),
        head=Finder.of(lexicon.heads, edge),
        site=Finder.of(_sites(lexicon), ANYWHERE),
        cut=_cut(lexicon),
        lead=_lead(lexicon),
        act=_act(lexicon),
        generic=re.compile(alternation(lexicon.words("generic")) + "+"),
        stage=_verbs(verb.word for verb in verbs if verb.stage),
        honour=_verbs(verb.word for verb in verbs if verb.honour),
        verb=_verbs(verb.word for verb in verbs if verb.cut),
        hosting=_verbs(verb.word for verb in verbs if verb.event),
        level=re.compile(alternation(lexicon.words("level"))),
        title=Finder.of(lexicon.words("honour"), _title_edge(edge, lexicon)),
        known_titles=frozenset(lexicon.words("title")),
        built_titles=frozenset(lexicon.words("built-title")),
        titles_made=frozenset(lexicon.words("title-made")),
        opening=_opening(lexicon),
        making=_verbs(lexicon.words("making")),
        predicate=_verbs(lexicon.words("predicate")),
        works=_verbs(lexicon.words("works")),
        phase=_verbs(lexicon.words("phase")),
        body=_verbs(head.word for head in lexicon.heads.values() if head.type == "organisation" and len(head.word) > 1),
        position=re.compile(alternation(lexicon.words("position")) + "(?![轮批期届])"),
        programme_verbs=Words.of(lexicon.words("programme-verb")),
        class_terms=frozenset(lexicon.words("class-term")),
        thing_verbs=frozenset(lexicon.words("thing-verb")),
        rule_verbs=frozenset(lexicon.words("rule-verb")),
        tail=_verbs(lexicon.words("tail")),
        edge=edge,
    )


def _cut(lexicon: Lexicon) -> re.Pattern[str]:
    """After what a name may begin; a verb with what it brings about is doubled as well (办好办实)."""
    cutting = [verb.word for verb in lexicon.verbs.values() if verb.cut == "anywhere"]
    verbs, outcomes = "".join(word_set("doubled-verbs")), "".join(word_set("doubled-outcomes"))
    doubled = f"([{verbs}])[{outcomes}]\\1[{outcomes}]"
    return re.compile(f"{doubled}|{alternation(cutting + lexicon.words('cutter'))}")


def _lead(lexicon: Lexicon) -> re.Pattern[str]:
    """The verbs and adverbs that open a clause."""
    leading = [verb.word for verb in lexicon.verbs.values() if verb.cut] + lexicon.words("adverb")
    alike = alternation(lexicon.words("no-lead"))
    return re.compile(f"(?:(?!{alike}){alternation(leading)}(?![型性化业者]))+")


def _sites(lexicon: Lexicon) -> Iterable[str]:
    """Last words of zones, sights, parks, roads and waters that are names in themselves, not of every town."""
    kinds = ("zone", "scenic", "park", "airport", "water", "road", "region")
    plain = frozenset(lexicon.words("plain-site"))
    for head in lexicon.heads.values():
        if head.type == "place" and head.kind in kinds and len(head.word) > 1 and head.word not in plain:
            yield head.word
    yield from (*word_set("bodies-spoken-of"), *word_set("ways-and-waters"))


def _edge(lexicon: Lexicon) -> Edge:
    """What may stand behind the end of a name."""
    told = [verb.word for verb in lexicon.verbs.values() if verb.stage or verb.honour or verb.event]
    marks = frozenset("，。；：、！？“”（）()《》\ue001\ue002\ue003\n")
    return Edge(marks, Words.of([*lexicon.words("tail"), *lexicon.words("behind"), *told, *lexicon.closing]))


def _title_edge(edge: Edge, lexicon: Lexicon) -> Edge:
    """What may stand behind a title: also what is said of how many have it, or of the check that they pass."""
    return Edge(edge.marks, Words.of([*edge.words.all, *lexicon.words("title-tail")]))


def _opening(lexicon: Lexicon) -> Words:
    before = [*lexicon.verbs, *lexicon.words("cutter"), *word_set("before-names")]
    return Words.of(before)


def _act(lexicon: Lexicon) -> Opening:
    adverbs = Words.of(lexicon.words("adverb") + lexicon.words("manner"))
    return Opening(adverbs, Words.of(lexicon.acting), Words.of(lexicon.doing), frozenset("型性化业者"))


def _verbs(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(alternation(words))


def _needs(names: tuple[Rule, ...]) -> Needs:
    every = {word for rule in names for word in rule.needs}
    rules = {word: tuple(at for at, rule in enumerate(names) if word.startswith(rule.needs)) for word in every}
    return Needs(Finder.of(every, ANYWHERE), rules)


def _parts(lexicon: Lexicon) -> dict[str, list[str]]:
    return {"department": list(lexicon.departments)}
