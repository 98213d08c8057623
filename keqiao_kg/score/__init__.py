"""How far the facts of a report agree with gold that people made by hand."""

from keqiao_kg.score.found import rows_of, score_findings
from keqiao_kg.score.gold import Gold, load_gold
from keqiao_kg.score.report import report
from keqiao_kg.score.saved import changes, load, save
from keqiao_kg.score.scoring import score
from keqiao_kg.score.tally import Score, Tally

__all__ = [
    "Gold",
    "Score",
    "Tally",
    "changes",
    "load",
    "load_gold",
    "report",
    "rows_of",
    "save",
    "score",
    "score_findings",
]
