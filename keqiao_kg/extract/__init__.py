"""From a `Report` to `Findings`: numbers, quantities, mentions, relations."""
