"""The words of the interface in Chinese and English.

Both stand in every page; which one is seen is a matter of the style sheet and the reader's choice, so a page has
one address and works without scripts (Chinese then).
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from keqiao_kg.publish.site import rooms

Pair = tuple[str, str]  # Chinese, English


def load() -> dict[str, Pair]:
    """Key → the words of all rooms."""
    words: dict[str, Pair] = {}
    for table in rooms.tables("words.toml"):
        words |= {key: (zh, en) for key, (zh, en) in table.items()}
    return words


class Words:
    """What templates call `t`.

    ``{{ t("results") }}``, ``{{ t.both(zh, en) }}``, ``<nav {{ t.attributes("aria-label", "menu") }}>``.
    """

    def __init__(self, words: Mapping[str, Pair]) -> None:
        self._words = words
        self._said: dict[str, Markup] = {}

    def __call__(self, key: str) -> Markup:
        """Both languages of a key, each in an element that tells its language. KeyError for an unknown key."""
        if key not in self._said:
            self._said[key] = self.both(*self._words[key])
        return self._said[key]

    def both(self, zh: str, en: str) -> Markup:
        """Words in both languages; only the Chinese if there are no others."""
        if not en or en == zh:
            return Markup(f'<span lang="zh">{escape(zh)}</span>')
        return Markup(f'<span class="zh" lang="zh">{escape(zh)}</span><span class="en" lang="en">{escape(en)}</span>')

    def attributes(self, name: str, key: str) -> Markup:
        """An attribute in Chinese, and what a script puts there for English readers."""
        zh, en = self._words[key]
        return Markup(f'{escape(name)}="{escape(zh)}" data-en-{escape(name)}="{escape(en)}"')

    def pair(self, key: str) -> Pair:
        """Chinese and English."""
        return self._words[key]

    def zh(self, key: str) -> str:
        """The Chinese words, for titles."""
        return self._words[key][0]

    def en(self, key: str) -> str:
        """The English words."""
        return self._words[key][1]
