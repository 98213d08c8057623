"""From `Findings` to `Facts`: identity of things, indicators, units, places."""
