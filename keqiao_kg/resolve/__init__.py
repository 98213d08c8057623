"""Findings become facts: names become things, wordings indicators, units comparable, targets meet results."""

from __future__ import annotations

from keqiao_kg.resolve.agreement import agree
from keqiao_kg.resolve.facts import resolve
from keqiao_kg.resolve.iris import BASE, CONCEPTS, Iris
from keqiao_kg.rules.resolve import ResolveRules

__all__ = ["BASE", "CONCEPTS", "Iris", "ResolveRules", "agree", "resolve"]
