"""Text rooms: from a report file of any supported format to a `Report`."""

from keqiao_kg.text.metadata.fields import Overrides
from keqiao_kg.text.report import TextRules, read_report, read_sentences

__all__ = ["Overrides", "TextRules", "read_report", "read_sentences"]
