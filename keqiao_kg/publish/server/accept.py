"""Content negotiation: what a client would like and what there is → what it gets (RFC 9110, section 12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Range(NamedTuple):
    """A media range of an Accept header: `text/*;q=0.5`."""

    main: str
    sub: str
    quality: float

    def fits(self, media_type: str) -> int:
        """How closely it names a media type: 0 not at all, 1 anything, 2 the main type, 3 exactly."""
        main, _, sub = media_type.partition("/")
        if (self.main, self.sub) == (main, sub):
            return 3
        if self.sub == "*" and self.main == main:
            return 2
        return 1 if (self.main, self.sub) == ("*", "*") else 0


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that an Accept header likes best, the first of equals; None if it likes none."""
    ranges = parse(accept) or [Range("*", "*", 1.0)]
    qualities = [_quality(media_type, ranges) for media_type in offered]
    best = max(qualities, default=0.0)
    return offered[qualities.index(best)] if best > 0 else None


def choose_format(accept: str, form: str, short: Mapping[str, Sequence[str]], offered: Sequence[str]) -> str | None:
    """The same, where `?format=` (a short name or a media type) goes before the header."""
    if not form:
        return choose(accept, offered)
    wanted = short.get(form.lower(), (form.lower(),))
    return next((media_type for media_type in wanted if media_type in offered), None)


def parse(accept: str) -> list[Range]:
    """The ranges of an Accept header; what is no range is left out."""
    return [found for part in accept.split(",") if (found := _range(part)) is not None]


def takes_gzip(header: str) -> bool:
    """Does an Accept-Encoding header welcome gzip?"""
    coding = {name.strip().lower(): rest for name, _, rest in (part.partition(";") for part in header.split(","))}
    rest = coding.get("gzip", coding.get("*"))
    return rest is not None and _weight(rest.split(";")) > 0


def _range(part: str) -> Range | None:
    name, *parameters = part.split(";")
    main, _, sub = name.strip().lower().partition("/")
    if main == "*" and not sub:  # as some old clients have it
        sub = "*"
    return Range(main, sub, _weight(parameters)) if main and sub else None


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _quality(media_type: str, ranges: Sequence[Range]) -> float:
    fits = [(found.fits(media_type), found.quality) for found in ranges]
    closest = max((fit for fit, _ in fits), default=0)
    return max(quality for fit, quality in fits if fit == closest) if closest else 0.0
