"""Tidies characters, never across a line: blanks, lost blanks, entities, marks that show nothing.

Blanks that only the typesetting put there go; a blank between two Latin words or numbers stays, and so do
the blanks that a line starts with, for they tell where paragraphs start.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

from keqiao_kg.rules.cleaning import line_rules

_SYMBOL_FONTS = range(0xF000, 0xF100)  # bullets of fonts such as Wingdings

CELL = "\x1f"  # stands for the tab between two cells of a table
BREAK = "\u2028"  # stands for a line break found inside a line of the source

_BLANKS = "\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061"
_BLANKS += "\u3000\ue5e5"  # the last is a blank of GBK that came to stand in the private area
_INVISIBLE += "\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"

_LATIN = "\\x21-\\x7e\\u00c0-\\u024f"
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LITERAL_BREAK = re.compile(r"(?:\\r)?\\n|\\r")
_LOST_BLANK = re.compile(r"\?{2,}|(?<=[。！？；：，、])\?|(?<![一-龥\ufffd])\ufffd+|\ufffd+(?![一-龥\ufffd])")
_LOST_CHARACTER = re.compile("\ufffd{2,}")
_INK = f"[^ \n{BREAK}]"
_TAB_BETWEEN = re.compile(f"(?<=[^ \t\n{BREAK}]) *\t[\t ]*(?=[^ \t\n{BREAK}])")
_HAN = f"[^{_LATIN} \n{BREAK}]"
# Each starts with the blank itself, which the matcher finds fastest; not the one of: 一 经济增长
_NOT_AFTER_NUMBER = "(?<!\n[一二三四五六七八九十] )(?<!\n十[一二三四五六七八九] )"
_BLANK_BESIDE_HAN = re.compile(f" {_NOT_AFTER_NUMBER}(?:(?<={_HAN} ) *(?={_INK})|(?<={_INK} ) *(?={_HAN}))")
_BLANK_RUN = re.compile(f"  (?<={_INK}  ) *(?={_INK})")
# PM 2.5, G 20; 5 G, 4 A级; R & D
_BLANK_IN_SHORT = re.compile(
    f" (?:(?:{'|'.join(f'(?<=(?<![A-Za-z])[A-Z]{{{size}}} )' for size in range(1, 5))})(?=[0-9])"
    "|(?<=[0-9] )(?=[A-Z](?![A-Za-z]))|(?<=[A-Z] )(?=& ?[A-Z])|(?:(?<=[A-Z]& )|(?<=[A-Z] & ))(?=[A-Z]))"
)
# 4 3%, 202 1年; not “1 10 100”, where signs were lost between numbers
_SPLIT_NUMBER = re.compile('[0-9](?<![“‘"0-9.A-Za-z][0-9])[0-9.]{0,9}(?: [0-9][0-9.]{0,9}){1,6}(?=[一-龥%％])')
_YEAR_DIGITS = 4
_BLANK_AT_MARK = re.compile(r" (?:(?<=[(\[] )(?=\S)|(?<=[^ \n] )(?=[,;:!?)\]%]))")
_LONG = 1500  # characters; a paragraph of a report is seldom half as long
_FEW = 5  # breaks that a line must have lost before single blanks count as breaks
_INDENT_INSIDE = re.compile(f"  (?<=[。！？；：”）!?;:]  ) *(?=[^ \n{BREAK}])")
_LOST_BREAK = re.compile(f"(?<=[。！？：!?:]) +(?=[^ \n{BREAK}])|(?<=[^ \n{BREAK}]) {{4,}}(?=[^ \n{BREAK}])")
_NOTE_MARK = re.compile(r"\^ ?(\[ ?[0-9]{1,3} ?\]) ?\^")


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(char): " " for char in _BLANKS}
    table.update({ord(char): None for char in _INVISIBLE})
    table.update(dict.fromkeys((*range(9), *range(14, 32), *range(127, 160), *_SYMBOL_FONTS)))
    # PDF fonts often hand out radicals (⼯) that look like the characters (工) they stand for.
    radicals = (*range(0x2E80, 0x2FD6),)
    table.update({code: unicodedata.normalize("NFKC", chr(code)) for code in radicals})
    return table


_TABLE = _table()
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")  # few of the characters of a text


def decoded(text: str) -> str:
    """The text in NFC with plain blanks and without marks that show nothing; line breaks stay.

    Line breaks found inside lines (literal ``\\r\\n``, lost paragraph breaks) become `BREAK`.
    """
    if "\\" in text:
        text = _LITERAL_BREAK.sub(BREAK, text)
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    text = unicodedata.normalize("NFC", _ODD.sub(lambda match: _TABLE[ord(match[0])] or "", text))
    if "?" in text or "\ufffd" in text:
        text = _LOST_CHARACTER.sub("\ufffd", _LOST_BLANK.sub(" ", text))
    if "\t" in text:
        text = _TAB_BETWEEN.sub(CELL, text).replace("\t", " ")
    if "^" in text:
        text = _NOTE_MARK.sub(r"\1", text)
    return _unfolded(text)


def without_blanks(text: str) -> str:
    """The text without the blanks of the typesetting; those that start or end a line stay."""
    text = _BLANK_RUN.sub(" ", _BLANK_BESIDE_HAN.sub("", text))
    text = _BLANK_IN_SHORT.sub("", text)
    return _SPLIT_NUMBER.sub(_whole_number, _BLANK_AT_MARK.sub("", text)).replace(CELL, " ")


def _whole_number(match: re.Match[str]) -> str:
    """Digits that blanks came between; two whole numbers beside each other stay apart."""
    groups = match[0].split(" ")
    longest = sorted(len(group) for group in groups)[-2]
    return match[0] if longest >= _YEAR_DIGITS else "".join(groups)


def _unfolded(text: str) -> str:
    """Breaks lines where runs of blanks are all that is left of the paragraph breaks of the source."""
    text = _INDENT_INSIDE.sub(BREAK, text)
    return "\n".join(_unfolded_line(line) if len(line) > _LONG else line for line in text.split("\n"))


def _unfolded_line(line: str) -> str:
    """A line of a whole report: a blank after a full stop, or around a heading, is a lost break."""
    if line.count(BREAK) + len(_LOST_BREAK.findall(line)) < _FEW:
        return line
    line = _LOST_BREAK.sub(BREAK, line)
    return _heading_inside().sub(lambda match: f"{BREAK}{match[1]}{BREAK}", line)


@cache
def _heading_inside() -> re.Pattern[str]:
    return re.compile(f"(?:^|[ {BREAK}])({line_rules().inside.pattern})")


def _entity(match: re.Match[str]) -> str:
    return BREAK if match[0] in ("&#10;", "&#13;") else html.unescape(match[0]).replace("\n", BREAK)
