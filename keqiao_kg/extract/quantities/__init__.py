"""What the numbers of a report measure: one row of the guidelines for each amount."""
