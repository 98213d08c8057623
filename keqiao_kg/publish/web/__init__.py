"""Browser code: the query editor, the store in the page, the explorer, and the released files they stand on."""
