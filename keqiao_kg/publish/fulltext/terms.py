"""Chinese text → tokens of SQLite's full-text index, and what a person types → its query language.

Each sentence is indexed twice: by the words that jieba finds, which rank, and by single characters, so that nothing
is missed where the words of a name are cut otherwise in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from keqiao_kg.errors import QueryError
from keqiao_kg.extract.words import words

_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[^\W_]+?(?=[\u3400-\u9fff\U00020000-\U0003ffff]|\W|_|$)")
_TYPED = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of a question: its text as it may stand in a sentence, and the words that may stand apart."""

    text: str
    words: tuple[str, ...]  # none for a quoted piece, which must stand as it is

    def expression(self) -> str:
        """In the query language of FTS5."""
        whole = f'characters : "{characters(self.text)}"'
        apart = " AND ".join(f'words : "{characters_of_word(word)}"' for word in self.words)
        return f"({whole} OR ({apart}))" if apart else whole


def segmented(text: str) -> str:
    """The words of a text, parted by blanks."""
    return " ".join(filter(None, (characters_of_word(text[start:end]) for start, end in words(text))))


def characters(text: str) -> str:
    """Chinese characters and runs of letters and digits, parted by blanks."""
    return " ".join(_RUN.findall(text.lower()))


def characters_of_word(word: str) -> str:
    """A word without its punctuation: what the index takes for one token, or for several beside each other."""
    return " ".join(re.findall(r"[^\W_]+", word.lower()))


def terms(question: str) -> tuple[Term, ...]:
    """What must be found: pieces parted by blanks; those in quotation marks as they stand.

    Raises QueryError for a question without a word.
    """
    found = tuple(_terms(question))
    if not found:
        raise QueryError("holds no word to look for", where=question or "the search", hint="give words of the text")
    return found


def _terms(question: str) -> Iterator[Term]:
    for typed in _TYPED.finditer(question):
        quoted = typed[1] or typed[2]
        text = quoted or typed[3] or ""
        if characters(text):
            yield Term(text, () if quoted else _apart(text))


def _apart(text: str) -> tuple[str, ...]:
    """The words of a piece; single characters only where there is nothing longer."""
    found = [text[start:end] for start, end in words(text) if characters_of_word(text[start:end])]
    longer = [word for word in found if len(word) > 1]
    return tuple(dict.fromkeys(longer or found))
