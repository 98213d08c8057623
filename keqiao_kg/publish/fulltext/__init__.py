"""Sentences found by their words, with the facts that were read there; no server, one SQLite file beside the data."""

from keqiao_kg.publish.fulltext.hits import COLUMNS, Fact, Hit, row, written
from keqiao_kg.publish.fulltext.index import Index, open_index
from keqiao_kg.publish.fulltext.request import Answer, respond

__all__ = ["COLUMNS", "Answer", "Fact", "Hit", "Index", "open_index", "respond", "row", "written"]
