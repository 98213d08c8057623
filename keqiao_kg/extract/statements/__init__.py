"""What a report undertakes, says was done, and owns up to, clause by clause."""
