"""The terms that a report explains: entries, their forms, their parts, where the body uses them."""
