"""Every number of a report: what a numeral is worth, its unit and comparator, and what became of it."""
