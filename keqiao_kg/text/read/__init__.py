"""From the bytes of a file to numbered lines of text; one module a format, and only here are format libraries known."""
