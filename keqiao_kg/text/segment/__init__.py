"""From the cleaned text to its layout: blocks, headings, sections, sentences."""
