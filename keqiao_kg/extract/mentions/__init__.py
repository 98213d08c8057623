"""Named things of a report: where they are named, of which type, and by which canonical name."""
