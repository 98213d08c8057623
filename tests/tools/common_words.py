"""How `data/rules/common-words.tsv` was made: the words that reports of many areas share name nothing by themselves.

    python tests/tools/common_words.py FOLDER > common-words.tsv

Every report under the folder is read and cut by jieba; a word of two characters or more that stands in the reports of
six or more areas is common, and so is one of two areas that jieba's dictionary calls a verb, an adverb, an adjective
or a set phrase: nothing is named by such a word alone. Left out is what is a known name, or the name of an
administrative division that is no ordinary word too (`place-lookalikes.tsv`). Several reports of one area count once:
what one area likes to say is not what all say. Read the outcome before it goes into `data/rules`: some thirty words
of five thousand were put right by hand, names that six areas share (朝阳路, 太行山) taken out and words that are names
besides (振兴, 新区) left in; of the verbs some sixty went out that tell what a works does or are the name of one
(冶炼, 滴灌, 展览).
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import jieba

from keqiao_kg.assets import DATA
from keqiao_kg.extract.words import words
from keqiao_kg.model import Report
from keqiao_kg.rules.tables import read_rows, read_words
from keqiao_kg.text import TextRules, read_report

LEAST = 6  # areas
FEWER = 2  # areas of a word that is no noun
_NO_NOUNS = frozenset(
    ("v", "vn", "vi", "a", "ad", "an", "d", "l", "i", "b", "c", "p", "r", "z", "u")
)  # marks of jieba's dictionary
_HAN = re.compile("[一-龥]{2,}")


def reports_of(folder: Path) -> Iterator[Report]:
    """The reports of all text files under the folder, by path."""
    rules = TextRules.load()
    for path in sorted(folder.rglob("*.txt")):
        yield read_report(path, rules)


def words_by_area(reports: Iterable[Report]) -> dict[str, set[str]]:
    """Full name of an area → the Chinese words of all its reports."""
    found: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for sentence in report.sentences:
            pieces = (sentence.text[start:end] for start, end in words(sentence.text))
            found[report.area.full_name].update(piece for piece in pieces if _HAN.fullmatch(piece))
    return found


def common(
    by_area: Mapping[str, set[str]], names: frozenset[str], least: int = LEAST, marks: Mapping[str, str] | None = None
) -> list[tuple[str, int]]:
    """The words of at least so many areas with that number, sorted; names left out.

    `marks`: word → part of speech; those that are no nouns need but two areas.
    """
    counts = Counter(word for found in by_area.values() for word in found)
    marks = marks or {}
    return sorted(
        (word, count)
        for word, count in counts.items()
        if word not in names and count >= (min(FEWER, least) if marks.get(word) in _NO_NOUNS else least)
    )


def parts_of_speech() -> dict[str, str]:
    """The words of jieba's dictionary, each with its mark."""
    with jieba.get_dict_file() as lines:
        rows = (line.decode("utf-8").split() for line in lines)
        return {row[0]: row[2] for row in rows}


def names_known() -> frozenset[str]:
    """Names that reports share: of divisions, in force or not, and of what the whole country knows."""
    rows = read_rows(DATA / "reference" / "divisions.tsv")
    divisions = {row[column] for row in rows for column in ("name", "short") if row[column]}
    ordinary = read_words(DATA / "rules" / "place-lookalikes.tsv")
    return frozenset(divisions.difference(ordinary).union(read_words(DATA / "rules" / "known-names.tsv")))


def table(folder: Path, least: int = LEAST) -> str:
    """The word list of a folder of reports as the text of a TSV file."""
    reports = list(reports_of(folder))
    by_area = words_by_area(reports)
    found = common(by_area, names_known(), least, parts_of_speech())
    size = f"{len(reports)} reports of {len(by_area)} areas"
    head = f"# Words that stand in the reports of {least} or more different areas (counted over {size}).\nword\tareas\n"
    return head + "".join(f"{word}\t{count}\n" for word, count in found)


if __name__ == "__main__":
    sys.stdout.write(table(Path(sys.argv[1])))
