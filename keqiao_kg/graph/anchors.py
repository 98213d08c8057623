"""Where facts stand in the text: passages with their selectors, each written once however many facts share it.

Also the one place where IRIs of what belongs to a report, beyond `resolve.iris`, are made:

    report/330603-2020/graph                       the named graph of the report
    report/330603-2020/text  …/source              the cleaned text, and the file that it was read from
    report/330603-2020/observations  …/glossary    the data set, the concept scheme
    report/330603-2020/passage/112-126             offsets in the cleaned text
    report/330603-2020/selector/112-126
    report/330603-2020/glossary/9100-9180-2        the second component of an entry
    report/330603-2020/pair/112-126-1.40-52-1      target, result
    report/330603-2020/issue/unknown-area-1
    period/2019  period/2018-2019  period/until-2019
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from keqiao_kg.graph.vocabulary import KQ, OA, TYPE, whole
from keqiao_kg.model import Facts, GlossaryEntry, Pair, Sentence, Span
from keqiao_kg.resolve.iris import Iris


class Anchors:
    """IRIs of one report, and the passages that its facts have asked for."""

    def __init__(self, facts: Facts) -> None:
        self.report = NamedNode(facts.iri)
        self.iris = Iris(facts.iri[: facts.iri.rindex("report/")])
        self.text = self.child("text")
        self._id = facts.report.id
        self._characters = facts.report.text
        self._sentences = facts.report.sentences
        self._starts = [sentence.span.start for sentence in self._sentences]
        self._passages: dict[Span, None] = {}

    def child(self, *path: str) -> NamedNode:
        """Something that belongs to the report alone."""
        return NamedNode("/".join((self.report.value, *path)))

    def sentence(self, identifier: str) -> NamedNode:
        """A sentence by its id."""
        return NamedNode(self.iris.sentence(self._id, identifier))

    def section(self, identifier: str) -> NamedNode:
        """A section by its id."""
        return NamedNode(self.iris.section(self._id, identifier))

    def number(self, span: Span) -> NamedNode:
        """A numeral of the ledger."""
        return NamedNode(self.iris.number(self._id, span))

    def mention(self, span: Span, k: int) -> NamedNode:
        """The k-th mention with that span."""
        return NamedNode(self.iris.mention(self._id, span, k))

    def relation(self, span: Span, k: int) -> NamedNode:
        """The k-th relation read from that quote."""
        return NamedNode(self.iris.relation(self._id, span, k))

    def entry(self, entry: GlossaryEntry) -> NamedNode:
        """An entry of the glossary."""
        return NamedNode(self.iris.glossary(self._id, entry.span))

    def component(self, entry: GlossaryEntry, k: int) -> NamedNode:
        """The k-th component (from 1) of a glossary entry."""
        return NamedNode(f"{self.entry(entry).value}-{k}")

    def pair(self, pair: Pair) -> NamedNode:
        """A target beside a result."""
        ends = (iri.rpartition("/")[2] for iri in (pair.target, pair.result))
        return self.child("pair", ".".join(ends))

    def issue(self, code: str, k: int) -> NamedNode:
        """The k-th issue (from 1) of a kind."""
        return self.child("issue", f"{code}-{k}")

    def period(self, notation: str) -> NamedNode:
        """A period by its notation; periods belong to all reports."""
        name = f"until{notation}" if notation.startswith("-") else notation
        return NamedNode(f"{self.iris.base}period/{name}")

    def sentence_around(self, span: Span) -> Sentence | None:
        """The sentence that holds the whole span."""
        index = bisect_right(self._starts, span.start) - 1
        if index >= 0 and span in self._sentences[index].span:
            return self._sentences[index]
        return None

    def passage(self, span: Span) -> NamedNode:
        """The passage with that span."""
        self._passages[span] = None
        return self.child("passage", f"{span.start}-{span.end}")

    def located(self, node: NamedNode, span: Span) -> Iterator[Triple]:
        """What makes `node` a specific resource: its source and its selector (which is written too)."""
        selector = self.child("selector", f"{span.start}-{span.end}")
        yield Triple(node, OA["hasSource"], self.text)
        yield Triple(node, OA["hasSelector"], selector)
        yield Triple(selector, TYPE, KQ["Selector"])
        yield from self.selected(selector, span)

    def selected(self, selector: NamedNode, span: Span) -> Iterator[Triple]:
        """Offsets and characters of a selector."""
        yield Triple(selector, OA["start"], whole(span.start))
        yield Triple(selector, OA["end"], whole(span.end))
        yield Triple(selector, OA["exact"], Literal(span.of(self._characters)))

    def within(self, node: NamedNode, span: Span) -> Iterator[Triple]:
        """The sentence that `node` stands in, if there is one."""
        sentence = self.sentence_around(span)
        if sentence:
            yield Triple(node, KQ["inSentence"], self.sentence(sentence.id))

    def passages(self) -> Iterator[Triple]:
        """All passages asked for so far."""
        for span in self._passages:
            node = self.passage(span)
            yield Triple(node, TYPE, KQ["Passage"])
            yield from self.located(node, span)
            yield from self.within(node, span)
