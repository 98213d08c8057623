"""IRIs made from content: the same report gives the same IRIs on any machine, and nothing is a blank node.

Things live under `base` (default `https://w3id.org/keqiao-kg/id/`), concepts under `CONCEPTS`:

    report/330603-2020                             a report (its id)
    report/330603-2020/section/p1.s2               and what belongs to it alone:
    report/330603-2020/sentence/S004
    report/330603-2020/number/120-124              offsets in the cleaned text
    report/330603-2020/observation/112-126-1       the first quantity read from that quote, -2 the next
    report/330603-2020/mention/40-46-1
    report/330603-2020/relation/30-52-1
    report/330603-2020/statement/112-126
    report/330603-2020/glossary/9100-9180
    place/330603                                   a place with an administrative code, six or nine digits
    place/330603/轻纺城                             any other place, in the area that it belongs to
    organisation/330603/…  project/330603/…  person/330603/…
    organisation/100000/清华大学                     known in the whole country; 330000: in that province
    programme/100000/某某行动  honour/…  event/…  concept/…
    indicator/地区生产总值
    concept/unit/万亩                               under CONCEPTS, code of the unit table, scale word first

Which scope a thing gets is decided in `names.py`. The last step of a path is a `slug`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from keqiao_kg.model import EntityType, Span

BASE = "https://w3id.org/keqiao-kg/id/"
CONCEPTS = "https://w3id.org/keqiao-kg/concept/"

_LONGEST = 60  # characters of a slug before its digest: file systems take 255 bytes of UTF-8
_SAFE_ID = re.compile(r"[\w.-]+")


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """A name as the last step of an IRI: letters and digits of any script kept, all else a hyphen.

    Where anything was lost, eight hex digits of the name's SHA-256 follow, so different names never collide.
    """
    plain = unicodedata.normalize("NFC", name)
    if plain.isalnum() and len(plain) <= _LONGEST:
        return plain
    kept = "".join(char if char.isalnum() else "-" for char in plain)
    short = re.sub("-+", "-", kept).strip("-")[:_LONGEST].rstrip("-")
    if short and short == plain and "-" not in plain:
        return short
    digest = hashlib.sha256(plain.encode()).hexdigest()[:8]
    return f"{short}-{digest}" if short else digest


@lru_cache(maxsize=64)
def _id(report_id: str) -> str:
    return report_id if _SAFE_ID.fullmatch(report_id) else slug(report_id)


def unit(code: str) -> str:
    """IRI of a unit concept by its code (万亩, percent)."""
    return f"{CONCEPTS}unit/{slug(code)}"


@dataclass(frozen=True, slots=True)
class Iris:
    """All IRIs of things under one base; see the module's table of paths."""

    base: str = BASE

    def report(self, report_id: str) -> str:
        """A report by its id."""
        return f"{self.base}report/{_id(report_id)}"

    def section(self, report_id: str, section_id: str) -> str:
        """A section of a report by its id."""
        return f"{self.report(report_id)}/section/{section_id}"

    def sentence(self, report_id: str, sentence_id: str) -> str:
        """A sentence of a report by its id."""
        return f"{self.report(report_id)}/sentence/{sentence_id}"

    def number(self, report_id: str, span: Span) -> str:
        """A numeral of the ledger by its span."""
        return f"{self.report(report_id)}/number/{span.start}-{span.end}"

    def glossary(self, report_id: str, span: Span) -> str:
        """An entry of the glossary by its span."""
        return f"{self.report(report_id)}/glossary/{span.start}-{span.end}"

    def observation(self, report_id: str, span: Span, k: int) -> str:
        """The k-th quantity (from 1) read from one quote."""
        return f"{self.report(report_id)}/observation/{span.start}-{span.end}-{k}"

    def mention(self, report_id: str, span: Span, k: int) -> str:
        """The k-th mention (from 1) with that span."""
        return f"{self.report(report_id)}/mention/{span.start}-{span.end}-{k}"

    def relation(self, report_id: str, span: Span, k: int) -> str:
        """The k-th relation (from 1) read from one quote."""
        return f"{self.report(report_id)}/relation/{span.start}-{span.end}-{k}"

    def statement(self, report_id: str, span: Span) -> str:
        """A statement by its span."""
        return f"{self.report(report_id)}/statement/{span.start}-{span.end}"

    def place(self, code: str) -> str:
        """An administrative place by its code."""
        return f"{self.base}place/{slug(code)}"

    def thing(self, kind: EntityType, scope: str, key: str) -> str:
        """A named thing by its identity key, within a scope (an administrative code)."""
        return f"{self.base}{kind.value}/{slug(scope)}/{slug(key)}"

    def indicator(self, key: str) -> str:
        """An indicator by its preferred name."""
        return f"{self.base}indicator/{slug(key)}"
