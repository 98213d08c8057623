"""From the lines of a file to the cleaned text: wraps, page furniture and stray blanks undone, offsets kept."""
