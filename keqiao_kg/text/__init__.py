"""From a file to a `Report`: read, clean, segment, metadata, glossary."""
